"""A tree goes in and comes out with the arcs put right that parsers of news get wrong most often.

Each mend is of a kind that words and their order settle: a past tense taken for a participle, an object hung across a
verb, a speaker taken for one more victim. Nothing here looks at what words mean.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from twosource.read.events.clauses import (
    mend_announced,
    mend_apart,
    mend_burning,
    mend_called,
    mend_claims,
    mend_described,
    mend_loose,
    mend_opening,
    mend_quoted,
    mend_reduced,
    mend_speaker,
    mend_stopping,
)
from twosource.read.events.counting import (
    mend_bare_count,
    mend_between,
    mend_counted,
    mend_crossed,
    mend_gapped,
    mend_reflexive,
    mend_tallied,
)
from twosource.read.events.headlines import mend_main_clause, mend_participle, mend_verbless, raise_above
from twosource.read.events.particles import mend_particle
from twosource.read.events.tallies import mend_tallies
from twosource.read.events.tree import ACTIVE, FINITE, NOMINAL, PASSIVE_SUBJECTS, SUBJECTS, base_forms, hang
from twosource.read.events.vocabulary import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from twosource.read.events.tree import Tree

GIVING = frozenset({"give", "grant", "offer", "award", "deny", "send", "lend", "hand", "pay", "teach"})
"""Verbs that take two objects."""
MARKING = frozenset({"by", "from", "with", "against", "for", "into"})
CALLING: Mapping[str, frozenset[str]] = MappingProxyType(
    {"call": frozenset({"on", "upon", "for"}), "fire": frozenset({"on", "upon", "at"})}
)
"""Verbs that are no passives before these prepositions."""
FAIR = frozenset({"legitimate", "lawful", "legal"})
"""What makes of a target one that somebody means to hit."""
HYPHENS = frozenset({"-", "–"})
NEST = 3
"""Nouns between a verb and what came of it: "on a bus of pilgrims from the coast"."""


def mend(tree: Tree) -> Tree:
    """Put arcs right, in place, and give the tree back."""
    for first, last in tree.bounds:
        mend_tallies(tree, first, last)
        mend_main_clause(tree, first, last)
    for place, relation in enumerate(tree.deps):
        for tags, put_right in MENDS.get(relation, ()):
            if not tags or tree.tags[place] in tags:
                put_right(tree, place)
    return tree


def mend_outcome(tree: Tree, verb: int) -> None:
    """Hang what came of a deed on the deed, not on its purpose or place: "fired on a bus of nuns, | killing two"."""
    head, told = tree.heads[verb], None
    if tree.words[verb - 1] != "," or tree.kid(verb, "mark", "cc", "aux") is not None or head > verb:
        return
    if tree.tags[head] == "VB" and tree.deps[head] == "advcl":
        told = tree.heads[head]
    elif is_told_of(tree, head):
        told = verb_above(tree, tree.heads[head])
    elif tree.pos[head] in NOMINAL:
        told = verb_above(tree, head)
    if told is not None and told != head:
        hang(tree, verb, told, "advcl")


def is_told_of(tree: Tree, clause: int) -> bool:
    """Tell whether a clause only says which noun is meant, and nothing comes of it: "a hall | that was used | as"."""
    if tree.deps[clause] == "acl:relcl":
        return tree.is_passive(clause)
    return tree.deps[clause] == "acl" and tree.tags[clause] in ("VBG", "VBN")


def mend_charged(tree: Tree, verb: int) -> None:
    """Give a verb the object that was hung on what it is charged with: "accused | the clan | of restoring the tax"."""
    head, mark = tree.heads[verb], tree.kid(verb, "mark")
    early = [kid for kid in tree.kids_by(verb, ("obj",)) if mark is not None and head < kid < mark]
    if early and tree.tags[head].startswith("VB") and tree.kid(head, "obj") is None:
        hang(tree, early[0], head, "obj")


def mend_beside(tree: Tree, noun: int) -> None:
    """Hang who suffers beside a pronoun on it, not on the verb: "killed himself and | six recruits |"."""
    verb, joint = tree.heads[noun], tree.kid(noun, "cc")
    if joint is None or tree.pos[verb] != "VERB" or tree.kid(noun, "cop", *SUBJECTS, *PASSIVE_SUBJECTS) is not None:
        return
    pronoun = joint - 1
    if pronoun in tree.kids_by(verb, ("obj",)) and tree.pos[pronoun] == "PRON":
        hang(tree, noun, pronoun, "conj")


def mend_suffering(tree: Tree, noun: int) -> None:
    """Make active a participle that no "was" makes passive: "an editor it | jailed", "the clans | called on" a king."""
    verb = tree.heads[noun]
    if tree.tags[verb] != "VBN" or tree.kid(verb, "aux", "aux:pass") is not None or verb + 1 >= len(tree):
        return
    calling = tree.words[verb + 1] in CALLING.get(tree.lemmas[verb], ()) and tree.deps[verb + 1] == "case"
    if calling or tree.deps[verb] == "acl:relcl":
        tree.tags[verb], tree.deps[noun] = "VBD", "nsubj"


def mend_hyphened(tree: Tree, noun: int) -> None:
    """Give back the end of a name that a hyphen joins to it: "troops bound for Novo - | Selo | began to"."""
    verb, name = tree.heads[noun], noun - 2
    joined = name >= 0 and tree.words[noun - 1] in HYPHENS and tree.pos[noun] == tree.pos[name] == "PROPN"
    if joined and any(
        tree.is_under(name, one) for one in tree.kids_by(verb, SUBJECTS | PASSIVE_SUBJECTS) if one < name
    ):
        hang(tree, noun, name, "flat")


def mend_titled(tree: Tree, name: int) -> None:
    """Make a title of the noun before a name, where a verb got both as subjects: "union leader | Ann Lee | fled"."""
    title = name - 1
    if name and tree.pos[title] == "NOUN" and tree.deps[title] == "nsubj" and tree.heads[title] == tree.heads[name]:
        hang(tree, title, name, "nmod:desc")


def mend_prefix(tree: Tree, prefix: int) -> None:
    """Make no preposition of what a hyphen joins to its noun: "| Anti | - tax groups"."""
    if tree.words[prefix + 1 : prefix + 2] == ["-"]:
        tree.deps[prefix] = "compound"


def mend_named(tree: Tree, name: int) -> None:
    """Take for one name what only looks like several: "Roads and Harbours | Administration"."""
    mate, first = name - 1, tree.heads[name]
    listed = mate > first and tree.deps[mate] == "conj" and tree.heads[mate] == first and tree.words[mate - 1] == "and"
    if (
        listed
        and all(tree.pos[one] == "PROPN" for one in (first, mate, name))
        and not tree.names.keys() & {first, name}
    ):
        tree.names.update(dict.fromkeys(range(first, name + 1), (first, name + 1)))


def mend_given(tree: Tree, noun: int) -> None:
    """Give a verb whom it gives something to, taken for its owner: "granted | the island | permission"."""
    given = tree.heads[noun]
    verb = tree.heads[given]
    owned = tree.pos[noun] == "PRON" or tree.kid(noun, "case") is not None or tree.deps[given] != "obj"
    if not owned and tree.lemmas[verb] in GIVING and verb < noun < given and tree.kid(verb, "iobj") is None:
        hang(tree, noun, verb, "iobj")


def mend_marked(tree: Tree, noun: int) -> None:
    """Make no object of what has a preposition: "freed from jail | by the clan"; a bound is none: "at least 12"."""
    case = tree.case(noun)
    if case in MARKING and tree.pos[noun] in ("NOUN", "PROPN"):
        tree.deps[noun] = "obl:agent" if case == "by" and tree.is_passive(tree.heads[noun]) else "obl"


def mend_to_blame(tree: Tree, verb: int) -> None:
    """Let who is to blame suffer it: "said | bandits | were to blame"."""
    if tree.lemmas[verb] == "blame" and tree.kid(verb, "cop") is not None and tree.kid(verb, "obj") is None:
        for one in tree.kids_by(verb, ("nsubj",)):
            tree.deps[one] = "nsubj:pass"


def mend_willing(tree: Tree, pronoun: int) -> None:
    """Make a subject of an "it" that was taken for empty: "the island says | it | is willing to pay".

    So of one that demands or claims: "| it | demanded that they leave".
    """
    head = tree.heads[pronoun]
    if tree.tags[head] == "VBD" and tree.lemmas[head] in load_lexicon().verbs and tree.kid(head, "ccomp") is not None:
        tree.deps[pronoun] = "nsubj"
    told = tree.pos[head] == "ADJ" and tree.deps[head] == "ccomp" and tree.kid(head, "xcomp") is not None
    if told and tree.kid(head, "nsubj", "csubj") is None:
        tree.deps[pronoun] = "nsubj"


def mend_tensed(tree: Tree, verb: int) -> None:
    """Hang a past tense on who says so, not on what he says in another: "asked that they go and | called | on us"."""
    inner = tree.heads[verb]
    said = tree.heads[inner]
    told = tree.deps[inner] == "ccomp" and tree.tags[inner] in ("VB", "VBP") and tree.tags[said] == "VBD"
    if told and said < inner < verb and tree.kid(verb, *SUBJECTS, *PASSIVE_SUBJECTS, "aux") is None:
        hang(tree, verb, said, "conj")


def mend_gerund(tree: Tree, word: int) -> None:
    """Make a verb of an -ing form that was taken for part of a name: "accused of | bombing | markets"."""
    noun = tree.heads[word]
    verb, mark = tree.heads[noun], word - 1
    plain = noun == word + 1 and tree.tags[noun] == "NNS" and tree.deps[noun] == "obl" and tree.case(noun) == "of"
    base = next((one for one in base_forms(tree.words[word]) if one in load_lexicon().verbs), None)
    if not (plain and base and tree.words[word].endswith("ing") and tree.words[mark] == "of"):
        return
    if tree.lemmas[verb] not in load_lexicon().words.charging_verbs:
        return
    tree.pos[word], tree.tags[word], tree.lemmas[word] = "VERB", "VBG", base
    hang(tree, word, verb, "advcl")
    hang(tree, noun, word, "obj")
    hang(tree, mark, word, "mark")


def verb_above(tree: Tree, noun: int) -> int | None:
    """Give the verb before a noun that the noun is object or place of."""
    for _ in range(NEST):
        above = tree.heads[noun]
        if tree.pos[above] == "VERB":
            return above if above < noun else None
        noun = above
    return None


def mend_object(tree: Tree, noun: int) -> None:
    """Give a verb the object that was hung on the object before it: "killed 12 people and wounded 30 others"."""
    if tree.pos[noun] not in NOMINAL:
        return
    between = range(tree.heads[noun] + 1, noun)
    verb = next((one for one in reversed(between) if tree.tags[one] in ACTIVE and tree.pos[one] == "VERB"), None)
    if (
        verb is None
        or tree.deps[verb] != "conj"
        or tree.is_under(verb, noun)
        or tree.kids_by(verb, ("obj", "obl", "xcomp", "ccomp", "nsubj"))
    ):
        return
    hang(tree, noun, verb, "obj")


def mend_targeted(tree: Tree, copula: int) -> None:
    """Make a verb of what says who is a target: "any aircraft there | will be a legitimate target |".

    What is one "under the law" is so for lawyers.
    """
    noun = tree.heads[copula]
    said = {tree.words[kid] for kid in tree.kids_by(noun, ("amod",))}
    if tree.lemmas[noun] != "target" or said.isdisjoint(FAIR) or tree.kid(noun, *SUBJECTS) is None:
        return
    if any(tree.case(kid) == "under" for kid in tree.kids_by(noun, ("nmod", "obl"))):
        return
    relation, moved = tree.deps[noun], tree.kids_by(noun, (*SUBJECTS, "aux", "advmod", "mark", "advcl", "cc"))
    raise_above(tree, copula, noun)
    for one in moved:
        hang(tree, one, copula, tree.deps[one])
    tree.deps[copula], tree.deps[noun] = relation, "xcomp"
    tree.pos[copula], tree.lemmas[copula] = "VERB", "become"


def mend_title(tree: Tree, title: int) -> None:
    """Give a name the preposition that was hung on its title or first word: "sent aid to President Ann Lee"."""
    name = tree.heads[title]
    while tree.deps[name] == "nmod:desc" and tree.heads[name] > name:
        name = tree.heads[name]
    moved = [one for one in tree.kids_by(title, ("case",)) if one < title and tree.tags[one] != "POS"]
    if not moved or name < title or tree.pos[name] not in NOMINAL or tree.case(name):
        return
    for one in moved:
        hang(tree, one, name, "case")
    if tree.deps[name] == "obj":
        tree.deps[name] = "obl"


MENDS: Mapping[str, tuple[tuple[frozenset[str], Callable[[Tree, int], None]], ...]] = MappingProxyType(
    {
        "conj": (
            (frozenset(), mend_object),
            (frozenset({"NN", "NNS", "NNP"}), mend_beside),
            (frozenset({"VBN"}), mend_gapped),
            (frozenset({"VBD"}), mend_tensed),
            (frozenset({"VB", "VBD", "VBN", "JJ"}), mend_counted),
            (frozenset({"VBG"}), mend_charged),
            (frozenset({"VBG"}), mend_burning),
            (frozenset({"VBG"}), mend_outcome),
            (frozenset({"NNP", "NNPS"}), mend_named),
        ),
        "case": (
            (frozenset({"JJ", "AFX", "NN", "NNP"}), mend_prefix),
            (frozenset({"IN"}), mend_between),
        ),
        "nsubj": (
            (frozenset({"NNP", "NNPS"}), mend_hyphened),
            (frozenset({"NNP"}), mend_titled),
            (frozenset({"VBZ"}), mend_claims),
            (frozenset({"NN", "NNS"}), mend_announced),
        ),
        "nsubj:pass": ((frozenset(), mend_suffering),),
        "obl": ((frozenset(), mend_crossed), (frozenset(), mend_particle)),
        "obj": (
            (frozenset(), mend_apart),
            (frozenset(), mend_particle),
            (frozenset(), mend_marked),
            (frozenset({"CD"}), mend_tallied),
        ),
        "nmod:poss": ((frozenset(), mend_given),),
        "nmod:desc": ((frozenset(), mend_title),),
        "amod": ((frozenset(), mend_title),),
        "compound": ((frozenset(), mend_title), (frozenset({"NN"}), mend_gerund)),
        "parataxis": (
            (FINITE, mend_speaker),
            (frozenset({"VBN"}), mend_counted),
            (frozenset({"VBZ"}), mend_opening),
        ),
        "csubj": ((frozenset({"VBZ"}), mend_opening),),
        "xcomp": ((frozenset({"CD"}), mend_bare_count),),
        "obl:unmarked": ((frozenset({"PRP"}), mend_reflexive),),
        "advcl": (
            (frozenset({"VBG"}), mend_stopping),
            (frozenset({"VBG"}), mend_charged),
            (frozenset({"VBG"}), mend_outcome),
            (frozenset({"VBN"}), mend_described),
            (frozenset({"VBD"}), mend_loose),
        ),
        "acl": (
            (frozenset({"VBG"}), mend_charged),
            (frozenset({"VBG"}), mend_outcome),
            (frozenset({"VBN", "VBD"}), mend_verbless),
            (frozenset({"VBD"}), mend_participle),
        ),
        "root": ((frozenset({"VB"}), mend_to_blame), (FINITE, mend_speaker)),
        "ccomp": (
            (frozenset({"VB"}), mend_to_blame),
            (FINITE | {"VBN"}, mend_quoted),
            (frozenset({"VBD"}), mend_reduced),
            (frozenset({"JJ", "NN", "NNS"}), mend_called),
        ),
        "cop": ((frozenset(), mend_targeted),),
        "expl": ((frozenset(), mend_willing),),
    }
)
"""What may be wrong with an arc, by its relation and the tags that its token must have (none: any)."""
