"""A trigger goes in; deeds that grammar does without a verb for them come out.

"Will release" commits, "will not lift" refuses, "must leave" demands.

PLOVER codes what is said to come as the act of saying so (its manual: a promise to yield is AGREE, a refusal REJECT);
these acts stand beside the event that they are about, which keeps its own type and realis.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.read.events.control import subject_of
from twosource.read.events.mood import modal_of
from twosource.read.events.participants import Parties
from twosource.read.events.tree import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model.reading import EventType, Realis
    from twosource.read.events.tree import Tree
    from twosource.read.events.triggers import Trigger
    from twosource.read.events.vocabulary import EventWords

YIELDING = frozenset({"CONCEDE", "RETREAT"})
FRIENDLY = frozenset({"CONCEDE", "RETREAT", "AID", "COOPERATE", "SUPPORT", "CONSULT", "AGREE"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE"})
WILLS = frozenset({"will", "wo", "would", "'ll", "’ll", "shall"})
MUSTS = frozenset({"must", "should"})
VOWS = frozenset({"vow", "swear"})
GOING_ON = frozenset({"keep", "continue"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})


@dataclass(frozen=True, slots=True)
class Act:
    """An event of `root` at `tokens`, done by and to `parties`."""

    root: EventType
    tokens: tuple[int, ...]
    parties: Parties


def acts_about(tree: Tree, trigger: Trigger, realis: Realis, parties: Parties) -> Iterator[Act]:
    """Yield what is done by telling of a trigger's event as to come, or not to come."""
    verb, root = trigger.carrier, trigger.pattern.root
    modal = modal_of(tree, verb)
    tokens = tuple(sorted({*modal_tokens(tree, verb), *trigger.tokens}))
    if root in YIELDING and realis == "planned" and parties.actors and modal in WILLS:
        yield Act("AGREE", tokens, parties)
    if root in FRIENDLY and realis == "denied" and parties.actors and modal in WILLS:
        yield Act("REJECT", tokens, parties)
    vow = governing_vow(tree, verb)
    if root in HOSTILE and vow is not None and parties.actors:
        yield Act("THREATEN", (vow, *tokens), parties)


def demands(tree: Tree, words: EventWords) -> Iterator[Act]:
    """Yield demands: somebody says that somebody else must do something."""
    for verb, head in enumerate(tree.heads):
        if tree.deps[verb] != "ccomp" or tree.lemmas[head] not in words.saying_verbs:
            continue
        if modal_of(tree, verb) in MUSTS:
            speaker, addressee = subject_of(tree, head, words), subject_of(tree, verb, words)
            if speaker is not None and addressee is not None and speaker != addressee:
                yield Act(
                    "REQUEST", tuple(sorted({*modal_tokens(tree, verb), verb})), Parties((speaker,), (addressee,))
                )


def refusals(tree: Tree, taken: set[int]) -> Iterator[Act]:
    """Yield refusals in the first person: "we shall never sit down with them"."""
    for verb, tag in enumerate(tree.tags):
        if tree.pos[verb] not in ("VERB", "AUX", "NOUN", "ADJ") or modal_of(tree, verb) not in WILLS or verb in taken:
            continue
        subject = next((kid for kid in tree.kids[verb] if tree.deps[kid] in SUBJECTS), None)
        negation = next((kid for kid in tree.kids[verb] if tree.words[kid] in NEGATIONS), None)
        if subject is None or negation is None or tree.words[subject] not in ("i", "we") or tag == "VBN":
            continue
        others = [kid for kid in tree.kids[verb] if tree.deps[kid] in ("obl", "obj", "nmod")]
        against = [kid for one in [verb, *others] for kid in tree.kids[one] if tree.case(kid) in ("with", "to")]
        yield Act(
            "REJECT",
            tuple(sorted({negation, verb, *modal_tokens(tree, verb)})),
            Parties((subject,), tuple(against[:1])),
        )


def modal_tokens(tree: Tree, verb: int) -> list[int]:
    """List the modal of a verb and its negation."""
    return [
        kid
        for kid in tree.kids[verb]
        if (tree.deps[kid] == "aux" and tree.tags[kid] == "MD") or tree.words[kid] in NEGATIONS
    ]


def governing_vow(tree: Tree, verb: int) -> int | None:
    """Give the verb of vowing that a verb is the complement of."""
    head = tree.heads[verb]
    if tree.lemmas[head] in GOING_ON and tree.deps[verb] == tree.deps[head] == "xcomp":
        head = tree.heads[head]
    return head if tree.deps[verb] in ("xcomp", "ccomp") and tree.lemmas[head] in VOWS else None
