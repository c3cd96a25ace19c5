"""Who is who around a deadline's words: who says so, who declared it, whom a verb is done to, whose term it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.deadlines.phrases import (
    act_phrase,
    agent_of,
    infinitives,
    is_passive,
    noun_phrase,
    subject_of,
    token_of,
)
from twosource.read.deadlines.vocabulary import cues, deadline_words
from twosource.read.times.verbs import stem

if TYPE_CHECKING:
    from spacy.tokens import Token

    from twosource.read.deadlines.sentences import Sight, Word

PHRASE_ENDS = frozenset(
    {"to", "that", "until", "till", "by", "within", "before", ",", ";", ".", ":", "(", "for", "if", "unless", "from"}
)
PRONOUNS = frozenset({"it", "they", "he", "she", "we", "its", "their", "his", "her", "our", "them", "him", "i", "you"})
REFLEXIVES = frozenset({"itself", "himself", "herself", "themselves", "ourselves", "yourselves"})


def told(sight: Sight, pronoun: Span) -> Span | None:
    """Give whom somebody told before a pronoun: "told the leaders that they have 72 hours"."""
    for word in sight.all:
        if word.start < pronoun.start and word.verb and word.stem in cues("demands").stems:
            target = receiver(token_of(sight, word), sight)
            if target is not None and target.end <= pronoun.start and not is_reflexive(target, sight):
                return target
    return None


def is_reflexive(phrase: Span, sight: Sight) -> bool:
    """Tell whether a phrase only points back: "which calls itself a front"."""
    return phrase.of(sight.sentences.text).lower() in REFLEXIVES


def phrase_of(token: Token | None) -> Span | None:
    """Give the noun phrase of a token, where there is one."""
    return None if token is None else noun_phrase(token)


def receiver(verb: Token, sight: Sight) -> Span | None:
    """Give whom a verb is done to: its indirect object, its object unless that is the time, or "to" somebody."""
    for relation in ("iobj", "obj"):
        for child in verb.children:
            timed = sight.timed.span.overlaps(Span(child.idx, child.idx + len(child.text)))
            if child.dep_ == relation and not timed and stem(child.lower_) not in cues("sure_terms").stems:
                return without_paper(noun_phrase(child), sight)
    for child in verb.children:
        joined = any(other.dep_ == "case" and other.lower_ in {"to", "on", "upon"} for other in child.children)
        if child.dep_ in {"obl", "nmod"} and joined and child.i > verb.i:
            return noun_phrase(child)
    return next_phrase(verb, sight)


def without_paper(phrase: Span, sight: Sight) -> Span:
    """Cut off how somebody was told: "told the mission's chief [in a letter]"."""
    words = [word for word in sight.all if phrase.start <= word.start < phrase.end]
    for place in range(1, len(words) - 2):
        article = words[place + 1].low in {"a", "an"}
        if words[place].low in {"in", "by"} and article and any(is_message(word) for word in words[place + 2 :]):
            return Span(phrase.start, words[place - 1].end)
    return phrase


def is_message(word: Word) -> bool:
    """Tell whether a word is what carries words: a letter, a statement, a call."""
    return word.low in deadline_words().messages


def next_phrase(verb: Token, sight: Sight) -> Span | None:
    """Give the words between a verb and what it asks, where the parse has no object: "told [the town] to yield"."""
    taken: list[Word] = []
    for word in sight.all:
        if word.place <= verb.i:
            continue
        if word.verb or word.low in PHRASE_ENDS or sight.timed.start <= word.start < sight.timed.end:
            break
        taken.append(word)
    named = any(word.tag.startswith(("NN", "PRP")) for word in taken)
    named = named and not any(word.stem in cues("sure_terms").stems for word in taken)
    return Span(taken[0].start, taken[-1].end) if named else None


def first_act(sight: Sight, words: list[Word]) -> Span | None:
    """Give the first infinitive among words, as the act that is asked."""
    verb = next(infinitives(words), None)
    return None if verb is None else act_phrase(sight, verb)


def is_party(token: Token) -> bool:
    """Tell whether a noun can act: a name, a pronoun, people, or a body; without tags every noun may."""
    if not token.tag_ or token.tag_.startswith(("NNP", "PRP")):
        return True
    return any(stem(token.lower_) in cues(name).stems for name in ("people", "authorities", "bodies"))


def top_noun(token: Token) -> Token:
    """Climb from a modifier to the noun that it modifies."""
    while token.dep_ in {"compound", "amod", "nmod:poss", "flat", "nummod"} and token.head.i > token.i:
        token = token.head
    return token


def time_of_day(word: Word) -> bool:
    """Tell whether a noun is part of another time rather than a party."""
    low = word.low
    return low in {"noon", "midnight", "dawn"} or low.endswith("day")


def possessor(head: Token, sight: Sight) -> Span | None:
    """Give who a term belongs to, unless it is the time's own possessive."""
    for child in head.children:
        timed = sight.timed.start <= child.idx < sight.timed.end
        if child.dep_ == "nmod:poss" and not timed and child.tag_.startswith(("NN", "PRP")):
            if child.lower_ in PRONOUNS:
                verb = next((word for word in sight.left if word.verb), None)
                return phrase_of(subject_of(token_of(sight, verb), sight)) if verb else None
            return noun_phrase(child)
    return None


def setter(sight: Sight, words: list[Word], *, behind: bool = False) -> Span | None:
    """Give who set a term: "that Tegucigalpa issued", "set by the army", "by which Washington had promised".

    The verb stands among `words`, else on the left of the time, unless it is to stand `behind`.
    """
    verb = next(
        (
            word
            for word in [*words, *([] if behind else sight.left)]
            if word.verb and word.stem in cues("setters").stems
        ),
        None,
    )
    if verb is None:
        return None
    token = token_of(sight, verb)
    agent = agent_of(token)
    if agent is not None or is_passive(token):
        return phrase_of(agent)
    subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
    return phrase_of(subject if subject is not None else subject_of(token, sight))


def is_state(word: Word) -> bool:
    """Tell whether a word names a state."""
    return not word.verb and word.stem in cues("states").stems


def holding_verb(sight: Sight) -> Word | None:
    """Give the verb of holding still or staying."""
    listed = cues("holding_verbs").stems
    return next((word for word in sight.left if word.verb and word.stem in listed), None)


def declarer(sight: Sight, noun: Token) -> Span | None:
    """Give who ordered, declared or agreed a state."""
    mark = next((word.start for word in sight.all if word.low in {"unless", "if"}), None)
    for word in sight.all:
        if (mark is not None and word.start > mark) or (word.start > sight.timed.start and word.low in {"but", ";"}):
            break
        if (
            not word.verb
            or word.verb == "gerund"
            or word.stem not in cues("pledges").stems | cues("extensions").stems | cues("demands").stems
        ):
            continue
        token = token_of(sight, word)
        agent = agent_of(token)
        if agent is not None:
            return noun_phrase(agent)
        subject = subject_of(token, sight)
        if subject is not None and subject.i != noun.i and not is_passive(token):
            return noun_phrase(subject)
    return possessor(noun, sight)


def speaker(sight: Sight, governor: Word | None, but: Span | None = None) -> Span | None:
    """Give who says so: the subject of a verb of saying, other than the governor; else the paper quoted."""
    for word in sight.all:
        if word.verb and word.stem in cues("reporting").stems and word is not governor and word.verb != "infinitive":
            subject = next((child for child in token_of(sight, word).children if child.dep_ == "nsubj"), None)
            phrase = phrase_of(subject)
            low = phrase.of(sight.sentences.text).lower() if phrase is not None else ""
            if phrase is not None and phrase != but and low not in PRONOUNS and not is_witness(low):
                return phrase
    return document(sight)


def is_witness(low: str) -> bool:
    """Tell whether who speaks only tells of a term: "lawyers for the opposition said"."""
    return not set(deadline_words().witnesses).isdisjoint(low.split()[:4])


def document(sight: Sight) -> Span | None:
    """Give the law or paper that a sentence stands under: "Under the declaration, …"."""
    opening = sight.all[:1]
    if not opening or opening[0].low not in {"under", "according"}:
        return None
    noun = next((word for word in sight.all[1:8] if word.tag.startswith("NN")), None)
    return noun_phrase(top_noun(token_of(sight, noun))) if noun else None


def authority(sight: Sight) -> Span | None:
    """Give who speaks, if that is a body that sets terms; a witness who tells of one has not set it."""
    said = speaker(sight, None)
    text = sight.sentences.text
    head = said.of(text).lower().split()[-1] if said is not None else ""
    return said if head in deadline_words().authorities else None
