from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.run.relating import relate_case
from twosource.run.versions import Move, compare_versions
from twosource.store import Case, create_case

if TYPE_CHECKING:
    from pathlib import Path

    from twosource.read.reader import Reader

FIRST = """Ten people were killed near the bridge in Tsengel on Tuesday, the mayor said.

The Altai Guard denied planting the bomb on the bus."""
SECOND = """Twelve people were killed near the bridge in Tsengel on Tuesday, the mayor said.

The Altai Guard denied planting the bomb on the bus.

A nurse said that a hospital in Ölgii was shelled."""


def put(case: Case, reader: Reader, text: str) -> None:
    item = Item("page", "article", text, digest_text(text), publisher="Northern Post", published="2024-03-12")
    case.put_item(item)
    for reading in reader.read([item]):
        case.put_reading(reading)
    relate_case(case)


def test_claims_that_appeared_and_vanished_between_versions_are_told(tmp_path: Path, reader: Reader) -> None:
    case = create_case(tmp_path / "case")
    put(case, reader, FIRST)
    assert compare_versions(case, "page") == ()
    put(case, reader, SECOND)
    (change,) = compare_versions(case, "page")
    assert change.number == 2
    moved = {(move.kind, move.words or move.before) for move in change.moves}
    assert moved == {
        ("vanished", "Ten people were killed near the bridge in Tsengel on Tuesday"),
        ("appeared", "Twelve people were killed near the bridge in Tsengel on Tuesday"),
        ("appeared", "a hospital in Ölgii was shelled"),
    }
    held = {claim.id for claim in case.claims()}
    assert all((move.claim in held) == (move.kind == "appeared") for move in change.moves)
    put(case, reader, SECOND + "\n\nFollow us on all channels.")
    assert compare_versions(case, "page")[1].moves == ()
    assert compare_versions(case, "page")[0].moves[0] in change.moves
    case.close()


def test_a_version_that_was_not_read_is_passed_over(tmp_path: Path, reader: Reader) -> None:
    case = create_case(tmp_path / "case")
    put(case, reader, FIRST)
    case.put_item(Item("page", "article", SECOND, digest_text(SECOND)))
    assert compare_versions(case, "page") == ()
    assert Move("vanished", "a", None).claim is None
    case.close()
