"""Claims and what was asked for go in; one page of them comes out, in an order that puts first what cannot wait."""

from __future__ import annotations

from dataclasses import dataclass, replace
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

    def admits(self, claim: Claim, status: str) -> bool:
        """Tell whether `claim`, shown with `status`, fits."""
        if self.status is not None and status != self.status:
            return False
        if self.deadline and not claim.deadlines:
            return False
        said = f"{claim.question} {claim.value}".casefold()
        return all(word in said for word in self.words.casefold().split())


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


def sort_claims(claims: Iterable[Claim], order: Order, now: datetime) -> list[Claim]:
    """Sort claims: by time left and then by how many reports rest on them, by latest report, or by origins."""
    if order == "latest":
        return sorted(claims, key=lambda claim: claim.last or claim.first or "", reverse=True)
    if order == "origins":
        return sorted(claims, key=lambda claim: (claim.origins, claim.origins_upper, len(claim.items)), reverse=True)
    return sorted(claims, key=lambda claim: _pressure(claim, now))


def _pressure(claim: Claim, now: datetime) -> tuple[int, str, int]:
    lapse = next(iter(list_lapses(claim, now)), None)
    running = lapse is not None and lapse.phase in {"ahead", "open"}
    return (0 if running else 1, lapse.latest or "" if lapse and running else "", -len(claim.items))


def turn(query: ClaimQuery, page: int) -> ClaimQuery:
    """Give the same query for another page."""
    return replace(query, page=page)
