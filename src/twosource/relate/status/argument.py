"""A claim and the texts it rests on go in, the whole argument comes out as lines: every origin, edge, rule and span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.relate.status.deciding import load_status_rules, propose_grade

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twosource.model.ledger import Claim, Edge, Evidence, Origin, Side

    TextOf = Callable[[str], str]

LONGEST = 160
"""Characters shown of a quotation."""
HEADS: dict[Side, str] = {"for": "For it", "against": "Against it", "asks": "Only asking"}


def argue(claim: Claim, text_of: TextOf) -> list[str]:
    """Tell why a claim has its status, line by line; `text_of` gives the text of an item by its id."""
    return [
        *head(claim),
        *(line for side in HEADS for line in side_lines(claim, side, text_of)),
        *edge_lines(claim, text_of),
        *answer_lines(claim),
        *deadline_lines(claim, text_of),
    ]


def head(claim: Claim) -> Iterator[str]:
    """Yield the claim, its status with the rule, its interval of origins and the grade proposed."""
    yield claim.value
    yield f"question: {claim.question}"
    yield f"status: {claim.status}, by rule {claim.reason.rule}: {claim.reason.words}"
    yield f"origins: {interval(claim)}; {count(len(claim.items), 'report')}; against: {claim.against}"
    yield f"grade proposed: {propose_grade(claim, load_status_rules())}"
    if claim.event_type:
        yield f"event: {claim.event_type}, {claim.realis or 'realis unknown'}"


def interval(claim: Claim) -> str:
    """Say how many origins there are."""
    if claim.origins == claim.origins_upper:
        return f"exactly {claim.origins} known" if claim.origins else "none known"
    return f"at least {claim.origins}, at most {claim.origins_upper}"


def count(number: int, noun: str) -> str:
    """Say a number of things."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def side_lines(claim: Claim, side: Side, text_of: TextOf) -> Iterator[str]:
    """Yield one side: each origin, and under it the evidence that rests on it."""
    origins = [origin for origin in claim.origin_list if origin.side == side]
    if origins:
        yield f"{HEADS[side]}:"
    for origin in origins:
        yield f"  {'origin' if origin.known else 'unknown'}: {origin.label} ({origin.kind})"
        for evidence in claim.evidence:
            if evidence.side == side and rests_on(evidence, origin):
                yield f"    {place(evidence)}: {quoted(evidence, text_of)}"


def rests_on(evidence: Evidence, origin: Origin) -> bool:
    """Tell whether a piece of evidence counts under an origin; what is unknown is told by its item."""
    return evidence.origin == origin.key if origin.known else evidence.origin is None and evidence.item in origin.items


def place(evidence: Evidence) -> str:
    """Say where the evidence stands."""
    spans = ", ".join(f"{start}-{end}" for start, end in evidence.spans)
    return f"{evidence.item} [{spans}]" + (f" statement {evidence.statement}" if evidence.statement else "")


def quoted(evidence: Evidence, text_of: TextOf) -> str:
    """Quote the evidence from the stored text, on one line."""
    text = text_of(evidence.item)
    words = " … ".join(" ".join(span.of(text).split()) for span in evidence.spans)
    return f"“{words if len(words) <= LONGEST else words[:LONGEST] + '…'}”"


def edge_lines(claim: Claim, text_of: TextOf) -> Iterator[str]:
    """Yield the edges, those that unite apart from those that only discount."""
    if claim.edges:
        yield "Who rests on whom:"
    for edge in claim.edges:
        yield f"  {edge.source} → {edge.target}: {edge.kind}, {certainty(edge)}{shown(edge, text_of)}"


def certainty(edge: Edge) -> str:
    """Say what an edge does."""
    return "certain, unites" if edge.q >= 1 else f"q = {edge.q:.2f}, discounts"


def shown(edge: Edge, text_of: TextOf) -> str:
    """Give the reason of an edge and the words that show it."""
    reason = f" ({edge.reason})" if edge.reason else ""
    if edge.start is None or edge.end is None:
        return reason
    words = " ".join(text_of(edge.source)[edge.start : edge.end].split())
    return f"{reason} “{words if len(words) <= LONGEST else words[:LONGEST] + '…'}”"


def answer_lines(claim: Claim) -> Iterator[str]:
    """Yield the other answers to the same question."""
    if claim.contradicts:
        yield f"Contradicted by: {', '.join(claim.contradicts)}"
    if claim.updates:
        yield f"Brings up to date: {', '.join(claim.updates)}"


def deadline_lines(claim: Claim, text_of: TextOf) -> Iterator[str]:
    """Yield the deadlines that the claim carries."""
    for one in claim.deadlines:
        due = f"runs out between {one.due[0]} and {one.due[1]}" if one.due else "cannot be dated"
        yield f"Deadline “{text_of(one.item)[one.start : one.end]}” in {one.item}: {due}, {one.state}"
