"""A deed's word goes in; out comes what every word that governs it, up to the root, says of how real it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.events.mood import clause_evidence, is_finite_past, is_negated, is_purpose, is_tensed
from twosource.read.events.operators import governed, is_called_untrue, is_free_choice, operator_at, phrase_condition
from twosource.read.events.tree import OBLIQUES, PASSIVE_SUBJECTS, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.read.events.cues import Outlook, RealisLexicon, RealisWords
    from twosource.read.events.tree import Tree
    from twosource.read.events.triggers import Trigger

CLIMB = 8
"""Governors looked at: beyond them, parses are wrong more often than right."""
TRANSPARENT = frozenset({"conj", "appos", "compound", "flat", "list", "fixed"})
CLOSED = frozenset({"acl:relcl", "parataxis", "discourse", "vocative", "root"})


def climb(tree: Tree, place: int, trigger: Trigger, lexicon: RealisLexicon) -> Iterator[Outlook | None]:
    """Yield what each governor says of what it governs, up to a clause that stands by itself."""
    nominal = not trigger.verbal and place == trigger.head
    if not nominal and describes(tree, place):
        return
    told = not nominal and is_finite_past(tree, trigger.carrier)
    for _ in range(CLIMB):
        governor, relation = tree.heads[place], tree.deps[place]
        if is_topmost(tree, place, lexicon.words):
            return
        if nominal and not reaches(tree, place, governor, lexicon):
            if is_free_choice(tree, place, lexicon.words) and is_negated(tree, governor, lexicon.words):
                yield "denied"
            return
        if relation not in TRANSPARENT:
            said, undenied = told_by(tree, place, governor, lexicon)
            yield None if told and is_untold(said, relation) else said
            if is_verb_like(tree, governor):
                moods = clause_evidence(tree, governor, trigger, lexicon)
                held = (one for one in moods if holds(tree, place, one) and not (undenied and one == "denied"))
                yield from (one for one in held if not (told and is_untold(one, relation)))
        if relation == "conj" and has_own_clause(tree, place):
            return
        nominal = nominal and tree.pos[governor] in ("NOUN", "PROPN")
        told = told or (is_verb_like(tree, governor) and is_finite_past(tree, governor))
        place = governor


def told_by(tree: Tree, place: int, governor: int, lexicon: RealisLexicon) -> tuple[Outlook | None, bool]:
    """Say what a governor makes of a deed, and whether it is a denial that is itself denied."""
    words = lexicon.words
    said = still_open(tree, governor, governed(tree, place, governor, tree.deps[place], lexicon), words)
    wrong = tree.deps[place] == "ccomp" and any(tree.words[kid] in words.falsely for kid in tree.kids[governor])
    if wrong or is_unconfirmed(tree, place, governor, words):
        return "denied", False
    if is_to_end(tree, place, governor, words):
        return "imagined", False
    if is_called_untrue(tree, place, governor, lexicon):
        said = "denied"
    if said == "denied" and is_negated(tree, governor, words):
        return left_open(tree, governor, words), True
    if said == "predicted" and tree.lemmas[governor] in words.warning and has_pronoun(tree, place):
        said = "threatened"
    return said, False


def is_to_end(tree: Tree, place: int, governor: int, words: RealisWords) -> bool:
    """Tell whether a deed is what somebody is to leave off: "promised to stop | kidnapping |"."""
    gerund = tree.deps[place] == "xcomp" and tree.tags[place] == "VBG"
    return gerund and tree.lemmas[governor] in words.ending and not is_finite_past(tree, governor)


def is_unconfirmed(tree: Tree, place: int, governor: int, words: RealisWords) -> bool:
    """Tell whether what tells of a deed is said not to be so: "the claims | do not correspond | to reality"."""
    stated = tree.deps[place] in SUBJECTS and (tree.lemmas[place] in words.telling or tree.deps[place] == "csubj")
    return stated and tree.lemmas[governor] in words.affirming and is_negated(tree, governor, words)


def left_open(tree: Tree, denial: int, words: RealisWords) -> Outlook | None:
    """Say what a denial that is itself denied makes of its deed: who does "not rule out" one thinks it possible.

    What somebody does not dispute is as real as if nothing were said of it.
    """
    disputed = tree.pos[denial] != "VERB" or tree.lemmas[denial] in words.disputing
    return None if disputed else "predicted"


def holds(tree: Tree, place: int, mood: Outlook | None) -> bool:
    """Tell whether a governing clause's mood holds for what hangs on it.

    A clause with a tense of its own is only under a condition; a "not" stays out of clauses beside its verb ("gave no
    reason, saying that they had left").
    """
    relation = tree.deps[place]
    if relation == "ccomp" and is_tensed(tree, place):
        return mood == "conditional"
    return mood != "denied" or relation != "advcl" or is_purpose(tree, place)


def is_topmost(tree: Tree, place: int, words: RealisWords) -> bool:
    """Tell whether nothing above a word says how real it is: a clause by itself, or a deed somebody owns up to."""
    governor, relation = tree.heads[place], tree.deps[place]
    reported = relation == "acl:relcl" and tree.lemmas[governor] in words.telling
    if governor == place or (relation in CLOSED and not reported) or is_presupposed(tree, place, words):
        return True
    return tree.lemmas[governor] in words.owning and tree.tags[place] != "VB"


def still_open(tree: Tree, verb: int, said: Outlook | None, words: RealisWords) -> Outlook | None:
    """Make a plan of what is still being tried, and nothing told of what one only means to prevent."""
    if said != "failed" or tree.pos[verb] != "VERB" or is_past(tree, verb):
        return said
    if tree.lemmas[verb] in words.trying and tree.tags[verb] != "VBN":
        return "planned"
    return "imagined" if tree.lemmas[verb] in words.keeping else said


def is_past(tree: Tree, verb: int) -> bool:
    """Tell whether a verb tells something past: "tried", "has foiled", "were trying"."""
    return is_finite_past(tree, verb) or any(tree.words[kid] in ("was", "were") for kid in tree.kids_by(verb, ("aux",)))


def has_pronoun(tree: Tree, verb: int) -> bool:
    """Tell whether a clause's subject is a pronoun: who warns that "it" will strike speaks of himself."""
    return any(tree.pos[kid] == "PRON" for kid in tree.kids_by(verb, SUBJECTS))


def describes(tree: Tree, verb: int) -> bool:
    """Tell whether a participle describes a noun: "kidnapped students" are kidnapped, whoever demands what of them."""
    bare = not any(tree.deps[kid] in ("aux", "nsubj", "nsubj:pass", "mark") for kid in tree.kids[verb])
    return tree.deps[verb] == "amod" or (tree.deps[verb] == "acl" and tree.tags[verb] == "VBN" and bare)


def reaches(tree: Tree, place: int, governor: int, lexicon: RealisLexicon) -> bool:
    """Tell whether a governor can say how real a nominal deed is; most nouns only mention it as known.

    "A threat of attack" and "the attack failed" can, "a probe into the attack" and "angered by the attack" cannot.
    """
    relation, words = tree.deps[place], lexicon.words
    if relation in TRANSPARENT or phrase_condition(tree, place, words) is not None:
        return True
    if relation == "nmod" and tree.lemmas[governor] in (*words.bearers, *words.telling):
        return True
    if relation == "obj" and (
        tree.lemmas[governor] in words.attaining or is_called_untrue(tree, place, governor, lexicon)
    ):
        return True
    if relation in SUBJECTS | PASSIVE_SUBJECTS:
        operator = operator_at(tree, governor, lexicon)
        return tree.lemmas[governor] in words.occurring or operator is not None
    prepositional = relation in OBLIQUES and tree.case(place) not in words.objects_after
    return not prepositional and operator_at(tree, governor, lexicon) is not None


def is_untold(realis: Outlook | None, relation: str) -> bool:
    """Tell whether a governor cannot make this of a finite past: plans and demands are of what is to come."""
    return realis in ("planned", "demanded", "threatened", "imagined") or (
        realis == "predicted" and relation != "ccomp"
    )


def is_verb_like(tree: Tree, place: int) -> bool:
    """Tell whether a governor is a predicate with a mood of its own."""
    return tree.pos[place] in ("VERB", "AUX", "ADJ") or tree.kid(place, "cop") is not None


def has_own_clause(tree: Tree, verb: int) -> bool:
    """Tell whether a coordinated verb starts a clause of its own."""
    own = any(tree.deps[kid] in SUBJECTS | PASSIVE_SUBJECTS | {"aux"} for kid in tree.kids[verb])
    return own and not any(tree.words[kid] == "that" for kid in tree.kids_by(verb, ("mark", "nsubj")))


def is_presupposed(tree: Tree, place: int, words: RealisWords) -> bool:
    """Tell whether a finite clause stands on its own feet whatever governs it: "after", "when", "because"."""
    if tree.deps[place] != "advcl":
        return False
    marks = {tree.words[kid] for kid in tree.kids_by(place, ("mark", "advmod", "case"))}
    return not marks.isdisjoint(words.presupposing)
