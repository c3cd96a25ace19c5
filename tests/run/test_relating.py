"""Whatever a case went through, going on from what it remembers gives the ledger that is made from scratch."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.origins.synthetic import make_case
from twosource.model.affiliation import Affiliation
from twosource.model.ids import digest_text
from twosource.model.ledger import Ledger
from twosource.relate import relate_readings
from twosource.run.relating import CaseRelater, made_by, relate_case, rules_with
from twosource.store import Case, create_case
from twosource.store.affiliations import KnownAffiliations
from twosource.store.workings import read_drift, read_workings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twosource.model.reading import Reading

READINGS = make_case(60, seed=11)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    opened = create_case(tmp_path / "case").acting_as("Ida")
    yield opened
    opened.close()


def put(case: Case, *readings: Reading) -> None:
    with case.writing() as batch:
        for reading in readings:
            batch.put_item(reading.item)
            batch.put_reading(reading)


def ledger_of(case: Case) -> Ledger:
    return Ledger(case.stories(), case.claims())


def from_scratch(case: Case) -> Ledger:
    made = relate_readings(case.readings(), case.rulings())
    return Ledger(made.stories, made.claims)


def changed_text(reading: Reading) -> Reading:
    text = reading.text.replace("police", "the mayor") + " Nobody slept."
    return replace(reading, item=replace(reading.item, text=text, digest=digest_text(text)), text=text)


def test_one_more_item_reads_only_the_story_that_it_joins(case: Case) -> None:
    put(case, *READINGS[:-1])
    relate_case(case)
    relater = CaseRelater()
    put(case, READINGS[-1])
    relater.relate(case)
    assert ledger_of(case) == from_scratch(case)
    story = next(story for story in case.stories() if READINGS[-1].item.id in story.items)
    assert set(relater.relater.given) == set(story.items)


def test_what_is_remembered_is_all_that_is_related(case: Case) -> None:
    put(case, *READINGS[:20])
    relate_case(case)
    kept = read_workings(case, made_by())
    assert kept is not None
    assert kept.rows.keys() == {reading.item.id for reading in READINGS[:20]}
    assert read_drift(case).changed == ()
    assert read_workings(case, "other rules") is None


def test_a_ledger_from_elsewhere_is_not_gone_on_from(case: Case) -> None:
    put(case, *READINGS[:10])
    relate_case(case)
    case.put_ledger(Ledger())
    assert read_workings(case, made_by()) is None
    relate_case(case)
    assert ledger_of(case) == from_scratch(case)


def test_an_erased_item_leaves_no_words_behind(case: Case) -> None:
    put(case, *READINGS[:10])
    relate_case(case)
    case.erase_item(READINGS[0].item.id, "A person asked for it.")
    assert read_workings(case, made_by()) is None
    relate_case(case)
    assert ledger_of(case) == from_scratch(case)


def test_who_adds_meanwhile_loses_nothing(case: Case) -> None:
    slow = CaseRelater()
    put(case, *READINGS[:10])
    slow.relate(case)
    put(case, *READINGS[10:20])
    relate_case(case)
    put(case, *READINGS[20:30])
    slow.relate(case)
    assert ledger_of(case) == from_scratch(case)


def test_what_a_desk_tells_of_owners_counts_at_once_and_is_gone_on_from(case: Case) -> None:
    running = CaseRelater()
    put(case, *READINGS[:20])
    running.relate(case)
    publishers = sorted({reading.item.publisher for reading in READINGS if reading.item.publisher})
    told = tuple(Affiliation(name, "owner", "Delta Media", "Register", "2024-03-01") for name in publishers)
    KnownAffiliations(case).put(told)
    for relater in (running, CaseRelater()):
        relater.relate(case)
        put(case, *READINGS[20:30])
        relater.relate(case)
        made = relate_readings(case.readings(), case.rulings(), rules_with(told))
        assert ledger_of(case) == Ledger(made.stories, made.claims)
        assert any(edge.form == "owner" for claim in made.claims for edge in claim.edges)
        assert read_workings(case, made_by()) is None
        assert read_workings(case, made_by(told)) is not None


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("add", "add", "change", "read anew", "rule", "undo", "erase", "relate", "relate", "restart")),
        st.integers(0, len(READINGS) - 1),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_any_history_gives_the_ledger_made_from_scratch(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    case = create_case(tmp_path_factory.mktemp("case") / "case").acting_as("Ida")
    put(case, *READINGS[::3])
    relater = CaseRelater()
    for act, number in (*steps, ("relate", 0)):
        take_step(case, act, number)
        if act == "relate":
            relater.relate(case)
            assert ledger_of(case) == from_scratch(case)
        if act == "restart":
            relater = CaseRelater()
    case.close()


def take_step(case: Case, act: str, number: int) -> None:
    reading = READINGS[number]
    there = case.item(reading.item.id) is not None
    if act == "add":
        put(case, *READINGS[number : number + 3])
    elif act == "change":
        put(case, changed_text(reading))
    elif act == "read anew" and there and case.reading(reading.item.id):
        read = case.reading(reading.item.id)
        assert read is not None
        case.put_reading(replace(read, statements=()))
    elif act == "rule" and case.claims():
        claims = case.claims()
        case.add_ruling(claims[number % len(claims)].id, "confirm", "Seen.")
    elif act == "undo" and case.rulings():
        last = case.rulings()[-1]
        case.add_ruling(last.claim, "undo", "Not seen.", undoes=last.id)
    elif act == "erase" and there:
        case.erase_item(reading.item.id, "A person asked for it.")
