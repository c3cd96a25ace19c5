"""A tree goes in; particles taken for prepositions come out as parts of their verbs: "burned down huts"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.events.tree import hang
from twosource.read.events.vocabulary import load_lexicon

if TYPE_CHECKING:
    from twosource.read.events.tree import Tree

PARTICLES = frozenset({"down", "up", "off", "out", "over"})
"""Prepositions that are particles as often, where the verb makes one phrase with them."""


def mend_particle(tree: Tree, noun: int) -> None:
    """Make an object of what stands behind a verb and its particle, where the two are a phrase of the codebook."""
    verb = tree.heads[noun]
    particle = verb + 1
    marks = tree.kids_by(noun, ("case",))
    if particle >= len(tree) or particle not in (*marks, *tree.kids_by(verb, ("compound:prt",))):
        return
    if tree.words[particle] not in PARTICLES or any(one != particle for one in marks):
        return
    others = [one for one in tree.kids_by(verb, ("obj", "aux:pass", "nsubj:pass")) if one != noun]
    if not others and noun > particle and is_phrase(tree.lemmas[verb], tree.words[particle]):
        tree.deps[noun] = "obj"
        hang(tree, particle, verb, "compound:prt")


def is_phrase(lemma: str, particle: str) -> bool:
    """Tell whether a verb and a particle are listed, by themselves or with what they go to."""
    listed = load_lexicon().verbs.get(lemma, ())
    return any(one.rest and particle in one.rest[0].endings for one in listed)
