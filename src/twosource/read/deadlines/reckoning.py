"""When a deadline was set and when it runs out: instants and days, added on the clock of the place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from twosource.read.deadlines.phrases import token_of
from twosource.read.deadlines.sentences import has_cue, words_text
from twosource.read.deadlines.terms import reaction_to
from twosource.read.deadlines.vocabulary import cues, deadline_words
from twosource.read.times.forms import Length, Moment, Shifted
from twosource.read.times.lengths import duration_value
from twosource.read.times.shifting import add_length, is_clocked
from twosource.read.times.speech import to_utc
from twosource.read.times.vocabulary import time_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from twosource.read.deadlines.seen import Seen
    from twosource.read.deadlines.sentences import Sight
    from twosource.read.times.finder import Timed
    from twosource.read.times.speech import Speech

Instants = tuple[datetime, datetime]
DAY = timedelta(days=1)
NEAR_EVENT = 8
"""Words between a length and the day of the event that it runs from."""
BESIDE = 2
"""Words between a day and a length that it dates by standing beside it."""
BOUNDING = frozenset({"until", "till", "by", "before", "since", "from"})
STARTERS = frozenset({"from", "starting", "beginning", "effective", "between"})


@dataclass(frozen=True, slots=True)
class Reckoned:
    """UTC intervals in which a deadline was set and runs out, and the TIMEX3 period between; None where not told.

    `bygone` tells that it is told of in a story of what is long past, so that without a `due` it does not run.
    """

    given: Instants | None = None
    period: str | None = None
    due: Instants | None = None
    bygone: bool = False


def reckon(seen: Seen, others: Sequence[Sight], earlier: Instants | None) -> Reckoned:
    """Reckon one deadline from its sentence's other times; `earlier` is the due of the deadline told before it."""
    form = seen.sight.timed.form
    if not isinstance(form, Length):
        start = start_of(seen, others) or said_on(seen, others)
        given, due = interval_of(start.timed, seen) if start else None, due_of_moment(seen)
        return Reckoned(None if given and due and given[0] >= due[1] else given, None, due)
    if form.vague:
        return Reckoned()
    if seen.kind == "rest":
        return Reckoned(due=due_of_rest(seen, form))
    if seen.kind == "offset" and (not seen.sight.right or seen.sight.right[0].low != "before"):
        return reckon_from_event(seen, form, others)
    if seen.kind == "offset":
        return Reckoned(due=shifted(earlier, form, -1, seen.sight.timed.zone))
    return reckon_length(seen, form, others)


def reckon_from_event(seen: Seen, length: Length, others: Sequence[Sight]) -> Reckoned:
    """Reckon a length that runs from something that happened: its day may stand right behind it.

    "Within three days of the abduction on April 28" runs out on May 1; without a day nobody can tell.
    """
    period = duration_value(length.parts)
    event = next((other for other in others if other.timed.start > seen.sight.timed.start), None)
    if event is None or not isinstance(event.timed.form, Moment) or event.preposition not in {"on", "at", None}:
        return Reckoned(period=period)
    between = seen.sight.between(event)
    given = interval_of(event.timed, seen)
    if given is None or len(between) > NEAR_EVENT or any(word.verb and word.verb != "gerund" for word in between):
        return Reckoned(period=period)
    return Reckoned(None, period, due_from(given, length, event.timed, seen.sight.timed.zone))


def reckon_length(seen: Seen, length: Length, others: Sequence[Sight]) -> Reckoned:
    """Reckon a length from its stated start, from the day it was set, or from the moment of speaking."""
    period = duration_value(length.parts)
    answered = reaction_to(seen.sight, seen.governor) is not None
    if answered and seen.governor is not None:
        others = [other for other in others if other.timed.start > seen.governor.start]
    start = next((other for other in others if dates_length(seen, other)), None)
    if start is None and seen.kind == "extension":
        start = old_term(seen, others)
    elif start is None:
        start = start_of(seen, others) or said_on(seen, others)
    timed = seen.sight.timed
    if start is not None:
        given = interval_of(start.timed, seen)
        if given is None:
            return Reckoned(period=period)
        return Reckoned(given, period, due_from(given, length, start.timed, timed.zone))
    if timed.speech is None or seen.kind == "extension" or answered or is_made_longer(seen) or is_over(seen):
        return Reckoned(period=period)
    return Reckoned(timed.speech.interval(), period, due_from_speech(timed.speech, length, timed.zone))


def is_made_longer(seen: Seen) -> bool:
    """Tell whether a length is a term set before that is made longer: "the 72-hour deadline had been extended"."""
    before = seen.sight.left[-1:]
    pointed = bool(before) and before[0].low in {"the", "that", "this"}
    return seen.kind == "term" and pointed and has_cue(seen.sight.all, "extensions", verbs=True)


def is_over(seen: Seen) -> bool:
    """Tell whether a length is a term that passed, nobody says when: "a 48-hour deadline passed without violence"."""
    noun = seen.governor
    if seen.kind != "term" or noun is None:
        return False
    behind = [word for word in seen.sight.right if word.start > noun.start][:BESIDE]
    return any(word.low.endswith("ed") and word.stem in cues("expiries").stems for word in behind)


def start_of(seen: Seen, others: Sequence[Sight]) -> Sight | None:
    """Find the stated start of the window or of the count: "from noon", "counted from Friday", "starts on Sunday"."""
    if seen.kind == "moved":
        return None
    for other in reversed(others) if seen.kind == "window" else others:
        timed = other.timed
        if timed is seen.sight.timed or not isinstance(timed.form, Moment) or timed.earliest is None:
            continue
        left = other.left[-5:]
        if seen.kind == "window" and other.last > seen.sight.first:
            continue
        daily = not timed.form.dated and seen.kind != "window" and not isinstance(seen.sight.timed.form, Length)
        if other.preposition in STARTERS and seen.kind != "threat" and not daily:
            return other
        if isinstance(seen.sight.timed.form, Length) and has_cue(left, "starts"):
            return other
    return None


def said_on(seen: Seen, others: Sequence[Sight]) -> Sight | None:
    """Find when the text says that the deadline was set: "said on Tuesday", "tonight", "a year ago"."""
    beside = [other for other in others if 0 <= seen.sight.first - other.last <= BESIDE and dates_act(other)]
    for other in (*beside, *others):
        timed = other.timed
        if timed is seen.sight.timed or timed.granule is None or timed.earliest is None:
            continue
        if other.preposition in BOUNDING:
            continue
        begun = timed.speech is None or timed.earliest <= timed.speech.interval()[1]
        sharp = isinstance(timed.form, Moment) and timed.granule.unit in {"day", "part", "minute"}
        if begun and (other in beside or says(other) if sharp else is_long_before(seen, other)):
            return other
    return None


def dates_length(seen: Seen, other: Sight) -> bool:
    """Tell whether a day gone by stands right behind a length set on it: "extended for 60 days | on May 18 |".

    What is added "by" so many days counts from the old term.
    """
    speech, latest = other.timed.speech, other.timed.latest
    near = 0 <= other.first - seen.sight.last <= BESIDE and other.preposition == "on"
    gone = speech is not None and latest is not None and latest <= speech.interval()[1]
    near = near and seen.sight.preposition == "for"
    return near and gone and isinstance(other.timed.form, Moment) and isinstance(seen.sight.timed.form, Length)


def dates_act(other: Sight) -> bool:
    """Tell whether a day dates what is told beside it: "on April 27 for 72 hours"."""
    told = has_cue(other.left, "pledges", verbs=True) or has_cue(other.left, "demands", verbs=True)
    return other.preposition == "on" and told and isinstance(other.timed.form, Moment)


def is_long_before(seen: Seen, other: Sight) -> bool:
    """Tell whether a stretch gone by dates the very act that set the deadline: "agreed a ten-day truce a year ago".

    Its verb must hold the deadline too, so that "which became independent in 1991" dates nothing else.
    """
    speech, latest = other.timed.speech, other.timed.latest
    if (
        speech is None
        or latest is None
        or latest > speech.interval()[1]
        or not isinstance(other.timed.form, Moment | Shifted)
    ):
        return False
    verb = verb_over(other)
    if verb is None or not says(other):
        return False
    mine = token_of(seen.sight, seen.sight.sentences.words[seen.sight.first])
    return verb == mine or verb in list(mine.ancestors)


def verb_over(sight: Sight) -> Token | None:
    """Give the verb that a time hangs on."""
    token = token_of(sight, sight.sentences.words[sight.first])
    return next((one for one in token.ancestors if one.tag_.startswith("VB")), None)


def says(other: Sight) -> bool:
    """Tell whether the verb beside a time is one of saying, setting or releasing."""
    beside = [*other.left[-8:], *other.right[:6]]
    spoken = any(word.low in deadline_words().spoken for word in beside)
    return spoken or has_cue(beside, "demands", verbs=True) or has_cue(beside, "pledges", verbs=True)


def old_term(seen: Seen, others: Sequence[Sight]) -> Sight | None:
    """Find the old term that an extension counts from: "the truce that was to end today"."""
    for other in others:
        if other.timed is seen.sight.timed or not isinstance(other.timed.form, Moment) or other.timed.earliest is None:
            continue
        text = words_text(other.left[-6:])
        if other.preposition == "of" and has_cue(other.left[-3:], "sure_terms"):
            return other
        if has_cue(other.left[-6:], "expiries") or " until " in text or other.preposition == "from":
            return other
    return None


def interval_of(timed: Timed, seen: Seen) -> Instants | None:
    """Give the interval of the time at which a deadline was set, cut at the moment of speaking unless it lies ahead."""
    if timed.earliest is None or timed.latest is None:
        return None
    speech = seen.sight.timed.speech
    last = speech.interval()[1] if speech else timed.latest
    cut = timed.latest if timed.earliest >= last else min(timed.latest, last)
    return timed.earliest, cut


def due_of_moment(seen: Seen) -> Instants | None:
    """Give the interval in which a point in time runs out: all of it, or its start for "before"."""
    timed = seen.sight.timed
    if timed.earliest is None or timed.latest is None:
        return None
    if seen.kind == "threat" and seen.sight.preposition in STARTERS:
        return timed.earliest, start_edge(timed)
    if seen.sight.preposition != "before":
        return timed.earliest, timed.latest
    if isinstance(timed.form, Moment) and timed.form.edge == "END":
        return end_edge(timed), timed.latest
    soft = isinstance(timed.form, Moment) and timed.form.part in time_words().soft_parts
    return (timed.earliest, timed.latest) if soft else (timed.earliest, start_edge(timed))


def start_edge(timed: Timed) -> datetime:
    """Give the last instant at which a stretch can begin: it begins sharply where the zone is known."""
    local = timed.granule.interval() if timed.granule else None
    exact = timed.zone is not None or (isinstance(timed.form, Moment) and timed.form.zone is not None)
    if timed.earliest is None or exact or local is None:
        return timed.earliest or datetime.max.replace(tzinfo=UTC)
    return to_utc(local.start, None)[1]


def end_edge(timed: Timed) -> datetime:
    """Give the first instant at which a stretch can end."""
    local = timed.granule.interval() if timed.granule else None
    if timed.zone is not None or local is None or timed.latest is None:
        return timed.latest or datetime.max.replace(tzinfo=UTC)
    return to_utc(local.end, None)[0]


def due_of_rest(seen: Seen, length: Length) -> Instants | None:
    """Count what is left from the moment of speaking; "less than" may be over at once."""
    speech = seen.sight.timed.speech
    if speech is None:
        return None
    due = due_from_speech(speech, length, seen.sight.timed.zone)
    less = length.mod == "LESS_THAN" or " less than " in words_text(seen.sight.left[-3:])
    return (speech.interval()[0], due[1]) if due and less else due


def due_from_speech(speech: Speech, length: Length, zone: str | None) -> Instants | None:
    """Count a length from the moment of speaking: hours from its instants, days by the date at the place."""
    if is_clocked(length):
        return added(speech.interval(), length)
    return whole_day(datetime.combine(speech.day_in(zone), time()), length, zone)


def due_from(given: Instants, length: Length, start: Timed, zone: str | None) -> Instants | None:
    """Count a length from a stated start."""
    if is_clocked(length):
        return added(given, length)
    day = start.granule.date if start.granule else None
    exact = isinstance(start.form, Moment) and start.form.clocked
    if exact or day is None:
        return shifted(given, length, 1, zone)
    return whole_day(datetime.combine(day, time()), length, zone)


def added(given: Instants, length: Length) -> Instants | None:
    """Add hours and minutes to both ends."""
    first, last = add_length(given[0], length), add_length(given[1], length)
    return (first, last) if first and last else None


def whole_day(midnight: datetime, length: Length, zone: str | None) -> Instants | None:
    """Give the whole local day so many dates after another."""
    day = add_length(midnight, length)
    if day is None:
        return None
    day = datetime.combine(day.date(), time())
    return to_utc(day, zone)[0], to_utc(day + DAY, zone)[1]


def shifted(given: Instants | None, length: Length, sign: int, zone: str | None) -> Instants | None:
    """Shift both ends by a length on the local wall clock."""
    if given is None:
        return None
    clock = ZoneInfo(zone) if zone else UTC
    moved: list[datetime] = []
    for instant in given:
        local = add_length(instant.astimezone(clock).replace(tzinfo=None), length, sign)
        if local is None:
            return None
        moved.append(local.replace(tzinfo=clock).astimezone(UTC))
    return moved[0], moved[1]


def with_period(reckoned: Reckoned, other: Reckoned) -> Reckoned:
    """Take over the period of another expression of the same deadline."""
    return replace(reckoned, period=reckoned.period or other.period)
