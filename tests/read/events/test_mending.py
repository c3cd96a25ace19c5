"""Arcs that a parser of news gets wrong, put right: trees of our own, built arc by arc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc
from spacy.vocab import Vocab

from twosource.read.events.mending import mend
from twosource.read.events.tree import grow_tree

if TYPE_CHECKING:
    from twosource.read.events.tree import Tree


def mended(*tokens: str) -> Tree:
    """Build a sentence of "word pos tag relation head" and mend it."""
    words, pos, tags, deps, heads = zip(*(token.split() for token in tokens), strict=True)
    doc = Doc(
        Vocab(),
        words=[*words],
        pos=[*pos],
        tags=[*tags],
        deps=[*deps],
        heads=[int(head) for head in heads],
        lemmas=[word.lower() for word in words],
    )
    return mend(grow_tree(doc, {"call", "jail"}))


def test_who_calls_on_somebody_is_no_sufferer() -> None:
    tree = mended(
        "Clans NOUN NNS nsubj:pass 1", "called VERB VBN root 1", "on ADP IN case 3", "miners NOUN NNS obl 1"
    )  # fmt: skip
    assert (tree.deps[0], tree.tags[1], tree.is_passive(1)) == ("nsubj", "VBD", False)


def test_a_passive_stays_one() -> None:
    tree = mended(
        "Clans NOUN NNS nsubj:pass 2", "were AUX VBD aux:pass 2", "called VERB VBN root 2", "on ADP IN case 4",
        "Friday PROPN NNP obl 2",
    )  # fmt: skip
    assert (tree.deps[0], tree.is_passive(2)) == ("nsubj:pass", True)


def test_the_subject_of_a_clause_beside_a_noun_is_its_doer() -> None:
    tree = mended(
        "Tonga PROPN NNP nsubj 1", "freed VERB VBD root 1", "editors NOUN NNS obj 1", "it PRON PRP nsubj:pass 4",
        "jailed VERB VBN acl:relcl 2", ". PUNCT . punct 1",
    )  # fmt: skip
    assert (tree.deps[3], tree.tags[4]) == ("nsubj", "VBD")


def test_a_hyphen_joins_the_end_of_a_name_to_it() -> None:
    tree = mended(
        "Troops NOUN NNS nsubj 6", "bound ADJ JJ acl 0", "for ADP IN case 3", "Novo PROPN NNP obl 1",
        "- PUNCT HYPH punct 5", "Selo PROPN NNP nsubj 6", "fired VERB VBD root 6",
    )  # fmt: skip
    assert (tree.heads[5], tree.deps[5]) == (3, "flat")


def test_a_name_with_an_and_in_it_is_one() -> None:
    tree = mended(
        "Roads PROPN NNPS nsubj 4", "and CCONJ CC cc 2", "Harbours PROPN NNPS conj 0",
        "Administration PROPN NNP conj 0", "fired VERB VBD root 4",
    )  # fmt: skip
    assert tree.is_one_name(0, 2)
    assert tree.is_one_name(0, 3)


def test_a_title_goes_with_the_name_behind_it() -> None:
    tree = mended("leader NOUN NN nsubj 3", "Ann PROPN NNP nsubj 3", "Lee PROPN NNP flat 1", "fled VERB VBD root 3")
    assert (tree.heads[0], tree.deps[0]) == (1, "nmod:desc")


def test_a_prefix_is_no_preposition() -> None:
    tree = mended("Anti ADJ JJ case 2", "- PUNCT HYPH punct 0", "tax NOUN NN compound 3", "clans NOUN NNS root 3")
    assert tree.deps[0] == "compound"


def test_a_bare_participle_before_a_subject_describes_it() -> None:
    tree = mended(
        "Jailed VERB VBN advcl 4", "miner NOUN NN nmod:desc 2", "Ann PROPN NNP nsubj 4", "has AUX VBZ aux 4",
        "fled VERB VBN root 4",
    )  # fmt: skip
    assert (tree.heads[0], tree.deps[0]) == (2, "amod")
