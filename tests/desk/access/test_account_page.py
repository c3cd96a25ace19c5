"""One's own account: another password, tokens for programs and feeds; an admin's page of all accounts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.desk.access.conftest import PASSWORD, form_key, try_login
from twosource.store.accounts import Accounts

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from twosource.store import Case

OTHER = "a wholly different pass phrase"


def test_another_password_ends_all_other_sessions(
    enter: Callable[[str], httpx.Client], anyone: Callable[[], httpx.Client]
) -> None:
    here, there = enter("Ana"), enter("Ana")
    key = form_key(here.get("/account").text)
    sent = {"form": key, "old": PASSWORD, "new": OTHER, "again": OTHER}
    assert here.post("/account/password", data=sent).status_code == 303
    assert (here.get("/").status_code, there.get("/").status_code) == (200, 303)
    assert try_login(anyone(), "Ana", PASSWORD).status_code == 403
    assert try_login(anyone(), "Ana", OTHER).status_code == 303


def test_a_change_that_cannot_be_is_told_in_words(enter: Callable[[str], httpx.Client]) -> None:
    ana = enter("Ana")
    key = form_key(ana.get("/account").text)
    for changed, why in (
        ({"old": "wrong"}, "The present password is another one"),
        ({"new": "short", "again": "short"}, "at least 15 signs"),
        ({"again": "something else"}, "The two new passwords differ"),
        ({"new": PASSWORD, "again": PASSWORD}, "The new password is the old one"),
    ):
        sent = {"form": key, "old": PASSWORD, "new": OTHER, "again": OTHER} | changed
        answer = ana.post("/account/password", data=sent)
        assert (answer.status_code, why in answer.text) == (400, True)
    assert ana.get("/").status_code == 200


def make_token(browser: httpx.Client, *scopes: str, days: int = 30) -> str:
    sent = {"form": form_key(browser.get("/account").text), "label": "a script", "scope": list(scopes), "days": days}
    answer = browser.post("/account/tokens", data=sent)
    found = re.search(r"shown this once: <code>([\w-]+)</code>", answer.text)
    return found[1] if found else ""


def test_a_token_may_what_its_scopes_and_its_account_may(
    peopled: Case, enter: Callable[[str], httpx.Client], anyone: Callable[[], httpx.Client]
) -> None:
    program = anyone()
    ruling = {"kind": "confirm", "reason": "Seen."}
    for name, scopes, read, ruled in (
        ("Ana", ("read",), 200, 403),
        ("Ana", ("read", "rule"), 200, 201),
        ("Rita", ("read", "rule"), 200, 403),
        ("Ana", ("feed",), 401, 401),
    ):
        bearer = {"authorization": f"Bearer {make_token(enter(name), *scopes)}"}
        assert program.get("/api/v1/claims", headers=bearer).status_code == read
        answer = program.post("/api/v1/claims/claim-ten/rulings", headers=bearer, json=ruling)
        assert answer.status_code == ruled, (name, scopes)
    assert [one.person for one in peopled.rulings()] == ["Ana"]


def test_a_token_of_an_admin_administers_nothing(
    enter: Callable[[str], httpx.Client], anyone: Callable[[], httpx.Client]
) -> None:
    token = make_token(enter("Ada"), "read", "rule", "release")
    assert anyone().get("/accounts", headers={"authorization": f"Bearer {token}"}).status_code == 403


def test_a_feeds_token_opens_the_feed_and_nothing_else(
    enter: Callable[[str], httpx.Client], anyone: Callable[[], httpx.Client]
) -> None:
    ana, reader = enter("Ana"), anyone()
    key = make_token(ana, "feed")
    assert reader.get(f"/feed.atom?key={key}").status_code == 200
    assert reader.get(f"/?key={key}").status_code == 303
    read = make_token(ana, "read")
    assert reader.get(f"/feed.atom?key={read}").status_code == 401


def test_a_revoked_token_opens_nothing(
    peopled: Case, enter: Callable[[str], httpx.Client], anyone: Callable[[], httpx.Client]
) -> None:
    ana = enter("Ana")
    bearer = {"authorization": f"Bearer {make_token(ana, 'read')}"}
    (token,) = Accounts(peopled).tokens("Ana")
    others = enter("Ben")
    stolen = {"form": form_key(others.get("/account").text), "id": token.id}
    assert others.post("/account/tokens/revoke", data=stolen).status_code == 400
    assert anyone().get("/api/v1/claims", headers=bearer).status_code == 200
    ana.post("/account/tokens/revoke", data={"form": form_key(ana.get("/account").text), "id": token.id})
    assert anyone().get("/api/v1/claims", headers=bearer).status_code == 401


def test_an_admin_adds_an_account_whose_holder_must_choose_another_password(
    peopled: Case, enter: Callable[[str], httpx.Client], anyone: Callable[[], httpx.Client]
) -> None:
    ada, carl = enter("Ada"), anyone()
    sent = {"form": form_key(ada.get("/accounts").text), "name": "Carl", "role": "analyst"}
    shown = ada.post("/accounts", data=sent).text
    found = re.search(r"shown this once: <code>([\w-]+)</code>", shown)
    assert found
    assert try_login(carl, "Carl", found[1]).status_code == 303
    for address in ("/", "/claims", "/api/v1/claims"):
        assert carl.get(address).headers["location"] == "/account"
    key = form_key(carl.get("/account").text)
    carl.post("/account/password", data={"form": key, "old": found[1], "new": OTHER, "again": OTHER})
    assert carl.get("/claims").status_code == 200
    acts = [(one.person, one.act, one.subject) for one in peopled.audit_entries()]
    assert ("Ada", "account-add", "Carl") in acts
    assert ("Carl", "account-password", "Carl") in acts


def test_an_admin_changes_roles_passwords_and_who_may_come(peopled: Case, enter: Callable[[str], httpx.Client]) -> None:
    ada, ben = enter("Ada"), enter("Ben")
    key = form_key(ada.get("/accounts").text)
    assert ada.post("/accounts/role", data={"form": key, "name": "Ben", "role": "reader"}).status_code == 303
    assert 'method="post" action="/claims' not in ben.get("/claims/claim-ten").text
    assert "shown this once" in ada.post("/accounts/password", data={"form": key, "name": "Ben"}).text
    assert ben.get("/").status_code == 303
    assert ada.post("/accounts/disable", data={"form": key, "name": "Ben"}).status_code == 303
    assert Accounts(peopled).need("Ben").disabled is not None
    refused = ada.post("/accounts/role", data={"form": key, "name": "Ada", "role": "reader"})
    assert (refused.status_code, "no admin who may log in would be left" in refused.text) == (400, True)
    assert "there is no account" in ada.post("/accounts/enable", data={"form": key, "name": "Zoë"}).text


def test_nobody_but_an_admin_sees_or_changes_accounts(peopled: Case, enter: Callable[[str], httpx.Client]) -> None:
    eda = enter("Eda")
    key = form_key(eda.get("/account").text)
    assert eda.get("/accounts").status_code == 403
    for address in ("/accounts", "/accounts/role", "/accounts/disable", "/settings"):
        sent = {"form": key, "name": "Eda", "role": "admin", "two_person": "on"}
        assert eda.post(address, data=sent).status_code == 403
    assert Accounts(peopled).need("Eda").role == "editor"
