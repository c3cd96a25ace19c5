"""A unit and its Reading go in; where its sentences take back what it tells, it comes out as a denial of its own.

"The Post withdraws its report that" and "The Post reported that. This was wrong." take back what stands in them; "an
earlier version gave the toll as 71" takes back a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.codebook import load_vocabulary
from twosource.relate.claims.slots import Slots
from twosource.relate.claims.units import Voiced, make_unit, sentence_at, sentences_of
from twosource.relate.origins.cues import has_any, load_credits
from twosource.relate.origins.roots import chain_of_item
from twosource.relate.origins.voices import root_of_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.model.reading import Reading
    from twosource.model.span import Span
    from twosource.relate.claims.units import Unit
    from twosource.relate.origins.roots import Chain

FIRST_PERSON = re.compile(r"\b(?:we|our|i|my|us)\b", re.IGNORECASE)
LABEL = re.compile(r"^[A-Z][A-Za-z ]{2,20}:\s+")
"""A word of the newsroom in front of what it says: "Correction: "."""


@dataclass(frozen=True, slots=True)
class Recanting:
    """The words of `codebook/claims_recanting.yaml`."""

    taking_back: tuple[str, ...]
    whose: tuple[str, ...]
    reports: tuple[str, ...]
    telling: tuple[str, ...]
    formerly: tuple[str, ...]
    wrong: tuple[str, ...]


@lru_cache(maxsize=1)
def load_recanting() -> Recanting:
    """Read the words once."""
    return load_vocabulary("claims_recanting", Recanting)


def taken_back(unit: Unit, reading: Reading) -> Unit:
    """Give a unit as a denial where its sentence, or the one behind it, takes back what it tells; else as it is."""
    if unit.attitude != "asserts" or unit.chain.retracts:
        return unit
    sentence = sentence_at(reading, unit.spans[0])
    before = LABEL.sub("", reading.text[sentence.start : unit.spans[0].start])
    words = before if unit.statement else unit.text[: sentence.end - sentence.start]
    withdrawn = taking_back().search(words) or taking_back().search(unit.text)
    if withdrawn:
        return replace(unit, attitude="denies", chain=chain_behind(withdrawn["who"], unit, reading))
    own = saying_before().search(words) or (bool(unit.slots.counts) and has_any(words, load_credits().own_earlier))
    wrong = has_any(words, load_recanting().telling) and speaks_of_itself(words, reading)
    if own or (wrong and is_called_wrong(reading, sentence)):
        return replace(unit, attitude="denies", chain=replace(chain_of_item(reading), retracts=True))
    return unit


def chain_behind(who: str, unit: Unit, reading: Reading) -> Chain:
    """Give the chain of who takes back: the item itself, or another of whom it tells."""
    if speaks_of_itself(who, reading) or not who.strip():
        return replace(chain_of_item(reading), retracts=True)
    return replace(unit.chain, root=root_of_name(who), own=False)


def speaks_of_itself(words: str, reading: Reading) -> bool:
    """Tell whether words name the publisher of an item, or speak in the first person."""
    named = {plain(name) for name in (reading.item.publisher, reading.item.author, reading.item.handle) if name}
    return bool(FIRST_PERSON.search(words)) or any(name and name in plain(words) for name in named)


def plain(name: str) -> str:
    """Give letters and digits alone, without an article."""
    return re.sub(r"\W|_", "", name.lower()).removeprefix("the")


def is_called_wrong(reading: Reading, sentence: Span) -> bool:
    """Tell whether the sentence behind one says that it was wrong."""
    behind = next((one for one in sorted(sentences_of(reading)) if one.start >= sentence.end), None)
    return behind is not None and bool(calling_wrong().match(behind.of(reading.text)))


def numbers_set_right(units: Sequence[Unit], reading: Reading) -> Iterator[Unit]:
    """Yield the numbers that an earlier version gave, where no statement of the reader's holds them."""
    for span in sentences_of(reading):
        if not has_any(span.of(reading.text), load_credits().own_earlier) or any(
            span.overlaps(held) for unit in units for held in unit.spans
        ):
            continue
        chain = replace(chain_of_item(reading), retracts=True)
        unit = make_unit(reading, (span,), Voiced(None, "denies", chain), Slots())
        if unit.slots.counts:
            yield unit


@lru_cache(maxsize=1)
def taking_back() -> re.Pattern[str]:
    """Match "The Post withdraws its report", with who does it."""
    rules = load_recanting()
    verbs, whose, reports = ("|".join(map(re.escape, held)) for held in (rules.taking_back, rules.whose, rules.reports))
    return re.compile(
        rf"^(?P<who>[^.,;:!?\n]{{0,60}}?)\s*\b(?:{verbs})\s+(?:{whose})\s+(?:\w+\s+)?(?:{reports})\b", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def saying_before() -> re.Pattern[str]:
    """Match "This article originally said", "our report wrongly gave"."""
    rules = load_recanting()
    reports, formerly = ("|".join(held) for held in (rules.reports, rules.formerly))
    return re.compile(rf"\b(?:this|our) (?:{reports}) (?:had )?(?:{formerly})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def calling_wrong() -> re.Pattern[str]:
    """Match "This was wrong", "The report turned out to be false"."""
    rules = load_recanting()
    reports, wrong = ("|".join(map(re.escape, held)) for held in (rules.reports, rules.wrong))
    subject = rf"(?:this|that|it|(?:the|our|that)\s+(?:{reports}))"
    return re.compile(
        rf"^{subject}\s+(?:was|is|were|has been|proved|turned out|has proved)\b[^.;]{{0,24}}?\b(?:{wrong})\b",
        re.IGNORECASE,
    )
