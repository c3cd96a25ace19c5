"""Read a term that is named: "[by]'s deadline for [for] to [demand]", "[for] rejected an ultimatum from [by]".

Who answers a term is whom it was set for, and it had been set by then. What a bare term asks may stand in the sentence
before or behind it, as a condition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.deadlines.conditions import CONDITIONS, roles_of_condition
from twosource.read.deadlines.parties import authority, first_act, phrase_of, possessor, setter, time_of_day, top_noun
from twosource.read.deadlines.parts import Roles
from twosource.read.deadlines.phrases import agent_of, is_passive, noun_phrase, subject_of, token_of
from twosource.read.deadlines.sentences import Sight, has_cue
from twosource.read.deadlines.vocabulary import cues
from twosource.read.times.verbs import stem

if TYPE_CHECKING:
    from spacy.tokens import Token

    from twosource.model.span import Span
    from twosource.read.deadlines.seen import Seen
    from twosource.read.deadlines.sentences import Word

NEAR = 5
"""Words between an answer and the term that it answers."""
HOLDING = frozenset({"had", "was", "were", "faced"})
JOINTS = frozenset({",", ";", ":"})
FROM = frozenset({"from", "by"})
OBJECTS = frozenset({"obj", "nsubj:pass", "obl", "conj"})


def reaction_to(sight: Sight, noun: Word | None) -> Word | None:
    """Give the verb that answers a term: "rejected a 48-hour ultimatum", "the ultimatum was ignored"."""
    if noun is None or noun.verb or noun.stem not in cues("sure_terms").stems:
        return None
    listed = cues("reactions").stems
    head = token_of(sight, noun)
    verb = next((word for word in sight.all if word.place == head.head.i), None)
    if verb is not None and verb.verb and verb.stem in listed and head.dep_ in OBJECTS:
        return verb
    before = [word for word in sight.all if word.start < noun.start][-NEAR:]
    last = next((word for word in reversed(before) if word.verb and word.verb != "gerund"), None)
    return last if last is not None and last.stem in listed else None


def is_dated_act(sight: Sight, noun: Word) -> bool:
    """Tell whether a day behind a term is that of what was done with it: "repeated the deadline on Tuesday"."""
    if reaction_to(sight, noun) is not None:
        return True
    before = [word for word in sight.left if word.start < noun.start][-NEAR:]
    if any(word.verb and word.stem in cues("handings").stems for word in before) and is_handed(sight, noun):
        return True
    verb = next((word for word in reversed(before) if word.verb and word.verb != "gerund"), None)
    return verb is not None and verb.verb == "past" and verb.low not in HOLDING and sight.left[-2:-1] == [noun]


def is_handed(sight: Sight, noun: Word) -> bool:
    """Tell whether only whom the term went to stands behind it: "handed the ultimatum to the ministry on Monday"."""
    between = [word for word in sight.left if word.start > noun.start]
    led = between[:1] and between[0].low == "to" and not any(word.verb or word.low in JOINTS for word in between)
    return bool(led) and sight.preposition in {"on", "in", "at"}


def roles_of_term(seen: Seen) -> Roles:
    """Read who set a named term for whom, and what it asks."""
    sight, noun = seen.sight, seen.governor
    if noun is None:
        return Roles()
    head = token_of(sight, noun)
    if noun.low == "term" and not has_cue(sight.all, "demands", verbs=True):
        return Roles(None, None, phrase_of(head))
    words = [word for word in sight.all if word.start > noun.start]
    reaction = reaction_to(sight, noun)
    if reaction is not None:
        return roles_of_reaction(seen, reaction, words)
    by = possessor(head, sight) or giver(head) or setter(sight, words)
    addressee = term_addressee(sight, words)
    if by is not None and addressee is None and any(word.stem == stem("promise") for word in words):
        addressee = by
    demand = first_act(sight, words)
    if demand is None and addressee is None:
        return Roles(by).filled(condition_near(sight)).filled(Roles(authority(sight)))
    return Roles(by or authority(sight), addressee, demand)


def roles_of_reaction(seen: Seen, reaction: Word, words: list[Word]) -> Roles:
    """Read a term that is answered: by its subject, or by the agent of "was rejected by"."""
    sight = seen.sight
    verb = token_of(sight, reaction)
    side = phrase_of(agent_of(verb) if is_passive(verb) else subject_of(verb, sight))
    head = token_of(sight, seen.governor) if seen.governor else verb
    by = possessor(head, sight) or giver(head) or setter(sight, words, behind=True)
    return Roles(None if by == side else by, term_addressee(sight, words) or side, first_act(sight, words))


def giver(head: Token) -> Span | None:
    """Give whom a term comes from: "an ultimatum from the regional bloc"."""
    for child in head.children:
        joined = any(other.dep_ == "case" and other.lower_ in FROM for other in child.children)
        if child.dep_ == "nmod" and joined and child.i > head.i and not child.lower_.endswith("day"):
            return noun_phrase(child)
    return None


def condition_near(sight: Sight) -> Roles:
    """Read what a bare term asks in the sentence before it, else behind it: a threat that can be turned away."""
    for words in (sight.sentences.preceding(sight), sight.sentences.following(sight, 1)):
        mark = next((word for word in words if word.low in CONDITIONS), None)
        if mark is None:
            continue
        begin, end = (sight.sentences.number(word) for word in (words[0], words[-1]))
        whole = Sight(sight.sentences, sight.timed, begin, end + 1, end + 1, end + 1)
        roles = roles_of_condition(whole, mark)
        if roles.threat is not None:
            return roles
    return Roles()


def term_addressee(sight: Sight, words: list[Word]) -> Span | None:
    """Give whom a term is set for, out of the words behind its noun: "deadline [for the garrison] to leave"."""
    for place, word in enumerate(words):
        if word.low in {"for", "to", "on"} and place + 1 < len(words) and not words[place + 1].verb:
            nouns = (other for other in words[place + 1 :] if other.tag.startswith(("NN", "PRP")) or not other.tag)
            target = next(nouns, None)
            if target is None or sight.timed.start <= target.start < sight.timed.end or time_of_day(target):
                return None
            return noun_phrase(top_noun(token_of(sight, target)))
        if word.verb and not (place == 0 and word.stem in cues("setters").stems):
            return None
    return None
