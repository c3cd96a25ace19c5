"""The units of one answer go in, each with its side comes out: for the claim, against it, or only asking."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.relate.claims.opposites import leading_state, states_in
from twosource.relate.claims.rules import load_claim_rules
from twosource.relate.claims.slots import SPEECH
from twosource.relate.origins.lands import land_in
from twosource.relate.origins.nouns import body_of
from twosource.relate.origins.voices import may_be_same, speaks_for_state
from twosource.relate.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from twosource.model.ledger import Side
    from twosource.relate.claims.units import Unit
    from twosource.relate.origins.bounds import Agreement
    from twosource.relate.origins.voices import Root

DENIED = frozenset({"denied"})
"""Realis of a unit all of whose events are said not to have been."""
PAIR = 2
"""Voices of which two opposite ones are compared."""
RULED_OUT = re.compile(
    r"(?:(?:,|\band\b|\bbut\b|[-–—])\s*not\s+(?!only\b|just\b|yet\b|to\b)"
    r"|\b(?:rather than|instead of|as opposed to)\s+)(?P<out>[^.;:!?\n]+)",
    re.IGNORECASE,
)
"""What a text says something was not, beside what it was."""
OWN = ("its", "their", "his", "her", "our", "my", "we", "they", "it")


def is_own(text: str) -> bool:
    """Tell whether a content opens with what is the voice's own: "its troops", "one of its drones"."""
    words = text.lower().split(maxsplit=3)[:3]
    return words[:1] != [] and (words[0] in OWN or (words[1:2] == ["of"] and words[-1] in OWN))


def take_sides(units: Sequence[Unit], agree: Agreement, checks: Collection[int] = ()) -> list[Side]:
    """Give the side of each unit: a denial is against, and so is a negation of what another unit asserts.

    `checks` are the places of those who say of the pictures shown here that they are others: they are against, too.
    """
    positive = [unit for unit in units if unit.attitude == "asserts" and not is_against(unit)]
    denials = [unit for unit in units if unit.attitude == "denies"]
    denied = [unit for unit in denials if not unit.negated]
    told = [*positive, *denied]
    states = states_of(units, agree)
    sides: list[Side] = [
        "against"
        if place in checks or is_inside(unit, denials) or denies_on(unit, units)
        else side_of(unit, told, agree, meets_state=state)
        for place, (unit, state) in enumerate(zip(units, states, strict=True))
    ]
    against = [unit for unit, side in zip(units, sides, strict=True) if side == "against" and unit.negated]
    joins = [state is None and negates_as(unit, against, agree) for unit, state in zip(units, states, strict=True)]
    return ["against" if side == "for" and join else side for side, join in zip(sides, joins, strict=True)]


def negates_as(unit: Unit, against: Sequence[Unit], agree: Agreement) -> bool:
    """Tell whether a unit says that something is not so which others say is not so: both stand on one side."""
    return unit.negated and any(agree(unit, other, PAIR) for other in against)


def denied_deeds(unit: Unit) -> set[str]:
    """Give the kinds of deeds that a unit says were not done."""
    deeds = load_claim_rules().deeds
    return {one.type for one in unit.slots.shown if one.realis in DENIED and one.type in deeds}


def states_of(units: Sequence[Unit], agree: Agreement) -> list[bool | None]:
    """Tell of each unit whether it tells of the state told first, or of the other; None when of neither.

    The other state is one of the same thing only where the words beside it are the same.
    """
    told = [state_of(unit) for unit in units]
    leading = leading_state(told)
    chosen = [one for one, state in zip(units, told, strict=True) if state and meets(state, leading)]
    return [
        None
        if not state
        else True
        if meets(state, leading)
        else False
        if any(agree(unit, one, PAIR) for one in chosen)
        else None
        for unit, state in zip(units, told, strict=True)
    ]


def meets(state: Mapping[str, int], leading: Mapping[str, int]) -> bool:
    """Tell whether states are those told first."""
    return all(leading[name] == side for name, side in state.items())


def state_of(unit: Unit) -> Mapping[str, int]:
    """Give the states that a unit says things are in; who counts people may tell of several."""
    counted = any(count.low or count.high for count in unit.slots.counts)
    return {} if counted or unit.attitude != "asserts" else states_in(unit.text)


def denies_on(unit: Unit, units: Sequence[Unit]) -> bool:
    """Tell whether a unit goes on denying: it says that something is not so, and so does its side, of a coded event."""
    return unit.negated and any(
        other.told_apart_by.realis == DENIED and other is not unit and may_be_same(other.chain.root, unit.chain.root)
        for other in units
        if other.chain.root.known
    )


def is_inside(unit: Unit, denials: Sequence[Unit]) -> bool:
    """Tell whether a unit is a part of what its own item denies: quoted to be denied, it asserts nothing."""
    return any(
        denial.item == unit.item and all(any(outer.contains(span) for outer in denial.spans) for span in unit.spans)
        for denial in denials
    )


def side_of(unit: Unit, told: Sequence[Unit], agree: Agreement, *, meets_state: bool | None) -> Side:
    """Give the side of a unit among those that assert what it may negate, or deny it as it does.

    Where it tells of a state, that decides: "no longer open" negates nothing of "closed".
    """
    if unit.attitude == "asks":
        return "asks"
    if unit.attitude == "denies" or unit.told_apart_by.realis == DENIED:
        return "against"
    if unit.negated and (unit.slots.realis == DENIED or denied_deeds(unit)):
        return "against"
    if meets_state is not None:
        return "for" if meets_state else "against"
    negates = unit.negated and any(agree(unit, other) for other in told)
    return "against" if negates or rules_out(unit, told) else "for"


def rules_out(unit: Unit, told: Sequence[Unit]) -> bool:
    """Tell whether what others assert is what a unit says it was not: "a bomb, and not stored rockets"."""
    ruled_out = RULED_OUT.search(unit.text)
    if ruled_out is None or unit.negated:
        return False
    out = {token.stem for token in find_words(ruled_out["out"])}
    left = {token.stem for token in find_words(RULED_OUT.sub(" ", unit.text))} - out
    others = [{token.stem for token in one.tokens} for one in told if one.item != unit.item]
    return sum(len(words & out) - len(words & left) for words in others) > 0


def is_against(unit: Unit) -> bool:
    """Tell whether a unit says on its face that something is not so."""
    return unit.attitude == "denies" or unit.negated or unit.told_apart_by.realis == DENIED


def names_a_doer(units: Sequence[Unit]) -> bool:
    """Tell whether any of the units says who did it: where nobody is charged, who denies it is not whom it accuses."""
    return any(one.actor and one.type not in SPEECH for unit in units for one in unit.slots.shown)


def is_accused(root: Root, unit: Unit, others: Sequence[Unit]) -> bool:
    """Tell whether a voice is the one whom the claim accuses.

    It is coded as the doer of the event, or what it denies is "its" own doing. Who takes back a report of his own is
    accused of nothing; nor is he whom another report has as the one to whom it was done.
    """
    if unit.chain.retracts:
        return False
    done = [one for other in (*others, unit) for one in other.slots.shown if one.type not in SPEECH]
    suffered = {one.recipient.casefold() for one in done if one.recipient}
    deeds = [one for one in done if one.actor and one.actor.casefold() not in suffered]
    doers = {token.stem for one in deeds for token in find_words(one.actor or "")}
    named = {token.stem for token in find_words(root.label)}
    if doers & named or is_own(unit.text):
        return True
    if any(is_of_body(root, one.actor or "") for one in deeds):
        return True
    lands = {land_in(one.actor) for one in deeds if one.actor}
    return speaks_for_state(root) and root.land in lands


def is_of_body(root: Root, actor: str) -> bool:
    """Tell whether a voice is of the body that an actor is, and of no other state's."""
    land, lowered = land_in(actor), actor.lower()
    same = root.body is not None and root.body == body_of(frozenset(lowered.split()), lowered)
    return same and not (root.land and land and root.land != land)


def shared_stems(one: Unit, other: Unit) -> int:
    """Count the words that two units share."""
    return len({token.stem for token in one.tokens} & {token.stem for token in other.tokens})
