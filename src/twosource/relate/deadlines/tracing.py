"""The Readings of one story go in, its deadlines come out: a function of the set, whatever order the items came in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.relate.deadlines.chains import chain_terms
from twosource.relate.deadlines.history import write_deadline
from twosource.relate.deadlines.mentions import find_mentions, name_setters
from twosource.relate.deadlines.terms import agree, find_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model.deadlines import CaseDeadline
    from twosource.model.reading import Reading
    from twosource.relate.deadlines.terms import Term


def trace_deadlines(story: str, readings: Iterable[Reading]) -> tuple[CaseDeadline, ...]:
    """Tie the deadlines that items of a story tell of into those of the case, in order of their first report."""
    mentions = sorted((one for reading in readings for one in find_mentions(reading)), key=lambda one: one.key)
    chains = chain_terms(find_terms(name_setters(mentions)))
    written = [write_deadline(story, chain) for chain in chains]
    return tuple(replace(one, beside=beside(place, chains, written)) for place, one in enumerate(written))


def beside(place: int, chains: Sequence[Sequence[Term]], written: Sequence[CaseDeadline]) -> tuple[str, ...]:
    """Name the other deadlines of the same demand between the same parties."""
    own = {one for term in chains[place] for one in term.parties}
    return tuple(
        written[other].id
        for other, chain in enumerate(chains)
        if other != place
        and any(agree(one, two) and one.demand & two.demand for one in own for term in chain for two in term.parties)
    )
