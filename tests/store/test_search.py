from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.model.reading import Reading, Statement
from twosource.model.span import Span

if TYPE_CHECKING:
    from twosource.store import Case


def put(case: Case, key: str, title: str | None, *statements: str) -> None:
    text = "\n".join(statements)
    item = Item(id=key, kind="article", text=text, digest=digest_text(text), title=title, published="2021-08-22")
    spans, position = [], 0
    for statement in statements:
        spans.append(Span(position, position + len(statement)))
        position += len(statement) + 1
    told = tuple(
        Statement(f"s{number}", (span,), (), None, "indirect", "asserts", "none") for number, span in enumerate(spans)
    )
    case.put_item(item)
    case.put_reading(Reading(item=item, text=text, statements=told))


@pytest.fixture
def filled(case: Case) -> Case:
    put(case, "a", "Ultimatum in the valley", "They have four hours to surrender", "Saïd’s 10-hour ULTIMATUM ran out")
    put(case, "b", None, "Nobody surrendered in Bazarak", "الهدنة انتهت", "停戦 is over; see https://news.example/a_b")
    return case


FOUND = {
    "ultimatum": ["a", "a"],
    "ULTIMATUM said": ["a"],
    "four hours": ["a"],
    '"four hours"': ["a"],
    '"hours four"': [],
    "surrender*": ["b", "a"],
    "surrender": ["a"],
    "bazarak nobody": ["b"],
    "valley bazarak": [],
    "الهدنة": ["b"],
    "news example": ["b"],
    "10 hour": ["a"],
    "10-hour": ["a"],
    "": [],
    '!!! -- ""': [],
    "AND OR NOT NEAR": [],
}


def test_both_databases_find_the_same_latest_first(filled: Case) -> None:
    assert {query: [hit.item for hit in filled.search(query)] for query in FOUND} == FOUND


def test_a_hit_shows_its_words_and_statement(filled: Case) -> None:
    (hit,) = filled.search("10-hour")
    assert (hit.item, hit.statement, hit.text) == ("a", "s1", "Saïd’s 10-hour ULTIMATUM ran out")
    assert hit.published == "2021-08-22"


def test_only_the_current_version_is_found(filled: Case) -> None:
    put(filled, "a", None, "Nothing of the kind")
    assert filled.search("ultimatum") == ()
    assert len(filled.search("kind")) == 1
    assert len(filled.search("*", limit=1)) == 0


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_any_query_is_answered(filled: Case, query: str) -> None:
    filled.search(query)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=30))
def test_any_text_finds_itself(filled: Case, words: str) -> None:
    put(filled, f"own {len(words)} {digest_text(words)}", None, words)
    quoted = '"' + words.replace('"', " ") + '"'
    hits = filled.search(quoted, limit=1000)
    assert not hits or any(words in hit.text.replace("\u2400", "\x00") for hit in hits)
