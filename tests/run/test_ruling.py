"""A person's few words become a ruling that relating respects; words that cannot be understood are told in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.relate.readings import article, said, span
from twosource.cli.main import commands
from twosource.errors import UsageError
from twosource.model.reading import Place
from twosource.model.span import Span
from twosource.relate import relate_readings
from twosource.relate.rulings.orders import name_split
from twosource.run.relating import relate_case
from twosource.run.ruling import Wish, corrected, name_words, read_interval, read_teller, rule
from twosource.store import Case, create_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twosource.model.ledger import Claim, RulingKind

BRIDGE = "The bridge at Narsaq has fallen into the river, Anna Veld said."
AGAIN = "The bridge at Narsaq has fallen into the river, a driver said."
VIADUCT = "Lorries queue at the eastern bank since the old viaduct gave way under them, the ferryman said."


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """Three reports of what may be one happening."""
    made = create_case(tmp_path / "case").acting_as("Ada")
    for name, text, who in (("b1", BRIDGE, "Anna Veld"), ("b2", AGAIN, "a driver"), ("v1", VIADUCT, "the ferryman")):
        statement = said(1, text, text.rsplit(",", 1)[0], (who, "person"), cue="said")
        places = (Place(*span(text, "Narsaq"), "Narsaq", 1.0, 2.0, None, "town", 5.0),) if "Narsaq" in text else ()
        reading = article(name, text, publisher=f"Paper {name}", published=f"2024-05-0{len(who) % 9 + 1}T08:00:00Z",
                          statements=(statement,), places=places)  # fmt: skip
        made.put_item(reading.item)
        made.put_reading(reading)
    relate_case(made)
    yield made
    made.close()


def claim_of(case: Case, item: str) -> Claim:
    (claim,) = [one for one in case.claims() if item in one.items]
    return claim


def words_of(claim: Claim, item: str) -> str:
    return next(name_words(one.item, one.spans) for one in claim.evidence if one.item == item)


def decide(case: Case, item: str, kind: RulingKind, wish: Wish) -> str:
    made = rule(case, claim_of(case, item).id, kind, "Seen.", wish=wish)
    relate_case(case)
    return made.id


def test_a_merge_names_the_other_claim_and_an_undo_takes_it_back(case: Case) -> None:
    lone, into = claim_of(case, "v1"), claim_of(case, "b1")
    made = decide(case, "v1", "merge", Wish(into=into.id))
    assert set(claim_of(case, "v1").items) == {"b1", "b2", "v1"}
    assert claim_of(case, "v1").id == into.id
    kept = case.claim(lone.id)
    assert kept is not None
    assert kept.value == lone.value
    with pytest.raises(UsageError, match="is part of claim"):
        rule(case, lone.id, "merge", "Again.", wish=Wish(into=into.id))
    rule(case, lone.id, "undo", "No.", undoes=made)
    relate_case(case)
    assert claim_of(case, "v1").id == lone.id


def test_a_split_names_words_of_the_claim(case: Case) -> None:
    claim = claim_of(case, "b1")
    made = decide(case, "b1", "split", Wish(at=(words_of(claim, "b2"),)))
    assert claim_of(case, "b2").id == name_split(made)
    assert claim_of(case, "b1").id == claim.id


def test_a_place_is_given_by_name_or_by_coordinates(case: Case) -> None:
    at = (f"b1:{BRIDGE.index('Narsaq')}-{BRIDGE.index('Narsaq') + 6}",)
    decide(case, "b1", "re-place", Wish(at=at, place="Narsaq"))
    reading = corrected(case, "b1")
    assert reading is not None
    assert round(reading.places[0].lat or 0) == 61
    decide(case, "b1", "re-place", Wish(at=at, place="Narsaq", lat=10.5, lon=20.0))
    assert [(one.lat, one.lon) for one in (corrected(case, "b1") or reading).places] == [(10.5, 20.0)]
    decide(case, "b1", "re-place", Wish(at=at, nowhere=True))
    assert [one.lat for one in (corrected(case, "b1") or reading).places] == [None]
    assert next(one.detail.was for one in case.rulings() if one.detail) == "Narsaq 1.0, 2.0"


def test_a_chain_is_given_outermost_first(case: Case) -> None:
    claim = claim_of(case, "b1")
    chain = ("Anna Veld (person)", "Narsaq fire brigade (organisation)")
    decide(case, "b1", "correct-chain", Wish(at=(words_of(claim, "b1"),), chain=chain))
    labels = [one.label for one in claim_of(case, "b1").origin_list]
    assert "Narsaq fire brigade" in labels
    assert "Anna Veld" not in labels
    (ruling,) = case.rulings()
    assert ruling.detail is not None
    assert ruling.detail.was == "Anna Veld"
    assert ruling.detail.chain is not None
    assert ruling.detail.chain[0].span == span(BRIDGE, "Anna Veld")


def test_a_time_is_a_date_or_two_instants(case: Case) -> None:
    at = (f"b1:{BRIDGE.index('river')}-{BRIDGE.index('river') + 5}",)
    decide(case, "b1", "re-time", Wish(at=at, earliest="2024-05-04"))
    reading = corrected(case, "b1")
    assert reading is not None
    assert (reading.times[0].earliest, reading.times[0].latest) == ("2024-05-04T00:00:00Z", "2024-05-05T00:00:00Z")
    assert read_interval(Wish(earliest="2024-05-04T06:00+02:00", latest="2024-05-04T05:00Z")) == (
        "2024-05-04T04:00:00Z",
        "2024-05-04T05:00:00Z",
    )


@pytest.mark.parametrize(
    ("kind", "wish", "said"),
    [
        ("merge", Wish(), "name another claim"),
        ("merge", Wish(into="nothing"), "name another claim"),
        ("split", Wish(), "names some of the words"),
        ("split", Wish(at=("b1:0-3",)), "names some of the words"),
        ("re-place", Wish(place="Narsaq"), "names the words"),
        ("re-place", Wish(at=("b9:0-3",), place="Narsaq"), "names no words of this case"),
        ("re-place", Wish(at=("b1:3-3",), place="Narsaq"), "names no words of this case"),
        ("re-place", Wish(at=("b1:0-3",)), "names the place"),
        ("re-place", Wish(at=("b1:0-3",), place="Xyzzyton"), "gazetteer knows no"),
        ("re-place", Wish(at=("b1:0-3",), place="Springfield"), "places are called 'Springfield'"),
        ("re-place", Wish(at=("b1:0-3",), place="X", lat=91.0, lon=0.0), "is no place"),
        ("re-time", Wish(at=("b1:0-3",), earliest="soon"), "write dates or instants"),
        ("re-time", Wish(at=("b1:0-3",), earliest="2024-05-04", latest="2024-05-01"), "is later than"),
        ("correct-chain", Wish(at=("b1:0-3",), chain=("Ann",)), "names words that claim"),
    ],
)
def test_what_cannot_be_understood_is_told_in_a_line(case: Case, kind: RulingKind, wish: Wish, said: str) -> None:
    with pytest.raises(UsageError, match=said) as told:
        rule(case, claim_of(case, "b1").id, kind, "Seen.", wish=wish)
    assert "\n" not in str(told.value)
    assert case.rulings() == ()


def test_a_voice_has_a_kind() -> None:
    assert read_teller("nobody (unspecified)", "", 0).name is None
    assert read_teller("Ann", "Ann and Ann", 9).span == Span(8, 11)
    with pytest.raises(UsageError, match="no kind of voice"):
        read_teller("Ann (robot)", "", 0)


def test_the_command_rules_and_says_what_became_of_the_claim(case: Case) -> None:
    lone, into = claim_of(case, "v1"), claim_of(case, "b1")
    words = ["rule", case.location, lone.id, "merge", "--into", into.id, "--reason", "The same.", "--by", "Ada"]
    done = CliRunner().invoke(commands, words, catch_exceptions=False)
    assert f"the claim is part of {into.id} now" in done.output
    shown = CliRunner().invoke(commands, ["show", case.location, lone.id], catch_exceptions=False)
    assert f"it is part of claim {into.id} now" in shown.output
    assert f"(v1:0-{VIADUCT.index(', the ferry')})" in shown.output


LATE = "The bridge at Narsaq has fallen into the river, a nurse said."


def from_scratch(case: Case) -> tuple[Claim, ...]:
    return relate_readings(case.readings(), case.rulings()).claims


def test_a_case_related_step_by_step_respects_rulings_as_one_related_from_scratch(case: Case) -> None:
    lone, into = claim_of(case, "v1"), claim_of(case, "b1")
    merged = decide(case, "v1", "merge", Wish(into=into.id))
    assert case.claims() == from_scratch(case)
    statement = said(1, LATE, LATE.rsplit(",", 1)[0], ("a nurse", "person"), cue="said")
    late = article("b3", LATE, publisher="Paper b3", published="2024-05-09T08:00:00Z", statements=(statement,))
    case.put_item(late.item)
    case.put_reading(late)
    relate_case(case)
    assert {"b1", "b3", "v1"} <= set(claim_of(case, "v1").items)
    assert case.claims() == from_scratch(case)
    decide(case, "b1", "split", Wish(at=(words_of(claim_of(case, "b1"), "b2"),)))
    assert case.claims() == from_scratch(case)
    rule(case, lone.id, "undo", "They are two.", undoes=merged)
    relate_case(case)
    assert claim_of(case, "v1").id == lone.id
    assert case.claims() == from_scratch(case)
