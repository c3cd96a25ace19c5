"""What groups of items tell and the stories go in, a ledger comes out: each claim in the story of most of its items.

Claims are made of groups that pairs of items hold together; stories are larger, since short posts join them by their
words, and a post may leave its group for another story. It still bears on the claim that it was compared with.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from twosource.model.ledger import Claim, Ledger, Story
from twosource.relate.claims.assembling import order_claim
from twosource.relate.instants import order_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twosource.model.deadlines import CaseDeadline

Group: TypeAlias = tuple[str, ...]


class OfItems(Protocol):
    """What rests on items."""

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of the items."""


class Made(Protocol):
    """What was made of a group."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Its claims."""

    @property
    def deadlines(self) -> tuple[CaseDeadline, ...]:
        """Its deadlines."""


Of = TypeVar("Of", bound=OfItems)


def place_told(told: Iterable[Made], stories: Iterable[Story]) -> Ledger:
    """Put claims and deadlines into stories: the largest story first, in each its claims by weight."""
    ordered = sorted(stories, key=order_story)
    story_of = {item: place for place, story in enumerate(ordered) for item in story.items}
    claims: dict[int, list[Claim]] = defaultdict(list)
    deadlines: dict[int, list[CaseDeadline]] = defaultdict(list)
    for one in told:
        for claim in one.claims:
            place = home_of(claim, story_of)
            claims[place].append(move(claim, ordered[place].id))
        for deadline in one.deadlines:
            place = home_of(deadline, story_of)
            deadlines[place].append(replace(deadline, story=ordered[place].id))
    return Ledger(
        tuple(ordered),
        tuple(claim for place in sorted(claims) for claim in sorted(claims[place], key=order_claim)),
        tuple(deadline for place in sorted(deadlines) for deadline in sorted(deadlines[place], key=order_deadline)),
    )


def home_of(one: OfItems, story_of: Mapping[str, int]) -> int:
    """Give the story of most of the items, of equals the largest."""
    counts = Counter(story_of[item] for item in one.items)
    return min(counts, key=lambda place: (-counts[place], place))


def move(claim: Claim, story: str) -> Claim:
    """Give a claim as one of a story."""
    return claim if claim.story == story else replace(claim, story=story)


def sort_by_group(held: Iterable[Of], groups: Sequence[Group]) -> dict[Group, list[Of]]:
    """Sort what rests on items by the group of the first of them, in order."""
    group_of = {item: group for group in groups for item in group}
    found: dict[Group, list[Of]] = {group: [] for group in groups}
    for one in held:
        found[group_of[one.items[0]]].append(one)
    return found


def order_story(story: Story) -> tuple[int, tuple[float, str], str]:
    """Sort stories by size, then by when they began."""
    return (-len(story.items), order_of(story.first), story.id)


def order_deadline(deadline: CaseDeadline) -> tuple[tuple[float, str], str, int]:
    """Sort deadlines by their first report."""
    first = deadline.history[0]
    return (order_of(first.at), first.item, first.start)
