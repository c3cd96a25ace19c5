"""What is written is what is read, for any value of the model, on both databases."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.values import TEXT, values_of
from twosource.model.capture import describe_capture
from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.model.ledger import Claim, Ledger, Story
from twosource.model.reading import Reading

if TYPE_CHECKING:
    from twosource.store import Case

thorough = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
NUMBERS = count()


def fresh(item: Item) -> Item:
    """The item under an id and a digest that it alone has."""
    return replace(item, id=f"{item.id}{next(NUMBERS)}", digest=digest_text(item.text))


@thorough
@given(values_of(Item))
def test_any_item_comes_back(case: Case, item: Item) -> None:
    item = fresh(item)
    assert case.put_item(item) == "new"
    assert case.item(item.id) == item
    assert case.version(item.id, 1) == item


@thorough
@given(values_of(Reading))
def test_any_reading_comes_back(case: Case, reading: Reading) -> None:
    reading = replace(reading, item=fresh(reading.item))
    case.put_item(reading.item)
    assert case.put_reading(reading)
    assert not case.put_reading(reading)
    assert case.reading(reading.item.id) == reading


@thorough
@given(
    st.lists(values_of(Story), max_size=3, unique_by=lambda one: one.id.replace("\x00", "\u2400")),
    st.lists(values_of(Claim), max_size=3, unique_by=lambda one: one.id.replace("\x00", "\u2400")),
)
def test_any_ledger_comes_back(case: Case, stories: list[Story], claims: list[Claim]) -> None:
    case.put_ledger(Ledger(tuple(stories), tuple(claims)))
    assert case.stories() == tuple(stories)
    assert case.claims() == tuple(claims)
    for claim in claims:
        assert case.claim(claim.id) == claim
        assert case.status_history(claim.id)[-1].status == claim.status


@thorough
@given(st.binary(max_size=200), TEXT, st.none() | st.integers(100, 599), st.lists(st.tuples(TEXT, TEXT), max_size=3))
def test_any_captured_bytes_come_back(
    case: Case, content: bytes, address: str, status: int | None, headers: list[tuple[str, str]]
) -> None:
    capture = describe_capture(content, address, "2021-08-22T04:00:00Z", "fetch", status=status, headers=tuple(headers))
    case.put_capture(capture, content)
    assert case.captured_bytes(capture.id) == content
    kept = case.capture(capture.id)
    assert kept is not None
    assert kept.digest == capture.digest


@thorough
@given(TEXT, TEXT, st.dictionaries(TEXT, TEXT, max_size=3))
def test_the_log_verifies_whatever_is_done(case: Case, act: str, subject: str, detail: dict[str, str]) -> None:
    case.record_act(act, subject, detail)
    assert case.audit_verify() == case.audit_head()
