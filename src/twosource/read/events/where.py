"""Toponyms go in, those come out that may be where something happened: no state that acts, none that speaks.

"Russia's ministry said its troops did not fire on the town" tells nothing of where that town lies.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from twosource.read.events.tree import SUBJECTS, Tree
from twosource.read.statements.vocabulary import load_voice_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.model.reading import Place, Statement

NAMING = frozenset({"compound", "flat", "nmod:poss", "amod"})
"""Relations by which a state's name or people stands before what is its own: "Russia's troops", "Israeli aircraft"."""
AGENT = "by"
POSSESSIVE = ("'s", "’s", "'", "’")


def places_of_deeds(
    tree: Tree, places: Sequence[Place], numbers: Sequence[int], statements: Sequence[Statement]
) -> tuple[int, ...]:
    """Give the numbers of the toponyms, of those given, that may be where something happened, in their order."""
    spoken = sorted(speaking(statements))
    return tuple(number for number in numbers if not is_party(tree, places[number], spoken))


def speaking(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield the spans of voices that are named."""
    for one in statements:
        for voice in one.voices:
            if voice.start is not None and voice.end is not None:
                yield voice.start, voice.end


def is_party(tree: Tree, place: Place, spoken: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a toponym names who speaks, or a state that acts or owns.

    "Officials in Goma" still tell of Goma; from a capital people speak of what happened anywhere.
    """
    token = bisect_left(tree.starts, place.start + 1) - 1
    if token < 0:
        return False
    at = bisect_left(spoken, (place.start + 1,)) - 1
    speaks = any(start <= place.start and place.end <= end for start, end in spoken[max(0, at - 2) : at + 1])
    case = tree.case(token)
    if case not in ("", *POSSESSIVE, AGENT):
        return speaks and place.name in load_voice_words().capitals
    return speaks or (place.precision == "country" and (case in POSSESSIVE or acts(tree, token)))


def acts(tree: Tree, token: int) -> bool:
    """Tell whether a name, or what it stands in front of, is the subject of an active verb, or the agent after "by"."""
    while tree.deps[token] in NAMING and tree.heads[token] != token:
        token = tree.heads[token]
    if tree.case(token) == AGENT:
        return True
    return tree.deps[token] in SUBJECTS and not tree.is_passive(tree.heads[token])
