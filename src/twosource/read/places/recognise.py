"""From a parsed item to what it names as places, in order, each with the readings that the gazetteer has for it.

Gazetteer first, then the model's names: a name is spotted, the words around it judge it, and one sure mention of a name
carries the doubtful ones of the same text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from twosource.read.places.containers import COMMA, INSIDE, LIST
from twosource.read.places.cues import place_cues, place_words
from twosource.read.places.features import find_features
from twosource.read.places.judge import Verdict, judge
from twosource.read.places.mention import Mention
from twosource.read.places.resolve import lies_in
from twosource.read.places.seen import KNOWN_FAR, Seen
from twosource.read.places.spot import LONGEST_SHORT, Spot, Word, read_name, split_words, spot_names
from twosource.read.places.taken import Taken

if TYPE_CHECKING:
    from twosource.model.span import Span
    from twosource.read.parsed import Parsed
    from twosource.read.places.gazetteer import Candidate, Gazetteer

BEHIND = re.compile(r",? in [A-Z]")
AGED = re.compile(r"\b\d{1,3},? of $")
DATELINE = re.compile(  # what may stand between "KABUL" and the dash: a country, a date, an agency
    r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?,?(?:(?: [A-Z][A-Za-z]{2,8}\.? \d{1,2},?)?\s*(?:\([^)\n]{1,40}\))?\s*"
    r"(?:[-–—]{1,3}|:)| [A-Z][A-Za-z]{2,8}\.? \d{1,2}\.)\s"
)
DATELINE_REACH = 60
SETTLED = re.compile(  # "the villages of Kumbe, Olm and", "four towns, among them", "the mayor of"
    r"\b(?:(?:villages|towns|cities|hamlets|settlements|neighbou?rhoods|districts|suburbs|camps)"
    r"(?:,?\s(?:including|among\sthem|such\sas|like|notably|of)|:)\s"
    r"(?:[A-Z][\w’'-]+(?:\s[A-Za-z][\w’'-]+){0,2}(?:,\sand\s|,\s|\sand\s)){0,8}"
    r"|(?:village|town|hamlet|suburb|mayor|outskirts)\sof\s)$"
)
SETTLED_REACH = 120
MEASURED = re.compile(r",? (?:some |about |around |just )?\d{1,3} ?(?:km|kilomet(?:re|er)s?|miles?)\b", re.IGNORECASE)
"""How far from somewhere a place lies, behind its name: "Say, 55 km south of Niamey"."""
ADJECTIVAL = frozenset({"a", "an", "mainly", "mostly", "largely", "predominantly"})
"""Before a word of English they say that it tells what a village is, and is not its name: "a Christian village"."""
LENT = frozenset({"is_owner"})
"""A body tells its place in passing by this rule: "Sava Liberation Front" does only in a text about that land."""
SHOUTED = 0.7
HEADLINE = 0.6
FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Label:
    """A name that the language model sees."""

    start: int
    end: int
    label: str


def recognise(parsed: Parsed, gazetteer: Gazetteer) -> list[Mention]:
    """Find the mentions of places; readings are not chosen yet.

    Where the item asks for toponyms by span, mentions of exactly these are marked as asked for, and all others not.
    """
    text = parsed.text
    words = split_words(text)
    spots = spot_names(text, words, gazetteer)
    asked = parsed.item.toponyms
    if asked is not None:
        return _recognise_asked(parsed, words, spots, asked, gazetteer)
    labels = _labels(parsed)
    seen = _Around(text, words, spots, labels).all()
    judged = [judge(one) for one in seen]
    verdicts = _carry(text, seen, [verdict for verdict, _ in judged])
    sure = {one.folded for one, verdict in zip(seen, verdicts, strict=True) if verdict == "place"}
    kept = [
        replace(_mention(one, verdict), doubtful=verdict == "perhaps" or (why in LENT and _is_lent(one, sure)))
        for one, verdict, (_, why) in zip(seen, verdicts, judged, strict=True)
        if verdict != "no"
    ]
    features = find_features(text, words, kept, gazetteer)
    named = _unlisted(text, words, labels, [*kept, *features], gazetteer)
    merged = sorted([*_outside(kept, features), *features, *named], key=lambda one: (one.start, one.end))
    return [one for one in merged if not parsed.in_boilerplate(one.start, one.end)]


def _recognise_asked(
    parsed: Parsed, words: list[Word], spots: list[Spot], asked: tuple[Span, ...], gazetteer: Gazetteer
) -> list[Mention]:
    """Make a mention of each span that is asked for; the other names of the text are kept where they touch none."""
    text = parsed.text
    wanted = [_asked_spot(text, words, span, spots, gazetteer) for span in sorted(asked)]
    taken = Taken(asked)
    others = [spot for spot in spots if not taken.touches(spot.start, spot.end)]
    every = sorted([*wanted, *others], key=lambda spot: (spot.start, spot.end))
    seen = _Around(text, words, every, _labels(parsed)).all()
    chosen = set(map(id, wanted))
    verdicts = [judge(one)[0] for one in seen]
    return [
        replace(_mention(one, verdict), asked=id(one.spot) in chosen, doubtful=False)
        for one, verdict in zip(seen, verdicts, strict=True)
        if id(one.spot) in chosen or verdict in {"place", "context"}
    ]


def _asked_spot(text: str, words: list[Word], span: Span, spots: list[Spot], gazetteer: Gazetteer) -> Spot:
    """Give the spot of exactly this span, or make one of what the span's words can mean."""
    known = next((spot for spot in spots if (spot.start, spot.end) == span), None)
    if known is not None:
        return replace(known)
    name = text[span.start : span.end]
    first = next((number for number, word in enumerate(words) if word.end > span.start), len(words))
    last = next((number for number in range(first, len(words)) if words[number].start >= span.end), len(words))
    how, found = read_name(name, gazetteer)
    return Spot(span.start, span.end, name, how, found, first if first < last else -1, last)


def _labels(parsed: Parsed) -> list[Label]:
    return [Label(one.start_char, one.end_char, one.label_) for one in parsed.doc.ents]


def _mention(seen: Seen, verdict: Verdict) -> Mention:
    spot = seen.spot
    return Mention(
        spot.start,
        spot.end,
        spot.name,
        spot.candidates,
        seen.kinds,
        context=verdict == "context",
        doubtful=verdict == "perhaps",
    )


def _is_lent(seen: Seen, sure: set[str]) -> bool:
    """Tell whether a body may bear its name from elsewhere: no country's, named nowhere else, and not in English."""
    largest = max(seen.spot.candidates, key=lambda one: one.place.population).place
    foreign = set(largest.countries) - place_words().surname_countries
    return bool(foreign) and not seen.nation and seen.folded not in sure


def _carry(text: str, seen: list[Seen], verdicts: list[Verdict]) -> list[Verdict]:
    """Let a sure mention of a name carry the doubtful ones of the same text, and those listed beside it."""
    listed = _carry_lists(text, seen, verdicts)
    sure = {one.folded for one, verdict in zip(seen, listed, strict=True) if verdict == "place"}
    return [
        "place" if verdict == "perhaps" and one.folded in sure else verdict
        for one, verdict in zip(seen, listed, strict=True)
    ]


def _carry_lists(text: str, seen: list[Seen], verdicts: list[Verdict]) -> list[Verdict]:
    """Take "Bazarak, Rukha and Unaba" as places when one of them is."""
    carried = list(verdicts)
    beside = [bool(LIST.fullmatch(text[one.spot.end : two.spot.start])) for one, two in pairwise(seen)]
    for order in (range(1, len(seen)), range(len(seen) - 2, -1, -1)):
        for place in order:
            other = place - order.step
            if carried[place] == "perhaps" and carried[other] == "place" and beside[min(place, other)]:
                carried[place] = "place"
    return carried


def _outside(kept: list[Mention], features: list[Mention]) -> list[Mention]:
    taken = Taken(features)
    return [one for one in kept if not taken.touches(one.start, one.end)]


def _unlisted(
    text: str, words: list[Word], labels: list[Label], found: list[Mention], gazetteer: Gazetteer
) -> list[Mention]:
    """Take the model's places that no list has under the very words: other spellings are tried, else they stay open."""
    taken = Taken(found)
    starts = [word.start for word in words]
    new = []
    for label in labels:
        settled = _is_settled(text, label.start)
        if (label.label != "LOC" and not settled) or taken.touches(label.start, label.end):
            continue
        first = bisect_left(starts, label.start)
        run = words[first : bisect_left(starts, label.end)]
        if not run:
            continue
        start, end = run[0].start, run[-1].end
        if text[start:end].islower():
            known = _known_far(gazetteer.candidates(text[start:end]))
            if known and not set(text[start:end].split()) & place_words().ordinary:
                new.append(Mention(start, end, text[start:end], known))
        elif settled or _is_told(text, words, first, run):
            new.append(Mention(start, end, text[start:end], gazetteer.similar(text[start:end])))
    return new


def _is_settled(text: str, start: int) -> bool:
    """Tell whether villages or a mayor stand before a name, so that it is a place whatever the model takes it for."""
    return text[start].isupper() and bool(SETTLED.search(text[max(0, start - SETTLED_REACH) : start]))


def _known_far(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Keep the readings that are known even to who writes all in lower case ("explosions in kyiv")."""
    return tuple(
        one for one in candidates if one.place.kind != "town" or (one.place.population >= KNOWN_FAR and not one.weak)
    )


def _is_told(text: str, words: list[Word], first: int, run: list[Word]) -> bool:
    """Tell whether the words around a name that only the model sees say that it is a place."""
    cues, last = place_cues(), run[-1]
    if last.text.lower() in cues.features:
        return len(run) > 1
    plain = cues.things | cues.institutions | cues.titles | place_words().ordinary
    led = run[0].is_capital or run[0].text in cues.particles
    if not (led and last.is_capital) or last.text.lower() in plain:
        return False
    behind = words[first + len(run) : first + len(run) + 1]
    if behind and last.joint == " " and behind[0].text.lower() in cues.settlements:
        return True
    if words[first - 1 : first] and words[first - 1].joint == " ":
        before = words[first - 1].text.lower()
        earlier = words[first - 2].text.lower() if first > 1 else ""
        return before in cues.prepositions or (before == "of" and earlier in cues.of_what)
    return bool(BEHIND.match(text, last.end))


def _is_joined(word: Word) -> bool:
    """Tell whether a word and the next one stand in one phrase: a full stop only joins behind an abbreviation."""
    if word.joint == ". ":
        return len(word.text) <= LONGEST_SHORT or word.text.lower() in place_cues().titles
    return word.joint in {" ", "-", "\u00a0"}


class _Around:
    """Looks at the words around each spot of one text."""

    def __init__(self, text: str, words: list[Word], spots: list[Spot], labels: list[Label]) -> None:
        self.text, self.words, self.spots = text, words, spots
        self.labels = sorted(labels, key=lambda label: label.start)
        self.label_starts = [label.start for label in self.labels]
        persons = (text[one.start : one.end].split() for one in self.labels if one.label == "PER")
        self.surnames = {words[-1] for words in persons if len(words) > 1}
        self.line_starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.manners: dict[int, tuple[bool, bool]] = {}

    def all(self) -> list[Seen]:
        return [self._seen(place) for place in range(len(self.spots))]

    def _seen(self, place: int) -> Seen:
        spot = self.spots[place]
        label = self._label(spot)
        before, earlier, after = self._neighbours(spot)
        shouted, headline = self._line(spot.start)
        return Seen(
            spot=spot,
            before=before,
            after=after,
            earlier=earlier,
            label=label.label if label else None,
            whole=label is not None and label.start >= spot.start and label.end <= spot.end,
            heads=label is not None and label.start == spot.start,
            tails=label is not None and label.end == spot.end,
            modelled=bool(self.labels),
            qualified=self._is_behind(place + 1, place),
            qualifies=self._is_behind(place, place - 1),
            dateline=self._is_dateline(spot),
            shouted=shouted,
            headline=headline,
            kinds=self._kinds(spot, after, before, earlier),
            surname=spot.name in self.surnames,
            settled=spot.how == "name"
            and (_is_settled(self.text, spot.start) or MEASURED.match(self.text, spot.end) is not None),
            based=self.text.startswith("-based", spot.end),
            money=self.text[spot.end : spot.end + 1] in {"$", "€", "£"},
            aged=bool(AGED.search(self.text[max(0, spot.start - 10) : spot.start])),
            possessive=self.text[spot.end : spot.end + 2] in {"'s", "’s"},
        )

    def _label(self, spot: Spot) -> Label | None:
        at = bisect_right(self.label_starts, spot.end - 1) - 1
        if at >= 0 and self.labels[at].end > spot.start:
            return self.labels[at]
        return None

    def _neighbours(self, spot: Spot) -> tuple[Word | None, Word | None, Word | None]:
        """Give the words before, before that, and after, as far as blanks and hyphens join them to the spot."""
        if spot.first < 0:
            return None, None, None
        words = self.words
        before = words[spot.first - 1] if spot.first and _is_joined(words[spot.first - 1]) else None
        earlier = words[spot.first - 2] if before is not None and spot.first > 1 else None
        after = words[spot.last] if spot.last < len(words) and words[spot.last - 1].joint in {" ", "\u00a0"} else None
        if after is None and spot.last < len(words):
            possessive = self.text[spot.end : words[spot.last].start]
            after = words[spot.last] if possessive in {"'s ", "’s "} and not words[spot.last].is_capital else None
        return before, earlier, after

    def _is_behind(self, place: int, named: int) -> bool:
        """Tell whether spot `place` follows spot `named` behind a comma and can hold it."""
        if named < 0 or place >= len(self.spots):
            return False
        one, other = self.spots[named], self.spots[place]
        between = self.text[one.end : other.start]
        coded = other.how == "printed" and other.name.isupper() and between == " "
        if not (COMMA.fullmatch(between) or coded) or other.how == "people":
            return False
        holders = [reading.place for reading in other.candidates if reading.place.kind in INSIDE]
        return any(lies_in(reading.place, holder) for holder in holders for reading in one.candidates)

    def _kinds(self, spot: Spot, after: Word | None, before: Word | None, earlier: Word | None) -> frozenset[str]:
        kinds = place_cues().kinds
        if spot.how != "name":
            return frozenset()
        adjective = (
            before is not None and before.text.lower() in ADJECTIVAL and spot.name.lower() in place_words().ordinary
        )
        wanted = kinds.get(after.text.lower()) if after is not None and not adjective else None
        if wanted is None and before is not None and before.text.lower() == "of" and earlier is not None:
            wanted = kinds.get(earlier.text.lower()) if earlier.text.lower() in place_cues().kinds_of else None
        if wanted is None or not any(one.place.kind in wanted for one in spot.candidates):
            return frozenset()
        return wanted

    def _is_dateline(self, spot: Spot) -> bool:
        line = self.line_starts[bisect_right(self.line_starts, spot.start) - 1]
        if spot.start - line > DATELINE_REACH or any(letter.islower() for letter in self.text[line : spot.start]):
            return False
        rest = self.text[spot.end : spot.end + DATELINE_REACH]
        return bool(DATELINE.match(rest)) and spot.name.isupper()

    def _line(self, start: int) -> tuple[bool, bool]:
        """Tell whether the line is shouted, and whether it is a headline: no full stop, most words with a capital."""
        number = bisect_right(self.line_starts, start)
        if number not in self.manners:
            end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
            self.manners[number] = _manner(self.text[self.line_starts[number - 1] : end])
        return self.manners[number]


def _manner(line: str) -> tuple[bool, bool]:
    words = [word for word in line.split() if word[:1].isalpha()]
    if len(words) < FEWEST_WORDS:
        return line.isupper(), False
    shouted = sum(word.isupper() for word in words) / len(words) > SHOUTED
    return shouted, shouted or sum(word[0].isupper() for word in words) / len(words) > HEADLINE
