"""The units of an item go in, and come out with what its sentences say of one another.

"The army denied it" denies the charge told before it; "The Post withdraws its report that" and "We had reported that.
This was wrong." take back what stands in them; "an earlier version gave the toll as 71" takes back a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.codebook import load_vocabulary
from twosource.model.span import Span
from twosource.relate.claims.denials import is_doer
from twosource.relate.claims.sides import DENIED
from twosource.relate.claims.slots import Slots
from twosource.relate.claims.units import Voiced, make_unit, number_unit, sentence_at, sentences_of
from twosource.relate.origins.cues import has_any, load_credits
from twosource.relate.origins.nouns import institutions
from twosource.relate.origins.roots import chain_of_item, chain_of_statement
from twosource.relate.origins.voices import may_be_same, root_of_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.model.reading import Reading, Statement
    from twosource.relate.claims.units import Unit
    from twosource.relate.origins.roots import Chain
    from twosource.relate.origins.voices import Root

BACK = 3
"""Sentences before a denial in which the charge that it denies is looked for."""
FIRST_PERSON = re.compile(r"\b(?:we|our|i|my|us)\b", re.IGNORECASE)
LABEL = re.compile(r"^[A-Z][A-Za-z ]{2,20}:\s+")
"""A word of the newsroom in front of what it says: "Correction: "."""


@dataclass(frozen=True, slots=True)
class Completing:
    """The words of `codebook/claims_completing.yaml`."""

    stand_ins: frozenset[str]
    fillers: frozenset[str]
    taking_back: tuple[str, ...]
    whose: tuple[str, ...]
    reports: tuple[str, ...]
    wrong: tuple[str, ...]


@lru_cache(maxsize=1)
def load_completing() -> Completing:
    """Read the words once."""
    return load_vocabulary("claims_completing", Completing)


def complete_units(units: Sequence[Unit], reading: Reading) -> tuple[Unit, ...]:
    """Give the units of an item in order of place, those that are taken back as denials, with what only others tell."""
    turned = [taken_back(replace(unit, chain=named_by_poster(unit.chain, reading)), reading) for unit in units]
    found = sorted((*turned, *denied_by_word(turned, reading), *numbers_set_right(turned, reading)), key=lambda one: one.spans)
    return tuple(number_unit(one, at) for at, one in enumerate(found))


def named_by_poster(chain: Chain, reading: Reading) -> Chain:
    """Give the account of an office what its display name tells of whose it is: "Red Crescent Society of Selm"."""
    root, author = chain.root, reading.item.author
    if not (chain.own and author and root.kind == "organisation" and root.key.startswith("account:")):
        return chain
    told, plainly = root_of_name(author), f" {author.lower()} "
    known = {whole.lower() for form, whole in institutions().items() if f" {form} " in plainly}
    names = root.names | told.names | known
    return replace(chain, root=replace(root, names=names, body=root.body or told.body, land=root.land or told.land))


def taken_back(unit: Unit, reading: Reading) -> Unit:
    """Give a unit as a denial where its sentence, or the one behind it, takes back what it tells; else as it is."""
    if unit.attitude != "asserts" or unit.chain.retracts:
        return unit
    sentence = sentence_at(reading, unit.spans[0])
    before = LABEL.sub("", reading.text[sentence.start : unit.spans[0].start])
    withdrawn = taking_back().search(before if unit.statement else unit.text[: sentence.end - sentence.start])
    if withdrawn:
        return replace(unit, attitude="denies", chain=chain_behind(withdrawn["who"], unit, reading))
    if speaks_of_itself(before, reading) and is_called_wrong(reading, sentence):
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


def denied_by_word(units: Sequence[Unit], reading: Reading) -> Iterator[Unit]:
    """Yield the denials whose content is only a word for a charge told before: "The army denied it"."""
    for one in reading.statements:
        if one.stance != "denies" or not one.content or not stands_in(" ".join(span.of(reading.text) for span in one.content)):
            continue
        chain = chain_of_statement(reading, one)
        charge = charge_before(units, chain, one, reading)
        if charge is not None and chain.root.known and not chain.retracts:
            unit = make_unit(reading, (sentence_at(reading, one.content[0]),), Voiced(one.id, "denies", chain), charge.slots)
            yield replace(unit, tokens=charge.tokens, slots=as_denied(charge.slots, chain.root), negated=False)


def stands_in(content: str) -> bool:
    """Tell whether a content is a word that stands for something told before, and nothing more."""
    words = re.findall(r"[\w’'-]+", content.lower())
    rules = load_completing()
    return any(word in rules.stand_ins for word in words) and all(
        word in rules.stand_ins or word in rules.fillers for word in words
    )


def charge_before(units: Sequence[Unit], chain: Chain, denial: Statement, reading: Reading) -> Unit | None:
    """Find the charge that a denial answers: told shortly before, by another voice, of who denies if anybody is named."""
    start = denial.content[0].start
    near = [one.start for one in sorted(sentences_of(reading)) if one.start <= start][-1 - BACK :]
    told = [
        unit
        for unit in units
        if near and near[0] <= unit.spans[0].start
        and unit.spans[-1].end <= start
        and unit.attitude == "asserts"
        and any(one.realis != "denied" for one in unit.slots.shown)
        and not may_be_same(unit.chain.root, chain.root)
    ]
    charged = [unit for unit in told if any(is_doer(chain.root, one.actor) for one in unit.slots.shown)]
    beside = [unit for unit in told if unit.spans[0].start >= near[-2:][0]]
    return next(reversed(charged or beside), None)


def as_denied(slots: Slots, root: Root) -> Slots:
    """Give slots as of what was not: of what the voice is charged with, if that is told."""
    charged = [one for one in slots.shown if is_doer(root, one.actor)] or slots.shown
    shown = tuple(replace(one, realis="denied") for one in charged)
    return replace(slots, realis=DENIED, told=tuple((one.type, one.realis) for one in shown), shown=shown)


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
    rules = load_completing()
    verbs, whose, reports = (
        "|".join(map(re.escape, held)) for held in (rules.taking_back, rules.whose, rules.reports)
    )
    return re.compile(
        rf"^(?P<who>[^.,;:!?\n]{{0,60}}?)\s*\b(?:{verbs})\s+(?:{whose})\s+(?:\w+\s+)?(?:{reports})\b", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def calling_wrong() -> re.Pattern[str]:
    """Match "This was wrong", "The report turned out to be false"."""
    rules = load_completing()
    reports, wrong = ("|".join(map(re.escape, held)) for held in (rules.reports, rules.wrong))
    subject = rf"(?:this|that|it|(?:the|our|that)\s+(?:{reports}))"
    return re.compile(rf"^{subject}\s+(?:was|is|were|has been|proved|turned out|has proved)\b[^.;]{{0,24}}?\b(?:{wrong})\b", re.IGNORECASE)
