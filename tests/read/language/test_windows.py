"""Windows follow paragraphs and are never too large."""

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.read.language.shapes import Spacing
from twosource.read.language.windows import MOST_PIECES, Words, find_paragraphs, fit, make_window


def make_words(sizes: list[int], spacings: list[Spacing]) -> Words:
    """Words of so many pieces each."""
    return Words(["word"] * len(sizes), spacings, [(7,) * size for size in sizes])


def test_a_blank_line_ends_a_paragraph_and_a_line_break_does_not() -> None:
    spacings = [Spacing.PARAGRAPH, Spacing.SPACE, Spacing.NEWLINE, Spacing.PARAGRAPH]
    assert list(find_paragraphs(make_words([1] * 4, spacings))) == [(0, 3), (3, 4)]


def test_a_window_holds_pieces_marks_and_first_pieces() -> None:
    window = make_window(make_words([1, 3, 2], [Spacing.SPACE] * 3), 0, 3)
    assert window.pieces.tolist() == [101, 7, 7, 7, 7, 7, 7, 102]
    assert window.firsts.tolist() == [1, 2, 5]
    assert (window.marks > 0).nonzero()[0].tolist() == [1, 2, 5]


def test_the_first_word_of_a_window_is_marked_as_a_paragraphs() -> None:
    words = make_words([1, 1], [Spacing.SPACE, Spacing.SPACE])
    assert make_window(words, 1, 2).marks[1] == make_window(words, 0, 1).marks[1]


@settings(deadline=None)
@given(st.lists(st.integers(1, 8), min_size=1, max_size=600))
def test_windows_go_on_and_fit(sizes: list[int]) -> None:
    words = make_words(sizes, [Spacing.SPACE] * len(sizes))
    at = 0
    while at < len(sizes):
        stop = fit(words, at, len(sizes))
        assert stop > at
        assert len(make_window(words, at, stop).pieces) <= MOST_PIECES + 2
        at = stop
