"""A team at its desk in chromium: they log in, one rules, another agrees, a file waits, an alert is set."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.desk.access.conftest import PASSWORD
from tests.desk.test_browser import SCHEMES
from tests.desk.walk import AXE, start_browser
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from twosource.desk import Serving
    from twosource.store import Case

pytestmark = pytest.mark.browser
PAGES = ("/account", "/accounts", "/waiting", "/alerts", "/follow", "/claims/claim-advance")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if shutil.which("chromium") is None:
        pytest.skip("needs Debian's chromium on the PATH")
    with start_browser() as started:
        yield started


def log_in(context: BrowserContext, team: Serving, name: str, address: str = "") -> Page:
    """Log in by the form; what leaves the machine or breaks the policy is noted on the page's context."""
    page = context.new_page()
    page.goto(team.link + address.lstrip("/"))
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_selector("main h1")
    return page


def test_two_people_work_without_scripts(browser: Browser, team: Serving, peopled: Case) -> None:
    Settings(peopled).set_two_person(on=True)
    with (
        browser.new_context(java_script_enabled=False) as anas,
        browser.new_context(java_script_enabled=False) as edas,
    ):
        ana = log_in(anas, team, "Ana", "/claims/claim-advance")
        ana.wait_for_url("**/claims/claim-advance")
        rulings = ana.get_by_role("region", name="Rulings")
        rulings.get_by_label("Refute").check()
        rulings.get_by_label("Reason").fill("The road was filmed empty.")
        rulings.get_by_role("button", name="Rule", exact=True).click()
        expect(ana.get_by_text("waits for a second person")).to_be_visible()
        expect(ana.locator(".lead")).not_to_contain_text("Refuted")
        eda = log_in(edas, team, "Eda", "/waiting")
        eda.get_by_role("region", name="Rulings").get_by_role("link").click()
        eda.get_by_text("Agree", exact=False).first.click()
        eda.get_by_label("Your own reason").fill("Seen by a second camera.")
        eda.get_by_role("button", name="Rule the same").click()
        expect(eda.locator(".lead")).to_contain_text("Refuted by ruling")
        eda.goto(team.link + "account")
        eda.get_by_role("button", name="Log out", exact=True).click()
        eda.wait_for_url("**/login")
    assert [(one.person, one.kind) for one in peopled.rulings()] == [("Ana", "refute"), ("Eda", "refute")]


def test_an_admin_adds_somebody_and_an_alert_by_keyboard_and_pointer(
    browser: Browser, team: Serving, peopled: Case
) -> None:
    wrong: list[str] = []
    with browser.new_context() as context:
        page = log_in(context, team, "Ada", "/accounts")
        page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("request", lambda asked: None if asked.url.startswith(team.link) else wrong.append(asked.url))
        adding = page.get_by_role("region", name="Add an account")
        adding.get_by_label("Name").fill("Carl")
        adding.get_by_label("analyst").check()
        adding.get_by_role("button", name="Add").click()
        expect(page.get_by_text("shown this once")).to_be_visible()
        page.goto(team.link + "alerts")
        rules = page.get_by_role("region", name="Add an alert")
        rules.get_by_label("Name").fill("denials")
        rules.get_by_label("new claim").uncheck()
        rules.get_by_text("Only some claims").click()
        rules.get_by_label("That hold these words").fill("guard")
        rules.get_by_role("button", name="Add").click()
        expect(page.get_by_text("denials: added.")).to_be_visible()
    assert wrong == []
    assert [one.act for one in peopled.audit_entries()][-2:] == ["account-add", "alert-add"]


def test_no_page_of_a_team_has_a_serious_fault_or_sticks_out_on_a_phone(
    browser: Browser, team: Serving, peopled: Case
) -> None:
    if not AXE.is_file():
        pytest.skip("needs axe-core from web/node_modules (make web)")
    Settings(peopled).set_two_person(on=True)
    peopled.acting_as("Ana").add_ruling("claim-advance", "confirm", "Seen.")
    with browser.new_context() as context:
        page = context.new_page()
        faults = []
        for address in ("/login", *PAGES):
            if address == PAGES[0]:
                page.close()
                page = log_in(context, team, "Ada", "/")
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": 1280, "height": 900})
                page.goto(team.link + address.lstrip("/"))
                page.evaluate(AXE.read_text(encoding="utf-8"))
                found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
                serious = [one for one in found if one["impact"] in {"serious", "critical"}]
                faults += [(address, scheme, one["id"], one["nodes"][0]["html"]) for one in serious]
            page.set_viewport_size({"width": 360, "height": 740})
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, address
        assert faults == []
