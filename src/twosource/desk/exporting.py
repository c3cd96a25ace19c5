"""Claims go in, and under which terms; a file comes out through the gate, with what was done in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.desk.access.gate import pass_gate
from twosource.desk.export.forms import FORMS
from twosource.desk.export.leaving import let_out
from twosource.desk.export.sharing import LONGEST_REASON, Terms, choose_level, slug
from twosource.desk.service import LONGEST_NAME, open_claim
from twosource.errors import Refused
from twosource.model.ids import digest_bytes
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.desk.service import Desk
    from twosource.store import Case

MOST_EXPORTED = 1_000


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that leaves: its name, media type and bytes."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an export asks for: its level ("": the case's), and why names are to stay ("": they are masked).

    `second` is who else has agreed to it ("": nobody yet); only who has the case's folder can say so.
    """

    level: str = ""
    lift: str = ""
    second: str = ""


def make_terms(case: Case, person: str, wanted: Wanted) -> Terms:
    """Make the terms of one export out of what the case is set to and what is asked.

    Raises:
        Refused: no name, a level that may not leave, or too long a reason.
    """
    if not person.strip() or len(person) > LONGEST_NAME:
        msg = "An export is logged under a name; nothing was exported."
        raise Refused(msg)
    if len(wanted.lift) > LONGEST_REASON:
        msg = f"A reason to leave names standing has at most {LONGEST_REASON} signs; nothing was exported."
        raise Refused(msg)
    settings = Settings(case)
    level = choose_level(settings.sharing(), wanted.level)
    second = settings.two_person() is not None
    lifted = " ".join(wanted.lift.split())
    return Terms(level, case.clock(), person.strip(), settings.hold(), settings.finer(), lifted, second)


def export(desk: Desk, form: str, claim_ids: Sequence[str], person: str, wanted: Wanted = Wanted()) -> Exported:
    """Let claims out in one of the forms; the act is logged with who did it, what the gate did, and the file's digest.

    Raises:
        Refused: no such form, no name, nothing to let out, a level that may not leave, or the form lacks a ruling.
        Held: the case asks for a second person.
    """
    if form not in FORMS:
        msg = f"{form!r} is no form of export; there are {', '.join(FORMS)}"
        raise Refused(msg)
    terms = make_terms(desk.case, person, wanted)
    files = [file for claim_id in claim_ids[:MOST_EXPORTED] if (file := open_claim(desk, claim_id))]
    if not files:
        msg = "There is no such claim in this case; nothing was exported."
        raise Refused(msg)
    chosen = FORMS[form]
    released, done = let_out(files, terms, desk.case.gone())
    content = chosen.write(released, desk.case.now(), done)
    detail = {"form": form, "claims": str(len(files)), "digest": digest_bytes(content)} | done.detail
    exported = Exported(f"twosource-{form}-{slug(terms.level)}.{chosen.ending}", chosen.media_type, content)
    subject = claim_ids[0] if len(files) == 1 else "claims"
    leaving = (exported.name, exported.media_type, content)
    pass_gate(desk.case.acting_as(terms.person), leaving, subject, detail, wanted.second)
    return exported
