"""The units of one answer go in, each with its side comes out: for the claim, against it, or only asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.relate.words import find_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.ledger import Side
    from twosource.relate.units import Unit
    from twosource.relate.voices import Root

OWN = ("its", "their", "his", "her", "our", "my", "we", "they", "it")


def take_sides(units: Sequence[Unit]) -> list[Side]:
    """Give the side of each unit; where some say that it is so and some that it is not, the latter are against."""
    positive = any(unit.attitude == "asserts" and not is_against(unit) for unit in units)
    return [side_of(unit, mixed=positive) for unit in units]


def side_of(unit: Unit, *, mixed: bool) -> Side:
    """Give the side of a unit among others."""
    if unit.attitude == "asks":
        return "asks"
    if unit.attitude == "denies" or "denied" in unit.slots.realis:
        return "against"
    return "against" if mixed and unit.negated else "for"


def is_against(unit: Unit) -> bool:
    """Tell whether a unit says on its face that something is not so."""
    return unit.attitude == "denies" or unit.negated or "denied" in unit.slots.realis


def is_accused(root: Root, unit: Unit, others: Sequence[Unit]) -> bool:
    """Tell whether a voice is the one whom the claim accuses.

    It is coded as the doer of the event, or what it denies is "its" own doing.
    """
    doers = {stem for other in (*others, unit) for stem in other.slots.actors}
    named = {token.stem for token in find_words(root.label)}
    return bool(doers & named) or unit.text.split(" ", 1)[0].lower() in OWN
