"""Units of a question go in, what people read of it comes out: the question as a sentence, the answer in its words."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from twosource.relate.claims.answers import number_of, width
from twosource.relate.claims.asking import ask, load_asking
from twosource.relate.claims.rules import load_claim_rules
from twosource.relate.origins.shapes import LINK
from twosource.relate.text.rarity import rarity
from twosource.relate.text.words import value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.ledger import Side
    from twosource.relate.claims.answers import Answer
    from twosource.relate.claims.rules import ClaimRules
    from twosource.relate.claims.units import Unit
    from twosource.relate.text.words import Token

KEY_WORDS = 5
PAIR = 2
SHARED = 0.7
"""Share of the most that a unit has in common with the rest below which it does not tell what the claim is."""
FRAGMENT = re.compile(
    r"(?:to|what|how|why|whether)\b"
    r"|(?:the|a|an|its|their|both|all|[A-Z]\w+)\b[^.]{0,60}\b(?:of|for) (?:\w+ )?\w+ing\b"
)
"""What a verb of its voice completes: "accused | the army of shelling", "vowed | to fight"."""
SPOKEN = (20, 160)
"""An answer is shown in the words of the first unit between these lengths: enough to say it, not too much to read."""


def label_question(units: Sequence[Unit], answers: Sequence[Answer]) -> str:
    """Ask in words what the units answer."""
    return ask(units, answers, key_words(units))


def key_words(units: Sequence[Unit]) -> list[str]:
    """Give the words that most units share and that tell most, as first written, in order of the first unit."""
    seen = Counter(stem for unit in units for stem in {token.stem for token in unit.tokens})
    written = {token.stem: token.written for unit in reversed(units) for token in unit.tokens if names_thing(token)}
    best = sorted(written, key=lambda stem: (-seen[stem] * rarity(stem), stem))[:KEY_WORDS]
    order = {stem: at for at, stem in enumerate(dict.fromkeys(token.stem for unit in units for token in unit.tokens))}
    return [written[stem] for stem in sorted(best, key=order.__getitem__)]


def names_thing(token: Token) -> bool:
    """Tell whether a word is neither a number nor what every toll counts."""
    return not token.number and value_of(token) is None and token.stem not in load_claim_rules().leading


def label_value(units: Sequence[Unit], sides: Sequence[Side], answer: Answer, rules: ClaimRules) -> str:
    """Give the answer: the number with its bounds where there is one, and the words of a unit that gives it.

    What is known from denials alone is put in words that say it, or as the opposite of those that say it is not so.
    """
    told = [unit for unit, side in zip(units, sides, strict=True) if side == "for"]
    spoken = told or [unit for unit in units if not unit.negated] or list(units)
    least, most = SPOKEN
    fit = [unit for unit in spoken if least <= len(plain(unit)) <= most] or spoken
    shown = plainest(fit, answer)
    words = cut(plain(shown), rules.label)
    if not told and shown.negated:
        words = load_asking().opposite.format(words=words)
    return f"{answer.count.words()}: {words}" if answer.count else words


def plainest(units: Sequence[Unit], answer: Answer) -> Unit:
    """Give the unit that says an answer's number most exactly, of equals one that somebody vouches for.

    An answer without a number is better said in words that count and negate nothing, are a sentence, and that others
    share.
    """
    if answer.count is None:
        return min(
            telling(units),
            key=lambda unit: (bool(unit.slots.counts), unit.negated, unit.chain.root.standing != "certain"),
        )
    number = number_of(answer.count)
    return min(units, key=lambda unit: (looseness(unit, number), unit.chain.root.standing != "certain"))


def telling(units: Sequence[Unit]) -> list[Unit]:
    """Leave out units that say little of what the others say, and those that are no sentence; never all of them."""
    told = Counter(stem for unit in units for stem in {token.stem for token in unit.tokens})
    shared = {id(unit): shared_with(unit, told) for unit in units}
    least = max(shared.values()) * SHARED
    kept = [unit for unit in units if shared[id(unit)] >= least] if len(units) > PAIR else list(units)
    return [unit for unit in kept if not FRAGMENT.match(unit.text)] or kept


def shared_with(unit: Unit, told: Counter[str]) -> float:
    """Give how much of what a unit says others say too."""
    stems = {token.stem for token in unit.tokens}
    return sum((told[stem] - 1) * rarity(stem) for stem in stems) / math.sqrt(max(len(stems), 1))


def looseness(unit: Unit, number: tuple[int | None, ...]) -> float:
    """Give how many numbers a unit allows where it gives this one; infinity where it does not."""
    return min((width(one) for one in unit.slots.counts if number_of(one) == number), default=float("inf"))


def plain(unit: Unit) -> str:
    """Give a unit's words on one line, without links; dots between its parts show that something was left out."""
    parts: list[str] = []
    at = 0
    for span in unit.spans:
        parts.append(" ".join(LINK.sub("", unit.text[at : at + span.end - span.start]).split()))
        at += span.end - span.start + 1
    return " … ".join(part for part in parts if part)


def cut(words: str, most: int) -> str:
    """Cut at a word."""
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + "…"
