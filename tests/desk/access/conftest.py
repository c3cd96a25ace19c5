"""A desk with one account of each role, and a browser for each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import httpx
import pytest
from argon2 import PasswordHasher

from tests.desk.walk import running
from twosource.desk import Serving, serve
from twosource.desk.access.passwords import make_passwords
from twosource.model.access import Role
from twosource.store.accounts import Accounts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twosource.store import Case

PASSWORD = "correct horse battery staple"  # noqa: S105 - no secret
QUICK = make_passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
NAMES: dict[Role, str] = {"reader": "Rita", "analyst": "Ana", "editor": "Eda", "admin": "Ada"}
Enter = "Callable[[str], httpx.Client]"


@pytest.fixture
def peopled(case: Case) -> Case:
    """The constructed case with Ada (admin), Eda (editor), Ana (analyst), Rita (reader), and Ben, another editor."""
    accounts, hashed = Accounts(case), QUICK.hash(PASSWORD)
    for role in reversed(get_args(Role)):
        accounts.add(NAMES[role], role, hashed)
    accounts.add("Ben", "editor", hashed)
    return case


@pytest.fixture
def team(peopled: Case) -> Iterator[Serving]:
    """The desk of that case, running."""
    with serve(peopled, settle=None) as serving, running(serving):
        yield serving


@pytest.fixture
def anyone(team: Serving) -> Iterator[Callable[[], httpx.Client]]:
    """Gives a new browser that is not logged in."""
    opened: list[httpx.Client] = []

    def make() -> httpx.Client:
        opened.append(httpx.Client(base_url=team.link, trust_env=False, timeout=60))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


@pytest.fixture
def enter(anyone: Callable[[], httpx.Client]) -> Callable[[str], httpx.Client]:
    """Gives a new browser in which somebody logged in."""

    def log_in(name: str) -> httpx.Client:
        browser = anyone()
        assert try_login(browser, name, PASSWORD).status_code == 303
        return browser

    return log_in


def form_key(page: str) -> str:
    """Take the key out of the first form of a page."""
    return page.split('name="form" value="', 1)[1].split('"', 1)[0]


def try_login(browser: httpx.Client, name: str, password: str, back: str = "/") -> httpx.Response:
    """Fill the login's form in and send it."""
    key = form_key(browser.get("/login").text)
    return browser.post("/login", data={"form": key, "name": name, "password": password, "next": back})
