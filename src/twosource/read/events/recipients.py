"""The nominals that a deed's grammar goes to are given; out come those that are parties, and whose a thing is.

Grammar makes an object of whatever a verb's action goes to: "rejected the accusation by the union", "signed a treaty".
A recipient is who it is done to. So a thing gives way to whoever did it, stays where it is somebody's own, and is left
out otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.events.coordination import case_words
from twosource.read.events.participants import Parties, is_party, names_doer
from twosource.read.events.things import ON_GOODS, is_thing
from twosource.read.events.tree import OBLIQUES
from twosource.read.events.vocabulary import load_lexicon

if TYPE_CHECKING:
    from twosource.read.events.tree import Tree
    from twosource.read.events.vocabulary import EventWords

DOING = frozenset({"by"})
FROM_TOO = DOING | {"from"}
ANSWERING = frozenset({"ACCUSE", "REJECT", "CONCEDE", "REQUEST"})
"""Roots about what comes from somebody: "rejected a call from the union"."""
OF = frozenset({"of"})
TIES = OF | {"with", "to", "toward", "towards", "against"}
"""Prepositions that tie a thing to a party: whose it is, and with or to whom."""
AGAINST_WORDS = frozenset({"ACCUSE", "REJECT", "CONCEDE", "REQUEST", "PROTEST", "SUPPORT"})
"""Roots whose recipient is who did the thing that they are about: "rejected accusations by the union"."""

ADDRESSING = frozenset({"ACCUSE", "REQUEST"})
"""Roots whose recipient is who is spoken to or of: whose the thing is that is asked for is no party."""


def who_to_whom(tree: Tree, root: str, parties: Parties, words: EventWords) -> Parties:
    """Keep the parties of a deed of `root`; only violence is done by a thing ("the blast killed two")."""
    actors: list[int] = []
    for one in parties.actors:
        if is_vehicle(tree, one, words):
            continue
        if not (is_thing(tree, one, words) or is_deed(tree, one)):
            actors.append(one)
        elif root == "ASSAULT":
            actors += owners_of(tree, one, words)
        elif is_owned(tree, one):
            actors.append(one)
    return Parties(tuple(dict.fromkeys(actors)), only_parties(tree, root, parties.recipients, words))


def owners_of(tree: Tree, thing: int, words: EventWords) -> list[int]:
    """Give whose a weapon or an attack is that is told to have done harm: "an Israeli strike", "shells of the navy"."""
    beside = [kid for kid in tree.kids_by(thing, ("nmod:poss", "amod", "compound")) if kid < thing]
    named = [
        k for k in beside if (tree.deps[k] == "nmod:poss" or names_doer(tree, k, words)) and is_party(tree, k, words)
    ]
    return (
        named[:1]
        or doers_of(tree, thing)
        or [
            k
            for k in tree.kids_by(thing, ("nmod",))
            if is_tied(tree, k, words, OF) and not is_own_device(tree, k, words)
        ]
    )


def is_owned(tree: Tree, thing: int) -> bool:
    """Tell whether a thing is said to be somebody's: "the junta's offer", "a UN draft resolution"."""
    for kid in tree.kids_by(thing, ("nmod:poss", "compound", "amod")):
        if tree.deps[kid] == "nmod:poss" and tree.pos[kid] != "PRON":
            return True
        if tree.shown[kid][0].isupper() and tree.pos[kid] in ("PROPN", "ADJ"):
            return True
    return False


def doers_of(tree: Tree, thing: int, marks: frozenset[str] = DOING) -> list[int]:
    """Give who did a thing, by its "by"; also where a participle stands between: "threats made by the army"."""
    governor = tree.heads[thing]
    active = [governor] if tree.tags[governor].startswith("VB") and not tree.is_passive(governor) else []
    made = [kid for kid in tree.kids_by(thing, ("acl",)) if tree.tags[kid] == "VBN"]
    anchors = [thing, *made, *active]
    return [
        kid
        for one in anchors
        for kid in tree.kids_by(one, OBLIQUES)
        if kid > thing and not marks.isdisjoint(case_words(tree, kid))
    ]


def only_parties(tree: Tree, root: str, recipients: tuple[int, ...], words: EventWords) -> tuple[int, ...]:
    """Replace things by who did them where that is whom the deed is against, keep what is owned, drop the rest."""
    kept: list[int] = []
    for one in recipients:
        if root in ON_GOODS and (is_own_device(tree, one, words) or is_deed(tree, one)):
            continue
        if not is_thing(tree, one, words, root):
            kept.append(one)
        elif root in AGAINST_WORDS and (doers := doers_of(tree, one, FROM_TOO if root in ANSWERING else DOING)):
            kept += doers
        elif is_owned(tree, one):
            kept.append(one)
        elif root not in ADDRESSING:
            ties = OF if root in ON_GOODS else TIES
            kept += [kid for kid in tree.kids_by(one, ("nmod",)) if is_tied(tree, kid, words, ties)]
    return tuple(dict.fromkeys(kept))


def is_own_device(tree: Tree, nominal: int, words: EventWords) -> bool:
    """Tell whether a nominal is what did the harm: "the explosion | of a bomb |"."""
    return tree.case(nominal) == "of" and tree.lemmas[nominal] in words.classes["explosive"]


def is_vehicle(tree: Tree, nominal: int, words: EventWords) -> bool:
    """Tell whether a nominal only says by what means: "was flown out | by helicopter |"."""
    listed = (*words.classes["aircraft"], *words.classes["vessel"], *words.classes["means"])
    bare = tree.case(nominal) == "by" and len(tree.kids[nominal]) == 1
    return bare and tree.tags[nominal] == "NN" and tree.lemmas[nominal] in listed


def is_deed(tree: Tree, nominal: int) -> bool:
    """Tell whether a nominal is itself violence, and so nobody: "an attack in retaliation for | American strikes |"."""
    named = load_lexicon().nouns.get(tree.lemmas[nominal], ()) if tree.pos[nominal] == "NOUN" else ()
    return any(one.root == "ASSAULT" and not (one.rest or one.frame.echo or one.frame.laid) for one in named)


def is_tied(tree: Tree, nominal: int, words: EventWords, ties: frozenset[str]) -> bool:
    """Tell whether a phrase says whose a thing is, or with whom: "the proposal of the envoy", "an accord with Chad"."""
    if tree.case(nominal) not in ties or tree.pos[nominal] not in ("NOUN", "PROPN"):
        return False
    return not is_thing(tree, nominal, words) or is_owned(tree, nominal)
