"""Forms about alerts go in; the page of what they told, of each rule, and of how each message fared comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from twosource.desk.access.pages import NOT_OURS
from twosource.desk.access.visitor import VISITOR
from twosource.desk.access.waiting import UNNAMED
from twosource.desk.alerts.round import Rounds, waits_for_second
from twosource.desk.alerts.rules import STATUSES, AlertWish, add_alert, agree_to_alert
from twosource.errors import Refused, UsageError
from twosource.model.alerting import HAPPENINGS
from twosource.store.alerts import Alerts
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twosource.desk.press import Press
    from twosource.model.alerting import AlertRule, Delivery
    from twosource.store import Case
    from twosource.store.alerts import Told

Field = Annotated[str, Form()]
Fields = Annotated[list[str] | None, Form()]
SHOWN = 50


@dataclass(frozen=True, slots=True)
class AlertsPage:
    """What the page shows: rules, those that wait for a second person, what was told, and how messages fared."""

    rules: tuple[AlertRule, ...]
    waiting: frozenset[str]
    told: tuple[Told, ...]
    deliveries: tuple[Delivery, ...]
    names: Mapping[str, str]
    hosts: tuple[str, ...]
    mail: str


def make_alerts(press: Press) -> APIRouter:
    """Make the routes about alerts."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    add_page(router, press)
    add_acts(router, press)
    return router


def add_page(router: APIRouter, press: Press) -> None:
    """Show the alerts, and add one."""

    @router.get("/alerts")
    def alerts() -> Response:
        return show_alerts(press)

    @router.post("/alerts")
    def add(  # noqa: PLR0917 - a form's fields
        name: Field = "",
        to: Field = "",
        when: Fields = None,
        status: Fields = None,
        words: Field = "",
        source: Field = "",
        area: Field = "",
        hours: Annotated[int, Form()] = 6,
        person: Field = "",
        form: Field = "",
    ) -> Response:
        if not press.accepts(form):
            return press.refused(NOT_OURS, "/alerts", 403)
        wish = AlertWish(name, to, tuple(when or ()), tuple(status or ()), words, source, area, hours)
        try:
            rule = add_alert(acting(press, person), wish)
        except (Refused, UsageError) as error:
            return show_alerts(press, str(error), status=400)
        return show_alerts(press, f"{rule.name}: added.", secret=rule.secret)


def add_acts(router: APIRouter, press: Press) -> None:
    """Test an alert, agree to it, remove it; allow a host."""

    @router.post("/alerts/hosts")
    def allow(host: Field = "", allowed: Annotated[Literal["yes", "no"], Form()] = "yes", form: Field = "") -> Response:
        if not press.accepts(form):
            return press.refused(NOT_OURS, "/alerts", 403)
        name = host.strip().casefold()
        if not name.isprintable() or not name or set(name) & set("/@ "):
            return show_alerts(press, "Give the host alone, such as hooks.lan or 192.168.1.7.", status=400)
        Settings(acting(press, "admin by link")).allow_host(name, allowed=allowed == "yes")
        return RedirectResponse("/alerts#hosts", 303)

    @router.post("/alerts/{act}")
    def change(
        act: Literal["test", "agree", "remove"],
        id: Field,  # noqa: A002 - the form's name
        person: Field = "",
        form: Field = "",
    ) -> Response:
        if not press.accepts(form):
            return press.refused(NOT_OURS, "/alerts", 403)
        try:
            return show_alerts(press, do(press, act, id, person))
        except (Refused, UsageError) as error:
            return show_alerts(press, str(error), status=400)


def do(press: Press, act: str, alert: str, person: str) -> str:
    """Do one act on one alert; give what to say of it."""
    rule = Alerts(press.desk.case).need(alert)
    if act == "agree":
        agree_to_alert(acting(press, person), rule.id)
        return f"{rule.name}: may tell."
    if act == "remove":
        Alerts(acting(press, person)).remove(rule)
        return f"{rule.name}: removed."
    done = Rounds(press.desk).test(rule)
    if done is None:
        return f"{rule.name}: tells on this page alone; there is nothing to send."
    arrived = "the test arrived" if done.state == "sent" else "the test did not arrive"
    return f"{rule.name}: {arrived}: {done.said}."


def acting(press: Press, typed: str) -> Case:
    """Give the case, acts on it logged as the visitor's.

    Raises:
        Refused: nobody is named.
    """
    name = VISITOR.get().acts_as(typed).strip()
    if not name:
        raise Refused(UNNAMED)
    return press.desk.case.acting_as(name)


def show_alerts(press: Press, words: str = "", *, secret: str = "", status: int = 200) -> Response:
    """Print the page."""
    alerts, settings = Alerts(press.desk.case), Settings(press.desk.case)
    rules, since, mail = alerts.rules(), settings.two_person(), settings.mail()
    view = AlertsPage(
        rules,
        frozenset(rule.id for rule in rules if waits_for_second(rule, since)),
        alerts.told(SHOWN),
        alerts.deliveries(SHOWN),
        {rule.id: rule.name for rule in rules},
        tuple(sorted(settings.allowed_hosts())),
        f"{mail.host}, from {mail.sender}" if mail else "",
    )
    shown = {"view": view, "words": words, "secret": secret, "happenings": HAPPENINGS, "status_keys": STATUSES}
    return press.page("alerts.html", status, here="/alerts", **shown)
