"""A trigger goes in; out comes how real its event is told to be: occurred, ongoing, threatened, planned, and so on.

The clause's own auxiliaries and negation are read first, then every word that governs it up to the sentence's root is
looked up in `realis.yaml`; the innermost that says something decides, except that an outer denial undoes what it holds
(after the embedding predicates of Saurí and Pustejovsky's factuality profiles, 2012).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.codebook import load_vocabulary
from twosource.model.reading import Realis  # noqa: TC001 - the loader reads it at run time
from twosource.read.events.tree import OBLIQUES, PASSIVE_SUBJECTS, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.read.events.tree import Tree
    from twosource.read.events.triggers import Trigger

UNDOING: tuple[Realis, ...] = ("denied", "failed", "predicted")
"""What outer words make of an inner plan: "denied planning", "the planned raid was called off", "fear they will"; a
denial undoes whatever it holds."""
CLIMB = 8
LEFT = 7
COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj", "csubj:pass", "acl", "advcl", "obl", "obj", "nmod", "dep"})
TRANSPARENT = frozenset({"conj", "appos", "compound", "flat", "list", "fixed"})
CLOSED = frozenset({"acl:relcl", "parataxis", "discourse", "vocative", "root"})


@dataclass(frozen=True, slots=True)
class Operator:
    """Words that make what they govern so or so real: verbs, nouns and adjectives by lemma, with a reason.

    `subjects` tells that the word says it of its subject as well ("the attack failed"). A verb may have a particle.
    """

    realis: Realis
    why: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    subjects: bool = False


@dataclass(frozen=True, slots=True)
class RealisWords:
    """Everything that realis is read from, beside the parse."""

    operators: tuple[Operator, ...]
    modifiers: dict[str, tuple[str, ...]]
    future: tuple[str, ...]
    possible: tuple[str, ...]
    necessary: tuple[str, ...]
    negations: tuple[str, ...]
    nearly: tuple[str, ...]
    likely: tuple[str, ...]
    conditions: tuple[str, ...]
    condition_phrases: tuple[str, ...]
    asking: tuple[str, ...]
    hostile: tuple[str, ...]
    unwilled: tuple[str, ...]
    presupposing: tuple[str, ...]
    owning: tuple[str, ...]
    bearers: tuple[str, ...]
    occurring: tuple[str, ...]
    objects_after: tuple[str, ...]
    carrying: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RealisLexicon:
    """The words, and the operators by kind of word and lemma."""

    words: RealisWords
    verbs: dict[str, Operator]
    nouns: dict[str, Operator]
    adjectives: dict[str, Operator]
    modifiers: dict[str, str]


@lru_cache(maxsize=1)
def load_realis() -> RealisLexicon:
    """Read `realis.yaml` and index its operators."""
    words = load_vocabulary("realis", RealisWords)
    return RealisLexicon(
        words=words,
        verbs={verb: one for one in words.operators for verb in one.verbs},
        nouns={noun: one for one in words.operators for noun in one.nouns},
        adjectives={word: one for one in words.operators for word in one.adjectives},
        modifiers={word: realis for realis, listed in words.modifiers.items() for word in listed},
    )


def judge(tree: Tree, trigger: Trigger, lexicon: RealisLexicon, demanding: frozenset[int] = frozenset()) -> Realis:
    """Give the realis of a trigger's event; `demanding` are the words of ultimatums, whose complements are demands."""
    if demanding and is_demanded(tree, trigger, demanding):
        return "demanded"
    found = [one for one in evidence(tree, trigger, lexicon) if one is not None]
    if not found:
        return "occurred"
    inner, outer = found[0], found[1:]
    for undoing in UNDOING:
        if undoing in outer and inner not in ("denied", "conditional") and (undoing == "denied" or inner == "planned"):
            return undoing
    return inner


def is_demanded(tree: Tree, trigger: Trigger, demanding: frozenset[int]) -> bool:
    """Tell whether a trigger is the "to …" of an ultimatum; its word may be read as a noun ("4 hours to surrender")."""
    place = trigger.carrier
    if place == 0 or (tree.words[place - 1] != "to" and not is_purpose(tree, place)):
        return False
    for _ in range(CLIMB):
        if tree.heads[place] in demanding:
            return True
        place = tree.heads[place]
    return False


def evidence(tree: Tree, trigger: Trigger, lexicon: RealisLexicon) -> Iterator[Realis | None]:
    """Yield what each layer says, from the trigger outwards."""
    if not trigger.verbal:
        yield modifier_of(tree, trigger.head, lexicon)
    carrier = trigger.carrier
    if carrier != trigger.head and tree.lemmas[carrier] in lexicon.words.carrying:
        yield governed(tree, trigger.head, carrier, "obj", lexicon)
    if trigger.verbal or carrier != trigger.head:
        yield from clause_evidence(tree, carrier, trigger, lexicon)
    yield from climb(tree, carrier, trigger, lexicon)


def modifier_of(tree: Tree, noun: int, lexicon: RealisLexicon) -> Realis | None:
    """Read an adjective or determiner of a nominal event: "planned", "foiled", "possible", "no", "any"."""
    for kid in tree.kids[noun]:
        if tree.deps[kid] in ("amod", "det", "compound", "advmod", "acl"):
            realis = lexicon.modifiers.get(tree.words[kid])
            if realis:
                return realis  # type: ignore[return-value]  # the loader's keys are checked by the linter's test
    return None


def clause_evidence(tree: Tree, verb: int, trigger: Trigger, lexicon: RealisLexicon) -> Iterator[Realis | None]:
    """Yield what a clause says by its negation, mood, auxiliaries and aspect."""
    words = lexicon.words
    if is_conditional(tree, verb, words):
        yield "conditional"
    if is_negated(tree, verb, words):
        yield "denied"
    if any(tree.words[kid] in words.nearly for kid in tree.kids_by(verb, ("advmod",))):
        yield "failed"
    yield modality(tree, verb, trigger, words)
    yield aspect(tree, verb)


def is_negated(tree: Tree, verb: int, words: RealisWords) -> bool:
    """Tell whether a verb, or one of its own arguments, is negated."""
    for kid in tree.kids[verb]:
        if tree.words[kid] in words.negations and tree.deps[kid] in ("advmod", "mark", "det", "neg", "cc:preconj"):
            return True
        if tree.deps[kid] in SUBJECTS | PASSIVE_SUBJECTS | {"obj"} and negates(tree, kid, words):
            return True
    return False


def negates(tree: Tree, nominal: int, words: RealisWords) -> bool:
    """Tell whether a nominal is "nobody" or has "no" for a determiner."""
    if tree.words[nominal] in words.negations:
        return True
    return any(tree.words[kid] in words.negations for kid in tree.kids_by(nominal, ("det", "advmod")))


def is_conditional(tree: Tree, verb: int, words: RealisWords) -> bool:
    """Tell whether a clause is the "if" of a condition, or what follows from one."""
    marks = [tree.words[kid] for kid in tree.kids_by(verb, ("mark", "advmod", "case"))]
    if any(mark in words.conditions for mark in marks) and tree.deps[verb] != "ccomp":
        return True
    if any(is_if_clause(tree, kid, words) for kid in tree.kids_by(verb, ("advcl",))):
        return True
    return is_under_if(tree, verb, words)


def is_if_clause(tree: Tree, clause: int, words: RealisWords) -> bool:
    """Tell whether an adverbial clause is a condition."""
    return any(tree.words[kid] in words.conditions for kid in tree.kids_by(clause, ("mark", "advmod", "case")))


def is_under_if(tree: Tree, verb: int, words: RealisWords) -> bool:
    """See an "if" that the parse may have hung elsewhere: shortly before the verb, with no comma and no asking."""
    first = max(tree.bounds[tree.sentences[verb]][0], verb - LEFT)
    for place in range(verb - 1, first - 1, -1):
        if tree.words[place] in (",", ";", ":", "—", "–"):
            return False
        if tree.words[place] in words.conditions:
            before = tree.lemmas[place - 1] if place else ""
            return before not in words.asking
    return False


def modality(tree: Tree, verb: int, trigger: Trigger, words: RealisWords) -> Realis | None:
    """Read the modal of a clause: future, possible, necessary; coordinated verbs share the first one's."""
    modal = modal_of(tree, verb)
    if modal is None:
        return None
    if modal in words.future:
        return future(tree, verb, trigger, words)
    if modal in words.possible:
        return "predicted"
    return "demanded" if modal in words.necessary else None


def modal_of(tree: Tree, verb: int) -> str | None:
    """Give the modal auxiliary of a verb, lower case; of a coordinated verb without a subject, the first verb's."""
    for _ in range(CLIMB):
        modal = next((tree.words[k] for k in tree.kids_by(verb, ("aux", "aux:pass")) if tree.tags[k] == "MD"), None)
        if modal is None and tree.words[verb - 1 : verb] and tree.tags[verb - 1] == "MD":
            modal = tree.words[verb - 1]
        if modal is not None or tree.deps[verb] != "conj" or tree.tags[verb] not in ("VB", "VBN"):
            return modal
        if any(tree.deps[kid] in SUBJECTS | PASSIVE_SUBJECTS for kid in tree.kids[verb]):
            return None
        verb = tree.heads[verb]
    return None


def future(tree: Tree, verb: int, trigger: Trigger, words: RealisWords) -> Realis:
    """Tell a threat from a plan from a forecast: who speaks of his own hostile deed threatens."""
    if any(tree.words[kid] in words.likely for kid in tree.kids_by(verb, ("advmod",))):
        return "predicted"
    if trigger.pattern.root in words.hostile and speaks_of_itself(tree, verb):
        return "threatened"
    willed = tree.lemmas[trigger.head] not in words.unwilled
    return "planned" if willed else "predicted"


def speaks_of_itself(tree: Tree, verb: int) -> bool:
    """Tell whether the subject is a first person."""
    subject = next((kid for kid in tree.kids[verb] if tree.deps[kid] in SUBJECTS), None)
    return subject is not None and tree.words[subject] in ("i", "we")


def aspect(tree: Tree, verb: int) -> Realis | None:
    """Read the progressive: "are attacking", "have been shelling" go on; "were attacking" is over."""
    if tree.tags[verb] != "VBG":
        return None
    helpers = [tree.words[kid] for kid in tree.kids_by(verb, ("aux", "aux:pass"))]
    if not helpers or any(one in ("was", "were") for one in helpers):
        return None
    return "ongoing"


def climb(tree: Tree, place: int, trigger: Trigger, lexicon: RealisLexicon) -> Iterator[Realis | None]:
    """Yield what each governor says of what it governs, up to a clause that stands by itself."""
    nominal = not trigger.verbal and place == trigger.head
    if not nominal and describes(tree, place):
        return
    told = not nominal and is_finite_past(tree, trigger.carrier)
    for _ in range(CLIMB):
        governor, relation = tree.heads[place], tree.deps[place]
        if governor == place or relation in CLOSED or is_presupposed(tree, place, lexicon.words):
            return
        if tree.lemmas[governor] in lexicon.words.owning and relation != "acl":
            return
        if nominal and not reaches(tree, place, governor, lexicon):
            return
        if relation not in TRANSPARENT:
            said = governed(tree, place, governor, relation, lexicon)
            yield None if told and is_untold(said, relation) else said
            if is_verb_like(tree, governor):
                yield from clause_evidence(tree, governor, trigger, lexicon)
        if relation == "conj" and has_own_clause(tree, place):
            return
        nominal = nominal and tree.pos[governor] in ("NOUN", "PROPN")
        place = governor


def describes(tree: Tree, verb: int) -> bool:
    """Tell whether a participle describes a noun: "kidnapped students" are kidnapped, whoever demands what of them."""
    return tree.deps[verb] == "amod" or (tree.deps[verb] == "acl" and tree.tags[verb] == "VBN")


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
    helpers = tree.kids_by(verb, ("aux", "aux:pass"))
    return tree.tags[verb] == "VBN" and any(tree.tags[kid] in ("VBD", "VBZ", "VBP") for kid in helpers)


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
        return operator_realis(tree, governor, lexicon) or "planned"
    operator = operator_at(tree, governor, lexicon)
    if (condition := phrase_condition(tree, place, lexicon.words)) or operator is None:
        return condition
    if relation in SUBJECTS | PASSIVE_SUBJECTS:
        passive_object = relation in PASSIVE_SUBJECTS
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
