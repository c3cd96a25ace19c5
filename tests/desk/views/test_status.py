"""What a person ruled is shown above what the ledger supports, until another ruling takes it back."""

from __future__ import annotations

from tests.desk.constructed import ADVANCE_CLAIM, NOW
from twosource.codebook import load_vocabulary
from twosource.desk.views.card import draw_dots, make_card
from twosource.desk.views.ruling import list_rulings
from twosource.desk.views.status import judge
from twosource.desk.wording import Wording, say_origins
from twosource.model.ledger import Ruling, RulingKind
from twosource.relate.rulings.standing import standing


def ruling(key: str, kind: RulingKind, undoes: str | None = None) -> Ruling:
    return Ruling(key, ADVANCE_CLAIM.id, kind, "seen", "Ada", "2024-05-14T10:00:00Z", undoes)


def test_without_a_ruling_the_ledgers_rule_speaks() -> None:
    status = judge(ADVANCE_CLAIM, ())
    assert (status.key, status.rule, status.ruled) == ("single-source", "one-origin", False)


def test_the_last_standing_ruling_decides() -> None:
    both = [ruling("r1", "confirm"), ruling("r2", "refute")]
    assert judge(ADVANCE_CLAIM, both).key == "refuted"
    assert judge(ADVANCE_CLAIM, [*both, ruling("r3", "undo", "r2")]).key == "confirmed"


def test_an_undo_can_itself_be_taken_back() -> None:
    made = [ruling("r1", "confirm"), ruling("r2", "undo", "r1"), ruling("r3", "undo", "r2")]
    assert [one.id for one in standing(made)] == ["r1"]
    assert judge(ADVANCE_CLAIM, made).label == "Confirmed by ruling"
    assert [(one.undone, one.undoable) for one in list_rulings(made)] == [(False, True), (True, False), (False, True)]


def test_every_status_of_the_model_has_words() -> None:
    words = load_vocabulary("desk", Wording).statuses
    assert all(judge_words.label and judge_words.meaning for judge_words in words.values())
    assert not [one for one in words.values() if "true" in one.meaning.casefold().split()]


def test_the_number_of_origins_is_an_interval() -> None:
    assert say_origins(1, 3) == "at least 1, at most 3 origins"
    assert make_card(ADVANCE_CLAIM, (), NOW).weight == "at least 1, at most 3 origins · 4 reports"
    assert draw_dots(0, 2) == ("possible", "possible")
    assert len(draw_dots(30, 90)) == 8
