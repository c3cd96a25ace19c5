"""What holds for every text: total, deterministic, spans that slice, indexes and ids that exist."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from twosource.model.item import Item
from twosource.model.reading import Place, Statement, Time
from twosource.model.span import Span
from twosource.read.events import find_events
from twosource.read.parsed import Parsed

if TYPE_CHECKING:
    from twosource.model.reading import Event
    from twosource.read.language import LanguageModel

VOCAB = Vocab()
WORDS = (
    *("rebels", "police", "they", "it", "who", "no", "not", "n't", "if", "will", "may", "must", "have", "are", "was"),
    *("attack", "attacked", "killed", "threatened", "agree", "refuse", "called", "said", "launched", "claimed"),
    *("on", "of", "by", "for", "to", "and", ",", ".", "“", "the", "a", "at", "least", "12", "dozens", "hundred"),
    *("talks", "truce", "responsibility", "hours", "toll", "🙏", "هجوم", "\u200b", "\n", "X" * 40),
)
DEPS = ("root", "nsubj", "nsubj:pass", "obj", "obl", "nmod", "acl:relcl", "advcl", "ccomp", "xcomp", "conj", "case")
TAGS = ("NOUN", "VERB", "PROPN", "AUX", "ADP", "PRON", "NUM", "ADJ", "PUNCT", "SPACE")
PENN = ("NN", "VBD", "VB", "VBN", "VBG", "MD", "IN", "PRP", "CD", "_SP")


@st.composite
def docs(draw: st.DrawFn) -> Doc:
    """Any words under any parse: what a reader may be handed by a model that errs."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
    size = len(words)
    starts = [True, *draw(st.lists(st.booleans(), min_size=size - 1, max_size=size - 1))]
    heads = draw(st.lists(st.integers(0, size - 1), min_size=size, max_size=size))
    return Doc(
        VOCAB,
        words=words,
        spaces=[True] * size,
        heads=make_forest(heads, starts),
        deps=draw(st.lists(st.sampled_from(DEPS), min_size=size, max_size=size)),
        pos=draw(st.lists(st.sampled_from(TAGS), min_size=size, max_size=size)),
        tags=draw(st.lists(st.sampled_from(PENN), min_size=size, max_size=size)),
        lemmas=[word.lower() for word in words],
    )


def make_forest(heads: list[int], starts: list[bool]) -> list[int]:
    """Point every token at an earlier one of its sentence, so that no arc makes a cycle or leaves its sentence."""
    made, first = [], 0
    for place, (head, start) in enumerate(zip(heads, starts, strict=True)):
        first = place if start else first
        made.append(first + head % (place - first) if place > first else place)
    return made


def parse_of(doc: Doc) -> Parsed:
    """Wrap a Doc as an item's."""
    return Parsed(Item(id="p", kind="article", text=doc.text, digest="", published="2026-11-25"), doc)


def slots_of(text: str) -> tuple[tuple[Statement, ...], tuple[Place, ...], tuple[Time, ...]]:
    """One statement, place and time that cover halves of the text."""
    middle = len(text) // 2
    statement = Statement("s1", (Span(0, middle),), (), None, "indirect", "asserts", "none")
    place = Place(middle, len(text), "x", None, None, None, None, None)
    return (statement,), (place,), (Time(0, middle, "DATE", "2026", None, None),)


def check(events: tuple[Event, ...], text: str) -> None:
    """Hold events to the contract."""
    assert [event.id for event in events] == [f"e{n}" for n in range(1, len(events) + 1)]
    for event in events:
        parties = [Span(one.start, one.end) for one in (*event.actors, *event.recipients)]
        marks = [event.trigger, *parties, *(Span(one.start, one.end) for one in event.numbers)]
        for start, end in marks:
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
        assert event.place in (None, 0)
        assert event.when in (None, 0)
        assert set(event.statements) <= {"s1"}
        assert all(n.low is None or n.high is None or n.low <= n.high for n in event.numbers)


@settings(max_examples=300, deadline=None)
@given(docs())
def test_any_parse_is_read_within_the_contract(doc: Doc) -> None:
    parsed = parse_of(doc)
    slots = slots_of(doc.text)
    events = find_events(parsed, *slots)
    check(events, doc.text)
    assert find_events(parsed, *slots) == events


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_any_text_is_read_within_the_contract(text: str, language: LanguageModel) -> None:
    (doc,) = language.parse([text])
    check(find_events(parse_of(doc), *slots_of(text)), text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "killed", "12", "will not " * 300, "attack on " * 300, "a" * 50_000])
def test_odd_texts_are_read(text: str, language: LanguageModel) -> None:
    (doc,) = language.parse([text])
    check(find_events(parse_of(doc), *slots_of(text)), text)


def test_a_doc_without_a_parse_is_read() -> None:
    doc = Doc(VOCAB, words=["Rebels", "attacked", "the", "town", "."])
    check(find_events(parse_of(doc), (), (), ()), doc.text)


SAME_EVERYWHERE = """
from spacy.tokens import Doc
from spacy.vocab import Vocab
from twosource.model.item import Item
from twosource.read.events import find_events
from twosource.read.parsed import Parsed
words = "Rebels gave food aid and lifted a travel ban , called off a hunger strike and fired a car bomb .".split()
tags = ["NOUN" if word not in ("gave", "lifted", "called", "fired") else "VERB" for word in words]
doc = Doc(Vocab(), words=words, pos=tags, heads=[1] * len(words), deps=["root"] * len(words), lemmas=words)
print(find_events(Parsed(Item(id="x", kind="article", text=doc.text, digest=""), doc), (), (), ()))
"""


def test_reading_does_not_hang_on_how_strings_are_hashed() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", SAME_EVERYWHERE],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    assert b"Event(" in told.pop()
