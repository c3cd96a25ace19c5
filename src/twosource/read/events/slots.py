"""A trigger and the Reading's places, times and statements go in; out come the ones that belong to it.

A place or time is an event's when it stands under the event's words; failing that, in the same clause; failing that,
the nearest before it in the sentence. Statements are those whose content holds the trigger, or whose cue it is.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from twosource.model.reading import Place
from twosource.read.events.tree import PASSIVE_SUBJECTS, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.reading import Statement, Time
    from twosource.model.span import Span
    from twosource.read.events.tree import Tree

FAR = 99
NEAR = 5
"""Arcs up and down between an event and a mention of the same clause."""
DEEP = 4
"""Arcs from an event down to a toponym: a market's street in a town is not deeper."""
BESIDE = frozenset({"advcl", "conj", "parataxis"})
"""Clauses under a verb that tell of something else, where they have a subject."""
APART = 20
"""Added to the arcs of a mention that is not under the event's words but meets them higher up."""


class Anchor(NamedTuple):
    """The word that names an event, and the one that carries its subject and tense."""

    head: int
    carrier: int


def nearest(tree: Tree, anchor: Anchor, marks: Sequence[Place] | Sequence[Time], usable: Sequence[int]) -> int | None:
    """Give the number of the mention that belongs to a trigger, of those usable (numbers in order of text)."""
    first, last = tree.bounds[tree.sentences[anchor.head]]
    begin, end = tree.starts[first], tree.ends[last - 1]
    low = bisect_left(usable, begin, key=lambda number: marks[number].start)
    inside = []
    for number in usable[low:]:
        if marks[number].start >= end:
            break
        inside.append(number)
    if not inside:
        return None
    return min(inside, key=lambda number: (distance(tree, anchor, marks[number].start, first, last), number))


def distance(tree: Tree, anchor: Anchor, start: int, first: int, last: int) -> tuple[int, int]:
    """Measure how far a mention is: arcs up to where both meet, then tokens."""
    token = max(first, bisect_left(tree.starts, start + 1, first, last) - 1)
    above = path_up(tree, token)
    arcs = min(above.get(one, FAR) for one in anchor)
    if arcs != FAR and crosses(tree, token, anchor):
        arcs += APART
    if arcs == FAR:
        own = path_up(tree, anchor.carrier, closed="acl:relcl")
        arcs = APART + min((above[node] + own[node] for node in above if node in own), default=FAR)
    return arcs, abs(token - anchor.head)


def crosses(tree: Tree, token: int, anchor: Anchor) -> bool:
    """Tell whether a mention is of another clause below a trigger, with a doer of its own: "killed him after it was".

    What a trigger's own complement tells of is near it: "said troops shelled Osh".
    """
    while token not in anchor and tree.heads[token] != token:
        if tree.deps[token] in BESIDE and tree.kids_by(token, SUBJECTS | PASSIVE_SUBJECTS):
            return True
        token = tree.heads[token]
    return False


def path_up(tree: Tree, token: int, closed: str = "") -> dict[int, int]:
    """Give each token from here to the root with its number of arcs; a clause that is `closed` is not left.

    When the militia "that burned the mill in 2009 struck on Monday", Monday is not when it burned the mill.
    """
    found, steps = {token: 0}, 0
    while tree.heads[token] != token and tree.heads[token] not in found and tree.deps[token] != closed:
        token, steps = tree.heads[token], steps + 1
        found[token] = steps
    return found


def is_near(tree: Tree, anchor: Anchor, mark: Place | Time) -> bool:
    """Tell whether a mention stands in the trigger's own clause: under it, or under the word it depends on.

    A toponym deep below is of something else that is told there: "fired, and wanted to derail the talks in Jeddah".
    """
    first, last = tree.bounds[tree.sentences[anchor.head]]
    arcs = distance(tree, anchor, mark.start, first, last)[0]
    deep = isinstance(mark, Place) and DEEP < arcs < APART
    return arcs < APART + NEAR and not deep


def is_apart(tree: Tree, anchor: Anchor, start: int) -> bool:
    """Tell whether a mention does not stand under a trigger's own words."""
    first, last = tree.bounds[tree.sentences[anchor.head]]
    return distance(tree, anchor, start, first, last)[0] >= APART


def holding(trigger: Span, statements: Sequence[Statement]) -> tuple[str, ...]:
    """List the ids of statements that hold a trigger in their content, or whose cue it overlaps."""
    found = []
    for one in statements:
        inside = any(span.start <= trigger.start < span.end for span in one.content)
        is_cue = one.cue is not None and trigger.start < one.cue.end and one.cue.start < trigger.end
        if inside or is_cue:
            found.append(one.id)
    return tuple(found)


def is_said(trigger: Span, statements: Sequence[Statement]) -> bool:
    """Tell whether a trigger stands in what somebody says."""
    return any(span.start <= trigger.start < span.end for one in statements for span in one.content)
