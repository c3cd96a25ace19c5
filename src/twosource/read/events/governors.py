"""A deed's word goes in; out comes what every word that governs it, up to the root, says of how real it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.events.mood import clause_evidence, is_negated, modal_of
from twosource.read.events.tree import OBLIQUES, PASSIVE_SUBJECTS, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model.reading import Realis
    from twosource.read.events.cues import Operator, RealisLexicon, RealisWords
    from twosource.read.events.tree import Tree
    from twosource.read.events.triggers import Trigger

CLIMB = 8
"""Governors looked at: beyond them, parses are wrong more often than right."""
COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj", "csubj:pass", "acl", "advcl", "obl", "obj", "nmod", "dep"})
TRANSPARENT = frozenset({"conj", "appos", "compound", "flat", "list", "fixed"})
CLOSED = frozenset({"acl:relcl", "parataxis", "discourse", "vocative", "root"})


def climb(tree: Tree, place: int, trigger: Trigger, lexicon: RealisLexicon) -> Iterator[Realis | None]:
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
            said = still_open(tree, governor, governed(tree, place, governor, relation, lexicon), lexicon.words)
            if said == "predicted" and tree.lemmas[governor] in lexicon.words.warning and has_pronoun(tree, place):
                said = "threatened"
            yield None if told and is_untold(said, relation) else said
            if is_verb_like(tree, governor):
                yield from (m for m in clause_evidence(tree, governor, trigger, lexicon) if holds(tree, place, m))
        if relation == "conj" and has_own_clause(tree, place):
            return
        nominal = nominal and tree.pos[governor] in ("NOUN", "PROPN")
        told = told or (is_verb_like(tree, governor) and is_finite_past(tree, governor))
        place = governor


def holds(tree: Tree, place: int, mood: Realis | None) -> bool:
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


def is_free_choice(tree: Tree, noun: int, words: RealisWords) -> bool:
    """Tell whether a noun has "any" before it."""
    return any(tree.words[kid] in words.free_choice for kid in tree.kids_by(noun, ("det",)))


def still_open(tree: Tree, verb: int, said: Realis | None, words: RealisWords) -> Realis | None:
    """Make a plan of what is still being tried, and a fear of what one only means to prevent."""
    if said != "failed" or tree.pos[verb] != "VERB" or is_finite_past(tree, verb):
        return said
    if tree.lemmas[verb] in words.trying and tree.tags[verb] != "VBN":
        return "planned"
    return "predicted" if tree.lemmas[verb] in words.keeping and is_to_come(tree, verb) else said


def is_to_come(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is an infinitive of purpose or has a modal."""
    if tree.tags[verb] != "VB":
        return False
    return modal_of(tree, verb) is not None or any(tree.tags[kid] == "TO" for kid in tree.kids[verb])


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
    if relation == "nmod" and tree.lemmas[governor] in words.bearers:
        return True
    if relation in SUBJECTS | PASSIVE_SUBJECTS:
        operator = operator_at(tree, governor, lexicon)
        return tree.lemmas[governor] in words.occurring or operator is not None
    prepositional = relation in OBLIQUES and tree.case(place) not in words.objects_after
    return not prepositional and operator_at(tree, governor, lexicon) is not None


def is_finite_past(tree: Tree, verb: int) -> bool:
    """Tell whether a clause tells something past in a finite form: "was killed", "has attacked", "fled"."""
    if tree.tags[verb] == "VBD":
        return True
    if tree.tags[verb] != "VBN":
        return False
    helpers = tree.kids_by(verb, ("aux", "aux:pass"))
    if not helpers and tree.deps[verb] == "conj" and tree.heads[verb] < verb:
        return is_finite_past(tree, tree.heads[verb])
    return any(tree.tags[kid] in ("VBD", "VBZ", "VBP") for kid in helpers)


def is_tensed(tree: Tree, verb: int) -> bool:
    """Tell whether a clause has a tense of its own, so that the mood of what reports it is not its mood."""
    helpers = tree.kids_by(verb, ("aux", "aux:pass", "cop"))
    return any(tree.tags[one] in ("VBD", "VBZ", "VBP", "MD") for one in (verb, *helpers))


def is_untold(realis: Realis | None, relation: str) -> bool:
    """Tell whether a governor cannot make this of a finite past: plans and demands are of what is to come."""
    return realis in ("planned", "demanded", "threatened") or (realis == "predicted" and relation != "ccomp")


def is_verb_like(tree: Tree, place: int) -> bool:
    """Tell whether a governor is a predicate with a mood of its own."""
    return tree.pos[place] in ("VERB", "AUX", "ADJ") or tree.kid(place, "cop") is not None


def has_own_clause(tree: Tree, verb: int) -> bool:
    """Tell whether a coordinated verb starts a clause of its own."""
    return any(tree.deps[kid] in SUBJECTS | PASSIVE_SUBJECTS | {"aux"} for kid in tree.kids[verb])


def is_presupposed(tree: Tree, place: int, words: RealisWords) -> bool:
    """Tell whether a finite clause stands on its own feet whatever governs it: "after", "when", "because"."""
    if tree.deps[place] != "advcl":
        return False
    marks = {tree.words[kid] for kid in tree.kids_by(place, ("mark", "advmod", "case"))}
    return not marks.isdisjoint(words.presupposing)


def governed(tree: Tree, place: int, governor: int, relation: str, lexicon: RealisLexicon) -> Realis | None:
    """Say what one governor makes of what stands under it by `relation`."""
    if relation == "advcl" and is_purpose(tree, place):
        done = tree.lemmas[governor] in lexicon.words.achieving
        return None if done else operator_realis(tree, governor, lexicon) or "planned"
    operator = operator_at(tree, governor, lexicon)
    if (condition := phrase_condition(tree, place, lexicon.words)) or operator is None:
        return condition
    if relation == "csubj" and tree.pos[governor] in ("NOUN", "ADJ"):
        return operator.realis
    if relation in SUBJECTS | PASSIVE_SUBJECTS:
        passive_object = relation in PASSIVE_SUBJECTS and tree.lemmas[governor] not in lexicon.words.pointing
        return operator.realis if operator.subjects or passive_object else None
    if relation in COMPLEMENTS or relation in OBLIQUES:
        return operator.realis
    return None


def phrase_condition(tree: Tree, place: int, words: RealisWords) -> Realis | None:
    """Read "in case of", "in the event of" before a nominal."""
    case = tree.kids_by(place, ("case",))
    if not case:
        return None
    before = " ".join(tree.words[max(0, case[0] - 3) : place])
    return "conditional" if any(phrase in before for phrase in words.condition_phrases) else None


def is_purpose(tree: Tree, clause: int) -> bool:
    """Tell whether an adverbial clause is an infinitive of purpose."""
    return tree.tags[clause] == "VB" and any(tree.words[kid] == "to" for kid in tree.kids_by(clause, ("mark", "aux")))


def operator_realis(tree: Tree, place: int, lexicon: RealisLexicon) -> Realis | None:
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
    return lexicon.verbs.get(lemma) or lexicon.adjectives.get(tree.words[place])
