"""The units of one answer go in, each with its side comes out: for the claim, against it, or only asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.relate.claims.slots import SPEECH
from twosource.relate.origins.lands import land_in
from twosource.relate.origins.voices import may_be_same, speaks_for_state
from twosource.relate.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.ledger import Side
    from twosource.relate.claims.units import Unit
    from twosource.relate.origins.bounds import Agreement
    from twosource.relate.origins.voices import Root

DENIED = frozenset({"denied"})
"""Realis of a unit all of whose events are said not to have been."""
OWN = ("its", "their", "his", "her", "our", "my", "we", "they", "it")


def take_sides(units: Sequence[Unit], agree: Agreement) -> list[Side]:
    """Give the side of each unit: a denial is against, and so is a negation of what another unit asserts."""
    positive = [unit for unit in units if unit.attitude == "asserts" and not is_against(unit)]
    denials = [unit for unit in units if unit.attitude == "denies"]
    denied = [unit for unit in denials if not unit.negated]
    told = [*positive, *denied]
    return [
        "against" if is_inside(unit, denials) or denies_on(unit, units) else side_of(unit, told, agree)
        for unit in units
    ]


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


def side_of(unit: Unit, told: Sequence[Unit], agree: Agreement) -> Side:
    """Give the side of a unit among those that assert what it may negate, or deny it as it does."""
    if unit.attitude == "asks":
        return "asks"
    if unit.attitude == "denies" or unit.told_apart_by.realis == DENIED:
        return "against"
    return "against" if unit.negated and any(agree(unit, other) for other in told) else "for"


def is_against(unit: Unit) -> bool:
    """Tell whether a unit says on its face that something is not so."""
    return unit.attitude == "denies" or unit.negated or unit.told_apart_by.realis == DENIED


def is_accused(root: Root, unit: Unit, others: Sequence[Unit]) -> bool:
    """Tell whether a voice is the one whom the claim accuses.

    It is coded as the doer of the event, or what it denies is "its" own doing.
    """
    every = (*others, unit)
    deeds = [one for other in every for one in other.slots.shown if one.actor and one.type not in SPEECH]
    doers = {token.stem for one in deeds for token in find_words(one.actor or "")}
    named = {token.stem for token in find_words(root.label)}
    if doers & named or unit.text.split(" ", 1)[0].lower() in OWN:
        return True
    lands = {land_in(one.actor) for one in deeds if one.actor}
    return speaks_for_state(root) and root.land in lands
