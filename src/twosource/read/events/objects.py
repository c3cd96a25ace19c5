"""A verb goes in; out comes what its action goes to: its object in either voice, or the noun its clause describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.events.tree import NOMINAL, PASSIVE_SUBJECTS

if TYPE_CHECKING:
    from twosource.read.events.tree import Tree

DEPTH = 8
"""Clauses climbed: deeper chains are parse errors."""
SIDE_BY_SIDE = 3
"""Tokens from a verb to a coordinated one that shares its object: one conjunction and an adverb between."""
COUNTING = frozenset({"than", "between", "over", "about", "around", "at", "up", "above", "under"})
KIN = frozenset(
    {
        "mother",
        "father",
        "parent",
        "wife",
        "widow",
        "relative",
        "family",
        "sister",
        "brother",
        "son",
        "daughter",
        "friend",
    }
)
"""Whose a participle right behind "of" others is not: "mothers of | men killed | in Osh"."""
RELATIVES = frozenset({"who", "whom", "that", "which"})
CLAUSAL = frozenset({"xcomp", "advcl", "ccomp", "acl", "acl:relcl", "conj", "advcl:relcl"})


def antecedent(tree: Tree, token: int, verb: int) -> int:
    """Follow a relative pronoun to the noun that its clause describes."""
    if tree.words[token] not in RELATIVES:
        return token
    clause = verb
    for _ in range(DEPTH):
        if tree.deps[clause].startswith("acl"):
            return tree.heads[clause]
        if tree.deps[clause] not in CLAUSAL or tree.heads[clause] == clause:
            break
        clause = tree.heads[clause]
    return token


def objects_of_verb(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    """Give the object of an active verb, or the subject of a passive one; coordinated passives share theirs."""
    found = [antecedent(tree, kid, verb) for kid in tree.kids[verb] if tree.deps[kid] in ("obj", *PASSIVE_SUBJECTS)]
    if found or (found := counted(tree, verb) or tree.kids_by(verb, ("iobj",)) or left_so(tree, verb)):
        return found
    if named := [
        kid for kid in tree.kids_by(verb, ("xcomp",)) if tree.pos[kid] == "PROPN" and is_next(tree, verb, kid)
    ]:
        return named
    for kid in tree.kids_by(verb, ("conj",)):
        shared = tree.kids_by(kid, ("obj",)) if shares_object(tree, verb, kid) else []
        if shared:
            return [antecedent(tree, one, kid) for one in shared]
    if late := late_object(tree, verb):
        return late
    if tree.deps[verb].startswith(("acl", "amod")):
        return described(tree, verb)
    return shared_subject(tree, verb, depth) if tree.deps[verb] in ("conj", "xcomp") else []


def late_object(tree: Tree, verb: int) -> list[int]:
    """Give the object that a verb shares with the one before it: "torturing and | killing | prisoners"."""
    if tree.deps[verb] != "conj" or tree.kid(verb, "obj", "obl", "ccomp", "xcomp") is not None:
        return []
    return [kid for kid in tree.kids_by(tree.heads[verb], ("obj",)) if kid > verb]


def is_next(tree: Tree, verb: int, name: int) -> bool:
    """Tell whether a name, with the title before it, follows its verb directly."""
    return all(tree.pos[one] in ("ADJ", "DET", "PROPN", "NOUN", "PART") for one in range(verb + 1, name))


def described(tree: Tree, verb: int) -> list[int]:
    """Give the noun that a participle or a relative clause describes, where it is what the verb's action goes to."""
    head = tree.heads[verb]
    if tree.deps[verb] in ("acl", "amod") and tree.tags[verb] == "VBN" and tree.pos[head] in NOMINAL:
        near = [kid for kid in tree.kids_by(head, ("nmod",)) if kid == verb - 1 and tree.lemmas[head] in KIN]
        return near or [head]
    doers = tree.kids_by(verb, ("nsubj",))
    own = any(tree.words[kid] not in RELATIVES for kid in doers)
    owned = any(tree.tags[one] == "WP$" for kid in doers for one in tree.kids[kid])
    return [head] if own and not owned and tree.deps[verb] == "acl:relcl" and tree.kid(verb, "ccomp") is None else []


def shared_subject(tree: Tree, verb: int, depth: int) -> list[int]:
    """Give a coordinated passive's own bare count ("and five injured"), or the passive subject that it shares."""
    head = tree.heads[verb]
    if depth > DEPTH or tree.tags[verb] != "VBN" or head == verb:
        return []
    bare = [kid for kid in tree.kids[verb] if kid < verb and tree.pos[kid] == "NUM"]
    shared = bare or [antecedent(tree, kid, head) for kid in tree.kids[head] if tree.deps[kid] in PASSIVE_SUBJECTS]
    if not shared and tree.deps[verb] == "conj" and is_passive_beside(tree, verb):
        shared = [antecedent(tree, kid, head) for kid in tree.kids_by(head, ("nsubj",))]
    return shared or (objects_of_verb(tree, head, depth + 1) if tree.is_passive(head) else [])


def is_passive_beside(tree: Tree, verb: int) -> bool:
    """Tell whether a passive goes on behind an active verb by "and": "pleaded guilty | and was | remanded"."""
    return (
        tree.kid(verb, "aux:pass") is not None and tree.kid(verb, "cc") is not None and tree.kid(verb, "mark") is None
    )


def counted(tree: Tree, verb: int) -> list[int]:
    """Give an object that a bound has made look oblique: "killed no fewer than twelve farmers"."""
    loose = (kid for kid in tree.kids_by(verb, ("obl",)) if kid > verb)
    marked = (kid for kid in loose if tree.case(kid) in COUNTING or tree.words[kid - 1] == "than")
    return [k for k in marked if tree.pos[k] == "NUM" or any(tree.pos[one] == "NUM" for one in tree.kids[k])][:1]


def left_so(tree: Tree, verb: int) -> list[int]:
    """Give the number that the parse hung on what a verb left it as: "left 10 dead"."""
    states = [kid for kid in tree.kids_by(verb, ("xcomp",)) if tree.pos[kid] == "ADJ"]
    return [kid for one in states for kid in tree.kids[one] if tree.pos[kid] == "NUM" and verb < kid < one][:1]


def shares_object(tree: Tree, verb: int, other: int) -> bool:
    """Tell whether two verbs coordinated side by side have one object: "attack and capture the valley"."""
    own = any(tree.deps[kid] in ("obl", "xcomp", "ccomp") for kid in tree.kids[verb])
    return not own and other - verb <= SIDE_BY_SIDE and tree.tags[verb] == tree.tags[other]
