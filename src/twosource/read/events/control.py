"""A verb goes in; out comes who does it: its subject, or whoever a governing verb or noun makes do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.events.objects import CLAUSAL, DEPTH, antecedent, objects_of_verb
from twosource.read.events.things import is_thing
from twosource.read.events.tree import NOMINAL, PASSIVE_SUBJECTS, SUBJECTS

if TYPE_CHECKING:
    from twosource.read.events.tree import Tree
    from twosource.read.events.vocabulary import EventWords

ASKED = frozenset({"on", "upon", "to", "for"})
CHARGES = frozenset({"of", "from", "for", "with", "into"})


def subject_of(tree: Tree, verb: int, words: EventWords, depth: int = 0) -> int | None:
    """Climb from a verb to the nominal that is its subject: its own, or the one that controls it."""
    own = [kid for kid in tree.kids[verb] if tree.deps[kid] in SUBJECTS | PASSIVE_SUBJECTS]
    if own:
        # A dateline before the sentence is often read as a first subject; the last one before the verb is the real one.
        return described_by(tree, max((kid for kid in own if kid < verb), default=own[0]), verb, words)
    head, relation = tree.heads[verb], tree.deps[verb]
    if depth > DEPTH or head == verb or relation not in CLAUSAL or is_topic(tree, verb):
        return None
    if relation.startswith("acl") and tree.pos[head] in NOMINAL:
        return controller_of_noun(tree, verb, head, words, depth)
    if relation == "ccomp" and (tree.is_finite(verb) or tree.tags[verb] == "VBN"):
        return drawn_out(tree, head)
    if is_outcome(tree, verb) and tree.is_passive(head):
        return tree.kid(head, "obl:agent")
    controlled = controlled_by(tree, verb, head, words)
    return subject_of(tree, head, words, depth + 1) if controlled is None else controlled


def is_topic(tree: Tree, verb: int) -> bool:
    """Tell whether a gerund is what a noun is about, which does it not: "an article | about fighting | in Bor"."""
    marks = tree.kids_by(verb, ("mark", "case")) if tree.deps[verb] == "acl" else []
    return any(tree.words[kid] == "about" for kid in marks)


def is_outcome(tree: Tree, verb: int) -> bool:
    """Tell whether a participle tells what came of the clause before it: "a bus was hit, | killing two"."""
    after = verb > tree.heads[verb] and tree.words[verb - 1] == ","
    return after and tree.deps[verb] == "advcl" and tree.tags[verb] == "VBG" and tree.kid(verb, "obj") is not None


def is_for(tree: Tree, verb: int) -> bool:
    """Tell whether a gerund is what somebody is jailed or thanked for: "sentenced a colonel | for torturing | them"."""
    return tree.tags[verb] == "VBG" and any(tree.words[kid] == "for" for kid in tree.kids_by(verb, ("mark", "case")))


def drawn_out(tree: Tree, sayer: int) -> int | None:
    """Give the noun whose clause tells its doings by way of a sayer: "a blast that | the council said | killed 3"."""
    noun = tree.heads[sayer]
    return noun if tree.deps[sayer] == "acl:relcl" and tree.pos[noun] in NOMINAL else None


def described_by(tree: Tree, token: int, verb: int, words: EventWords) -> int:
    """Follow a relative pronoun to its noun; "who" is nobody's that is a thing, then it is the noun before it."""
    noun = antecedent(tree, token, verb)
    before = token - 1 - (tree.pos[token - 1 : token] in (["PUNCT"], ["SYM"]))
    if noun == token or tree.words[token] != "who" or not is_thing(tree, noun, words) or before < 0:
        return noun
    return before if tree.pos[before] in NOMINAL and not is_thing(tree, before, words) else noun


def controlled_by(tree: Tree, verb: int, head: int, words: EventWords) -> int | None:
    """Give whom a governor makes, asks or accuses to do what the verb says; None where its own subject does it."""
    if is_for(tree, verb) and tree.deps[verb] == "advcl" and verb > head:
        return next((one for one in objects_of_verb(tree, head) if not is_thing(tree, one, words)), None)
    if tree.lemmas[head] not in words.object_control:
        return None
    told = tree.is_infinitive(verb) and tree.deps[verb] in ("xcomp", "advcl")
    if not (told or tree.deps[verb] == "xcomp" or is_charged(tree, verb)):
        return None
    asked = [kid for kid in tree.kids_by(head, ("obl",)) if tree.case(kid) in ASKED and head < kid < verb]
    found = tree.kids_by(head, ("iobj",)) or objects_of_verb(tree, head) or asked
    return next((one for one in found if one != verb), None)


def is_charged(tree: Tree, verb: int) -> bool:
    """Tell whether a gerund is what the governing verb's object did: "accused him of shelling", "kept her from"."""
    return tree.tags[verb] == "VBG" and any(tree.words[k] in CHARGES for k in tree.kids_by(verb, ("mark", "case")))


def controller_of_noun(tree: Tree, verb: int, noun: int, words: EventWords, depth: int) -> int | None:
    """Tell who does what a clause beside a noun says: the noun itself, or for "plan to attack" whose plan it is."""
    governor = tree.heads[noun]
    reason = is_for(tree, verb)
    if tree.tags[verb] == "VBG" and (reason or is_thing(tree, noun, words)) and tree.tags[governor].startswith("VB"):
        charged = objects_of_verb(tree, governor) if reason or tree.lemmas[noun] in words.charges else []
        met = [one for one in charged if one != noun and not is_thing(tree, one, words)]
        return met[0] if met else subject_of(tree, governor, words, depth + 1)
    predicated = tree.kid(noun, "nsubj")
    stated = predicated is not None and (tree.tags[verb] == "VB" or tree.kid(noun, "cop") is not None)
    if predicated is not None and stated and tree.tags[verb] in ("VB", "VBG") and not is_told(tree, noun, words):
        return antecedent(tree, predicated, noun)
    if tree.tags[verb] != "VB" or is_told(tree, noun, words):
        return noun
    owner = tree.kid(noun, "nmod:poss")
    if owner is not None:
        return owner
    if governor == noun or tree.lemmas[noun] in (*words.object_control, *words.necessities):
        return None
    return governor if tree.pos[governor] in NOMINAL else subject_of(tree, governor, words, depth + 1)


def is_told(tree: Tree, noun: int, words: EventWords) -> bool:
    """Tell whether a noun is whom its governor asks or orders: "called on rebels to attack"."""
    governor = tree.heads[noun]
    asked = tree.deps[noun] in ("obj", "iobj") or (
        tree.deps[noun] == "obl" and tree.case(noun) in ("on", "upon", "to", "for")
    )
    return asked and tree.pos[governor] == "VERB" and tree.lemmas[governor] in words.object_control
