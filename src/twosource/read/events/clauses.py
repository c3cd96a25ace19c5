"""A tree goes in; clauses that parsers of news take apart come out whole: a subject hung elsewhere, a lost main verb.

Nothing here looks at what words mean; `mending` says to which arcs each mend is put.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.events.tree import NOMINAL, PASSIVE_SUBJECTS, SUBJECTS, hang
from twosource.read.events.vocabulary import load_lexicon

if TYPE_CHECKING:
    from twosource.read.events.tree import Tree


def mend_opening(tree: Tree, word: int) -> None:
    """Make a noun of what opens a sentence and was taken for a verb: "| Reports | that they left are not true"."""
    head, clause = tree.heads[word], tree.kid(word, "ccomp")
    first = word == tree.bounds[tree.sentences[word]][0]
    if not (first and clause is not None and head > clause and tree.words[word + 1] == "that"):
        return
    if tree.kids_by(head, PASSIVE_SUBJECTS | {"nsubj"}) or tree.kids_by(word, SUBJECTS):
        return
    tree.pos[word], tree.tags[word], tree.deps[clause] = "NOUN", "NNS", "acl"
    tree.deps[word] = "nsubj:pass" if tree.kid(head, "aux:pass") is not None else "nsubj"


def mend_burning(tree: Tree, verb: int) -> None:
    """Make one more object of what was taken for one more deed: "police removed stones and | burning tyres |"."""
    first, noun = tree.heads[verb], tree.kid(verb, "obj")
    met = [kid for kid in tree.kids_by(first, ("obj",)) if kid < verb]
    if tree.tags[first] == "VBG" or not met or noun != verb + 1 or tree.tags[noun] != "NNS":
        return
    if tree.words[verb - 1] != "and" or tree.kids[verb] != [*tree.kids_by(verb, ("cc",)), noun]:
        return
    hang(tree, noun, met[-1], "conj")
    hang(tree, verb, noun, "amod")


def mend_claims(tree: Tree, word: int) -> None:
    """Make a noun of a subject that was taken for a verb: "| Claims | that he has fled are false"."""
    if word == tree.bounds[tree.sentences[word]][0] and tree.kid(word, "nsubj") is None:
        tree.pos[word], tree.tags[word] = "NOUN", "NNS"


def mend_loose(tree: Tree, verb: int) -> None:
    """Let a number suffer the participle behind it, taken for a clause: "some of the 114 | killed | the day before"."""
    noun = verb - 1
    bare = tree.kid(verb, *SUBJECTS, *PASSIVE_SUBJECTS, "mark", "aux", "cc", "obj", "advmod") is None
    counted = noun >= 0 and tree.pos[noun] in ("NUM", "NOUN") and tree.tags[noun] in ("CD", "NNS")
    if (
        bare
        and counted
        and tree.lemmas[verb] in load_lexicon().words.needs_object
        and tree.is_under(noun, tree.heads[verb])
    ):
        hang(tree, verb, noun, "acl")
        tree.tags[verb] = "VBN"


def mend_apart(tree: Tree, noun: int) -> None:
    """Make no object of what stands behind a semicolon: "two kidnapped, one freed; | whereabouts unknown |"."""
    verb = tree.heads[noun]
    if verb < noun and ";" in tree.words[verb:noun]:
        tree.deps[noun] = "parataxis"


def mend_stopping(tree: Tree, verb: int) -> None:
    """Hang on its verb what was hung on the verb's adverb: "stopped short | of accusing |"."""
    adverb = tree.heads[verb]
    if tree.tags[adverb] == "RB" and tree.deps[adverb] == "advmod" and adverb < verb:
        hang(tree, verb, tree.heads[adverb], "advcl")


def mend_quoted(tree: Tree, verb: int) -> None:
    """Give what is said its subject, where the saying took two: "| The clan | rejects the tax, the envoy said"."""
    head = tree.heads[verb]
    subjects = tree.kids_by(head, SUBJECTS)
    if head < verb or tree.kids_by(verb, SUBJECTS | PASSIVE_SUBJECTS) or not any(verb < one for one in subjects):
        return
    if before := [one for one in subjects if one < verb]:
        hang(tree, before[-1], verb, "nsubj:pass" if tree.tags[verb] == "VBN" else "nsubj")


def mend_called(tree: Tree, predicate: int) -> None:
    """Give what is said of something its subject, taken for an object: "said | reports of a raid | were false"."""
    head, copula = tree.heads[predicate], tree.kid(predicate, "cop")
    if copula is None or tree.kids_by(predicate, SUBJECTS | PASSIVE_SUBJECTS | {"mark"}):
        return
    if said := [kid for kid in tree.kids_by(head, ("obj",)) if head < kid < copula]:
        hang(tree, said[-1], predicate, "nsubj")


def mend_described(tree: Tree, verb: int) -> None:
    """Give a clause the subject that was hung on a participle before it: "Newly named | Ann Lee | has refused".

    A bare participle right before a subject describes it: "Jailed | miner Ann Lee has refused".
    """
    head = tree.heads[verb]
    told = next((one for one in tree.kids_by(head, SUBJECTS | PASSIVE_SUBJECTS) if verb < one < head), None)
    if told is not None and not tree.kids[verb] and min(below(tree, told)) == verb + 1 and tree.pos[told] != "PRON":
        if tree.kid(told, "det") is None:
            hang(tree, verb, told, "amod")
        return
    late = [kid for kid in tree.kids_by(verb, SUBJECTS | PASSIVE_SUBJECTS) if verb < kid < head]
    if late and not tree.kids_by(head, SUBJECTS | PASSIVE_SUBJECTS):
        hang(tree, late[-1], head, "nsubj")


def below(tree: Tree, token: int) -> list[int]:
    """Give a token and all that hangs on it."""
    found = [token]
    for one in found:
        found += tree.kids[one]
    return found


def mend_announced(tree: Tree, noun: int) -> None:
    """Give back to its own clause a subject behind a colon: "Spoke to my cousin: | soldiers | going door to door"."""
    verb = tree.heads[noun]
    first = min(below(tree, noun))
    mark = max((one for one in range(verb + 1, noun) if tree.words[one] == ":"), default=None)
    if mark is None or tree.kid(noun, "acl") is None or first <= verb < mark:
        return
    clause = tree.kids_by(noun, ("acl",))[0]
    if clause > noun:
        hang(tree, clause, verb, "parataxis")
        hang(tree, noun, clause, "nsubj")


def mend_reduced(tree: Tree, verb: int) -> None:
    """Make a participle of a past tense before the clause's own verb: "swaps | agreed in March | have been halted"."""
    subject = tree.kid(verb, "nsubj")
    told = [kid for kid in tree.kids_by(tree.heads[verb], ("ccomp", "conj", "parataxis")) if kid > verb]
    later = next((one for one in told if tree.tags[one] == "VBN" and tree.kid(one, "aux") is not None), None)
    if later is None or subject is None or subject > verb or tree.kids_by(later, SUBJECTS | PASSIVE_SUBJECTS):
        return
    opening = min(tree.kids_by(later, ("aux", "aux:pass")))
    if any(tree.words[one] in (",", "and", "or", "but", ";") for one in range(verb, opening)):
        return
    hang(tree, subject, later, "nsubj:pass" if tree.kid(later, "aux:pass") is not None else "nsubj")
    hang(tree, verb, subject, "acl")
    tree.tags[verb] = "VBN"


def mend_speaker(tree: Tree, verb: int) -> None:
    """Give a verb the subject that was hung on the object before a comma: "killing two soldiers, | officials said"."""
    if tree.kids_by(verb, SUBJECTS | PASSIVE_SUBJECTS) or verb == 0 or tree.pos[verb - 1] not in NOMINAL:
        return
    noun = verb - 1
    while tree.deps[noun] in ("conj", "flat") and tree.heads[noun] < noun:
        first = min((noun, *tree.kids[noun]))
        after_comma = tree.words[first] == "," or tree.words[first - 1 : first] == [","]
        if after_comma and not tree.is_under(verb, noun):
            hang(tree, noun, verb, "nsubj")
            return
        noun = tree.heads[noun]
