"""The units of one answer go in; where only a few of its voices bear each other out, these come out as a claim apart.

A question about a breaking event may hold reports of several things. What two voices say in the same words is theirs:
it must not corroborate what the others report beside them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.relate.edges.ties import vouch
from twosource.relate.origins.bounds import bearing_out, merge_roots, voices_among

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.relate.claims.answers import Answer
    from twosource.relate.claims.units import Unit
    from twosource.relate.codebook import Rulebook
    from twosource.relate.edges.ties import Ties
    from twosource.relate.origins.bounds import Agreement


def set_cores_apart(
    units: Sequence[Unit], answers: Sequence[Answer], ties: Ties, agree: Agreement, rulebook: Rulebook
) -> list[list[Answer]]:
    """Give the answers to a question, and each core that is set apart as a question of its own."""
    kept: list[Answer] = []
    apart: list[list[Answer]] = []
    for answer in answers:
        rest = answer
        while core := core_of(units, rest, ties, agree, rulebook):
            apart.append([replace(rest, members=core)])
            rest = replace(rest, members=tuple(place for place in rest.members if place not in core))
        kept.append(rest)
    return [kept, *apart]


def core_of(
    units: Sequence[Unit], answer: Answer, ties: Ties, agree: Agreement, rulebook: Rulebook
) -> tuple[int, ...] | None:
    """Give the places of a core: voices that bear each other out beside at least twice as many origins of other things.

    None where all is of one piece, where a person made the answer, or where it is a number that all give. Who is beside
    is counted by origin, so that a copy changes nothing.
    """
    if answer.count is not None or answer.name is not None:
        return None
    places = sorted(answer.members)
    vouchers = dict(zip(places, vouch([units[place] for place in places], ties, rulebook.edges), strict=True))
    asserting = {place: one for place, one in vouchers.items() if one.unit.attitude == "asserts"}
    merged = merge_roots([one.root for one in asserting.values()])
    voices = voices_among(list(asserting.values()), merged, rulebook.edges.counts_from)
    for inside, told in bearing_out(voices, agree):
        core = tuple(place for place in places if says_as(units[place], told, agree, len(voices)))
        held = {merged[one.root.key].key for place, one in asserting.items() if place in core}
        beside = {root.key for root in merged.values()} - held
        if len(beside) >= max(rulebook.claims.core_beside, 2 * len(inside)):
            return core
    return None


def says_as(unit: Unit, told: Sequence[Unit], agree: Agreement, voices: int) -> bool:
    """Tell whether a unit is one of those that bear each other out, or says what one of them does."""
    return any(unit is one or agree(unit, one, voices) for one in told)
