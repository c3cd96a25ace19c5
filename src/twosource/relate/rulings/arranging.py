"""Stories and answers as the program grouped them go in, and come out as people's merges and splits ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.relate.claims.answers import Answer, shared_count
from twosource.relate.rulings.orders import Orders, name_split
from twosource.relate.rulings.units import find_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twosource.model.ledger import Correction, Pointer, Ruling
    from twosource.relate.claims.counts import Count
    from twosource.relate.claims.units import Unit


def join_stories(groups: Iterable[Sequence[str]], orders: Orders) -> list[tuple[str, ...]]:
    """Make one story of those whose claims a person merged: a claim lies in one story."""
    joined = [list(group) for group in groups]
    for ruling in orders.arranging:
        if ruling.kind == "merge" and ruling.detail:
            one, other = (holding(joined, pointers) for pointers in (ruling.detail.at, ruling.detail.other))
            if one is not None and other is not None and one is not other:
                other += one
                joined.remove(one)
    return [tuple(sorted(group)) for group in joined]


def holding(groups: Iterable[list[str]], pointers: Iterable[Pointer]) -> list[str] | None:
    """Give the group that holds the first item of the pointers that is still there."""
    held = list(groups)
    return next((group for one in pointers for group in held if one.item in group), None)


@dataclass(slots=True, eq=False)
class Row:
    """An answer while it is arranged: its question's number, its units, what it counts, and its id if people set it."""

    question: int
    members: set[int]
    count: Count | None
    name: str | None = None


class Arrangement:
    """The answers of one story, being arranged ruling by ruling."""

    def __init__(self, questions: Sequence[Sequence[Answer]], units: Sequence[Unit], texts: dict[str, str]) -> None:
        """Start as the program grouped them."""
        self.units = units
        self.texts = texts
        self.places: dict[str, list[int]] = {}
        for at, unit in enumerate(units):
            self.places.setdefault(unit.item, []).append(at)
        self.rows = [
            Row(number, set(answer.members), answer.count) for number, held in enumerate(questions) for answer in held
        ]
        self.questions = len(questions)

    def find(self, pointers: Iterable[Pointer]) -> list[int]:
        """Give the positions of the units that are pointed at, each once, in order of the pointers."""
        found = (find_unit(one, self.units, self.places, self.texts) for one in pointers)
        return list(dict.fromkeys(at for at in found if at is not None))

    def row_of(self, at: int) -> Row:
        """Give the answer that a unit belongs to."""
        return next(row for row in self.rows if at in row.members)

    def move(self, members: Iterable[int], row: Row) -> None:
        """Take units out of wherever they are into one answer; what is left empty goes."""
        moved = set(members)
        for other in self.rows:
            if other is not row and other.members & moved:
                other.members -= moved
                other.count = count_left(other, self.units)
        row.members |= moved
        self.rows = [one for one in self.rows if one.members]

    def merge(self, detail: Correction, name: str) -> None:
        """Bring the answer of the first words to that of the others, which gives its name."""
        mine, theirs = self.find(detail.at), self.find(detail.other)
        if mine and theirs:
            source, target = self.row_of(mine[0]), self.row_of(theirs[0])
            target.count = target.count or source.count
            self.move([*source.members, *mine, *theirs], target)
            target.name = name

    def split(self, detail: Correction, rest: str, name: str) -> None:
        """Take the pointed words out of the claim that the other words keep."""
        taken, kept = self.find(detail.at), self.find(detail.other)
        taken = [at for at in taken if at not in kept]
        if not taken or not kept:
            return
        left = self.row_of(kept[0])
        new = Row(self.questions, set(), shared_count(self.units, taken), name)
        self.questions += 1
        self.rows.append(new)
        self.move(taken, new)
        left.name = left.name or rest

    def answers(self) -> list[list[Answer]]:
        """Give the answers by question, as the program would have grouped them."""
        asked: dict[int, list[Answer]] = {}
        for row in self.rows:
            asked.setdefault(row.question, []).append(Answer(row.count, tuple(sorted(row.members)), row.name))
        return [asked[number] for number in sorted(asked)]


def count_left(row: Row, units: Sequence[Unit]) -> Count | None:
    """Give what an answer counts once units have left it: as before, if a unit that stays gives that number."""
    given = {count for at in row.members for count in units[at].slots.counts}
    return row.count if row.count in given else shared_count(units, sorted(row.members))


def arrange_answers(
    questions: Sequence[Sequence[Answer]], units: Sequence[Unit], texts: Mapping[str, str], orders: Orders
) -> list[list[Answer]]:
    """Merge and split the answers of a story as people ruled, first to last; rulings on other stories do nothing."""
    here = [one for one in orders.arranging if one.detail and touches(one, texts)]
    if not here:
        return [list(held) for held in questions]
    arrangement = Arrangement(questions, units, dict(texts))
    for ruling in here:
        if ruling.detail and ruling.kind == "merge":
            arrangement.merge(ruling.detail, orders.now(ruling.claim))
        elif ruling.detail:
            arrangement.split(ruling.detail, orders.now(ruling.claim), name_split(ruling.id))
    return arrangement.answers()


def touches(ruling: Ruling, texts: Mapping[str, str]) -> bool:
    """Tell whether a ruling points at an item of this story."""
    return ruling.detail is not None and any(one.item in texts for one in (*ruling.detail.at, *ruling.detail.other))
