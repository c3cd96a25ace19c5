"""Measures the language model in the package on the dev parts of the corpora that trained it."""
