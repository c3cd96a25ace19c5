"""What became of a deadline, as of publication: extended, lifted, met, lapsed, unknown, or still running."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.deadlines.sentences import Word, has_cue, words_text
from twosource.read.deadlines.terms import reaction_to
from twosource.read.deadlines.vocabulary import cues
from twosource.read.times.verbs import stem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from twosource.model.reading import DeadlineState
    from twosource.read.deadlines.reckoning import Instants
    from twosource.read.deadlines.seen import Seen
    from twosource.read.times.speech import Speech

NEAR = 5
"""Words between a verb and what denies it, or says that it is still to come."""
FINITE = frozenset({"past", "participle", "present"})


def judge_state(
    seen: Seen, due: Instants | None, following: Sequence[Word], others: Sequence[Instants], published: Speech | None
) -> DeadlineState:
    """Judge by what the sentence and those behind it say, and by the clock of the publication.

    `others` are the dues of the other deadlines of the same sentence or the next.
    """
    speech = published or seen.sight.timed.speech
    words = [*seen.sight.all, *following]
    gone = has_gone(due, speech, seen)
    new = seen.kind == "moved" and seen.sight.preposition != "from"
    if new:
        others = ()
    if replaced(seen, due, others, later=True) and says_extended(about_it(seen, words)):
        return "extended"
    if replaced(seen, due, others, later=False) and has_cue(words, "forward"):
        return "lifted"
    if seen.kind not in {"extension", "moved"} and says_lifted(seen, words):
        return "lifted"
    if gone and has_cue(words, "unknown"):
        return "unknown"
    if says_met(seen, words, gone=gone):
        return "met"
    return by_the_clock(seen, due, speech, gone=gone)


def by_the_clock(seen: Seen, due: Instants | None, speech: Speech | None, *, gone: bool) -> DeadlineState:
    """Judge by the clock alone; of a term that was answered, and set nobody says when, it cannot be told."""
    expired = has_cue(seen.sight.all, "lapsed") and gone and seen.sight.timed.direction == "gone"
    over = due is not None and speech is not None and due[1] <= speech.interval()[0]
    if expired or over:
        return "lapsed"
    return "unknown" if due is None and reaction_to(seen.sight, seen.governor) is not None else "running"


def about_it(seen: Seen, words: Sequence[Word]) -> Sequence[Word]:
    """Give the words that can tell of a term: what stands before its own asking tells of another."""
    governor = seen.governor
    asking = seen.kind == "demand" and governor is not None and governor.stem in cues("demands").stems
    return [word for word in words if word.start >= governor.start] if asking and governor is not None else words


def replaced(seen: Seen, due: Instants | None, others: Sequence[Instants], *, later: bool) -> bool:
    """Tell whether another term stands beside, later or earlier than this one."""
    if due is None or seen.kind == "extension":
        return False
    return any(other[0] > due[0] if later else other[0] < due[0] for other in others)


def has_gone(due: Instants | None, speech: Speech | None, seen: Seen) -> bool:
    """Tell whether its time has come or gone by the moment of speaking; of an interval, whether half of it has."""
    if due is None or speech is None:
        return seen.sight.timed.direction == "gone"
    moment: datetime = speech.interval()[1]
    return due[0] + (due[1] - due[0]) / 2 < moment


def says_extended(words: Sequence[Word]) -> bool:
    """Tell whether a later term is said to have replaced it: a verb of putting off, done and not asked for."""
    listed = cues("extensions")
    done = any(word.stem in listed.stems and word.verb in FINITE for word in words)
    return done or has_cue(words, "extended")


def says_lifted(seen: Seen, words: Sequence[Word]) -> bool:
    """Tell whether it is said to have been taken back: a verb of lifting, done, near the term or the state."""
    if has_cue(words, "lifted"):
        return True
    listed = cues("liftings")
    named = cues("terms").stems | cues("states").stems | {stem("order"), stem("demand"), stem("threat"), "it"}
    governor = seen.governor.start if seen.governor else -1
    for place, word in enumerate(words):
        if word.stem not in listed.stems or word.verb not in FINITE or word.start == governor:
            continue
        near = words[max(0, place - 6) : place + 7]
        if any(other.stem in named for other in near) and not denied_before(words, place):
            return True
    return False


def denied_before(words: Sequence[Word], place: int) -> bool:
    """Tell whether a verb is negated, or only asked for."""
    near = words[max(0, place - NEAR) : place]
    own = max((number + 1 for number, word in enumerate(near) if word.low == ","), default=0)
    return any(
        word.low in {"not", "n't", "never", "to", "must", "will", "would", "if", "unless", "until"}
        for word in near[own:]
    )


def says_met(seen: Seen, words: Sequence[Word], *, gone: bool) -> bool:
    """Tell whether what was asked is said to have been done; what nobody did is not."""
    text = words_text(words)
    undone = any(f" {word} " in text for word in ("nobody", "not one", "no one", "none", "without any", "not a single"))
    return (
        has_cue(words, "met") and not undone and (gone or seen.sight.timed.direction == "gone" or seen.kind == "term")
    )
