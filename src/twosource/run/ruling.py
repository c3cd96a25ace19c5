"""What a person says of a claim goes in, a ruling comes out: their few words are turned into what relating respects.

Desk, API and command line all rule through here, so that the same words do the same everywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, cast, get_args

from twosource.errors import UsageError
from twosource.model.ledger import CORRECTING, Correction, Location, Pointer, Teller
from twosource.model.reading import VoiceKind
from twosource.model.span import Span
from twosource.read.places import load_gazetteer
from twosource.relate.rulings.orders import give_orders
from twosource.relate.rulings.readings import correct_reading, ruled_statement
from twosource.run.agreeing import refuse_second_of_same

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model.ledger import Claim, Evidence, Ruling, RulingKind
    from twosource.model.reading import Reading
    from twosource.read.places.gazetteer import GazetteerPlace
    from twosource.store import Case

PLACE = re.compile(r"(?P<item>.+):(?P<start>\d{1,9})-(?P<end>\d{1,9})")
KIND = re.compile(r"(?P<name>.*?)\s*\((?P<kind>[a-z-]+)\)\s*")
UNNAMED = "unspecified"
TOWN_KM = 5.0
"""Radius of a place that a person gives by coordinates alone: that of a town, the precision that it is given."""
MOST_LISTED = 6


@dataclass(frozen=True, slots=True)
class Wish:
    """What a correcting ruling says, as a person writes it.

    `at` names words as `ITEM:START-END`; `into` a claim; `place` a name, with `lat` and `lon` in WGS84 degrees unless
    the gazetteer knows one place of that name, or `nowhere` for words that name no place; `earliest` and `latest` are
    ISO dates or instants; `chain` the voices, outermost first, each a name with its kind behind it in brackets.
    """

    at: tuple[str, ...] = ()
    into: str | None = None
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    nowhere: bool = False
    earliest: str | None = None
    latest: str | None = None
    chain: tuple[str, ...] = ()


def rule(
    case: Case, claim_id: str, kind: RulingKind, reason: str, *, undoes: str | None = None, wish: Wish | None = None
) -> Ruling:
    """Add the ruling of the person as whom `case` acts.

    Raises:
        UsageError: no such claim, no reason, or what is to be put right is not said so that it can be found.
        Refused: the two-person rule asks for another person.
    """
    if kind == "undo":
        claim_id = find_ruled(case, claim_id, undoes)
    refuse_second_of_same(case, claim_id, kind, case.person)
    detail = correct(case, claim_id, kind, wish or Wish()) if kind in CORRECTING else None
    return case.add_ruling(claim_id, kind, reason, undoes, detail)


def find_ruled(case: Case, claim_id: str, undoes: str | None) -> str:
    """Give the claim that a ruling was made on, where that is part of the claim that a person names; else this one."""
    rulings = case.rulings()
    orders = give_orders(rulings)
    made = (one.claim for one in rulings if one.id == undoes and orders.now(one.claim) == orders.now(claim_id))
    return next(made, claim_id)


def correct(case: Case, claim_id: str, kind: RulingKind, wish: Wish) -> Correction:
    """Turn a person's words into what is put right.

    Raises:
        UsageError: they do not say enough, or name what is not there.
    """
    claim = case.claim(claim_id)
    if claim is None:
        msg = f"there is no claim {claim_id} in this case"
        raise UsageError(msg)
    if kind == "merge":
        return merge(case, claim, wish)
    if kind == "split":
        return split(case, claim, wish)
    if kind == "correct-chain":
        return correct_chain(case, claim, wish)
    at = tuple(point(case, one) for one in wish.at)
    if not at:
        msg = f"a {kind} names the words that it puts right, as ITEM:START-END"
        raise UsageError(msg)
    if kind == "re-place":
        return Correction(at, place=locate(wish), was=say_place(case, at[0]))
    return Correction(at, when=read_interval(wish), was=say_time(case, at[0]))


def merge(case: Case, claim: Claim, wish: Wish) -> Correction:
    """Say that a claim is the same as another."""
    orders = give_orders(case.rulings())
    if orders.now(claim.id) != claim.id:
        msg = f"claim {claim.id} is part of claim {orders.now(claim.id)} already; rule on that, or take the merge back"
        raise UsageError(msg)
    into = orders.now((wish.into or "").strip())
    other = case.claim(into)
    if other is None or into == claim.id:
        msg = f"claim {claim.id} cannot be merged into {wish.into or 'nothing'}: name another claim of this case"
        raise UsageError(msg)
    return Correction(pointers(case, claim.evidence), into, pointers(case, other.evidence), was=claim.value)


def split(case: Case, claim: Claim, wish: Wish) -> Correction:
    """Say that some of a claim's words speak of something else."""
    named = {one.strip() for one in wish.at}
    taken = [one for one in claim.evidence if name_words(one.item, one.spans) in named]
    rest = [one for one in claim.evidence if one not in taken]
    if {name_words(one.item, one.spans) for one in taken} != named or not taken or not rest:
        msg = f"a split names some of the words that claim {claim.id} rests on, as ITEM:START-END, and leaves others"
        raise UsageError(msg)
    return Correction(pointers(case, taken), other=pointers(case, rest), was=claim.value)


def correct_chain(case: Case, claim: Claim, wish: Wish) -> Correction:
    """Say through whom words of a claim came."""
    named = {one.strip() for one in wish.at}
    held = [one for one in claim.evidence if name_words(one.item, one.spans) in named]
    if {name_words(one.item, one.spans) for one in held} != named or not held:
        msg = f"a correct-chain names words that claim {claim.id} rests on, as ITEM:START-END"
        raise UsageError(msg)
    reading = case.reading(held[0].item)
    text = reading.text if reading else ""
    tellers = tuple(read_teller(one, text, held[0].spans[0].start) for one in wish.chain if one.strip())
    if not tellers:
        msg = "a correct-chain names the voices, outermost first, such as 'Anna Veld (person)'"
        raise UsageError(msg)
    return Correction(pointers(case, held), chain=tellers, was=say_chain(case, held[0]))


def name_words(item: str, spans: Sequence[Span]) -> str:
    """Name words of an item from the first sign of their first span to the last of their last: `ITEM:START-END`."""
    return f"{item}:{min(span.start for span in spans)}-{max(span.end for span in spans)}"


def pointers(case: Case, evidence: Iterable[Evidence]) -> tuple[Pointer, ...]:
    """Point at the words of evidence, with what they say now."""
    items = {one.item: case.item(one.item) for one in evidence}
    texts = {name: item.text for name, item in items.items() if item is not None}
    return tuple(
        Pointer(one.item, one.spans, tuple(span.of(texts[one.item]) for span in one.spans), one.statement)
        for one in evidence
        if one.item in texts
    )


def point(case: Case, words: str) -> Pointer:
    """Point at `ITEM:START-END`.

    Raises:
        UsageError: that is no place in an item of the case.
    """
    found = PLACE.fullmatch(words.strip())
    item = case.item(found["item"]) if found else None
    span = Span(int(found["start"]), int(found["end"])) if found else Span(0, 0)
    if item is None or not span.start < span.end <= len(item.text):
        msg = f"{words!r} names no words of this case; write ITEM:START-END"
        raise UsageError(msg)
    return Pointer(item.id, (span,), (span.of(item.text),))


def locate(wish: Wish) -> Location:
    """Give the place that a person means.

    Raises:
        UsageError: no name, half a coordinate, or a name of no or several places without one.
    """
    name = (wish.place or "").strip()
    if wish.nowhere or not name:
        if not wish.nowhere:
            msg = "a re-place names the place, or says that there is none (nowhere)"
            raise UsageError(msg)
        return Location(name or "no place", None, None, None, None, None)
    if wish.lat is not None and wish.lon is not None:
        if not (-90 <= wish.lat <= 90 and -180 <= wish.lon <= 180):  # noqa: PLR2004 - the globe
            msg = f"{wish.lat}, {wish.lon} is no place: latitude is -90 to 90, longitude -180 to 180"
            raise UsageError(msg)
        return Location(name, wish.lat, wish.lon, None, "town", TOWN_KM)
    return choose_place(name)


def choose_place(name: str) -> Location:
    """Give the one place of a name that the gazetteer knows; of several a person must choose."""
    places = [one.place for one in load_gazetteer().candidates(name) if not one.weak]
    if len(places) == 1:
        return location_of(places[0])
    if not places:
        msg = f"the gazetteer knows no {name!r}; give its latitude and longitude"
        raise UsageError(msg)
    largest = sorted(places, key=lambda one: -one.population)[:MOST_LISTED]
    told = "; ".join(f"{one.lat:.3f} {one.lon:.3f} ({one.kind}, {'/'.join(one.countries)})" for one in largest)
    msg = f"{len(places)} places are called {name!r}; give latitude and longitude, such as {told}"
    raise UsageError(msg)


def location_of(place: GazetteerPlace) -> Location:
    """Give a place of the gazetteer as a ruling keeps it."""
    country = place.countries[0] if len(place.countries) == 1 else None
    return Location(place.name, place.lat, place.lon, place.link, place.precision, place.radius_km, country)


def read_interval(wish: Wish) -> tuple[str, str]:
    """Read two dates or instants as UTC instants; a date alone is a whole day, in UTC.

    Raises:
        UsageError: one cannot be read, or they are in the wrong order.
    """
    first, last = (wish.earliest or "").strip(), (wish.latest or wish.earliest or "").strip()
    try:
        earliest, latest = read_moment(first, last=False), read_moment(last, last=True)
    except ValueError as error:
        msg = f"{first or 'nothing'} – {last or 'nothing'}: write dates or instants, such as 2024-05-14T12:00Z"
        raise UsageError(msg) from error
    if earliest > latest:
        msg = f"{first} is later than {last}"
        raise UsageError(msg)
    return write_moment(earliest), write_moment(latest)


def read_moment(written: str, *, last: bool) -> datetime:
    """Read a date or instant; without an offset it is UTC, and a date is its first or `last` moment."""
    if "T" not in written and " " not in written:
        day = datetime.combine(date.fromisoformat(written), datetime.min.time(), UTC)
        return day + timedelta(days=1) if last else day
    moment = datetime.fromisoformat(written)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def write_moment(moment: datetime) -> str:
    """Write an instant as readings have them."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def read_teller(written: str, text: str, near: int) -> Teller:
    """Read one voice, `NAME (KIND)` or `NAME`; it stands where the text names it nearest to the words it tells.

    Raises:
        UsageError: there is no such kind of voice.
    """
    found = KIND.fullmatch(written.strip())
    name, kind = (found["name"], found["kind"]) if found else (written.strip(), "person")
    if kind not in get_args(VoiceKind):
        msg = f"{kind!r} is no kind of voice; there are {', '.join(get_args(VoiceKind))}"
        raise UsageError(msg)
    starts = [match.start() for match in re.finditer(re.escape(name), text)] if name else []
    start = min(starts, key=lambda one: abs(one - near), default=None)
    span = None if start is None else Span(start, start + len(name))
    return Teller(None if kind == UNNAMED else name or None, cast("VoiceKind", kind), span)


def corrected(case: Case, item: str) -> Reading | None:
    """Give the reading of an item as people put it right so far."""
    reading = case.reading(item)
    return correct_reading(reading, give_orders(case.rulings()).by_item.get(item, ())) if reading else None


def say_place(case: Case, at: Pointer) -> str:
    """Say what place was read at the words."""
    reading = corrected(case, at.item)
    found = [one for one in reading.places if Span(one.start, one.end).overlaps(at.spans[0])] if reading else []
    return "; ".join(f"{one.name} {one.lat}, {one.lon}" if one.lat is not None else one.name for one in found)


def say_time(case: Case, at: Pointer) -> str:
    """Say what time or deadline was read at the words."""
    reading = corrected(case, at.item)
    if reading is None:
        return ""
    dues = [one.due for one in reading.deadlines if Span(one.start, one.end).overlaps(at.spans[0])]
    times = [(one.earliest, one.latest) for one in reading.times if Span(one.start, one.end).overlaps(at.spans[0])]
    return "; ".join(f"{one[0]} – {one[1]}" if one else "unknown" for one in dues or times)


def say_chain(case: Case, held: Evidence) -> str:
    """Say through whom the words came as read so far, outermost first."""
    reading = corrected(case, held.item)
    if reading is None:
        return ""
    said = next((one for one in reading.statements if one.id == held.statement), None)
    said = said or ruled_statement(reading, held.spans, give_orders(case.rulings()).by_item.get(held.item, ()))
    return " > ".join(one.name or "nobody named" for one in said.voices) if said else "its own words"
