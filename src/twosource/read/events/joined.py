"""Statements go in; a second cue that the parse hung into what the first one tells comes out beside the first.

"Denied that its forces had fired and accused the rebels": the statements know where the denial ends, and so whose
accusation it is and that nobody denies it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.events.tree import hang
from twosource.read.events.where import token_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.reading import Statement
    from twosource.model.span import Span
    from twosource.read.events.tree import Tree


def part_cues(tree: Tree, statements: Sequence[Statement]) -> Tree:
    """Hang each coordinated cue on the cue that it goes on from, in place, and give the tree back."""
    for one in statements:
        later = cue_verb(tree, one.cue)
        if later is None or tree.deps[later] != "conj" or tree.heads[later] > later:
            continue
        first = next((cue for other in statements if (cue := told_before(tree, other, later)) is not None), None)
        if first is not None:
            hang(tree, later, first, "conj")
    return tree


def cue_verb(tree: Tree, cue: Span | None) -> int | None:
    """Give the last verb of a cue."""
    if cue is None:
        return None
    verbs = (one for one in range(token_at(tree, cue.end - 1), token_at(tree, cue.start) - 1, -1))
    return next((one for one in verbs if tree.pos[one] == "VERB"), None)


def told_before(tree: Tree, statement: Statement, later: int) -> int | None:
    """Give a statement's cue if a later verb hangs on what it tells, and is not told by it."""
    start, governor = tree.starts[later], tree.starts[tree.heads[later]]
    inside = any(span.start <= governor < span.end for span in statement.content)
    told = any(span.start <= start < span.end for span in statement.content)
    first = cue_verb(tree, statement.cue) if inside and not told else None
    return first if first is not None and first < tree.heads[later] else None
