"""Changes of status and deadlines that end soon go in, an Atom feed (RFC 4287) comes out for readers on this machine.

A feed reader keeps no cookie, so the feed's address carries a key of its own that opens nothing else. What it reads it
passes on to wherever it keeps its entries, so words are masked as in an alert: nobody looks at them before they leave.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree import ElementTree as ET

from twosource.desk.alerts.masking import mask_words, names_in
from twosource.desk.render import show_unseen
from twosource.desk.views.card import make_card
from twosource.desk.views.lapse import parse_instant
from twosource.desk.views.listing import find_running
from twosource.desk.views.status import name_status
from twosource.store.alerts import Alerts
from twosource.store.clock import write_instant
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from twosource.desk.service import Desk
    from twosource.model.ledger import Claim

ATOM = "http://www.w3.org/2005/Atom"
MOST_READ = 40
"""Reports of a claim whose names are masked in its words; its words come from the first of them."""
LOOKED_BACK = 200
"""Changes of status that a feed looks through for those that its rule asks for."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a feed tells: changes to one of `statuses` (none: to any), deadlines within `hours`, about `words`."""

    statuses: frozenset[str] = frozenset()
    hours: int = 6
    words: str = ""

    def admits(self, claim: Claim) -> bool:
        """Tell whether the claim holds all words."""
        said = f"{claim.question} {claim.value}".casefold()
        return all(word in said for word in self.words.casefold().split())


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to tell: a key that stays the same when it is told again, when it happened, title, words, page."""

    key: str
    at: str
    title: str
    words: str
    page: str


def find_entries(desk: Desk, rule: Rule) -> Iterator[Entry]:
    """Find what the rule asks for: deadlines first, then changes of status, newest first."""
    snapshot, now = desk.snapshot(), desk.now
    timed = [snapshot.claims[key] for key in snapshot.timed]
    for claim in find_running(timed, now):
        if rule.admits(claim):
            yield from (mask_entry(desk, claim, one) for one in _deadline(claim, rule, now))
    for change in desk.case.recent_changes(LOOKED_BACK):
        held = snapshot.claims.get(change.claim)
        asked = not rule.statuses or change.status in rule.statuses
        if held is not None and change.status is not None and asked and rule.admits(held):
            title = f"{name_status(change.status).label}: {held.value}"
            key = f"{change.claim}:{change.at}:{change.status}"
            told = Entry(key, change.at, title, change.words, f"/claims/{quote(change.claim, safe='')}")
            yield mask_entry(desk, held, told)


def mask_entry(desk: Desk, claim: Claim, entry: Entry) -> Entry:
    """Mask what could name or find somebody, in the words that an entry tells of a claim."""
    readings = [one for item in claim.items[:MOST_READ] if (one := desk.case.reading(item)) is not None]
    names = names_in(claim, readings)
    return replace(entry, title=mask_words(entry.title, names), words=mask_words(entry.words, names))


def _deadline(claim: Claim, rule: Rule, now: datetime) -> Iterator[Entry]:
    lapse = make_card(claim, (), now).lapse
    end = parse_instant(lapse.earliest) if lapse else None
    if lapse is None or end is None or end - now > timedelta(hours=rule.hours):
        return
    left = f"runs out in {lapse.until_earliest}" if end > now else "may have run out"
    key = f"{claim.id}:{lapse.earliest}:{rule.hours}h"
    begun = write_instant(end - timedelta(hours=rule.hours))
    yield Entry(
        key, begun, f"Deadline {left}: {claim.value}", claim.reason.words, f"/claims/{quote(claim.id, safe='')}"
    )


def write_feed(desk: Desk, rule: Rule, base: str, alert: str = "") -> bytes:
    """Write the feed of a rule, or of what an alert told; `base` is the desk's address without a slash at its end."""
    root = ET.Element("feed", xmlns=ATOM)
    _add(root, "title", f"Twosource: {desk.name}")
    _add(root, "id", f"urn:twosource:feed:{desk.name}")
    _add(root, "updated", desk.case.now())
    _add(root, "rights", Settings(desk.case).sharing())
    for entry in find_told(desk, alert) if alert else find_entries(desk, rule):
        told = ET.SubElement(root, "entry")
        _add(told, "title", entry.title)
        _add(told, "id", f"urn:twosource:{entry.key}")
        _add(told, "updated", entry.at)
        _add(told, "summary", entry.words)
        ET.SubElement(told, "link", href=base + entry.page)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def find_told(desk: Desk, alert: str) -> Iterator[Entry]:
    """Find what an alert told, newest first; its words are as coarse as they leave."""
    for one in Alerts(desk.case).told(LOOKED_BACK, alert):
        page = f"/claims/{quote(one.notice.claim, safe='')}"
        yield Entry(f"{one.alert}:{one.number}", one.notice.at, one.notice.title, one.notice.words, page)


def _add(parent: ET.Element, name: str, words: str) -> None:
    ET.SubElement(parent, name).text = str(show_unseen(words))
