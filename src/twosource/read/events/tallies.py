"""A sentence of a tree goes in; its bare tallies come out as clauses: "46 KIA, 103 WIA", "1 killed, 4 wounded".

Parsers take such lists for apposed names and adjectives, since nothing in them is a verb of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.events.quantities import is_number, load_quantities
from twosource.read.events.tree import hang

if TYPE_CHECKING:
    from twosource.read.events.tree import Tree

ENDS = frozenset(
    {",", ";", ".", ":", ")", "(", "—", "–", "-", "/", "and", "&", "in", "at", "after", "by", "on", "as", "|"}
)
"""What may stand behind a tally; a noun there is what is counted: "four | wounded | soldiers"."""
NAMING = frozenset({"the", "these", "those", "of", "their", "his", "her", "its"})
"""Words before a number that make people known already of it: "| the | 12 injured"."""
LEAVING = 6
"""Words from a verb of leaving to the tally that it left: "left three dead and 40 injured"."""


def mend_tallies(tree: Tree, first: int, last: int) -> None:
    """Make a clause of each tally between two tokens, its number the one that suffers."""
    before: int | None = None
    for state in range(first, last):
        verb = load_quantities().tallied.get(tree.words[state])
        number = None if verb is None else number_of(tree, state, first, last)
        if verb is None or number is None:
            continue
        if not is_clause(tree, state, number):
            make_clause(tree, state, number, before)
            tree.lemmas[state], tree.tags[state], tree.pos[state] = verb, "VBN", "VERB"
        before = state


def number_of(tree: Tree, state: int, first: int, last: int) -> int | None:
    """Give the number that a word of harm counts: right before it, or behind a colon where it heads a line."""
    number = state - 1
    if number >= first and is_number(tree, number, load_quantities()):
        return number if is_bare(tree, state, number, first, last) else None
    after = state + 2
    heads = state == first and after < last and tree.words[state + 1] == ":" and tree.pos[after] == "NUM"
    ended = heads and (after + 1 == last or tree.words[after + 1] in ENDS)
    return after if ended and is_number(tree, after, load_quantities()) else None


def is_bare(tree: Tree, state: int, number: int, first: int, last: int) -> bool:
    """Tell whether a number and the word behind it are a tally of their own."""
    if state + 1 < last and tree.words[state + 1] not in ENDS:
        return False
    if number > first and tree.words[number - 1] in NAMING:
        return False
    near = range(max(first, number - LEAVING), number)
    return not any(tree.lemmas[one] == "leave" for one in near) and tree.kid(state, "aux", "aux:pass", "obj") is None


def is_clause(tree: Tree, state: int, number: int) -> bool:
    """Tell whether the parse has made a clause of a tally, or its number what the word describes."""
    verbal = tree.tags[state] == "VBN" and tree.pos[state] == "VERB"
    suffered = tree.heads[number] == state and tree.deps[number] == "nsubj:pass"
    return verbal and (suffered or (tree.heads[state] == number and tree.deps[state] == "acl"))


def make_clause(tree: Tree, state: int, number: int, before: int | None) -> None:
    """Hang a number on the word of harm, and that on the tally before it or on what its number hung on."""
    outer = tree.heads[number]
    if before is not None:
        hang(tree, state, before, "conj")
    elif tree.heads[state] == number:
        become_head(tree, state, number, outer)
    elif tree.heads[state] != state and tree.deps[state] in ("amod", "compound", "nmod", "list"):
        hang(tree, state, tree.heads[state], "parataxis")
    hang(tree, number, state, "nsubj:pass")


def become_head(tree: Tree, state: int, number: int, outer: int) -> None:
    """Let a word take the place of the number that it hung on."""
    relation = tree.deps[number]
    tree.kids[number].remove(state)
    if outer == number:
        tree.heads[state], tree.deps[state] = state, relation
    else:
        tree.kids[outer] = sorted([*tree.kids[outer], state])
        tree.heads[state], tree.deps[state] = outer, "parataxis"
