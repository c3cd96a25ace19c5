"""Is this time the end of a state: a truce, a curfew, a stay that is allowed, a stop of doing something?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.deadlines.nearness import (
    FAR,
    LASTED,
    NEAR,
    adopted,
    ends_last,
    is_aimed_at,
    is_daily,
    is_refused,
    is_round_the_clock,
    nearest,
    noun_before,
    noun_behind,
    proposed,
    told_past,
)
from twosource.read.deadlines.seen import Seen
from twosource.read.deadlines.sentences import has_cue, words_text
from twosource.read.deadlines.vocabulary import cues
from twosource.read.times.forms import Length
from twosource.read.times.verbs import stem

if TYPE_CHECKING:
    from twosource.read.deadlines.sentences import Sight, Word

SAYING = 6
"""Words of who says so before what he says: "the government in Aden said it ran"."""
LASTING = frozenset(map(stem, ("last", "run", "hold", "stay", "continue", "remain")))


def see_state(sight: Sight, _: Sight | None) -> Seen | None:
    """See a state that ends: "a 72-hour pause", "curfew until Sunday", "the truce expires at noon"."""
    if is_daily(sight) or is_round_the_clock(sight) or proposed(sight.left) or is_refused(sight):
        return None
    if isinstance(sight.timed.form, Length):
        return see_lasting(sight)
    text = words_text(sight.left)
    noun = noun_before(sight.left, "states")
    if noun is None and sight.preposition not in {"from", "before"} and (told := told_before(sight)) is not None:
        return Seen(sight, "state", told)
    held = next((phrase for phrase in cues("holdings").phrases if phrase in text), None)
    if sight.preposition in {"until", "till", "through"} and (noun or held or nearest(sight.left, "holdings")):
        return None if told_past(sight, noun) else Seen(sight, "state", noun or nearest(sight.left, "holdings"))
    if noun is None or sight.preposition in {"from", "before"}:
        return see_mandate(sight) if sight.preposition in {"until", "till", "through"} else None
    between = [word for word in sight.left if word.start > noun.start]
    ends = ends_last(between)
    passed = any(word.stem == stem("pass") for word in between)
    near = len(between) <= FAR + NEAR
    return Seen(sight, "state", noun) if ends and not passed and near and adopted(sight, noun) else None


def told_before(sight: Sight) -> Word | None:
    """Give the state of the sentence before that ends as "it": "the truce held. They said it expires on Friday"."""
    words = sight.left[max((place + 1 for place, word in enumerate(sight.left) if word.low == ";"), default=0) :]
    last = next((place for place in range(len(words) - 1, -1, -1) if words[place].low == "it"), None)
    if last is None or last > SAYING or len(words) - last > NEAR + 1:
        return None
    behind = words[last + 1 :]
    lasts = sight.preposition in {"until", "till", "through"} and any(word.stem in LASTING for word in behind)
    return noun_before(sight.sentences.preceding(sight), "states") if lasts or ends_last(behind) else None


def see_mandate(sight: Sight) -> Seen | None:
    """See a stay that a paper allows until some time: "the force stays until June 30 under the resolution"."""
    stays = next(
        (word for word in reversed(sight.left[-FAR:]) if word.verb == "present" and word.stem in LASTING), None
    )
    under = any(word.low == "under" for word in sight.all) and has_cue(sight.all, "instruments")
    return Seen(sight, "state", stays) if stays and under else None


def see_lasting(sight: Sight) -> Seen | None:
    """See a state of some length."""
    if (sight.right and sight.right[0].low in {"before", "after", "earlier", "later"}) or is_aimed_at(sight.left):
        return None
    noun = noun_behind(sight, "states")
    if noun is None and words_text(sight.right[:1]) == " of ":
        noun = noun_before(sight.right[1:4], "states")
    if noun is None:
        noun = noun_before(sight.left[-FAR:], "states")
        between = [word for word in sight.left if noun is not None and word.start > noun.start]
        lasting = any(word.stem in LASTING for word in between)
        if lasting and any(word.low in {"may", "might", "could", "can"} for word in between):
            return None
        signed = sight.preposition == "for" and has_cue(between, "pledges", verbs=True)
        if noun is None or not (lasting or signed or (sight.preposition in {"of", "for"} and len(between) <= NEAR + 1)):
            return see_leave(sight)
        if lasting and any(word.low in LASTED for word in between):
            return None
        if sight.preposition == "for" and any(word.low in {"kept", "observed"} for word in sight.left[-8:]):
            return None
    return Seen(sight, "state", noun) if adopted(sight, noun) else None


def see_leave(sight: Sight) -> Seen | None:
    """See a leave to stay or a stop of doing for some length: "may stay for five years", "hold fire for 72 hours"."""
    text = words_text(sight.left[-FAR:])
    held = any(phrase in text for phrase in cues("holdings").phrases) or any(
        word.verb and word.stem in cues("holdings").stems for word in sight.left[-FAR:]
    )
    if sight.preposition != "for" or not held or any(word.low in LASTED for word in sight.left[-FAR:]):
        return None
    return Seen(sight, "state", nearest(sight.left, "holdings"))
