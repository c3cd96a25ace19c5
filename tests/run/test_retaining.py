from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.run.retaining import erase_overdue
from twosource.store import create_case, open_case
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

MOMENT = datetime(2024, 3, 5, 12, tzinfo=UTC)


def test_a_case_keeps_items_for_as_long_as_it_is_set_to(tmp_path: Path) -> None:
    case = create_case(tmp_path / "case", clock=lambda: MOMENT)
    for key in ("old", "older"):
        case.put_item(Item(key, "article", key, digest_text(key)))
    later = open_case(tmp_path / "case", clock=lambda: MOMENT + timedelta(days=31))
    later.put_item(Item("new", "article", "new", digest_text("new")))
    assert erase_overdue(later) == ()
    Settings(later).set_retention(30)
    assert erase_overdue(later) == ("old", "older")
    assert [item.id for item in later.items()] == ["new"]
    told = [(entry.act, entry.subject, dict(entry.detail).get("reason")) for entry in later.audit_entries()][-3:]
    assert told == [
        ("setting", "retention-days", None),
        ("erase", "old", "kept for 30 days, as this case is set to"),
        ("erase", "older", "kept for 30 days, as this case is set to"),
    ]
    Settings(later).set_retention(None)
    assert Settings(later).retention() is None
    for opened in (case, later):
        opened.close()
