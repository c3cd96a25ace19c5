"""Who may ask the desk, and what it forbids the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk.conftest import TOKEN
from twosource.desk.access.doors import without_token
from twosource.desk.guard import MOST_BYTES
from twosource.desk.keys import make_keys
from twosource.errors import UsageError

if TYPE_CHECKING:
    import httpx

    from twosource.store import Case

PAGES = [
    "/",
    "/claims",
    "/claims/claim-advance",
    "/stories",
    "/stories/story-narsaq",
    "/items/advance",
    "/items/advance/original",
    "/search?q=guard",
    "/audit",
    "/words",
    "/api",
    "/api/openapi.json",
    "/api/v1/claims",
    "/api/v1/claims/claim-advance",
    "/static/desk.css",
    "/events",
    "/no-such-page",
]


@pytest.mark.parametrize("page", PAGES)
def test_without_the_link_every_address_is_refused(stranger: httpx.Client, page: str) -> None:
    answer = stranger.get(page)
    assert answer.status_code == 401
    assert "Narsaq" not in answer.text


def test_the_printed_link_turns_into_a_cookie_and_leaves_the_address(stranger: httpx.Client) -> None:
    answer = stranger.get(f"/claims?token={TOKEN}&order=latest")
    assert (answer.status_code, answer.headers["location"]) == (303, "/claims?order=latest")
    cookie = answer.headers["set-cookie"]
    assert TOKEN not in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert stranger.get("/claims").status_code == 200


def test_a_wrong_token_or_cookie_opens_nothing(stranger: httpx.Client) -> None:
    assert stranger.get("/?token=" + "x" * 30).status_code == 401
    port = stranger.base_url.port
    for cookie in (f"twosource-{port}={TOKEN}", f'twosource-{port}="broken', f"twosource-{port}=", "=;;="):
        assert stranger.get("/", headers={"cookie": cookie}).status_code == 401
    assert stranger.get("/", headers={b"authorization": "Bearer tökén".encode()}).status_code == 401


def test_a_program_sends_the_token_as_bearer(stranger: httpx.Client) -> None:
    assert stranger.get("/api/v1/claims", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:PORT", "127.0.0.1:1", "127.0.0.1", "127.0.0.1.evil.example:PORT"]
)
def test_another_host_name_is_refused_even_with_the_cookie(reader: httpx.Client, host: str) -> None:
    named = host.replace("PORT", str(reader.base_url.port))
    assert reader.get("/", headers={"host": named}).status_code == 421


@pytest.mark.parametrize("page", PAGES[:-2])
def test_every_answer_carries_the_policy(reader: httpx.Client, page: str) -> None:
    headers = reader.get(page).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == ("no-cache" if page.startswith("/static") else "no-store")


def ruling(reader: httpx.Client, **changed: str) -> dict[str, str]:
    page = reader.get("/claims/claim-advance").text
    key = page.split('name="form" value="', 1)[1].split('"', 1)[0]
    return {"form": key, "kind": "confirm", "reason": "Two photographs, geolocated.", "person": "Ada"} | changed


def test_a_form_from_another_site_rules_nothing(reader: httpx.Client, case: Case) -> None:
    sent = ruling(reader)
    for headers in ({"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        assert reader.post("/claims/claim-advance/rulings", data=sent, headers=headers).status_code == 403
    assert case.rulings() == ()


def test_a_form_without_its_key_rules_nothing(reader: httpx.Client, case: Case) -> None:
    for form in ("", "x" * 64, TOKEN):
        answer = reader.post("/claims/claim-advance/rulings", data=ruling(reader, form=form))
        assert answer.status_code == 403
    assert case.rulings() == ()


def test_a_body_that_is_too_large_is_refused_announced_or_not(reader: httpx.Client, case: Case) -> None:
    large = ruling(reader, reason="x" * MOST_BYTES)
    assert reader.post("/claims/claim-advance/rulings", data=large).status_code == 413
    pieces = (b"x" * 1024 for _ in range(200))
    headers = {"content-type": "application/x-www-form-urlencoded", "origin": str(reader.base_url)}
    assert reader.post("/claims/claim-advance/rulings", content=pieces, headers=headers).status_code >= 400
    assert case.rulings() == ()


def test_the_clean_address_never_leads_to_another_host() -> None:
    scope = {"query_string": b"token=x", "path": "//evil.example/", "raw_path": b"//evil.example/"}
    assert without_token(scope) == "/evil.example/"


def test_a_token_is_random_unless_given_and_never_short() -> None:
    assert make_keys().token != make_keys().token
    assert len(make_keys().token) > 40
    with pytest.raises(UsageError, match="too few"):
        make_keys("short")
