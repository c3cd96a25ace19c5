"""A ledger goes in, the rows of `twosource relate --stories` and the object of `--claims` come out, as READING says."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model.ledger import Claim, Edge, Ledger


class StoryRow(TypedDict):
    """One item and its story."""

    id: str
    story: str


EdgeRow = TypedDict(
    "EdgeRow",
    {"from": str, "to": str, "kind": str, "q": float, "start": int | None, "end": int | None},
)


class ClaimGroup(TypedDict):
    """One claim, as READING's object has it."""

    items: list[str]
    question: str
    value: str
    origins: int
    origins_upper: int
    status: str
    origin_of: dict[str, str]
    edges: list[EdgeRow]


ClaimsObject = TypedDict("ClaimsObject", {"claim groups": list[ClaimGroup]})


def story_rows(ledger: Ledger) -> Iterator[StoryRow]:
    """Yield one row an item: which story it belongs to."""
    for story in ledger.stories:
        for item in story.items:
            yield {"id": item, "story": story.id}


def claims_object(ledger: Ledger) -> ClaimsObject:
    """Write all claims of a ledger as one object."""
    return {"claim groups": [claim_group(claim) for claim in ledger.claims]}


def claim_group(claim: Claim) -> ClaimGroup:
    """Write one claim: its items, its numbers, the origin of each item that has one, its edges."""
    return {
        "items": list(claim.items),
        "question": claim.question,
        "value": claim.value,
        "origins": claim.origins,
        "origins_upper": claim.origins_upper,
        "status": claim.status,
        "origin_of": origin_of_items(claim),
        "edges": [edge_row(edge) for edge in claim.edges],
    }


def origin_of_items(claim: Claim) -> dict[str, str]:
    """Give the origin under which each item counts; the unknown have keys of their own, shared by their copies."""
    found: dict[str, str] = {}
    for origin in claim.origin_list:
        for item in origin.items:
            found.setdefault(item, origin.key)
    return {item: found[item] for item in claim.items if item in found}


def edge_row(edge: Edge) -> EdgeRow:
    """Write one edge."""
    return {
        "from": edge.source,
        "to": edge.target,
        "kind": edge.kind,
        "q": edge.q,
        "start": edge.start,
        "end": edge.end,
    }
