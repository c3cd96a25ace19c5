"""A tree goes in; claims of responsibility and their denials come out: who says that he did it, or that he did not.

"Claimed responsibility for the attack" is coded as the attack itself, done by the claimant and held by his statement;
"denied involvement" the same with realis `denied`; "said the front was behind it" as an accusation.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.codebook import load_vocabulary
from twosource.read.events.control import subject_of
from twosource.read.events.tree import OBLIQUES, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from twosource.read.events.tree import Tree
    from twosource.read.events.vocabulary import EventWords

CLAIMED = "claimed"
DISCLAIMED = "disclaimed"
ACCUSATION = "accusation"
CLOSE = 4
"""Tokens before a share in which its verb stands: "denied any direct involvement"."""


@dataclass(frozen=True, slots=True)
class ResponsibilityWords:
    """The words of owning up and of disowning."""

    claiming: tuple[str, ...]
    deed_claiming: tuple[str, ...]
    denying: tuple[str, ...]
    shares: tuple[str, ...]
    owned: tuple[str, ...]
    states: tuple[str, ...]
    saying: tuple[str, ...]
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Avowal:
    """Somebody (`who`) says that he did `deed`, or did not; or that `blamed` did. Tokens; None is not said."""

    who: int
    tokens: tuple[int, ...]
    deed: int | None
    denied: bool
    blamed: int | None = None


@lru_cache(maxsize=1)
def load_responsibility() -> ResponsibilityWords:
    """Read `responsibility.yaml`."""
    return load_vocabulary("responsibility", ResponsibilityWords)


def find_avowals(tree: Tree, words: EventWords) -> Iterator[Avowal]:
    """Yield who owns up to what, who disowns it, and who says it was another, in order of text."""
    listed = load_responsibility()
    for place, lemma in enumerate(tree.lemmas):
        found = None
        if lemma in listed.shares:
            found = read_share(tree, place, words, listed)
        elif tree.words[place] in listed.states:
            found = read_state(tree, place, words, listed)
        if found is not None:
            yield found


def claim_of(tree: Tree, deed: int, words: EventWords) -> Avowal | None:
    """Read a deed that is itself claimed: "the front claimed the attack", "the attack was claimed by the front"."""
    verb = tree.heads[deed]
    if tree.lemmas[verb] not in load_responsibility().deed_claiming or tree.deps[deed] not in ("obj", "nsubj:pass"):
        return None
    who = agent_of(tree, verb) if tree.is_passive(verb) else subject_of(tree, verb, words)
    if who is None or is_nobody(tree, who, verb):
        return None
    negated = any(tree.words[kid] in ("not", "n't", "n’t", "never") for kid in tree.kids[verb])
    return Avowal(who, tuple(sorted((verb, deed))), deed, denied=negated)


def read_share(tree: Tree, share: int, words: EventWords, listed: ResponsibilityWords) -> Avowal | None:
    """Read "claimed responsibility for", "denied any involvement in", "responsibility was claimed by"."""
    verb = verb_of(tree, share, listed)
    if verb is None:
        return None
    denied = tree.lemmas[verb] in listed.denying
    if not denied and tree.lemmas[share] not in listed.owned:
        return None
    who = agent_of(tree, verb) if tree.is_passive(verb) and verb > share else subject_of(tree, verb, words)
    who = noun_before(tree, verb) if who is None and verb < share else who
    if who is None or is_nobody(tree, who, verb):
        return None
    negated = any(tree.words[kid] in ("not", "n't", "n’t", "never") for kid in tree.kids[verb])
    return Avowal(who, tuple(sorted((verb, share))), deed_of(tree, (share, verb), listed), denied=denied or negated)


def verb_of(tree: Tree, share: int, listed: ResponsibilityWords) -> int | None:
    """Give the verb that a share is the object of; close before it where the parse took the verb for a participle."""
    first = max(tree.bounds[tree.sentences[share]][0], share - CLOSE)
    near = [tree.heads[share], *range(share - 1, first - 1, -1)]
    verbs = (one for one in near if tree.lemmas[one] in (*listed.claiming, *listed.denying))
    return next((one for one in verbs if tree.tags[one].startswith("VB")), None)


def noun_before(tree: Tree, verb: int) -> int | None:
    """Give the nominal that ends right before a verb, auxiliaries and adverbs between them left aside."""
    first = tree.bounds[tree.sentences[verb]][0]
    for place in range(verb - 1, first - 1, -1):
        if tree.pos[place] in ("NOUN", "PROPN", "PRON"):
            return place
        if tree.pos[place] not in ("AUX", "ADV"):
            return None
    return None


def read_state(tree: Tree, state: int, words: EventWords, listed: ResponsibilityWords) -> Avowal | None:
    """Read "said it was behind the attack", "denied that it was responsible", "said the front was behind it"."""
    predicate = tree.heads[state] if tree.deps[state] == "case" else state
    verb = tree.heads[predicate]
    subject = next((kid for kid in tree.kids[predicate] if tree.deps[kid] in SUBJECTS), None)
    if verb == predicate or tree.deps[predicate] not in ("ccomp", "xcomp", "parataxis") or subject is None:
        return None
    denied, said = tree.lemmas[verb] in listed.denying, tree.lemmas[verb] in listed.saying
    speaker = subject_of(tree, verb, words)
    if not (denied or said) or speaker is None:
        return None
    deed = predicate if predicate != state else deed_of(tree, (state,), listed)
    tokens = tuple(sorted((verb, state)))
    if tree.pos[subject] == "PRON" or tree.lemmas[subject] == tree.lemmas[speaker]:
        negated = any(tree.words[kid] in ("not", "n't", "n’t", "never") for kid in tree.kids[predicate])
        return Avowal(speaker, tokens, deed, denied=denied or negated)
    return None if denied else Avowal(speaker, tokens, deed, denied=False, blamed=subject)


def is_of_other(tree: Tree, avowal: Avowal, harms: Container[int]) -> bool:
    """Tell whether what is rejected answers an accusation of something else than violence: "of sheltering the men"."""
    if avowal.deed is not None or all(tree.lemmas[one] != ACCUSATION for one in avowal.tokens):
        return False
    before = (place for place in range(avowal.tokens[0] - 1, -1, -1) if tree.lemmas[place] == "accuse")
    charged = [kid for kid in tree.kids[next(before, 0)] if tree.tags[kid] == "VBG"]
    return bool(charged) and not any(kid in harms for kid in charged)


def agent_of(tree: Tree, verb: int) -> int | None:
    """Give the "by" of a passive."""
    return next((kid for kid in tree.kids[verb] if tree.deps[kid] in OBLIQUES and tree.case(kid) == "by"), None)


def is_nobody(tree: Tree, who: int, verb: int) -> bool:
    """Tell whether nobody claims it: "no group has claimed responsibility"."""
    nots = {"no", "nobody", "none", "neither"}
    return tree.words[who] in nots or any(tree.words[kid] in nots for kid in tree.kids[who]) or verb == who


def deed_of(tree: Tree, anchors: tuple[int, ...], listed: ResponsibilityWords) -> int | None:
    """Give the noun that the share is in: "for the attack"."""
    for anchor in anchors:
        for kid in tree.kids[anchor]:
            if tree.deps[kid] in (*OBLIQUES, "advcl", "acl") and linked(tree, kid, listed):
                return kid
    return None


def linked(tree: Tree, kid: int, listed: ResponsibilityWords) -> bool:
    """Tell whether a dependent is joined by one of the linking prepositions."""
    marks = [tree.words[one] for one in tree.kids_by(kid, ("case", "mark"))]
    return any(mark in listed.links for mark in marks)
