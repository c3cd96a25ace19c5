"""Terms go in, chains come out: terms of one demand of which each is said to take the place of the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.relate.deadlines.clocks import meet
from twosource.relate.deadlines.rules import load_deadline_rules
from twosource.relate.deadlines.terms import Term, agree
from twosource.relate.instants import DAY

if TYPE_CHECKING:
    from collections.abc import Sequence


def chain_terms(terms: Sequence[Term]) -> list[list[Term]]:
    """Put terms that follow one another into chains, first term first."""
    chains: list[list[Term]] = []
    for term in sorted(terms, key=lambda one: (is_moved(one), one.first.key)):
        again = next((chain for chain in chains if ends_as(term, chain)), None)
        if again is not None:
            mentions = (*again[-1].mentions, *term.mentions)
            again[-1] = Term(tuple(sorted(mentions, key=lambda one: one.key)))
            continue
        before = [chain for chain in chains if follows(term, chain[-1])]
        if before:
            max(before, key=lambda chain: (end_of(chain[-1]), chain[-1].first.key)).append(term)
        else:
            chains.append([term])
    return sorted(chains, key=lambda chain: min(one.first.key for one in chain))


def is_moved(term: Term) -> bool:
    """Tell whether some report says that a term takes the place of another: such terms look for theirs last."""
    return any(one.extends or one.forwards for one in term.mentions)


def ends_as(term: Term, chain: Sequence[Term]) -> bool:
    """Tell whether a term was moved from one of a chain to that chain's present end, though others are named there."""
    moved = is_moved(term) and len(chain) > 1 and meet(term.end, chain[-1].end)
    return moved and any(follows(term, before) for before in chain[:-1])


def follows(term: Term, before: Term) -> bool:
    """Tell whether a term is said to take the place of an earlier one."""
    if not (is_moved(term) or is_told_beside(term, before)) or not can_agree(term, before):
        return False
    end, new = before.end.due, term.end.due
    if end is None or new is None:
        return before.first.key < term.first.key
    later = new[1] > end[1]
    forwards = any(one.forwards for one in term.mentions)
    return (later or forwards) and abs(new[1] - end[1]) <= load_deadline_rules().moved_days * DAY


def can_agree(term: Term, other: Term) -> bool:
    """Tell whether two terms are of one demand."""
    return any(agree(one, two) for one in term.parties for two in other.parties)


def is_told_beside(term: Term, before: Term) -> bool:
    """Tell whether an item tells of the earlier term as extended or lifted, and of this one as well."""
    old = {one.item for one in before.mentions if one.deadline.state in {"extended", "lifted"}}
    return any(one.item in old for one in term.mentions)


def end_of(term: Term) -> float:
    """Give when a term ends, in seconds; before all others where it is not known."""
    return term.end.due[1] if term.end.due else float("-inf")
