"""Triggers and their parties go in; out come the parties that one deed owes to another beside it.

A harm is done by whoever did the violence that it came about by; a promise concerns whom the promised deed does; what
an ultimatum demands is to be done by whom it was given to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.events.coordination import coordinate
from twosource.read.events.frames import CONDITIONS
from twosource.read.events.participants import Parties, concerned, find_parties
from twosource.read.events.things import is_thing
from twosource.read.events.tree import OBLIQUES, PASSIVE_SUBJECTS, SUBJECTS

if TYPE_CHECKING:
    from twosource.model.reading import EventType
    from twosource.read.events.tree import Tree
    from twosource.read.events.triggers import Trigger
    from twosource.read.events.vocabulary import EventWords

ULTIMATUM = "ultimatum"
CAUSES = ("advcl", "advcl:relcl", "acl:relcl", "acl")
WORDS_SAID = frozenset({"REQUEST", "ACCUSE", "AGREE"})
PROCEEDINGS = frozenset({"investigate", "charge"})
"""Modes of accusing that are more than words."""
TOGETHER = frozenset({"CONSULT", "COOPERATE"})
"""What nobody does alone: who asks for "talks with Chad" asks Chad."""
PROMISING = frozenset({"promise", "pledge"})
ANSWERS = frozenset({"REJECT", "CONCEDE", "AGREE", "ACCUSE"})
ABOUT_DEEDS = frozenset({"AGREE", "REJECT", "THREATEN"})
"""Acts about a deed, whose recipient is the deed's where they name none: "agreed to lift the ban on X"."""


def addressees(tree: Tree, trigger: Trigger, triggers: list[Trigger], found: dict[int, Parties]) -> tuple[int, ...]:
    """Give whom an ultimatum tells to do what hangs on it: "gave the garrison until Friday to leave"."""
    above = next((one for one in triggers if one.mode == ULTIMATUM and tree.is_under(trigger.carrier, one.head)), None)
    return found[above.head].recipients if above and above.head in found else ()


def is_answered(tree: Tree, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Tell whether a noun names words that its verb answers: "rejected a call by the union" is one event.

    Who asked is whom the answer goes to; told apart, the call would look as if it were what is refused or denied.
    """
    said = trigger.pattern.root in WORDS_SAID and trigger.mode not in PROCEEDINGS
    if trigger.verbal or not said or trigger.carrier != trigger.head:
        return False
    noun = trigger.head
    while tree.deps[noun] == "conj" and tree.heads[noun] < noun and tree.pos[tree.heads[noun]] == "NOUN":
        noun = tree.heads[noun]
    verb = tree.heads[noun]
    asked = tree.deps[noun] in ("obj", "nsubj:pass") or (tree.deps[noun] == "obl" and tree.case(noun) == "to")
    return asked and any(one.verbal and one.head == verb and one.pattern.root in ANSWERS for one in triggers)


def promised(tree: Tree, trigger: Trigger, triggers: list[Trigger]) -> EventType:
    """Give a trigger's root; who promises to hurt somebody threatens, and agrees to nothing: "pledged to kill them"."""
    if trigger.pattern.root != "AGREE" or not trigger.verbal or tree.lemmas[trigger.head] not in PROMISING:
        return trigger.pattern.root
    told = tree.kids_by(trigger.head, ("xcomp",))
    harm = any(one.carrier in told and one.pattern.root in ("ASSAULT", "COERCE") for one in triggers)
    return "THREATEN" if harm else "AGREE"


def blame(
    tree: Tree, trigger: Trigger, triggers: list[Trigger], found: dict[int, Parties], words: EventWords
) -> Parties:
    """Give a harm that names no doer the doer of the violence it came about by: "two died when police opened fire"."""
    parties = found[trigger.head]
    if any(tree.case(kid) == "since" for kid in tree.kids_by(trigger.head, OBLIQUES)):
        return parties
    if parties.actors or trigger.pattern.root != "ASSAULT" or not trigger.verbal:
        return parties
    dated = [kid for kid in tree.kids[trigger.head] if tree.lemmas[kid] in words.times]
    for clause in [kid for one in (trigger.head, *dated) for kid in tree.kids_by(one, CAUSES)]:
        marks = {tree.words[kid] for kid in tree.kids_by(clause, ("mark", "advmod"))}
        cause = next((one for one in triggers if clause in (one.head, one.carrier)), None)
        if cause and cause.pattern.root == "ASSAULT" and not marks.isdisjoint(words.harm_marks):
            return Parties(found[cause.head].actors, parties.recipients)
    return parties


def see_through(
    tree: Tree, trigger: Trigger, parties: Parties, deeds: dict[int, Trigger], words: EventWords
) -> Parties:
    """Replace a deed that a promise, refusal, threat or appeal is about by those whom the deed concerns."""
    root = trigger.pattern.root
    if root not in (*ABOUT_DEEDS, "REQUEST"):
        return parties
    kept = tuple(one for one in parties.recipients if one not in deeds)
    if root == "REQUEST":
        return Parties(parties.actors, kept if somebody(tree, kept, words) else asked_of(tree, trigger, deeds, words))
    if kept:
        return Parties(parties.actors, kept)
    through = [one for head in parties.recipients for one in find_parties(tree, deeds[head], words).recipients]
    if not through and trigger.mode != ULTIMATUM:
        through = [*concerned(tree, trigger, words)]
    if not through and root == "THREATEN":
        through = [one for one in pressed(tree, trigger.head, words) if one not in parties.actors]
    return Parties(parties.actors, tuple(through) or parties.recipients)


def somebody(tree: Tree, parties: tuple[int, ...], words: EventWords) -> bool:
    """Tell whether one of the nominals is no thing."""
    return any(not is_thing(tree, one, words) for one in parties)


def asked_of(tree: Tree, trigger: Trigger, deeds: dict[int, Trigger], words: EventWords) -> tuple[int, ...]:
    """Give who is to do what is asked for: "demanded that | the junta | leave", "demanded | its | withdrawal"."""
    told = tree.kids_by(trigger.head, ("ccomp", "acl"))
    doers = [kid for verb in told for kid in tree.kids_by(verb, SUBJECTS | PASSIVE_SUBJECTS)]
    others = [one for one in doers if tree.pos[one] in ("NOUN", "PROPN") and not is_thing(tree, one, words)]
    if others:
        return tuple(kid for one in others for kid in coordinate(tree, one, words))
    about = [kid for kid in tree.kids_by(trigger.head, ("obj", "obl", "nmod")) if kid in deeds]
    parties = [(deeds[head].pattern.root, find_parties(tree, deeds[head], words)) for head in about]
    doing = [one for root, deed in parties for one in deed.actors or (deed.recipients if root in TOGETHER else ())]
    return tuple(doing)


def pressed(tree: Tree, threat: int, words: EventWords) -> list[int]:
    """Give whose doing a threat hangs on: "threatened to strike unless | the council | resigned"."""
    verbs = [threat, *tree.kids_by(threat, ("xcomp", "ccomp"))]
    clauses = [kid for verb in verbs for kid in tree.kids_by(verb, ("advcl",))]
    hanging = [one for one in clauses if any(tree.words[kid] in CONDITIONS for kid in tree.kids_by(one, ("mark",)))]
    doers = [kid for one in hanging for kid in tree.kids_by(one, SUBJECTS)]
    return [one for one in doers if tree.pos[one] in ("NOUN", "PROPN") and not is_thing(tree, one, words)]
