"""A deed that has not come about goes in with its parties; out comes whether it is one to put on a timeline.

"The front will shell the port" is; "violence may spread", "they could kill people" speak of a kind of deed (ACE's and
ERE's generic events), which nobody can be held to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.events.mood import first_of
from twosource.read.events.tree import PASSIVE_SUBJECTS, SUBJECTS

if TYPE_CHECKING:
    from twosource.read.events.cues import Outlook, RealisWords
    from twosource.read.events.participants import Parties
    from twosource.read.events.tree import Tree
    from twosource.read.events.triggers import Trigger

UNREAL: frozenset[Outlook] = frozenset({"planned", "predicted", "conditional", "demanded", "threatened"})
AIMED = frozenset({"ASSAULT", "COERCE"})
"""Roots of what is done to somebody; troops deploy and crowds march against nobody in particular."""
CLIMB = 4
"""Arcs from a deed up to the word by which its doer commits himself to it."""


def is_specific(
    tree: Tree, trigger: Trigger, parties: Parties, realis: Outlook, words: RealisWords, *, slotted: bool
) -> bool:
    """Tell whether a hostile deed that has not come about says enough of itself; what is real, or friendly, passes.

    It has a definite target, or a doer with a place, a time or a vow, or is demanded of a definite addressee. `slotted`
    tells that it has a place or time of its own, which is enough for a protest that is called. Whoever does what a
    threat names is a target.
    """
    if realis == "failed" and trigger.pattern.root == "ASSAULT" and is_mentioned(tree, trigger, words):
        return slotted or bool(parties.recipients)
    if realis not in UNREAL or trigger.pattern.root not in words.hostile:
        return True
    doers = [one for one in parties.actors if is_somebody(tree, one, words)]
    if realis == "demanded" and not is_addressed(tree, trigger.carrier, doers, words):
        return False
    whoever = realis == "threatened" and any(
        tree.kid(one, "acl:relcl", "acl") is not None for one in parties.recipients
    )
    if whoever or (trigger.pattern.root == "PROTEST" and realis == "planned" and slotted):
        return True
    if any(is_definite(tree, one, words) for one in parties.recipients):
        fate = realis == "predicted" and trigger.verbal and trigger.pattern.root == "ASSAULT"
        return bool(doers) or slotted or not fate
    addressed = realis == "demanded" and parties.recipients and any(is_definite(tree, one, words) for one in doers)
    return bool(doers) and (slotted or bool(addressed) or not needs_target(tree, trigger, realis, words))


def is_addressed(tree: Tree, verb: int, doers: list[int], words: RealisWords) -> bool:
    """Tell whether a demand is put to somebody: "they should be shot" is to nobody, "we must fight" to everybody."""
    return not exhorts(tree, verb, words) and (bool(doers) or not tree.is_passive(verb))


def needs_target(tree: Tree, trigger: Trigger, realis: Outlook, words: RealisWords) -> bool:
    """Tell whether a deed is one done to somebody, and its doer has not given his word for it."""
    return trigger.pattern.root in AIMED and (realis == "demanded" or not is_vowed(tree, trigger.carrier, words))


def is_any(tree: Tree, trigger: Trigger, words: RealisWords) -> bool:
    """Tell whether a deed is told of as a kind: "murders", "those who attack people"."""
    if trigger.pattern.root not in words.hostile:
        return False
    if trigger.verbal or trigger.carrier != trigger.head:
        return trigger.pattern.root in AIMED and is_habit(tree, trigger.carrier)
    if trigger.pattern.root != "ASSAULT" and trigger.mode == "arrest":
        return False
    if is_sensed(tree, trigger.head, words) or takes_place(tree, trigger.head, words) is not None:
        return False
    plural = tree.tags[trigger.head] in ("NNS", "NNPS")
    bare = not any(tree.deps[kid] in ("det", "nmod:poss", "nummod", "acl:relcl") for kid in tree.kids[trigger.head])
    return bare and (plural or tree.lemmas[trigger.head] in words.masses)


def is_sensed(tree: Tree, noun: int, words: RealisWords) -> bool:
    """Tell whether somebody heard or saw a deed, so that it is no kind: "explosions were heard in Kyiv"."""
    above = tree.heads[noun] if tree.deps[noun] in SUBJECTS | PASSIVE_SUBJECTS | {"obj"} else noun
    return any(tree.lemmas[one] in words.sensing for one in (above, *tree.kids_by(noun, ("acl",))))


def takes_place(tree: Tree, noun: int, words: RealisWords) -> int | None:
    """Give the verb by which a deed comes about, goes on or is noticed: "clashes erupted", "a blast was heard"."""
    verb = tree.heads[noun]
    if tree.deps[noun] not in SUBJECTS | PASSIVE_SUBJECTS:
        return None
    if tree.lemmas[verb] in words.sensing:
        return verb
    beside = {tree.words[kid] for kid in tree.kids_by(verb, ("obj", "compound:prt", "advmod"))}
    for phrase in words.happening:
        lemma, _, rest = phrase.partition(" ")
        if tree.lemmas[verb] == lemma and (not rest or rest in beside):
            return verb
    return None


def has_scene(tree: Tree, noun: int, words: RealisWords) -> bool:
    """Tell whether it is said where a nominal deed came about, if not by a name: "clashes erupted in the camp"."""
    verb = takes_place(tree, noun, words)
    found = () if verb is None else tree.kids_by(verb, ("obl",))
    named = (
        one
        for one in found
        if tree.pos[one] == "PROPN"
        or tree.kid(one, "det", "nmod:poss", "nummod") is not None
        or tree.lemmas[one] in words.sites
    )
    return any(tree.case(one) in words.scenes and is_definite(tree, one, words) for one in named)


def is_habit(tree: Tree, verb: int) -> bool:
    """Tell whether a clause within another is in the plain present: "those who kill"; headlines are main clauses."""
    plain = tree.tags[verb] in ("VBP", "VBZ") and not tree.kids_by(verb, ("aux", "aux:pass"))
    return plain and tree.deps[verb] in ("acl:relcl", "advcl")


def is_mentioned(tree: Tree, trigger: Trigger, words: RealisWords) -> bool:
    """Tell whether a failure is no news by itself: "their failed offensive", "they tried to attack"."""
    if trigger.verbal:
        return trigger.pattern.frame.realis is None and trigger.mode != "explosives"
    told = {tree.words[kid] for kid in tree.kids_by(trigger.head, ("amod", "compound"))}
    return trigger.carrier == trigger.head and not told.isdisjoint(words.modifiers["failed"])


def is_definite(tree: Tree, token: int, words: RealisWords) -> bool:
    """Tell whether a nominal means somebody or something definite: a name, a pronoun, "the", a number."""
    if not is_somebody(tree, token, words):
        return False
    if tree.pos[token] in ("PROPN", "PRON", "NUM") or tree.tags[token] == "NN":
        return True
    return any(
        tree.deps[kid] in ("det", "nmod:poss", "nummod") or is_name(tree, kid)
        for kid in tree.kids[token]
        if kid < token or tree.deps[kid] in ("nmod", "appos", "flat")
    )


def is_name(tree: Tree, token: int) -> bool:
    """Tell whether a word is a name or made from one: "Borland", "Borlandian"."""
    return tree.pos[token] == "PROPN" or (tree.pos[token] == "ADJ" and tree.shown[token].istitle())


def is_somebody(tree: Tree, token: int, words: RealisWords) -> bool:
    """Tell whether a nominal is neither "anybody" nor any of a kind: "every opponent"."""
    if tree.words[token] == "one" and (whole := tree.kid(token, "nmod")) is not None:
        return tree.kid(whole, "det", "nmod:poss") is not None
    if tree.words[token] in (*words.indefinite, *words.kinds) or tree.pos[token] in ("ADJ", "DET", "VERB", "ADV"):
        return False
    return not any(tree.words[kid] in words.indefinite for kid in tree.kids_by(token, ("det", "amod")))


def exhorts(tree: Tree, verb: int, words: RealisWords) -> bool:
    """Tell whether a clause tells the reader, or everybody, what should be done: "we must fight"."""
    subject = next((kid for kid in tree.kids[first_of(tree, verb)] if tree.deps[kid] in SUBJECTS), None)
    return subject is not None and tree.words[subject] in words.everybody


def is_vowed(tree: Tree, place: int, words: RealisWords) -> bool:
    """Tell whether a doer commits himself to a deed: "vowed to retaliate", "threatened to strike"."""
    for _ in range(CLIMB):
        if tree.lemmas[place] in words.vowing:
            return True
        place = tree.heads[place]
    return False
