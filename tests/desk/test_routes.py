"""Every route there is, asked by everybody there can be: what is not declared here fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk.conftest import TOKEN
from twosource.desk.access.doors import make_door
from twosource.desk.access.rights import is_declared
from twosource.desk.app import make_app
from twosource.desk.keys import ROLES, Keys
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
    "/claims/{claim_id}/beside/{other_id}": "/claims/claim-ten/beside/claim-advance",
    "/claims/{claim_id}/correct": "/claims/claim-ten/correct",
    "/deadlines": "/deadlines",
    "/deadlines/{deadline_id}": "/deadlines/deadline-bridge",
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
    "/waiting": "/waiting",
    "/alerts": "/alerts",
    "/feed.atom": "/feed.atom",
    "/api": "/api",
    "/api/openapi.json": "/api/openapi.json",
    "/api/v1/claims": "/api/v1/claims",
    "/api/v1/claims/{claim_id}": "/api/v1/claims/claim-ten",
    "/api/v1/claims/{claim_id}/near": "/api/v1/claims/claim-ten/near",
    "/api/v1/deadlines": "/api/v1/deadlines",
    "/api/v1/deadlines/{deadline_id}": "/api/v1/deadlines/deadline-bridge",
    "/api/v1/stories": "/api/v1/stories",
    "/api/v1/stories/{story_id}": "/api/v1/stories/story-narsaq",
    "/api/v1/sources": "/api/v1/sources",
    "/api/v1/items/{item_id}": "/api/v1/items/advance",
    "/api/v1/search": "/api/v1/search?q=x",
    "/api/v1/audit": "/api/v1/audit",
    "/api/v1/items/{item_id}/reading": "/api/v1/items/advance/reading",
    "/static": "/static/desk.css",
}
WRITES = {
    "/claims/{claim_id}/rulings": "/claims/claim-ten/rulings",
    "/{kind}/{key}/exports": "/claims/claim-ten/exports",
    "/audit/verify": "/audit/verify",
    "/releases/{release}/{act}": "/releases/none/agree",
    "/alerts/{act}": "/alerts/test",
    "/api/v1/claims/{claim_id}/rulings": "/api/v1/claims/claim-ten/rulings",
}
STREAMS = {"/events"}
OWN = {
    "/login": "/login",
    "/logout": "/logout",
    "/account": "/account",
    "/account/password": "/account/password",
    "/account/sessions": "/account/sessions",
    "/account/tokens": "/account/tokens",
    "/account/tokens/revoke": "/account/tokens/revoke",
}
"""What only accounts need: the login, and one's own account."""
ADMINS = {"/accounts": "/accounts"}
"""Pages that not every reader may see."""
FEW = {"/releases/{release}/file": "/releases/none/file"}
"""What only those see who may let things out."""
SETS = {
    "/accounts/{act}": "/accounts/role",
    "/settings": "/settings",
    "/settings/release": "/settings/release",
    "/alerts/hosts": "/alerts/hosts",
}
"""What an admin's forms are sent to; /accounts takes one as well."""


def test_no_route_is_undeclared(case: Case) -> None:
    app = make_app(Desk(case), make_door(Keys(TOKEN), 1))
    assert set(paths(app.routes)) == {*READS, *WRITES, *STREAMS, *OWN, *ADMINS, *SETS, *FEW}


def test_every_writing_route_says_what_right_it_needs() -> None:
    written = [*WRITES.values(), *SETS.values(), *ADMINS.values(), *OWN.values()]
    assert [one for one in written if not is_declared(one) and one not in {"/login", "/account"}] == []


def paths(routes: Iterable[BaseRoute]) -> Iterator[str]:
    """Give the path of every route, those of routers inside routers too."""
    for route in routes:
        inner = getattr(getattr(route, "original_router", None), "routes", None)
        yield from paths(inner) if inner is not None else [str(getattr(route, "path", route))]


ANSWERS = {
    "stranger": ({401}, {401}),
    "reader by link": ({200}, {403}),
    "reader by bearer": ({200}, {403}),
    "admin by link": ({200}, {403, 422}),
    "admin by bearer": ({200}, {403, 422}),
}
"""What reading and writing routes answer to each; an admin's form without its key is refused too."""


@pytest.mark.parametrize("who", ANSWERS)
def test_each_route_answers_whom_it_should(stranger: httpx.Client, case: Case, who: str) -> None:
    token = Keys(TOKEN).reading_token if who.startswith("reader") else TOKEN
    headers = {"authorization": f"Bearer {token}"} if who.endswith("bearer") else {}
    if who.endswith("link"):
        stranger.get(f"/?token={token}")
    reads, writes = ANSWERS[who]
    for address in READS.values():
        assert stranger.get(address, headers=headers).status_code in reads, address
    for address in WRITES.values():
        sent = stranger.post(address, headers=headers, data={"kind": "confirm", "what": "brief", "person": "Ada"})
        assert sent.status_code in writes, address
    assert case.rulings() == ()


def test_a_reader_sees_everything_and_no_form(stranger: httpx.Client) -> None:
    stranger.get(f"/?token={Keys(TOKEN).reading_token}")
    for address in ("/claims/claim-advance", "/stories/story-narsaq", "/audit"):
        assert 'method="post"' not in stranger.get(address).text
    key = Keys(TOKEN).form
    sent = {"form": key, "kind": "confirm", "reason": "x", "person": "Eve"}
    answer = stranger.post("/claims/claim-advance/rulings", data=sent)
    assert (answer.status_code, "may read" in answer.text) == (403, True)


def test_no_token_or_cookie_of_a_role_is_another_ones() -> None:
    keys = Keys(TOKEN)
    secrets = [keys.token, keys.reading_token, keys.form, keys.feed, *map(keys.cookie_of, ROLES)]
    assert len(set(secrets)) == len(secrets)
