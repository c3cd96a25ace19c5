"""Evidence for one side of a claim goes in, its origins come out: how many at least, how many at most, and which.

At least as many as there are certain voices no two of which can be the same; at most as many as there are different
ones, the unknown among them. What only relays adds nothing, what is unknown adds to the upper bound alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import TYPE_CHECKING, Protocol

from twosource.relate.origins.kinds import handle_in, kinds_of
from twosource.relate.origins.likely import is_perhaps_one, likely_roots
from twosource.relate.origins.likeness import is_same, may_be_named_by
from twosource.relate.origins.voices import STRENGTH, Root, are_two_forces

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.relate.claims.units import Unit

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
    distinct = {root.key: root for root in merged.values()}
    voices = voices_among(vouchers, merged, counts_from)
    lower = most_different(voices, agree)
    if not lower and any(root.standing != "nobody" for root in distinct.values()):
        lower = 1
    return Bounds(lower, max(lower, len(distinct)), likely_roots(merged))


@dataclass(frozen=True, slots=True)
class Voices:
    """Certain voices that count, by key, and for each the earliest of its units, in the order of speaking."""

    roots: Sequence[Root]
    spoken: Mapping[str, Sequence[Unit]]
    called: Mapping[str, Sequence[Root]]
    """All that is surely one voice with each: who can be told apart from one of its names, can from the voice."""

    def __len__(self) -> int:
        """Give how many voices there are."""
        return len(self.roots)

    def are_perhaps_one(self, one: Root, other: Root) -> bool:
        """Tell whether two voices cannot be told apart for certain, by any of their names."""
        return all(is_perhaps_one(*pair) for pair in product(self.called[one.key], self.called[other.key]))


def voices_among(vouchers: Sequence[Voucher], merged: Mapping[str, Root], counts_from: float) -> Voices:
    """Give the certain voices among vouchers whose roots are merged so."""
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
    return Voices(certain, spoken, names_of(certain, [one.root for one in vouchers], merged))


def names_of(voices: Sequence[Root], roots: Sequence[Root], merged: Mapping[str, Root]) -> dict[str, list[Root]]:
    """Give for each voice itself and the certain roots that are it under another name: @SelmPolice, "police".

    What is known of the voice, its state and its body, is known of it under each name.
    """
    called = {voice.key: {voice.key: voice} for voice in voices}
    for root in roots:
        voice = merged[root.key]
        if voice.key in called and root.standing == "certain" and is_same(voice, root):
            told = replace(root, land=root.land or voice.land, body=root.body or voice.body)
            called[voice.key].setdefault(root.key, told)
    return {key: list(held.values()) for key, held in called.items()}


def bearing_out(voices: Voices, agree: Agreement) -> list[tuple[frozenset[str], list[Unit]]]:
    """Give the sets of voices that bear each other out, the largest first, each with the units in which they do."""
    turn = {key: number for number, key in enumerate(voices.spoken, 1)}
    met: dict[str, dict[int, Unit]] = {}
    linked: dict[str, set[str]] = {}
    for one, other in combinations(voices.roots, 2):
        if voices.are_perhaps_one(one, other):
            continue
        by_then = max(turn[one.key], turn[other.key])
        for this, that in product(voices.spoken[one.key], voices.spoken[other.key]):
            if agree(this, that, by_then):
                met.setdefault(one.key, {})[id(this)] = this
                met.setdefault(other.key, {})[id(that)] = that
                linked.setdefault(one.key, set()).add(other.key)
                linked.setdefault(other.key, set()).add(one.key)
    pieces = connected(linked, sorted(linked, key=turn.__getitem__))
    units = [[unit for key in piece for unit in met[key].values()] for piece in pieces]
    found = [(frozenset(piece), held) for piece, held in zip(pieces, units, strict=True)]
    return sorted(found, key=lambda one: -len(one[0]))


def connected(linked: Mapping[str, set[str]], keys: Sequence[str]) -> list[list[str]]:
    """Give the connected pieces of a graph, and the members of each, in the order of `keys`."""
    pieces: list[list[str]] = []
    seen: set[str] = set()
    for key in keys:
        piece, waiting = {key}, [key]
        while waiting and key not in seen:
            new = linked[waiting.pop()] - piece
            piece |= new
            waiting += sorted(new)
        if key not in seen:
            pieces.append([one for one in keys if one in piece])
            seen |= piece
    return pieces


def merge_roots(roots: Sequence[Root]) -> dict[str, Root]:
    """Bring different names of one voice under one root: one body, one personal name, one account."""
    merged: dict[str, Root] = {}
    named: list[Root] = []
    for root in sorted(
        with_callings(roots), key=lambda root: (STRENGTH[root.standing], root.land is None, -len(root.names), root.key)
    ):
        if root.key not in merged:
            alike = [kept for kept in named if is_same(kept, root)] if root.known else []
            if root.known and not alike:
                fitting = [kept for kept in named if may_be_named_by(kept, root)]
                alike = fitting if len(fitting) == 1 else []
            merged[root.key] = alike[0] if alike and one_voice(alike) else root
            if merged[root.key] is root and root.known:
                named.append(root)
    return with_kinds(merged, roots)


def with_kinds(merged: Mapping[str, Root], roots: Sequence[Root]) -> dict[str, Root]:
    """Let a voice be of the kinds that its account shows, where it counts under another of its names."""
    shown: dict[str, frozenset[str]] = {}
    for root in roots:
        kept = merged[root.key]
        if kept.key != root.key and handle_in(root) is not None:
            shown[kept.key] = shown.get(kept.key, kept.callings) | kinds_of(root)
    gained = {key: replace(merged[key], callings=kinds) for key, kinds in shown.items() if kinds}
    return {key: gained.get(root.key, root) for key, root in merged.items()}


def with_callings(roots: Sequence[Root]) -> list[Root]:
    """Let an account be all that it says it is in any of its posts."""
    told: dict[str, frozenset[str]] = {}
    for root in roots:
        if root.callings:
            told[root.key] = told.get(root.key, frozenset()) | root.callings
    return [replace(root, callings=told[root.key]) if root.key in told else root for root in roots]


def one_voice(roots: Sequence[Root]) -> bool:
    """Tell whether roots may all be one voice: "the army" beside two armies may be either, and is kept apart."""
    lands = {root.land for root in roots if root.land}
    return len(lands) <= 1 and not any(are_two_forces(one, other) for one, other in combinations(roots, 2))


def most_different(voices: Voices, agree: Agreement) -> int:
    """Give the size of the largest set of voices that bear each other out and of which no two can be the same.

    Two are compared as among the voices that had spoken by then, so that who speaks later takes nothing back; `spoken`
    is in the order of speaking.
    """
    roots, spoken = voices.roots, voices.spoken
    turn = {key: number for number, key in enumerate(spoken, 1)}

    def bears_out(one: Root, other: Root) -> bool:
        by_then = max(turn[one.key], turn[other.key])
        return any(agree(this, that, by_then) for this in spoken[one.key] for that in spoken[other.key])

    blocked = [
        {
            at
            for at, other in enumerate(roots)
            if at != place and (voices.are_perhaps_one(root, other) or not bears_out(root, other))
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
