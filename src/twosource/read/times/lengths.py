"""How long, how often: "72 hours", "a few days", "the last two decades", "two days later", "every Thursday"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from twosource.read.times.clocks import MILITARY
from twosource.read.times.dates import read_weekday
from twosource.read.times.deictic import part_at
from twosource.read.times.forms import Length, Recurring, Reference, Shifted
from twosource.read.times.numbers import read_count
from twosource.read.times.vocabulary import time_words

if TYPE_CHECKING:
    from twosource.read.times.lexing import Line

Tie = Literal["ahead", "gone"]
AHEAD = frozenset({"next", "coming", "following", "upcoming"})
VERBAL = frozenset({"to", "will", "would", "could", "may", "might", "must", "should", "can", "shall", "not"})
"""Before "last" they make it a verb."""
JOINTS = frozenset({"and", "or"})
"""Before a bare "last" and a length they join it to a verb: "would begin on Friday and last 90 days"."""
GONE = frozenset({"last", "past", "previous", "preceding"})
WIDEST_REFERENCE = 3
"""Most words in a reference of the codebook."""


def read_reference(line: Line, at: int) -> tuple[Reference, int] | None:
    """Read "now", "these days", "the near future": the longest that fits."""
    references = time_words().references
    if line.low(at) not in reference_openers():
        return None
    for width in range(WIDEST_REFERENCE, 0, -1):
        phrase = " ".join(line.low(place) for place in range(at, at + width))
        if phrase == "the past" and line.kind(at + width) not in {"mark", ""}:
            continue
        if phrase in references:
            return Reference(references[phrase]), at + width
    return None


@lru_cache(maxsize=1)
def reference_openers() -> frozenset[str]:
    """Give the first word of every reference, so that most places of a line are passed at one look."""
    return frozenset(phrase.split()[0] for phrase in time_words().references)


def read_length(line: Line, at: int) -> tuple[Length, int] | None:
    """Read a length: an approximating word, a deixis that ties it to the present, counts and units."""
    tie, start = read_tie(line, at)
    mod, start = read_mod(line, start)
    counted = read_counted(line, start)
    if counted is None:
        return read_bare(line, start, tie) or read_whole(line, at)
    parts, after = counted
    return Length(parts, tie, mod), after


def read_tie(line: Line, at: int) -> tuple[Tie | None, int]:
    """Read "the next", "the last", "the past"; what is not a deixis leaves the place unchanged."""
    place = at + (line.low(at) in {"the", "these", "those"})
    word = line.low(place)
    if word == "last" and (line.low(at - 1) in VERBAL or (place == at and line.low(at - 1) in JOINTS)):
        return None, at
    if word in AHEAD:
        return "ahead", place + 1
    if word in GONE:
        return "gone", place + 1
    return None, at


def read_mod(line: Line, at: int) -> tuple[Literal["LESS_THAN", "MORE_THAN", "APPROX"] | None, int]:
    """Read "less than", "more than", "almost"; they bound the count."""
    if line.says(at, "less than") is not None or line.low(at) == "under":
        return "LESS_THAN", at + 1 + (line.low(at) == "less")
    if line.says(at, "more than") is not None or line.says(at, "at least") is not None:
        return "MORE_THAN", at + 2
    if line.low(at) == "over":
        return "MORE_THAN", at + 1
    if line.low(at) in time_words().approximators:
        return "APPROX", at + 1
    return None, at


def read_counted(line: Line, at: int) -> tuple[tuple[tuple[float | None, str], ...], int] | None:
    """Read (count, unit) pairs: "72 hours", "two years and six months", "24-hour", "nineteen years old"."""
    pair = read_pair(line, at)
    if pair is None:
        return None
    parts, after = [pair[0]], pair[1]
    joint = after + (line.low(after) == "and")
    more = read_pair(line, joint) if line.kind(joint) == "number" or line.low(joint) in time_words().numbers else None
    if more is not None and smaller(more[0][1], parts[0][1]):
        parts.append(more[0])
        after = more[1]
    return tuple(parts), read_age(line, after)


def smaller(unit: str, than: str) -> bool:
    """Tell whether a unit is smaller than another."""
    order = list(time_words().codes)
    return order.index(unit) < order.index(than)


def read_pair(line: Line, at: int) -> tuple[tuple[float | None, str], int] | None:
    """Read one count with its unit."""
    count = read_count(line, at)
    if count is None:
        return None
    place = count.after + (line.low(count.after) == "-" and line.gap(count.after) == 0)
    place += line.low(place) in GONE | AHEAD
    unit = time_words().units.get(line.low(place))
    if is_military(line, at) and unit == "hour":
        return None
    if (
        unit is None
        and line.low(place + 1) in time_words().units
        and line.low(place) in {"bloody", "long", "hot", "good"}
    ):
        place, unit = place + 1, time_words().units[line.low(place + 1)]
    if unit is None or line.gap(place) > 1 or not fits(line, at, place, article=count.article):
        return None
    value = count.value
    if line.says(place + 1, "and a half") is not None and value is not None:
        return (value + 0.5, unit), place + 4
    return (value, unit), place + 1


def is_military(line: Line, at: int) -> bool:
    """Tell a clock in four digits from a count: "0530 hours", "at around 1930 hours", not "1200 hours of video"."""
    if line.kind(at) != "number" or MILITARY.fullmatch(line.low(at)) is None:
        return False
    before = at - 1 - (line.low(at - 1) in time_words().approximators)
    return line.low(at).startswith("0") or line.low(before) in {"at", "by", "from", "until", "till", "since"}


def fits(line: Line, at: int, place: int, *, article: bool) -> bool:
    """Keep out what only looks like a length: "a second man", "a quarter of", "a minute detail", "5 min" as a name."""
    word = line.low(place)
    if word in {"second", "min", "quarter", "quarters"}:
        return line.kind(at) == "number" or (word == "second" and not article and line.low(at) == "one")
    if word in {"weekend", "weekends"}:
        return not article
    return not (word == "minute" and article and line.low(at) == "a" and line.low(place + 1) in {"detail", "amount"})


def read_age(line: Line, at: int) -> int:
    """Take in "old", "of age", "-long", "-old" behind a length."""
    if line.low(at) in {"old", "long"}:
        return at + 1
    if line.low(at) == "-" and line.low(at + 1) in {"old", "long"}:
        return at + 2
    return line.says(at, "of age") or at


def read_bare(line: Line, at: int, tie: Tie | None) -> tuple[Length, int] | None:
    """Read a plural unit that no count stands before: "days", "days, not weeks"."""
    words = time_words()
    unit = words.units.get(line.low(at))
    if unit is None or line.low(at) not in words.bare_plurals:
        return None
    after = at + 1
    if line.says(after, ", not") is not None and line.low(after + 2) in words.bare_plurals:
        after += 3
    return Length(((None, unit),), tie), after


def read_whole(line: Line, at: int) -> tuple[Length, int] | None:
    """Read "the whole day", "year-long", "the past decade", "within the hour"."""
    words = time_words()
    unit = words.units.get(line.low(at))
    if unit is not None and line.low(at + 1) == "-" and line.low(at + 2) in {"long", "old"}:
        return Length(((1, unit),)), at + 3
    if line.says(at - 1, "within the hour") is not None:
        return Length(((1, "hour"),)), at + 2
    start = at + (line.low(at) in {"the", "a", "an"})
    if line.low(start) in {"whole", "entire", "full"} and line.low(start + 1) in words.units:
        return Length(((1, words.units[line.low(start + 1)]),)), start + 2
    tie, place = read_tie(line, at)
    if (
        tie == "gone"
        and line.low(place - 1) == "past"
        and line.low(place) in {"decade", "century", "year", "month", "week"}
    ):
        return Length(((1, words.units[line.low(place)]),), tie), place + 1
    return None


def read_shifted(line: Line, at: int) -> tuple[Shifted, int] | None:
    """Read a length with "ago", "later", "earlier", "from now", "in …'s time"."""
    found = read_length(line, at)
    if found is None or found[0].tie is not None:
        return None
    length, after = found
    if line.says(after, "from now") is not None:
        return Shifted(length, 1, "speech"), after + 2
    possessive = after + 2 * (line.low(after) in {"'", "’"} and line.low(after + 1) == "s") or after
    if line.low(possessive) == "time" and line.low(at - 1) == "in":
        return Shifted(length, 1, "speech"), after
    shift = time_words().shifts.get(line.low(after))
    if length.vague and length.parts[-1][1] in {"second", "minute", "hour"}:
        return None
    return None if shift is None else (Shifted(length, shift.sign, shift.anchor), after + 1)


def read_recurring(line: Line, at: int) -> tuple[Recurring, int] | None:
    """Read "every 40 seconds", "each night", "every Thursday", "per week", "daily", "at night"."""
    words = time_words()
    if line.says(at, "at night") is not None:
        return Recurring("XXXX-XX-XXTNI"), at + 2
    if line.low(at) in words.frequencies:
        return Recurring(words.frequencies[line.low(at)]), at + 1
    if line.low(at) == "per" and line.low(at + 1) in words.units:
        return Recurring(duration_value(((1, words.units[line.low(at + 1)]),))), at + 2
    if line.low(at) not in words.every:
        return None
    return read_every(line, at + 1)


def read_every(line: Line, at: int) -> tuple[Recurring, int] | None:
    """Read what comes back: a weekday, a part of the day, a unit, a length."""
    words = time_words()
    weekday = read_weekday(line, at)
    if weekday is not None:
        part = part_at(line, weekday[1])
        tail = f"T{words.parts[part[0]].code}" if part else ""
        return Recurring(f"XXXX-WXX-{weekday[0].weekday}{tail}"), part[1] if part else weekday[1]
    part = part_at(line, at)
    if part is not None:
        return Recurring(f"XXXX-XX-XXT{words.parts[part[0]].code}"), part[1]
    other = line.low(at) in {"other", "second"}
    if line.low(at + other) in words.units:
        return Recurring(duration_value(((1 + other, words.units[line.low(at + other)]),))), at + other + 1
    counted = read_counted(line, at)
    return None if counted is None else (Recurring(duration_value(counted[0])), counted[1])


def duration_value(parts: tuple[tuple[float | None, str], ...]) -> str:
    """Write (count, unit) pairs as a TIMEX3 duration; X where no count is given."""
    codes = time_words().codes
    days = [(count, codes[unit]) for count, unit in parts if not codes[unit].startswith("T")]
    hours = [(count, codes[unit][1:]) for count, unit in parts if codes[unit].startswith("T")]
    written = "".join(counted_code(count, code) for count, code in days)
    return "P" + written + ("T" + "".join(counted_code(count, code) for count, code in hours) if hours else "")


def counted_code(count: float | None, code: str) -> str:
    """Write one count with its code; a fortnight is two weeks."""
    if code[0].isdigit():
        return counted_code(None if count is None else count * int(code[0]), code[1:])
    return f"X{code}" if count is None else f"{count:g}{code}"
