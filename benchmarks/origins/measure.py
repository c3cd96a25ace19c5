"""Predicted groups and gold claims go in, figures come out: false corroboration, bounds, same origin, clustering."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from benchmarks.origins.gold import Gold

ENOUGH = 2
"""Origins that corroborate."""
CALLED = frozenset({"corroborated", "confirmed"})


@dataclass(frozen=True, slots=True)
class Group:
    """What a system says of one claim: its items, how many origins it shows, its status, the origin of each item."""

    items: frozenset[str]
    origins: int
    called: bool
    origin_of: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares from 0 to 1; None where there was nothing to measure."""

    false: float | None
    found: str
    inside: float | None
    same: float | None
    clustering: float


def measure(gold: Gold, groups: Sequence[Group]) -> Figures:
    """Score groups against gold claims with two or more posts; `inside` and `found` over all claims."""
    answers = [(claim, answer_for(frozenset(claim["tweets"]), groups)) for claim in gold.claims]
    several = [(claim, answer) for claim, answer in answers if claim["n_tweets"] > 1]
    sound = [answer.called for claim, answer in answers if claim["n_origins_lower"] >= ENOUGH]
    inside = [claim["n_origins_lower"] <= answer.origins <= claim["n_origins_upper"] for claim, answer in answers]
    return Figures(
        false=share(answer.called for claim, answer in several if claim["n_origins_lower"] < ENOUGH),
        found=f"{sum(sound)}/{len(sound)}",
        inside=share(inside),
        same=same_origin(gold, answers),
        clustering=bcubed([frozenset(claim["tweets"]) for claim in gold.claims], [group.items for group in groups]),
    )


def answer_for(items: frozenset[str], groups: Sequence[Group]) -> Group:
    """Give the group that holds most of a claim's posts, of equals the one with the best Jaccard."""
    near = [group for group in groups if group.items & items]
    return max(
        near,
        key=lambda group: (len(group.items & items), len(group.items & items) / len(group.items | items)),
        default=Group(frozenset(), 0, called=False),
    )


def share(held: Iterable[bool]) -> float | None:
    """Give the share of true values."""
    listed = list(held)
    return sum(listed) / len(listed) if listed else None


def same_origin(gold: Gold, answers: Sequence[tuple[dict[str, Any], Group]]) -> float | None:
    """Give F1 over pairs of posts that assert one claim: do they go back to one origin?"""
    both = wanted = offered = 0
    for claim, answer in answers:
        held = [row for row in gold.tweets if row["claim"] == claim["claim"] and row["stance"] == "asserts"]
        for one, other in combinations(held, 2):
            right = bool(set(one["origin_ids"]) & set(other["origin_ids"]))
            origin = answer.origin_of.get(one["tweet_id"])
            same = origin is not None and origin == answer.origin_of.get(other["tweet_id"])
            both, wanted, offered = both + (right and same), wanted + right, offered + same
    return 2 * both / (wanted + offered) if wanted + offered else None


def bcubed(gold: Sequence[frozenset[str]], found: Sequence[frozenset[str]]) -> float:
    """Give extended BCubed F1 for overlapping clusters (Amigó et al. 2009) over the items of gold."""
    items = frozenset().union(*gold)
    grouped = frozenset().union(*found)
    whole = [*(group & items for group in found if group & items), *(frozenset({one}) for one in items - grouped)]
    precision, recall = granted(items, whole, gold), granted(items, gold, whole)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def granted(items: frozenset[str], clusters: Sequence[frozenset[str]], others: Sequence[frozenset[str]]) -> float:
    """Give the mean over items of how many shared clusters the other clustering grants to their mates."""
    total = 0.0
    for item in items:
        mates = Counter(mate for cluster in clusters if item in cluster for mate in cluster & items)
        allowed = Counter(mate for cluster in others if item in cluster for mate in cluster)
        total += sum(min(many, allowed[mate]) / many for mate, many in mates.items()) / len(mates)
    return total / len(items)
