"""The ledger is read once for each change; a large one beside the pages, which hide no ruling meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.constructed import ADVANCE_CLAIM, LEDGER
from twosource.desk.snapshot import LONGEST_WAIT, Shelf
from twosource.model.ledger import Ledger

if TYPE_CHECKING:
    from twosource.store import Case


def test_a_snapshot_is_kept_until_the_case_moves_on(case: Case) -> None:
    shelf = Shelf()
    first = shelf.take(case)
    assert shelf.take(case) is first
    case.put_ledger(Ledger(LEDGER.stories, (ADVANCE_CLAIM,)))
    assert list(shelf.take(case).claims) == ["claim-advance"]


def test_a_large_ledger_is_read_beside_and_rulings_show_at_once(case: Case) -> None:
    shelf = Shelf()
    before = shelf.take(case)
    shelf.cost = LONGEST_WAIT
    case.put_ledger(Ledger(LEDGER.stories, (ADVANCE_CLAIM,)))
    case.add_ruling("claim-advance", "confirm", "Filmed.")
    shown = shelf.take(case)
    assert shown.stamp == before.stamp
    assert shown.status_of(ADVANCE_CLAIM) == "confirmed"
    assert shelf.reader is not None
    shelf.reader.join()
    assert list(shelf.take(case).claims) == ["claim-advance"]


def test_claims_are_looked_up_by_story_item_origin_and_what_brings_them_up_to_date(case: Case) -> None:
    snapshot = Shelf().take(case)
    assert [claim.id for claim in snapshot.claims_in("ferry")] == ["claim-ten", "claim-bomb"]
    assert snapshot.by_origin["guard"] == ("claim-bomb",)
    assert len(snapshot.claims_of("story-narsaq")) == 4
    assert snapshot.timed == ("claim-advance",)
    assert {claim.id for claim in snapshot.contested()} == {"claim-ten", "claim-twelve", "claim-bomb"}
