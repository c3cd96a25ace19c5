"""A nominal goes in; out comes whether it is a thing, a paper, a deed or a quality, and so no party to an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.read.events.tree import Tree
    from twosource.read.events.vocabulary import EventWords

ON_GOODS = frozenset({"COERCE", "ASSAULT"})
"""Roots that are done to goods: a seizure, a blast."""

AMOUNTS = frozenset(
    {"dozen", "hundred", "score", "thousand", "number", "pair", "volley", "lot", "couple", "million", "ton", "tonne"}
)
"""What counts others, and is what they are."""


def is_thing(tree: Tree, token: int, words: EventWords, root: str | None = None) -> bool:
    """Tell whether a nominal is no party but what a deed moves or is about: a weapon, a paper, another deed.

    Goods are what a seizure or an attack (`root`) is done to.
    """
    token = part_of(tree, token)
    lemma = tree.lemmas[token]
    if lemma in AMOUNTS and (whole := next((k for k in tree.kids_by(token, ("nmod",)) if tree.case(k) == "of"), None)):
        return is_thing(tree, whole, words, root)
    if tree.pos[token] == "VERB" and tree.tags[token] == "VBG":
        return True
    if tree.pos[token] != "NOUN":
        return False
    if lemma in words.goods:
        return root not in ON_GOODS
    return lemma in words.things or (lemma.endswith(words.thing_endings) and lemma not in words.not_things)


def part_of(tree: Tree, token: int) -> int:
    """Give what a number or a quantifier is a part of: "one of the | plans"; else the token itself."""
    if tree.pos[token] not in ("NUM", "DET", "PRON"):
        return token
    wholes = (kid for kid in tree.kids_by(token, ("nmod",)) if kid > token and tree.case(kid) == "of")
    return next(wholes, token)
