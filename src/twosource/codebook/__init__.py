"""The vocabulary as data: YAML files beside this one, read into frozen dataclasses, unknown keys refused.

A room declares the shape that it needs (a frozen dataclass) and asks for it by file name:

    @dataclass(frozen=True, slots=True)
    class Hedges:
        modal: tuple[str, ...]
        adverb: tuple[str, ...]

    hedges = load_vocabulary("hedges", Hedges)
"""

from twosource.codebook.loader import codebook_digest, load_vocabulary, vocabulary_names

__all__ = ["codebook_digest", "load_vocabulary", "vocabulary_names"]
