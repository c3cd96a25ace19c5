"""A party's head goes in; out come those that take part beside it: coordinated, along with it, or hung elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.events.things import is_thing
from twosource.read.events.tree import NOMINAL

if TYPE_CHECKING:
    from twosource.read.events.tree import Tree
    from twosource.read.events.vocabulary import EventWords


LANDS = frozenset({"country", "state", "city", "town", "province", "region", "district", "village"})


def coordinate(tree: Tree, token: int, words: EventWords) -> list[int]:
    """Give a nominal and those coordinated with it, such as the parse hung inside its phrase or above it included."""
    inside = [
        inner for kid in tree.kids_by(token, ("nmod", "appos")) for inner in (kid, *tree.kids_by(kid, ("appos",)))
    ]
    apart = [kid for one in inside for kid in tree.kids_by(one, ("conj",)) if tree.stands_apart(kid)]
    beside = [kid for kid in tree.kids_by(token, ("nmod",)) if is_companion(tree, kid)]
    joined = [
        kid
        for kid in tree.kids_by(token, ("conj",))
        if not (tree.shares_article(kid) or tree.is_one_name(token, kid) or is_of_nearer(tree, kid, words))
        and not is_of_land(tree, token, kid)
    ]
    above = tree.heads[token] if tree.deps[token] == "nmod" else token
    nearer = [kid for kid in tree.kids_by(above, ("conj",)) if above < token < kid and is_of_nearer(tree, kid, words)]
    return [token, *(kid for kid in (*joined, *nearer, *apart, *beside) if tree.pos[kid] in NOMINAL)]


def is_of_nearer(tree: Tree, conjunct: int, words: EventWords) -> bool:
    """Tell whether a party was hung beside a deed and goes with the deed's own: "raids on the bank and the mill"."""
    mate = tree.heads[conjunct]
    if not is_thing(tree, mate, words) or is_thing(tree, conjunct, words):
        return False
    return any(mate < kid < conjunct for kid in tree.kids_by(mate, ("nmod",)))


def is_of_land(tree: Tree, token: int, conjunct: int) -> bool:
    """Tell whether a land hung beside people is one more of those they are in: "held in Chad, | Niger | and Mali"."""
    lands = [one for one in range(token + 1, conjunct) if tree.labels.get(one) == "LOC" and tree.is_under(one, token)]
    listed = [kid for kid in tree.kids_by(token, ("conj",)) if kid <= conjunct]
    people = tree.pos[token] == "NOUN" and tree.labels.get(token) is None
    land = bool(listed) and (tree.labels.get(listed[0]) == "LOC" or tree.lemmas[listed[0]] in LANDS)
    return people and land and bool(lands) and lands[0] < listed[0]


def is_companion(tree: Tree, nominal: int) -> bool:
    """Tell whether a nominal takes part beside another: "rebels, along with deserters, stormed the base"."""
    words = case_words(tree, nominal)
    return {"along", "with"} <= words or {"together", "with"} <= words or {"alongside"} <= words


def case_words(tree: Tree, token: int) -> set[str]:
    """Give all prepositions of a nominal, those of a fixed phrase ("because of") included."""
    cases = tree.kids_by(token, ("case",))
    return {tree.words[one] for case in cases for one in (case, *tree.kids_by(case, ("fixed",)))}
