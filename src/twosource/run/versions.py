"""Two versions of an item go in; the claims that only one of them makes come out, and those that it words otherwise.

The two are related with each other as if they were two items, so that what counts as one claim between items counts as
one between versions: "ten" that became "twelve" is another claim, a comma is not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from twosource.relate import relate_readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from twosource.model.ledger import Claim, Evidence
    from twosource.model.reading import Reading
    from twosource.store import Case

BETWEEN = " … "


@dataclass(frozen=True, slots=True)
class Move:
    """A claim that moved between two versions.

    `words` are those of the later version, `before` of the earlier one; None where that one does not make the claim.
    `claim` is the case's claim that holds these very words now, None where none is known to.
    """

    kind: Literal["appeared", "vanished", "reworded"]
    before: str | None
    words: str | None
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What moved between version `number - 1` and version `number` (counted from 1), which came at `added` (UTC)."""

    number: int
    added: str
    moves: tuple[Move, ...]


def compare_versions(case: Case, item_id: str) -> tuple[Change, ...]:
    """Compare each version of an item with the one before, where both were read; empty for an item with one version."""
    versions = case.versions(item_id)
    if len(versions) == 1:
        return ()
    readings = [case.version_reading(item_id, version.digest) for version in versions]
    known = index_claims(case.claims(), case.reading(item_id))
    return tuple(
        Change(version.number, version.added, compare_readings(before, after, known))
        for version, before, after in zip(versions[1:], readings, readings[1:], strict=False)
        if before is not None and after is not None
    )


def compare_readings(before: Reading, after: Reading, known: Mapping[str, str]) -> tuple[Move, ...]:
    """Compare the readings of two versions of one item; `known` has words with the case's claim that holds them."""
    sides = {"before": before, "after": after}
    named = [replace(reading, item=replace(reading.item, id=name)) for name, reading in sides.items()]
    moves: list[Move] = []
    for claim in relate_readings(named).claims:
        old, new = (words_of(claim.evidence, name, sides[name].text) for name in sides)
        moves.extend(find_moves(old, new))
    return tuple(replace(move, claim=known.get(move.words or move.before or "")) for move in moves)


def index_claims(claims: Iterable[Claim], current: Reading | None) -> dict[str, str]:
    """Give words with the claim that holds them: those of the item's current version, and the claims' own."""
    known: dict[str, str] = {}
    for claim in claims:
        known[claim.value.partition(": ")[2] or claim.value] = claim.id
        if current is not None:
            known |= dict.fromkeys(words_of(claim.evidence, current.item.id, current.text), claim.id)
    return known


def words_of(evidence: Iterable[Evidence], item: str, text: str) -> list[str]:
    """Give the words of a claim in one version."""
    return list(
        dict.fromkeys(
            BETWEEN.join(" ".join(span.of(text).split()) for span in one.spans) for one in evidence if one.item == item
        )
    )


def find_moves(old: list[str], new: list[str]) -> Iterator[Move]:
    """Yield what moved in one claim, which either version words once or several times."""
    if not old:
        yield from (Move("appeared", None, one) for one in new[:1])
    elif not new:
        yield from (Move("vanished", one, None) for one in old[:1])
    elif not set(old) & set(new):
        yield Move("reworded", old[0], new[0])
