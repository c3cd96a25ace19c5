"""A deed under a governing word goes in; out comes what that one word makes of it, by its operator in the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.events.mood import first_of, is_finite_past, is_purpose, is_tensed
from twosource.read.events.tree import OBLIQUES, PASSIVE_SUBJECTS, SUBJECTS

if TYPE_CHECKING:
    from twosource.read.events.cues import Operator, Outlook, RealisLexicon, RealisWords
    from twosource.read.events.tree import Tree

COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj", "csubj:pass", "acl", "advcl", "obl", "obj", "nmod", "dep"})
TELLING: frozenset[Outlook] = frozenset({"failed", "denied", "ongoing"})
"""What these say of a deed, they say of the means by which it was done as well."""


def governed(tree: Tree, place: int, governor: int, relation: str, lexicon: RealisLexicon) -> Outlook | None:
    """Say what one governor makes of what stands under it by `relation`."""
    if relation == "advcl" and is_purpose(tree, place):
        return purpose(tree, place, governor, lexicon)
    operator = operator_at(tree, governor, lexicon) or given(tree, place, governor, lexicon)
    if (condition := phrase_condition(tree, place, lexicon.words)) or operator is None:
        return condition
    if is_thought(tree, place, governor, operator, lexicon.words):
        return "imagined"
    known = operator.realis == "planned" and is_known_deed(tree, place, governor, lexicon.words)
    if known or is_out_of_reach(tree, place, governor, relation, operator):
        return None
    if operator.realis == "planned" and (meant := plan_of(tree, place, governor, lexicon.words)):
        return meant
    return operator.realis if holds_by(tree, governor, relation, operator, lexicon.words) else None


def is_called_untrue(tree: Tree, report: int, verb: int, lexicon: RealisLexicon) -> bool:
    """Tell whether what tells of a deed is said to be untrue: "called reports of a raid false", "dismissed a claim"."""
    bare = tree.deps[report] in ("obl", "obl:unmarked") and tree.case(report) in ("", "as")
    told = tree.deps[report] == "obj" or (bare and report > verb and tree.kid(verb, "obj") is None)
    if tree.lemmas[report] not in lexicon.words.telling or not told:
        return False
    names = tree.kids_by(verb, ("xcomp", "parataxis", "obl", "advcl", "ccomp"))
    called = (operator_at(tree, one, lexicon) for one in names if tree.pos[one] in ("NOUN", "ADJ"))
    return tree.lemmas[verb] in lexicon.words.dismissing or any(one and one.realis == "denied" for one in called)


def holds_by(tree: Tree, governor: int, relation: str, operator: Operator, words: RealisWords) -> bool:
    """Tell whether an operator says it of what stands under it by a relation."""
    if relation == "csubj" and tree.pos[governor] in ("NOUN", "ADJ"):
        return True
    if relation in SUBJECTS | PASSIVE_SUBJECTS:
        if any(tree.lemmas[kid] in words.occurring for kid in tree.kids_by(governor, ("xcomp",))):
            return True
        return operator.subjects or (relation in PASSIVE_SUBJECTS and tree.lemmas[governor] not in words.pointing)
    return relation in COMPLEMENTS or relation in OBLIQUES


def is_thought(tree: Tree, place: int, governor: int, operator: Operator, words: RealisWords) -> bool:
    """Tell whether a deed is what "any attempt" is at, what something is aimed at, or the means to what is not real."""
    if is_free_choice(tree, governor, words) or points(tree, place, governor, words):
        return True
    return is_means(tree, place) and operator.realis not in TELLING


def is_out_of_reach(tree: Tree, place: int, governor: int, relation: str, operator: Operator) -> bool:
    """Tell whether an operator says nothing of a deed: told beside it, known already, or in a clause with a tense."""
    tensed = is_tensed(tree, place) and not is_bare_form(tree, place, governor)
    told = operator.realis == "demanded" and relation == "ccomp" and tensed
    return told or is_aside(tree, place) or is_managed(tree, governor)


def is_bare_form(tree: Tree, verb: int, governor: int) -> bool:
    """Tell whether what looks present is what was demanded: "demanded that all parties | end | the fighting"."""
    bare = tree.tags[verb] == "VBP" and tree.words[verb] == tree.lemmas[verb] and tree.kid(verb, "aux") is None
    return bare and tree.tags[governor] == "VBD"


def given(tree: Tree, place: int, verb: int, lexicon: RealisLexicon) -> Operator | None:
    """Give the noun that an infinitive goes with although it hangs on its verb: "orders were given to shoot"."""
    if tree.tags[place] != "VB" or tree.lemmas[verb] not in lexicon.words.giving:
        return None
    nouns = [kid for kid in tree.kids_by(verb, ("obj", "nsubj:pass")) if tree.pos[kid] == "NOUN"]
    return next((one for kid in nouns if (one := operator_at(tree, kid, lexicon))), None)


def is_aside(tree: Tree, place: int) -> bool:
    """Tell whether a participle tells what happened besides: "prevented a landing, killing two"."""
    bare = tree.deps[place] == "advcl" and tree.tags[place] == "VBG"
    return bare and tree.kid(place, "mark", "case") is None


def is_managed(tree: Tree, word: int) -> bool:
    """Tell whether being able is told as past, which is doing it: "police were able to arrest two"."""
    helpers = {tree.words[kid] for kid in tree.kids_by(word, ("aux", "cop"))}
    return tree.words[word] == "able" and not helpers.isdisjoint(("was", "were", "been"))


def is_means(tree: Tree, place: int) -> bool:
    """Tell whether a participle says by what means: "to weaken the state by attacking bridges"."""
    first = first_of(tree, place)
    by = any(tree.words[kid] == "by" for kid in tree.kids_by(first, ("mark", "case")))
    return by and tree.deps[first] == "advcl" and tree.tags[place] == "VBG"


def is_bygone(tree: Tree, plan: int, words: RealisWords) -> bool:
    """Tell whether a plan is told as over: "had planned to", "were about to"; in a report, "were" may mean "are"."""
    helpers = {tree.words[kid] for kid in tree.kids_by(plan, ("aux", "cop", "aux:pass"))}
    if "had" in helpers and tree.lemmas[plan] in words.foregone:
        return True
    coming = tree.words[plan] in ("going", "about", "set", "due", "supposed")
    return coming and not helpers.isdisjoint(("was", "were")) and tree.deps[plan] != "ccomp"


def plan_of(tree: Tree, place: int, governor: int, words: RealisWords) -> Outlook | None:
    """Say what a word of plan tells that is none: one that is over has failed, a wish that others act is a demand."""
    if is_bygone(tree, governor, words):
        return "failed"
    return "demanded" if is_wished_of_others(tree, place, governor, words) else None


def is_wished_of_others(tree: Tree, place: int, verb: int, words: RealisWords) -> bool:
    """Tell whether somebody wants another to do it: "want the army | to leave |", "want soldiers | withdrawn |"."""
    if tree.lemmas[verb] not in words.wishing or tree.deps[place] not in ("xcomp", "ccomp"):
        return False
    return tree.kid(place, "nsubj", "nsubj:pass") is not None or any(k < place for k in tree.kids_by(verb, ("obj",)))


def is_known_deed(tree: Tree, noun: int, verb: int, words: RealisWords) -> bool:
    """Tell whether a past plan is said of a known deed: "planned the killing of the judge"."""
    known = tree.pos[noun] == "NOUN" and any(tree.words[kid] == "the" for kid in tree.kids_by(noun, ("det",)))
    planned = tree.pos[verb] == "VERB" and tree.lemmas[verb] not in words.musing
    return known and planned and is_finite_past(tree, verb)


def points(tree: Tree, place: int, verb: int, words: RealisWords) -> bool:
    """Tell whether a verb says what something is for: "an operation aimed at retaking the port"."""
    at = any(tree.words[kid] == "at" for kid in tree.kids_by(place, ("mark", "case")))
    return at and tree.lemmas[verb] in words.pointing and tree.tags[place] == "VBG"


def purpose(tree: Tree, place: int, verb: int, lexicon: RealisLexicon) -> Outlook | None:
    """Say what a purpose is: done where its means does it, a plan of who is on his way to it, else but a thought.

    The word right before its "to" governs it wherever the parse has hung it: "on their way to attack".
    """
    if tree.lemmas[verb] in lexicon.words.achieving:
        return None
    opening = next((kid for kid in tree.kids_by(place, ("mark", "aux")) if tree.words[kid] == "to"), 0)
    said = operator_realis(tree, max(0, opening - 1), lexicon) or operator_realis(tree, verb, lexicon)
    under_way = tree.lemmas[verb] in lexicon.words.heading and not is_finite_past(tree, verb)
    return said or ("planned" if under_way else "imagined")


def phrase_condition(tree: Tree, place: int, words: RealisWords) -> Outlook | None:
    """Read "in case of", "in the event of" before a nominal."""
    case = tree.kids_by(place, ("case",))
    if not case:
        return None
    before = " ".join(tree.words[max(0, case[0] - 3) : place])
    return "imagined" if any(phrase in before for phrase in words.condition_phrases) else None


def operator_realis(tree: Tree, place: int, lexicon: RealisLexicon) -> Outlook | None:
    """Give the realis of the operator at a token, if it is one."""
    operator = operator_at(tree, place, lexicon)
    return operator.realis if operator else None


def operator_at(tree: Tree, place: int, lexicon: RealisLexicon) -> Operator | None:
    """Look a governor up by its kind of word; a verb with its particle first."""
    lemma, pos = tree.lemmas[place], tree.pos[place]
    if pos in ("NOUN", "PROPN"):
        return lexicon.nouns.get(lemma)
    if pos in ("ADJ", "ADV", "ADP"):
        return lexicon.adjectives.get(tree.words[place]) or lexicon.verbs.get(lemma)
    for token in [*tree.kids[place], *tree.reach(place, 1)]:
        if found := lexicon.verbs.get(f"{lemma} {tree.words[token]}"):
            return found
    described = not any(tree.words[kid] in ("have", "has", "had") for kid in tree.kids_by(place, ("aux",)))
    return lexicon.verbs.get(lemma) or (lexicon.adjectives.get(tree.words[place]) if described else None)


def is_free_choice(tree: Tree, noun: int, words: RealisWords) -> bool:
    """Tell whether a noun has "any" before it."""
    return any(tree.words[kid] in words.free_choice for kid in tree.kids_by(noun, ("det",)))
