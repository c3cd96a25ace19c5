"""Requests of programs go in, JSON comes out: each route asks the service once and gives its values as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import msgspec
from fastapi import APIRouter, BackgroundTasks, HTTPException, Query, Response, Security
from fastapi.security import HTTPBearer

from twosource.desk import finding, service
from twosource.desk.access.visitor import VISITOR
from twosource.desk.api.cursors import Stretch, cut_stretch
from twosource.desk.api.shapes import ClaimRecord, ClaimSummary, Json, ListOf, NewRuling, Problem
from twosource.desk.api.tags import TaggedRoute
from twosource.desk.nearing import near_to
from twosource.desk.views.listing import ClaimQuery
from twosource.desk.views.source import SourceCard
from twosource.desk.views.story import StoryCard
from twosource.errors import Refused, UsageError
from twosource.model.item import Item
from twosource.model.ledger import Ruling
from twosource.model.trail import AuditEntry, Hit
from twosource.model.wire import reading_to_json
from twosource.relate.claims.near import Near

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twosource.desk.service import Desk

Thing = TypeVar("Thing")
REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "It was understood and not done; `detail` says why."},
    401: {"description": "No token, or one that opens nothing.", "content": {"text/plain": {}}},
    403: {"description": "The token may not do this.", "content": {"text/plain": {}, "application/json": {}}},
    304: {"description": "It has not changed since the answer whose `ETag` the request names in `If-None-Match`."},
    404: {"model": Problem, "description": "There is no such thing in this case."},
    422: {"model": Problem, "description": "It was not understood; `detail` names the part."},
}
TOKEN = HTTPBearer(auto_error=False, description="the token of the printed link, or one made for a program")
Cursor = Annotated[str | None, Query(max_length=600, description="where the stretch before ended")]
Limit = Annotated[int, Query(ge=1, le=200)]
Words = Annotated[str, Query(max_length=service.LONGEST_QUERY)]


def make_api(desk: Desk) -> APIRouter:
    """Make the routes under /api/v1."""
    router = APIRouter(
        prefix="/api/v1",
        tags=["ledger"],
        responses=REFUSALS,
        dependencies=[Security(TOKEN)],
        route_class=TaggedRoute,
    )
    add_lists(router, desk)
    add_searches(router, desk)
    add_things(router, desk)
    add_rulings(router, desk)
    return router


def add_lists(router: APIRouter, desk: Desk) -> None:
    """Add the routes that list things, a stretch at a time."""

    @router.get("/claims", summary="Claims, most pressing first", response_model=ListOf[ClaimSummary])
    def claims(
        status: Annotated[str | None, Query(max_length=40)] = None,
        q: Words = "",
        order: Literal["pressing", "latest", "origins"] = "pressing",
        cursor: Cursor = None,
        limit: Limit = 30,
        *,
        deadline: bool = False,
    ) -> Response:
        found = finding.find_claims(desk, ClaimQuery(status, deadline, q, order))
        return stretch(found, lambda claim: claim.id, cursor, limit, lambda some: finding.show_cards(desk, some))

    @router.get("/stories", summary="Stories, the latest first", response_model=ListOf[StoryCard])
    def stories(cursor: Cursor = None, limit: Limit = 30) -> Response:
        found = finding.find_stories(desk)
        return stretch(found, lambda story: story.id, cursor, limit, lambda some: finding.show_stories(desk, some))

    @router.get("/sources", summary="Origins, the one with most claims first", response_model=ListOf[SourceCard])
    def sources(cursor: Cursor = None, limit: Limit = 30) -> Response:
        return stretch(tuple(desk.snapshot().sources.values()), lambda one: one.key, cursor, limit, tuple)


def add_searches(router: APIRouter, desk: Desk) -> None:
    """Add the routes that look through passages and through the log."""

    @router.get("/search", summary="Passages that hold all words", response_model=list[Hit])
    def search(q: Annotated[str, Query(min_length=1, max_length=service.LONGEST_QUERY)]) -> Response:
        return written([row.hit for row in service.search(desk, q).found])

    @router.get("/audit", summary="The log above a number, in order", response_model=list[AuditEntry])
    def audit(
        after: Annotated[int, Query(ge=0, le=2**53)] = 0, limit: Annotated[int, Query(ge=1, le=1000)] = 200
    ) -> Response:
        return written(service.list_audit(desk, after, limit))


def add_things(router: APIRouter, desk: Desk) -> None:
    """Add the routes of one thing each."""

    @router.get(
        "/claims/{claim_id}",
        summary="One claim with its evidence, origins, edges, history and rulings",
        response_model=ClaimRecord,
    )
    def claim(claim_id: str) -> Response:
        file = found(service.open_claim(desk, claim_id), "claim", claim_id)
        values = {name: getattr(file.claim, name) for name in type(file.claim).__dataclass_fields__}
        became = file.became.id if file.became else None
        return written(ClaimRecord(**values, history=file.history, rulings=file.rulings[claim_id], became=became))

    @router.get(
        "/claims/{claim_id}/near", summary="Claims that may be the same, likeliest first", response_model=list[Near]
    )
    def near(claim_id: str) -> Response:
        file = found(service.open_claim(desk, claim_id), "claim", claim_id)
        return written(near_to(desk, file.claim))

    @router.get("/stories/{story_id}", summary="One story: its items and claims")
    def story(story_id: str) -> Json:
        snapshot = desk.snapshot()
        held = found(snapshot.stories.get(story_id), "story", story_id)
        return plain(held) | {"claims": list(snapshot.by_story.get(story_id, ()))}

    @router.get("/items/{item_id}", summary="One item: its text and where it is from", response_model=Item)
    def item(item_id: str) -> Response:
        return written(found(desk.case.item(item_id), "item", item_id))

    @router.get("/items/{item_id}/reading", summary="Everything read out of one item, as the reader printed it")
    def reading(item_id: str) -> Json:
        return reading_to_json(found(desk.case.reading(item_id), "reading of item", item_id))


def add_rulings(router: APIRouter, desk: Desk) -> None:
    """Add the route that writes."""

    @router.post("/claims/{claim_id}/rulings", status_code=201, summary="Rule on a claim", response_model=Ruling)
    def rule(claim_id: str, ruling: NewRuling, later: BackgroundTasks) -> Response:
        person = VISITOR.get().acts_as(ruling.person)
        decision = service.Decision(ruling.kind, ruling.reason, person, ruling.undoes, ruling.wish())
        try:
            made = service.rule(desk, claim_id, decision)
        except (Refused, UsageError) as error:
            raise HTTPException(400, str(error)) from error
        later.add_task(desk.settle_rulings)
        return written(made, 201)


def stretch(
    things: Sequence[Thing],
    key_of: Callable[[Thing], str],
    cursor: str | None,
    limit: int,
    show: Callable[[tuple[Thing, ...]], tuple[object, ...]],
) -> Response:
    """Give one stretch of a list as JSON, with a link to the next."""
    try:
        cut: Stretch[Thing] = cut_stretch(things, key_of, cursor, limit)
    except Refused as error:
        raise HTTPException(400, str(error)) from error
    return written({"shown": show(cut.shown), "total": cut.total, "next": cut.next})


def written(value: object, status: int = 200) -> Response:
    """Write a frozen value as JSON, field for field."""
    return Response(msgspec.json.encode(value), status, media_type="application/json")


def plain(value: object) -> Json:
    """Give a frozen value as JSON's own kinds, field for field."""
    built: Json = msgspec.to_builtins(value)
    return built


def found(thing: Thing | None, what: str, key: str) -> Thing:
    """Give the thing, or answer that there is none."""
    if thing is None:
        raise HTTPException(404, f"there is no {what} {key}")
    return thing
