"""Read a condition that a term hangs on: "[by] will [threat] unless [for] [demand] by noon", "if [demand] by noon, …".

A party is whoever can act: what is freed, lifted or ended by somebody whom nobody names leaves `for` open, and stands
in the demand with its verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.deadlines.parties import PRONOUNS, authority, first_act, is_party, phrase_of, receiver, speaker
from twosource.read.deadlines.parts import Roles
from twosource.read.deadlines.phrases import act_phrase, agent_of, is_passive, main_verb, subject_of, token_of
from twosource.read.deadlines.vocabulary import cues, deadline_words
from twosource.read.times.verbs import stem

if TYPE_CHECKING:
    from spacy.tokens import Token

    from twosource.read.deadlines.sentences import Sight, Word

CONDITIONS = frozenset({"unless", "if"})
PROMISING = frozenset({"will", "would", "shall", "'ll"})
ARTICLES = frozenset({"the", "his", "her", "its", "their"})
OWN = frozenset({"his", "her", "its", "their", "our", "my"})
REFUSING = frozenset({"not", "n't", "no", "never", "fail", "fails", "failed", "refuse", "refuses", "refused"})


def condition_before(sight: Sight, governor: Word) -> Word | None:
    """Give the "if" or "unless" that stands between a governing verb and the time."""
    behind = (word for word in sight.left if word.start > governor.start)
    return next((word for word in behind if word.low in CONDITIONS), None)


def condition_of_threat(sight: Sight, governor: Word) -> Word | None:
    """Give the condition behind the term of a threat: "threatened to strike by May 21 | if | they did not leave"."""
    if governor.stem != stem("threaten"):
        return None
    place = next((number for number, word in enumerate(sight.right) if word.low in CONDITIONS), None)
    if place is None:
        return None
    refused = sight.right[place].low == "unless" or any(word.low in REFUSING for word in sight.right[place:])
    return sight.right[place] if refused else None


def roles_of_condition(sight: Sight, mark: Word) -> Roles:
    """Read who threatens whom with what unless what is done, from the word that opens the condition."""
    first = next((word for word in sight.all if word.start > mark.start and word.verb), None)
    if first is None:
        return Roles()
    verb = main_verb(sight, first)
    holder = agent_of(verb) if is_passive(verb) else subject_of(verb, sight)
    party = holder if holder is not None and is_party(holder) else None
    own = subject_of(verb, sight) if party is None else party
    demand = demanded(sight, first, verb, whole=party is None and (own is None or own.lower_ not in PRONOUNS))
    by, told_to, threat = threatening(sight, mark)
    named = None if party is None or party.lower_ in PRONOUNS else phrase_of(party)
    refused = mark.low == "unless" or any(word.low in REFUSING for word in sight.all if word.start > mark.start)
    return Roles(by, named or told_to or phrase_of(party), demand, threat if refused else None)


def demanded(sight: Sight, first: Word, verb: Token, *, whole: bool) -> Span:
    """Give what is asked: the verb phrase, or the whole clause where nobody is said to have to act."""
    act = act_phrase(sight, first)
    subject = phrase_of(subject_of(verb, sight)) if whole else None
    return Span(subject.start, act.end) if subject is not None and subject.start < act.start else act


def threatening(sight: Sight, mark: Word) -> tuple[Span | None, Span | None, Span | None]:
    """Give who threatens, whom they told so, and with what: a clause with "will", or a noun or act threatened."""
    before = [word for word in sight.all if word.start < mark.start]
    modal = next((word for word in reversed(before) if word.low in PROMISING), None)
    warner = next((word for word in reversed(before) if word.verb and word.stem in cues("demands").stems), None)
    if modal is None and warner is None:
        return threatening_behind(sight, mark)
    if modal is not None and warner is not None and warner.start > modal.start:
        warner = None
    by, told_to = warning_parties(sight, warner) if warner is not None else (None, None)
    if modal is not None:
        own, threat = promised(sight, modal)
        if own is not None and are_his_men(own, sight):
            own = authority(sight) or own
        return own or by or speaker(sight, mark) or phrase_of(clause_subject(sight, modal)), told_to, threat
    return by or speaker(sight, mark), None, threatened(sight, warner, mark) if warner is not None else None


def are_his_men(side: Span, sight: Sight) -> bool:
    """Tell whether a side has no name of its own, so that it is whoever's who speaks: "says troops will enter"."""
    words = side.of(sight.sentences.text).lower().split()
    return words[-1] in deadline_words().people and all(word in ARTICLES for word in words[:-1])


def threatening_behind(sight: Sight, mark: Word) -> tuple[Span | None, Span | None, Span | None]:
    """Give the same where the condition opens the sentence: "If they do not leave by noon, we will fire, he warned"."""
    behind = [word for word in sight.all if word.start > mark.start]
    modal = next((word for word in behind if word.low in PROMISING), None)
    own, threat = promised(sight, modal) if modal is not None else (None, None)
    warned = any(word.verb and word.stem in cues("demands").stems for word in behind)
    said = speaker(sight, mark)
    return (said or own if warned else own or said), None, threat


def warning_parties(sight: Sight, warner: Word) -> tuple[Span | None, Span | None]:
    """Give who warns and who is warned: "the coalition warned shippers", "residents were warned by the army"."""
    verb = token_of(sight, warner)
    if is_passive(verb):
        return phrase_of(agent_of(verb)), phrase_of(subject_of(verb, sight))
    return phrase_of(subject_of(verb, sight)), receiver(verb, sight)


def clause_subject(sight: Sight, modal: Word) -> Token | None:
    """Give the subject of the clause that a modal stands in."""
    return subject_of(main_verb(sight, modal), sight)


def promised(sight: Sight, modal: Word) -> tuple[Span | None, Span | None]:
    """Give who will do it, where that names a side of its own, and what: a passive with what it befalls.

    "His men" are the speaker's, and a pronoun is nobody yet.
    """
    first = next((word for word in sight.all if word.start > modal.start and word.verb), None)
    if first is None:
        return None, None
    verb, act = main_verb(sight, modal), act_phrase(sight, first)
    subject = subject_of(verb, sight)
    if is_passive(verb):
        befallen = phrase_of(subject)
        whole = (
            befallen is not None
            and befallen.start < act.start
            and subject is not None
            and subject.lower_ not in PRONOUNS
        )
        return phrase_of(agent_of(verb)), Span(befallen.start, act.end) if befallen is not None and whole else act
    borrowed = subject is None or subject.lower_ in PRONOUNS or any(child.lower_ in OWN for child in subject.children)
    return None if borrowed or subject is None or not is_party(subject) else phrase_of(subject), act


def threatened(sight: Sight, warner: Word, mark: Word) -> Span | None:
    """Give what is threatened: "threatened to close the port", "threatens further sanctions", "warned of war"."""
    between = [word for word in sight.all if warner.start < word.start < mark.start]
    act = first_act(sight, between)
    if act is not None:
        return act
    verb = token_of(sight, warner)
    things = (
        child for child in verb.children if child.dep_ in {"obj", "obl"} and warner.start < child.idx < mark.start
    )
    thing = next((child for child in things if not is_party(child)), None)
    return phrase_of(thing)
