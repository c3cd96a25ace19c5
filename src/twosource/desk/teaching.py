"""A case goes in, what people corrected in it comes out as one file, by which a desk measures the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.desk.access.gate import pass_gate
from twosource.desk.export.corrections import make_page, pointed_items, write_corrections
from twosource.desk.export.leaving import Leaving, make_mask, tell
from twosource.desk.export.sharing import slug
from twosource.desk.exporting import Wanted, make_terms
from twosource.errors import Refused
from twosource.model.ids import digest_bytes

if TYPE_CHECKING:
    from twosource.store import Case


def export_corrections(case: Case, wanted: Wanted = Wanted()) -> bytes:  # noqa: B008 - frozen
    """Let out every correction that people made through the gate; the act is logged under who `case` acts as.

    Raises:
        Refused: nobody has corrected anything, or the level may not leave.
        Held: the case asks for a second person, for whom the file waits.
    """
    rulings = case.rulings()
    found = {key: case.item(key) for key in sorted(pointed_items(rulings))}
    items = {key: item for key, item in found.items() if item is not None}
    if not items:
        msg = "Nobody has corrected anything in this case yet; there is nothing to export."
        raise Refused(msg)
    terms = make_terms(case, case.person, wanted)
    readings = [one for key in items if (one := case.reading(key)) is not None]
    leaving = Leaving(terms, make_mask(readings, case.claims(), lifted=bool(terms.lifted)))
    page = make_page(rulings, items, leaving, case.gone())
    done = tell(leaving, sum(one.detail is not None and one.detail.place is not None for one in rulings))
    content = write_corrections(page, done, case.now())
    detail = {"form": "corrections", "digest": digest_bytes(content)} | done.detail
    name = f"twosource-corrections-{slug(terms.level)}.json"
    pass_gate(case, (name, "application/ld+json", content), "corrections", detail, wanted.second)
    return content
