"""A term goes in with the times around it; out comes whether it belongs to a story of what lies far behind.

"In 2021 the bloc suspended aid and gave the junta three months" set no term that runs today, and who "had threatened to
strike unless he stepped down by the end of January" spoke of a January that is over.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from twosource.read.deadlines.phrases import token_of
from twosource.read.deadlines.reckoning import Reckoned, due_from, interval_of, verb_over
from twosource.read.deadlines.sentences import has_cue
from twosource.read.times.forms import Length, Moment, Shifted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from twosource.read.deadlines.seen import Seen
    from twosource.read.deadlines.sentences import Sight, Word
    from twosource.read.times.speech import Speech

LONG = timedelta(days=31)
"""Older than that is no news: as long as what counts as background of an event."""
HALF_YEAR = timedelta(days=182)
"""A month without its year that lies farther ahead than behind is the one behind, where the past perfect tells."""
BEFORE = 3
"""Words before a verb in which its "had" stands."""
SET = frozenset({"grant", "demand", "threat"})


def told_of_old(seen: Seen, numbers: Reckoned, group: Sequence[Sight], before: Sight | None) -> Reckoned:
    """Reckon anew what a story of long ago tells; `group` are the sentence's times, `before` the last one before it."""
    speech, governor = seen.sight.timed.speech, seen.governor
    if speech is None or governor is None or seen.kind not in SET or governor.verb not in {"past", "participle"}:
        return numbers
    if (own := dating(seen, group, speech)) is not None:
        return from_old(seen, numbers, own)
    if is_over_already(seen, numbers, speech):
        return replace(numbers, due=year_before(numbers))
    open_yet = numbers.due is None or numbers.due[1] > speech.interval()[0]
    if len(group) == 1 and before is not None and open_yet and follows_old(seen, before, speech):
        return replace(numbers, given=None, due=None, bygone=True)
    return numbers


def dating(seen: Seen, group: Sequence[Sight], speech: Speech) -> Sight | None:
    """Give the stretch long gone that dates the act: "| in 2021 | the bloc cut its aid and gave them three months"."""
    mine = token_of(seen.sight, seen.governor) if seen.governor else None
    above = [] if mine is None else [mine, *mine.ancestors]
    for other in group:
        if other.timed is seen.sight.timed or not is_old(other, speech) or other.timed.start > seen.sight.timed.start:
            continue
        verb = verb_over(other)
        if verb is not None and verb in above and verb.tag_ in {"VBD", "VBN"}:
            return other
    return None


def is_old(sight: Sight, speech: Speech) -> bool:
    """Tell whether a time is a point or stretch that was over long before the moment of speaking."""
    latest = sight.timed.latest
    told = isinstance(sight.timed.form, Moment | Shifted)
    return told and latest is not None and latest < speech.interval()[0] - LONG


def from_old(seen: Seen, numbers: Reckoned, start: Sight) -> Reckoned:
    """Count a length from the stretch long gone; a day without a date of its own is nobody's guess then."""
    given, form = interval_of(start.timed, seen), seen.sight.timed.form
    if given is None:
        return replace(numbers, due=None, bygone=True)
    if isinstance(form, Length):
        due = due_from(given, form, start.timed, seen.sight.timed.zone) if not form.vague else None
        return Reckoned(given, numbers.period, due, bygone=due is None)
    ahead = numbers.due is not None and numbers.due[0] > given[1] + HALF_YEAR
    return Reckoned(given, numbers.period, None if ahead else numbers.due, bygone=ahead)


def is_over_already(seen: Seen, numbers: Reckoned, speech: Speech) -> bool:
    """Tell whether a month without its year was over when it was told: "had threatened … by the end of March"."""
    form = seen.sight.timed.form
    if not isinstance(form, Moment) or form.month is None or form.year is not None or numbers.due is None:
        return False
    return is_perfect(seen.sight.left) and numbers.due[0] > speech.interval()[1] + HALF_YEAR


def is_perfect(words: Sequence[Word]) -> bool:
    """Tell whether a verb of demanding is told by "had": "it had threatened"."""
    asked = [place for place, word in enumerate(words) if word.verb == "participle" and has_cue([word], "demands")]
    return any(word.low == "had" for place in asked for word in words[max(0, place - BEFORE) : place])


def year_before(numbers: Reckoned) -> tuple[datetime, datetime] | None:
    """Give the same stretch a year earlier; a leap day has none."""
    if numbers.due is None:
        return None
    try:
        first, last = (one.replace(year=one.year - 1) for one in numbers.due)
    except ValueError:
        return None
    return first, last


def follows_old(seen: Seen, before: Sight, speech: Speech) -> bool:
    """Tell whether a term is told right behind what is long past, and nobody reports it: "In 2019 … They gave …"."""
    if has_cue(seen.sight.all, "reporting", verbs=True):
        return False
    between = seen.sight.sentences.text[before.timed.end : seen.sight.timed.start]
    return before.end == seen.sight.begin and "\n" not in between and is_old(before, speech)
