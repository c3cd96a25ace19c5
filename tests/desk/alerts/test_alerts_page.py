"""The page of alerts: added, tested, agreed to, removed; what was told, and how messages fared."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import httpx
import pytest

from tests.desk.access.conftest import NAMES, PASSWORD, QUICK, form_key, try_login
from tests.desk.alerts.conftest import Hands, Receiver, change, set_alert
from tests.desk.walk import running
from twosource.desk import serve
from twosource.desk.alerts.round import Rounds
from twosource.desk.feed import ATOM
from twosource.desk.service import Desk
from twosource.store.accounts import Accounts
from twosource.store.alerts import Alerts
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twosource.store import Case

CLAIM = "claim-advance"


@pytest.fixture
def enter(told_case: Case) -> Iterator[Callable[[str], httpx.Client]]:
    """Gives a browser in which somebody of the team is logged in."""
    accounts, hashed, opened = Accounts(told_case), QUICK.hash(PASSWORD), list[httpx.Client]()
    for role in ("admin", "editor", "analyst", "reader"):
        accounts.add(NAMES[role], role, hashed)
    accounts.add("Ben", "editor", hashed)
    with serve(told_case, settle=None) as serving, running(serving):

        def log_in(name: str) -> httpx.Client:
            opened.append(httpx.Client(base_url=serving.link, trust_env=False, timeout=60))
            assert try_login(opened[-1], name, PASSWORD).status_code == 303
            return opened[-1]

        yield log_in
        for one in opened:
            one.close()


def add(browser: httpx.Client, **fields: object) -> httpx.Response:
    sent = {"form": form_key(browser.get("/account").text), "name": "denials", "hours": "6"} | fields
    return browser.post("/alerts", data=sent)


def test_an_editor_adds_tests_and_removes_an_alert(
    told_case: Case, enter: Callable[[str], httpx.Client], receiver: Receiver
) -> None:
    eda = enter("Eda")
    shown = add(eda, to=receiver.address, when=["denial", "status"], words="guard", area="60.5,-46.6,61.2,-45.5")
    (rule,) = Alerts(told_case).rules()
    assert (rule.made_by, rule.when, rule.words) == ("Eda", ("status", "denial"), "guard")
    assert rule.secret in shown.text
    assert rule.secret not in eda.get("/alerts").text
    sent = {"form": form_key(eda.get("/account").text), "id": rule.id}
    assert "the test arrived" in eda.post("/alerts/test", data=sent).text
    assert len(receiver.bodies) == 1
    assert "the test did not arrive" not in eda.get("/alerts").text
    assert "removed" in eda.post("/alerts/remove", data=sent).text
    assert Alerts(told_case).rules() == ()


def test_what_was_told_is_on_the_page_and_in_a_feed(
    told_case: Case, enter: Callable[[str], httpx.Client], receiver: Receiver, hands: Hands
) -> None:
    rule = set_alert(told_case, receiver, when=("status",))
    change(told_case, CLAIM, status="denied")
    rounds = Rounds(Desk(told_case))
    rounds.run()
    hands.pass_by(minutes=3)
    rounds.run()
    rita = enter("Rita")
    page = rita.get("/alerts").text
    assert "Was single source, is denied now." in page
    assert f'href="/claims/{CLAIM}"' in page
    assert "answered 200 OK" in page
    assert receiver.address not in page
    feed = ET.fromstring(rita.get(f"/feed.atom?alert={rule.id}").text)  # noqa: S314 - our own feed
    titles = [one.text for one in feed.iter(f"{{{ATOM}}}title")]
    assert any(title and title.startswith("Denied: ") for title in titles[1:])
    assert rule.id in rita.get("/follow").text


def test_what_cannot_be_an_alert_is_said_on_the_page(enter: Callable[[str], httpx.Client]) -> None:
    eda = enter("Eda")
    for fields, why in (
        ({"to": "http://hooks.example/"}, "not https"),
        ({"to": "https://10.0.0.1/"}, "not public"),
        ({"area": "here"}, "is no area"),
        ({"name": " "}, "needs a name"),
    ):
        answer = add(eda, **fields)
        assert (answer.status_code, why in answer.text) == (400, True)


def test_only_an_admin_opens_the_own_network_to_alerts(told_case: Case, enter: Callable[[str], httpx.Client]) -> None:
    eda, ada = enter("Eda"), enter("Ada")
    for browser, status in ((eda, 403), (ada, 303)):
        sent = {"form": form_key(browser.get("/account").text), "host": "hooks.lan"}
        assert browser.post("/alerts/hosts", data=sent).status_code == status
    assert "hooks.lan" in Settings(told_case).allowed_hosts()
    sent = {"form": form_key(ada.get("/account").text), "host": "hooks.lan", "allowed": "no"}
    ada.post("/alerts/hosts", data=sent)
    assert "hooks.lan" not in Settings(told_case).allowed_hosts()
    sent = {"form": form_key(ada.get("/account").text), "host": "https://hooks.lan/x"}
    assert ada.post("/alerts/hosts", data=sent).status_code == 400


def test_readers_and_analysts_set_no_alerts(told_case: Case, enter: Callable[[str], httpx.Client]) -> None:
    for name in ("Rita", "Ana"):
        browser = enter(name)
        assert add(browser).status_code == 403
        assert 'method="post"' not in browser.get("/alerts").text
    assert Alerts(told_case).rules() == ()


def test_under_the_two_person_rule_another_editor_agrees(
    told_case: Case, enter: Callable[[str], httpx.Client], receiver: Receiver, hands: Hands
) -> None:
    Settings(told_case).set_two_person(on=True)
    hands.pass_by(seconds=1)
    eda, ben = enter("Eda"), enter("Ben")
    add(eda, to=receiver.address)
    (rule,) = Alerts(told_case).rules()
    assert "it waits for a second person" in eda.get("/alerts").text
    assert rule.name in ben.get("/waiting").text
    own = {"form": form_key(eda.get("/account").text), "id": rule.id}
    assert eda.post("/alerts/agree", data=own).status_code == 400
    other = {"form": form_key(ben.get("/account").text), "id": rule.id}
    assert "may tell" in ben.post("/alerts/agree", data=other).text
    assert Alerts(told_case).need(rule.id).agreed == "Ben"
