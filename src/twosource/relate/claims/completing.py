"""The units of an item go in, and come out with what its sentences say of one another, and who its account is.

"The army denied it" denies the charge told before it; "The Post withdraws its report that" and "We had reported that.
This was wrong." take back what stands in them; "an earlier version gave the toll as 71" takes back a number.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.relate.claims.charges import answer_charges
from twosource.relate.claims.recanting import numbers_set_right, taken_back
from twosource.relate.claims.slots import slots_of
from twosource.relate.claims.units import Voiced, make_unit, number_unit, sentence_at
from twosource.relate.origins.nouns import institutions
from twosource.relate.origins.roots import chain_of_statement
from twosource.relate.origins.voices import root_of_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.model.reading import Reading
    from twosource.relate.claims.units import Unit
    from twosource.relate.origins.roots import Chain

CONDITIONAL = re.compile(r"\W*(?:if|unless|should)\b", re.IGNORECASE)
CLAIMED = re.compile(r"(?:the )?(?:responsibility|credit)", re.IGNORECASE)


def complete_units(units: Sequence[Unit], reading: Reading) -> tuple[Unit, ...]:
    """Give the units of an item in order of place, those that are taken back as denials, with what only others tell."""
    units = [*(without_threatened(unit) for unit in units), *claims_of_deeds(units, reading)]
    turned = [taken_back(replace(unit, chain=named_by_poster(unit.chain, reading)), reading) for unit in units]
    found = sorted((*answer_charges(turned, reading), *numbers_set_right(turned, reading)), key=lambda one: one.spans)
    return tuple(number_unit(one, at) for at, one in enumerate(found))


def without_threatened(unit: Unit) -> Unit:
    """Give a unit without its counts where it tells only what would be: "if they stay, one of them dies"."""
    unreal = unit.statement is not None and CONDITIONAL.match(unit.text) is not None
    return replace(unit, slots=replace(unit.slots, counts=())) if unreal and unit.slots.counts else unit


def claims_of_deeds(units: Sequence[Unit], reading: Reading) -> Iterator[Unit]:
    """Yield the sentences in which somebody claims a deed, where what is left of it says too little by itself.

    "A group claimed responsibility on Monday for the fire": the fire stands outside what it claimed.
    """
    held = {unit.statement for unit in units}
    for one in reading.statements:
        content = " ".join(span.of(reading.text) for span in one.content)
        cue = one.cue.of(reading.text).lower() if one.cue else ""
        if one.id in held or not CLAIMED.fullmatch(content) or "claim" not in cue:
            continue
        place = sentence_at(reading, one.content[0])
        inside = [event for event in reading.events if place.contains(event.trigger)]
        chain = chain_of_statement(reading, one)
        yield make_unit(reading, (place,), Voiced(one.id, "asserts", chain), slots_of(reading, inside, (place,)))


def named_by_poster(chain: Chain, reading: Reading) -> Chain:
    """Give the account of an office what its display name tells of whose it is: "Red Crescent Society of Selm"."""
    root, author = chain.root, reading.item.author
    if not (chain.own and author and root.kind == "organisation" and root.key.startswith("account:")):
        return chain
    told, plainly = root_of_name(author), f" {author.lower()} "
    known = {whole.lower() for form, whole in institutions().items() if f" {form} " in plainly}
    names = root.names | told.names | known
    return replace(chain, root=replace(root, names=names, body=root.body or told.body, land=root.land or told.land))
