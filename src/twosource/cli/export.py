"""`twosource export`: items of a case go into one file that others can check and replay."""

from __future__ import annotations

from pathlib import Path

import click

from twosource.errors import CaseError
from twosource.store import open_case
from twosource.store.evidence import write_evidence


@click.command("export")
@click.argument("case")
@click.argument("items", nargs=-1)
@click.option("--wacz", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
@click.option("--title", default="Evidence", show_default=True, help="What the pack is called.")
def export_command(case: str, items: tuple[str, ...], wacz: Path, title: str) -> None:
    """Pack ITEMS of CASE, or all that were not taken back, as evidence: records, digests, the log's part, an index."""
    opened = open_case(case)
    try:
        count = write_evidence(opened, wacz, items or None, title)
    except OSError as error:
        msg = f"{wacz}: {error.strerror}; choose another file"
        raise CaseError(msg) from error
    click.echo(
        f"{wacz}: {count} items; {opened.audit_head().number} entries in the log, head {opened.audit_head().hash}"
    )
