"""Words or a table of a desk's own go in, affiliations come out: who owns an outlet, and who writes for one."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from twosource.errors import ItemError, MalformedRecord, UnreadableInput
from twosource.gather.published import DAY, is_day
from twosource.model.affiliation import Affiliation, AffiliationKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

COLUMNS = ("name", "owner", "writes_for", "source", "day")
LONGEST = 200
"""Characters of a name or a source: more than any has, and nothing that floods a page."""


def read_affiliations(path: Path) -> Iterator[Affiliation | ItemError]:
    """Yield the rows of a CSV with the columns name, owner or writes_for, source, day; of bad ones an error.

    Raises:
        UnreadableInput: it cannot be opened, is no UTF-8, or lacks a column.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as content:
            rows = csv.DictReader(content)
            lacking = {"name", "source", "day"} - set(rows.fieldnames or ())
            if lacking:
                what = f"has no column {', '.join(sorted(lacking))}; give {', '.join(COLUMNS)}"
                raise UnreadableInput(str(path), what)
            for row in rows:
                yield tell_row({name: row.get(name) or "" for name in COLUMNS}, f"{path}:{rows.line_num}")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableInput(str(path), f"cannot be read as a CSV in UTF-8 ({type(error).__name__})") from error


def tell_row(row: Mapping[str, str], which: str) -> Affiliation | ItemError:
    """Make an affiliation of one row, or say what is wrong with it."""
    try:
        return make_affiliation(row, which)
    except ItemError as error:
        return error


def make_affiliation(told: Mapping[str, str], which: str) -> Affiliation:
    """Make an affiliation of a row's words.

    Raises:
        MalformedRecord: something is missing or cannot be; `which` is named.
    """
    words = {name: " ".join(said.split()) for name, said in told.items()}
    name, source, day = words["name"], words["source"], words["day"]
    kind: AffiliationKind = "owner" if words["owner"] else "writes-for"
    whom = words["owner"] or words["writes_for"]
    wrong = (
        (not name, "has no name"),
        (
            bool(words["owner"]) == bool(words["writes_for"]),
            "needs an owner, or an outlet that it writes for; give one",
        ),
        (not source, "has no source; say where that is from"),
        (not (DAY.fullmatch(day) and is_day(day)), f"{day!r} is no day; give the day of the source as 2024-05-01"),
        (kind == "writes-for" and not is_address(name), "writes for an outlet, so it is an @account or a host"),
        (whom.lower() == name.lower(), "belongs to itself"),
        (max(map(len, words.values())) > LONGEST, f"is longer than {LONGEST} characters"),
        (not all(said.isprintable() for said in words.values()), "holds control characters"),
    )
    for is_so, what in wrong:
        if is_so:
            raise MalformedRecord(which, what)
    return Affiliation(name, kind, whom, source, day)


def is_address(name: str) -> bool:
    """Tell an account or a host from a name."""
    return " " not in name and (name.startswith("@") or "." in name.strip("."))
