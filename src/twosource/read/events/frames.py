"""A verb and a frame go in; out comes whether the verb's parties and complements are such as the frame asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.events.control import subject_of
from twosource.read.events.mood import is_tensed
from twosource.read.events.objects import objects_of_verb
from twosource.read.events.responsibility import load_responsibility
from twosource.read.events.things import is_thing
from twosource.read.events.tree import OBLIQUES, PASSIVE_SUBJECTS, SUBJECTS
from twosource.read.events.vocabulary import load_lexicon

if TYPE_CHECKING:
    from twosource.read.events.tree import Tree
    from twosource.read.events.vocabulary import EventWords, Pattern

NEEDS = frozenset({"must", "should", "ought"})
SAID = frozenset({"ACCUSE", "REQUEST", "AGREE", "REJECT", "THREATEN", "SUPPORT", "CONSULT"})
"""Roots whose nouns name words."""
CONDITIONS = frozenset({"if", "unless"})


def is_put(tree: Tree, verb: int, pattern: Pattern, words: EventWords) -> bool:
    """Tell whether a verb's complements are such as its frame asks for: no question, no object, a march to a place."""
    frame = pattern.frame
    return (
        not (frame.questions and asks(tree, verb, words))
        and not (frame.idle and is_aimed(tree, verb))
        and not (frame.willed and not is_willed(tree, verb, words))
        and not (frame.forces and not is_forceful(tree, verb, words))
        and not (frame.answering and not is_answer(tree, verb))
        and not (frame.bare and any(tree.is_infinitive(one) for one in tree.kids_by(verb, ("xcomp", "advcl"))))
        and not (frame.outlawed and not is_outlaw(tree, verb, words))
        and not (frame.taking and not is_taking(tree, verb, words))
        and not (frame.crowded and not is_crowd(tree, verb, words))
        and not (frame.flown and not is_flown(tree, verb, words))
        and not (frame.tallied and tally_of(tree, verb, words) is None)
        and not (frame.lone and (has_object(tree, verb) or tree.is_passive(verb)))
        and not (frame.ringing and names(tree, verb))
        and not (frame.armed and not is_march(tree, verb, words))
    )


def asks(tree: Tree, verb: int, words: EventWords) -> bool:
    """Tell whether a question hangs on a verb: "asked whether they knew"."""
    clauses = tree.kids_by(verb, ("ccomp", "advcl", "xcomp", "obl"))
    opened = [kid for one in clauses for kid in tree.kids_by(one, ("mark", "advmod", "case", "obj", "nsubj"))]
    return any(tree.words[kid] in words.question_words for kid in opened)


def has_object(tree: Tree, verb: int) -> bool:
    """Tell whether a verb goes to something: an object, or a clause."""
    return tree.kid(verb, "obj", "iobj", "ccomp", "xcomp") is not None


def is_aimed(tree: Tree, verb: int) -> bool:
    """Tell whether what is launched is launched at somebody: "84 drones and two missiles | at | the town"."""
    moved = tree.kids_by(verb, ("obj", "nsubj:pass"))
    anchors = [verb, *moved, *(mate for one in moved for mate in tree.kids_by(one, ("conj",)))]
    return any(tree.case(kid) in ("at", "against") for one in anchors for kid in tree.kids_by(one, OBLIQUES))


def is_willed(tree: Tree, verb: int, words: EventWords) -> bool:
    """Tell whether somebody is said to do it, not the course of things: "fighting | forced the clinic to close"."""
    if tree.is_passive(verb):
        return tree.kid(verb, "obl:agent") is not None
    return not any(is_thing(tree, one, words) for one in tree.kids_by(verb, SUBJECTS))


def names(tree: Tree, verb: int) -> bool:
    """Tell whether a verb says what something is called: "called it | a lie |", "a group | called | Solntsepek"."""
    told = tree.kids_by(verb, ("xcomp", "obj"))
    if tree.deps[verb] == "acl" and tree.tags[verb] == "VBN":
        return bool(told)
    return any(tree.deps[one] == "xcomp" and tree.pos[one] in ("NOUN", "ADJ") for one in told)


def is_answer(tree: Tree, verb: int) -> bool:
    """Tell whether a verb denies words: a deed denied is told so itself, and who is denied food is not answered."""
    passive = tree.is_passive(verb)
    withheld = tree.kid(verb, "iobj") is not None or (passive and tree.kid(verb, "obj") is not None)
    met = tree.kids_by(verb, ("nsubj:pass",) if passive else ("obj",))
    if any(tree.words[kid] == "nor" for kid in tree.kids_by(verb, ("cc",))):
        return False
    shares = load_responsibility().shares
    return bool(met) and not withheld and not any(is_hostile(tree, one) or tree.lemmas[one] in shares for one in met)


def is_hostile(tree: Tree, noun: int) -> bool:
    """Tell whether a noun names a deed, and not words."""
    named = load_lexicon().nouns.get(tree.lemmas[noun], ()) if tree.pos[noun] == "NOUN" else ()
    return any(one.root not in SAID and not (one.rest or one.frame.echo) for one in named)


def is_forceful(tree: Tree, verb: int, words: EventWords) -> bool:
    """Tell whether armed people do it: "| gangs | have blocked the road"."""
    doer = doer_of(tree, verb, words)
    return doer is not None and bears_arms(tree, doer, words.classes["fighters"], words)


def doer_of(tree: Tree, verb: int, words: EventWords) -> int | None:
    """Give who or what does it, behind "by" where the verb is passive."""
    return tree.kid(verb, "obl:agent") if tree.is_passive(verb) else subject_of(tree, verb, words)


def is_flown(tree: Tree, verb: int, words: EventWords) -> bool:
    """Tell whether what was fired does it: "a | shell | landed on the roof"."""
    doer = doer_of(tree, verb, words)
    return doer is not None and tree.lemmas[doer] in words.classes["flown"]


def tally_of(tree: Tree, verb: int, words: EventWords) -> int | None:
    """Give the word by which a count is of the dead or the wounded: "the | toll | rose", "the number of | dead |"."""
    subject = tree.kid(verb, *SUBJECTS)
    if subject is None or tree.lemmas[subject] in words.tallies:
        return subject
    of = tree.kids_by(subject, ("nmod", "acl", "compound", "amod")) if tree.lemmas[subject] in words.counts else []
    return next((one for one in of if not {tree.words[one], tree.lemmas[one]}.isdisjoint(words.harmed)), None)


def bears_arms(tree: Tree, doer: int, fighters: tuple[str, ...], words: EventWords) -> bool:
    """Tell whether somebody is one of the fighters, or said to be armed: "| armed men | have blocked the streets"."""
    return tree.lemmas[doer] in fighters or any(
        tree.words[kid] in words.bearing for kid in tree.kids_by(doer, ("amod",))
    )


def is_outlaw(tree: Tree, verb: int, words: EventWords) -> bool:
    """Tell whether a verb's doer is one who has no power to arrest: "| bandits | took 15 children"."""
    doer = doer_of(tree, verb, words)
    ends = (one for one in tree.kids_by(verb, OBLIQUES) if tree.case(one) == "to")
    if doer is None or any(tree.lemmas[one] in words.havens for one in ends):
        return False
    return bears_arms(tree, doer, words.outlaws, words)


def is_taking(tree: Tree, verb: int, words: EventWords) -> bool:
    """Tell whether armed people, or a body with a name, take a place that is named: "M23 | took Walikale".

    Models often take a lone name there for a person's; persons are named in full, or by a title.
    """
    doer = doer_of(tree, verb, words)
    if doer is None:
        return False
    armed = bears_arms(tree, doer, words.armed, words)
    body = tree.pos[doer] == "PROPN" and tree.labels.get(doer, "ORG") == "ORG"
    taken = [one for one in objects_of_verb(tree, verb) if tree.pos[one] == "PROPN"]
    named = any(tree.labels.get(one, "LOC") == "LOC" for one in taken)
    lone = any(not tree.kids_by(one, ("flat", "nmod:desc", "compound", "amod")) for one in taken)
    return (armed and (named or lone)) or (body and (named or lone) and tree.lemmas[verb] == "take")


def is_crowd(tree: Tree, verb: int, words: EventWords) -> bool:
    """Tell whether the people of a place do it, or a number of people who bear no arms: "some 600 people | fled"."""
    doer = subject_of(tree, verb, words)
    if doer is None or (tree.lemmas[doer] not in words.classes["refugee"] and tree.pos[doer] != "NUM"):
        return False
    of = [kid for kid in tree.kids_by(doer, ("compound", "amod", "nmod")) if tree.case(kid) in ("", "of")]
    return not any(tree.lemmas[kid] in words.classes["fighters"] for kid in of)


def is_about_deeds(tree: Tree, verb: int, pattern: Pattern) -> bool:
    """Tell whether the clauses of a verb are of deeds of the kind that its frame asks for: own ones, asked or told."""
    if pattern.frame.own or pattern.frame.stated:
        fits = is_held_over if pattern.frame.own else is_wanted
        return all(fits(tree, one) for one in tree.kids_by(verb, ("ccomp",)))
    if pattern.frame.told:
        deeds = tree.kids_by(verb, ("xcomp", "ccomp"))
        own = tree.kid(verb, "obj", "iobj") is not None or any(tree.kid(one, "nsubj") is not None for one in deeds)
        return own and any(tree.is_infinitive(one) for one in deeds)
    return True


def is_march(tree: Tree, verb: int, words: EventWords) -> bool:
    """Tell whether armed people go to a place that is named: "rebels | entered | Masisi"."""
    marching = any(bears_arms(tree, one, words.armed, words) for one in tree.kids_by(verb, SUBJECTS))
    named = (one for one in tree.kids_by(verb, OBLIQUES | {"obj"}) if tree.pos[one] == "PROPN")
    return marching and any(tree.labels.get(one, "LOC") == "LOC" for one in named)


def is_wanted(tree: Tree, clause: int) -> bool:
    """Tell whether a clause is what somebody wants, not what he says is so: "insisted that they | leave"."""
    needed = not NEEDS.isdisjoint(tree.words[kid] for kid in tree.kids_by(clause, ("aux", "aux:pass")))
    return needed or not is_tensed(tree, clause)


def is_held_over(tree: Tree, deed: int) -> bool:
    """Tell whether what is warned of is the warner's own doing, or what comes of not doing as he says ("if")."""
    doers = tree.kids_by(deed, SUBJECTS | PASSIVE_SUBJECTS)
    conditions = [kid for one in tree.kids_by(deed, ("advcl",)) for kid in tree.kids_by(one, ("mark",))]
    if all(tree.pos[kid] == "PRON" for kid in doers):
        return True
    harmless = all(is_thing(tree, kid, load_lexicon().words) for kid in doers)
    return not harmless and any(tree.words[one] in CONDITIONS for one in conditions)
