"""Every route there is, asked by everybody there can be: what is not declared here fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk.conftest import TOKEN
from twosource.desk.app import make_app
from twosource.desk.guard import make_door
from twosource.desk.keys import Keys
from twosource.desk.service import Desk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import httpx
    from starlette.routing import BaseRoute

    from twosource.store import Case

READS = {
    "/": "/",
    "/claims": "/claims",
    "/claims/{claim_id}": "/claims/claim-ten",
    "/stories": "/stories",
    "/stories/{story_id}": "/stories/story-narsaq",
    "/sources": "/sources",
    "/sources/{key:path}": "/sources/watch",
    "/items/{item_id}": "/items/advance",
    "/items/{item_id}/original": "/items/advance/original",
    "/search": "/search",
    "/audit": "/audit",
    "/words": "/words",
    "/follow": "/follow",
    "/feed.atom": "/feed.atom",
    "/api": "/api",
    "/api/openapi.json": "/api/openapi.json",
    "/api/v1/claims": "/api/v1/claims",
    "/api/v1/claims/{claim_id}": "/api/v1/claims/claim-ten",
    "/api/v1/stories": "/api/v1/stories",
    "/api/v1/search": "/api/v1/search?q=x",
    "/api/v1/audit": "/api/v1/audit",
    "/api/v1/items/{item_id}/reading": "/api/v1/items/advance/reading",
    "/static": "/static/desk.css",
}
WRITES = {
    "/claims/{claim_id}/rulings": "/claims/claim-ten/rulings",
    "/{kind}/{key}/exports": "/claims/claim-ten/exports",
    "/audit/verify": "/audit/verify",
    "/api/v1/claims/{claim_id}/rulings": "/api/v1/claims/claim-ten/rulings",
}
STREAMS = {"/events"}


def test_no_route_is_undeclared(case: Case) -> None:
    app = make_app(Desk(case), make_door(Keys(TOKEN), 1))
    assert set(paths(app.routes)) == {*READS, *WRITES, *STREAMS}


def paths(routes: Iterable[BaseRoute]) -> Iterator[str]:
    """Give the path of every route, those of routers inside routers too."""
    for route in routes:
        inner = getattr(getattr(route, "original_router", None), "routes", None)
        yield from paths(inner) if inner is not None else [str(getattr(route, "path", route))]


@pytest.mark.parametrize("who", ["stranger", "cookie", "bearer"])
def test_each_route_answers_whom_it_should(stranger: httpx.Client, case: Case, who: str) -> None:
    if who == "cookie":
        stranger.get(f"/?token={TOKEN}")
    headers = {"authorization": f"Bearer {TOKEN}"} if who == "bearer" else {}
    for address in READS.values():
        assert stranger.get(address, headers=headers).status_code == (401 if who == "stranger" else 200), address
    for address in WRITES.values():
        sent = stranger.post(address, headers=headers, data={"kind": "confirm", "what": "brief", "person": "Ada"})
        assert sent.status_code in ({401} if who == "stranger" else {403, 422}), address
    assert case.rulings() == ()
