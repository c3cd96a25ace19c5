"""What a case remembers of having been related: enough to go on from there without reading every item again.

A memory is worth only as much as the rules it was made by; whoever keeps it keeps their digest beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.model.ledger import Ruling  # noqa: TC001 - JSON is decoded by the field types at run time
from twosource.relate.stories.profiles import Profile
from twosource.relate.stories.wording import NO_WORDING, Wording
from twosource.relate.text.bags import Bag  # noqa: TC001 - the same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.relate.stories.index import StoryIndex


@dataclass(frozen=True, slots=True)
class KeptItem:
    """One item: its profile, its near neighbours with how alike they are, and the first items of its core and group."""

    item: str
    bag: Bag
    day: float | None
    short: bool
    near: tuple[tuple[str, float], ...]
    core: str
    group: str
    wording: Wording = NO_WORDING


@dataclass(frozen=True, slots=True)
class Memory:
    """The items of a case as they were grouped, and the rulings that were respected."""

    items: tuple[KeptItem, ...]
    rulings: tuple[Ruling, ...] = ()


def keep_items(index: StoryIndex, wanted: Iterable[str]) -> Iterator[KeptItem]:
    """Yield what is to be remembered of some items, once they are grouped."""
    for item in wanted:
        profile = index.profiles[item]
        near = tuple(index.near.get(item, ()))
        core, group = index.core_of[item][0], index.group_of[item][0]
        yield KeptItem(item, profile.bag, profile.day, profile.short, near, core, group, profile.wording)


def recall_items(index: StoryIndex, kept: Iterable[KeptItem]) -> None:
    """Fill an empty index with what was remembered."""
    held = list(kept)
    index.recall(
        ((Profile(one.item, one.bag, one.day, one.short, one.wording), one.near) for one in held),
        {one.item: one.core for one in held},
        {one.item: one.group for one in held},
    )
