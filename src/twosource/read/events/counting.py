"""A tree goes in; arcs around numbers and days that parsers get wrong come out put right: gapped clauses, ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.events.tree import NOMINAL, PASSIVE_SUBJECTS, SUBJECTS, hang

if TYPE_CHECKING:
    from twosource.read.events.tree import Tree

TALLIED = frozenset({"wound", "injure", "hurt"})
"""What is told of a second number: "12 dead, 30 wounded"."""
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})


def mend_gapped(tree: Tree, verb: int) -> None:
    """Give a coordinated participle its own subject: "two were killed and three others | wounded"."""
    noun = verb - 1
    loose = noun > 0 and tree.pos[noun] in NOMINAL and tree.heads[noun] == tree.heads[verb] and noun > tree.heads[verb]
    if loose and tree.deps[noun] in ("conj", "obj", "nsubj", "nsubj:pass") and not tree.kids_by(verb, PASSIVE_SUBJECTS):
        hang(tree, noun, verb, "nsubj:pass")


def mend_counted(tree: Tree, verb: int) -> None:
    """Let a number before a coordinated participle suffer it: "two were killed and seven | hurt", "left two dead"."""
    number = verb - 1
    counted = verb > 0 and tree.pos[number] == "NUM" and tree.heads[number] == verb
    head = tree.heads[verb]
    told = tree.is_passive(head) or tree.lemmas[head] == "leave"
    if counted and told and tree.kid(verb, "obj", "aux") is None:
        tree.tags[verb], tree.deps[number] = "VBN", "nsubj:pass"


def mend_bare_count(tree: Tree, number: int) -> None:
    """Make an object of a number that was taken for a state: "shells wounded | two |"."""
    verb = tree.heads[number]
    active = tree.tags[verb] in ("VBD", "VBZ", "VBP", "VBG") and tree.kid(verb, "obj", "ccomp", "nsubj:pass") is None
    if active and number == verb + 1 and not tree.kids[number]:
        tree.deps[number] = "obj"


def mend_reflexive(tree: Tree, pronoun: int) -> None:
    """Make an object of who does it to himself: "shot | himself and three others |"."""
    verb = tree.heads[pronoun]
    if tree.words[pronoun] in REFLEXIVE and pronoun == verb + 1 and tree.kid(verb, "obj") is None:
        tree.deps[pronoun] = "obj"


def mend_tallied(tree: Tree, number: int) -> None:
    """Make two tallies of one clause: "70 troops killed | 300 wounded"."""
    verb, state = tree.heads[number], number + 1
    tallied = state < len(tree) and tree.pos[number] == "NUM" and tree.lemmas[state] in TALLIED
    if not tallied or verb >= number or tree.heads[state] not in (verb, number) or tree.kid(state, "obj") is not None:
        return
    for one in tree.kids_by(verb, SUBJECTS):
        tree.deps[one] = "nsubj:pass"
    tree.tags[verb] = tree.tags[state] = "VBN"
    hang(tree, state, verb, "conj")
    hang(tree, number, state, "nsubj:pass")


def mend_crossed(tree: Tree, nominal: int) -> None:
    """Hang what follows a saying on it, not on what is said before: "| they left, he told us | on Tuesday"."""
    said = tree.heads[nominal]
    sayer = tree.heads[said]
    if tree.deps[said] == "ccomp" and said < sayer < nominal:
        hang(tree, nominal, sayer, tree.deps[nominal])


def mend_between(tree: Tree, mark: int) -> None:
    """Make one number of a range, before the noun that it counts: "killed | between 40 and 60 | villagers"."""
    low, joint, high, noun = mark + 1, mark + 2, mark + 3, mark + 4
    if noun >= len(tree) or tree.words[mark] != "between" or tree.words[joint] != "and":
        return
    if not tree.pos[low] == tree.pos[high] == "NUM" or tree.pos[noun] != "NOUN":
        return
    inside = {low, high, noun}
    outer = next((one for one in (noun, low, high) if tree.heads[one] not in inside), None)
    if outer is None or tree.heads[outer] == outer:
        return
    relation, head = tree.deps[outer], tree.heads[outer]
    if relation == "obl" and tree.pos[head] == "VERB" and tree.kid(head, "obj", "aux:pass") is None:
        relation = "obj" if head < noun else "nsubj"
        make_active(tree, head)
    hang(tree, noun, head, relation)
    hang(tree, low, noun, "nummod")
    hang(tree, high, low, "conj")
    hang(tree, joint, high, "cc")
    hang(tree, mark, low, "advmod")


def make_active(tree: Tree, verb: int) -> None:
    """Make a past tense of a participle that was taken for a headline's passive: "a raid | killed | between"."""
    if tree.tags[verb] == "VBN" and tree.kid(verb, "aux") is None:
        tree.tags[verb] = "VBD"
        for one in tree.kids_by(verb, PASSIVE_SUBJECTS):
            tree.deps[one] = "nsubj"
