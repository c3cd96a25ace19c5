"""Texts come in, spaCy Docs with sentences, tags, relations, lemmas and names go out."""
