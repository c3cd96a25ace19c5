"""What a desk knows of who belongs to whom: who owns an outlet, and for which outlet an account writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AffiliationKind = Literal["owner", "writes-for"]


@dataclass(frozen=True, slots=True)
class Affiliation:
    """`name` (an outlet, its host, or an `@account`) belongs to `whom`: its owner, or the outlet that it writes for.

    `source` says where that is from, and `day` (ISO date) when it stood there: owners and jobs change.
    """

    name: str
    kind: AffiliationKind
    whom: str
    source: str
    day: str

    @property
    def cited(self) -> str:
        """Where that is from, and of which day."""
        return f"{self.source}, {self.day}"
