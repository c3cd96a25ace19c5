"""Units that answer one question go in, the question comes out as a sentence built from their slots.

What no unit tells is left out; a question never asks for more than is known.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.codebook import load_vocabulary
from twosource.relate.claims.counts import find_counts
from twosource.relate.claims.rules import load_claim_rules
from twosource.relate.claims.sides import is_inside, is_own
from twosource.relate.instants import DAY
from twosource.relate.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twosource.relate.claims.answers import Answer
    from twosource.relate.claims.slots import Shown
    from twosource.relate.claims.units import Unit

DENIED = "denied"
OWNED = re.compile(r"(?P<part>\w+ of )?(?:its|their|our)\s+", re.IGNORECASE)
LONGEST_OWNER = 40
"""Characters of a voice's name by which what is its own is called."""
ONE_DAY = 1.001
"""Days that a window may be wide to be told as one day."""


@dataclass(frozen=True, slots=True)
class EventWords:
    """What an event is called, and the words in front of its doer and of whom it is done to."""

    noun: str
    by: str
    to: str


@dataclass(frozen=True, slots=True)
class Asking:
    """The words of `codebook/claims_questions.yaml`."""

    counted: dict[str, str]
    other_count: str
    events: dict[str, EventWords]
    happened: str
    unreal: str
    demanded: str
    known: str
    nothing: str
    opposite: str
    deed: str
    unmeant: dict[str, str]
    at: str
    deed_of_count: str
    where: str
    on_day: str
    between: str
    about: str
    longest: int
    updates: str
    updated_by: str
    contradicts: str
    contains: str
    beside: str


@lru_cache(maxsize=1)
def load_asking() -> Asking:
    """Read the words once."""
    return load_vocabulary("claims_questions", Asking)


def ask(units: Sequence[Unit], answers: Sequence[Answer], keys: Sequence[str]) -> str:
    """Ask in words: how many, where numbers decide; else whether what was coded happened; else what is known."""
    rules = load_asking()
    counts = [answer.count for answer in answers if answer.count is not None]
    denials = [unit for unit in units if denies(unit)]
    alone = bool(denials) and all(denies(unit) or is_inside(unit, denials) for unit in units)
    denied = best_shown(units, of=is_denied_deed) if alone else None
    shown = denied or best_shown(units)
    if counts:
        what = Counter(count.what for count in counts).most_common(1)[0][0]
        asked = rules.counted.get(what) or rules.other_count.format(noun=noun_of(what, units))
        deed = best_shown(units, of=is_deed)
        if deed is not None and (event := say_event(deed)):
            return f"{asked}{rules.deed_of_count.format(event=event)}{where(units, deed)}{when(deed) or when(shown)}?"
        about = rules.about.format(keys=", ".join(keys)) if keys else ""
        return f"{asked}{place_and_time(units, shown)}{about}?"
    if shown is not None and (event := say_event(shown)):
        return frame_of(shown).format(event=event, where=where(units, shown), when=when(shown))
    return rules.known.format(keys=", ".join(keys)) if keys else rules.nothing


def is_deed(shown: Shown) -> bool:
    """Tell whether an event is what was done to something, and not the toll of it."""
    hurt = shown.recipient or ""
    told = any(not (token.number or token.stem.isdigit()) for token in find_words(hurt))
    return shown.type in load_claim_rules().deeds and shown.realis != DENIED and told and not find_counts(hurt)


def denies(unit: Unit) -> bool:
    """Tell whether a unit says that something was not so."""
    return unit.attitude == "denies" or unit.negated or DENIED in unit.slots.realis


def is_denied_deed(shown: Shown) -> bool:
    """Tell whether an event is a deed that is said not to have been done."""
    return shown.realis == DENIED and shown.type in load_claim_rules().deeds


def best_shown(units: Sequence[Unit], of: Callable[[Shown], bool] = lambda _: True) -> Shown | None:
    """Give the event that most units tell, not as denied if that can be, in the fullest form; of equals the first."""
    told = load_asking().events
    first = min((unit.day for unit in units if unit.day is not None), default=None)
    shown = [with_owner(one, unit) for unit in units for one in unit.slots.shown if one.type in told and of(one)]
    many = Counter(one.type for one in shown)
    best = max(
        shown,
        key=lambda one: (many[one.type], one.realis != DENIED, not is_owned(one), one.fullness),
        default=None,
    )
    return dated_by(best, first) if best else None


def dated_by(shown: Shown, first: float | None) -> Shown:
    """Give an event without its day where it had been told of before: that is the day of some later word about it."""
    late = first is not None and shown.first is not None and shown.first > first
    return replace(shown, first=None, last=None) if late and shown.realis in load_claim_rules().happened else shown


def is_owned(shown: Shown) -> bool:
    """Tell whether an event's doer is only told as somebody's own: "its artillery"."""
    return shown.actor is not None and is_own(shown.actor)


def with_owner(shown: Shown, unit: Unit) -> Shown:
    """Give an event with the name of the voice whose own the doer is: "its artillery" is "Selm's artillery"."""
    root = unit.chain.root
    owned = OWNED.match(shown.actor or "")
    if owned is None or shown.actor is None or root.standing != "certain" or len(root.label) > LONGEST_OWNER:
        return shown
    part, rest = owned["part"] or "", shown.actor[owned.end() :]
    nested = root.label.endswith("s") or "'s " in root.label or "’s " in root.label
    return replace(shown, actor=f"{part}the {rest} of {root.label}" if nested else f"{part}{root.label}’s {rest}")


def frame_of(shown: Shown) -> str:
    """Give the question's frame: what happened, what is to be, or what is demanded."""
    rules = load_asking()
    if shown.realis == "demanded":
        return rules.demanded
    return rules.unreal if shown.realis in load_claim_rules().unreal else rules.happened


def say_event(shown: Shown) -> str | None:
    """Say an event with its doer and whom it is done to; None where neither is known."""
    rules = load_asking()
    words = rules.events[shown.type]
    actor, recipient = name_in(shown.actor), name_in(shown.recipient)
    if not actor and not recipient:
        return None
    if not actor and shown.words.lower() in rules.unmeant:
        return rules.unmeant[shown.words.lower()] + (f" {rules.at} {recipient}" if recipient else "")
    said = rules.deed.format(noun=words.noun, words=shown.words) if len(shown.words) <= rules.longest else words.noun
    return said + (f" {words.by} {actor}" if actor else "") + (f" {words.to} {recipient}" if recipient else "")


def name_in(name: str | None) -> str | None:
    """Give a name on one line; None where it is none or a whole clause."""
    plain = " ".join((name or "").split())
    return plain if 0 < len(plain) <= load_asking().longest else None


def place_and_time(units: Sequence[Unit], shown: Shown | None) -> str:
    """Say where and when what is counted took place."""
    return where(units, shown) + when(shown)


def where(units: Sequence[Unit], shown: Shown | None) -> str:
    """Say the place: the event's, else the one that most units name; nothing where it is part of whom it is done to."""
    named = Counter(place for unit in units for place in dict.fromkeys(unit.slots.where))
    most = min(named, key=lambda place: (-named[place], place), default=None)
    place = name_in((shown.place if shown else None) or most)
    if place is None or (shown and shown.recipient and place.lower() in shown.recipient.lower()):
        return ""
    return load_asking().where.format(place=place)


def when(shown: Shown | None) -> str:
    """Say the day, or the first and last, by their middles, which are the same day at the place and in UTC."""
    if shown is None or shown.first is None or shown.last is None:
        return ""
    rules = load_asking()
    half = min(shown.last - shown.first, ONE_DAY) / 2
    first, last = day_in_words(shown.first + half), day_in_words(shown.last - half)
    if first == last:
        return rules.on_day.format(first=first)
    return rules.between.format(first=first, last=last)


def day_in_words(day: float) -> str:
    """Write a day: "12 March 2024"."""
    moment = datetime.fromtimestamp(day * DAY, UTC)
    return f"{moment.day} {moment:%B %Y}"


def noun_of(what: str, units: Sequence[Unit]) -> str:
    """Give what is counted as a text writes it; its stem where none does."""
    written = (token.written.lower() for unit in units for token in unit.tokens if token.stem == what)
    return next(written, what)
