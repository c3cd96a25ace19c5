"""A rule, a claim and what happened to it go in; whether the rule tells it, and in how few words, comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.alerting import Happened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from twosource.model.alerting import AlertRule
    from twosource.model.ledger import Claim

Points = "Callable[[Claim], Iterable[tuple[float, float]]]"


def match_changes(
    rule: AlertRule,
    happened: Iterable[Happened],
    claims: Mapping[str, Claim],
    points: Callable[[Claim], Iterable[tuple[float, float]]],
) -> Iterator[Happened]:
    """Yield what a rule tells: of each claim once, the gravest thing's kind with all that happened in words.

    `points` gives the places of a claim as latitude and longitude, as coarse as they may leave: an alert with a tiny
    area must not tell more than a message does. It is asked only where a rule has an area.
    """
    told: dict[str, list[Happened]] = {}
    for one in happened:
        if one.kind in rule.when and one.claim in claims:
            told.setdefault(one.claim, []).append(one)
    for claim, several in told.items():
        if admits(rule, claims[claim], points):
            yield Happened(several[0].kind, claim, several[0].key, " ".join(one.words for one in several))


def admits(rule: AlertRule, claim: Claim, points: Callable[[Claim], Iterable[tuple[float, float]]]) -> bool:
    """Tell whether a claim has all that a rule asks for."""
    if rule.statuses and claim.status not in rule.statuses:
        return False
    said = f"{claim.question} {claim.value}".casefold()
    if not all(word in said for word in rule.words.casefold().split()):
        return False
    wanted = rule.source.casefold().strip()
    if wanted and not any(wanted in one.label.casefold() for one in claim.origin_list if one.known):
        return False
    area = rule.area
    return area is None or any(area.holds(lat, lon) for lat, lon in points(claim))
