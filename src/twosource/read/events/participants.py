"""A trigger goes in; out come the nominals that take part in it, by the UD relations its frame names.

Passives, coordination, control, relative and participial clauses are followed to the words that fill the role; what
the syntax does not give is left open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.read.events.control import subject_of
from twosource.read.events.coordination import case_words, coordinate
from twosource.read.events.mending import GIVING
from twosource.read.events.objects import DEPTH, RELATIVES, antecedent, objects_of_verb
from twosource.read.events.things import AMOUNTS, ON_GOODS, is_thing
from twosource.read.events.tree import NOMINAL, OBLIQUES, PASSIVE_SUBJECTS, SUBJECTS
from twosource.read.events.vocabulary import load_lexicon

if TYPE_CHECKING:
    from twosource.read.events.tree import Tree
    from twosource.read.events.triggers import Trigger
    from twosource.read.events.vocabulary import EventWords, Pattern

CLOCK = re.compile(r"\d{1,2}[:.]\d\d$")
"""A time of day, which is nobody."""
LETTERS = 4
"""Letters of a common noun in capitals that may still be a name: "NATO"; "GROUND" is a word of a text in capitals."""
BEHIND = 7
"""Tokens after a noun in which its doer or its victim is named: "of a judge by masked gunmen"."""
AIMING = frozenset({"at", "on", "upon", "into", "toward", "towards"})
"""Prepositions before what one shoots at, so that nobody is shot: "police shot | into | the air"."""
DATELINE = 5
"""Tokens that a dateline may have."""
ADDRESSES = frozenset({"iobj", "obl:on", "obl:upon", "obl:to", "obl:from", "obl:with"})
"""Where it is said of whom something is asked: "demanded a share from the council"."""
SENDERS = ("obl:from",)
"""Where it is said of whom somebody suffers or gets something: "faces criticism from the union"."""
ABOUT_WORDS = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST", "ACCUSE", "SUPPORT", "PROTEST"})
"""Roots that may be about a deed, which then is what they go to."""


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
        actors = charged_with(tree, trigger.head, words) or answering_for(tree, trigger.head, words)
    if not actors and trigger.suffered:
        actors = fill(tree, trigger, SENDERS, words, receiving=False)
    taken = {*actors, *trigger.tokens}
    recipients = [one for one in fill(tree, trigger, receiving, words, receiving=True) if one not in taken]
    if all(is_thing(tree, one, words, trigger.pattern.root) for one in recipients):
        recipients = far_below(tree, trigger, words) or recipients
    return Parties(tuple(actors), tuple(one for one in recipients if one not in taken))


def far_below(tree: Tree, trigger: Trigger, words: EventWords) -> list[int]:
    """Look for whom a deed goes to anywhere below it, by the prepositions that its frame allows that of.

    "Returned a pendant with the image of a king | to the family"; an "in" must name a place.
    """
    markers = {relation.partition(":")[2] for relation in trigger.pattern.frame.far}
    last = tree.bounds[tree.sentences[trigger.head]][1] if markers else 0
    for token in range(trigger.head + 1, last):
        found = markers & case_words(tree, token) if tree.deps[token] in OBLIQUES else set()
        named = "in" not in found or tree.labels.get(token) == "LOC"
        if found and named and is_party(tree, token, words) and not is_thing(tree, token, words):
            return coordinate(tree, token, words) if hangs_below(tree, token, trigger, found) else []
    return []


def hangs_below(tree: Tree, token: int, trigger: Trigger, markers: set[str]) -> bool:
    """Tell whether a nominal hangs below a trigger, by way of another deed only if it stands "between" two."""
    while tree.heads[token] != token:
        token = tree.heads[token]
        if token == trigger.carrier:
            return True
        if tree.tags[token] == "VB" and "between" not in markers:
            return False
    return False


def fill(tree: Tree, trigger: Trigger, relations: tuple[str, ...], words: EventWords, *, receiving: bool) -> list[int]:
    """Give the parties by the first relation that yields any, coordinated ones included.

    What a deed moves gives way to whom it goes to: "returned the paintings to the museum".
    """
    held: list[int] = []
    asking = receiving and trigger.pattern.root == "REQUEST"
    passing = asking or (receiving and trigger.pattern.root not in ABOUT_WORDS)
    for relation in relations:
        if held and asking and relation not in ADDRESSES:
            continue
        found = [token for token in seek(tree, trigger, relation, words, receiving=receiving) if token is not None]
        whole = [one for token in found for one in coordinate(tree, token, words)]
        parties = [one for one in dict.fromkeys(whole) if is_party(tree, one, words) and one not in trigger.tokens]
        if ":" in relation:
            parties = [one for one in parties if tree.pos[one] != "NUM" and not is_limb(tree, one, words)]
        if parties and passing and all(is_thing(tree, one, words, trigger.pattern.root) for one in parties):
            held = held or parties
        elif parties:
            return parties
    return held


def seek(tree: Tree, trigger: Trigger, relation: str, words: EventWords, *, receiving: bool) -> list[int | None]:
    """Look one relation up at the trigger; `nsubj`, `obj` follow voice, control and relative clauses."""
    name, _, marker = relation.partition(":")
    if relation == "nsubj":
        return subjects(tree, trigger, words, receiving=receiving)
    if relation in ("obj", "nsubj:pass"):
        return objects(tree, trigger, words)
    if relation == "obl:by" and trigger.verbal and not receiving and not tree.is_passive(trigger.carrier):
        return []
    if name in ("obl", "nmod") and marker and marker != "poss":
        return [*obliques(tree, trigger, marker, words, receiving=receiving)]
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
    if joined and trigger.pattern.root in (*ON_GOODS, "PROTEST"):
        found = [one for one in found if not is_scene(tree, one)]
    return [k for k in found if any(names_doer(tree, one, words) for one in (k, *hyphened(tree, k)[: int(joined)]))]


def is_scene(tree: Tree, modifier: int) -> bool:
    """Tell whether a place's name before a word of force says where it was: "the Osh shelling", but "a US strike"."""
    letters = tree.shown[modifier].replace(".", "")
    return tree.labels.get(modifier) == "LOC" and tree.pos[modifier] == "PROPN" and not letters.isupper()


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


def answering_for(tree: Tree, noun: int, words: EventWords) -> list[int]:
    """Give who is said to be in a nominal deed: "the clan was behind the raid", "is responsible for killings"."""
    while tree.deps[noun] == "conj" and tree.heads[noun] < noun:
        noun = tree.heads[noun]
    state = tree.heads[noun]
    if tree.lemmas[state] not in words.doing_states or tree.case(noun) not in ("for", "in", "of"):
        return []
    found = [one for one in tree.kids_by(state, SUBJECTS | PASSIVE_SUBJECTS) if tree.pos[one] != "PRON"]
    return [antecedent(tree, one, state) for one in found]


def names_doer(tree: Tree, modifier: int, words: EventWords) -> bool:
    """Tell whether a modifier says whose deed a noun is: a name, a nationality, a body that acts."""
    if tree.lemmas[modifier] in words.group_nouns or not tree.shown[modifier][0].isupper():
        return tree.lemmas[modifier] in words.group_nouns and tree.pos[modifier] != "ADJ"
    if tree.pos[modifier] == "NOUN" and tree.shown[modifier].isupper() and len(tree.shown[modifier]) > LETTERS:
        return False
    before = tree.words[modifier - 1] if modifier else ""
    first = modifier == tree.bounds[tree.sentences[modifier]][0] or before in (":", "“", '"') or CLOCK.match(before)
    return not first or tree.pos[modifier] == "PROPN" or tree.words[modifier].endswith(words.demonym_endings)


def subjects(tree: Tree, trigger: Trigger, words: EventWords, *, receiving: bool) -> list[int | None]:
    """Give the doer of a verb, or of the light verb that carries a noun; nobody where the verb is passive."""
    carrier = trigger.carrier
    if not trigger.verbal and carrier == trigger.head:
        return [tree.kid(carrier, "nsubj")] if tree.pos[carrier] == "ADJ" else []
    suffered = trigger.suffered or (trigger.verbal and "nsubj" in trigger.pattern.frame.recipient)
    if suffered != receiving or tree.is_passive(carrier) or lacks_object(tree, trigger, words):
        return []
    return [subject_of(tree, carrier, words)]


def lacks_object(tree: Tree, trigger: Trigger, words: EventWords) -> bool:
    """Tell whether a verb's subject suffers it, since its object is nowhere: headlines leave the "was" out."""
    verb = trigger.head
    past = tree.tags[verb] in ("VBD", "VBN") or tree.words[verb] in words.headline_pasts
    if not trigger.verbal or tree.lemmas[verb] not in words.needs_object or not past:
        return False
    aimed = any(tree.case(kid) in AIMING for kid in tree.kids_by(verb, OBLIQUES))
    told = aimed or any(tree.deps[kid] in ("obj", "aux", "aux:pass", "nsubj:pass", "ccomp") for kid in tree.kids[verb])
    if tree.deps[verb] == "conj" and is_suffered_so(tree, verb) and not told:
        return not objects_of_verb(tree, verb)
    own = any(tree.deps[kid] == "nsubj" and tree.words[kid] not in RELATIVES for kid in tree.kids[verb])
    return own and not told and not objects_of_verb(tree, verb)


def is_suffered_so(tree: Tree, verb: int) -> bool:
    """Tell whether a verb goes on telling what a passive's subject suffers: "were abducted; | released | on Friday"."""
    mate = tree.heads[verb]
    own = tree.kid(verb, "nsubj", "nsubj:pass") is not None
    return not own and mate < verb and tree.tags[mate] == "VBN" and tree.is_passive(mate)


def objects(tree: Tree, trigger: Trigger, words: EventWords) -> list[int | None]:
    """Give what a verb's action goes to, in either voice; for a carried noun, the sufferer."""
    if trigger.verbal:
        if lacks_object(tree, trigger, words):
            return [subject_of(tree, trigger.head, words)]
        found = objects_of_verb(tree, trigger.head)
        own = [one for one in trigger.tokens if one != trigger.head]
        others = [one for one in found if one not in own and not any(holds_word(tree, one, token) for token in own)]
        return [*others] if len(others) == len(found) or tree.lemmas[trigger.head] in GIVING else []
    if trigger.suffered:
        return [subject_of(tree, trigger.carrier, words)]
    return []


def holds_word(tree: Tree, nominal: int, token: int) -> bool:
    """Tell whether a word of a phrase is what a nominal counts: "fired | dozens of missiles | at"."""
    return tree.lemmas[nominal] in AMOUNTS and tree.is_under(token, nominal)


def obliques(tree: Tree, trigger: Trigger, marker: str, words: EventWords, *, receiving: bool) -> list[int]:
    """List the nominals marked by a preposition at the trigger's words, under its object, or close behind its noun."""
    found = [
        kid
        for anchor in anchors_of(tree, trigger, receiving=receiving)
        for kid in tree.kids[anchor]
        if tree.deps[kid] in OBLIQUES and marker in case_words(tree, kid)
    ]
    if found or marker not in words.object_markers:
        return found or ([] if trigger.verbal else close_behind(tree, trigger.head, marker))
    if not trigger.verbal:
        return close_behind(tree, trigger.head, marker)
    under = [kid for one in tree.kids_by(trigger.head, ("obj",)) for kid in tree.kids[one]]
    return [kid for kid in under if tree.deps[kid] == "nmod" and marker in case_words(tree, kid)]


def anchors_of(tree: Tree, trigger: Trigger, *, receiving: bool) -> list[int]:
    """List the words that a trigger's prepositional phrases hang on.

    Whom a verb's phrase goes to may hang on the nouns that its words are part of: "suspended food | supplies and
    flights | to Chad", "extended a curfew | order | in Osh".
    """
    own = dict.fromkeys([trigger.carrier, *trigger.tokens])
    if not receiving:
        return [*own]
    wholes = [tree.heads[one] for one in own if tree.deps[one] == "compound" and tree.pos[tree.heads[one]] in NOMINAL]
    nouns = [one for one in (*own, *wholes) if tree.pos[one] == "NOUN" and one != trigger.head]
    return [*own, *wholes, *(kid for one in nouns for kid in tree.kids_by(one, ("conj",)))]


def close_behind(tree: Tree, noun: int, marker: str) -> list[int]:
    """Find a marked nominal that the parse hung elsewhere: after the noun, before the next verb."""
    for token in tree.reach(noun, BEHIND):
        past = marker == "of" and tree.pos[token] in NOMINAL
        if past or tree.pos[token] in ("VERB", "AUX", "PUNCT", "CCONJ"):
            return []
        if tree.words[token] == marker and tree.deps[token] == "case" and tree.heads[token] > token:
            found = tree.heads[token]
            return [] if is_owners_name(tree, found) else [found]
    return []


def is_owners_name(tree: Tree, nominal: int) -> bool:
    """Tell whether a name is part of who did it: "accusations by the government of Chad"."""
    head = tree.heads[nominal]
    return tree.pos[nominal] == "PROPN" and tree.case(nominal) == "of" and tree.case(head) == "by"


def is_party(tree: Tree, token: int, words: EventWords) -> bool:
    """Tell whether a token can be a party: a nominal, no time word, no empty pronoun."""
    if tree.deps[token] == "expl" or tree.lemmas[token] in words.no_party or is_dateline(tree, token):
        return False
    if CLOCK.match(tree.words[token]) or is_day(tree, token, words):
        return False
    return tree.pos[token] in NOMINAL or tree.pos[token] in ("ADJ", "DET", "SYM", "X", "VERB")


def is_limb(tree: Tree, token: int, words: EventWords) -> bool:
    """Tell whether a nominal is where somebody is hit: "shot | in the head |"."""
    return tree.case(token) == "in" and tree.lemmas[token] in words.limbs and tree.kid(token, "nmod") is None


def is_day(tree: Tree, token: int, words: EventWords) -> bool:
    """Tell whether a number is the day of a month: "on July | 4 |"."""
    return token > 0 and tree.pos[token] == "NUM" and tree.lemmas[token - 1] in words.times


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
    held: tuple[int, ...] = ()
    moves = any(one.frame.recipient and "obj" not in one.frame.recipient for one in moved_by(tree, verb))
    for relation in (one for one in words.concerned if not (moves and one == "obj")):
        found = [
            one for one in around(tree, verb, relation) if is_party(tree, one, words) and one not in trigger.tokens
        ]
        parties = tuple(one for party in found for one in coordinate(tree, party, words))
        if parties and not all(is_thing(tree, one, words) for one in parties):
            return parties
        held = held or parties
    return held


def moved_by(tree: Tree, verb: int) -> tuple[Pattern, ...]:
    """Give the phrases that a verb alone may be of, whose frames say if what it goes to suffers it or is but moved."""
    return tuple(one for one in load_lexicon().verbs.get(tree.lemmas[verb], ()) if not one.rest)


def around(tree: Tree, verb: int, relation: str) -> list[int]:
    """Look one relation up at a verb, and for prepositions at its object too."""
    if relation == "obj":
        return objects_of_verb(tree, verb)
    marker = relation.partition(":")[2]
    anchors = [verb, *tree.kids_by(verb, ("obj",))]
    return [k for a in anchors for k in tree.kids[a] if tree.deps[k] in OBLIQUES and marker in case_words(tree, k)]
