"""Questions as words grouped them go in, and come out with each denial beside the accusation that it denies.

Who is accused denies in words of his own: "our forces carried out no strikes" answers "the army attacked". Words do not
bring the two together, slots do: the same kind of event, and the voice that denies is its doer. Where nobody accuses by
name, those who deny the same kind of deed for one side ("Moscow", "Russia's defence ministry") deny one thing.
What a report denies of something else is parted from what stands beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.relate.claims.opposites import states_in
from twosource.relate.claims.rules import load_claim_rules
from twosource.relate.claims.sides import DENIED, denied_deeds, is_inside, shared_stems, take_sides
from twosource.relate.origins.lands import land_in
from twosource.relate.origins.nouns import body_of
from twosource.relate.origins.voices import may_be_same, speaks_for_state
from twosource.relate.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.relate.claims.units import Unit
    from twosource.relate.origins.bounds import Agreement
    from twosource.relate.origins.voices import Root


def move_denials(units: Sequence[Unit], groups: Sequence[Sequence[int]], days: float) -> list[list[int]]:
    """Take denials whose question holds no accusation of theirs to the question that does, the likest first."""
    moved = [list(group) for group in groups]
    holder = {place: group for group in moved for place in group}
    accusing = [place for place, unit in enumerate(units) if unit.slots.shown and not is_denial(unit)]
    for place, unit in enumerate(units):
        if not is_denial(unit) or not unit.chain.root.known:
            continue
        if any(units[other].item == unit.item and charges(units[other], unit) for other in holder[place]):
            continue
        answered = [other for other in accusing if answers(unit, units[other], days)]
        if not answered or any(other in holder[place] for other in answered):
            continue
        best = max(answered, key=lambda other: (shared_stems(unit, units[other]), -other))
        holder[place].remove(place)
        holder[best].append(place)
        holder[place] = holder[best]
    return join_denials(units, [group for group in move_admissions(units, moved) if group], days)


def move_admissions(units: Sequence[Unit], groups: Sequence[list[int]]) -> Sequence[list[int]]:
    """Take who owns up to the question of the charge that he had denied, as the same report tells."""
    holder = {place: group for group in groups for place in group}
    for place, unit in enumerate(units):
        if not unit.chain.admits or unit.chain.retracts or is_charged(unit, units, holder[place]):
            continue
        denials = (other for other, one in enumerate(units) if one.item == unit.item and denies_first(one, unit))
        charged = next((holder[other] for other in denials if is_charged(unit, units, holder[other])), None)
        if charged is not None:
            holder[place].remove(place)
            charged.append(place)
            holder[place] = charged
    return groups


def denies_first(denial: Unit, admission: Unit) -> bool:
    """Tell whether a unit denies for who admits."""
    return is_denial(denial) and may_be_same(denial.chain.root, admission.chain.root)


def is_charged(unit: Unit, units: Sequence[Unit], group: Sequence[int]) -> bool:
    """Tell whether somebody else in a question charges a voice with a deed of the kind that it admits."""
    return any(
        one.type in unit.slots.types
        and one.realis in load_claim_rules().happened
        and is_doer(unit.chain.root, one.actor)
        for other in group
        if units[other].item != unit.item and not is_denial(units[other])
        for one in units[other].slots.shown
    )


def join_denials(units: Sequence[Unit], groups: Sequence[Sequence[int]], days: float) -> list[list[int]]:
    """Bring together the questions that hold denials alone, where one side denies the same kind of deed."""
    joined: list[list[int]] = []
    denied: list[list[int]] = []
    for group in groups:
        if not denies_alone([units[place] for place in group]):
            joined.append(list(group))
            continue
        alike = next((kept for kept in denied if deny_alike(units, kept, group, days)), None)
        if alike is None:
            denied.append(list(group))
        else:
            alike.extend(group)
    return sorted(sorted(group) for group in (*joined, *denied))


def denies_alone(units: Sequence[Unit]) -> bool:
    """Tell whether none of the units says that anything was; what stands inside a denial says nothing by itself."""
    denials = [unit for unit in units if is_denial(unit)]
    return all(unit in denials or unit.negated or is_inside(unit, denials) for unit in units)


def deny_alike(units: Sequence[Unit], one: Sequence[int], other: Sequence[int], days: float) -> bool:
    """Tell whether two questions hold one side's denials of one kind of deed, near in time."""
    pairs = [(units[this], units[that]) for this in one for that in other]
    return any(denies_too(*pair, days) or goes_on(*pair) or goes_on(*pair[::-1]) for pair in pairs)


def denies_too(one: Unit, other: Unit, days: float) -> bool:
    """Tell whether two units deny the same kind of deed for one side: a state, or a body of it."""
    if one.day is not None and other.day is not None and abs(one.day - other.day) > days:
        return False
    roots = one.chain.root, other.chain.root
    speak = all(root.land is not None or root.body is not None for root in roots)
    return bool(denied_deeds(one) & denied_deeds(other)) and speak and may_be_same(*roots)


def goes_on(unit: Unit, denial: Unit) -> bool:
    """Tell whether a unit only goes on denying what its item's voice denied: "not so", of nothing that was coded."""
    only = unit.negated and not unit.slots.shown and unit.item == denial.item
    return only and bool(denied_deeds(denial)) and may_be_same(unit.chain.root, denial.chain.root)


def is_denial(unit: Unit) -> bool:
    """Tell whether a unit says that an event was not: a statement, or the post of an office that speaks of a deed."""
    if unit.statement is None:
        return unit.chain.root.standing == "certain" and unit.negated and bool(denied_deeds(unit))
    return unit.attitude == "denies" or unit.slots.realis == DENIED


def answers(denial: Unit, charge: Unit, days: float) -> bool:
    """Tell whether a denial denies a charge: the same kind of event, near in time, and the doer is who denies.

    Who admits a deed that names no doer means his own.
    """
    if denial.item == charge.item:
        return False
    if denial.day is not None and charge.day is not None and abs(denial.day - charge.day) > days:
        return False
    return charges(charge, denial)


def charges(charge: Unit, denial: Unit) -> bool:
    """Tell whether a unit charges who denies with the kind of deed that he denies."""
    happened = load_claim_rules().happened
    admitted = charge.chain.admits and may_be_same(denial.chain.root, charge.chain.root)
    return charge is not denial and any(
        one.type in (denied_deeds(denial) or denial.slots.types)
        and one.realis in happened
        and (is_doer(denial.chain.root, one.actor) or (admitted and one.actor is None))
        for one in charge.slots.shown
    )


def is_doer(root: Root, actor: str | None) -> bool:
    """Tell whether a voice is the doer of an event, by a word of its name or by its body."""
    if actor is None:
        return False
    stems = frozenset(token.stem for token in find_words(actor))
    body = body_of(frozenset(actor.lower().split()), actor.lower())
    named = {token.stem for token in find_words(root.label)}
    land = land_in(actor)
    if root.land and land and root.land != land:
        return False
    of_state = land is not None and root.land == land and speaks_for_state(root)
    return bool(named & stems) or of_state or (root.body is not None and root.body == body)


def part_negations(units: Sequence[Unit], groups: Sequence[Sequence[int]], agree: Agreement) -> list[list[int]]:
    """Part from each question what is said not to be so, where it is nothing of what others tell: the fewer go.

    "The air force did not operate" negates no claim of responsibility that stands near it, and must not bear it out.
    Short posts stay: what they negate, they say in too many ways.
    """
    parted: list[list[int]] = []
    for group in map(list, groups):
        held = [units[place] for place in group]
        sides = take_sides(held, agree)
        spoken = [place for place, side in zip(group, sides, strict=True) if side == "for"]
        negated = [place for place in spoken if says_not(units[place])]
        told = [place for place in spoken if place not in negated]
        fewer = negated if len(negated) <= len(told) else told
        kept = [place for place in group if place not in fewer] if negated and told else group
        parted += [kept, fewer] if kept is not group else [group]
    return sorted(parted)


def says_not(unit: Unit) -> bool:
    """Tell whether a report says that something is not so, and tells of no state that it is in."""
    return unit.negated and unit.long and not states_in(unit.text)
