"""The measure of deadlines: seen, run out within the hour, never in the past by mistake, their state and parts right.

A prediction matches a gold deadline if its span overlaps the gold span or one of its further expressions; what else is
predicted on these is not counted. Both due measures divide by all gold deadlines, found or not.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.reading import Deadline
    from twosource.model.span import Span

Gold = dict[str, Any]
HOUR = 3600.0
MINUTE = 60.0
ROLES = ("by", "for", "demand", "threat")
DRAWS = 1000


@dataclass(slots=True)
class Tally:
    """Counts over items, and the pairs of states."""

    counts: Counter[str] = field(default_factory=Counter)
    states: list[tuple[str, str]] = field(default_factory=list)

    def add(self, gold: Sequence[Gold], found: Sequence[Deadline]) -> None:
        """Count one item."""
        matched, others = match(gold, found)
        self.counts.update(gold=len(gold), found=len(matched) + len(others), matched=len(matched))
        if not gold:
            self.counts.update(empty=1, quiet=not found)
        for wanted, one in matched:
            self.states.append((wanted["state"], one.state))
            self.counts.update(agreements(wanted, one))

    def share(self, name: str, of: str) -> float:
        """Give a share in percent."""
        return 100 * self.counts[name] / self.counts[of] if self.counts[of] else 0.0

    @property
    def figures(self) -> dict[str, float]:
        """Give every figure by name, in percent; `direction` is a count."""
        both = self.counts["gold"] + self.counts["found"]
        detection = 200 * self.counts["matched"] / both if both else 0.0
        return {
            "precision": self.share("matched", "found"),
            "recall": self.share("matched", "gold"),
            "detection": detection,
            "due exact": self.share("exact", "gold"),
            "due within the hour": self.share("hour", "gold"),
            "direction errors": self.counts["direction"],
            "state": self.share("state", "matched"),
            "items without one left alone": self.share("quiet", "empty"),
        } | {role: self.share(role, "matched") for role in ROLES}


def match(gold: Sequence[Gold], found: Sequence[Deadline]) -> tuple[list[tuple[Gold, Deadline]], list[Deadline]]:
    """Pair gold with predictions, the longest overlap first; give the pairs and the predictions that match nothing."""
    left = list(found)
    pairs: list[tuple[Gold, Deadline]] = []
    for wanted in gold:
        best = max(left, key=lambda one: overlap(wanted, one), default=None)
        if best is not None and overlap(wanted, best) > 0:
            left.remove(best)
            pairs.append((wanted, best))
    further = [one for one in left if not any(on_further(wanted, one) for wanted, _ in pairs)]
    return pairs, further


def overlap(wanted: Gold, one: Deadline) -> int:
    """Count the code points that a prediction shares with a gold deadline, at the best of its expressions."""
    spans: list[tuple[int, int]] = [(wanted["start"], wanted["end"]), *wanted.get("also", [])]
    return max(min(end, one.end) - max(start, one.start) for start, end in spans)


def on_further(wanted: Gold, one: Deadline) -> bool:
    """Tell whether a prediction lies on a further expression of a gold deadline."""
    return any(min(end, one.end) > max(start, one.start) for start, end in wanted.get("also", []))


def agreements(wanted: Gold, one: Deadline) -> list[str]:
    """Name what a matched pair agrees in, and `direction` where one lies behind that does not."""
    apart = distance(wanted["due"], one.due)
    spans = {"by": one.by, "for": one.addressee, "demand": one.demand, "threat": one.threat}
    held = {
        "exact": apart is not None and apart < MINUTE,
        "hour": apart is not None and apart <= HOUR,
        "direction": bool(wanted["due"] and one.due) and behind(one.due or (), wanted["due"]),
        "state": wanted["state"] == one.state,
    } | {role: same(wanted.get(role), span) for role, span in spans.items()}
    return [name for name, holds in held.items() if holds]


def distance(wanted: list[str] | None, found: tuple[str, str] | None) -> float | None:
    """Give how far the ends are apart in seconds; 0 for null and null, None for null and not."""
    if not wanted or not found:
        return 0.0 if not wanted and not found else None
    return max(abs(seconds(one) - seconds(other)) for one, other in zip(wanted, found, strict=True))


def behind(found: Sequence[str], wanted: Sequence[str]) -> bool:
    """Tell whether a due lies wholly before the one wanted."""
    return seconds(found[-1]) < seconds(wanted[0])


def seconds(instant: str) -> float:
    """Give an ISO instant as seconds of the epoch."""
    moment = datetime.fromisoformat(instant)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def same(wanted: list[int] | None, span: Span | None) -> bool:
    """Tell whether two spans overlap, or both are none."""
    if wanted is None or span is None:
        return wanted is None and span is None
    return wanted[0] < span.end and span.start < wanted[1]


def interval(items: Sequence[tuple[Sequence[Gold], Sequence[Deadline]]], name: str) -> tuple[float, float]:
    """Give the 95 % interval of a figure, from 1,000 draws of items."""
    chance = random.Random(0)  # noqa: S311 - a bootstrap, seeded so that it prints the same twice
    drawn = []
    for _ in range(DRAWS):
        tally = Tally()
        for gold, found in chance.choices(items, k=len(items)):
            tally.add(gold, found)
        drawn.append(tally.figures[name])
    drawn.sort()
    return drawn[round(DRAWS * 0.025)], drawn[round(DRAWS * 0.975) - 1]
