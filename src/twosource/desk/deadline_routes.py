"""Requests for deadlines go in; pages and JSON go out, by the time left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import HTMLResponse, Response

from twosource.desk.deadlines import show_deadline, show_deadlines

if TYPE_CHECKING:
    from twosource.desk.press import Press
    from twosource.desk.views.deadline import DeadlineCard

Json = dict[str, Any]
PageNumber = Annotated[int, Query(ge=1, le=100_000)]


def make_deadlines(press: Press) -> APIRouter:
    """Make the pages of deadlines, and the same for programs."""
    router = APIRouter()
    add_pages(router, press)
    add_answers(router, press)
    return router


def add_pages(router: APIRouter, press: Press) -> None:
    """Add the list and the page of one."""

    @router.get("/deadlines", include_in_schema=False, response_class=HTMLResponse)
    def deadlines(page: PageNumber = 1) -> Response:
        view = show_deadlines(press.desk, page)
        return press.page("deadlines.html", here="/deadlines", view=view, address="/deadlines?page={}".format)

    @router.get("/deadlines/{deadline_id}", include_in_schema=False, response_class=HTMLResponse)
    def deadline(deadline_id: str) -> Response:
        view = show_deadline(press.desk, deadline_id)
        return press.page("deadline.html", view=view) if view else press.missing("deadline", "/deadlines")


def add_answers(router: APIRouter, press: Press) -> None:
    """Add the same as JSON: the ledger's own values, each with how the clock stands."""

    @router.get("/api/v1/deadlines", tags=["ledger"], summary="Deadlines by the time left, with their history")
    def listed(page: PageNumber = 1) -> Json:
        view = show_deadlines(press.desk, page)
        shown = [answer(card) for card in view.shown]
        return {"shown": shown, "page": view.page, "pages": view.pages, "total": view.total}

    @router.get("/api/v1/deadlines/{deadline_id}", tags=["ledger"], summary="One deadline with its history")
    def one(deadline_id: str) -> Json:
        view = show_deadline(press.desk, deadline_id)
        if view is None:
            raise HTTPException(404, f"there is no deadline {deadline_id}")
        return answer(view.card)


def answer(card: DeadlineCard) -> Json:
    """Give a deadline as JSON's own kinds; `phase` is ahead, open, past or unknown."""
    told: Json = msgspec.to_builtins(card.deadline)
    return told | {"phase": card.lapse.phase}
