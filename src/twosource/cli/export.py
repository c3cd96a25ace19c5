"""`twosource export`: items of a case, or what people corrected in it, go into one file that others can use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from twosource.desk.access.gate import sign_twice
from twosource.desk.teaching import export_corrections
from twosource.errors import CaseError, UsageError
from twosource.store import open_case
from twosource.store.evidence import write_evidence

if TYPE_CHECKING:
    from twosource.store import Case

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("export")
@click.argument("case")
@click.argument("items", nargs=-1)
@click.option("--wacz", type=FILE, default=None, help="The file of evidence to write: captures, digests, log, index.")
@click.option("--title", default="Evidence", show_default=True, help="What the pack of evidence is called.")
@click.option("--corrections", type=FILE, default=None, help="The file of Web Annotations to write.")
@click.option("--by", "person", default="local", show_default=True, help="Who exports; stays on the record.")
@click.option("--agreed-by", "second", default="", help="Who else agrees that it leaves, under the two-person rule.")
def export_command(
    case: str,
    items: tuple[str, ...],
    wacz: Path | None,
    title: str,
    corrections: Path | None,
    person: str,
    second: str,
) -> None:
    """Pack ITEMS of CASE, or all that were not taken back, as evidence; or write what people corrected."""
    opened = open_case(case).acting_as(person)
    target = wacz or corrections
    if target is None or (wacz and corrections):
        msg = "say what to export: --wacz FILE or --corrections FILE"
        raise UsageError(msg)
    if wacz:
        sign_twice(opened, second)
    try:
        told = pack_evidence(opened, items, target, title) if wacz else put_corrections(opened, target)
    except OSError as error:
        msg = f"{target}: {error.strerror}; choose another file"
        raise CaseError(msg) from error
    click.echo(f"{target}: {told}; {opened.audit_head().number} entries in the log, head {opened.audit_head().hash}")


def pack_evidence(case: Case, items: tuple[str, ...], wacz: Path, title: str) -> str:
    """Write the pack and say how much it holds."""
    return f"{write_evidence(case, wacz, items or None, title)} items"


def put_corrections(case: Case, path: Path) -> str:
    """Write the corrections and say how many bytes they are."""
    content = export_corrections(case)
    path.write_bytes(content)
    return f"{len(content)} bytes of corrections, places as cells of 0.1 degrees"
