"""An admin's forms go in: accounts are added, changed and disabled, the two-person rule switched; a page comes out."""

from __future__ import annotations

from secrets import token_urlsafe
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from twosource.desk.access.pages import NOT_OURS
from twosource.desk.access.passwords import make_passwords
from twosource.desk.access.visitor import VISITOR
from twosource.desk.export.sharing import LEVELS, LONGEST_HOLD, read_level
from twosource.errors import Refused, UsageError
from twosource.model.access import Role
from twosource.store.accounts import Accounts
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from twosource.desk.press import Press
    from twosource.store import Case

Field = Annotated[str, Form()]
LINK_ADMIN = "admin by link"
"""Who acts where there are no accounts yet."""
MADE_BYTES = 12
"""Random bytes of a password that the program makes: 16 signs that nobody guesses, and that are used once."""


def make_administering(press: Press) -> APIRouter:
    """Make the routes of an admin."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    add_accounts(router, press)
    add_settings(router, press)
    return router


def add_accounts(router: APIRouter, press: Press) -> None:
    """Show, add and change accounts."""

    @router.get("/accounts")
    def accounts() -> Response:
        return show_accounts(press)

    @router.post("/accounts")
    def add(name: Field = "", role: Annotated[Role, Form()] = "reader", form: Field = "") -> Response:
        if not press.accepts(form):
            return press.refused(NOT_OURS, "/accounts", 403)
        secret = token_urlsafe(MADE_BYTES)
        try:
            Accounts(acting(press)).add(name, role, make_passwords().hash(secret), temporary=True)
        except (Refused, UsageError) as error:
            return show_accounts(press, str(error), status=400)
        return show_accounts(press, secret=(name.strip(), secret))

    @router.post("/accounts/{act}")
    def change(
        act: Literal["role", "password", "disable", "enable", "logout"],
        name: Field,
        role: Annotated[Role, Form()] = "reader",
        form: Field = "",
    ) -> Response:
        if not press.accepts(form):
            return press.refused(NOT_OURS, "/accounts", 403)
        try:
            return do(press, act, name, role)
        except (Refused, UsageError) as error:
            return show_accounts(press, str(error), status=400)


def do(press: Press, act: str, name: str, role: Role) -> Response:
    """Do one act on one account."""
    accounts = Accounts(acting(press))
    if act == "password":
        secret = token_urlsafe(MADE_BYTES)
        accounts.set_password(name, make_passwords().hash(secret), temporary=True)
        return show_accounts(press, secret=(name, secret))
    if act == "role":
        accounts.set_role(name, role)
    elif act == "logout":
        ended = accounts.end_sessions(accounts.need(name).name)
        acting(press).record_act("logout-everywhere", name, {"sessions": str(ended)})
    else:
        (accounts.disable if act == "disable" else accounts.enable)(name)
    return RedirectResponse("/accounts", 303)


def add_settings(router: APIRouter, press: Press) -> None:
    """Switch the two-person rule, and set what the release gate goes by."""

    @router.post("/settings")
    def switch(two_person: Annotated[Literal["on", "off"], Form()], form: Field = "") -> Response:
        if not press.accepts(form):
            return press.refused(NOT_OURS, "/accounts", 403)
        Settings(acting(press)).set_two_person(on=two_person == "on")
        return RedirectResponse("/accounts#rule", 303)

    @router.post("/settings/release")
    def gate(
        sharing: Field,
        hold: Annotated[int, Form(ge=0, le=LONGEST_HOLD)],
        form: Field = "",
        *,
        finer: Annotated[bool, Form()] = False,
    ) -> Response:
        if not press.accepts(form):
            return press.refused(NOT_OURS, "/accounts", 403)
        try:
            set_release(Settings(acting(press)), sharing, hold, finer=finer)
        except Refused as error:
            return show_accounts(press, str(error), status=400)
        return RedirectResponse("/accounts#gate", 303)


def set_release(settings: Settings, sharing: str, hold: int, *, finer: bool) -> None:
    """Set what of the release gate is not so already.

    Raises:
        Refused: there is no such level.
    """
    level = read_level(sharing)
    if level != settings.sharing():
        settings.set_sharing(level)
    if hold != settings.hold():
        settings.set_hold(hold)
    if finer != settings.finer():
        settings.set_finer(on=finer)


def acting(press: Press) -> Case:
    """Give the case, acts on it logged as the visitor's."""
    return press.desk.case.acting_as(VISITOR.get().acts_as(LINK_ADMIN))


def show_accounts(press: Press, words: str = "", *, secret: tuple[str, str] = ("", ""), status: int = 200) -> Response:
    """Print the accounts."""
    shown = {
        "accounts": Accounts(press.desk.case).everyone(),
        "roles": get_args(Role),
        "two_person": Settings(press.desk.case).two_person(),
        "settings": Settings(press.desk.case),
        "levels": LEVELS,
        "words": words,
        "secret_of": secret[0],
        "secret": secret[1],
    }
    return press.page("accounts.html", status, here="/accounts", **shown)
