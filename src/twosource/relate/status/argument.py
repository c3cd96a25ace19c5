"""A claim and what it rests on go in, the whole argument comes out as lines: every origin, edge, rule and span."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twosource.relate.status.deciding import load_status_rules, propose_grade
from twosource.relate.status.rivals import relate_answers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from twosource.model.ledger import Claim, ClaimDeadline, Edge, Evidence, Origin, Side
    from twosource.model.trail import StatusChange

    TextOf = Callable[[str], str]

LONGEST = 160
"""Characters shown of a quotation."""
HEADS: dict[Side, str] = {"for": "For it", "against": "Against it", "asks": "Only asking"}


def call_by_id(item: str) -> str:
    """Call an item by its id, where nothing else is known of it."""
    return item


@dataclass(frozen=True, slots=True)
class Around:
    """What may be known beside a claim: how its items are called, the rival answers, and how its status came about."""

    name_of: Callable[[str], str] = call_by_id
    rivals: Sequence[Claim] = ()
    history: Sequence[StatusChange] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One argument: the claim, the texts of its items, and what is around it."""

    claim: Claim
    text_of: TextOf
    around: Around = field(default_factory=Around)


def argue(claim: Claim, text_of: TextOf, around: Around | None = None) -> list[str]:
    """Tell why a claim has its status, line by line; `text_of` gives the text of an item by its id."""
    case = Case(claim, text_of, around or Around())
    return [
        *head(claim),
        *(line for side in HEADS for line in side_lines(case, side)),
        *edge_lines(case),
        *answer_lines(case),
        *deadline_lines(case),
        *history_lines(case.around.history),
    ]


def head(claim: Claim) -> Iterator[str]:
    """Yield the claim, its status with the rule, its interval of origins and the grade proposed."""
    rules = load_status_rules()
    grade = propose_grade(claim, rules)
    yield claim.value
    yield f"question: {claim.question}"
    yield f"status: {claim.status}, by rule {claim.reason.rule}: {claim.reason.words}"
    yield f"origins: {interval(claim)}; {count(len(claim.items), 'report')}; against: {claim.against}"
    yield f"grade proposed: {grade} ({rules.letters[grade[0]]}; {rules.digits[grade[1]]})"
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


def side_lines(case: Case, side: Side) -> Iterator[str]:
    """Yield one side: each origin, and under it the evidence that rests on it."""
    origins = [origin for origin in case.claim.origin_list if origin.side == side]
    if origins:
        yield f"{HEADS[side]}:"
    for origin in origins:
        yield f"  {'origin' if origin.known else 'unknown'}: {origin.label} ({origin.kind})"
        for evidence in case.claim.evidence:
            if evidence.side == side and rests_on(evidence, origin):
                yield f"    {place(case, evidence)}: {quoted(evidence, case.text_of)}"


def rests_on(evidence: Evidence, origin: Origin) -> bool:
    """Tell whether a piece of evidence counts under an origin; what is unknown is told by its item."""
    return evidence.origin == origin.key if origin.known else evidence.origin is None and evidence.item in origin.items


def place(case: Case, evidence: Evidence) -> str:
    """Say where the evidence stands."""
    spans = ", ".join(f"{start}-{end}" for start, end in evidence.spans)
    told = f" statement {evidence.statement}" if evidence.statement else ""
    return f"{case.around.name_of(evidence.item)} [{spans}]{told}"


def quoted(evidence: Evidence, text_of: TextOf) -> str:
    """Quote the evidence from the stored text, on one line."""
    text = text_of(evidence.item)
    words = " … ".join(" ".join(span.of(text).split()) for span in evidence.spans)
    return f"“{words if len(words) <= LONGEST else words[:LONGEST] + '…'}”"


def edge_lines(case: Case) -> Iterator[str]:
    """Yield the edges, those that unite apart from those that only discount."""
    labels = {origin.key: origin.label for origin in case.claim.origin_list}
    if case.claim.edges:
        yield "Who rests on whom:"
    for edge in case.claim.edges:
        source, target = case.around.name_of(edge.source), labels.get(edge.target) or case.around.name_of(edge.target)
        yield f"  {source} → {target}: {edge.form or edge.kind}, {certainty(edge)}{shown(edge, case.text_of)}"


def certainty(edge: Edge) -> str:
    """Say what an edge does."""
    if edge.q >= 1:
        return "certain, unites"
    return f"q = {edge.q:.2f}, discounts" if edge.q > 0 else "takes nothing away"


def shown(edge: Edge, text_of: TextOf) -> str:
    """Give the reason of an edge and the words that show it."""
    reason = f" ({edge.reason})" if edge.reason else ""
    if edge.start is None or edge.end is None:
        return reason
    words = " ".join(text_of(edge.source)[edge.start : edge.end].split())
    return f"{reason} “{words if len(words) <= LONGEST else words[:LONGEST] + '…'}”"


def answer_lines(case: Case) -> Iterator[str]:
    """Yield the other answers to the same question and how they bear on this one, in words where they are known."""
    known = {other.id for other in case.around.rivals}
    if case.around.rivals:
        yield "Other answers to the question:"
    for other in case.around.rivals:
        yield f"  {relate_answers(case.claim, other)} (claim {other.id}, {other.status})"
    for head_words, ids in (("Contradicted by", case.claim.contradicts), ("Brings up to date", case.claim.updates)):
        left = [one for one in ids if one not in known]
        if left:
            yield f"{head_words}: {', '.join(left)}"


def deadline_lines(case: Case) -> Iterator[str]:
    """Yield the deadlines that the claim carries, each where it is read."""
    if case.claim.deadlines:
        yield "Deadlines told in it:"
    for one in case.claim.deadlines:
        words = case.text_of(one.item)[one.start : one.end]
        yield f"  {case.around.name_of(one.item)} [{one.start}-{one.end}]: “{words}”, {due_of(one)}, {one.state}"


def due_of(deadline: ClaimDeadline) -> str:
    """Say when a deadline runs out."""
    if deadline.due is None:
        return "cannot be dated"
    first, last = deadline.due
    return f"runs out {first}" if first == last else f"runs out between {first} and {last}"


def history_lines(history: Sequence[StatusChange]) -> Iterator[str]:
    """Yield how the status came about, first to last."""
    if history:
        yield "How the status came about:"
    for change in history:
        numbers = f"origins {change.origins} to {change.origins_upper}"
        yield f"  {change.at}: {change.status or 'no longer held'}, by rule {change.rule}: {change.words} ({numbers})"
