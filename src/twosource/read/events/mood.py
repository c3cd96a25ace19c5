"""A clause's verb goes in; out comes what its own negation, condition, modal and aspect say of how real it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.events.things import is_thing
from twosource.read.events.tree import PASSIVE_SUBJECTS, SUBJECTS
from twosource.read.events.vocabulary import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.read.events.cues import Outlook, RealisLexicon, RealisWords
    from twosource.read.events.tree import Tree
    from twosource.read.events.triggers import Trigger

CLIMB = 8
"""Coordinated verbs followed for a shared modal."""
OPENING = 3
"""Tokens before the helping verb of a question in which what it asks for may stand: "how many people did they"."""
LEFT = 7
"""Tokens before a verb in which an "if" that the parse hung elsewhere is looked for."""


def clause_evidence(tree: Tree, verb: int, trigger: Trigger, lexicon: RealisLexicon) -> Iterator[Outlook | None]:
    """Yield what a clause says by its negation, mood, auxiliaries and aspect."""
    words = lexicon.words
    if any(tree.words[kid] == "whether" for kid in tree.kids_by(verb, ("mark", "advmod"))):
        yield "imagined"
    if is_asked(tree, verb):
        yield "imagined"
    if condition := condition_of(tree, verb, trigger, words) or awaited(tree, verb, trigger, words):
        yield condition
    if is_negated(tree, verb, words) or is_unlike(tree, trigger, words):
        yield "denied"
    if any(tree.words[kid] in words.nearly for kid in tree.kids_by(verb, ("advmod",))):
        yield "failed"
    yield modality(tree, verb, trigger, words)
    yield needed(tree, verb, trigger, words)
    yield scheduled(tree, verb, lexicon)
    yield aspect(tree, verb)


def is_asked(tree: Tree, verb: int) -> bool:
    """Tell whether a clause asks if it is or will be so: "did they shell it?"; "why did they?" takes it for so."""
    subject = next((kid for kid in tree.kids_by(first_of(tree, verb), SUBJECTS | PASSIVE_SUBJECTS)), None)
    if subject is None or subject > verb:
        return False
    first, last = tree.bounds[tree.sentences[verb]]
    helpers = [kid for kid in tree.kids_by(first_of(tree, verb), ("aux", "aux:pass")) if kid < subject]
    if not helpers or "?" not in tree.words[verb + 1 : last]:
        return False
    if tree.tags[helpers[0]] == "MD":
        return True
    opening = range(max(first, helpers[0] - OPENING), helpers[0])
    return not any(tree.tags[one] in ("WRB", "WP", "WDT") for one in opening)


def scheduled(tree: Tree, verb: int, lexicon: RealisLexicon) -> Outlook | None:
    """Read an adjective that the parse took for an adverb of its infinitive: "is | due | to start"."""
    for kid in tree.kids_by(verb, ("advmod", "amod")):
        if tree.words[kid + 1 : kid + 2] == ["to"] and (operator := lexicon.adjectives.get(tree.words[kid])):
            return operator.realis
    return None


def is_negated(tree: Tree, verb: int, words: RealisWords) -> bool:
    """Tell whether a verb, or one of its own arguments, is negated."""
    for kid in tree.kids[verb]:
        if tree.words[kid] in words.negations and tree.deps[kid] in (
            "advmod",
            "mark",
            "det",
            "neg",
            "cc:preconj",
            "cc",
        ):
            return True
        if tree.deps[kid] in SUBJECTS | PASSIVE_SUBJECTS | {"obj"} and negates(tree, kid, words):
            return True
    return False


def is_unlike(tree: Tree, trigger: Trigger, words: RealisWords) -> bool:
    """Tell whether a state that is part of a deed's words is negated: "pleaded | not guilty |"."""
    states = (one for one in trigger.tokens if trigger.verbal and tree.pos[one] == "ADJ")
    return any(tree.words[kid] in words.negations for one in states for kid in tree.kids_by(one, ("advmod",)))


def negates(tree: Tree, nominal: int, words: RealisWords) -> bool:
    """Tell whether a nominal is "nobody" or has "no" for a determiner."""
    if tree.words[nominal] in words.negations:
        return True
    return any(tree.words[kid] in words.negations for kid in tree.kids_by(nominal, ("det", "advmod", "nummod")))


def condition_of(tree: Tree, verb: int, trigger: Trigger, words: RealisWords) -> Outlook | None:
    """Tell the "if" of a condition from what follows from one; violence that an "if" supposes is only imagined."""
    first = first_of(tree, verb)
    if trigger.pattern.root in words.hostile and any(tree.words[kid] == "otherwise" for kid in tree.kids[verb]):
        return "imagined"
    supposed: Outlook = "imagined" if trigger.pattern.root in words.hostile else "conditional"
    if is_if_clause(tree, first, words) and tree.deps[first] != "ccomp":
        return supposed
    if clause := next((kid for kid in tree.kids_by(verb, ("advcl",)) if is_if_clause(tree, kid, words)), None):
        return "threatened" if is_held_out(tree, verb, clause, trigger, words) else "conditional"
    return supposed if not tree.deps[verb].startswith("acl") and is_under_if(tree, verb, words) else None


def awaited(tree: Tree, verb: int, trigger: Trigger, words: RealisWords) -> Outlook | None:
    """Read an "until" whose deed is still to come: "no talks until they withdraw", "would fight until it was over"."""
    marks = {tree.words[kid] for kid in tree.kids_by(verb, ("mark", "case", "advmod"))}
    if tree.deps[verb] != "advcl" or marks.isdisjoint(words.until):
        return None
    helpers = [tree.tags[kid] for kid in tree.kids_by(verb, ("aux", "aux:pass", "cop"))]
    past = "VBD" in (tree.tags[verb], *helpers)
    if past and modal_of(tree, tree.heads[verb]) is None:
        return None
    return "imagined" if trigger.pattern.root in words.hostile else "conditional"


def needed(tree: Tree, verb: int, trigger: Trigger, words: RealisWords) -> Outlook | None:
    """Read "is to leave", of an aim but a thought, and "has to leave".

    Told as past, what one had to do one did, save in what somebody wants done to others.
    """
    if is_due(tree, verb):
        about = any(is_thing(tree, kid, load_lexicon().words) for kid in tree.kids_by(verb, SUBJECTS))
        return "imagined" if about and trigger.pattern.root in words.hostile else "planned"
    having = tree.heads[verb]
    if tree.deps[verb] != "xcomp" or tree.lemmas[having] != "have":
        return None
    if not any(tree.words[kid] == "to" for kid in tree.kids_by(verb, ("mark", "aux"))):
        return None
    wanted = trigger.pattern.root in words.hostile and tree.is_passive(verb) and tree.deps[having] == "ccomp"
    return "demanded" if wanted or tree.tags[having] != "VBD" else None


def is_due(tree: Tree, verb: int) -> bool:
    """Tell whether it is said that somebody is to do something: "the rebels | are to leave | the port"."""
    copula = any(tree.lemmas[kid] == "be" and kid < verb for kid in tree.kids_by(verb, ("cop", "aux")))
    if copula and tree.is_infinitive(verb):
        return True
    marks = [kid for kid in tree.kids_by(verb, ("mark", "aux")) if tree.words[kid] == "to"]
    helpers = [kid for kid in tree.kids_by(verb, ("aux", "aux:pass", "cop")) if tree.lemmas[kid] == "be"]
    return tree.tags[verb] == "VBN" and any(one < mark < two for mark in marks for one in helpers for two in helpers)


def is_held_out(tree: Tree, verb: int, clause: int, trigger: Trigger, words: RealisWords) -> bool:
    """Tell whether a deed is held over somebody until he yields: "they will shoot the mayor unless …".

    Who says so must speak of what he or his own will do; where no doer is told, what is asked for shows it: "a captive
    will be killed if no ransom is paid".
    """
    refused = is_negated(tree, clause, words) or any(tree.words[kid] == "unless" for kid in tree.kids[clause])
    if trigger.pattern.root not in words.hostile or not refused:
        return False
    if tree.is_infinitive(verb) and tree.deps[verb] == "xcomp" and tree.lemmas[tree.heads[verb]] in words.vowing:
        return True
    if modal_of(tree, verb) not in words.future:
        return False
    if tree.is_passive(verb):
        return tree.kid(verb, "obl:agent") is None and tree.lemmas[clause] in words.yielding
    doers = tree.kids_by(verb, SUBJECTS)
    own = [kid for one in doers for kid in (one, *tree.kids_by(one, ("nmod:poss",)))]
    said = tree.deps[verb] == "ccomp" or any(tree.words[kid] in ("we", "i", "our", "my") for kid in own)
    return said and any(tree.pos[kid] == "PRON" for kid in own)


def first_of(tree: Tree, verb: int) -> int:
    """Give the first of coordinated verbs, whose "if" is that of all: "if they are beaten and jailed"."""
    for _ in range(CLIMB):
        if tree.deps[verb] != "conj" or tree.heads[verb] > verb:
            break
        verb = tree.heads[verb]
    return verb


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


def modality(tree: Tree, verb: int, trigger: Trigger, words: RealisWords) -> Outlook | None:
    """Read the modal of a clause: future, possible, necessary; coordinated verbs share the first one's."""
    modal = modal_of(tree, verb)
    befallen = trigger.suffered or (trigger.verbal and tree.is_passive(verb) and tree.tags[verb] == "VBN")
    if trigger.pattern.root in words.hostile and befallen and is_alternative(tree, verb, words):
        return "threatened"
    if modal is None:
        return None
    if modal in words.future:
        return future(tree, verb, trigger, words)
    if modal in words.able:
        return "imagined"
    if modal in words.possible:
        return "predicted"
    return "demanded" if modal in words.necessary else None


def is_alternative(tree: Tree, verb: int, words: RealisWords) -> bool:
    """Tell whether a clause is what comes of not doing what one must: "must withdraw or face an attack"."""
    joined = tree.deps[verb] == "conj" and any(tree.words[kid] == "or" for kid in tree.kids_by(verb, ("cc",)))
    first = tree.heads[verb]
    ordered = tree.tags[first] == "VB" and tree.kid(first, "nsubj", "aux") is None
    return joined and (words_of_need(tree, first, words) or ordered)


def words_of_need(tree: Tree, verb: int, words: RealisWords) -> bool:
    """Tell whether a verb, or the one that it completes ("must | begin withdrawing"), has a modal of need."""
    above = tree.heads[verb] if tree.deps[verb] == "xcomp" else verb
    return any(modal_of(tree, one) in words.necessary for one in (verb, above))


def modal_of(tree: Tree, verb: int) -> str | None:
    """Give the modal auxiliary of a verb, lower case; of a coordinated verb without a subject, the first verb's."""
    for _ in range(CLIMB):
        modal = next((tree.words[k] for k in tree.kids_by(verb, ("aux", "aux:pass")) if tree.tags[k] == "MD"), None)
        if modal is None and tree.words[verb - 1 : verb] and tree.tags[verb - 1] == "MD":
            modal = tree.words[verb - 1]
        if modal is not None or tree.deps[verb] != "conj" or tree.tags[verb] not in ("VB", "VBN"):
            return modal
        if any(tree.deps[kid] in SUBJECTS | PASSIVE_SUBJECTS for kid in tree.kids[verb]) or has_tense(tree, verb):
            return None
        verb = tree.heads[verb]
    return None


def has_tense(tree: Tree, verb: int) -> bool:
    """Tell whether a coordinated verb has an auxiliary that no modal takes: "would not pay and | had | sent troops"."""
    return any(tree.tags[kid] in ("VBD", "VBZ") for kid in tree.kids_by(verb, ("aux", "aux:pass")))


def future(tree: Tree, verb: int, trigger: Trigger, words: RealisWords) -> Outlook:
    """Tell a threat from a plan from a forecast: who speaks of his own hostile deed threatens."""
    if any(tree.words[kid] in words.likely for kid in tree.kids_by(verb, ("advmod",))):
        return "predicted"
    if trigger.pattern.root in words.hostile and speaks_of_itself(tree, verb):
        return "threatened"
    if trigger.pattern.root == "ASSAULT" and says_so_itself(tree, verb, words):
        return "threatened"
    if trigger.pattern.root in ("ASSAULT", "COERCE") and befalls_whoever(tree, verb, words):
        return "threatened"
    willed = tree.lemmas[trigger.head] not in words.unwilled
    return "planned" if willed else "predicted"


def speaks_of_itself(tree: Tree, verb: int) -> bool:
    """Tell whether the subject is a first person."""
    subject = next((kid for kid in tree.kids[verb] if tree.deps[kid] in SUBJECTS), None)
    return subject is not None and tree.words[subject] in ("i", "we")


def says_so_itself(tree: Tree, verb: int, words: RealisWords) -> bool:
    """Tell whether somebody is told to have said that he himself will do it: "the rebels said | they | would shell"."""
    said = tree.heads[verb]
    if tree.deps[verb] != "ccomp" or tree.lemmas[said] not in words.saying:
        return False
    doer, speaker = (next(iter(tree.kids_by(one, ("nsubj",))), None) for one in (verb, said))
    if doer is None or speaker is None or tree.pos[doer] != "PRON" or tree.words[doer] == "you":
        return False
    return tree.pos[speaker] != "PRON" or tree.words[speaker] == tree.words[doer]


def befalls_whoever(tree: Tree, verb: int, words: RealisWords) -> bool:
    """Tell whether harm is announced to all who do, or do not do, something: "| those who | stay will be shot"."""
    if not tree.is_passive(verb) or tree.kid(verb, "obl:agent") is not None:
        return False
    whom = tree.kids_by(verb, PASSIVE_SUBJECTS)
    told = (one for one in whom if tree.words[one] in (*words.kinds, *words.indefinite) or is_kind(tree, one))
    return any(tree.kid(one, "acl:relcl", "acl") is not None for one in told)


def is_kind(tree: Tree, noun: int) -> bool:
    """Tell whether a plural without an article means all of its kind: "| vehicles | found there will be burned"."""
    return tree.tags[noun] == "NNS" and tree.kid(noun, "det", "nummod", "nmod:poss", "amod") is None


def aspect(tree: Tree, verb: int) -> Outlook | None:
    """Read the progressive: "are attacking", "have been shelling" go on; "were attacking" is over."""
    if tree.tags[verb] != "VBG":
        return None
    helpers = [tree.words[kid] for kid in tree.kids_by(verb, ("aux", "aux:pass"))]
    if not helpers or any(one in ("was", "were") for one in helpers):
        return None
    return "ongoing"


def is_finite_past(tree: Tree, verb: int) -> bool:
    """Tell whether a clause tells something past in a finite form: "was killed", "has attacked", "fled"."""
    if tree.tags[verb] == "VBD":
        return True
    helpers = tree.kids_by(verb, ("aux", "aux:pass"))
    if tree.tags[verb] == "VBG":
        return any(tree.words[kid] in ("was", "were", "been") for kid in helpers)
    if tree.tags[verb] != "VBN":
        return False
    if not helpers and tree.deps[verb] == "conj" and tree.heads[verb] < verb:
        return is_finite_past(tree, tree.heads[verb])
    return any(tree.tags[kid] in ("VBD", "VBZ", "VBP") for kid in helpers)


def is_tensed(tree: Tree, verb: int) -> bool:
    """Tell whether a clause has a tense of its own, so that the mood of what reports it is not its mood."""
    helpers = tree.kids_by(verb, ("aux", "aux:pass", "cop"))
    return any(tree.tags[one] in ("VBD", "VBZ", "VBP", "MD") for one in (verb, *helpers))


def is_purpose(tree: Tree, clause: int) -> bool:
    """Tell whether an adverbial clause is an infinitive of purpose."""
    return tree.tags[clause] == "VB" and any(tree.words[kid] == "to" for kid in tree.kids_by(clause, ("mark", "aux")))
