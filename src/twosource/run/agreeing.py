"""The rulings of a case go in; the same come out, those marked that wait for a second person.

Where a case has the two-person rule, a ruling that decides a status counts once another person has ruled the same; what
was ruled before the rule was switched on counts as it did. Taking a ruling back needs one person, and what it leaves
alone waits again.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from twosource.errors import Refused
from twosource.relate.rulings.standing import standing
from twosource.store.accounts import key_of
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model.ledger import Ruling, RulingKind
    from twosource.store import Case

DECIDING: tuple[RulingKind, ...] = ("confirm", "refute", "not-a-claim")
"""Rulings that decide what status is shown."""


def read_rulings(case: Case) -> tuple[Ruling, ...]:
    """Give all rulings of a case, first to last, those that wait for a second person marked."""
    return mark_pending(case.rulings(), Settings(case).two_person())


def mark_pending(rulings: Iterable[Ruling], since: str | None) -> tuple[Ruling, ...]:
    """Mark the rulings that wait; `since` is the UTC instant at which the two-person rule began, None without it."""
    made = tuple(rulings)
    if since is None:
        return made
    by_claim: dict[str, list[Ruling]] = defaultdict(list)
    for one in standing(made):
        if one.kind in DECIDING:
            by_claim[one.claim].append(one)
    waiting = {
        one.id for deciding in by_claim.values() for one in find_pending(deciding, datetime.fromisoformat(since))
    }
    return tuple(replace(one, pending=True) if one.id in waiting else one for one in made)


def find_pending(deciding: Sequence[Ruling], since: datetime) -> list[Ruling]:
    """Give those of one claim's standing, deciding rulings, first to last, that wait for a second person.

    Two people who rule the same decide. Whoever then joins them counts at once; whoever rules otherwise waits for a
    second person anew, and who was counted before is not counted for that.
    """
    decided: RulingKind | None = None
    waiting: dict[RulingKind, list[Ruling]] = defaultdict(list)
    for one in deciding:
        if datetime.fromisoformat(one.made) < since or one.kind == decided:
            decided = one.kind
            continue
        waiting[one.kind].append(one)
        if len({key_of(other.person) for other in waiting[one.kind]}) > 1:
            decided = one.kind
            del waiting[one.kind]
    return [one for kept in waiting.values() for one in kept]


def refuse_second_of_same(case: Case, claim: str, kind: RulingKind, person: str) -> None:
    """Refuse a person who would agree with themselves.

    Raises:
        Refused: this person's own ruling of this kind on the claim waits for somebody else's.
    """
    mine = [one for one in read_rulings(case) if one.pending and one.claim == claim and one.kind == kind]
    if any(key_of(one.person) == key_of(person) for one in mine):
        msg = f"{person} has ruled so already; the two-person rule of this case asks for another person's ruling"
        raise Refused(msg)
