"""Which cue governs a time: of those on its left the nearest; a hope, a plan or a draft there makes it no deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.deadlines.sentences import Sight, Word, has_cue, words_text
from twosource.read.deadlines.vocabulary import cues, deadline_words
from twosource.read.times.verbs import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

NEAR = 3
"""Words between a noun of order and what it orders."""
OBLIGING = frozenset(map(stem, ("oblige", "provide", "require", "bind")))
CALLED = frozenset({"for", "on", "upon", "to"})
"""What is called so is not called for."""
CONTRASTS = frozenset({"but", "although", "though", "whereas"})
FAR = 14
"""Words between a condition and its time."""


def governing(sight: Sight) -> Word | None:
    """Give the cue that makes a limit a demand; None where the nearest on the left says hope, plan or draft."""
    text = words_text(sight.all)
    conditional = any(word.low in {"unless", "if"} for word in sight.left[-FAR:])
    if (" unless " in text or conditional) and any(word.verb == "modal" for word in sight.all):
        return next((word for word in sight.all if word.low in {"unless", "if"}), None)
    found = nearest_cue(sight)
    promised = self_pledge(sight)
    if promised is None and is_warned_attack(sight):
        return None
    if promised is not None and (found is None or found[1].start < promised.start):
        return promised
    if found is not None:
        return found[1] if found[0] in {"demands", "obligations", "instruments", "pledges"} else None
    if has_cue(sight.right, "offers") or has_cue(sight.left, "offers"):
        return sight.left[0] if sight.left else sight.right[0]
    return None if sight.preposition in {"until", "till"} else opening_imperative(sight)


def self_pledge(sight: Sight) -> Word | None:
    """Give the "will" of a side that says what it will do itself: "the army says it will leave by Friday"."""
    left = sight.left
    for place, word in enumerate(left[1:], 1):
        spoken = any(other.stem in cues("reporting").stems and other.verb for other in left[max(0, place - 4) : place])
        own = word.low in {"will", "would", "'ll"} and left[place - 1].low in {"it", "they", "we", "he", "she"}
        if own and spoken:
            return None if is_attack(left[place + 1 :]) or is_suffered(left[place + 1 :]) else word
    return None


def is_suffered(words: Sequence[Word]) -> bool:
    """Tell whether something will be done to somebody, who promises nothing: "said he would be examined"."""
    return words_text(words[:1]) == " be " and any(word.verb == "participle" for word in words[1:NEAR])


def nearest_cue(sight: Sight) -> tuple[str, Word] | None:
    """Give the cue nearest on the left, and its list."""
    left = sight.left
    for place in range(len(left) - 1, -1, -1):
        if left[place].low == ";" or opens_contrast(left, place):
            return None
        if left[place].verb and left[place].stem in cues("pledges").stems and is_hostile(left[place:]):
            return None
        name = cue_at(left, place)
        if name in {"forecasts", "proposals"} and not left[place].verb and is_object(left, place):
            continue
        if name is not None:
            return name, left[place]
    return None


def opens_contrast(left: Sequence[Word], place: int) -> bool:
    """Tell whether a clause of its own begins at a word: "agreed a truce, but each accused the other"."""
    return left[place].low in CONTRASTS and any(word.verb == "past" for word in left[place + 1 :])


def is_object(left: Sequence[Word], place: int) -> bool:
    """Tell whether a plan or draft is what must be acted on: "must endorse the plan by Wednesday"."""
    return any(cue_at(left, before) in {"obligations", "demands"} for before in range(max(0, place - 6), place))


def cue_at(words: Sequence[Word], place: int) -> str | None:
    """Name the list whose cue stands at a word."""
    word = words[place]
    for name in ("obligations", "forecasts"):
        listed = cues(name)
        if word.low in listed.openers and words_text(words[place : place + 4]).startswith(listed.phrases):
            return name
    if word.low in {"must", "shall", "ought", "should", "gotta"}:
        return "obligations"
    if word.stem in cues("proposals").stems:
        return "proposals"
    if word.stem in cues("forecasts").stems and (word.verb or word.tag in {"JJ", "NN", "NNS"}):
        return "forecasts"
    return asking_at(words, place)


def asking_at(words: Sequence[Word], place: int) -> str | None:
    """Name the list of an asking or promising cue at a word: a verb, or a noun of order."""
    word = words[place]
    named = word.stem == stem("call") and not any(one.low in CALLED for one in words[place + 1 : place + NEAR])
    if word.verb and word.stem in cues("demands").stems and not named:
        return "demands"
    promising = word.verb and word.stem in cues("pledges").stems and not is_hostile(words[place:])
    if promising and any(other.low == "to" for other in words[place + 1 : place + 4]):
        return "pledges"
    medium = [one.low for one in words[max(0, place - 2) : place]]
    carried = medium[:1] in (["in"], ["by"]) and medium[-1] in {"a", "an", "the"}
    paper = word.stem in cues("instruments").stems and not word.verb and not carried
    if paper and any(
        other.low in {"to", "that", "for", ":"} or other.stem in OBLIGING
        for other in words[place + 1 : place + NEAR * 3]
    ):
        return "instruments"
    return None


def is_hostile(words: Sequence[Word]) -> bool:
    """Tell whether what is promised is an attack: that is a threat with its own time, not a deadline."""
    verb = next((word for place, word in enumerate(words[1:4], 1) if words[place - 1].low == "to" and word.verb), None)
    return verb is not None and verb.stem in cues("hostile").stems


def is_warned_attack(sight: Sight) -> bool:
    """Tell whether an attack is announced, and nothing asked: "warned it will bomb them within two hours"."""
    left = sight.left
    modal = next((place for place in range(len(left) - 1, -1, -1) if left[place].low in {"will", "would"}), None)
    if modal is None or not is_attack(left[modal + 1 :]):
        return False
    return not any(word.low in {"unless", "if", "to", "must", "or"} for word in left[modal + 1 :])


def is_attack(words: Sequence[Word]) -> bool:
    """Tell whether the verb that comes next is an attack: "they would enter the capital within 48 hours"."""
    verb = next((word for word in words[:NEAR] if word.verb), None)
    return verb is not None and verb.stem in cues("hostile").stems


def opening_imperative(sight: Sight) -> Word | None:
    """Give the verb of an order that opens its sentence: "Leave the city by noon"."""
    words = [word for word in sight.left if word.low not in {"“", '"', "please", "all", ":"}]
    if not words:
        return None
    bare = words[0].tag == "VB" or words[0].low in deadline_words().imperatives
    return words[0] if bare else None
