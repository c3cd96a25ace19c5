"""Forms of the door, of one's own account, and of an admin go in; pages come out, each act done once and logged."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from twosource.desk.access.doors import read_cookie
from twosource.desk.access.entrance import SCOPES, make_token
from twosource.desk.access.limits import LIMITS
from twosource.desk.access.visitor import VISITOR
from twosource.desk.keys import same
from twosource.errors import Refused, UsageError
from twosource.store.accounts import Accounts

if TYPE_CHECKING:
    from twosource.desk.access.doors import Door
    from twosource.desk.access.entrance import Entrance
    from twosource.desk.press import Press
    from twosource.model.access import Account

NOT_OURS = "The form was not one of this desk's, or is older than it; open the page anew."
NO_ACCOUNTS = "This desk has no accounts: the link that `twosource serve` printed opens it."
NONCE = "-login"
Field = Annotated[str, Form()]


@dataclass(frozen=True, slots=True)
class Desks:
    """What these routes hold: the press, and the door with its entrance."""

    press: Press
    door: Door

    @property
    def entrance(self) -> Entrance:
        """The entrance.

        Raises:
            Refused: the desk has none, since the case has no accounts.
        """
        if self.door.entrance is None:
            raise Refused(NO_ACCOUNTS)
        return self.door.entrance


def make_access(press: Press, door: Door) -> APIRouter:
    """Make the routes of login and of one's own account."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    desks = Desks(press, door)
    add_login(router, desks)
    add_account(router, desks)
    add_tokens(router, desks)
    return router


def add_login(router: APIRouter, desks: Desks) -> None:
    """Let in and out."""
    press, door = desks.press, desks.door

    @router.get("/login")
    def ask(request: Request, next: str = "/") -> Response:  # noqa: A002 - the query's name
        if door.entrance is None:
            return RedirectResponse("/", 303)
        return show_login(desks, request, local(next))

    @router.post("/login")
    def log_in(
        request: Request,
        name: Field = "",
        password: Field = "",
        form: Field = "",
        next: Field = "/",  # noqa: A002 - the field's name
    ) -> Response:
        if door.entrance is None:
            return RedirectResponse("/", 303)
        nonce = read_cookie(request.headers, door.cookie + NONCE) or ""
        if not nonce or not same(form, sign(press, nonce)):
            return show_login(desks, request, local(next), name, "The page was too old; log in on this one.", 403)
        try:
            secret = door.entrance.log_in(name, password, door.address_of(request.scope))
        except Refused as error:
            return show_login(desks, request, local(next), name, str(error), 403)
        answer = RedirectResponse(local(next), 303)
        door.set_cookie(answer, secret)
        answer.delete_cookie(door.cookie + NONCE)
        return answer

    @router.post("/logout")
    def log_out(form: Field = "") -> Response:
        if not press.accepts(form):
            return press.refused(NOT_OURS, "/account", 403)
        desks.entrance.log_out(VISITOR.get())
        answer = RedirectResponse("/login", 303)
        answer.delete_cookie(door.cookie)
        return answer


def show_login(  # noqa: PLR0917 - what the form keeps
    desks: Desks, request: Request, back: str, name: str = "", words: str = "", status: int = 200
) -> Response:
    """Print the login; a cookie of its own proves that the form came from this browser."""
    nonce = read_cookie(request.headers, desks.door.cookie + NONCE) or token_urlsafe(16)
    page = desks.press.environment.get_template("door.html")
    shown = page.render(form=sign(desks.press, nonce), next=back, name=name[:120], words=words)
    answer = HTMLResponse(shown, status)
    desks.door.set_cookie(answer, nonce, NONCE)
    return answer


def sign(press: Press, nonce: str) -> str:
    """Give the key of a login form."""
    return hmac.new(press.keys.token.encode(), f"login {nonce}".encode("utf-8", "replace"), sha256).hexdigest()


def local(address: str) -> str:
    r"""Give an address on this desk; anything that could lead elsewhere becomes the first page.

    >>> local("/claims?status=denied"), local("//evil.example"), local("/\\evil.example"), local("https://evil.example")
    ('/claims?status=denied', '/', '/', '/')
    """
    plain = address.isprintable() and "\\" not in address
    return address if plain and address.startswith("/") and not address.startswith("//") else "/"


def add_account(router: APIRouter, desks: Desks) -> None:
    """Show and change one's own account."""
    press, door = desks.press, desks.door

    @router.get("/account")
    def account() -> Response:
        return show_account(desks)

    @router.post("/account/password")
    def change(request: Request, old: Field = "", new: Field = "", again: Field = "", form: Field = "") -> Response:
        if not press.accepts(form):
            return press.refused(NOT_OURS, "/account", 403)
        if new != again:
            return show_account(desks, "The two new passwords differ; nothing was changed.", status=400)
        try:
            secret = desks.entrance.change_password(VISITOR.get(), old, new, door.address_of(request.scope))
        except Refused as error:
            return show_account(desks, str(error), status=400)
        answer = RedirectResponse("/account", 303)
        door.set_cookie(answer, secret)
        return answer

    @router.post("/account/sessions")
    def log_out_elsewhere(form: Field = "") -> Response:
        if not press.accepts(form):
            return press.refused(NOT_OURS, "/account", 403)
        ended = desks.entrance.log_out_everywhere(VISITOR.get())
        return show_account(desks, f"Logged out elsewhere: {ended}.")


def add_tokens(router: APIRouter, desks: Desks) -> None:
    """Make and revoke one's own tokens."""
    press = desks.press

    @router.post("/account/tokens")
    def make(
        label: Field = "",
        days: Annotated[int, Form()] = LIMITS.token_days,
        scope: Annotated[list[str] | None, Form()] = None,
        form: Field = "",
    ) -> Response:
        if not press.accepts(form):
            return press.refused(NOT_OURS, "/account", 403)
        try:
            secret = make_token(press.desk.case, mine(desks).name, label, scope or (), days)
        except (Refused, UsageError) as error:
            return show_account(desks, str(error), status=400)
        return show_account(desks, secret=secret)

    @router.post("/account/tokens/revoke")
    def revoke(id: Field, form: Field = "") -> Response:  # noqa: A002 - the form's name
        if not press.accepts(form):
            return press.refused(NOT_OURS, "/account", 403)
        account = mine(desks)
        try:
            Accounts(press.desk.case.acting_as(account.name)).revoke_token(id, account.name)
        except UsageError as error:
            return show_account(desks, str(error), status=400)
        return RedirectResponse("/account#tokens", 303)


def mine(desks: Desks) -> Account:
    """Give the visitor's account.

    Raises:
        Refused: the desk has no accounts.
    """
    return desks.entrance.accounts.need(VISITOR.get().person or "")


def show_account(desks: Desks, words: str = "", *, secret: str = "", status: int = 200) -> Response:
    """Print one's own account."""
    if desks.door.entrance is None:
        return desks.press.refused(NO_ACCOUNTS, "/", 404)
    visitor, account = VISITOR.get(), mine(desks)
    accounts = desks.entrance.accounts
    shown = {
        "account": account,
        "sessions": accounts.sessions(account.name) if visitor.session else None,
        "here_session": visitor.session,
        "tokens": accounts.tokens(account.name),
        "scopes": SCOPES,
        "limits": LIMITS,
        "desk_may": visitor.may,
        "words": words,
        "secret": secret,
    }
    return desks.press.page("account.html", status, here="/account", **shown)
