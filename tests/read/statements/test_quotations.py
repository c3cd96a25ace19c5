"""Quotations out of raw text: marks of every kind, balanced or not."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.span import Span
from twosource.read.statements.quotations import find_quotations, split_paragraphs

MARKED = st.text(alphabet=st.sampled_from("ab ,.\n“”\"'‘’«»`"), max_size=80)


def inside(text: str) -> list[str]:
    return [found.inner.of(text) for found in find_quotations(text, split_paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We stay,” he said. “All of us.”", ["We stay,", "All of us."]),
        ('"We stay," he said.', ["We stay,"]),
        ("''We stay,'' he said.", ["We stay,"]),
        ("«We stay», he said.", ["We stay"]),
        ("‘We stay,’ said the rebels' envoy.", ["We stay,"]),
        ('“We stay," he said.', ["We stay,"]),
        ('nobody left. " the mayor said.', ["nobody left."]),
        ('it was empty." Police came.', ["it was empty."]),
        ("“The word ‘siege’ is wrong,” she said.", ["The word ‘siege’ is wrong,"]),
        ("The rebels' men didn't leave.", []),
    ],
)
def test_finds_what_stands_between_marks(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


def test_an_unclosed_quotation_ends_with_its_paragraph_and_stays_open() -> None:
    text = "“The road is shut.\n\n“The bridge is down,” said Omar Daud."
    first, second = find_quotations(text, split_paragraphs(text))
    assert first.open
    assert first.inner.of(text) == "The road is shut."
    assert second.inner.of(text) == "The bridge is down,"


def test_a_hard_wrapped_line_does_not_end_a_paragraph() -> None:
    text = "THE ARMY SAID THAT\nTHE TOWN FELL.\nNOBODY CONFIRMED IT."
    assert [paragraph.of(text) for paragraph in split_paragraphs(text)] == [
        "THE ARMY SAID THAT\nTHE TOWN FELL.",
        "NOBODY CONFIRMED IT.",
    ]


@given(MARKED)
def test_quotations_never_overlap_and_stay_inside_their_paragraph(text: str) -> None:
    paragraphs = split_paragraphs(text)
    found = find_quotations(text, paragraphs)
    for one, other in itertools.pairwise(found):
        assert one.end <= other.start
    for one in found:
        assert 0 <= one.start <= one.inner.start <= one.inner.end <= one.end <= len(text)
        assert any(paragraph.contains(Span(one.start, one.end)) for paragraph in paragraphs) or "\n" in text
