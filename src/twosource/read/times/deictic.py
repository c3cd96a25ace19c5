"""Times that point: "today", "next Friday", "the end of last month", "that night", "early in the year"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.times.dates import month_at, read_weekday
from twosource.read.times.forms import Moment, Relative
from twosource.read.times.numbers import read_ordinal
from twosource.read.times.vocabulary import Deixis, time_words

if TYPE_CHECKING:
    from twosource.read.times.lexing import Line

Found = tuple[Moment, int]
HALVES, QUARTERS = (1, 2), 4
WEEK = 7
ENDS = ("- end", "' s end", "’ s end")
"""What makes a unit its end: "by month-end", "at year's end"."""
LONG_UNITS = frozenset({"week", "weekend", "month", "quarter", "year", "decade", "century", "fortnight"})


def read_dayword(line: Line, at: int) -> Found | None:
    """Read "today", "tonight", "the day after tomorrow", "the day before", "the day after"."""
    word = time_words().daywords.get(line.low(at))
    if word is not None:
        return Moment(relative=Relative("day", word.offset, "speech"), part=word.part), at + 1
    if line.low(at) not in {"the", "day", "a"}:
        return None
    for phrase, offset in (("the day after tomorrow", 2), ("day after tomorrow", 2), ("the day before yesterday", -2)):
        after = line.says(at, phrase)
        if after is not None:
            return Moment(relative=Relative("day", offset, "speech")), after
    return read_story_day(line, at)


def read_story_day(line: Line, at: int) -> Found | None:
    """Read "the day before", "the day after", "the day following", where nothing follows that they hang on."""
    for phrase, offset in (("the day before", -1), ("the day after", 1), ("the day following", 1), ("a day later", 1)):
        after = line.says(at, phrase)
        if after is not None and line.low(after) in {",", ".", "", ";", "saw", "and", "that", ":"}:
            return Moment(relative=Relative("day", offset, "story")), after
    return None


def read_deixis(line: Line, at: int) -> tuple[Deixis, int, bool] | None:
    """Read "this", "the next", "that same", "the previous"; give it, the place after, and whether "the" opened it."""
    words = time_words().deixis
    article = line.low(at) in {"the", "that", "this"} and line.low(at + 1) in words and line.low(at + 1) != "that"
    place = at + article
    deixis = words.get(line.low(place))
    if deixis is None or (line.low(place) == "same" and not article):
        return None
    if article and line.low(place) == "next":
        deixis = Deixis(deixis.offset, "story")
    return deixis, place + 1, article


def read_pointed(line: Line, at: int) -> Found | None:
    """Read a deixis with what it points to: unit, weekday, weekend, month, season or part of the day."""
    found = read_deixis(line, at)
    if found is None:
        return None
    deixis, place, _ = found
    edge = time_words().edges.get(line.low(place)) if line.low(place) in {"early", "late", "mid"} else None
    target = read_target(line, place + (edge is not None), deixis)
    return None if target is None else (with_edge(target[0], edge), target[1])


def with_edge(moment: Moment, edge: str | None) -> Moment:
    """Add the edge between deixis and target: "this early morning"."""
    return moment if edge is None else moment.merged(Moment(edge=edge)) or moment


def read_target(line: Line, at: int, deixis: Deixis) -> Found | None:
    """Read what a deixis points to."""
    words = time_words()
    weekday = read_weekday(line, at)
    if weekday is not None and weekday[0].generic is None:
        return Moment(weekday=weekday[0].weekday, which=Relative("week", deixis.offset, deixis.anchor)), weekday[1]
    month = month_at(line, at)
    if month is not None:
        return Moment(month=month[0], which=Relative("year", deixis.offset, deixis.anchor)), month[1]
    if line.low(at) in words.seasons:
        season = words.seasons[line.low(at)]
        return Moment(season=season, which=Relative("year", deixis.offset, deixis.anchor)), at + 1
    part = part_at(line, at)
    if part is not None:
        here = deixis.offset == 0 and line.low(at - 1) == "this"
        return Moment(relative=Relative("day", deixis.offset, deixis.anchor, here), part=part[0]), part[1]
    return read_unit_target(line, at, deixis)


def read_unit_target(line: Line, at: int, deixis: Deixis) -> Found | None:
    """Read the unit that a deixis points to, in the singular."""
    unit = time_words().units.get(line.low(at))
    if unit is None or line.low(at).endswith("s") or unit in {"second", "minute", "hour"}:
        return None
    if line.low(at + 1) == "of":
        return None
    if unit == "day" and deixis.anchor == "speech" and deixis.offset < 0:
        return None
    here = deixis.offset == 0 and line.low(at - 1) == "this"
    return Moment(relative=Relative(unit, deixis.offset, deixis.anchor, here)), at + 1


def read_plain_unit(line: Line, at: int) -> Found | None:
    """Read "the month", "the year": the one that is spoken of. Only an edge makes them a time, as in "month-end"."""
    bare = time_words().units.get(line.low(at))
    end = next((after for tail in ENDS if (after := line.says(at + 1, tail)) is not None), None)
    if bare in LONG_UNITS and end is not None:
        return Moment(relative=Relative(bare, 0, "either"), edge="END"), end
    if line.low(at) not in {"the", "a"}:
        return None
    unit = time_words().units.get(line.low(at + 1))
    if line.low(at) == "a" or unit not in LONG_UNITS or line.low(at + 1).endswith("s"):
        return None
    return Moment(relative=Relative(unit, 0, "either")), at + 2


def part_at(line: Line, at: int) -> tuple[str, int] | None:
    """Read a part of the day, of one word or two; give its name in the codebook and the place after it."""
    parts = time_words().parts
    for phrase in ("first light", "last light", "early hours", "small hours"):
        after = line.says(at, phrase)
        if after is not None:
            return phrase, after
    after = line.says(at, "wee hours")
    if after is not None:
        return "small hours", after
    low = line.low(at)
    name = low if low in parts else low.removesuffix("s") if low in {"mornings", "evenings", "nights"} else None
    if name is None or (low == "eve" and line.low(at + 1) == "of"):
        return None
    after = at + 1
    return name, after + (line.low(after) == "hours")


def read_part(line: Line, at: int) -> Found | None:
    """Read "the morning", "morning", "dawn"; "at night" comes back every day."""
    if line.says(at, "at night") is not None:
        return None
    start = at + (line.low(at) in {"the", "a", "an"})
    early = line.low(start) in {"early", "late"} and part_at(line, start) is None
    part = part_at(line, start + early)
    if part is None:
        return None
    edge = time_words().edges[line.low(start)] if early and part[0] != "early hours" else None
    return Moment(part=part[0], edge=edge), part[1]


def read_night_into(line: Line, at: int) -> Found | None:
    """Read "overnight into Wednesday", "overnight from Friday to Saturday": the night that begins on the day before."""
    if line.low(at) != "overnight":
        return None
    start = at + 1 + (line.low(at + 1) == "from")
    evening = read_weekday(line, start)
    if evening is not None and line.low(evening[1]) in {"to", "into", "-", "–"}:
        morning = read_weekday(line, evening[1] + 1)
        return None if morning is None else (Moment(part="overnight", weekday=evening[0].weekday), morning[1])
    morning = read_weekday(line, at + 2) if line.low(at + 1) in {"into", "to"} else None
    if morning is None or morning[0].weekday is None:
        return None
    return Moment(part="overnight", weekday=(morning[0].weekday - 2) % WEEK + 1), morning[1]


def read_season(line: Line, at: int) -> Found | None:
    """Read "the summer", "spring"; "fall" and "spring" alone are also verbs."""
    start = at + (line.low(at) == "the")
    season = time_words().seasons.get(line.low(start))
    if season is None:
        return None
    verb = line.low(start) in {"fall", "spring"} and start == at
    if line.low(start) == "fall" and line.low(start + 1) == "of" and line.kind(start + 2) != "number":
        return None
    cued = line.low(at - 1) in {
        "in",
        "since",
        "by",
        "early",
        "late",
        "mid",
        "until",
        "-",
        "this",
        "last",
        "next",
        "and",
    }
    capital = line.surface(start)[:1].isupper() and not line.opens_sentence(start) and line.low(start) == "spring"
    return None if verb and not (cued or capital) else (Moment(season=season), start + 1)


def read_edge(line: Line, at: int) -> Found | None:
    """Read "early", "mid-", "the end of", "the first half of", "later in"; what follows says of what."""
    start = at + (line.low(at) == "the")
    return edge_of(line, start) or half_of(line, start) or edge_word(line, start)


def edge_of(line: Line, start: int) -> Found | None:
    """Read "end of", "very beginning of", "latter part of"."""
    words = time_words()
    if line.says(start, "latter part of") or line.says(start, "later part of"):
        return Moment(edge="LATE"), start + 3
    week = line.low(start + 1) in {"week", "weeks", "day", "days", "month", "months"} and line.low(start + 2) == "of"
    if week and line.low(start) in {"last", "final", "closing", "first", "opening"}:
        return Moment(edge="EARLY" if line.low(start) in {"first", "opening"} else "LATE"), start + 3
    if line.says(start, "early part of") or line.says(start, "first part of"):
        return Moment(edge="EARLY"), start + 3
    place = start + (line.low(start) == "very")
    edge = words.edges_of.get(line.low(place))
    return (Moment(edge=edge), place + 2) if edge and line.low(place + 1) == "of" else None


def half_of(line: Line, start: int) -> Found | None:
    """Read "first half of", "latter half of", "second quarter of"."""
    latter = {"latter": 2, "former": 1}.get(line.low(start))
    ordinal = (latter, start + 1) if latter else read_ordinal(line, start)
    if ordinal is None or line.low(ordinal[1] + 1) != "of":
        return None
    if line.low(ordinal[1]) == "half" and ordinal[0] in HALVES:
        return Moment(half=ordinal[0]), ordinal[1] + 2
    if line.low(ordinal[1]) == "quarter" and 1 <= ordinal[0] <= QUARTERS:
        return Moment(quarter=ordinal[0]), ordinal[1] + 2
    return None


def edge_word(line: Line, start: int) -> Found | None:
    """Read "early", "late", "mid-", "later in", "early on"."""
    edge = time_words().edges.get(line.low(start))
    if edge is None:
        return None
    after = start + 1
    while line.low(after) in {"-", "in", "on"}:
        after += 1
    return Moment(edge=edge), after
