"""The two-person rule: what counts, what waits, and what the ledger makes of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.constructed import NOW, fill
from twosource.errors import Refused
from twosource.model.ledger import Ruling, RulingKind
from twosource.relate.claims.facts import standing_ruling
from twosource.run.agreeing import mark_pending, read_rulings
from twosource.run.ruling import rule
from twosource.store import create_case
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from twosource.store import Case

START = datetime(2024, 5, 14, 10, tzinfo=UTC)
SINCE = "2024-05-14T10:00:00Z"


def history(*said: tuple[str, RulingKind] | tuple[str, RulingKind, str], first: int = 1) -> list[Ruling]:
    """Make rulings on one claim, a minute apart, with the ids r1, r2 …; a third word is what an undo takes back."""
    made = []
    for number, (person, kind, *undoes) in enumerate(said, start=first):
        at = (START + timedelta(minutes=number)).isoformat().replace("+00:00", "Z")
        made.append(Ruling(f"r{number}", "c1", kind, "seen", person, at, undoes[0] if undoes else None))
    return made


def decided(rulings: Sequence[Ruling]) -> str | None:
    found = standing_ruling(mark_pending(rulings, SINCE))
    return found.kind if found else None


def pending(rulings: Sequence[Ruling]) -> list[str]:
    return [one.id for one in mark_pending(rulings, SINCE) if one.pending]


def test_one_person_decides_nothing_and_two_do() -> None:
    made = history(("Ada", "confirm"), ("Ben", "confirm"))
    assert (decided(made[:1]), pending(made[:1])) == (None, ["r1"])
    assert (decided(made), pending(made)) == ("confirm", [])


def test_the_same_person_under_another_spelling_is_no_second_one() -> None:
    assert pending(history(("Ada", "confirm"), (" ADA", "confirm"))) == ["r1", "r2"]


def test_another_opinion_waits_for_its_own_second_person() -> None:
    made = history(("Ada", "confirm"), ("Ben", "confirm"), ("Cy", "refute"), ("Dee", "refute"), ("Eve", "confirm"))
    assert decided(made[:3]) == "confirm"
    assert decided(made[:4]) == "refute"
    assert (decided(made), pending(made)) == ("refute", ["r5"])


def test_who_joins_what_two_decided_counts_at_once() -> None:
    assert pending(history(("Ada", "confirm"), ("Ben", "confirm"), ("Cy", "confirm"))) == []


def test_taking_one_of_two_back_leaves_the_other_waiting() -> None:
    made = history(("Ada", "confirm"), ("Ben", "confirm"), ("Ben", "undo", "r2"))
    assert (decided(made), pending(made)) == (None, ["r1"])
    again = [*made, *history(("Cy", "undo", "r3"), first=4)]
    assert (decided(again), pending(again)) == ("confirm", [])


def test_what_was_ruled_before_the_rule_counts_and_without_it_everything_does() -> None:
    made = history(("Ada", "confirm"))
    assert not any(one.pending for one in mark_pending(made, None))
    assert not any(one.pending for one in mark_pending(made, "2024-05-15T00:00:00.5Z"))
    assert any(one.pending for one in mark_pending(made, "2024-05-14T00:00:00.5Z"))


KINDS: tuple[RulingKind, ...] = ("confirm", "refute", "not-a-claim")


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(KINDS)), max_size=12))
def test_whatever_is_shown_as_decided_two_people_ruled(said: list[tuple[str, RulingKind]]) -> None:
    made = history(*said)
    counted = [one for one in mark_pending(made, SINCE) if not one.pending]
    for kind in {one.kind for one in counted}:
        assert len({one.person for one in counted if one.kind == kind}) > 1


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(KINDS)), max_size=12))
def test_one_person_alone_never_decides(said: list[tuple[str, RulingKind]]) -> None:
    assert decided(history(*(("Ada", kind) for _, kind in said))) is None


class TestInACase:
    """The rule in a real case."""

    @pytest.fixture
    def case(self, tmp_path: Path) -> Iterator[Case]:
        made = create_case(tmp_path / "case", clock=lambda: NOW)
        fill(made)
        yield made
        made.close()

    def test_a_person_cannot_agree_with_themselves(self, case: Case) -> None:
        Settings(case.acting_as("Ada")).set_two_person(on=True)
        rule(case.acting_as("Ada"), "claim-ten", "confirm", "Seen.")
        with pytest.raises(Refused, match="another person's ruling"):
            rule(case.acting_as("ada"), "claim-ten", "confirm", "Seen again.")
        rule(case.acting_as("Ada"), "claim-bomb", "confirm", "Another claim.")
        rule(case.acting_as("Ben"), "claim-ten", "confirm", "Seen too.")
        assert [one.pending for one in read_rulings(case)] == [False, True, False]

    def test_switching_it_is_logged_and_done_once(self, case: Case) -> None:
        settings = Settings(case.acting_as("Ada"))
        assert [settings.set_two_person(on=on) for on in (True, True, False, False)] == [True, False, True, False]
        logged = [(one.person, one.act, dict(one.detail)) for one in case.audit_entries() if one.act == "setting"]
        assert logged == [("Ada", "setting", {"now": "on"}), ("Ada", "setting", {"now": "off"})]
