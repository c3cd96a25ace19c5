"""Which zone an expression's clock is in: the place mentioned near it that weighs most, by the codebook's weights."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from twosource.read.times.geography import zone_of_point
from twosource.read.times.lexing import Line
from twosource.read.times.places import ZoneMention, find_zone_mentions
from twosource.read.times.vocabulary import zone_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.model.reading import Place
    from twosource.read.times.forms import ZoneWord

NEAR = 900
"""Characters on either side in which a mention may decide; beyond, the whole text's heaviest zone does."""

LEAST = 0.05
"""What a mention weighs at least in the whole text's vote."""


class Zoning:
    """The places of one text, asked for the zone at an offset."""

    def __init__(
        self, line: Line, dateline_end: int = 0, places: Sequence[Place] = (), author: str | None = None
    ) -> None:
        """Find every mention, once; those before `dateline_end` stand in the dateline.

        Resolved `places` add what the codebook does not name; `author` is whose post it is.
        """
        self.home = zone_of_body(author or "")
        self.line = line
        self.dateline_end = dateline_end
        named = find_zone_mentions(line)
        self.mentions = sorted([*named, *resolved_mentions(line, named, places)], key=lambda mention: mention.start)
        self.starts = [mention.start for mention in self.mentions]
        self.overall = self.heaviest()

    def zone_at(self, offset: int) -> str | None:
        """Give the zone of the place that weighs most near `offset`; None where the text names none."""
        first, last = bisect_left(self.starts, offset - NEAR), bisect_right(self.starts, offset + NEAR)
        near = self.mentions[first:last]
        if not near:
            return self.home or self.overall
        best = max(near, key=lambda mention: (self.weight(mention, offset), -mention.start))
        at_home = self.home is not None and self.weight(best, offset) < zone_words().weights.author
        return self.home if at_home else best.zone

    def heaviest(self) -> str | None:
        """Give the zone whose mentions weigh most together; the first named wins a tie."""
        totals: dict[str, float] = {}
        for mention in self.mentions:
            totals[mention.zone] = totals.get(mention.zone, 0.0) + max(LEAST, self.standing(mention))
        return max(totals, key=lambda zone: totals[zone]) if totals else None

    def among(self, zones: tuple[str, ...], offset: int) -> str:
        """Give the one of `zones` that the text's places name, the nearest first; else the first of them."""
        named = [mention for mention in self.mentions if mention.zone in zones]
        return min(named, key=lambda mention: abs(mention.start - offset)).zone if named else zones[0]

    def weight(self, mention: ZoneMention, offset: int) -> float:
        """Weigh a mention for the clock at an offset: what it is, minus how far; a later paragraph has less."""
        weights = zone_words().weights
        later = mention.start > offset and "\n\n" in self.line.text[offset : mention.start]
        return self.standing(mention) - abs(mention.start - offset) / weights.reach + weights.later * later

    def standing(self, mention: ZoneMention) -> float:
        """Weigh a mention wherever the clock stands."""
        words = zone_words()
        weights = words.weights
        weight = {"town": weights.town, "country": weights.country, "people": weights.people}[mention.kind]
        before = self.line.low(mention.first - 1)
        if before == "the":
            before = self.line.low(mention.first - 2)
        if mention.kind != "people" and before in words.locatives:
            weight += weights.locative
        if mention.kind == "people" and self.line.low(mention.last) in words.arms:
            weight += weights.armed
        spoken = before == "in" and self.line.low(mention.first - 2) in words.speakers
        spoken = spoken or (before in {"of", "from", "by"} and self.line.low(mention.first - 2) in words.asking)
        if mention.zone in words.distant or spoken:
            weight += weights.distant
        return weight + weights.dateline * (mention.start < self.dateline_end)

    def of_word(self, word: ZoneWord, offset: int) -> str | None:
        """Give the tz zone that a zone's word means here; None for local time of nowhere and for an unknown word."""
        if word.kind == "civil":
            return word.name
        if word.kind == "shared":
            return self.among(zone_words().shared[word.name], offset)
        return self.zone_at(offset) if word.kind == "local" else None


def zone_of_body(author: str) -> str | None:
    """Give the zone of a body of state by its name, "Security Council of Kyrgyzstan"; None for anybody else."""
    line = Line(author)
    if not any(line.low(place) in zone_words().bodies for place in range(len(line))):
        return None
    named = (mention.zone for mention in find_zone_mentions(line))
    return next((zone for zone in named if zone not in zone_words().distant), None)


def resolved_mentions(line: Line, named: Sequence[ZoneMention], places: Sequence[Place]) -> Iterator[ZoneMention]:
    """Give the places that reading has resolved and the codebook does not name; whole countries it names all."""
    starts = [lexeme.start for lexeme in line.lexemes]
    taken = {place for mention in named for place in range(mention.first, mention.last)}
    for place in places:
        first, last = bisect_left(starts, place.start), bisect_left(starts, place.end)
        sure = place.confidence is None or place.confidence >= zone_words().weights.sure
        if (
            not sure
            or first >= last
            or place.context
            or place.precision in {None, "country", "region"}
            or first in taken
        ):
            continue
        zone = zone_of_point(place.country, place.lat, place.lon)
        if zone is not None:
            yield ZoneMention(first, last, place.start, zone, "town")
