"""Every use of the desk, once: a case goes in, what a page or the API shows comes out as frozen values.

Nothing here knows of HTTP. What is read of the whole ledger is kept until the case moves on.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Any, get_args

from twosource.desk.deadlines import deadlines_of, show_over, show_running
from twosource.desk.nearing import show_near
from twosource.desk.snapshot import Shelf, Snapshot, read_stamp
from twosource.desk.views.card import ClaimCard, make_card
from twosource.desk.views.chain import name_item
from twosource.desk.views.claim import ClaimFile, ClaimPage, make_claim_page
from twosource.desk.views.item import ItemFile, ItemPage, make_item_page
from twosource.desk.views.listing import (
    find_running,
    put_running_first,
)
from twosource.desk.views.now import MOST_SHOWN, NowPage, make_changed_row
from twosource.desk.views.story import MOST_ITEMS, StoryPage, make_story_page
from twosource.errors import Refused
from twosource.model.ledger import RulingKind
from twosource.model.placing import place_reading
from twosource.relate.rulings.readings import correct_reading
from twosource.run.ruling import Wish
from twosource.run.ruling import rule as add_ruling
from twosource.store.placings import read_placings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from twosource.model.item import Item
    from twosource.model.ledger import Claim, Ruling
    from twosource.model.reading import Reading
    from twosource.model.trail import AuditEntry, AuditHead, Hit, Version
    from twosource.relate.claims.near import Near
    from twosource.relate.rulings.orders import Orders
    from twosource.store import Case

MOST_HITS = 100
MOST_RIVALS = 12
LONGEST_QUERY = 400
LONGEST_REASON = 4_000
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Desk:
    """An open case as the desk works on it."""

    case: Case
    settle: Callable[[Case], object] | None = None
    """What brings the ledger up to date once a person has ruled; run after the answer, one at a time."""
    shelf: Shelf = field(default_factory=Shelf)
    settling: Lock = field(default_factory=Lock)
    running: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    """The claims whose deadline runs, as last looked for, and the moment at which that was."""
    near: dict[str, tuple[str, tuple[Near, ...]]] = field(default_factory=dict)
    """Claims with those that they may be the same as, as last looked for, behind the case's state then."""

    @property
    def name(self) -> str:
        """What the case is called: the last part of its location."""
        return self.case.location.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]

    @property
    def now(self) -> datetime:
        """The present moment by the case's clock, in UTC."""
        return self.case.clock()

    def settle_rulings(self) -> None:
        """Let the ledger take in what was ruled; the pages show rulings before that, too."""
        if self.settle is not None:
            with self.settling:
                self.settle(self.case)

    def stamp(self) -> str:
        """Name the present state of the case; it differs after every change."""
        return read_stamp(self.case)

    def snapshot(self) -> Snapshot:
        """The ledger and rulings as they are now."""
        return self.shelf.take(self.case)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person rules: the kind, the reason and the name; an "undo" names the ruling that it takes back."""

    kind: str
    reason: str
    person: str
    undoes: str | None = None
    wish: Wish | None = None
    """What a correcting ruling puts right."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One hit of a search, with what the item is called."""

    hit: Hit
    title: str
    publisher: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What a search found: claims whose words match, and passages in items."""

    query: str
    claims: tuple[ClaimCard, ...]
    found: tuple[FoundRow, ...]


@dataclass(frozen=True, slots=True)
class AuditPage:
    """A page of the log, newest first; `broken` is what verifying said when the log does not hold."""

    entries: tuple[AuditEntry, ...]
    head: AuditHead
    before: int | None


def show_now(desk: Desk) -> NowPage:
    """Show what changed last, which deadlines run, and what is denied or disputed."""
    snapshot, now = desk.snapshot(), desk.now
    changes = desk.case.recent_changes(MOST_SHOWN)
    changed = {one.claim: snapshot.claims[one.claim] for one in changes if one.claim in snapshot.claims}
    cards = {key: make_card(claim, snapshot.rulings_on(key), now) for key, claim in changed.items()}
    gone = {one.claim: desk.case.claim(one.claim) for one in changes if one.claim not in changed}
    return NowPage(
        show_running(desk),
        make_cards(snapshot, snapshot.contested()[:MOST_SHOWN], now),
        tuple(make_changed_row(one, cards.get(one.claim), gone.get(one.claim)) for one in changes),
        show_over(desk),
    )


def show_story(desk: Desk, story_id: str) -> StoryPage | None:
    """Show one story; None when there is none of that id."""
    snapshot, now = desk.snapshot(), desk.now
    story = snapshot.stories.get(story_id)
    if story is None:
        return None
    claims = sorted(snapshot.claims_of(story_id), key=lambda claim: -len(claim.items))
    cards = make_cards(snapshot, put_running_first(find_running(claims, now), claims), now)
    readings = read_all(desk.case, story.items[:MOST_ITEMS], snapshot.orders)
    deadlines = (*show_running(desk, story_id), *show_over(desk, story_id))
    return make_story_page(story, cards, list(readings.values()), now, deadlines)


def show_claim(desk: Desk, claim_id: str) -> ClaimPage | None:
    """Show one claim, also one that the ledger no longer holds; None when there never was one."""
    file = open_claim(desk, claim_id)
    return make_claim_page(replace(file, near=show_near(desk, file.claim)), desk.now) if file else None


def open_claim(desk: Desk, claim_id: str) -> ClaimFile | None:
    """Take out everything about one claim."""
    snapshot = desk.snapshot()
    claim = snapshot.claims.get(claim_id) or desk.case.claim(claim_id)
    if claim is None:
        return None
    beside = dict.fromkeys((*claim.contradicts, *claim.updates, *snapshot.updated_by(claim_id)))
    rivals = tuple(snapshot.claims[key] for key in beside if key in snapshot.claims)[:MOST_RIVALS]
    items = [*claim.items, *(rival.items[0] for rival in rivals if rival.items)]
    became = snapshot.orders.now(claim_id)
    return ClaimFile(
        claim,
        snapshot.stories.get(claim.story),
        read_all(desk.case, items, snapshot.orders),
        rivals,
        {one.id: snapshot.rulings_on(one.id) for one in (claim, *rivals)},
        desk.case.status_history(claim_id),
        held=claim_id in snapshot.claims,
        became=desk.case.claim(became) if became != claim_id else None,
        orders=snapshot.orders,
        deadlines=deadlines_of(desk, claim),
    )


def show_item(desk: Desk, item_id: str, version: int | None = None) -> ItemPage | None:
    """Show one item, or one of its versions, with all that was read in it; None when there is no such item."""
    case = desk.case
    item = case.item(item_id) if version is None else case.version(item_id, version)
    if item is None:
        return None
    snapshot, versions = desk.snapshot(), case.versions(item_id)
    before = [one.digest for one in versions if one.number == number_of(versions, item, version) - 1]
    reading, rulings = case.version_reading(item_id, item.digest), snapshot.orders.by_item.get(item_id, ())
    reading = place_reading(reading, read_placings(case, [item_id]).get(item_id)) if reading else None
    return make_item_page(
        ItemFile(
            item,
            correct_reading(reading, rulings) if reading else None,
            make_cards(snapshot, snapshot.claims_in(item_id), desk.now),
            versions,
            case.version_reading(item_id, before[0]) if before else None,
            case.capture(item.capture) if item.capture else None,
            case.gone().get(item_id),
            rulings,
        )
    )


def number_of(versions: Sequence[Version], item: Item, asked: int | None) -> int:
    """Give the number of the version that is shown: the one asked for, else the last with the item's text."""
    return asked or max((one.number for one in versions if one.digest == item.digest), default=1)


def search(desk: Desk, query: str) -> SearchPage:
    """Find claims and passages that hold all words of the query."""
    query = query[:LONGEST_QUERY].strip()
    hits = desk.case.search(query, MOST_HITS) if query else ()
    items = {hit.item: desk.case.item(hit.item) for hit in hits}
    found = tuple(name_hit(hit, items[hit.item]) for hit in hits)
    snapshot = desk.snapshot()
    return SearchPage(query, make_cards(snapshot, snapshot.holding(query, MOST_SHOWN), desk.now), found)


def show_audit(desk: Desk, before: int | None = None, size: int = 100) -> AuditPage:
    """Show `size` entries of the log that lie before number `before` (default: the newest), newest first."""
    head = desk.case.audit_head()
    last = min(before - 1 if before else head.number, head.number)
    first = max(last - size, 0)
    entries = list_audit(desk, first, last - first)
    return AuditPage(tuple(reversed(entries)), head, first + 1 if first > 0 else None)


def list_audit(desk: Desk, after: int, limit: int) -> list[AuditEntry]:
    """List at most `limit` entries of the log above number `after`, in order."""
    return list(islice(desk.case.audit_entries(after), limit))


def read_original(desk: Desk, item_id: str) -> bytes | None:
    """Give the bytes that an item was read out of, as they came; None when none were kept."""
    item = desk.case.item(item_id)
    return desk.case.captured_bytes(item.capture) if item and item.capture else None


def describe_routes(schema: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """List the API's routes out of its OpenAPI description: method, path, what it gives."""
    return [
        (method.upper(), path, operation.get("summary", ""))
        for path, operations in schema["paths"].items()
        for method, operation in operations.items()
    ]


def rule(desk: Desk, claim_id: str, decision: Decision) -> Ruling:
    """Add a person's decision on a claim.

    Raises:
        Refused: no name, no reason, a word too long, or a kind that is not ruled by hand.
        UsageError: the store knows no such claim, or `undoes` does not fit.
    """
    person, reason = decision.person.strip(), decision.reason.strip()
    allowed: dict[str, RulingKind] = {one: one for one in get_args(RulingKind)}
    if not person or not reason:
        msg = "A ruling needs a name and a reason; nothing was ruled."
        raise Refused(msg)
    if len(person) > LONGEST_NAME or len(reason) > LONGEST_REASON:
        msg = f"A name has at most {LONGEST_NAME} signs and a reason at most {LONGEST_REASON}; nothing was ruled."
        raise Refused(msg)
    if decision.kind not in allowed:
        msg = f"{decision.kind!r} is no ruling; there are {', '.join(allowed)}"
        raise Refused(msg)
    acting, kind = desk.case.acting_as(person), allowed[decision.kind]
    return add_ruling(acting, claim_id, kind, reason, undoes=decision.undoes or None, wish=decision.wish)


def story_claims(desk: Desk, story_id: str) -> tuple[str, ...]:
    """Give the ids of a story's claims."""
    return tuple(claim.id for claim in desk.snapshot().claims_of(story_id))


def make_cards(snapshot: Snapshot, claims: Iterable[Claim], now: datetime) -> tuple[ClaimCard, ...]:
    """Make the cards of some claims."""
    return tuple(make_card(claim, snapshot.rulings_on(claim.id), now) for claim in claims)


def read_all(case: Case, items: Iterable[str], orders: Orders) -> dict[str, Reading]:
    """Give the readings of items as people put them right, each once, in the order asked; some items have none."""
    wanted, by_item = list(dict.fromkeys(items)), orders.by_item
    placings = read_placings(case, wanted)
    found = {item: one for item in wanted if (one := case.reading(item)) is not None}
    placed = {item: place_reading(one, placings.get(item)) for item, one in found.items()}
    return {item: correct_reading(one, by_item.get(item, ())) for item, one in placed.items()}


def name_hit(hit: Hit, item: Item | None) -> FoundRow:
    """Say where a hit stands."""
    return FoundRow(hit, item.title or "" if item else "", name_item(item) if item else hit.item)
