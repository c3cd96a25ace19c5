"""`twosource export`: items or claims of a case, or what people corrected in it, go into one file for others."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from twosource.desk.access.gate import Held, sign_twice
from twosource.desk.export.forms import FORMS
from twosource.desk.export.sharing import LEVELS
from twosource.desk.exporting import MOST_EXPORTED, Wanted, export
from twosource.desk.service import Desk
from twosource.desk.teaching import export_corrections
from twosource.desk.wording import count
from twosource.errors import CaseError, Refused, UsageError
from twosource.store import open_case
from twosource.store.evidence import write_evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.store import Case

ORIGINALS = "TLP:RED, originals"
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("export")
@click.argument("case")
@click.argument("ids", nargs=-1)
@click.option("--wacz", type=FILE, default=None, help="The file of evidence to write: captures, digests, log, index.")
@click.option("--title", default="Evidence", show_default=True, help="What the pack of evidence is called.")
@click.option("--corrections", type=FILE, default=None, help="The file of Web Annotations to write.")
@click.option("--claims", type=FILE, default=None, help="The file of claims to write, in the form of --form.")
@click.option("--form", type=click.Choice(tuple(FORMS)), default="brief", show_default=True, help="The claims' form.")
@click.option("--sharing", default="", metavar="LEVEL", help=f"{', '.join(LEVELS[1:])}; left out: the case's.")
@click.option("--lift-masking", "lift", default="", metavar="REASON", help="Leave names standing; stays on the record.")
@click.option("--originals", is_flag=True, help="Confirm that a pack of evidence holds originals, nothing masked.")
@click.option("--by", "person", default="local", show_default=True, help="Who exports; stays on the record.")
@click.option("--agreed-by", "second", default="", help="Who else agrees that it leaves, under the two-person rule.")
def export_command(
    case: str,
    ids: tuple[str, ...],
    wacz: Path | None,
    title: str,
    corrections: Path | None,
    claims: Path | None,
    form: str,
    sharing: str,
    lift: str,
    person: str,
    second: str,
    *,
    originals: bool,
) -> None:
    """Pack items by their IDS, or all, as evidence; or write claims by their IDS, or what people corrected."""
    opened = open_case(case).acting_as(person)
    targets = [one for one in (wacz, corrections, claims) if one is not None]
    if len(targets) != 1:
        msg = "say what to export: --wacz FILE, --claims FILE or --corrections FILE"
        raise UsageError(msg)
    wanted = Wanted(sharing, lift, second.strip())
    if wacz:
        require_originals(originals=originals)
        sign_twice(opened, second)
    try:
        if wacz:
            told = pack_evidence(opened, ids, wacz, f"{title} ({ORIGINALS})")
        else:
            told = (
                put_claims(opened, ids, claims, form, wanted) if claims else put_corrections(opened, targets[0], wanted)
            )
    except OSError as error:
        msg = f"{targets[0]}: {error.strerror}; choose another file"
        raise CaseError(msg) from error
    except Held as error:
        msg = f"{error} Name who agrees by --agreed-by, and it leaves at once."
        raise Refused(msg) from error
    head = opened.audit_head()
    click.echo(f"{targets[0]}: {told}; {head.number} entries in the log, head {head.hash}")


def require_originals(*, originals: bool) -> None:
    """Let a pack of evidence leave only where who makes it has said what it holds."""
    if not originals:
        msg = (
            f"a pack of evidence holds originals: names, exact places and instants ({ORIGINALS}); "
            "confirm with --originals, and hand it to named people only"
        )
        raise UsageError(msg)


def put_claims(case: Case, ids: tuple[str, ...], path: Path, form: str, wanted: Wanted) -> str:
    """Write claims in a form, all of the case where none are named, and say how many they are."""
    named = ids or tuple(claim.id for claim in case.claims())
    with put_beside(path) as file:
        file.write(export(Desk(case), form, named, case.person, wanted).content)
    return f"{count(len(named[:MOST_EXPORTED]), 'claim')} as {form}, through the release gate"


@contextmanager
def put_beside(path: Path) -> Iterator[BinaryIO]:
    """Open a file beside the one that is meant, and put it in its place once it is written.

    So nothing is logged to have left for a place that cannot be written to, and a refusal leaves what lay there.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def pack_evidence(case: Case, items: tuple[str, ...], wacz: Path, title: str) -> str:
    """Write the pack and say how much it holds."""
    return count(write_evidence(case, wacz, items or None, title), "item")


def put_corrections(case: Case, path: Path, wanted: Wanted) -> str:
    """Write the corrections and say how many bytes they are."""
    with put_beside(path) as file:
        content = export_corrections(case, wanted)
        file.write(content)
    return f"{len(content)} bytes of corrections, through the release gate"
