"""A desk and its door go in, the desk as an ASGI application comes out: guard, pages, API, events, static files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from twosource.desk.access.administering import make_administering
from twosource.desk.access.pages import make_access
from twosource.desk.access.waiting import make_waiting
from twosource.desk.acts import make_acts
from twosource.desk.alerts.pages import make_alerts
from twosource.desk.api import make_api
from twosource.desk.deadline_routes import make_deadlines
from twosource.desk.guard import Guard
from twosource.desk.live import make_events
from twosource.desk.pages import make_pages
from twosource.desk.press import STATIC, Press
from twosource.desk.render import make_environment
from twosource.errors import Refused, TwosourceError

if TYPE_CHECKING:
    from twosource.desk.access.doors import Door
    from twosource.desk.service import Desk


CREDIT = "Places rest on GeoNames (geonames.org, CC BY 4.0): name it wherever you show them."


def make_app(desk: Desk, door: Door) -> FastAPI:
    """Make the pages and the API of `desk`, answering only to who comes through `door`."""
    press = Press(desk, door, make_environment())
    app = FastAPI(
        title="Twosource",
        version="1",
        description=CREDIT,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.include_router(make_pages(press))
    app.include_router(make_acts(press))
    app.include_router(make_api(desk))
    app.include_router(make_deadlines(press))
    app.include_router(make_events(desk))
    app.include_router(make_access(press, door))
    app.include_router(make_administering(press))
    app.include_router(make_waiting(press))
    app.include_router(make_alerts(press))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    add_failures(app, press)
    app.add_middleware(Guard, door=door)
    return app


def add_failures(app: FastAPI, press: Press) -> None:
    """Say what went wrong: to programs as JSON, to people as a page; never with a traceback."""

    @app.exception_handler(HTTPException)
    def not_there(request: Request, error: HTTPException) -> Response:
        return tell(request, press, error.status_code, str(error.detail))

    @app.exception_handler(RequestValidationError)
    def not_understood(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"][1:])
        return tell(request, press, 422, f"{place}: {first['msg']}")

    @app.exception_handler(TwosourceError)
    def failed(request: Request, error: TwosourceError) -> Response:
        return tell(request, press, 403 if isinstance(error, Refused) else 503, str(error))


def tell(request: Request, press: Press, status: int, words: str) -> Response:
    """Answer in the form that was asked for."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": words}, status)
    return press.refused(words, "/", status)
