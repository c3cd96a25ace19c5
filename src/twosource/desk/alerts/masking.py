"""Words of a claim go in; the same come out without people's names, handles, numbers to call and coordinates.

An alert leaves by itself, with nobody looking: it masks every person's name, officials' too, rather than guess who is
private. Who may know opens the claim on the desk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.model.ledger import Claim
    from twosource.model.reading import Reading

PERSON, ACCOUNT, NUMBER, SPOT = "[a person]", "[an account]", "[a number]", "[a place]"
PRIVATE = ("account", "witness", "item")
"""Kinds of origins that may be somebody: their labels are masked as a whole."""
SHORTEST = 3
"""Signs of a part of a name that is masked by itself: "Lund", not "of"."""
HANDLE = re.compile(r"(?<!\w)@\w[\w.@-]*")
DECIMAL = r"[-+]?\d{1,3}\.\d{3,}(?:\s*°)?(?:\s*[NSEW]\b)?"
SEXAGESIMAL = r"\d{1,3}\s*°(?:\s*\d{1,2}(?:[.,]\d+)?\s*['′’])?(?:\s*\d{1,2}(?:[.,]\d+)?\s*[\"″”])?(?:\s*[NSEW]\b)?"
DEGREES = re.compile(rf"(?<![\w.])(?:{SEXAGESIMAL}|{DECIMAL})")
CALLED = re.compile(r"\+?\d[\d\s().-]{6,}\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FEWEST_DIGITS = 9
"""Digits of a number to call without its "+": a year, a day, a count has fewer."""
LINK = re.compile(r"\b(?:https?://|www\.|t\.me/)\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Names:
    """What must not leave: names of `people`, whose parts are masked too, and of `accounts`, masked as a whole.

    `places` are names that stay: a town is no person, though somebody be called after it.
    """

    people: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


def mask_words(words: str, names: Names) -> str:
    """Give the words with everything masked that could name or find somebody.

    >>> brandt = Names(frozenset({"Ivalu Brandt"}))
    >>> mask_words("Police spokeswoman Ivalu Brandt said so at 60.9127, -46.0461", brandt)
    'Police spokeswoman [a person] said so at [a place], [a place]'
    >>> mask_words("Brandt gave @ivalu_b +299 12 34 56", brandt)
    '[a person] gave [an account] [a number]'
    >>> mask_words("1,200 left on 2024-05-14 for 61°12'N", Names())
    '1,200 left on 2024-05-14 for [a place]'
    """
    words = HANDLE.sub(ACCOUNT, LINK.sub("[a link]", words))
    words = CALLED.sub(lambda found: NUMBER if is_called(found[0]) else found[0], DEGREES.sub(SPOT, words))
    words = replace_all(words, names.people, PERSON)
    words = replace_all(words, names.accounts - names.people, ACCOUNT)
    parts = {part for name in names.people for part in re.findall(r"\w[\w'’-]*", name) if is_part(part)}
    words = replace_all(words, parts - names.places, PERSON)
    return re.sub(rf"(?:{re.escape(PERSON)}\s+)+{re.escape(PERSON)}", PERSON, words)


def replace_all(words: str, names: Iterable[str], by: str) -> str:
    """Replace whole names, the longest first."""
    for name in sorted({name.strip() for name in names}, key=len, reverse=True):
        if len(name) >= SHORTEST:
            words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", by, words)
    return words


def is_called(digits: str) -> bool:
    """Tell a number to call from a day or a count."""
    enough = digits.startswith("+") or sum(sign.isdigit() for sign in digits) >= FEWEST_DIGITS
    return enough and not DAY.match(digits)


def is_part(part: str) -> bool:
    """Tell whether a part of a name is a name by itself: "Lund", and neither "of" nor "al-"."""
    return len(part) >= SHORTEST and part[0].isupper()


def names_in(claim: Claim, readings: Iterable[Reading]) -> Names:
    """Gather the names that a claim's reports hold, as they are written and as they were resolved."""
    people: set[str] = {one.label for one in claim.origin_list if one.kind == "person"}
    accounts: set[str] = {one.label for one in claim.origin_list if one.kind in PRIVATE}
    places: set[str] = set()
    for reading in readings:
        people |= set(people_in(reading))
        accounts |= {one for one in (reading.item.author, reading.item.handle) if one}
        places |= {part for place in reading.places for part in (place.name, *place.name.split())}
    return Names(frozenset(people), frozenset(accounts - people), frozenset(places))


def people_in(reading: Reading) -> Iterator[str]:
    """Yield the names of people in one report."""
    for entity in reading.entities:
        if entity.label == "PER":
            yield from (entity.name, reading.text[entity.start : entity.end])
    for statement in reading.statements:
        for voice in (*statement.voices, *statement.joint):
            if voice.kind == "person" and voice.name:
                yield voice.name
