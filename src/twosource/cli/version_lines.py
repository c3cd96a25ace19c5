"""An item of a case in, lines about its versions out: when each came, and what was said in only one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.cli.console import single_line
from twosource.run.versions import compare_versions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.cli.claim_lines import Line
    from twosource.run.versions import Move
    from twosource.store import Case


def version_lines(case: Case, item_id: str) -> Iterator[Line]:
    """Say whether its source took the item back, and what moved from version to version."""
    gone = case.gone().get(item_id)
    if gone is not None:
        yield f"taken back by its source; that was seen {gone}. It is kept, and leaves with no export.", "bold"
    versions = case.versions(item_id)
    if len(versions) == 1:
        return
    changes = {change.number: change for change in compare_versions(case, item_id)}
    for version in versions:
        yield f"version {version.number}, kept {version.added}, {version.digest}", "bold"
        change = changes.get(version.number)
        for move in change.moves if change else ():
            yield f"  {move_words(move)}", ""
        if change is not None and not change.moves:
            yield "  makes the claims of the one before", ""
        elif change is None and version.number > 1:
            yield "  not compared: one of the two was not read", ""


def move_words(move: Move) -> str:
    """Say what moved, and which claim of the case holds it now."""
    where = f" (claim {move.claim})" if move.claim else ""
    before, words = (None if one is None else f"“{single_line(one)}”" for one in (move.before, move.words))
    if move.kind == "reworded":
        return f"said otherwise: {before} became {words}{where}"
    return f"{'said since' if move.kind == 'appeared' else 'no longer said'}: {words or before}{where}"
