"""A word and the blank before it come in, one small number goes out: what an uncased encoder cannot see.

The mark of a word joins its shape (six values) with its spacing (four values); pieces that start no word have mark 0.
"""

from enum import IntEnum


class Shape(IntEnum):
    """How a word is written."""

    LOWER = 0
    TITLE = 1
    UPPER = 2
    MIXED = 3
    DIGIT = 4
    OTHER = 5


class Spacing(IntEnum):
    """What stands between a word and the one before it."""

    GLUED = 0
    SPACE = 1
    NEWLINE = 2
    PARAGRAPH = 3


MARKS = 1 + len(Shape) * len(Spacing)
"""Rows of the embedding table; row 0 belongs to pieces that start no word."""


def shape_of(word: str) -> Shape:
    """Return the shape; a digit anywhere wins, and one capital letter alone counts as a title ("A", "I")."""
    if word.islower():
        return Shape.DIGIT if has_digit(word) else Shape.LOWER
    if has_digit(word):
        return Shape.DIGIT
    if word.isupper():
        return Shape.UPPER if sum(map(str.isalpha, word)) > 1 else Shape.TITLE
    if word[:1].isupper() and word[1:] == word[1:].lower():
        return Shape.TITLE
    return Shape.MIXED if any(map(str.isalpha, word)) else Shape.OTHER


def has_digit(word: str) -> bool:
    """Say whether any character is a decimal digit."""
    return any(map(str.isdigit, word))


def spacing_of(gap: str) -> Spacing:
    """Return the spacing that the white space `gap` between two words amounts to."""
    if not gap:
        return Spacing.GLUED
    newlines = gap.count("\n")
    if newlines == 0:
        return Spacing.SPACE
    return Spacing.NEWLINE if newlines == 1 else Spacing.PARAGRAPH


def mark_of(word: str, spacing: Spacing) -> int:
    """Return the row of the mark embedding for a word's first piece."""
    return 1 + shape_of(word) * len(Spacing) + spacing
