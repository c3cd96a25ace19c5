"""What holds for any text: spans slice, contents are no cue and no voice, reading is deterministic and total.

Random texts are parsed by the model that ships; random trees, which no model would give, are built by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy import blank
from spacy.tokens import Doc

from tests.read.statements.conftest import parse
from twosource.model.ids import digest_text
from twosource.model.item import Item, Post
from twosource.read.parsed import Parsed
from twosource.read.statements import find_statements

if TYPE_CHECKING:
    from twosource.model.reading import Statement

SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PIECES = st.sampled_from(
    ["Omar Daud", "the army", "said", "told", "that", "“", "”", '"', "'", ",", ".", ":", "–", "denied", "according to",
     "police", "reports of", "reportedly", "RT @kunduzwatch:", "via", "\n", "\n\n", "he", "they", "will attack", "fell",
     "the town", "THE TOWN", "🙏", "مدينة", "\u202e", "\x00", "as", "saying", "quoted", "(", ")", "if", "#Kunduz",
     "https://example.org/a", "called on", "to leave", "claims", "who", "and", "but", "?"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=60)
RELATIONS = (  # noqa: SIM905 - twenty words read better so
    "nsubj ccomp xcomp parataxis obj obl advcl acl acl:relcl conj cc mark case nmod nmod:poss appos punct det aux "
    "aux:pass nsubj:pass advmod"
).split()
TAGS = [
    tuple(pair.split("/"))
    for pair in (  # noqa: SIM905 - the same
        "VERB/VBD VERB/VBG NOUN/NN PROPN/NNP PRON/PRP PUNCT/, SCONJ/IN AUX/VBZ ADP/IN ADV/RB PART/TO ADJ/JJ PRON/WP"
    ).split()
]
VOCAB = blank("en").vocab


def check(text: str, statements: tuple[Statement, ...]) -> None:
    assert [one.id for one in statements] == [f"s{number}" for number in range(1, len(statements) + 1)]
    for one in statements:
        assert one.content
        assert one.voices
        for span in one.content:
            assert 0 <= span.start < span.end <= len(text)
            assert not span.of(text)[0].isspace()
            assert not span.of(text)[-1].isspace()
            assert span != one.cue
        for left, right in zip(one.content, one.content[1:], strict=False):
            assert left.end <= right.start
        for voice in (*one.voices, *one.joint):
            if voice.start is None or voice.end is None:
                assert (voice.kind, voice.name) in {("unspecified", None), ("account", "@kunduzwatch")}
            else:
                assert 0 <= voice.start < voice.end <= len(text)
                assert all((voice.start, voice.end) != (span.start, span.end) for span in one.content)


@SLOW
@given(TEXTS)
def test_spans_slice_and_reading_is_deterministic(text: str) -> None:
    first, second = (find_statements(parse(text)) for _ in range(2))
    check(text, first)
    assert first == second


@SLOW
@given(st.data())
def test_any_tree_has_an_answer(data: st.DataObject) -> None:
    words = data.draw(st.lists(PIECES.filter(lambda piece: bool(piece.strip())), min_size=1, max_size=14))
    size = len(words)
    heads = data.draw(st.lists(st.integers(0, size - 1), min_size=size, max_size=size))
    chained = [min(head, place) for place, head in enumerate(heads)]
    tags = data.draw(st.lists(st.sampled_from(TAGS), min_size=size, max_size=size))
    deps = data.draw(st.lists(st.sampled_from(RELATIONS), min_size=size, max_size=size))
    doc = Doc(
        VOCAB,
        words=words,
        heads=chained,
        deps=["root" if head == place else dep for place, (head, dep) in enumerate(zip(chained, deps, strict=True))],
        tags=[tag for _, tag in tags],
        pos=[pos for pos, _ in tags],
        lemmas=[word.lower() for word in words],
    )
    item = Item(id="t", kind="article", text=doc.text, digest=digest_text(doc.text))
    check(doc.text, find_statements(Parsed(item, doc)))


@SLOW
@given(st.integers(0, 60), st.integers(1, 60), st.sampled_from(["post", "article"]))
def test_posts_anywhere_are_read(start: int, length: int, kind: str) -> None:
    text = (
        "The road is shut, police said. RT @kunduzwatch: “two houses hit” — Kunduz Watch (@kunduzwatch) March 8, 2026"
    )
    parsed = parse(text, "post" if kind == "post" else "article")
    end = min(start + length, len(text))
    post = Post(start, end, author="Kunduz Watch", handle="kunduzwatch", posted="2026-03-08")
    check(text, find_statements(Parsed(parsed.item, parsed.doc, (post,))))


@pytest.mark.parametrize("more", ["\n\nThe bridge is old.", "\n\nLeila Karimi said the market was open."])
def test_a_paragraph_more_changes_nothing_before_it(more: str) -> None:
    text = "The army said the town had fallen.\n\n“We stay,” Omar Daud told reporters. He denied that anybody had left."
    before = find_statements(parse(text))
    after = find_statements(parse(text + more))
    assert after[: len(before)] == before


SENTENCES = st.sampled_from(
    [
        "The army said the town had fallen.",
        "“We stay,” Omar Daud told reporters. “Nobody can make us.”",
        "He denied that anybody had left.",
        "Two men were killed, local activists and an aid group said.",
        "According to Harbour Radio, the envoy urged the rebels to leave.",
        "Reports of looting reached the ministry, which would not comment on them.",
        "The mayor is wary of the plan, adding that the bridge is old.",
        "A witness said she saw two trucks; police put the toll at six.",
    ]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SENTENCES, min_size=1, max_size=4), SENTENCES)
def test_any_paragraph_more_changes_nothing_before_it(paragraphs: list[str], more: str) -> None:
    text = "\n\n".join(paragraphs)
    before, after = find_statements(parse(text)), find_statements(parse(f"{text}\n\n{more}"))
    told = [(one.content, one.cue, [(v.start, v.end) for v in one.voices], one.stance, one.form) for one in after]
    wanted = [(one.content, one.cue, [(v.start, v.end) for v in one.voices], one.stance, one.form) for one in before]
    assert told[: len(wanted)] == wanted


def test_a_long_line_without_end_is_read_in_time() -> None:
    text = "the army said that the town fell and " * 600
    check(text, find_statements(parse(text)))
