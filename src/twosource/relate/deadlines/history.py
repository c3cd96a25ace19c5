"""Terms of one demand go in, a deadline of the case comes out: its history, its state, and its present end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.deadlines import CaseDeadline
from twosource.model.ids import make_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.deadlines import DeadlineChange, DeadlineReport
    from twosource.model.reading import DeadlineState
    from twosource.relate.deadlines.mentions import Mention
    from twosource.relate.deadlines.terms import Term

SETTLED = frozenset({"met", "lifted"})


def write_deadline(story: str, chain: Sequence[Term]) -> CaseDeadline:
    """Write the deadline that a chain of terms is."""
    told = sorted(((one, at) for at, term in enumerate(chain) for one in term.mentions), key=lambda pair: pair[0].key)
    history, state = walk(told, chain)
    mentions = [one for one, _ in told]
    end = chain[-1].end
    first = mentions[0]
    return CaseDeadline(
        make_id("deadline", first.item, first.deadline.start, first.deadline.end),
        story,
        best([one.by for one in mentions if one.parties.by]),
        best([one.addressee for one in mentions if one.parties.addressee] or [one.addressee for one in mentions]),
        best([one.demand for one in mentions]),
        best([one.threat for one in mentions]),
        end.deadline.given,
        end.deadline.period,
        end.deadline.due,
        state,
        history,
    )


def best(words: Sequence[str | None]) -> str | None:
    """Give the first words that are known, a name before any other."""
    known = [one for one in words if one]
    return next((one for one in known if any(word[0].isupper() for word in one.split()[1:])), next(iter(known), None))


def walk(
    told: Sequence[tuple[Mention, int]], chain: Sequence[Term]
) -> tuple[tuple[DeadlineReport, ...], DeadlineState]:
    """Walk the reports in order; give each with what it brought, and the state that is left."""
    history: list[DeadlineReport] = []
    state: DeadlineState = "running"
    reached: int = -1
    for mention, place in told:
        change = change_of(mention, state, reached, place, chain)
        reached = max(reached, place)
        state = state_after(mention, change, state, place, reached)
        history.append(mention.report(change))
    return tuple(history), state


def change_of(
    mention: Mention, state: DeadlineState, reached: int, place: int, chain: Sequence[Term]
) -> DeadlineChange:
    """Tell what a report brought: a term not told before, an outcome not told before, or nothing new."""
    if place > reached >= 0:
        old, new = chain[reached].end.due, chain[place].end.due
        return "brought forward" if old and new and new[1] < old[1] else "extended"
    said = mention.deadline.state
    if place == reached or reached < 0:
        if said in {"met", "lifted", "lapsed", "unknown"} and said != state and is_news(mention, state):
            return said
        if said == "extended" and state != "extended" and place == len(chain) - 1:
            return "extended"
    return "set" if reached < 0 else "told again"


def is_news(mention: Mention, state: DeadlineState) -> bool:
    """Tell whether an outcome counts against the one before: that its hour has gone by undoes nothing that was said."""
    if mention.deadline.state == "lapsed" and not mention.lapsed:
        return state == "running"
    return not (mention.deadline.state == "unknown" and state in SETTLED)


def state_after(
    mention: Mention, change: DeadlineChange, state: DeadlineState, place: int, reached: int
) -> DeadlineState:
    """Give the state once a report is in: outcomes stand, another term runs, older terms told again change nothing."""
    if change in {"met", "lapsed", "lifted", "unknown"}:
        return change
    if change in {"extended", "brought forward"}:
        said = mention.deadline.state
        return "running" if said in {"extended", "lifted"} and place != reached else said
    return state
