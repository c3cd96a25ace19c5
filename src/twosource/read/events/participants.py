"""A trigger goes in; out come the nominals that take part in it, by the UD relations its frame names.

Passives, coordination, control, relative and participial clauses are followed to the words that fill the role; what
the syntax does not give is left open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.read.events.tree import NOMINAL, OBLIQUES, PASSIVE_SUBJECTS, SUBJECTS

if TYPE_CHECKING:
    from twosource.read.events.tree import Tree
    from twosource.read.events.triggers import Trigger
    from twosource.read.events.vocabulary import EventWords

DEPTH = 8
"""Clauses climbed for a subject: deeper chains are parse errors."""
BEHIND = 7
"""Tokens after a noun in which its doer or its victim is named: "of a judge by masked gunmen"."""
SIDE_BY_SIDE = 3
"""Tokens from a verb to a coordinated one that shares its object: one conjunction and an adverb between."""
ASKED = frozenset({"on", "upon", "to", "for"})
COUNTING = frozenset({"than", "between", "over", "about", "around", "at", "up", "above", "under"})
CHARGES = frozenset({"of", "from", "for", "with", "into"})
DATELINE = 5
"""Tokens that a dateline may have."""
RELATIVES = frozenset({"who", "whom", "that", "which"})
ABOUT_WORDS = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST", "ACCUSE", "SUPPORT"})
"""Roots that may be about a deed, which then is what they go to."""
ON_GOODS = frozenset({"COERCE", "ASSAULT"})
CLAUSAL = frozenset({"xcomp", "advcl", "ccomp", "acl", "acl:relcl", "conj", "advcl:relcl"})


@dataclass(frozen=True, slots=True)
class Parties:
    """Head tokens of those who do it and of those it is done to."""

    actors: tuple[int, ...]
    recipients: tuple[int, ...]


def find_parties(tree: Tree, trigger: Trigger, words: EventWords) -> Parties:
    """Fill the roles of a trigger's frame."""
    roles, frame = words.roles, trigger.pattern.frame
    acting = frame.actor or (roles.verb_actor if trigger.verbal else roles.noun_actor)
    receiving = frame.recipient or (roles.verb_recipient if trigger.verbal else roles.noun_recipient)
    actors = fill(tree, trigger, acting, words, receiving=False)
    if not actors and trigger.within is not None:
        actors = [*find_parties(tree, trigger.within, words).actors]
    if not actors and not trigger.verbal:
        actors = charged_with(tree, trigger.head, words)
    taken = {*actors, *trigger.tokens}
    recipients = [one for one in fill(tree, trigger, receiving, words, receiving=True) if one not in taken]
    return Parties(tuple(actors), tuple(recipients))


def fill(tree: Tree, trigger: Trigger, relations: tuple[str, ...], words: EventWords, *, receiving: bool) -> list[int]:
    """Give the parties by the first relation that yields any, coordinated ones included.

    What a deed moves gives way to whom it goes to: "returned the paintings to the museum".
    """
    held: list[int] = []
    passing = receiving and trigger.pattern.root not in ABOUT_WORDS
    for relation in relations:
        found = [token for token in seek(tree, trigger, relation, words, receiving=receiving) if token is not None]
        whole = [one for token in found for one in coordinate(tree, token)]
        parties = [one for one in dict.fromkeys(whole) if is_party(tree, one, words) and one not in trigger.tokens]
        if ":" in relation:
            parties = [one for one in parties if tree.pos[one] != "NUM"]
        if parties and passing and all(is_thing(tree, one, words, trigger.pattern.root) for one in parties):
            held = held or parties
        elif parties:
            return parties
    return held


def is_thing(tree: Tree, token: int, words: EventWords, root: str | None = None) -> bool:
    """Tell whether a nominal is no party but what a deed moves or is about: a weapon, a paper, another deed.

    Goods are what a seizure or an attack (`root`) is done to.
    """
    lemma = tree.lemmas[token]
    if tree.pos[token] != "NOUN":
        return False
    if lemma in words.things or (root not in ON_GOODS and lemma in words.goods):
        return True
    return lemma.endswith(words.thing_endings) and lemma not in words.not_things


def seek(tree: Tree, trigger: Trigger, relation: str, words: EventWords, *, receiving: bool) -> list[int | None]:
    """Look one relation up at the trigger; `nsubj`, `obj` follow voice, control and relative clauses."""
    name, _, marker = relation.partition(":")
    if relation == "nsubj":
        return subjects(tree, trigger, words, receiving=receiving)
    if relation in ("obj", "nsubj:pass"):
        return objects(tree, trigger, words)
    if relation == "obl:by" and trigger.verbal and not tree.is_passive(trigger.carrier):
        return []
    if name in ("obl", "nmod") and marker and marker != "poss":
        return [*obliques(tree, trigger, marker, words)]
    return beside(tree, trigger, relation, words)


def beside(tree: Tree, trigger: Trigger, relation: str, words: EventWords) -> list[int | None]:
    """Look one relation up at a trigger's own words; of modifiers, those that say whose deed it is."""
    anchors = [trigger.head] if trigger.verbal else [trigger.head, *trigger.tokens]
    found = [kid for anchor in anchors for kid in tree.kids[anchor] if tree.deps[kid] == relation]
    before = trigger.head - 1
    if relation == "compound" and not found and before >= 0 and tree.lemmas[before] in words.group_nouns:
        return [before]
    if relation not in ("amod", "compound"):
        return [*found]
    joined = relation == "compound"
    return [k for k in found if any(names_doer(tree, one, words) for one in (k, *hyphened(tree, k)[: int(joined)]))]


def hyphened(tree: Tree, modifier: int) -> list[int]:
    """Give the nominal that a hyphen joins to a modifier: "a police-farmer clash"."""
    before = modifier - 2
    joined = before >= 0 and tree.words[modifier - 1] == "-" and tree.heads[before] == modifier
    return [before] if joined and tree.pos[before] in NOMINAL else []


def charged_with(tree: Tree, noun: int, words: EventWords) -> list[int]:
    """Give who is said to have done a nominal deed: "accused the militia of genocide"."""
    above = tree.heads[noun]
    verb = tree.heads[above] if tree.deps[above] == "obj" else above
    if tree.lemmas[verb] not in words.charging_verbs or tree.case(noun) not in ("of", "with", "for", "over"):
        return []
    return [one for one in objects_of_verb(tree, verb) if one != noun]


def names_doer(tree: Tree, modifier: int, words: EventWords) -> bool:
    """Tell whether a modifier says whose deed a noun is: a name, a nationality, a body that acts."""
    if tree.lemmas[modifier] in words.group_nouns or not tree.shown[modifier][0].isupper():
        return tree.lemmas[modifier] in words.group_nouns
    first = modifier == tree.bounds[tree.sentences[modifier]][0] or tree.words[modifier - 1] in (":", "“", '"')
    return not first or tree.pos[modifier] == "PROPN" or tree.words[modifier].endswith(words.demonym_endings)


def subjects(tree: Tree, trigger: Trigger, words: EventWords, *, receiving: bool) -> list[int | None]:
    """Give the doer of a verb, or of the light verb that carries a noun; nobody where the verb is passive."""
    carrier = trigger.carrier
    if not trigger.verbal and carrier == trigger.head:
        return [tree.kid(carrier, "nsubj")] if tree.pos[carrier] == "ADJ" else []
    if trigger.suffered != receiving or tree.is_passive(carrier) or lacks_object(tree, trigger, words):
        return []
    return [subject_of(tree, carrier, words)]


def lacks_object(tree: Tree, trigger: Trigger, words: EventWords) -> bool:
    """Tell whether a verb's subject suffers it, since its object is nowhere: headlines leave the "was" out."""
    verb = trigger.head
    if not trigger.verbal or tree.lemmas[verb] not in words.needs_object or tree.tags[verb] not in ("VBD", "VBN"):
        return False
    told = any(tree.deps[kid] in ("obj", "aux", "aux:pass", "nsubj:pass", "ccomp") for kid in tree.kids[verb])
    own = any(tree.deps[kid] == "nsubj" and tree.words[kid] not in RELATIVES for kid in tree.kids[verb])
    return own and not told and not objects_of_verb(tree, verb)


def subject_of(tree: Tree, verb: int, words: EventWords, depth: int = 0) -> int | None:
    """Climb from a verb to the nominal that is its subject: its own, or the one that controls it."""
    own = [kid for kid in tree.kids[verb] if tree.deps[kid] in SUBJECTS | PASSIVE_SUBJECTS]
    if own:
        # A dateline before the sentence is often read as a first subject; the last one before the verb is the real one.
        return antecedent(tree, max((kid for kid in own if kid < verb), default=own[0]), verb)
    head, relation = tree.heads[verb], tree.deps[verb]
    if depth > DEPTH or head == verb or relation not in CLAUSAL:
        return None
    if relation.startswith("acl") and tree.pos[head] in NOMINAL:
        return controller_of_noun(tree, verb, head, words, depth)
    controlled = controlled_by(tree, verb, head, words)
    if controlled is not None:
        return controlled
    return subject_of(tree, head, words, depth + 1)


def controlled_by(tree: Tree, verb: int, head: int, words: EventWords) -> int | None:
    """Give whom a governor makes, asks or accuses to do what the verb says; None where its own subject does it."""
    if tree.lemmas[head] not in words.object_control:
        return None
    told = is_infinitive(tree, verb) and tree.deps[verb] in ("xcomp", "advcl")
    if not (told or tree.deps[verb] == "xcomp" or is_charged(tree, verb)):
        return None
    asked = [kid for kid in tree.kids_by(head, ("obl",)) if tree.case(kid) in ASKED and head < kid < verb]
    found = tree.kids_by(head, ("iobj",)) or objects_of_verb(tree, head) or asked
    return next((one for one in found if one != verb), None)


def is_infinitive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return tree.tags[verb] == "VB" and any(tree.words[kid] == "to" for kid in tree.kids_by(verb, ("mark", "aux")))


def is_charged(tree: Tree, verb: int) -> bool:
    """Tell whether a gerund is what the governing verb's object did: "accused him of shelling", "kept her from"."""
    return tree.tags[verb] == "VBG" and any(tree.words[k] in CHARGES for k in tree.kids_by(verb, ("mark", "case")))


def controller_of_noun(tree: Tree, verb: int, noun: int, words: EventWords, depth: int) -> int | None:
    """Tell who does what a clause beside a noun says: the noun itself, or for "plan to attack" whose plan it is."""
    if tree.tags[verb] == "VBG" and is_thing(tree, noun, words) and tree.tags[tree.heads[noun]].startswith("VB"):
        return subject_of(tree, tree.heads[noun], words, depth + 1)
    if tree.tags[verb] != "VB" or is_told(tree, noun, words):
        return noun
    predicated = tree.kid(noun, "nsubj")
    if predicated is not None:
        return antecedent(tree, predicated, noun)
    owner = tree.kid(noun, "nmod:poss")
    if owner is not None:
        return owner
    governor = tree.heads[noun]
    if governor == noun or tree.pos[governor] in NOMINAL:
        return governor if governor != noun else None
    return subject_of(tree, governor, words, depth + 1)


def is_told(tree: Tree, noun: int, words: EventWords) -> bool:
    """Tell whether a noun is whom its governor asks or orders: "called on rebels to attack"."""
    governor = tree.heads[noun]
    asked = tree.deps[noun] in ("obj", "iobj") or (
        tree.deps[noun] == "obl" and tree.case(noun) in ("on", "upon", "to", "for")
    )
    return asked and tree.pos[governor] == "VERB" and tree.lemmas[governor] in words.object_control


def antecedent(tree: Tree, token: int, verb: int) -> int:
    """Follow a relative pronoun to the noun that its clause describes."""
    if tree.words[token] not in RELATIVES:
        return token
    clause = verb
    for _ in range(DEPTH):
        if tree.deps[clause].startswith("acl"):
            return tree.heads[clause]
        if tree.deps[clause] not in CLAUSAL or tree.heads[clause] == clause:
            break
        clause = tree.heads[clause]
    return token


def objects(tree: Tree, trigger: Trigger, words: EventWords) -> list[int | None]:
    """Give what a verb's action goes to, in either voice; for a carried noun, the sufferer."""
    if trigger.verbal:
        if lacks_object(tree, trigger, words):
            return [subject_of(tree, trigger.head, words)]
        found = objects_of_verb(tree, trigger.head)
        return [] if any(one in trigger.tokens for one in found) else [*found]
    if trigger.suffered:
        return [subject_of(tree, trigger.carrier, words)]
    return []


def objects_of_verb(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    """Give the object of an active verb, or the subject of a passive one; coordinated passives share theirs."""
    found = [antecedent(tree, kid, verb) for kid in tree.kids[verb] if tree.deps[kid] in ("obj", *PASSIVE_SUBJECTS)]
    if found or (found := counted(tree, verb) or tree.kids_by(verb, ("iobj",))):
        return found
    if named := [kid for kid in tree.kids_by(verb, ("xcomp",)) if tree.pos[kid] == "PROPN" and kid == verb + 1]:
        return named
    for kid in tree.kids_by(verb, ("conj",)):
        if shares_object(tree, verb, kid):
            return [antecedent(tree, one, kid) for one in tree.kids_by(kid, ("obj",))]
    if tree.deps[verb].startswith(("acl", "amod")):
        return described(tree, verb)
    return shared_subject(tree, verb, depth) if tree.deps[verb] in ("conj", "xcomp") else []


def described(tree: Tree, verb: int) -> list[int]:
    """Give the noun that a participle or a relative clause describes, where it is what the verb's action goes to."""
    head = tree.heads[verb]
    if tree.deps[verb] in ("acl", "amod") and tree.tags[verb] == "VBN" and tree.pos[head] in NOMINAL:
        return [head]
    own = any(tree.words[kid] not in RELATIVES for kid in tree.kids_by(verb, ("nsubj",)))
    return [head] if own and tree.deps[verb] == "acl:relcl" and tree.kid(verb, "ccomp") is None else []


def shared_subject(tree: Tree, verb: int, depth: int) -> list[int]:
    """Give a coordinated passive's own bare count ("and five injured"), or the passive subject that it shares."""
    head = tree.heads[verb]
    if depth > DEPTH or tree.tags[verb] != "VBN" or head == verb:
        return []
    bare = [kid for kid in tree.kids[verb] if kid < verb and tree.pos[kid] == "NUM"]
    shared = bare or [antecedent(tree, kid, head) for kid in tree.kids[head] if tree.deps[kid] in PASSIVE_SUBJECTS]
    return shared or (objects_of_verb(tree, head, depth + 1) if tree.is_passive(head) else [])


def counted(tree: Tree, verb: int) -> list[int]:
    """Give an object that a bound has made look oblique: "killed no fewer than twelve farmers"."""
    marked = (kid for kid in tree.kids[verb] if tree.deps[kid] == "obl" and tree.case(kid) in COUNTING)
    return [k for k in marked if tree.pos[k] == "NUM" or any(tree.pos[one] == "NUM" for one in tree.kids[k])][:1]


def shares_object(tree: Tree, verb: int, other: int) -> bool:
    """Tell whether two verbs coordinated side by side have one object: "attack and capture the valley"."""
    own = any(tree.deps[kid] in ("obl", "xcomp", "ccomp") for kid in tree.kids[verb])
    return not own and other - verb <= SIDE_BY_SIDE and tree.tags[verb] == tree.tags[other]


def obliques(tree: Tree, trigger: Trigger, marker: str, words: EventWords) -> list[int]:
    """List the nominals marked by a preposition at the trigger's words, under its object, or close behind its noun."""
    anchors = dict.fromkeys([trigger.carrier, *trigger.tokens])
    found = [
        kid
        for anchor in anchors
        for kid in tree.kids[anchor]
        if tree.deps[kid] in OBLIQUES and marker in case_words(tree, kid)
    ]
    if found or marker not in words.object_markers:
        return found or ([] if trigger.verbal else close_behind(tree, trigger.head, marker))
    if not trigger.verbal:
        return close_behind(tree, trigger.head, marker)
    under = [kid for one in tree.kids_by(trigger.head, ("obj",)) for kid in tree.kids[one]]
    return [kid for kid in under if tree.deps[kid] == "nmod" and marker in case_words(tree, kid)]


def close_behind(tree: Tree, noun: int, marker: str) -> list[int]:
    """Find a marked nominal that the parse hung elsewhere: after the noun, before the next verb."""
    for token in tree.reach(noun, BEHIND):
        if tree.pos[token] in ("VERB", "AUX", "PUNCT", "CCONJ"):
            return []
        if tree.words[token] == marker and tree.deps[token] == "case" and tree.heads[token] > token:
            return [tree.heads[token]]
    return []


def case_words(tree: Tree, token: int) -> set[str]:
    """Give all prepositions of a nominal, those of a fixed phrase ("because of") included."""
    cases = tree.kids_by(token, ("case",))
    return {tree.words[one] for case in cases for one in (case, *tree.kids_by(case, ("fixed",)))}


def coordinate(tree: Tree, token: int) -> list[int]:
    """Give a nominal and those coordinated with it, such as the parse hung on a name inside its phrase included."""
    inside = [
        inner for kid in tree.kids_by(token, ("nmod", "appos")) for inner in (kid, *tree.kids_by(kid, ("appos",)))
    ]
    apart = [kid for one in inside for kid in tree.kids_by(one, ("conj",)) if tree.stands_apart(kid)]
    beside = [kid for kid in tree.kids_by(token, ("nmod",)) if is_companion(tree, kid)]
    joined = [kid for kid in tree.kids_by(token, ("conj",)) if not tree.shares_article(kid)]
    return [token, *(kid for kid in (*joined, *apart, *beside) if tree.pos[kid] in NOMINAL)]


def is_companion(tree: Tree, nominal: int) -> bool:
    """Tell whether a nominal takes part beside another: "rebels, along with deserters, stormed the base"."""
    words = case_words(tree, nominal)
    return {"along", "with"} <= words or {"together", "with"} <= words or {"alongside"} <= words


def is_party(tree: Tree, token: int, words: EventWords) -> bool:
    """Tell whether a token can be a party: a nominal, no time word, no empty pronoun."""
    if tree.deps[token] == "expl" or tree.lemmas[token] in words.no_party or is_dateline(tree, token):
        return False
    return tree.pos[token] in NOMINAL or tree.pos[token] in ("ADJ", "DET", "SYM", "X", "VERB")


def is_dateline(tree: Tree, token: int) -> bool:
    """Tell whether a nominal stands before the sentence proper: "KABUL: Gunmen killed"."""
    first = tree.bounds[tree.sentences[token]][0]
    return token - first <= DATELINE and token + 1 < len(tree) and tree.words[token + 1] in (":", "--", "—", "–")


def concerned(tree: Tree, trigger: Trigger, words: EventWords) -> tuple[int, ...]:
    """Give whom the deed concerns that a promise, refusal or threat is about: the deepest complement's recipient."""
    verb, taken = trigger.head, {trigger.head}
    for _ in range(DEPTH):
        inner = next((kid for kid in tree.kids[verb] if tree.deps[kid] in ("xcomp", "ccomp", "acl")), None)
        if inner is None or inner in taken:
            break
        verb = inner
        taken.add(inner)
    if verb == trigger.head:
        return ()
    for relation in words.concerned:
        found = around(tree, verb, relation)
        parties = [one for one in found if is_party(tree, one, words) and one not in trigger.tokens]
        if parties:
            return tuple(one for party in parties for one in coordinate(tree, party))
    return ()


def around(tree: Tree, verb: int, relation: str) -> list[int]:
    """Look one relation up at a verb, and for prepositions at its object too."""
    if relation == "obj":
        return objects_of_verb(tree, verb)
    marker = relation.partition(":")[2]
    anchors = [verb, *tree.kids_by(verb, ("obj",))]
    return [k for a in anchors for k in tree.kids[a] if tree.deps[k] in OBLIQUES and marker in case_words(tree, k)]
