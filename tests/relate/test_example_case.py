"""The example case comes out as its README tells: read by the reader that ships, related from scratch."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from twosource.gather import GatherOptions, gather_inputs
from twosource.relate import relate_readings

if TYPE_CHECKING:
    from twosource.model.ledger import Claim, Ledger
    from twosource.model.reading import Reading
    from twosource.read.reader import Reader

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/tsengel"
NO_VOICES = {"tuesday", "wednesday", "monday", "tuesday evening", "ölgii", "mongolia", "it", "she", "he"}


@pytest.fixture(scope="module")
def readings(reader: Reader) -> list[Reading]:
    gathered = gather_inputs([str(EXAMPLE)], GatherOptions())
    items = [one.item for one in gathered if one.item is not None]
    return list(reader.read(items))


@pytest.fixture(scope="module")
def ledger(readings: list[Reading]) -> Ledger:
    return relate_readings(readings)


def words_of(claim: Claim, readings: list[Reading]) -> list[str]:
    texts = {reading.item.id: reading.text for reading in readings}
    return [" ".join(span.of(texts[one.item]) for span in one.spans) for one in claim.evidence]


def find_claim(ledger: Ledger, readings: list[Reading], *words: str) -> Claim:
    """Give the claim with most reports of those of which a report holds all of the words."""
    found = [
        claim
        for claim in ledger.claims
        if any(all(word in text.casefold() for word in words) for text in words_of(claim, readings))
    ]
    assert found, f"no claim says {words}"
    return max(found, key=lambda claim: len(claim.evidence))


CASES = [
    (("on their way to attack", "tsengel"), "single-source", 1),
    (("at least 10", "killed"), "single-source", 1),
    (("killed 12",), "single-source", 1),
    (("planting the bomb",), "denied", 1),
    (("shelled", "power station"), "corroborated", 2),
    (("shelled", "school"), "conceded", 1),
    (("burned down", "mosque"), "retracted", 0),
    (("soldiers are leaving",), "disputed", 1),
]


@pytest.mark.parametrize(("words", "status", "origins"), CASES, ids=[" ".join(words) for words, _, _ in CASES])
def test_a_claim_has_the_status_that_the_readme_tells(
    words: tuple[str, ...], status: str, origins: int, ledger: Ledger, readings: list[Reading]
) -> None:
    claim = find_claim(ledger, readings, *words)
    assert (claim.status, claim.origins) == (status, origins), (
        claim.reason.words,
        [(one.label, one.side) for one in claim.origin_list],
        words_of(claim, readings),
    )


def test_different_attacks_are_different_claims(ledger: Ledger, readings: list[Reading]) -> None:
    advance = find_claim(ledger, readings, "on their way to attack", "tsengel")
    wrong = [text for text in words_of(advance, readings) if "bomb" in text or "power" in text or "school" in text]
    assert wrong == []


def test_two_tolls_are_two_claims_of_one_question(ledger: Ledger, readings: list[Reading]) -> None:
    ten, twelve = find_claim(ledger, readings, "at least 10", "killed"), find_claim(ledger, readings, "killed 12")
    assert ten.id != twelve.id
    assert ten.id in twelve.updates or twelve.id in ten.updates
    assert twelve.id not in ten.contradicts


def test_days_datelines_and_pronouns_are_no_origins(ledger: Ledger) -> None:
    labels = {origin.label.casefold() for claim in ledger.claims for origin in claim.origin_list}
    assert labels & NO_VOICES == set()


def test_the_ultimatum_runs_out_on_wednesday_noon(ledger: Ledger) -> None:
    due = {one.due for claim in ledger.claims for one in claim.deadlines}
    assert ("2024-03-13T05:00:00Z", "2024-03-13T05:00:00Z") in due
    assert ("2024-03-14T05:00:00Z", "2024-03-14T05:00:00Z") in due


def test_numbers_of_datelines_are_no_counts(ledger: Ledger) -> None:
    assert [claim.value for claim in ledger.claims if claim.value.startswith(("12: ÖLGII", "13: ÖLGII", "8: "))] == []


def test_the_deadlines_have_the_history_that_the_readme_tells(ledger: Ledger) -> None:
    hours, noon = ledger.deadlines
    assert (hours.addressee, hours.demand, hours.period) == ("the garrison", "surrender", "PT6H")
    assert hours.due == ("2024-03-12T11:40:00Z", "2024-03-12T11:40:00Z")
    assert [one.change for one in hours.history] == ["set", "told again", "told again", "told again"]
    assert (noon.by, noon.addressee, noon.demand) == ("The Altai Guard", "the garrison of Tsengel", "leave the town")
    assert noon.threat == "storm it"
    assert [(one.change, one.due) for one in noon.history] == [
        ("set", ("2024-03-13T05:00:00Z", "2024-03-13T05:00:00Z")),
        ("extended", ("2024-03-14T05:00:00Z", "2024-03-14T05:00:00Z")),
    ]
    assert (noon.due, noon.state, noon.beside) == (noon.history[1].due, "running", ())


def test_no_claim_counts_six_hours_from_who_repeats_them(ledger: Ledger) -> None:
    hours, _ = ledger.deadlines
    told = {(one.item, one.start) for one in hours.history}
    carried = [one for claim in ledger.claims for one in claim.deadlines if (one.item, one.start) in told]
    assert {one.due for one in carried} == {hours.due}
