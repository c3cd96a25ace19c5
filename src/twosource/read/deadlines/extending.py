"""A term that is made longer elsewhere in the item: the new one ends so much later, and the old one is extended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.read.deadlines.reckoning import Reckoned, is_made_longer, shifted
from twosource.read.deadlines.sentences import has_cue, words_text
from twosource.read.times.forms import Length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.reading import DeadlineState
    from twosource.read.deadlines.parts import Roles
    from twosource.read.deadlines.seen import Seen

STATES = frozenset({"state", "window", "rest"})
TERMS = frozenset({"demand", "grant", "term", "threat", "offset"})
NEAR = 6
"""Words of a term that is pointed at: "the 72-hour deadline"."""
OLD = ("previous", "old", "earlier", "original", "first")
DUE = (" was to ", " were to ", " was due to ", " were due to ", " was set to ", " had been due to ")
"""What a state's end was before it was moved."""
POINTING = frozenset({"the", "that", "this", "their", "its", "his", "her"})


@dataclass(frozen=True, slots=True)
class Found:
    """A deadline before it is written."""

    seen: Seen
    reckoned: Reckoned
    state: DeadlineState
    roles: Roles


def with_extended(judged: Sequence[tuple[Seen, Reckoned]]) -> list[tuple[Seen, Reckoned]]:
    """Reckon what is added to a term that the item told before: "extended the deadline by a day"."""
    reckoned: list[tuple[Seen, Reckoned]] = []
    for seen, numbers in judged:
        form = seen.sight.timed.form
        old = old_term([one for one, _ in reckoned], seen)
        if old is not None and isinstance(form, Length) and not form.vague and numbers.due is None:
            due = shifted(reckoned[old][1].due, form, 1, seen.sight.timed.zone)
            reckoned.append((seen, replace(numbers, due=due)))
        else:
            reckoned.append((seen, numbers))
    return reckoned


def old_term(before: Sequence[Seen], seen: Seen) -> int | None:
    """Give the place of the last term told in a sentence before that an extension can mean, if it points at one."""
    if seen.kind != "extension":
        return None
    words = seen.sight.all
    pointed = any(
        word.low in POINTING and has_cue(words[place + 1 : place + NEAR], "sure_terms")
        for place, word in enumerate(words)
    )
    state = not pointed and (has_cue(words, "states") or any(word.low == "it" for word in words))
    kinds = TERMS if pointed else STATES if state else frozenset()
    places = range(len(before) - 1, -1, -1)
    return next((at for at in places if before[at].kind in kinds and is_before(before[at], seen)), None)


def is_before(one: Seen, seen: Seen) -> bool:
    """Tell whether a term stands in a sentence before, or is the very one: "the 72-hour deadline was extended"."""
    return one.sight.begin < seen.sight.begin or is_made_longer(one)


def is_doubted(seen: Seen) -> bool:
    """Tell whether the sentence behind an extension says that it is not confirmed."""
    return seen.kind == "extension" and has_cue(seen.sight.sentences.following(seen.sight, 1), "unknown")


def is_old(one: Found, found: Sequence[Found]) -> bool:
    """Tell whether a state that was to end is one whose end the item moves: "the previous mandate was to expire"."""
    noun, due = one.seen.governor, one.reckoned.due
    if one.seen.kind != "state" or noun is None or due is None:
        return False
    moved = (other for other in found if other.seen.kind in {"moved", "extension"} and other.reckoned.due is not None)
    later = [other for other in moved if other.reckoned.due and other.reckoned.due[0] > due[0]]
    same = any(word.stem == noun.stem for other in later for word in other.seen.sight.all)
    text = words_text(one.seen.sight.all)
    return same and (any(f" {word} {noun.low} " in text for word in OLD) or any(cue in text for cue in DUE))


def mark_extended(found: Sequence[Found]) -> list[Found]:
    """Mark the old term extended, and let the new one ask the same; an extension that is in doubt changes nothing."""
    marked = [replace(one, state="extended") if is_old(one, found) else one for one in found]
    for place, one in enumerate(found):
        old = old_term([other.seen for other in found[:place]], one.seen)
        if old is None:
            continue
        doubted = is_doubted(one.seen)
        state: DeadlineState = "unknown" if doubted else one.state
        named = any(has_cue(one.seen.sight.all, name) for name in ("states", "sure_terms"))
        roles = one.roles if named else replace(one.roles, demand=None)
        if roles.by is not None and roles.by.of(one.seen.sight.sentences.text).lower() == "it":
            roles = replace(roles, by=None)
        marked[place] = replace(one, roles=roles.filled(marked[old].roles), state=state)
        if not doubted:
            marked[old] = replace(marked[old], state="extended")
    return marked
