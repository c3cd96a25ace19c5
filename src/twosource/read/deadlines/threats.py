"""Read what follows otherwise: behind "or" or "warning that", as a condition, or at the head of the next sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.deadlines.conditions import CONDITIONS, PROMISING, REFUSING, promised
from twosource.read.deadlines.parties import is_party
from twosource.read.deadlines.phrases import QUOTES, token_of
from twosource.read.deadlines.sentences import words_text
from twosource.read.deadlines.vocabulary import cues
from twosource.read.times.verbs import stem

if TYPE_CHECKING:
    from twosource.read.deadlines.parts import Roles
    from twosource.read.deadlines.sentences import Sight, Word

MARKS = frozenset({",", ";", ".", "—", "–", "!", "?"})
LATE = frozenset({"anyone", "anybody", "whoever", "those", "everyone"})
"""Who stays too long opens what will befall him."""
NEAR = 5
"""Words of an opening, or between a condition and its refusal."""
FAR = 12
"""Words in which an opening clause ends."""


def find_threat(sight: Sight, roles: Roles) -> Span | None:
    """Give what follows otherwise: behind "or", "otherwise", "warning of", "whoever stays"."""
    words = sight.all
    after = roles.demand.end if roles.demand else sight.timed.start
    for place, word in enumerate(words[:-1]):
        if word.low == "or" and word.start >= after and words[place + 1].tag != "CD":
            return threat_from(words, place + 1 + (words[place + 1].low in {"else", "face"}))
        if word.low == "before" and word.start > after and will_act(sight, words[place + 1 :]):
            return threat_from(words, place + 1)
        if word.start > sight.timed.start and marks_threat(words, place):
            start = behind_mark(words, place)
            ends = words[start : start + 1] != [] and words[start].low in MARKS
            return said_before(sight, place) if ends else threat_from(words, start)
        if word.start > sight.timed.start and warns_that(words[place:]):
            return threat_from(words, place + 2)
        if word.start > sight.timed.start and (act := act_if_refused(sight, words, place)):
            return act
    return None


def said_before(sight: Sight, place: int) -> Span | None:
    """Give the clause that "after that" ends: "said | they would be treated as enemies | after that"."""
    words = [word for word in sight.all[:place] if word.start > sight.timed.start]
    modal = next((number for number, word in enumerate(words) if number and word.low in PROMISING), None)
    if modal is None:
        return None
    begin = words[modal - 1].start
    return Span(begin, words[-1].end)


def behind_mark(words: list[Word], place: int) -> int:
    """Give where a threat begins behind the word that opens it: "warning of", "after that, ..."."""
    if words_text(words[place : place + 2]) == " after that ":
        return place + 2 + (words_text(words[place + 2 : place + 3]) == " , ")
    return place + 1 + (words[place + 1].low in {"of", "to"})


def act_if_refused(sight: Sight, words: list[Word], place: int) -> Span | None:
    """Give what will be done behind a term: "until Monday to repeal it, and would block the road if it did not"."""
    near = words[place + 1 : place + 1 + NEAR]
    if words[place].low not in CONDITIONS or not any(word.low in REFUSING for word in near):
        return None
    between = (word for word in words[:place] if word.start > sight.timed.start and word.low in PROMISING)
    modal = next(between, None)
    return promised(sight, modal)[1] if modal is not None else None


def threat_behind(sight: Sight) -> Span | None:
    """Give what the next sentence says will follow: "After that, stayers are targets", "Otherwise, he will go"."""
    words = [word for word in sight.sentences.following(sight, 1) if word.low not in QUOTES]
    text = words_text(words[: NEAR + 1])
    listed = cues("threat_openers")
    opener = next((phrase for phrase in listed.phrases if text.startswith(phrase)), None)
    if opener is None and not (words and words[0].low in {"otherwise", "whoever"}):
        return None
    width = len(opener.split()) if opener else 1
    if words[0].low in LATE:
        return threat_from(words, 0)
    comma = next((place for place, word in enumerate(words[:FAR]) if word.low == ","), width - 1)
    told = threat_from(words, comma + 1)
    verbs = [word for word in words if told is not None and word.verb and told.start <= word.start < told.end]
    willed = any(word.low in PROMISING or (words[0].low == "if" and word.verb == "present") for word in verbs)
    return told if willed else None


def warns_that(words: list[Word]) -> bool:
    """Tell whether words open with what is warned of and will be done: "warning that the rest would be shot"."""
    if words[0].stem != stem("warn") or words[1].low != "that":
        return False
    return any(word.low in PROMISING for word in words[2:])


def will_act(sight: Sight, words: list[Word]) -> bool:
    """Tell whether words open with a side that will do something: "before troops begin an assault"."""
    mark = next((place for place, word in enumerate(words) if word.low in MARKS), len(words))
    verb = next((word for word in words[:mark] if word.verb and word.verb != "gerund"), None)
    nouns = [
        word for word in words[:mark] if verb is not None and word.start < verb.start and word.tag.startswith("NN")
    ]
    return verb is not None and verb.verb == "present" and bool(nouns) and is_party(token_of(sight, nouns[-1]))


def marks_threat(words: list[Word], place: int) -> bool:
    """Tell whether a word opens what follows otherwise."""
    listed, word = cues("threat_marks"), words[place]
    if word.stem in listed.stems and word.low != "unless":
        return True
    return word.low in listed.openers and words_text(words[place : place + 3]).startswith(listed.phrases)


def threat_from(words: list[Word], start: int) -> Span | None:
    """Give the words from a place on to the next mark."""
    rest = words[start + (words[start : start + 1] != [] and words[start].low in QUOTES) :]
    stop = next((number for number, other in enumerate(rest) if number and other.low in MARKS), len(rest))
    stop -= stop > 1 and rest[stop - 1].low == "otherwise"
    stop -= stop > 1 and rest[stop - 1].low in QUOTES and not any(word.low in QUOTES for word in rest[: stop - 1])
    return Span(rest[0].start, rest[max(0, stop - 1)].end) if rest else None
