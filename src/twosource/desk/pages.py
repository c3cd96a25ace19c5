"""Requests for pages go in, HTML goes out: each route asks the service once and prints what it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from twosource.desk import finding, service
from twosource.desk.besides import show_beside
from twosource.desk.correcting import show_correct
from twosource.desk.export.forms import FORMS
from twosource.desk.feed import Rule, write_feed
from twosource.desk.sourcing import list_origins, show_source
from twosource.desk.views.listing import ClaimQuery
from twosource.desk.wording import load_wording
from twosource.store.alerts import Alerts

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.desk.press import Press
    from twosource.desk.views.item import ItemPage

MOST_ORIGINAL = 2 * 1024 * 1024
"""Bytes of an original that the desk shows as plain text; the capture itself holds them all."""
MOST_BESIDE = 20_000
"""Bytes of an original that stand beside the text read out of it; a page stays under 300 kB."""
PageNumber = Annotated[int, Query(ge=1, le=100_000)]
Words = Annotated[str, Query(max_length=service.LONGEST_QUERY)]


def make_pages(press: Press) -> APIRouter:
    """Make the routes of all pages; none of them is part of the API's description."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    add_lists(router, press)
    add_things(router, press)
    add_items(router, press)
    add_guides(router, press)
    return router


def add_lists(router: APIRouter, press: Press) -> None:
    """Add the pages that list things."""

    @router.get("/")
    def now() -> Response:
        return press.page("now.html", here="/", view=service.show_now(press.desk))

    @router.get("/claims")
    def claims(
        status: str = "",
        q: Words = "",
        order: Literal["pressing", "latest", "origins"] = "pressing",
        deadline: str = "",
        page: PageNumber = 1,
    ) -> Response:
        asked = ClaimQuery(status if status in load_wording().statuses else None, bool(deadline), q, order, page)
        view = finding.list_claims(press.desk, asked)
        kept = {"status": status, "q": q, "order": order, "deadline": deadline}
        unknown = status if asked.status is None else ""
        turn = turner("/claims", kept)
        return press.page("claims.html", here="/claims", view=view, asked=asked, unknown=unknown, address=turn)

    @router.get("/stories")
    def stories(page: PageNumber = 1) -> Response:
        view = finding.list_stories(press.desk, page)
        return press.page("stories.html", here="/stories", view=view, address=turner("/stories", {}))

    @router.get("/sources")
    def sources(page: PageNumber = 1) -> Response:
        view = list_origins(press.desk, page)
        return press.page("sources.html", here="/sources", view=view, address=turner("/sources", {}))

    @router.get("/search")
    def search(q: Words = "") -> Response:
        return press.page("search.html", view=service.search(press.desk, q))

    @router.get("/audit")
    def audit(before: Annotated[int | None, Query(ge=1)] = None) -> Response:
        return press.page("audit.html", here="/audit", view=service.show_audit(press.desk, before), verdict="")


def add_guides(router: APIRouter, press: Press) -> None:
    """Add the pages that tell how to read, follow and ask the desk, and the feed."""

    @router.get("/follow")
    def follow(request: Request) -> Response:
        key = "" if press.accounts else press.keys.feed
        rules = Alerts(press.desk.case).rules()
        return press.page("follow.html", base=press.base(request.headers["host"]), key=key, alerts=rules)

    @router.get("/feed.atom")
    def feed(
        request: Request,
        status: Annotated[list[str] | None, Query()] = None,
        hours: Annotated[int, Query(ge=0, le=24 * 30)] = 6,
        q: Words = "",
        alert: Annotated[str, Query(max_length=64)] = "",
    ) -> Response:
        asked = frozenset(status or ()) & load_wording().statuses.keys()
        written = write_feed(press.desk, Rule(asked, hours, q), press.base(request.headers["host"]), alert)
        return Response(written, media_type="application/atom+xml")

    @router.get("/words")
    def words() -> Response:
        return press.page("words.html")

    @router.get("/api")
    def api(request: Request) -> Response:
        return press.page("api.html", routes=service.describe_routes(request.app.openapi()))


def add_things(router: APIRouter, press: Press) -> None:
    """Add the pages of one thing each."""

    @router.get("/stories/{story_id}")
    def story(story_id: str, status: str = "") -> Response:
        view = service.show_story(press.desk, story_id)
        if view is None:
            return press.missing("story", "/stories")
        asked = status if status in load_wording().statuses else ""
        return press.page("story.html", view=view, exports=FORMS, asked=asked)

    @router.get("/claims/{claim_id}")
    def claim(claim_id: str) -> Response:
        view = service.show_claim(press.desk, claim_id)
        return press.page("claim.html", view=view, exports=FORMS) if view else press.missing("claim", "/claims")

    @router.get("/claims/{claim_id}/beside/{other_id}")
    def beside(claim_id: str, other_id: str) -> Response:
        view = show_beside(press.desk, claim_id, other_id)
        return press.page("beside.html", view=view) if view else press.missing("pair of claims", "/claims")

    @router.get("/claims/{claim_id}/correct")
    def correct(claim_id: str, item: str | None = None) -> Response:
        view = show_correct(press.desk, claim_id, item)
        return press.page("correct.html", view=view) if view else press.missing("claim", "/claims")

    @router.get("/sources/{key:path}")
    def source(key: str, page: PageNumber = 1) -> Response:
        view = show_source(press.desk, key, page)
        if view is None:
            return press.missing("source", "/sources")
        return press.page("source.html", view=view, address=turner(f"/sources/{quote(key)}", {}))


def add_items(router: APIRouter, press: Press) -> None:
    """Add the pages of one item: its text with what was read in it, and the original as it came."""

    @router.get("/items/{item_id}")
    def item(item_id: str, version: Annotated[int | None, Query(ge=1)] = None) -> Response:
        view = service.show_item(press.desk, item_id, version)
        if view is None:
            return press.missing("item", "/stories")
        content = service.read_original(press.desk, item_id) if view.item.digest == newest(view) else None
        original = content[:MOST_BESIDE].decode("utf-8", "replace") if content else ""
        return press.page("item.html", view=view, original=original, most_original=MOST_BESIDE)

    @router.get("/items/{item_id}/original")
    def original(item_id: str) -> Response:
        content = service.read_original(press.desk, item_id)
        if content is None:
            return press.missing("original: none was kept, or it was erased", f"/items/{quote(item_id, safe='')}")
        headers = {"content-security-policy": "default-src 'none'; sandbox", "content-disposition": "inline"}
        shown = content[:MOST_ORIGINAL].decode("utf-8", "replace")
        return Response(shown, media_type="text/plain; charset=utf-8", headers=headers)


def newest(view: ItemPage) -> str | None:
    """Give the digest of an item's newest version: the capture that is kept of it belongs to that text."""
    return view.versions[-1].digest if view.versions else view.item.digest


def turner(path: str, kept: dict[str, str]) -> Callable[[int], str]:
    """Give what makes the address of another page of the same list."""

    def address(page: int) -> str:
        query = {name: value for name, value in kept.items() if value} | {"page": str(page)}
        return f"{path}?{urlencode(query)}"

    return address
