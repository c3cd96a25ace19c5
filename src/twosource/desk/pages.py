"""Requests for pages go in, HTML goes out: each route asks the service once and prints what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.background import BackgroundTask

from twosource.desk import service
from twosource.desk.export.forms import FORMS
from twosource.desk.keys import Keys, same
from twosource.desk.views.listing import ClaimQuery
from twosource.desk.wording import load_wording
from twosource.errors import AuditBroken, Refused, UsageError
from twosource.store.clock import write_instant

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

    from twosource.desk.service import Desk

STATIC = Path(__file__).parent / "static"
MOST_ORIGINAL = 2 * 1024 * 1024
"""Bytes of an original that the desk shows as plain text; the capture itself holds them all."""
PageNumber = Annotated[int, Query(ge=1, le=100_000)]
Words = Annotated[str, Query(max_length=service.LONGEST_QUERY)]


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page shows around its content; `islands` tells whether the moving parts are built."""

    name: str
    moment: str
    stamp: str
    form: str
    islands: bool


class Press:
    """Prints templates for one desk; routes hold it."""

    def __init__(self, desk: Desk, keys: Keys, environment: Environment) -> None:
        """Print for `desk`, forms carrying the key of `keys`."""
        self.desk = desk
        self.keys = keys
        self.environment = environment

    def frame(self) -> Frame:
        """Look around once for a page."""
        name = self.desk.case.location.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
        built = (STATIC / "built" / "desk.js").is_file()
        now = write_instant(self.desk.now.replace(second=0, microsecond=0))
        return Frame(name, now, self.desk.snapshot().stamp, self.keys.form, built)

    def page(self, template: str, status: int = 200, **shown: object) -> HTMLResponse:
        """Print one page."""
        written = self.environment.get_template(template).render(desk=self.frame(), **{"here": "", **shown})
        return HTMLResponse(written, status)

    def missing(self, what: str, back: str) -> HTMLResponse:
        """Say that there is no such thing."""
        return self.page("error.html", 404, heading="Not in this case", words=f"There is no such {what}.", back=back)

    def refused(self, words: str, back: str, status: int = 400) -> HTMLResponse:
        """Say why something was not done."""
        return self.page("error.html", status, heading="Not done", words=words, back=back)


def make_pages(press: Press) -> APIRouter:
    """Make the routes of all pages; none of them is part of the API's description."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    add_lists(router, press)
    add_things(router, press)
    add_acts(router, press)
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
        view = service.list_claims(press.desk, asked)
        kept = {"status": status, "q": q, "order": order, "deadline": deadline}
        return press.page("claims.html", here="/claims", view=view, asked=asked, address=turner("/claims", kept))

    @router.get("/stories")
    def stories(page: PageNumber = 1) -> Response:
        view = service.list_stories(press.desk, page)
        return press.page("stories.html", here="/stories", view=view, address=turner("/stories", {}))

    @router.get("/sources")
    def sources(page: PageNumber = 1) -> Response:
        view = service.list_origins(press.desk, page)
        return press.page("sources.html", here="/sources", view=view, address=turner("/sources", {}))

    @router.get("/search")
    def search(q: Words = "") -> Response:
        return press.page("search.html", view=service.search(press.desk, q))

    @router.get("/audit")
    def audit(before: Annotated[int | None, Query(ge=1)] = None) -> Response:
        return press.page("audit.html", here="/audit", view=service.show_audit(press.desk, before), verdict="")

    @router.get("/words")
    def words() -> Response:
        return press.page("words.html")

    @router.get("/api")
    def api(request: Request) -> Response:
        return press.page("api.html", routes=service.describe_routes(request.app.openapi()))


def add_things(router: APIRouter, press: Press) -> None:
    """Add the pages of one thing each."""

    @router.get("/stories/{story_id}")
    def story(story_id: str) -> Response:
        view = service.show_story(press.desk, story_id)
        return press.page("story.html", view=view, exports=FORMS) if view else press.missing("story", "/stories")

    @router.get("/claims/{claim_id}")
    def claim(claim_id: str) -> Response:
        view = service.show_claim(press.desk, claim_id)
        return press.page("claim.html", view=view, exports=FORMS) if view else press.missing("claim", "/claims")

    @router.get("/sources/{key:path}")
    def source(key: str) -> Response:
        view = service.show_source(press.desk, key)
        return press.page("source.html", view=view) if view else press.missing("source", "/sources")

    @router.get("/items/{item_id}")
    def item(item_id: str, version: Annotated[int | None, Query(ge=1)] = None) -> Response:
        view = service.show_item(press.desk, item_id, version)
        return press.page("item.html", view=view) if view else press.missing("item", "/stories")

    @router.get("/items/{item_id}/original")
    def original(item_id: str) -> Response:
        content = service.read_original(press.desk, item_id)
        if content is None:
            return press.missing("original: none was kept, or it was erased", f"/items/{quote(item_id, safe='')}")
        headers = {"content-security-policy": "default-src 'none'; sandbox", "content-disposition": "inline"}
        shown = content[:MOST_ORIGINAL].decode("utf-8", "replace")
        return Response(shown, media_type="text/plain; charset=utf-8", headers=headers)


def add_acts(router: APIRouter, press: Press) -> None:
    """Add what forms send; each carries the form's key, and an answer to a done act is another page to get."""

    @router.post("/claims/{claim_id}/rulings")
    def rule(  # noqa: PLR0917 - a form's fields
        claim_id: str,
        kind: Annotated[str, Form()],
        reason: Annotated[str, Form()] = "",
        person: Annotated[str, Form()] = "",
        undoes: Annotated[str | None, Form()] = None,
        form: Annotated[str | None, Form()] = None,
    ) -> Response:
        back = f"/claims/{quote(claim_id, safe='')}"
        if not same(form, press.keys.form):
            return press.refused(
                "The form was not one of this desk's, or is older than it; open the page anew.", back, 403
            )
        try:
            service.rule(press.desk, claim_id, service.Decision(kind, reason, person, undoes))
        except (Refused, UsageError) as error:
            return press.refused(str(error), back)
        settling = BackgroundTask(press.desk.settle_rulings)
        return RedirectResponse(f"{back}#rulings", 303, background=settling)

    @router.post("/{kind}/{key}/exports")
    def export(
        kind: Literal["claims", "stories"],
        key: str,
        what: Annotated[str, Form()],
        person: Annotated[str, Form()] = "",
        form: Annotated[str | None, Form()] = None,
    ) -> Response:
        back = f"/{kind}/{quote(key, safe='')}"
        if not same(form, press.keys.form):
            return press.refused("The form was not one of this desk's; open the page anew.", back, 403)
        claims = (key,) if kind == "claims" else service.story_claims(press.desk, key)
        try:
            made = service.export(press.desk, what, claims, person)
        except Refused as error:
            return press.refused(str(error), back)
        headers = {"content-disposition": f'attachment; filename="{made.name}"'}
        return Response(made.content, media_type=made.media_type, headers=headers)

    @router.post("/audit/verify")
    def verify(form: Annotated[str | None, Form()] = None) -> Response:
        if not same(form, press.keys.form):
            return press.refused("The form was not one of this desk's; open the page anew.", "/audit", 403)
        try:
            head = press.desk.case.audit_verify()
            verdict = f"The log holds: {head.number} entries, each bound to the one before."
        except AuditBroken as error:
            verdict = f"The log does not hold: {error}"
        return press.page("audit.html", here="/audit", view=service.show_audit(press.desk), verdict=verdict)


def turner(path: str, kept: dict[str, str]) -> Callable[[int], str]:
    """Give what makes the address of another page of the same list."""

    def address(page: int) -> str:
        query = {name: value for name, value in kept.items() if value} | {"page": str(page)}
        return f"{path}?{urlencode(query)}"

    return address
