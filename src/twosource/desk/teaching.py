"""A case goes in, what people corrected in it comes out as one file, by which a desk measures the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.desk.access.gate import pass_gate
from twosource.desk.export.corrections import pointed_items, write_corrections
from twosource.errors import Refused
from twosource.model.ids import digest_bytes

if TYPE_CHECKING:
    from twosource.store import Case


def export_corrections(case: Case) -> bytes:
    """Let out every correction that people made, places coarsened; the act is logged under who `case` acts as.

    Raises:
        Refused: nobody has corrected anything; or (`Held`) the case asks for a second person, for whom the file waits.
    """
    rulings = case.rulings()
    found = {key: case.item(key) for key in sorted(pointed_items(rulings))}
    items = {key: item for key, item in found.items() if item is not None}
    if not items:
        msg = "Nobody has corrected anything in this case yet; there is nothing to export."
        raise Refused(msg)
    content = write_corrections(rulings, items, case.now(), case.gone())
    detail = {"form": "corrections", "digest": digest_bytes(content), "places": "cells of 0.1 degrees"}
    pass_gate(case, ("twosource-corrections.json", "application/ld+json", content), "corrections", detail)
    return content
