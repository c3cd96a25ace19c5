"""The statements of a story go in; questions, their answers and the claims with their facts come out."""
