"""Copying a case whole, and letting go of what must not be kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.store.conftest import MOMENT
from tests.store.test_ledger import claim, ledger
from twosource.errors import AuditBroken, CaseError, UsageError
from twosource.model.capture import describe_capture
from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.model.ledger import Evidence, Ledger, Origin, StatusReason, Story
from twosource.model.reading import Reading, Statement
from twosource.model.span import Span
from twosource.store import copy_case, open_case

if TYPE_CHECKING:
    from tests.store.conftest import Locate
    from twosource.store import Case


def fill(case: Case, count: int = 5) -> None:
    for number in range(count):
        text = f"Report number {number} of the wells"
        content = text.encode() * 50
        capture = describe_capture(
            content, f"https://news.example/{number}", "2021-08-22T04:00:00Z", "fetch", status=200
        )
        item = Item(
            id=f"i{number}", kind="article", text=text, digest=digest_text(text), title="Wells", capture=capture.id
        )
        statement = Statement("s1", (Span(0, len(text)),), (), None, "indirect", "asserts", "none")
        with case.writing() as batch:
            batch.put_capture(capture, content)
            batch.put_item(item)
            batch.put_reading(Reading(item=item, text=text, statements=(statement,)))
    case.put_ledger(ledger(claim("c1")))
    case.add_ruling("c1", "confirm", "Seen.")
    case.follow("https://news.example/feed")


def contents(case: Case) -> object:
    captured = {capture: case.captured_bytes(capture.id) for capture in case.captures()}
    ruled = (case.rulings(), case.status_history("c1"), case.watched(), case.ledger_revision())
    return (list(case.items()), list(case.readings()), case.claims(), case.stories(), captured, ruled)


def test_a_copy_is_the_same_case_whichever_way_it_goes(case: Case, locate: Locate, tmp_path: Path) -> None:
    fill(case)
    case.erase_item("i2", "A name in it.")
    backup = copy_case(case, tmp_path / "backup")
    restored = copy_case(backup, locate())
    assert contents(case) == contents(backup) == contents(restored)
    assert case.search("wells") == restored.search("wells")
    fill(restored, 7)
    assert len(restored.search("number")) == 7
    assert [entry.act for entry in restored.audit_entries()][:3] == ["create", "capture", "item"]
    restored.audit_verify([case.audit_head(), backup.audit_head()])
    for one in (backup, restored):
        one.close()


def test_a_copy_does_not_go_over_a_case(case: Case, tmp_path: Path) -> None:
    copy_case(case, tmp_path / "backup").close()
    with pytest.raises(CaseError, match="is a case already"):
        copy_case(case, tmp_path / "backup")


def test_what_is_erased_is_gone_and_the_log_says_that_it_was_there(case: Case, db: str) -> None:
    fill(case)
    digest = digest_text("Report number 3 of the wells")
    assert case.erase_item("i3", "A name in it.")
    assert not case.erase_item("i3", "A name in it.")
    assert case.item("i3") is None
    assert case.reading("i3") is None
    assert case.versions("i3") == ()
    assert len(case.search("wells number")) == 4
    (capture,) = case.erased()
    assert case.captured_bytes(capture) is None
    entry = list(case.audit_entries())[-1]
    assert (entry.act, entry.subject, dict(entry.detail)) == (
        "erase",
        "i3",
        {"reason": "A name in it.", "digests": digest},
    )
    assert case.audit_verify() == case.audit_head()
    assert case.verify_captures() == 4
    if not db.startswith("postgresql"):
        case.close()
        left = b"".join(path.read_bytes() for path in Path(db).rglob("*") if path.is_file())
        assert b"Report number 3" not in left
        assert b"Report number 2" in left


def test_nothing_that_was_made_of_its_words_is_left(case: Case, db: str) -> None:
    fill(case)
    words, name = "Report number 3 of the wells", "Hauwa of Tessalit"
    behind = [Evidence(item, (Span(0, 28),), "s1", "for", "o1") for item in ("i3", "i4")]
    said = StatusReason("one-origin", f"it goes back to {name}")
    alone = replace(claim("c3"), value=words, evidence=(behind[0],), reason=said, places=(name,))
    shared = replace(
        claim("c4"),
        value=words,
        evidence=tuple(behind),
        origin_list=(Origin("o1", name, "person", known=True, items=("i3",)),),
    )
    case.put_ledger(Ledger((Story("s1", words, ("i3", "i4")),), (alone, shared)))
    case.put_ledger(Ledger((Story("s1", words, ("i3", "i4")),), (shared,)))
    case.erase_item("i3", "A name in it.")
    left = {one.id: one for key in ("c3", "c4") if (one := case.claim(key))}
    assert {one.value for one in left.values()} == {"[erased]"}
    assert left["c4"].evidence == (behind[1],)
    assert case.stories() == (Story("s1", "[erased]", ("i4",)),)
    assert next((change.rule, change.words) for change in case.status_history("c3")) == ("one-origin", "[erased]")
    if not db.startswith("postgresql"):
        case.close()
        stored = b"".join(path.read_bytes() for path in Path(db).rglob("*") if path.is_file())
        assert words.encode() not in stored
        assert name.encode() not in stored


def test_a_file_left_by_an_interrupted_erasure_is_swept_at_the_next_opening(case: Case, db: str) -> None:
    fill(case)
    with case.writing() as batch:
        batch.erase_item("i1", "A name in it.")
    assert case.has_leftovers() == (not db.startswith("postgresql"))
    again = open_case(db)
    assert not again.has_leftovers()
    assert again.verify_captures() == 4
    again.close()


def test_erasing_needs_a_reason(case: Case) -> None:
    with pytest.raises(UsageError, match="needs a reason"):
        case.erase_item("i1", " ")


def test_what_is_overdue_is_told_by_when_its_last_version_came(case: Case, db: str) -> None:
    fill(case, 3)
    later = open_case(db, clock=lambda: MOMENT + timedelta(days=31))
    text = "Report number 1, corrected"
    later.put_item(Item(id="i1", kind="article", text=text, digest=digest_text(text)))
    assert later.overdue(30) == ("i0", "i2")
    assert later.overdue(32) == ()
    later.close()


def test_altered_bytes_come_to_light(case: Case, db: str) -> None:
    fill(case)
    assert case.verify_captures() == 5
    if db.startswith("postgresql"):
        with case.writing_connection() as connection:
            connection.exec_driver_sql(
                "UPDATE records SET content = (SELECT content FROM records ORDER BY capture LIMIT 1)"
            )
        with pytest.raises(AuditBroken, match="are not what they were"):
            case.verify_captures()
        return
    path = Path(db, "captures", "000001.warc.gz")
    whole = path.read_bytes()
    path.write_bytes(whole[:-400])
    with pytest.raises(CaseError, match="ends before capture"):
        case.verify_captures()
    path.unlink()
    with pytest.raises(CaseError, match="restore it from a backup"):
        case.verify_captures()


def test_a_new_file_is_begun_where_the_last_one_does_not_end_as_it_should(case: Case, db: str) -> None:
    if db.startswith("postgresql"):
        return
    fill(case, 2)
    with Path(db, "captures", "000001.warc.gz").open("ab") as file:
        file.write(b"torn")
    fill(case, 4)
    assert sorted(path.name for path in Path(db, "captures").iterdir()) == ["000001.warc.gz", "000002.warc.gz"]
    assert case.verify_captures() == 4
