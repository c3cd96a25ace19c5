"""What stands beside a time: the noun that it modifies, the state or term before it, and what makes it none."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from twosource.read.deadlines.conditions import CONDITIONS, REFUSING
from twosource.read.deadlines.sentences import Sight, Word, has_cue, words_text
from twosource.read.deadlines.vocabulary import cues, deadline_words
from twosource.read.times.forms import Length
from twosource.read.times.verbs import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

NEAR = 3
"""Words between a time and the noun that it modifies ("72-hour humanitarian pause")."""
FAR = 14
"""Words between a time and an infinitive that follows it."""
SKIPPED = frozenset({"'s", "’s", "’", "'", "-", "“", '"', "long", "final"})
SUPPOSING = frozenset({"would", "could", "might"})
"""Before a verb of setting they leave what is proposed a proposal: "a truce proposed by Ankara would begin then"."""
LASTED = frozenset({"lasted", "held", "ran", "stayed", "continued", "remained"})
DAILY = (
    " a day ",
    " each day ",
    " every day ",
    " per day ",
    " daily ",
    " each night ",
    " every night ",
    " nightly ",
    " a night ",
)
DISTANT = frozenset({"before", "after", "ahead", "into", "past"})
"""Between a length and a term they tell how far from its end something was."""
ROUND_THE_CLOCK = (" 24 - hour curfew ", " 24 hour curfew ", " 24 - hour guard ", " 24 - hour watch ")


def noun_behind(sight: Sight, name: str) -> Word | None:
    """Give the noun of a list that the time modifies, right behind it."""
    listed = cues(name)
    right = sight.right[2:] if words_text(sight.right[:2]) == " state of " else sight.right
    for place, word in enumerate(right[: NEAR + 1]):
        if word.low in SKIPPED:
            continue
        pair = words_text(right[place : place + 3])
        if word.stem in listed.stems and not (word.verb and word.verb != "gerund"):
            return word
        if any(pair == phrase for phrase in listed.phrases):
            return word
        if (
            word.verb
            or word.low in {",", "to", "of", "and", "or", "for", ";", "in", "on", "by", "until"}
            or word.tag in {"IN", "CC", "DT"}
        ):
            return None
    return None


def noun_before(left: Sequence[Word], name: str) -> Word | None:
    """Give the last noun of a list on the left."""
    listed = cues(name)
    for place in range(len(left) - 1, -1, -1):
        word = left[place]
        if word.stem in listed.stems and not word.verb:
            return word
        if word.low in listed.openers and words_text(left[place : place + 3]) in listed.phrases:
            return word
    return None


def nearest(left: Sequence[Word], name: str) -> Word | None:
    """Give the last word on the left that a list names, noun or verb."""
    listed = cues(name)
    for place in range(len(left) - 1, -1, -1):
        word = left[place]
        phrased = word.low in listed.openers and words_text(left[place : place + 4]).startswith(listed.phrases)
        if word.stem in listed.stems or phrased:
            return word
    return None


def adopted(sight: Sight, noun: Word) -> bool:
    """Tell whether a state is in force or ordered, and not merely the way something is called."""
    words = sight.all
    told = has_cue(words, "pledges", verbs=True) or has_cue(words, "starts") or has_cue(words, "expiries")
    if noun.stem in {stem(weak) for weak in deadline_words().weak_states}:
        return told
    return told or any(word.verb in {"present", "modal"} for word in words) or has_cue(words, "demands", verbs=True)


def told_past(sight: Sight, noun: Word | None) -> bool:
    """Tell whether a state is told as history: "the curfew lasted until Monday", "the school was open until 2019"."""
    if noun is None:
        opened = words_text(sight.left[-5:])
        return sight.timed.direction == "gone" and any(f" {verb} open " in opened for verb in (*LASTED, "was", "were"))
    between = [word for word in sight.left if word.start > noun.start]
    return sight.timed.direction == "gone" and any(word.low in LASTED for word in between)


def is_aimed_at(left: Sequence[Word]) -> bool:
    """Tell whether a state is what somebody is still to accept or reach: "a deadline for accepting a 3-month truce"."""
    for place, word in enumerate(left[-NEAR - 1 :], max(0, len(left) - NEAR - 1)):
        if word.verb == "gerund" and word.stem in cues("pledges").stems:
            return place > 0 and left[place - 1].low in {"for", "of", "on", "without", "before"}
    return False


def ends_last(between: Sequence[Word]) -> bool:
    """Tell whether the words behind a state end it, and do not speak of its start after that."""
    end, start = nearest(between, "expiries"), nearest(between, "starts")
    return end is not None and (start is None or start.start < end.start)


def proposed(left: Sequence[Word]) -> bool:
    """Tell whether the nearest verb of setting on the left merely proposes."""
    for place in range(len(left) - 1, -1, -1):
        word = left[place]
        if word.stem in cues("proposals").stems:
            return True
        supposed = any(before.low in SUPPOSING for before in left[max(0, place - 2) : place])
        if word.verb and not supposed and word.stem in cues("demands").stems | cues("pledges").stems:
            return False
    return False


def to_act(right: Sequence[Word]) -> bool:
    """Tell whether an infinitive follows soon: "to surrender", or after a bracket or an aside."""
    return any(
        word.low == "to" and right[place + 1].verb for place, word in enumerate(right[:FAR]) if place + 1 < len(right)
    )


def is_daily(sight: Sight) -> bool:
    """Tell whether it comes back every day, and has no end for that."""
    near = words_text(sight.left[-9:]) + words_text(sight.right[:5])
    return isinstance(sight.timed.form, Length) and any(phrase in near for phrase in DAILY)


def is_round_the_clock(sight: Sight) -> bool:
    """Tell whether "24-hour" says round the clock rather than for a day."""
    text = words_text(sight.sentences.words[sight.first : sight.last + 2])
    return any(text.startswith(phrase) for phrase in ROUND_THE_CLOCK)


def is_refused(sight: Sight) -> bool:
    """Tell whether a state's end is what is demanded: "if the siege is not lifted by Friday"."""
    if sight.preposition not in {"by", "before", "within"}:
        return False
    mark = next((word for word in sight.left[-FAR:] if word.low in CONDITIONS), None)
    return mark is not None and (mark.low == "unless" or any(word.low in REFUSING for word in sight.left[-FAR:]))


def imagined(sight: Sight, governor: Word) -> bool:
    """Tell whether a giving is only thought of: "a draft would give them 30 days"."""
    before = [word for word in sight.left if word.start < governor.start]
    modal = any(word.low in {"would", "could", "might"} for word in before[-3:])
    return modal and has_cue(before, "proposals")


def is_sentence(right: Sequence[Word]) -> bool:
    """Tell whether a length is what a court or a life gives: "15 years in prison", "ten days of leave"."""
    return bool(right) and right[0].low in {"in", "of", "for", "behind", "on"}


def open_door(sight: Sight) -> Word | None:
    """Give the modal of an offer that ends: "the defenders could surrender until 5 a.m."."""
    if sight.preposition not in {"until", "till"}:
        return None
    left = sight.left
    acts = deadline_words().imperatives
    return next(
        (modal for modal, verb in pairwise(left) if modal.low in {"can", "could", "may"} and verb.low in acts), None
    )


def is_told_before(sight: Sight) -> bool:
    """Tell whether a clause tells what was so before a day: "the lines that they held before August 7"."""
    verb = next((word for word in reversed(sight.left[-NEAR:]) if word.verb), None)
    told = verb is not None and verb.verb == "past" and verb.stem not in cues("demands").stems
    return told and sight.preposition == "before" and sight.timed.direction == "gone"


def is_age(sight: Sight) -> bool:
    """Tell whether a length says how old something is: "a 14-week-old truce"."""
    said = sight.sentences.words[sight.first : sight.last]
    return isinstance(sight.timed.form, Length) and said[-1:] != [] and said[-1].low == "old"


def is_distance(sight: Sight) -> bool:
    """Tell whether a length only says how far from a term something happened: "hours before a deadline ran out"."""
    right = sight.right[2:] if words_text(sight.right[:2]) == " to go " else sight.right
    if not isinstance(sight.timed.form, Length) or not right or right[0].low not in DISTANT:
        return False
    named = any(word.stem in cues("sure_terms").stems for word in right[1 : 1 + NEAR])
    return named and not has_cue(sight.left, "obligations")
