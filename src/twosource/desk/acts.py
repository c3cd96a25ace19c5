"""What forms send goes in, the act is done once, and the answer is another page to get, a file, or why not.

Each form carries the desk's key for forms: no other site can send one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, HTTPException
from fastapi.responses import RedirectResponse, Response
from starlette.background import BackgroundTask

from twosource.desk import service
from twosource.desk.access.gate import Held
from twosource.desk.access.visitor import VISITOR
from twosource.desk.exporting import Wanted, export
from twosource.errors import AuditBroken, Refused, UsageError
from twosource.run.ruling import Wish

if TYPE_CHECKING:
    from twosource.desk.press import Press


Said = Annotated[list[str] | None, Form()]


def make_acts(press: Press) -> APIRouter:
    """Make the routes that forms are sent to."""
    router = APIRouter(include_in_schema=False)
    add_rulings(router, press)
    add_exports(router, press)
    add_audit(router, press)
    return router


def read_wish(  # noqa: PLR0917 - a form's fields
    into: Said = None,
    at: Said = None,
    place: Annotated[str, Form()] = "",
    lat: Annotated[str, Form()] = "",
    lon: Annotated[str, Form()] = "",
    nowhere: Annotated[bool, Form()] = False,  # noqa: FBT002 - a ticked box
    earliest: Annotated[str, Form()] = "",
    latest: Annotated[str, Form()] = "",
    chain: Annotated[str, Form()] = "",
) -> Wish:
    """Read what a correcting form says; fields that stand twice (a choice, or another one typed) count once filled."""
    return Wish(
        at=tuple(filter(None, at or ())),
        into=next(filter(None, reversed(into or [])), None),
        place=place,
        lat=read_degrees(lat),
        lon=read_degrees(lon),
        nowhere=nowhere,
        earliest=earliest,
        latest=latest,
        chain=tuple(filter(None, map(str.strip, chain.splitlines()))),
    )


def add_rulings(router: APIRouter, press: Press) -> None:
    """Take a person's ruling on a claim."""

    @router.post("/claims/{claim_id}/rulings")
    def rule(  # noqa: PLR0917 - a form's fields
        claim_id: str,
        kind: Annotated[str, Form()],
        reason: Annotated[str, Form()] = "",
        person: Annotated[str, Form()] = "",
        undoes: Annotated[str | None, Form()] = None,
        form: Annotated[str | None, Form()] = None,
        wish: Annotated[Wish | None, Depends(read_wish)] = None,
    ) -> Response:
        back = f"/claims/{quote(claim_id, safe='')}"
        if not press.accepts(form):
            return press.refused(
                "The form was not one of this desk's, or is older than it; open the page anew.", back, 403
            )
        try:
            person = VISITOR.get().acts_as(person)
            service.rule(press.desk, claim_id, service.Decision(kind, reason, person, undoes, wish))
        except (Refused, UsageError) as error:
            return press.refused(str(error), back)
        settling = BackgroundTask(press.desk.settle_rulings)
        now = press.desk.snapshot().orders.now(claim_id)
        return RedirectResponse(f"/claims/{quote(now, safe='')}#rulings", 303, background=settling)


def read_degrees(written: str) -> float | None:
    """Read a coordinate that a person typed; None when the field was left empty.

    Raises:
        HTTPException: it is no number.
    """
    if not written.strip():
        return None
    try:
        return float(written.strip().replace(",", ".").replace("−", "-"))
    except ValueError as error:
        msg = f"{written!r} is no coordinate; write degrees as a number, such as 49.62"
        raise HTTPException(400, msg) from error


def add_exports(router: APIRouter, press: Press) -> None:
    """Hand out a claim, or a story's claims, as a file."""

    @router.post("/{kind}/{key}/exports")
    def take(  # noqa: PLR0917 - a form's fields
        kind: Literal["claims", "stories"],
        key: str,
        what: Annotated[str, Form()],
        person: Annotated[str, Form()] = "",
        form: Annotated[str | None, Form()] = None,
        sharing: Annotated[str, Form()] = "",
        lift: Annotated[str, Form()] = "",
    ) -> Response:
        back = f"/{kind}/{quote(key, safe='')}"
        if not press.accepts(form):
            return press.refused("The form was not one of this desk's; open the page anew.", back, 403)
        claims = (key,) if kind == "claims" else service.story_claims(press.desk, key)
        try:
            made = export(press.desk, what, claims, VISITOR.get().acts_as(person), Wanted(sharing, lift))
        except Held:
            return RedirectResponse("/waiting#files", 303)
        except Refused as error:
            return press.refused(str(error), back)
        headers = {"content-disposition": f'attachment; filename="{made.name}"'}
        return Response(made.content, media_type=made.media_type, headers=headers)


def add_audit(router: APIRouter, press: Press) -> None:
    """Walk the log and say whether it holds."""

    @router.post("/audit/verify")
    def verify(form: Annotated[str | None, Form()] = None) -> Response:
        if not press.accepts(form):
            return press.refused("The form was not one of this desk's; open the page anew.", "/audit", 403)
        try:
            head = press.desk.case.audit_verify()
            verdict = f"The log holds: {head.number} entries, each bound to the one before."
        except AuditBroken as error:
            verdict = f"The log does not hold: {error}"
        return press.page("audit.html", here="/audit", view=service.show_audit(press.desk), verdict=verdict)
