"""Without accounts: the link's holder sees the pages of a team, adds the first account, and logs nobody in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.desk.access.conftest import form_key
from twosource.desk.keys import Keys
from twosource.store.accounts import Accounts
from twosource.store.alerts import Alerts
from twosource.store.releases import Releases
from twosource.store.settings import Settings

if TYPE_CHECKING:
    import httpx

    from twosource.store import Case

CLAIM = "/claims/claim-advance"


def test_the_first_account_is_added_on_the_page_and_counts_from_the_next_start(
    reader: httpx.Client, case: Case
) -> None:
    page = reader.get("/accounts").text
    assert "the desk asks for name and password from its next start on" in page
    sent = {"form": form_key(page), "name": "Ada", "role": "admin"}
    shown = reader.post("/accounts", data=sent).text
    assert re.search(r"shown this once: <code>[\w-]{16}</code>", shown)
    account = Accounts(case).need("Ada")
    assert (account.role, account.temporary) == ("admin", True)
    assert reader.get("/").status_code == 200
    assert [one.person for one in case.audit_entries()][-1] == "admin by link"


def test_there_is_no_login_and_no_account_of_ones_own(reader: httpx.Client) -> None:
    assert reader.get("/login").headers["location"] == "/"
    assert reader.get("/account").status_code == 404
    key = form_key(reader.get("/accounts").text)
    for address in ("/login", "/logout", "/account/sessions", "/account/password", "/account/tokens"):
        answer = reader.post(address, data={"form": key, "label": "x"})
        assert answer.status_code in {303, 403, 404}, address
        assert "set-cookie" not in answer.headers


def test_who_has_the_reading_link_changes_nothing(stranger: httpx.Client, case: Case) -> None:
    stranger.get(f"/?token={Keys('a-token-for-tests-alone').reading_token}")
    assert stranger.get("/accounts").status_code == 403
    assert 'method="post"' not in stranger.get("/alerts").text
    for address in ("/accounts", "/settings", "/alerts", "/alerts/hosts", "/releases/x/agree"):
        assert stranger.post(address, data={"name": "Eve"}).status_code == 403
    assert Accounts(case).everyone() == ()


def test_two_people_type_their_names_and_the_page_says_what_that_is_worth(reader: httpx.Client, case: Case) -> None:
    Settings(case).set_two_person(on=True)
    assert "rests on honour" in reader.get("/accounts").text
    key = form_key(reader.get(CLAIM).text)
    for person in ("Ada", "Ada", "Ben"):
        sent = {"form": key, "kind": "refute", "reason": "Filmed.", "person": person}
        reader.post(f"{CLAIM}/rulings", data=sent)
    assert [one.person for one in case.rulings()] == ["Ada", "Ben"]
    assert "Refuted by ruling" in reader.get(CLAIM).text
    reader.post(f"{CLAIM}/exports", data={"form": key, "what": "brief", "person": "Ada"})
    (held,) = Releases(case).list()
    address = f"/releases/{held.id}"
    assert reader.post(f"{address}/agree", data={"form": key}).status_code == 400
    assert reader.post(f"{address}/agree", data={"form": key, "person": "ada"}).status_code == 400
    assert reader.post(f"{address}/agree", data={"form": key, "person": "Ben"}).status_code == 303
    assert reader.post(f"{address}/take", data={"form": key, "person": "Ada"}).content


def test_an_alert_is_set_under_a_typed_name(reader: httpx.Client, case: Case) -> None:
    sent = {"form": form_key(reader.get("/alerts").text), "name": "mine", "when": "denial", "hours": "6"}
    assert reader.post("/alerts", data=sent).status_code == 400
    assert "added" in reader.post("/alerts", data=sent | {"person": "Ada"}).text
    (rule,) = Alerts(case).rules()
    assert (rule.made_by, rule.channel) == ("Ada", "page")
    assert f"alert={rule.id}" in reader.get("/follow").text
