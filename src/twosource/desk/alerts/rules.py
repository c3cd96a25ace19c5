"""What a person writes of an alert goes in; a rule that can be kept comes out, or why it cannot."""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_urlsafe
from typing import TYPE_CHECKING, get_args

from twosource.errors import Refused, UsageError
from twosource.gather.sending import check_recipient, check_target
from twosource.model.alerting import HAPPENINGS, AlertRule, Area
from twosource.model.ids import make_id
from twosource.model.ledger import Status
from twosource.run.alerting.happening import mark_of
from twosource.store.accounts import key_of
from twosource.store.alerts import Alerts
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from twosource.model.alerting import Channel
    from twosource.store import Case

LONGEST_NAME = 80
LONGEST_WORDS = 200
LONGEST_TARGET = 500
MOST_HOURS = 24 * 30
STATUSES: tuple[str, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class AlertWish:
    """An alert as a person writes it: `to` is an https address, an e-mail address, or empty for the desk's page alone.

    `area` is "south,west,north,east" in degrees.
    """

    name: str
    to: str = ""
    when: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    words: str = ""
    source: str = ""
    area: str = ""
    hours: int = 6


def add_alert(case: Case, wish: AlertWish) -> AlertRule:
    """Add an alert for the person as whom `case` acts; what is in the case already is not told.

    Raises:
        UsageError: the wish does not make a rule, or there is one of that name.
    """
    rule, alerts = make_rule(case, wish), Alerts(case)
    first = not alerts.rules()
    alerts.add(rule)
    if first:
        alerts.put_seen(case.ledger_revision(), {claim.id: mark_of(claim) for claim in case.claims()})
    return rule


def make_rule(case: Case, wish: AlertWish) -> AlertRule:
    """Turn a wish into a rule."""
    name = wish.name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        msg = f"an alert needs a name of at most {LONGEST_NAME} signs"
        raise UsageError(msg)
    require_known(wish.when, HAPPENINGS, "nothing that an alert tells")
    require_known(wish.statuses, STATUSES, "no status")
    if max(len(wish.words), len(wish.source)) > LONGEST_WORDS or not 1 <= wish.hours <= MOST_HOURS:
        msg = f"words and source have at most {LONGEST_WORDS} signs, hours are 1 to {MOST_HOURS}"
        raise UsageError(msg)
    channel, target = choose_channel(wish.to.strip(), Settings(case).allowed_hosts())
    return AlertRule(
        make_id("alert", name, case.now(), case.person),
        name,
        tuple(one for one in HAPPENINGS if one in (wish.when or HAPPENINGS)),
        channel,
        target,
        case.person,
        case.now(),
        wish.statuses,
        wish.words.strip(),
        wish.source.strip(),
        read_area(wish.area) if wish.area.strip() else None,
        wish.hours,
        token_urlsafe(32) if channel == "webhook" else "",
    )


def require_known(given: tuple[str, ...], known: tuple[str, ...], what: str) -> None:
    """Refuse a word that is not one of those known."""
    for one in given:
        if one not in known:
            msg = f"{one!r} is {what}; there are {', '.join(known)}"
            raise UsageError(msg)


def choose_channel(to: str, allowed: frozenset[str]) -> tuple[Channel, str]:
    """Give the channel that an address is of."""
    if not to:
        return "page", ""
    if len(to) > LONGEST_TARGET:
        msg = f"an address has at most {LONGEST_TARGET} signs"
        raise UsageError(msg)
    return ("webhook", check_target(to, allowed)) if "://" in to else ("email", check_recipient(to))


def read_area(written: str) -> Area:
    """Read "south,west,north,east" in degrees.

    Raises:
        UsageError: it is none.
    """
    try:
        south, west, north, east = (float(part) for part in written.split(","))
    except ValueError as error:
        msg = f"{written!r} is no area: write south,west,north,east in degrees, such as 60.5,-46.5,61.2,-45"
        raise UsageError(msg) from error
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):  # noqa: PLR2004 - the globe
        msg = f"{written!r} is no area: south lies below north, latitudes are -90 to 90, longitudes -180 to 180"
        raise UsageError(msg)
    return Area(south, west, north, east)


def agree_to_alert(case: Case, alert: str) -> AlertRule:
    """Let the person as whom `case` acts agree that an alert may tell.

    Raises:
        Refused: it is their own.
        UsageError: there is none.
    """
    rule = Alerts(case).need(alert)
    if key_of(rule.made_by) == key_of(case.person):
        msg = f"{case.person} made this alert; the two-person rule of this case asks for another person"
        raise Refused(msg)
    Alerts(case).agree(rule, case.person)
    return rule
