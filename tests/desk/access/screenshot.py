"""Makes the pictures of docs/access.md and docs/alerts.md: a team of invented people on the constructed case.

python -m tests.desk.access.screenshot docs/images
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from tests.desk.access.conftest import NAMES, PASSWORD, QUICK
from tests.desk.alerts.conftest import change
from tests.desk.constructed import NOW, fill
from tests.desk.walk import running, start_browser
from twosource.desk import serve, service
from twosource.desk.access.gate import Held
from twosource.desk.alerts.round import Rounds
from twosource.desk.alerts.rules import AlertWish, add_alert, agree_to_alert
from twosource.desk.exporting import export
from twosource.store import create_case
from twosource.store.accounts import Accounts
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from twosource.store import Case

VIEWS: dict[str, tuple[str, int, int, Literal["light", "dark"]]] = {
    "alerts": ("alerts", 1280, 900, "light"),
    "accounts-dark": ("accounts", 1280, 900, "dark"),
    "waiting-phone": ("waiting", 390, 844, "light"),
}


@dataclass(slots=True)
class Moment:
    """A clock that stands until it is moved."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        """Give the moment."""
        return self.now


def fill_team(case: Case, moment: Moment) -> None:
    """Fill the case, and let its people do what the pictures show."""
    fill(case)
    accounts, hashed = Accounts(case), QUICK.hash(PASSWORD)
    for role in ("admin", "editor", "analyst", "reader"):
        accounts.add(NAMES[role], role, hashed)
    accounts.add("Ben", "editor", hashed)
    Settings(case.acting_as("Ada")).set_two_person(on=True)
    moment.now += timedelta(minutes=1)
    add_alert(
        case.acting_as("Eda"),
        AlertWish("denials", "https://hooks.desk.example/narsaq", ("denial", "status"), words="guard"),
    )
    add_alert(case.acting_as("Eda"), AlertWish("night desk", "night@desk.example", ("deadline",), hours=3))
    add_alert(case.acting_as("Ana"), AlertWish("everything"))
    agree_to_alert(case.acting_as("Ben"), "denials")
    change(case, "claim-advance", status="denied", against=1)
    case.acting_as("Ana").add_ruling("claim-ten", "confirm", "Two lists of names agree on ten.")


def ask_for_a_file(desk: service.Desk) -> None:
    """Let a file wait."""
    try:
        export(desk, "brief", ("claim-advance",), "Eda")
    except Held:
        return


def take_pictures(browser: Browser, base: str, into: Path) -> None:
    """Take one picture a view."""
    for name, (page_name, width, height, scheme) in VIEWS.items():
        with browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme) as context:
            page = context.new_page()
            page.goto(f"{base}{page_name}")
            page.get_by_label("Name").fill("Ada")
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Log in").click()
            page.wait_for_selector(".who")
            page.screenshot(path=into / f"{name}.png")


def main(into: Path) -> None:
    """Make the case, open its desk, take the pictures."""
    into.mkdir(parents=True, exist_ok=True)
    moment = Moment()
    with TemporaryDirectory() as folder:
        case = create_case(Path(folder) / "narsaq", clock=moment)
        fill_team(case, moment)
        desk = service.Desk(case)
        ask_for_a_file(desk)
        rounds = Rounds(desk)
        rounds.run()
        moment.now += timedelta(minutes=3)
        with serve(case, settle=None) as serving, running(serving), start_browser() as browser:
            take_pictures(browser, serving.link, into)
        case.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images"))
