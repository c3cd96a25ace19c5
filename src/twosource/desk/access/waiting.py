"""What waits for a second person comes out as a page: rulings, files, alerts; agreeing goes in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from twosource.desk.access.gate import hold_to_level
from twosource.desk.access.pages import NOT_OURS
from twosource.desk.access.visitor import VISITOR
from twosource.desk.alerts.round import waits_for_second
from twosource.errors import Refused, UsageError
from twosource.run.agreeing import read_rulings
from twosource.store.alerts import Alerts
from twosource.store.releases import Releases
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from twosource.desk.press import Press
    from twosource.model.access import Release
    from twosource.model.alerting import AlertRule
    from twosource.model.ledger import Claim, Ruling

Field = Annotated[str, Form()]
UNNAMED = "Somebody has to sign: say who you are."


@dataclass(frozen=True, slots=True)
class Waiting:
    """All that waits in a case, and the files that were decided last."""

    since: str | None
    rulings: tuple[tuple[Ruling, Claim | None], ...]
    files: tuple[Release, ...]
    decided: tuple[Release, ...]
    alerts: tuple[AlertRule, ...]


def make_waiting(press: Press) -> APIRouter:
    """Make the page, and the routes by which a second person decides on files."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @router.get("/waiting")
    def waiting() -> Response:
        return press.page("waiting.html", here="/waiting", view=find_waiting(press), words="")

    add_files(router, press)
    return router


def add_files(router: APIRouter, press: Press) -> None:
    """Look at a file that waits, agree or turn it down, take it."""

    @router.get("/releases/{release}/file")
    def look(release: str) -> Response:
        try:
            asked, content = Releases(press.desk.case).need(release), Releases(press.desk.case).content(release)
        except UsageError:
            return press.missing("file", "/waiting")
        if content is None:
            return press.missing("file: it was turned down", "/waiting")
        policy = {"content-security-policy": "default-src 'none'; sandbox"}
        if asked.media_type.partition(";")[0].partition("/")[0] == "text" or "json" in asked.media_type:
            return Response(content, media_type="text/plain; charset=utf-8", headers=policy)
        return Response(content, media_type="application/octet-stream", headers=policy | attached(asked.file))

    @router.post("/releases/{release}/{act}")
    def decide(release: str, act: Literal["agree", "refuse", "take"], person: Field = "", form: Field = "") -> Response:
        if not press.accepts(form):
            return press.refused(NOT_OURS, "/waiting", 403)
        name = VISITOR.get().acts_as(person).strip()
        if not name:
            return press.refused(UNNAMED, "/waiting")
        kept = Releases(press.desk.case.acting_as(name))
        try:
            return act_on(kept, release, act)
        except (Refused, UsageError) as error:
            return press.refused(str(error), "/waiting")


def act_on(kept: Releases, release: str, act: str) -> Response:
    """Agree that a file may leave, turn it down, or hand it out.

    Raises:
        UsageError: there is none, or it was decided already.
        Refused: this person may not, or the case is set to less by now.
    """
    asked = kept.need(release)
    if act != "refuse":
        hold_to_level(kept.case, asked.file)
    if act == "take":
        return Response(kept.take(release), media_type=asked.media_type, headers=attached(asked.file))
    kept.decide(release, agreed=act == "agree")
    return RedirectResponse("/waiting#files", 303)


def attached(name: str) -> dict[str, str]:
    """Give the header by which a browser keeps a file instead of showing it."""
    return {"content-disposition": f'attachment; filename="{name}"'}


def find_waiting(press: Press) -> Waiting:
    """Find all that waits."""
    case, snapshot = press.desk.case, press.desk.snapshot()
    since, files = Settings(case).two_person(), Releases(case).list()
    rulings = [one for one in read_rulings(case) if one.pending]
    return Waiting(
        since,
        tuple((one, snapshot.claims.get(snapshot.orders.now(one.claim))) for one in rulings),
        tuple(one for one in files if one.waits),
        tuple(one for one in files if not one.waits),
        tuple(rule for rule in Alerts(case).rules() if waits_for_second(rule, since)),
    )
