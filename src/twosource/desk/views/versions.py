"""Readings of two versions of an item in; what only one of them says, as claims and as sentences, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.run.versions import compare_readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.desk.views.card import ClaimCard
    from twosource.model.reading import Reading
    from twosource.run.versions import Move

MOST_MOVED = 40


@dataclass(frozen=True, slots=True)
class Revision:
    """What the shown version has and the one `before` had not, and the other way round: claims, and whole sentences."""

    before: int
    moves: tuple[Move, ...]
    appeared: tuple[str, ...]
    vanished: tuple[str, ...]


def revise(number: int, earlier: Reading, shown: Reading, claims: Iterable[ClaimCard]) -> Revision:
    """Compare version `number` with the one before it; `claims` are those that the item bears on now."""
    known = {card.value.partition(": ")[2] or card.value: card.id for card in claims}
    now, before = (dict.fromkeys(_sentences(reading)) for reading in (shown, earlier))
    return Revision(
        number - 1,
        compare_readings(earlier, shown, known)[:MOST_MOVED],
        tuple(one for one in now if one not in before)[:MOST_MOVED],
        tuple(one for one in before if one not in now)[:MOST_MOVED],
    )


def _sentences(reading: Reading) -> Iterator[str]:
    for start, end in reading.sentences:
        said = " ".join(reading.text[start:end].split())
        if said:
            yield said
