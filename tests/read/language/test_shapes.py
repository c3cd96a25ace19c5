"""What an uncased encoder cannot see is told beside it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.read.language.shapes import MARKS, Shape, Spacing, mark_of, shape_of, spacing_of


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("valley", Shape.LOWER),
        ("Kabul", Shape.TITLE),
        ("A", Shape.TITLE),
        ("AFP", Shape.UPPER),
        ("U.S.", Shape.UPPER),
        ("McKenzie", Shape.MIXED),
        ("5pm", Shape.DIGIT),
        ("2021", Shape.DIGIT),
        ("—", Shape.OTHER),
        ("کابل", Shape.MIXED),
    ],
)
def test_shapes(word: str, shape: Shape) -> None:
    assert shape_of(word) == shape


@pytest.mark.parametrize(
    ("gap", "spacing"),
    [
        ("", Spacing.GLUED),
        (" ", Spacing.SPACE),
        ("\t ", Spacing.SPACE),
        ("\n", Spacing.NEWLINE),
        (" \n  \n", Spacing.PARAGRAPH),
    ],
)
def test_spacings(gap: str, spacing: Spacing) -> None:
    assert spacing_of(gap) == spacing


@settings(deadline=None)
@given(st.text(min_size=1), st.sampled_from(Spacing))
def test_every_word_has_a_row_of_its_own_kind(word: str, spacing: Spacing) -> None:
    assert 1 <= mark_of(word, spacing) < MARKS
