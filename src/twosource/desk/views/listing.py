"""Claims and what was asked for go in; one page of them comes out, in an order that puts first what cannot wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from twosource.desk.views.card import list_lapses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from twosource.model.ledger import Claim

Shown = TypeVar("Shown")
Other = TypeVar("Other")
Order = Literal["pressing", "latest", "origins"]
PAGE_SIZE = 30


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """Which claims a list shows: of one status, with a deadline, holding some words; in which order, which page."""

    status: str | None = None
    deadline: bool = False
    words: str = ""
    order: Order = "pressing"
    page: int = 1


@dataclass(frozen=True, slots=True)
class Listing(Generic[Shown]):
    """One page of a list: what it shows, its number from 1, the number of pages, and how many there are in all."""

    shown: tuple[Shown, ...]
    page: int
    pages: int
    total: int

    def map(self, make: Callable[[Shown], Other]) -> Listing[Other]:
        """Give the same page of other things."""
        return Listing(tuple(make(one) for one in self.shown), self.page, self.pages, self.total)

    @property
    def before(self) -> int | None:
        """The number of the page before."""
        return self.page - 1 if self.page > 1 else None

    @property
    def after(self) -> int | None:
        """The number of the page after."""
        return self.page + 1 if self.page < self.pages else None


def cut_page(things: Sequence[Shown], page: int, size: int = PAGE_SIZE) -> Listing[Shown]:
    """Cut page number `page` (from 1) out of `things`; a number beyond the ends gives the page at that end."""
    pages = max((len(things) + size - 1) // size, 1)
    page = min(max(page, 1), pages)
    return Listing(tuple(things[(page - 1) * size : page * size]), page, pages, len(things))


def sort_claims(claims: Iterable[Claim], order: Order) -> list[Claim]:
    """Sort claims by latest report or by origins; "pressing" leaves them as they come (`put_running_first` follows)."""
    if order == "latest":
        return sorted(claims, key=lambda claim: claim.last or claim.first or "", reverse=True)
    if order == "origins":
        return sorted(claims, key=lambda claim: (claim.origins, claim.origins_upper, len(claim.items)), reverse=True)
    return list(claims)


def find_running(claims: Iterable[Claim], now: datetime) -> list[Claim]:
    """Give the claims whose deadline runs or may have run out, the one that runs out next first."""
    return _by_end(claims, now, {"ahead", "open"})


def find_lapsed(claims: Iterable[Claim], now: datetime) -> list[Claim]:
    """Give the claims all of whose deadlines ran out, the last first."""
    return _by_end(claims, now, {"past"})[::-1]


def _by_end(claims: Iterable[Claim], now: datetime, phases: set[str]) -> list[Claim]:
    timed = ((next(iter(list_lapses(claim, now)), None), claim) for claim in claims)
    found = [(lapse.latest or "", claim.id, claim) for lapse, claim in timed if lapse and lapse.stands in phases]
    return [claim for _, _, claim in sorted(found, key=lambda one: one[:2])]


def put_running_first(running: Iterable[Claim], claims: Iterable[Claim]) -> list[Claim]:
    """Give `claims` with those that are in `running` before all others, in the order of `running`."""
    listed, wanted = list(claims), list(running)
    held, ahead = {claim.id for claim in listed}, {claim.id for claim in wanted}
    return [*(one for one in wanted if one.id in held), *(one for one in listed if one.id not in ahead)]
