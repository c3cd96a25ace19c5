"""Readings go in; who in them is a private person or an account comes out, each with a mark that stays the same.

Private is who holds no public role or party, by the reading, by the words beside the name, or by the codebook: an
unknown name is masked. The same person bears the same mark throughout one export, so that chains can be followed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from twosource.codebook import load_vocabulary
from twosource.desk.alerts.masking import HANDLE, SHORTEST

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from twosource.model.item import Item
    from twosource.model.ledger import Claim
    from twosource.model.reading import Reading, Voice

TOKEN = re.compile(r"[^\W_]+")
Tokens = tuple[str, ...]
BEFORE, AFTER = 40, 90
"""Code points beside a name in which its role can stand."""


@dataclass(frozen=True, slots=True)
class ReleaseWords:
    """`codebook/release.yaml`, field for field."""

    public_roles: frozenset[str]
    strangers: frozenset[str]
    courtesies: frozenset[str]
    bodies: frozenset[str]
    civilians: frozenset[str]
    guarded: frozenset[str]


@dataclass(frozen=True, slots=True)
class OutletHomes:
    """`codebook/outlet_homes.yaml`: outlets by where they sit."""

    homes: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def load_release() -> ReleaseWords:
    """Read the words once."""
    return load_vocabulary("release", ReleaseWords)


def cut(name: str) -> Tokens:
    """Cut a name into what it is compared by.

    >>> cut("@narsaq_watch") == cut("Narsaq Watch")
    True
    """
    return tuple(token.casefold() for token in TOKEN.findall(name))


@dataclass(frozen=True, slots=True)
class Marks:
    """Names as tokens and the mark that each gets; `parts` are single names of people, `places` never a person's."""

    full: dict[Tokens, str]
    parts: dict[str, str]


def mark_people(readings: Sequence[Reading], claims: Sequence[Claim]) -> Marks:
    """Find who is to be masked in what leaves."""
    places = {cut(place.name) for one in readings for place in one.places}
    outlets = {cut(one.item.publisher) for one in readings if one.item.publisher and one.item.kind == "article"}
    kept = places | outlets | {name[1:] for name in outlets if name[:1] == ("the",)} | {()}
    found = map(without_courtesy, find_people(readings, claims))
    people = [name for name in dict.fromkeys(found) if name not in kept and not is_office(name)]
    public = find_public(readings)
    owner = own_names(people)
    public |= {owner.get(name, name) for name in public}
    private = dict.fromkeys(owner[name] for name in people if owner[name] not in public and name not in public)
    marks = {name: f"[person {number}]" for number, name in enumerate(private, start=1)}
    full = {name: marks[whole] for name, whole in owner.items() if whole in marks}
    taken = {token for name in (*public, *places) for token in name}
    parts = {token: marks[name] for name in private for token in name if len(token) >= SHORTEST and token not in taken}
    full = mark_accounts(find_accounts(readings, claims), kept) | full
    full |= {("".join(name),): mark for name, mark in full.items() if len(name) > 1}
    return Marks(full, parts)


def mark_accounts(groups: Iterable[Sequence[str]], kept: Container[Tokens]) -> dict[Tokens, str]:
    """Give names of one account, written with or without blanks, one mark."""
    joined: dict[str, str] = {}
    found: dict[Tokens, str] = {}
    for group in groups:
        names = [name for one in group if (name := cut(one)) not in kept and not is_body(name)]
        new = f"[account {len(set(joined.values())) + 1}]"
        mark = next((joined["".join(name)] for name in names if "".join(name) in joined), new)
        for name in names:
            found[name] = joined.setdefault("".join(name), mark)
    return found


def without_courtesy(name: Tokens) -> Tokens:
    """Give a name without what people are called before it, if anything is left.

    >>> without_courtesy(("dr", "ivalu", "lund")), without_courtesy(("father",))
    (('ivalu', 'lund'), ('father',))
    """
    rest = tuple(dropwhile(lambda token: token in load_release().courtesies, name))
    return rest or name


def is_office(name: Tokens) -> bool:
    """Tell whether what is taken for a name only says an office: "mayor of the city", "minister of defence"."""
    return is_public_role(" ".join(name))


def opens_body(text: str, end: int) -> bool:
    """Tell whether what ends here is the beginning of a body's name: "Altai | Front".

    >>> opens_body("the Altai Front said", 9), opens_body("Lund fronts it", 4)
    (True, False)
    """
    behind = re.match(r"\s+([A-Z][^\W\d_]+)", text[end:])
    return behind is not None and behind[1].casefold() in load_release().bodies


def is_body(name: Tokens) -> bool:
    """Tell whether an account is called like a side, an authority or an armed body.

    >>> is_body(("altai", "front")), is_body(("port", "of", "nuuk")), is_body(("narsaq", "watch"))
    (True, True, False)
    """
    head = [*takewhile(lambda token: token not in load_release().strangers, name)]
    return len(name) > 1 and head[-1:] != [] and head[-1] in load_release().bodies


def own_names(people: Sequence[Tokens]) -> dict[Tokens, Tokens]:
    """Give for each name whose it is: a single one is that longer name's that it is part of, if there is but one."""
    holding: dict[str, set[Tokens]] = {}
    for name in people:
        for token in name if len(name) > 1 else ():
            holding.setdefault(token, set()).add(name)
    single: dict[Tokens, set[Tokens]] = {name: holding.get(name[0], set()) for name in people if len(name) == 1}
    return {name: next(iter(single[name])) if len(single.get(name, ())) == 1 else name for name in people}


def find_people(readings: Sequence[Reading], claims: Iterable[Claim]) -> Iterator[Tokens]:
    """Yield the names of people, as they are written and as they were resolved."""
    for reading in readings:
        for entity in reading.entities:
            if entity.label == "PER" and not opens_body(reading.text, entity.end):
                yield from (cut(entity.name), cut(reading.text[entity.start : entity.end]))
        yield from (cut(voice.name) for voice in voices_in(reading) if voice.kind == "person" and voice.name)
    for claim in claims:
        yield from (cut(origin.label) for origin in claim.origin_list if origin.kind == "person")
    for reading in readings:
        if reading.item.author and reading.item.kind == "article":
            yield cut(reading.item.author)


def find_accounts(readings: Iterable[Reading], claims: Iterable[Claim]) -> Iterator[Sequence[str]]:
    """Yield the names and handles of accounts that are nobody's outlet, those of one account together."""
    for reading in readings:
        if reading.item.kind == "post" and not is_outlet(reading.item):
            yield [one for one in (reading.item.author, reading.item.handle) if one]
        for post in reading.posts:
            yield [one for one in (post.author, post.handle) if one and not is_outlet(reading.item)]
        yield from ([one.name] for one in voices_in(reading) if one.kind == "account" and one.name and not one.party)
        yield from ([found[0]] for found in HANDLE.finditer(reading.text))
    for claim in claims:
        yield from ([origin.label] for origin in claim.origin_list if origin.kind == "account")


def is_outlet(item: Item) -> bool:
    """Tell whether an account is one of an outlet that the codebook knows."""
    return any("".join(cut(one)) in load_outlets() for one in (item.handle, item.author, item.publisher) if one)


@lru_cache(maxsize=1)
def load_outlets() -> frozenset[str]:
    """Give the outlets' names and domains, without what stands between their parts."""
    homes = load_vocabulary("outlet_homes", OutletHomes).homes
    return frozenset("".join(cut(one)) for names in homes.values() for one in names)


def voices_in(reading: Reading) -> Iterator[Voice]:
    """Yield every voice of a reading."""
    for statement in reading.statements:
        yield from (*statement.voices, *statement.joint)


def find_public(readings: Iterable[Reading]) -> set[Tokens]:
    """Find the names that hold a public role or a party."""
    found: set[Tokens] = set()
    for reading in readings:
        for voice in voices_in(reading):
            if voice.kind == "person" and voice.name and is_public(voice, reading.text):
                found.add(cut(voice.name))
        for entity in reading.entities:
            if entity.label == "PER" and has_role_beside(reading.text, entity.start, entity.end):
                found |= {cut(entity.name), cut(reading.text[entity.start : entity.end])}
    return found


def is_public(voice: Voice, text: str) -> bool:
    """Tell whether a voice speaks in a public role or for a party, by its reading or by its own words."""
    words = text[voice.start : voice.end] if voice.start is not None and voice.end is not None else ""
    return bool(voice.party) or is_public_role(voice.role or "") or is_public_role(words, cut(voice.name or ""))


def is_public_role(words: str, name: Tokens = ()) -> bool:
    """Tell whether what words say of a name is a public role: by their head, and not by whom it is of.

    >>> is_public_role("police spokeswoman"), is_public_role("the defence minister, Malik Storch", ("malik", "storch"))
    (True, True)
    >>> is_public_role("an aide to the minister"), is_public_role("general manager")
    (False, False)
    """
    book = load_release()
    for part in re.split(r"[,;:]", words):
        head = [one for one in takewhile(lambda token: token not in book.strangers, cut(part)) if one not in name]
        if head:
            return head[-1] in book.public_roles
    return False


def has_role_beside(text: str, start: int, end: int) -> bool:
    """Tell whether a public role stands right before a name, or right after it behind a comma.

    >>> has_role_beside("its spokesman Aputsiaq Lund said", 14, 27), has_role_beside("Lund, who drove the mayor", 0, 4)
    (True, False)
    """
    words = load_release()
    before = re.search(r"([^\W\d_]+)\.?\s+$", text[max(start - BEFORE, 0) : start])
    if before and before[1].casefold() in words.public_roles:
        return True
    after = re.match(r",\s+([^,.;:\n”\"]+)", text[end : end + AFTER])
    return after is not None and is_public_role(after[1])
