"""How the language model in twosource.read.language is made: corpora in, weights and model card out, in one command."""
