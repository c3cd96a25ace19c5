"""Every route, asked by every role: by a login, by a token, and by nobody at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from tests.desk.access.conftest import NAMES, form_key
from tests.desk.test_routes import ADMINS, FEW, OWN, READS, SETS, WRITES
from twosource.desk.access.entrance import SCOPES, make_token
from twosource.model.access import RIGHTS, Right, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from twosource.store import Case

NEEDS: dict[Right, set[str]] = {
    "read": {path for path in OWN if path not in {"/login", "/account"}},
    "rule": {path for path in WRITES if path.endswith("/rulings")} | {"/audit/verify"},
    "release": {path for path in WRITES if path != "/audit/verify" and not path.endswith("/rulings")},
    "administer": {*ADMINS, *SETS},
}
"""What sending a form to a route takes, by the route's path."""
ADDRESSES = READS | WRITES | OWN | ADMINS | SETS
REFUSED = {401, 403}


def test_every_route_that_takes_forms_has_one_right() -> None:
    named = [path for paths in NEEDS.values() for path in paths]
    assert sorted(named) == sorted(set(named))
    assert set(named) == {*WRITES, *OWN, *ADMINS, *SETS} - {"/login", "/account"}


@pytest.mark.parametrize("role", get_args(Role))
def test_each_role_may_what_it_may_and_no_more(peopled: Case, enter: Callable[[str], httpx.Client], role: Role) -> None:
    browser, before = enter(NAMES[role]), peopled.audit_head().number
    for path, address in READS.items():
        assert browser.get(address).status_code == 200, path
    for path, address in ADMINS.items():
        assert browser.get(address).status_code == (200 if role == "admin" else 403), path
    for path, address in FEW.items():
        assert browser.get(address).status_code == (404 if "release" in RIGHTS[role] else 403), path
    for right, paths in NEEDS.items():
        for path in paths:
            answer = browser.post(ADDRESSES[path])
            allowed = right in RIGHTS[role]
            assert_right(answer, allowed=allowed, where=f"{role} {path}")
    assert peopled.audit_head().number == before


def assert_right(answer: httpx.Response, *, allowed: bool, where: str) -> None:
    """Hold an answer to a form without its key: refused for the right, or, where that is given, for the key alone."""
    if allowed:
        assert answer.status_code in {403, 422}, where
        assert "of this desk" not in answer.text.partition("may")[2], where
        assert answer.headers["content-type"].startswith(("text/html", "application/json")), where
    else:
        assert answer.status_code == 403, where
        assert answer.headers["content-type"].startswith("text/plain"), where


@pytest.mark.parametrize("role", get_args(Role))
def test_a_token_with_all_scopes_may_what_its_role_may_but_administer(
    peopled: Case, anyone: Callable[[], httpx.Client], role: Role
) -> None:
    program = anyone()
    bearer = {"authorization": f"Bearer {make_token(peopled, NAMES[role], 'all', SCOPES, 1)}"}
    for path, address in READS.items():
        assert program.get(address, headers=bearer).status_code == 200, path
    for right, paths in NEEDS.items():
        for path in paths:
            allowed = right in RIGHTS[role] and right != "administer"
            assert_right(program.post(ADDRESSES[path], headers=bearer), allowed=allowed, where=f"{role} {path}")
    assert program.get("/accounts", headers=bearer).status_code == 403


def test_nobody_gets_further_than_the_login(anyone: Callable[[], httpx.Client]) -> None:
    stranger = anyone()
    for path, address in (READS | ADMINS | FEW | {"/account": "/account"}).items():
        open_to_all = path == "/static"
        assert stranger.get(address).status_code in ({200} if open_to_all else {303, 401}), path
    for path in {*WRITES, *OWN, *ADMINS, *SETS} - {"/login"}:
        assert stranger.post(ADDRESSES[path]).status_code == 401, path


def test_a_reader_sees_no_form_but_their_own(enter: Callable[[str], httpx.Client]) -> None:
    rita = enter("Rita")
    for address in ("/claims/claim-advance", "/stories/story-narsaq", "/audit"):
        assert 'method="post"' not in rita.get(address).text
    assert form_key(rita.get("/account").text)


def test_an_analyst_rules_and_takes_nothing_away(enter: Callable[[str], httpx.Client]) -> None:
    page = enter("Ana").get("/claims/claim-advance").text
    assert "/claims/claim-advance/rulings" in page
    assert "/claims/claim-advance/exports" not in page
