"""A claim of a case goes in, the claims that may be the same come out; nothing is changed by asking.

All claims are looked through by the words of their headings; the few that have most in common are compared as relating
compares them, by what their reports say.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from twosource.relate.claims.near import Neighbours, load_near_rules, ruled_apart
from twosource.relate.claims.rules import load_claim_rules
from twosource.relate.claims.units import find_units
from twosource.relate.rulings.orders import give_orders
from twosource.relate.rulings.readings import correct_reading
from twosource.relate.rulings.units import correct_units
from twosource.relate.text.rarity import rarity
from twosource.relate.text.words import find_words
from twosource.run.agreeing import read_rulings
from twosource.store.workings import read_some

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from twosource.model.ledger import Claim
    from twosource.model.reading import Reading
    from twosource.relate.claims.near import Near
    from twosource.relate.claims.units import Unit
    from twosource.relate.rulings.orders import Orders
    from twosource.store import Case


@dataclass(frozen=True, slots=True)
class Around:
    """All claims of a case by id, the heading of each, case folded, and what people ruled."""

    claims: Mapping[str, Claim]
    said: Mapping[str, str]
    orders: Orders


def look_around(case: Case) -> Around:
    """Read the ledger of a case."""
    claims = {one.id: one for one in case.claims()}
    return Around(claims, {key: fold_heading(one) for key, one in claims.items()}, give_orders(read_rulings(case)))


def fold_heading(claim: Claim) -> str:
    """Give question and value of a claim, case folded, for looking through."""
    return f"{claim.question} {claim.value}".casefold()


def find_near(case: Case, claim: Claim, around: Around) -> tuple[Near, ...]:
    """Give the claims that one may be the same as, likeliest first."""
    rules, orders = load_near_rules(), around.orders
    looked_at = [claim, *find_beside(claim, around, rules.beside)]
    items = dict.fromkeys(one.item for held in looked_at for one in held.evidence[: rules.evidence])
    units = [unit for item in read_units(read_some(case, list(items)), orders) for unit in item]
    return Neighbours(looked_at, units, load_claim_rules(), ruled_apart(orders.by_claim)).near(claim.id)


def read_units(readings: Iterable[Reading], orders: Orders) -> Iterator[tuple[Unit, ...]]:
    """Yield the units of each item as relating takes them: with what people put right."""
    for reading in readings:
        rulings = orders.by_item.get(reading.item.id, ())
        corrected = correct_reading(reading, rulings)
        yield correct_units(find_units(corrected, load_claim_rules()), corrected, rulings)


def find_beside(claim: Claim, around: Around, most: int) -> list[Claim]:
    """Give at most so many other claims: those of the same story, and those that have words of this one's heading.

    First come those that have the most and rarest of its words; being of one story counts as well. What a person has
    merged into another is left out, also before relating has taken that in.
    """
    bonus, claims = load_near_rules().same_story, around.claims
    score = defaultdict[str, float](float, {key: bonus for key, one in claims.items() if one.story == claim.story})
    for word, weight in ask_for(claim):
        for key, said in around.said.items():
            if word in said:
                score[key] += weight
    for key in (claim.id, *around.orders.became):
        score.pop(key, None)
    best = nsmallest(most, score, key=lambda key: (-score[key], -len(claims[key].evidence), key))
    return [claims[key] for key in best]


def ask_for(claim: Claim) -> list[tuple[str, float]]:
    """Give the rarest words of a claim's heading, each as far as its forms have it in common, with how rare it is."""
    words: dict[str, float] = {}
    for token in find_words(f"{claim.question} {claim.value}"):
        plain = token.written.casefold()
        words[token.stem if plain.startswith(token.stem) else plain] = rarity(token.stem)
    return sorted(words.items(), key=lambda entry: (-entry[1], entry[0]))[: load_near_rules().asked]
