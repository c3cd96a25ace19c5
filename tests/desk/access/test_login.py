"""Who logs in, who does not, how often one may try, and what becomes of a session."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tests.desk.access.conftest import PASSWORD, QUICK, form_key, try_login
from tests.desk.constructed import NOW
from twosource.desk.access.entrance import Entrance, make_token
from twosource.desk.access.limits import LIMITS
from twosource.desk.access.throttle import Throttle
from twosource.store import open_case
from twosource.store.accounts import Accounts

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from twosource.desk import Serving
    from twosource.store import Case


def test_with_accounts_no_link_lets_in_and_pages_lead_to_the_login(
    team: Serving, anyone: Callable[[], httpx.Client]
) -> None:
    assert "token" not in team.link
    assert team.reading_link is None
    stranger = anyone()
    sent = stranger.get("/claims?order=latest")
    assert (sent.status_code, sent.headers["location"]) == (303, "/login?next=%2Fclaims%3Forder%3Dlatest")
    for address in ("/api/v1/claims", "/events", "/feed.atom", "/api/openapi.json"):
        assert stranger.get(address).status_code == 401, address
    login = stranger.get("/login").text
    assert "Narsaq" not in login
    assert "narsaq" not in login
    assert stranger.get("/static/desk.css").status_code == 200


def test_a_login_leads_back_to_what_was_asked_for_and_is_logged(
    peopled: Case, anyone: Callable[[], httpx.Client]
) -> None:
    browser = anyone()
    answer = try_login(browser, " ada", PASSWORD, "/claims?order=latest")
    assert (answer.status_code, answer.headers["location"]) == (303, "/claims?order=latest")
    cookie = next(one for one in answer.headers.get_list("set-cookie") if "-login" not in one)
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Ada" in browser.get("/claims").text
    last = list(peopled.audit_entries())[-1]
    assert (last.person, last.act, dict(last.detail)) == ("Ada", "login", {"address": "127.0.0.1"})


def test_a_wrong_password_and_an_unknown_name_get_the_same_words_and_are_logged(
    peopled: Case, anyone: Callable[[], httpx.Client]
) -> None:
    browser = anyone()
    wrong = try_login(browser, "Ada", "not the password at all")
    unknown = try_login(browser, "my password, typed into the wrong field", PASSWORD)
    assert wrong.status_code == unknown.status_code == 403
    assert "do not fit" in wrong.text
    assert "do not fit" in unknown.text
    logged = [(one.act, one.subject) for one in peopled.audit_entries() if one.act == "login-failed"]
    assert logged == [("login-failed", "Ada"), ("login-failed", "no account")]
    assert "typed into" not in str(list(peopled.audit_entries()))


def test_after_some_failures_even_the_right_password_must_wait(anyone: Callable[[], httpx.Client]) -> None:
    browser = anyone()
    for _ in range(LIMITS.tries):
        try_login(browser, "Ada", "not the password at all")
    answer = try_login(browser, "Ada", PASSWORD)
    assert answer.status_code == 403
    assert "Too many failed attempts; wait" in answer.text
    assert try_login(browser, "Ben", PASSWORD).status_code == 303


def test_a_login_form_without_its_cookie_or_key_lets_nobody_in(
    peopled: Case, anyone: Callable[[], httpx.Client]
) -> None:
    browser, other = anyone(), anyone()
    sent = {"name": "Ada", "password": PASSWORD, "form": form_key(other.get("/login").text)}
    assert browser.post("/login", data=sent).status_code == 403
    browser.get("/login")
    assert browser.post("/login", data=sent).status_code == 403
    assert browser.post("/login", data=sent, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert [one.act for one in peopled.audit_entries() if one.act.startswith("login")] == []


def test_the_login_leads_to_no_other_site(anyone: Callable[[], httpx.Client]) -> None:
    for back in ("//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"):
        assert try_login(anyone(), "Ada", PASSWORD, back).headers["location"] == "/"


def test_a_form_of_another_persons_session_does_nothing(peopled: Case, enter: Callable[[str], httpx.Client]) -> None:
    ada, ben = enter("Ada"), enter("Ben")
    key = form_key(ben.get("/claims/claim-advance").text)
    sent = {"form": key, "kind": "confirm", "reason": "Seen.", "person": "Ben"}
    assert ada.post("/claims/claim-advance/rulings", data=sent).status_code == 403
    assert peopled.rulings() == ()


def test_an_act_bears_the_accounts_name_whatever_was_typed(peopled: Case, enter: Callable[[str], httpx.Client]) -> None:
    ana = enter("Ana")
    page = ana.get("/claims/claim-advance").text
    assert 'name="person"' not in page
    sent = {"form": form_key(page), "kind": "confirm", "reason": "Seen.", "person": "Somebody Else"}
    assert ana.post("/claims/claim-advance/rulings", data=sent).status_code == 303
    assert [one.person for one in peopled.rulings()] == ["Ana"]


def test_who_logs_out_is_out_and_a_kept_cookie_opens_nothing(
    peopled: Case, enter: Callable[[str], httpx.Client]
) -> None:
    ada = enter("Ada")
    kept = "; ".join(f"{name}={value}" for name, value in ada.cookies.items())
    ada.post("/logout", data={"form": form_key(ada.get("/account").text)})
    assert ada.get("/", headers={"cookie": kept}).status_code == 303
    assert [one.act for one in peopled.audit_entries()][-1] == "logout"


def test_logging_out_everywhere_ends_the_other_sessions_alone(enter: Callable[[str], httpx.Client]) -> None:
    here, there, ben = enter("Ada"), enter("Ada"), enter("Ben")
    answer = here.post("/account/sessions", data={"form": form_key(here.get("/account").text)})
    assert "Logged out elsewhere: 1." in answer.text
    assert [one.get("/").status_code for one in (here, there, ben)] == [200, 303, 200]


def test_a_disabled_account_is_out_at_once_and_cannot_come_back(
    peopled: Case, enter: Callable[[str], httpx.Client], anyone: Callable[[], httpx.Client]
) -> None:
    ben = enter("Ben")
    Accounts(peopled).disable("ben")
    assert ben.get("/").status_code == 303
    assert try_login(anyone(), "Ben", PASSWORD).status_code == 403
    Accounts(peopled).enable("Ben")
    assert try_login(anyone(), "Ben", PASSWORD).status_code == 303


def test_a_session_ends_by_age_and_by_rest(peopled: Case) -> None:
    def at(hours: float) -> Entrance:
        later = open_case(peopled.location, clock=lambda: NOW + timedelta(hours=hours))
        return Entrance(later, "secret", QUICK, Throttle())

    secret = at(0).log_in("Ada", PASSWORD, "127.0.0.1")
    assert at(LIMITS.idle_hours - 0.1).by_cookie(secret) is not None
    assert at(LIMITS.idle_hours + 0.1).by_cookie(secret) is None
    for hours in range(1, LIMITS.session_hours):
        entrance = at(hours)
        visitor = entrance.by_cookie(secret)
        assert visitor is not None
        entrance.note_seen(visitor)
        entrance.case.close()
    assert at(LIMITS.session_hours).by_cookie(secret) is None


def test_the_database_holds_no_cookie_no_token_and_no_password(
    peopled: Case, enter: Callable[[str], httpx.Client]
) -> None:
    token = make_token(peopled, "Ada", "test", ["read"], 1)
    cookies = [value for name, value in enter("Ada").cookies.items() if not name.endswith("-login")]
    written = b"".join(path.read_bytes() for path in Path(peopled.location).glob("case.db*"))
    assert b"argon2id" in written
    assert [secret for secret in (token, PASSWORD, *cookies) if secret.encode() in written] == []
