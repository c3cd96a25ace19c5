"""Whether an expression lies ahead of the speaker or behind: the nearest verb says so, and words like "until".

Tags of the language model are used where the text has them; word lists and endings stand in where it has none, and only
the words near by count, so that a wrong arc does no harm.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal

from twosource.read.times.verbs import PERFECT, Word, note_words, pausing_stems, postponing_stems, setting_stems, stem
from twosource.read.times.vocabulary import TenseWords, tense_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

Direction = Literal["ahead", "gone", "near", "either"]
"""`near` where nothing tells: the last one; `either` where a term was set and nothing tells whether it is over."""
REACH = 24
"""Words looked at on either side: longer clauses have another verb nearer by."""
BREAKS = frozenset({".", "!", "?", ";"})
CONDITIONS = frozenset({"if", "unless"})
CLAUSES = frozenset({",", "that", "who", "which", "or"})
"""Words behind which another clause has begun."""
HELPERS = frozenset(
    {
        "be",
        "been",
        "being",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "'s",
        "'ve",
        "will",
        "shall",
        "must",
        "would",
        "should",
        "may",
        "can",
        "could",
        "might",
    }
)
POINTING = frozenset({"the", "that", "this", "its", "their"})
QUOTES = frozenset({'"', "“", "‘", "'"})
OPENING = 2
"""Words that open a quotation behind its announcement: a colon and a mark."""
THREATS = frozenset({"threat", "ultimatum", "warning", "deadline", "demand"})
TERM_REACH = 5
"""Words between an answer and the term that is answered."""
NEXT = 12
"""Words of the next sentence that tell whether a term is over."""
UNTIL = frozenset({"until", "till", "through"})
MOVED = UNTIL | {"to"}
MOVING = 8
"""Words between "until" and the verb that moves a thing: "put off their deadline for the soldiers until"."""
LASTING = 3
"""Words between "until" and the verb of what lasts so long: "ran until", "was in force until"."""


class Tenses:
    """The verbs of one text, asked for the direction of its expressions."""

    def __init__(self, doc: Doc, *, by_line: bool = False) -> None:
        """Note the form of every verb, once; the lines of a post are sentences."""
        self.words = list(note_words(doc, by_line=by_line))
        self.starts = [word.start for word in self.words]

    def direction(self, start: int, end: int) -> Direction:
        """Give the direction of the expression at [start, end): ahead, gone, or near where nothing tells."""
        first, after = bisect_left(self.starts, start), bisect_left(self.starts, end)
        left, right = self.before(first), self.behind(after)
        said = tense_words()
        around = " ".join(word.low for word in (*reversed(left), *right))
        looks_ahead = bool(left) and left[0].low in said.ahead
        over = self.past_since(after) or is_of_deed(left, said) or (looks_ahead and self.is_told_over(after))
        by_term = beside_term(left, right, over=over, around=around)
        if by_term is not None:
            return by_term
        if is_put_off(left, around, said) and not gone_by(around, said):
            return "ahead"
        opening = any(word.verb == "gerund" and word.low in said.opening for word in left[:2])
        conditional = looks_ahead and any(word.low in CONDITIONS for word in left)
        if opening or conditional:
            return "ahead"
        found = next(((place, word) for place, word in enumerate(left) if word.verb and word.verb != "gerund"), None)
        if found is not None:
            return self.by_left(left, *found, looks_ahead=looks_ahead, around=around)
        threatened = not left and self.is_threatened(first)
        return "ahead" if threatened else by_right(right, looks_ahead=looks_ahead, around=around)

    def is_threatened(self, first: int) -> bool:
        """Tell whether a threat announces a quotation without a verb: «repeated the ultimatum: "Noon on Friday"»."""
        if first < OPENING or self.words[first - 2].low != ":":
            return False
        outside = self.before(first - 2)[:NEXT]
        return any(word.low in THREATS or stem(word.low) in setting_stems() for word in outside)

    def past_since(self, after: int) -> bool:
        """Tell whether what follows says that the hour has gone by."""
        following = " ".join(word.low for word in self.words[after : after + REACH // 2])
        return any(cue in following for cue in tense_words().since)

    def is_told_over(self, after: int) -> bool:
        """Tell whether the next sentence says that the term has gone by: "That deadline passed without an answer"."""
        said = tense_words()
        near = self.words[after : after + 2 * REACH]
        stop = next((place for place, word in enumerate(near) if word.low in BREAKS), None)
        if stop is None:
            return False
        first = after + stop + 1
        opening = [word.low for word in self.words[first : first + 2]]
        named = opening[:1] and opening[0] in POINTING and opening[-1] in said.terms
        return bool(named) and gone_by(" ".join(word.low for word in self.words[first : first + NEXT]), said)

    def before(self, first: int) -> list[Word]:
        """Give the words of the clause before, the nearest first."""
        words: list[Word] = []
        for place in range(first - 1, max(-1, first - REACH - 1), -1):
            word = self.words[place]
            if is_break(word):
                break
            if word.low in QUOTES and place and self.words[place - 1].low in {":", ","}:
                break
            words.append(word)
            if word.opens:
                break
        return words

    def behind(self, after: int) -> list[Word]:
        """Give the words of the clause behind, the nearest first."""
        words: list[Word] = []
        for word in self.words[after : after + REACH]:
            if is_break(word) or word.heads_line or (word.opens and words):
                break
            words.append(word)
        return words

    def by_left(self, left: list[Word], place: int, word: Word, *, looks_ahead: bool, around: str) -> Direction:
        """Judge by the nearest verb on the left."""
        said = tense_words()
        if word.verb in {"modal", "infinitive"}:
            undone = any(other.low == "did" for other in left[place + 1 : place + 4])
            return "gone" if undone or (not looks_ahead and is_achieved(left, place)) else "ahead"
        had_until = word.low == "had" and place <= 1 and looks_ahead
        if had_until:
            return "ahead" if any(other.low in said.reporting for other in left[place + 1 :]) else "gone"
        if word.verb == "participle":
            helped = any(other.verb and other.verb != "gerund" for other in left[place + 1 : place + 4])
            outer = next(
                ((number, other) for number, other in enumerate(left[place + 1 :], place + 1) if other.verb), None
            )
            if looks_ahead and not helped and outer is not None and outer[1].verb != "participle":
                return self.by_left(left, *outer, looks_ahead=looks_ahead, around=around)
            return self.by_participle(left, place, word, looks_ahead=looks_ahead, around=around)
        if word.verb == "past":
            return by_past(left, place, looks_ahead=looks_ahead, around=around)
        return "ahead" if looks_ahead or not gone_by(around, said) else "gone"

    def by_participle(self, left: list[Word], place: int, word: Word, *, looks_ahead: bool, around: str) -> Direction:
        """Judge by a participle: what its auxiliary says, and whether it sets a term."""
        near = [other.low for other in left[place + 1 : place + 4]]
        if near in (["have", "to", "was"], ["have", "to", "were"]):
            return "either"
        if word.low in tense_words().coming:
            past = any(other.low in {"was", "were", "had"} for other in left[place + 1 : place + 4])
            return "either" if past else "ahead"
        if word.low in tense_words().gone and not set(tense_words().modals) & set(near):
            return "gone"
        helper = next((other for other in left[place + 1 : place + 4] if other.low in HELPERS), None)
        coming = helper is not None and helper.verb in {"modal", "infinitive"}
        coming = coming or (helper is not None and looks_ahead and helper.low in {"is", "are", "'s", "'re"})
        if coming or (is_paused(left, word) and not gone_by(around, tense_words())):
            return "ahead"
        if looks_ahead and stem(word.low) in setting_stems() and not gone_by(around, tense_words()):
            told = any(other.low in tense_words().reporting for other in left[place + 1 :])
            return "either" if is_past_perfect(left[place + 1 : place + 4]) and not told else "ahead"
        return "gone"


def is_break(word: Word) -> bool:
    """Tell whether a word ends what was said before it: a full stop, or the sign that a post begins its lines with."""
    return word.low in BREAKS or unicodedata.category(word.low[0]) == "So"


def is_achieved(left: list[Word], place: int) -> bool:
    """Tell whether an infinitive tells what came about: "persuaded him to put down his gun at 8.40 p.m."."""
    outer = next((word for word in left[place + 1 :] if word.verb), None) if left[place].verb == "infinitive" else None
    return outer is not None and outer.verb == "past" and outer.low in tense_words().achieving


def by_past(left: list[Word], place: int, *, looks_ahead: bool, around: str) -> Direction:
    """Judge by a verb in the past: what it set lies ahead, and a start may have come since ("a truce from Sunday").

    What is said to last until then may be over or not: "said it ran until noon on Friday".
    """
    said = tense_words()
    if left[0].low in UNTIL and place <= LASTING and left[place].low in said.lasting:
        told = any(word.low in said.reporting for word in left[place + 1 :])
        return "either" if told and not gone_by(around, said) else "gone"
    sets = (looks_ahead and stem(left[place].low) in setting_stems()) or is_paused(left, left[place])
    if not sets or gone_by(around, said):
        return "gone"
    return "either" if left[0].low == "from" and place > 1 else "ahead"


def is_paused(left: list[Word], verb: Word) -> bool:
    """Tell whether a thing was stopped until then, and is so still: "has suspended all flights until Friday".

    A past perfect tells what was so earlier, and how long it lasted is over.
    """
    if left[0].low not in UNTIL or is_past_perfect(left[: left.index(verb) + 4]):
        return False
    if [word.low for word in left[left.index(verb) + 1 : left.index(verb) + 3]] in (["been", "has"], ["been", "have"]):
        return True
    return stem(verb.low) in pausing_stems()


def is_put_off(left: list[Word], around: str, said: TenseWords) -> bool:
    """Tell whether a thing was moved to then: "put off until Sunday noon their deadline", "was delayed until Friday".

    What had been moved may be over, unless that is what somebody tells: "had been put off until Friday, he said".
    """
    if not left or left[0].low not in MOVED:
        return False
    for place, word in enumerate(left[1 : MOVING + 1], 1):
        particles = {"", *(other.low for other in left[1:place])}
        if any((stem(word.low), particle) in postponing_stems() for particle in particles):
            told = not set(said.reporting).isdisjoint(around.split())
            return told or not is_past_perfect(left[place : place + 4])
        if word.low in CLAUSES:
            return False
    return False


def is_past_perfect(helpers: list[Word]) -> bool:
    """Tell whether the words before a participle make it a past perfect: "had given", "had been told"."""
    return any(word.low == "had" for word in helpers) and not any(word.verb == "modal" for word in helpers)


def is_of_term(left: list[Word], said: TenseWords) -> bool:
    """Tell whether the expression says when a term ends: "a deadline of noon on Friday"."""
    near = [word.low for word in left[:2]]
    return len(near) > 1 and near[0] in {"of", "for", "at"} and near[1] in said.terms


def term_direction(left: list[Word]) -> Direction:
    """Give where a term lies that somebody set, or sets: what was set may be over."""
    verb = next((word for word in left if word.verb and word.verb != "gerund"), None)
    return "either" if verb is not None and verb.verb == "past" else "ahead"


def is_answered(left: list[Word], said: TenseWords) -> bool:
    """Tell whether the term was answered, so that it may be over: "rejected an ultimatum to leave by Friday"."""
    term = next((place for place, word in enumerate(left) if word.low in said.terms), None)
    return term is not None and any(word.low in said.answers for word in left[term : term + TERM_REACH])


def is_of_giving(left: list[Word]) -> bool:
    """Tell whether a day is that of giving a length: "gave them 48 hours to leave on Monday night"."""
    lows = [word.low for word in left]
    length = next((place for place, low in enumerate(lows) if low in {"hours", "days", "weeks"}), None)
    if lows[:1] != ["on"] or length is None or "gave" not in lows[length:]:
        return False
    return not CLAUSES & set(lows[:length])


def is_ending(left: list[Word]) -> bool:
    """Tell whether something ends then: "the 72 hours end on Friday", whatever the model takes "end" for."""
    return len(left) > 1 and left[0].low in {"on", "at"} and left[1].low in {"end", "ends", "expire", "expires"}


def is_called_for(left: list[Word], right: list[Word]) -> bool:
    """Tell whether something is set for that day: "called a strike for Monday"."""
    if not left or left[0].low != "for" or [word.low for word in right[:1]] in (["'s"], ["’s"]):
        return False
    verb = next((word for word in left[1:] if word.verb), None)
    return verb is not None and stem(verb.low) in setting_stems()


def by_right(right: list[Word], *, looks_ahead: bool, around: str) -> Direction:
    """Judge by the nearest verb on the right, where the left has none."""
    verb = next((word for word in right if word.verb and word.verb not in {"gerund", "participle"}), None)
    if gone_by(around, tense_words()):
        return "gone"
    if verb is None:
        return "ahead" if looks_ahead else "near"
    return "gone" if verb.verb == "past" or verb.low in PERFECT else "ahead"


def beside_term(left: list[Word], right: list[Word], *, over: bool, around: str) -> Direction | None:
    """Judge by a term that the expression names or belongs to; `over` tells that the words say it is."""
    said = tense_words()
    if is_term(right, said):
        return "gone" if gone_by(around, said) or is_let_lapse(left, right) else "ahead"
    if over or is_of_giving(left):
        return "gone"
    if is_of_term(left, said):
        return "gone" if gone_by(around, said) else term_direction(left)
    if left and left[0].low in said.ahead and is_answered(left, said):
        return "either"
    return "ahead" if is_ending(left) or is_called_for(left, right) else None


def is_term(right: list[Word], said: TenseWords) -> bool:
    """Tell whether the expression names a term: "the Friday deadline", "the Aug. 31 date"."""
    ahead = [word.low for word in right[:3] if word.low not in {"’s", "'s", "-"}]
    return bool(ahead) and ahead[0] in said.terms


def is_let_lapse(left: list[Word], right: list[Word]) -> bool:
    """Tell whether somebody let a term go by: "let a 15 March deadline lapse"."""
    let = any(word.low == "let" and word.verb != "infinitive" for word in left[:4])
    return let and any(word.low in {"lapse", "pass", "expire"} for word in right)


def is_of_deed(left: list[Word], said: TenseWords) -> bool:
    """Tell whether the day is that of something told or done: "retracts its report of Tuesday"."""
    return [word.low for word in left[:1]] == ["of"] and any(word.low in said.deeds for word in left[1:2])


def gone_by(around: str, said: TenseWords) -> bool:
    """Tell whether the words around say that a term has gone by."""
    padded = f" {around} "
    return any(f" {cue} " in padded for cue in said.gone)
