"""What was known of claims and the claims as they are go in; what happened to them comes out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from twosource.model.alerting import Happened, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from twosource.model.ledger import Claim


OVER = ("met", "lapsed", "lifted")
"""States of a deadline of which nobody need be warned."""


def mark_of(claim: Claim) -> Mark:
    """Give what alerts keep of a claim."""
    return Mark(claim.status, claim.origins, claim.against)


def find_changes(before: Mapping[str, Mark], claims: Iterable[Claim], revision: int) -> Iterator[Happened]:
    """Yield what happened to each claim since `before`, in the order of gravity: denial, status, origin, new.

    `revision` names the ledger in which it is found: found again, a thing has the same key.
    """
    for claim in claims:
        old, now, key = before.get(claim.id), mark_of(claim), f"{revision}:{claim.id}"
        if old == now:
            continue
        if now.against > (old.against if old else 0) or (
            now.status == "denied" and (not old or old.status != "denied")
        ):
            yield Happened("denial", claim.id, key, "Somebody denies or contradicts it.")
        if old is None:
            yield Happened("new", claim.id, key, "New in this case.")
            continue
        if now.status != old.status:
            yield Happened("status", claim.id, key, f"Was {say(old.status)}, is {say(now.status)} now.")
        if now.origins > old.origins:
            yield Happened("origin", claim.id, key, f"One more origin: at least {now.origins}, before {old.origins}.")


def say(status: str) -> str:
    """Say a status in a sentence."""
    return status.replace("-", " ")


def find_deadlines(claims: Iterable[Claim], now: datetime, hours: int) -> Iterator[Happened]:
    """Yield the claims with a deadline that may run out within so many hours and surely has not yet.

    What was met, lifted or reported lapsed is over. Of several readings of its end the next one counts; once that is
    over, or moved, the one after is told in its turn.
    """
    for claim in claims:
        open_ends = {one.due for one in claim.deadlines if one.due is not None and one.state not in OVER}
        ahead = sorted(due for due in open_ends if datetime.fromisoformat(due[1]) > now)
        if ahead and datetime.fromisoformat(ahead[0][0]) - now <= timedelta(hours=hours):
            yield Happened("deadline", claim.id, f"deadline:{claim.id}:{ahead[0][0]}", "A deadline is near.")
