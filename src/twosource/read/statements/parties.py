"""From a voice's canonical name and the item's date to its party and role, out of the codebook's dated list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.codebook import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Parties:
    """`codebook/parties.yaml`: rows of names, party, role, from, to."""

    parties: tuple[dict[str, list[str] | str | None], ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """A party and role that hold from `start` to `end` (ISO dates, None: open)."""

    party: str
    role: str | None
    start: str | None
    end: str | None

    def holds(self, day: str | None) -> bool:
        """Tell whether it holds on an ISO date; on an unknown date only what is open at both ends does."""
        if day is None:
            return self.start is None and self.end is None
        return (self.start or "") <= day and (self.end is None or day < self.end)


def party_of(name: str | None, published: str | None) -> Membership | None:
    """Give the membership of a named voice on the day of publication; None when none is known.

    A name whose rows agree on the party has that party on an unknown date too, without a role.
    """
    rows = _by_name().get((name or "").lower(), ())
    day = published[:10] if published else None
    held = next((row for row in rows if row.holds(day)), None)
    if held is not None or day is not None or not rows:
        return held
    parties = {row.party for row in rows}
    return Membership(parties.pop(), None, None, None) if len(parties) == 1 else None


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, tuple[Membership, ...]]:
    table: dict[str, tuple[Membership, ...]] = {}
    for row in load_vocabulary("parties", Parties).parties:
        one = Membership(str(row["party"]), _text(row["role"]), _text(row["from"]), _text(row["to"]))
        for name in row["names"] or ():
            table[name.lower()] = (*table.get(name.lower(), ()), one)
    return table


def _text(value: object) -> str | None:
    return None if value is None else str(value)
