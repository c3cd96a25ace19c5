"""Toponyms go in, those come out that may be where something happened: no state that acts, none that speaks.

"Russia's ministry said its troops did not fire on the town" tells nothing of where that town lies.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from twosource.read.events.mending import GIVING
from twosource.read.events.tree import OBLIQUES, SUBJECTS, Tree
from twosource.read.events.vocabulary import load_lexicon
from twosource.read.statements.vocabulary import load_voice_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.model.reading import Place, Statement

NAMING = frozenset({"compound", "flat", "nmod:poss", "amod"})
"""Relations by which a state's name or people stands before what is its own: "Russia's troops", "Israeli aircraft"."""
AGENT = "by"
POSSESSIVE = ("'s", "’s", "'", "’")


def places_of_deeds(
    tree: Tree, places: Sequence[Place], numbers: Sequence[int], statements: Sequence[Statement]
) -> tuple[int, ...]:
    """Give the numbers of the toponyms, of those given, that may be where something happened, in their order."""
    spoken = sorted(speaking(statements))
    return tuple(number for number in numbers if not is_party(tree, places[number], spoken))


def places_of_speech(
    tree: Tree, places: Sequence[Place], numbers: Sequence[int], statements: Sequence[Statement]
) -> frozenset[int]:
    """Give the numbers of the toponyms that say where something was said: "told reporters in Moscow"."""
    cues = {token_at(tree, at) for one in statements if one.cue is not None for at in (one.cue.start, one.cue.end - 1)}
    quoting = [one for one in statements if one.form == "direct" and one.cue is not None]
    return frozenset(
        number
        for number in numbers
        if tells_where_said(tree, token_at(tree, places[number].start), cues)
        or any(stands_behind(tree, places[number], one) for one in quoting)
    )


def stands_behind(tree: Tree, place: Place, quotation: Statement) -> bool:
    """Tell whether a toponym stands behind a quotation's cue, in its sentence, outside what is said and who says it."""
    cue = quotation.cue
    if cue is None or place.start < cue.end:
        return False
    held = [(span.start, span.end) for span in quotation.content] + list(speaking([quotation]))
    at, there = token_at(tree, cue.start), token_at(tree, place.start)
    return tree.sentences[at] == tree.sentences[there] and not any(low <= place.start < high for low, high in held)


def tells_where_said(tree: Tree, token: int, cues: set[int]) -> bool:
    """Tell whether a token hangs on a cue as a complement of it, and not in who speaks or what is said."""
    relation = ""
    while token not in cues and tree.heads[token] != token:
        token, relation = tree.heads[token], tree.deps[token]
    return token in cues and relation in OBLIQUES | {"obj", "iobj"}


def token_at(tree: Tree, start: int) -> int:
    """Give the token that holds a character."""
    return bisect_left(tree.starts, start + 1) - 1


def speaking(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield the spans of voices that are named."""
    for one in statements:
        for voice in one.voices:
            if voice.start is not None and voice.end is not None:
                yield voice.start, voice.end


def is_party(tree: Tree, place: Place, spoken: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a toponym names who speaks, or a state that acts or owns.

    "Officials in Goma" still tell of Goma; from a capital people speak of what happened anywhere.
    """
    token = token_at(tree, place.start)
    if token < 0:
        return False
    at = bisect_left(spoken, (place.start + 1,)) - 1
    speaks = any(start <= place.start and place.end <= end for start, end in spoken[max(0, at - 2) : at + 1])
    case = tree.case(token)
    if case not in ("", *POSSESSIVE, AGENT):
        return speaks and place.name in load_voice_words().capitals
    if speaks or is_addressed(tree, token):
        return True
    return place.precision == "country" and (case in POSSESSIVE or acts(tree, token))


def is_addressed(tree: Tree, token: int) -> bool:
    """Tell whether a name is who is told, accused or given something: "accused | Chad |", "gave | Kyiv | days"."""
    words, verb = load_lexicon().words, tree.heads[token]
    if tree.deps[token] not in ("obj", "iobj") or tree.case(token):
        return False
    given = tree.lemmas[verb] in GIVING and (tree.deps[token] == "iobj" or tree.kid(verb, "obj") != token)
    return given or tree.lemmas[verb] in words.charging_verbs or tree.lemmas[verb] in words.object_control


def acts(tree: Tree, token: int) -> bool:
    """Tell whether a name, or what it stands in front of, is the subject of an active verb, or the agent after "by"."""
    while tree.deps[token] in NAMING | {"conj"} and tree.heads[token] != token:
        token = tree.heads[token]
    if tree.case(token) == AGENT:
        return True
    return tree.deps[token] in SUBJECTS and not tree.is_passive(tree.heads[token])
