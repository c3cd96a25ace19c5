"""Two answers to one question go in, how one bears on the other comes out in words: "at least 10" allows "12"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.relate.claims.asking import load_asking

if TYPE_CHECKING:
    from twosource.model.ledger import Claim

NUMBER = re.compile(r"(?:(?P<bound>at least|at most) )?(?P<low>\d+)(?: to (?P<high>\d+))?(?=: )")


def relate_answers(claim: Claim, other: Claim) -> str:
    """Say how the answer of a claim bears on another's."""
    words, named = load_asking(), answer_of(other)
    if other.id in claim.updates:
        return words.updates.format(other=named)
    if claim.id in other.updates:
        return words.updated_by.format(other=named)
    if other.id in claim.contradicts or claim.id in other.contradicts:
        return words.contradicts.format(other=named)
    mine, theirs = bounds_of(claim), bounds_of(other)
    overlap = mine is not None and theirs is not None and mine[0] <= theirs[1] and theirs[0] <= mine[1]
    return (words.contains if overlap else words.beside).format(other=named)


def answer_of(claim: Claim) -> str:
    """Give the number that a claim answers with, as it is written; its words where it gives none."""
    found = NUMBER.match(claim.value)
    return found.group() if found else claim.value


def bounds_of(claim: Claim) -> tuple[float, float] | None:
    """Give the least and greatest number that a claim allows; None when it gives none."""
    found = NUMBER.match(claim.value)
    if found is None:
        return None
    low = float(found["low"])
    if found["bound"]:
        return (low, float("inf")) if found["bound"] == "at least" else (0.0, low)
    return low, float(found["high"] or low)
