"""A parsed item goes in, its deadlines come out: seen, reckoned, judged, their parts read, mentions of one united."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from twosource.model.reading import Deadline, Event
from twosource.model.span import Span
from twosource.read.deadlines.extending import Found, is_doubted, mark_extended, with_extended
from twosource.read.deadlines.narrating import told_of_old
from twosource.read.deadlines.reckoning import Instants, Reckoned, reckon, with_period
from twosource.read.deadlines.roles import find_roles
from twosource.read.deadlines.seeing import see
from twosource.read.deadlines.sentences import Sentences, Sight
from twosource.read.deadlines.states import judge_state
from twosource.read.deadlines.voicing import voiced
from twosource.read.times.finder import find_timed
from twosource.read.times.forms import Length
from twosource.read.times.speech import Speech, read_published, write_instant

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from twosource.model.reading import DeadlineState, Place, Statement, Time
    from twosource.read.deadlines.seen import Seen
    from twosource.read.parsed import Parsed

NEAR_WORDS = 3
"""Words between two expressions of one time."""
NEAR_ONES = 8
"""Deadlines before and behind that may speak of one another."""
POINTING = frozenset({"the", "that", "this", "their", "its"})
OPENING = 2
"""Words with which a sentence points at a term told before: "The deadline"."""
NEXT_WORDS = 25
"""Words behind a sentence in which another may still speak of its deadline."""


def find_deadlines(
    parsed: Parsed,
    times: Sequence[Time],
    statements: Sequence[Statement] = (),
    events: Sequence[Event] = (),
    places: Sequence[Place] = (),
) -> tuple[Deadline, ...]:
    """Find the deadlines of an item: who set what for whom, when it runs out in UTC, and its state at publication.

    Only times among `times` are looked at; `places` are those that `times` were read with. An event of `events` whose
    trigger stands in the deadline's sentence is named; `statements` tell who demands what the sentence leaves open.
    """
    known = {(time.start, time.end) for time in times}
    timed = [one for one in find_timed(parsed, tuple(places)) if (one.start, one.end) in known]
    sentences = Sentences(parsed.doc)
    sights = [sentences.sight(one) for one in timed] if sentences.words else []
    found = unite(find_all(sentences, sights, statements, read_published(parsed.item.published)))
    return tuple(written(one, events) for one in sorted(found, key=lambda one: one.seen.sight.timed.start))


def find_all(
    sentences: Sentences, sights: list[Sight], statements: Sequence[Statement], published: Speech | None
) -> list[Found]:
    """See, reckon and judge, sentence by sentence."""
    judged: list[tuple[Seen, Reckoned]] = []
    spans = [sight.timed.span for sight in sights]
    earlier: Instants | None = None
    told: Sight | None = None
    for group in by_sentence(sights):
        seen = [one for place, sight in enumerate(group) if (one := see(sight, group[place - 1] if place else None))]
        reckoned = [(one, told_of_old(one, reckon(one, group, earlier), group, told)) for one in seen]
        told = group[-1]
        for one, numbers in merge_lengths(reckoned):
            judged.append((one, numbers))
            earlier = numbers.due or earlier
    judged = with_extended(judged)
    found = [
        Found(
            seen,
            numbers,
            unless_bygone(
                judge_state(seen, numbers.due, sentences.following(seen.sight), near_dues(place, judged), published),
                numbers,
            ),
            voiced(find_roles(seen), seen, statements).without(spans, sentences.text),
        )
        for place, (seen, numbers) in enumerate(judged)
    ]
    return mark_extended(found)


def unless_bygone(state: DeadlineState, numbers: Reckoned) -> DeadlineState:
    """Leave open what became of a term in a story of long ago, where the text does not say."""
    return "unknown" if numbers.bygone and state == "running" else state


def by_sentence(sights: list[Sight]) -> list[list[Sight]]:
    """Group the times of one sentence."""
    groups: list[list[Sight]] = []
    for sight in sights:
        if groups and groups[-1][-1].begin == sight.begin:
            groups[-1].append(sight)
        else:
            groups.append([sight])
    return groups


def merge_lengths(reckoned: list[tuple[Seen, Reckoned]]) -> list[tuple[Seen, Reckoned]]:
    """Make one of a term's length and its end: "the 24-hour limit expired at noon"; the more exact time holds it."""
    moments = [pair for pair in reckoned if not isinstance(pair[0].sight.timed.form, Length)]
    lengths = [pair for pair in reckoned if isinstance(pair[0].sight.timed.form, Length)]
    absorbed = [
        pair for pair in lengths if pair[0].kind in {"term", "state"} and moments and ends_with(pair[0], moments)
    ]
    moved = any(moment.kind == "moved" for moment, _ in moments)
    lengths = [pair for pair in lengths if not (moved and pair[0].kind == "extension")]
    united = []
    for seen, numbers in moments:
        period = next((one for one in absorbed if one[0].sight.timed.start != seen.sight.timed.start), None)
        united.append((seen, with_period(numbers, period[1]) if period else numbers))
    united = [pair for pair in united if not any(holds(pair, other) for other in united)]
    return sorted(
        [*united, *(pair for pair in lengths if pair not in absorbed)], key=lambda pair: pair[0].sight.timed.start
    )


def holds(wide: tuple[Seen, Reckoned], narrow: tuple[Seen, Reckoned]) -> bool:
    """Tell whether a coarser time merely frames a finer one beside it: "ends next month, on 14 April"."""
    outer, inner = wide[1].due, narrow[1].due
    if outer is None or inner is None or outer == inner:
        return False
    inside = outer[0] <= inner[0] and inner[1] <= outer[1]
    first, second = sorted((wide[0].sight, narrow[0].sight), key=lambda sight: sight.first)
    return inside and second.first - first.last <= NEAR_WORDS


def ends_with(length: Seen, moments: list[tuple[Seen, Reckoned]]) -> bool:
    """Tell whether a moment of the sentence is the end of the term that a length names."""
    return (
        any(moment.kind in {"term", "state"} for moment, _ in moments)
        and length.sight.begin == moments[0][0].sight.begin
    )


def near_dues(place: int, judged: list[tuple[Seen, Reckoned]]) -> list[Instants]:
    """Give when the other deadlines of the sentence and of the next ones run out."""
    sight = judged[place][0].sight
    end = sight.end + NEXT_WORDS
    before = takewhile(
        lambda pair: pair[0].sight.begin >= sight.begin, reversed(judged[max(0, place - NEAR_ONES) : place])
    )
    behind = takewhile(lambda pair: pair[0].sight.begin < end, judged[place + 1 : place + 1 + NEAR_ONES])
    near = ((seen, numbers.due) for seen, numbers in (*before, *behind))
    return [due for seen, due in near if due is not None and not is_doubted(seen)]


def unite(found: list[Found]) -> list[Found]:
    """Unite mentions that run out at the same time: the first keeps its span, and takes the parts that it lacks.

    A length and the end that the next sentence tells of it are one as well, held by the end.
    """
    united: list[Found] = []
    places: dict[Instants, int] = {}
    for one in found:
        if united and is_told_again(united[-1], one):
            united[-1] = replace(united[-1], reckoned=with_period(united[-1].reckoned, one.reckoned))
            continue
        due = one.reckoned.due
        if united and (is_its_end(united[-1], one) or is_same_end(united[-1], one)):
            length = united.pop()
            places = {key: place for key, place in places.items() if place < len(united)}
            reckoned = replace(
                with_period(one.reckoned, length.reckoned), given=one.reckoned.given or length.reckoned.given
            )
            one = Found(one.seen, reckoned, one.state, length.roles.filled(one.roles))  # noqa: PLW2901 - the two are one from here on
        if due is None or due not in places:
            if due is not None:
                places[due] = len(united)
            united.append(one)
            continue
        other = united[places[due]]
        reckoned = with_period(other.reckoned, one.reckoned)
        united[places[due]] = Found(other.seen, reckoned, other.state, other.roles.filled(one.roles))
    return united


def is_told_again(term: Found, length: Found) -> bool:
    """Tell whether a length without an act of its own is a term told just before: "They gave us three hours"."""
    first, second = term.seen, length.seen
    bare = second.kind == "grant" and isinstance(second.sight.timed.form, Length) and length.roles.demand is None
    speech = second.sight.timed.speech
    undated = speech is not None and length.reckoned.given == speech.interval()
    clocked = first.kind in {"demand", "grant"} and not isinstance(first.sight.timed.form, Length)
    near = first.sight.end <= second.sight.begin <= first.sight.end + 2 * NEXT_WORDS
    return bare and undated and clocked and near and term.reckoned.due is not None


def is_its_end(length: Found, end: Found) -> bool:
    """Tell whether the next sentence tells how a length ended: "48 hours to leave. The deadline expired on Sunday"."""
    noun = end.seen.governor
    if (
        not isinstance(length.seen.sight.timed.form, Length)
        or end.seen.kind != "term"
        or noun is None
        or end.state == "running"
    ):
        return False
    before = [word for word in end.seen.sight.left if word.end <= noun.start]
    pointed = bool(before) and before[0].low in POINTING and len(before) <= OPENING
    return pointed and is_next(length, end)


def is_same_end(length: Found, end: Found) -> bool:
    """Tell whether a term that is pointed at ends where a length told shortly before runs out."""
    noun, one, other = end.seen.governor, length.reckoned.due, end.reckoned.due
    if not isinstance(length.seen.sight.timed.form, Length) or end.seen.kind != "term" or noun is None:
        return False
    before = [word for word in end.seen.sight.left if word.end <= noun.start]
    pointed = bool(before) and before[-1].low in POINTING
    meet = one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]
    return pointed and meet and is_next(length, end)


def is_next(length: Found, end: Found) -> bool:
    """Tell whether a term stands in the sentence behind a length, or soon after."""
    first = length.seen.sight
    return end.seen.sight.begin - first.end <= NEXT_WORDS and end.seen.sight.begin >= first.end


def written(one: Found, events: Sequence[Event]) -> Deadline:
    """Write a deadline."""
    timed = one.seen.sight.timed
    given, due = one.reckoned.given, one.reckoned.due
    return Deadline(
        start=timed.start,
        end=timed.end,
        event=event_of(one, events),
        by=one.roles.by,
        addressee=one.roles.addressee,
        demand=one.roles.demand,
        threat=one.roles.threat,
        given=f"{write_instant(given[0])}/{write_instant(given[1])}" if given else None,
        period=one.reckoned.period,
        due=instants(due),
        state=one.state,
    )


def instants(due: tuple[datetime, datetime] | None) -> tuple[str, str] | None:
    """Write a pair of instants."""
    return (write_instant(due[0]), write_instant(due[1])) if due else None


def event_of(one: Found, events: Sequence[Event]) -> str | None:
    """Name the event in the deadline's sentence: a threat or demand rather than any other, the nearest of these."""
    sight = one.seen.sight
    words = sight.all
    whole = Span(words[0].start, words[-1].end) if words else sight.timed.span
    near = [event for event in events if event.trigger.overlaps(whole)]
    order = {"THREATEN": 0, "REQUEST": 1, "COERCE": 2}
    ranked = sorted(near, key=lambda event: (order.get(event.type, 3), abs(event.trigger.start - sight.timed.start)))
    return ranked[0].id if ranked else None
