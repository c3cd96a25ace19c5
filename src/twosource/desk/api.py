"""The API: the same service as JSON, described by OpenAPI; what it gives are the ledger's own values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import msgspec
from fastapi import APIRouter, BackgroundTasks, HTTPException, Query
from pydantic import BaseModel, Field

from twosource.desk import service
from twosource.desk.access.visitor import VISITOR
from twosource.desk.views.listing import ClaimQuery, Listing
from twosource.errors import Refused, UsageError
from twosource.model.wire import reading_to_json

if TYPE_CHECKING:
    from twosource.desk.service import Desk

Json = dict[str, Any]
Thing = TypeVar("Thing")


class ListOf(BaseModel):
    """One page of a list."""

    shown: list[Json]
    page: int
    pages: int
    total: int


class NewRuling(BaseModel):
    """A person's decision on a claim, with the reason."""

    kind: Literal["confirm", "refute", "not-a-claim", "undo"]
    reason: str = Field(min_length=1, max_length=service.LONGEST_REASON)
    person: str = Field(
        default="", max_length=service.LONGEST_NAME, description="who rules; where there are accounts, the token's"
    )
    undoes: str | None = Field(default=None, description="the ruling that an undo takes back")


def make_api(desk: Desk) -> APIRouter:
    """Make the routes under /api/v1."""
    router = APIRouter(prefix="/api/v1", tags=["ledger"])
    add_lists(router, desk)
    add_things(router, desk)
    return router


def add_lists(router: APIRouter, desk: Desk) -> None:
    """Add the routes that list things."""

    @router.get("/claims", summary="Claims, most pressing first")
    def claims(
        status: str | None = None,
        q: Annotated[str, Query(max_length=service.LONGEST_QUERY)] = "",
        order: Literal["pressing", "latest", "origins"] = "pressing",
        *,
        deadline: bool = False,
        page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    ) -> ListOf:
        return listed(service.list_claims(desk, ClaimQuery(status, deadline, q, order, page)))

    @router.get("/stories", summary="Stories, the latest first")
    def stories(page: Annotated[int, Query(ge=1, le=100_000)] = 1) -> ListOf:
        return listed(service.list_stories(desk, page))

    @router.get("/search", summary="Passages that hold all words")
    def search(q: Annotated[str, Query(min_length=1, max_length=service.LONGEST_QUERY)]) -> list[Json]:
        return [plain(row.hit) for row in service.search(desk, q).found]

    @router.get("/audit", summary="The log above a number, in order")
    def audit(after: Annotated[int, Query(ge=0)] = 0, limit: Annotated[int, Query(ge=1, le=1000)] = 200) -> list[Json]:
        return [plain(entry) for entry in service.list_audit(desk, after, limit)]


def add_things(router: APIRouter, desk: Desk) -> None:
    """Add the routes of one thing each, and the one that writes."""

    @router.get("/claims/{claim_id}", summary="One claim with its evidence, origins, edges, history and rulings")
    def claim(claim_id: str) -> Json:
        file = found(service.open_claim(desk, claim_id), "claim", claim_id)
        history = [plain(change) for change in file.history]
        return plain(file.claim) | {"history": history, "rulings": [plain(one) for one in file.rulings[claim_id]]}

    @router.get("/items/{item_id}/reading", summary="Everything read out of one item")
    def reading(item_id: str) -> Json:
        return reading_to_json(found(desk.case.reading(item_id), "reading of item", item_id))

    @router.post("/claims/{claim_id}/rulings", status_code=201, summary="Rule on a claim")
    def rule(claim_id: str, ruling: NewRuling, later: BackgroundTasks) -> Json:
        try:
            decided = service.Decision(**ruling.model_dump())
            made = service.rule(desk, claim_id, replace(decided, person=VISITOR.get().acts_as(decided.person)))
        except (Refused, UsageError) as error:
            raise HTTPException(400, str(error)) from error
        later.add_task(desk.settle_rulings)
        return plain(made)


def plain(value: object) -> Json:
    """Give a frozen value as JSON's own kinds, field for field."""
    written: Json = msgspec.to_builtins(value)
    return written


def listed(listing: Listing[Any]) -> ListOf:
    """Give one page of a list as JSON."""
    return ListOf(
        shown=[plain(one) for one in listing.shown], page=listing.page, pages=listing.pages, total=listing.total
    )


def found(thing: Thing | None, what: str, key: str) -> Thing:
    """Give the thing, or answer that there is none."""
    if thing is None:
        raise HTTPException(404, f"there is no {what} {key}")
    return thing
