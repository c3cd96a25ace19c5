"""Questions as words grouped them go in, and come out with each denial beside the accusation that it denies.

Who is accused denies in words of his own: "our forces carried out no strikes" answers "the army attacked". Words do not
bring the two together, slots do: the same kind of event, and the voice that denies is its doer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.relate.claims.rules import load_claim_rules
from twosource.relate.claims.sides import DENIED
from twosource.relate.origins.voices import body_of
from twosource.relate.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.relate.claims.units import Unit
    from twosource.relate.origins.voices import Root


def move_denials(units: Sequence[Unit], groups: Sequence[Sequence[int]], days: float) -> list[list[int]]:
    """Take denials whose question holds no accusation of theirs to the question that does, the likest first."""
    moved = [list(group) for group in groups]
    holder = {place: group for group in moved for place in group}
    accusing = [place for place, unit in enumerate(units) if unit.slots.shown and not is_denial(unit)]
    for place, unit in enumerate(units):
        if not is_denial(unit) or not unit.chain.root.known:
            continue
        answered = [other for other in accusing if answers(unit, units[other], days)]
        if not answered or any(other in holder[place] for other in answered):
            continue
        best = max(answered, key=lambda other: (shared_stems(unit, units[other]), -other))
        holder[place].remove(place)
        holder[best].append(place)
        holder[place] = holder[best]
    return sorted(sorted(group) for group in moved if group)


def is_denial(unit: Unit) -> bool:
    """Tell whether a unit says that an event was not."""
    return unit.statement is not None and (unit.attitude == "denies" or unit.slots.realis == DENIED)


def answers(denial: Unit, charge: Unit, days: float) -> bool:
    """Tell whether a denial denies a charge: the same kind of event, near in time, and the doer is who denies."""
    if denial.item == charge.item:
        return False
    if denial.day is not None and charge.day is not None and abs(denial.day - charge.day) > days:
        return False
    happened = load_claim_rules().happened
    return any(
        one.type in denial.slots.types and one.realis in happened and is_doer(denial.chain.root, one.actor)
        for one in charge.slots.shown
    )


def is_doer(root: Root, actor: str | None) -> bool:
    """Tell whether a voice is the doer of an event, by a word of its name or by its body."""
    if actor is None:
        return False
    stems = frozenset(token.stem for token in find_words(actor))
    body = body_of(frozenset(actor.lower().split()), actor.lower())
    named = {token.stem for token in find_words(root.label)}
    return bool(named & stems) or (root.body is not None and root.body == body)


def shared_stems(one: Unit, other: Unit) -> int:
    """Count the words that two units share."""
    return len({token.stem for token in one.tokens} & {token.stem for token in other.tokens})
