"""Evidence for one side of a claim goes in, its origins come out: how many at least, how many at most, and which.

At least as many as there are certain voices no two of which can be the same; at most as many as there are different
ones, the unknown among them. What only relays adds nothing, what is unknown adds to the upper bound alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Protocol

from twosource.relate.origins.cues import load_credits
from twosource.relate.origins.nouns import ARTICLE, EMPTY, NAME_WORD, bare
from twosource.relate.origins.voices import Root, are_two_forces, may_be_same

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.relate.claims.units import Unit

ACCOUNT = re.compile(r"(?:witness:|account:|outlet:@)(?P<who>\w+)$")
LETTERS = re.compile(r"\W|_")
LEAST_NAME = 5
"""Letters of an organisation's name with which its account's name may open."""
PLACE = re.compile(r"\s+(?:of|in|for|at|to)\s+")
SPOKEN = 12
"""Units of one voice that are asked whether they bear another voice out, the earliest."""
EXACT = 24
"""Up to so many certain voices the largest set of different ones is searched whole; beyond, greedily."""


@dataclass(frozen=True, slots=True)
class Voucher:
    """One unit on one side of a claim, the root that it rests on after its certain edges, and its weight in [0, 1]."""

    unit: Unit
    root: Root
    weight: float = 1.0


class Agreement(Protocol):
    """Tells whether two units say the same, so that their voices bear each other out."""

    def __call__(self, one: Unit, other: Unit, voices: int = ..., /) -> bool:
        """Tell it of two units in a question where so many voices are compared."""
        ...


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many independent origins there are at least and at most, and the roots under which they are counted."""

    lower: int
    upper: int
    roots: Mapping[str, Root]
    """From the key of each voucher's root to the root under which it is counted."""


def bound_origins(vouchers: Sequence[Voucher], counts_from: float, agree: Agreement) -> Bounds:
    """Count the origins behind vouchers of one side; those lighter than `counts_from` count for nothing certain."""
    merged = merge_roots([one.root for one in vouchers])
    weights: dict[str, float] = {}
    for one in vouchers:
        key = merged[one.root.key].key
        weights[key] = max(weights.get(key, 0.0), one.weight)
    distinct = {root.key: root for root in merged.values()}
    certain = [
        root for key, root in sorted(distinct.items()) if root.standing == "certain" and weights[key] >= counts_from
    ]
    counting = {root.key for root in certain}
    spoken: dict[str, list[Unit]] = {}
    for one in vouchers:
        key = merged[one.root.key].key
        if key in counting and len(spoken.setdefault(key, [])) < SPOKEN:
            spoken[key].append(one.unit)
    lower = most_different(certain, spoken, agree)
    if not lower and any(root.standing != "nobody" for root in distinct.values()):
        lower = 1
    return Bounds(lower, max(lower, len(distinct)), merged)


def merge_roots(roots: Sequence[Root]) -> dict[str, Root]:
    """Bring different names of one voice under one root: one body, one personal name, one account."""
    merged: dict[str, Root] = {}
    named: list[Root] = []
    for root in sorted(
        roots, key=lambda root: (STRENGTH[root.standing], root.land is None, -len(root.names), root.key)
    ):
        if root.key not in merged:
            alike = [kept for kept in named if is_same(kept, root)] if root.known else []
            merged[root.key] = alike[0] if alike and one_voice(alike) else root
            if merged[root.key] is root and root.known:
                named.append(root)
    return merged


def one_voice(roots: Sequence[Root]) -> bool:
    """Tell whether roots may all be one voice: "the army" beside two armies may be either, and is kept apart."""
    lands = {root.land for root in roots if root.land}
    return len(lands) <= 1 and not any(are_two_forces(one, other) for one, other in combinations(roots, 2))


STRENGTH = {"certain": 0, "may-overlap": 1, "nobody": 2}


def is_same(one: Root, other: Root) -> bool:
    """Tell whether two roots are one voice under two names."""
    if one.key == other.key:
        return True
    if (one.land and other.land and one.land != other.land) or are_two_forces(one, other):
        return False
    if one.body and one.body == other.body and (one.key.startswith("body:") or other.key.startswith("body:")):
        return True
    if one.kind == "account" and other.kind == "account":
        return len(one.names & other.names) > 1
    if is_account_of(one, other) or is_account_of(other, one) or account_in(one) == account_in(other) is not None:
        return True
    last = one.person or one.names, other.person or other.names
    within = bool(last[0]) and bool(last[1]) and (last[0] <= last[1] or last[1] <= last[0])
    certain = one.standing == other.standing == "certain"
    return (certain and within) or is_title_of(one, other) or is_title_of(other, one)


def is_account_of(one: Root, other: Root) -> bool:
    """Tell whether a root is the account of an organisation that the other names: @aureliajet, "Aurelia Jet"."""
    if not one.key.startswith("account:") or one.standing != "certain" or other.kind != "organisation":
        return False
    name = LETTERS.sub("", ARTICLE.sub("", other.label)).lower()
    return len(name) >= LEAST_NAME and one.key.removeprefix("account:").replace("_", "").startswith(name)


def account_in(root: Root) -> str | None:
    """Give the account that a root is: as a witness of its own, as an office, or as an outlet that is not listed."""
    found = ACCOUNT.match(root.key)
    return found["who"] if found else None


def is_title_of(one: Root, other: Root) -> bool:
    """Tell whether a voice is told by its office alone, the other by office and name: "deputy mayor", then who."""
    if one.person or not other.person or not one.names & load_credits().offices:
        return False
    title, named = (words_of_title(root.label) for root in (one, other))
    return bool(title) and title <= named


def words_of_title(label: str) -> frozenset[str]:
    """Give the words of a title without the place behind it."""
    return frozenset(bare(word) for word in NAME_WORD.findall(PLACE.split(label, maxsplit=1)[0])) - EMPTY


def most_different(roots: Sequence[Root], spoken: Mapping[str, Sequence[Unit]], agree: Agreement) -> int:
    """Give the size of the largest set of voices that bear each other out and of which no two can be the same.

    Two are compared as among the voices that had spoken by then, so that who speaks later takes nothing back; `spoken`
    is in the order of speaking.
    """
    turn = {key: number for number, key in enumerate(spoken, 1)}

    def bears_out(one: Root, other: Root) -> bool:
        by_then = max(turn[one.key], turn[other.key])
        return any(agree(this, that, by_then) for this in spoken[one.key] for that in spoken[other.key])

    blocked = [
        {
            at
            for at, other in enumerate(roots)
            if at != place and (may_be_same(root, other) or not bears_out(root, other))
        }
        for place, root in enumerate(roots)
    ]
    every = frozenset(range(len(roots)))
    return search(every, blocked) if len(roots) <= EXACT else greedy(every, blocked)


def search(left: frozenset[int], blocked: Sequence[set[int]]) -> int:
    """Find the size of the largest independent set: free voices are taken, the most entangled is tried both ways."""
    taken = 0
    while left:
        loose = min(left, key=lambda place: (len(blocked[place] & left), place))
        if len(blocked[loose] & left) > 1:
            break
        taken += 1
        left = left - blocked[loose] - {loose}
    if not left:
        return taken
    tangled = max(left, key=lambda place: (len(blocked[place] & left), -place))
    without = search(left - {tangled}, blocked)
    return taken + max(without, 1 + search(left - blocked[tangled] - {tangled}, blocked))


def greedy(left: frozenset[int], blocked: Sequence[set[int]]) -> int:
    """Take the least entangled voice until none is left."""
    taken = 0
    while left:
        loose = min(left, key=lambda place: (len(blocked[place] & left), place))
        taken += 1
        left = left - blocked[loose] - {loose}
    return taken
