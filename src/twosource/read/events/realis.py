"""A trigger goes in; out comes how real its event is told to be: occurred, ongoing, threatened, planned, and so on.

The clause's own mood is read first, then every word that governs it; the innermost that says something decides, except
that an outer denial undoes what it holds (after the embedding predicates of Saurí and Pustejovsky's profiles, 2012).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.events.governors import climb
from twosource.read.events.mood import clause_evidence, is_purpose
from twosource.read.events.operators import governed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.read.events.cues import Outlook, RealisLexicon
    from twosource.read.events.tree import Tree
    from twosource.read.events.triggers import Trigger

UNDOING: tuple[Outlook, ...] = ("denied", "failed", "threatened", "predicted")
"""What outer words make of an inner plan: "denied planning", "the planned raid was called off", "fear they will"; a
denial undoes whatever it holds."""
UNREAL: frozenset[Outlook] = frozenset({"planned", "demanded", "predicted", "conditional", "threatened", "imagined"})
"""What makes of going on a thing to come: "should remain", "will continue to attack"."""
CLIMB = 8
"""Arcs from a demand up to the ultimatum that makes it one."""


def judge(tree: Tree, trigger: Trigger, lexicon: RealisLexicon) -> Outlook:
    """Give the realis of a trigger's event by what stands beside and above it."""
    found = [one for one in evidence(tree, trigger, lexicon) if one is not None]
    if not found or (not trigger.verbal and is_pointed_at(tree, trigger.head, lexicon)):
        return "occurred"
    told = weigh(found[0], found[1:], nominal=not trigger.verbal)
    ended = trigger.carrier != trigger.head and tree.lemmas[trigger.carrier] in lexicon.words.ending
    return "imagined" if ended and told in UNREAL else told


def weigh(inner: Outlook, outer: list[Outlook], *, nominal: bool) -> Outlook:
    """Let the innermost word decide, unless an outer one undoes it."""
    if nominal and inner == "ongoing" and "failed" in outer:
        return "failed"
    if inner == "ongoing" and (open_yet := next((one for one in outer if one in UNREAL), None)):
        return open_yet
    if "imagined" in outer and inner in UNREAL - {"demanded", "threatened"}:
        return "imagined"
    for undoing in UNDOING:
        if undoing in outer and may_undo(undoing, inner, nominal=nominal):
            return undoing
    return inner


def is_pointed_at(tree: Tree, noun: int, lexicon: RealisLexicon) -> bool:
    """Tell whether a noun has "this" or "these" before it: a deed that is known already, whatever is said of it."""
    return any(tree.words[kid] in lexicon.words.known for kid in tree.kids_by(noun, ("det",)))


def may_undo(outer: Outlook, inner: Outlook, *, nominal: bool) -> bool:
    """Tell whether an outer word undoes an inner one; "did not cause any deaths" denies, for all its "any"."""
    if outer == "denied":
        return inner != "denied" and (inner not in ("conditional", "imagined") or nominal)
    return inner == "planned"


def is_demanded(tree: Tree, trigger: Trigger, demanding: frozenset[int]) -> bool:
    """Tell whether a trigger is the "to …" of an ultimatum, whose words are `demanding`.

    Its word may be read as a noun ("4 hours to surrender").
    """
    place = trigger.carrier
    if place == 0 or (tree.words[place - 1] != "to" and not is_purpose(tree, place)):
        return False
    for _ in range(CLIMB):
        if tree.heads[place] in demanding:
            return True
        place = tree.heads[place]
    return False


def evidence(tree: Tree, trigger: Trigger, lexicon: RealisLexicon) -> Iterator[Outlook | None]:
    """Yield what each layer says, from the trigger outwards."""
    if not trigger.verbal:
        yield modifier_of(tree, trigger.head, lexicon)
    carrier = trigger.carrier
    if carrier != trigger.head and tree.lemmas[carrier] in lexicon.words.carrying:
        yield governed(tree, trigger.head, carrier, "obj", lexicon)
    if trigger.verbal or carrier != trigger.head:
        yield from clause_evidence(tree, carrier, trigger, lexicon)
    yield from climb(tree, carrier, trigger, lexicon)


def modifier_of(tree: Tree, noun: int, lexicon: RealisLexicon) -> Outlook | None:
    """Read an adjective or determiner of a nominal event: "planned", "foiled", "possible", "no", "any"."""
    for kid in tree.kids[noun]:
        if tree.deps[kid] in ("amod", "det", "compound", "advmod", "acl", "compound:prt", "dep", "nummod"):
            realis = lexicon.modifiers.get(tree.words[kid])
            if realis:
                return realis  # type: ignore[return-value]  # the loader's keys are checked by the linter's test
    return None
