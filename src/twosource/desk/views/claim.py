"""A claim with its readings, rivals, rulings and history goes in; the whole claim page comes out as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twosource.desk.towns import find_towns
from twosource.desk.views.card import ClaimCard, list_lapses, make_card
from twosource.desk.views.chain import Link, draw_chain, name_item
from twosource.desk.views.lapse import say_day
from twosource.desk.views.place import PlaceView, gather_places, write_spots
from twosource.desk.views.provenance import Graph, Path, draw_graph
from twosource.desk.views.ruling import RulingView, list_rulings
from twosource.desk.views.stacking import stack_graph
from twosource.desk.views.status import StatusView, name_status
from twosource.desk.views.text import Mark, Passage, show_passage
from twosource.desk.wording import load_wording
from twosource.model.span import Span
from twosource.relate.rulings.orders import Orders
from twosource.relate.rulings.readings import ruled_statement
from twosource.relate.status.argument import argue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from twosource.desk.views.lapse import Lapse
    from twosource.desk.views.near import NearView
    from twosource.model.deadlines import CaseDeadline
    from twosource.model.ledger import Claim, Evidence, Origin, Ruling, Side, Story
    from twosource.model.reading import Place, Reading, Statement
    from twosource.model.trail import StatusChange

MOST_EVIDENCE = 200
"""Pieces of evidence on one page; the page says how many more there are. A page must stay quick and under 300 kB."""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One place in one report: who says it through whom, and the words in their context."""

    anchor: str
    item: str
    title: str
    publisher: str
    published: str | None
    side: Side
    said: str
    chain: tuple[Link, ...]
    passage: Passage
    statement: str | None


@dataclass(frozen=True, slots=True)
class OriginView:
    """An origin with all evidence that rests on it; `number` counts known ones, None for others and for who asks."""

    key: str | None
    label: str
    kind: str
    known: bool
    side: Side
    number: int | None
    reports: int
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class RivalView:
    """Another answer to the same question: its card and the first words that carry it."""

    card: ClaimCard
    relation: str
    evidence: EvidenceView | None


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change of status in the claim's history."""

    at: str
    status: StatusView | None
    words: str
    origins: tuple[int, int]


@dataclass(frozen=True, slots=True)
class SharedView:
    """What a report shares with an earlier one without having copied it: a picture, an owner; it counts for less."""

    report: str
    earlier: str
    words: str


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """Everything that the page of one claim prints."""

    card: ClaimCard
    story: Story | None
    graph: Graph
    shared: tuple[SharedView, ...]
    origins: tuple[OriginView, ...]
    left_out: int
    rivals: tuple[RivalView, ...]
    lapses: tuple[Lapse, ...]
    deadlines: tuple[CaseDeadline, ...]
    places: tuple[PlaceView, ...]
    spots: str
    history: tuple[ChangeView, ...]
    rulings: tuple[RulingView, ...]
    argument: tuple[str, ...]
    held: bool
    became: Claim | None
    """The claim that this one was merged into."""
    near: tuple[NearView, ...]

    @property
    def stacked(self) -> Graph:
        """The graph as a phone shows it."""
        return stack_graph(self.graph)


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """What the page is made of: the claim, what was read in its items, its rivals, rulings and history."""

    claim: Claim
    story: Story | None
    readings: Mapping[str, Reading]
    rivals: tuple[Claim, ...]
    rulings: Mapping[str, tuple[Ruling, ...]]
    history: tuple[StatusChange, ...]
    held: bool = True
    became: Claim | None = None
    orders: Orders = field(default_factory=Orders)
    deadlines: tuple[CaseDeadline, ...] = ()
    near: tuple[NearView, ...] = ()


def make_claim_page(file: ClaimFile, now: datetime) -> ClaimPage:
    """Make the page of a claim as it stands at `now`."""
    claim = file.claim
    shown = tuple(_show_all(file))
    origins = _group(shown, claim.origin_list)
    places = gather_places(claim_places(claim, file.readings))
    return ClaimPage(
        make_card(claim, file.rulings.get(claim.id, ()), now),
        file.story,
        draw_graph(_list_paths(shown, origins), claim.edges),
        tuple(_list_shared(file)),
        origins,
        len(claim.evidence) - len(shown),
        tuple(_rival(rival, file, now) for rival in file.rivals),
        list_lapses(claim, now),
        file.deadlines,
        places,
        write_spots(places, find_towns(places)),
        tuple(_change(change) for change in file.history),
        list_rulings(file.rulings.get(claim.id, ()), claim.id),
        argue_claim(file),
        file.held,
        file.became,
        file.near,
    )


def _list_paths(shown: Sequence[tuple[Evidence, EvidenceView]], origins: Sequence[OriginView]) -> list[Path]:
    """List the ways through the drawing; origins bear the numbers that the list below gives them."""
    numbers = {(origin.side, origin.key): origin.number for origin in origins}
    return [
        Path(
            view.anchor,
            view.item,
            view.side,
            one.origin,
            view.chain,
            numbers.get((view.side, one.origin)),
            f"{load_wording().say('kinds', view.chain[-1].kind)} · {say_day(view.published)}",
        )
        for one, view in shown
    ]


def argue_claim(file: ClaimFile) -> tuple[str, ...]:
    """Give the whole argument for the claim's status as lines, the same that `twosource why` prints."""

    def text_of(item: str) -> str:
        reading = file.readings.get(item)
        return reading.text if reading else ""

    return tuple(argue(file.claim, text_of))


def _list_shared(file: ClaimFile) -> Iterator[SharedView]:
    for edge in file.claim.edges:
        report, earlier = file.readings.get(edge.source), file.readings.get(edge.target)
        if edge.form in {"picture", "owner"} and report is not None and earlier is not None:
            yield SharedView(name_item(report.item), name_item(earlier.item), edge.reason)


def _show_all(file: ClaimFile) -> Iterator[tuple[Evidence, EvidenceView]]:
    origins = {origin.key: origin for origin in file.claim.origin_list}
    for number, one in enumerate(file.claim.evidence[:MOST_EVIDENCE], start=1):
        reading = file.readings.get(one.item)
        if reading is not None:
            said = statement_of(one, reading, file.orders)
            yield one, show_evidence(one, reading, said, origins.get(one.origin or ""), f"e{number}")


def statement_of(one: Evidence, reading: Reading, orders: Orders) -> Statement | None:
    """Give the statement that a piece of evidence is, or that a person made of an item's own words."""
    found = next((held for held in reading.statements if held.id == one.statement), None)
    return found or ruled_statement(reading, one.spans, orders.by_item.get(one.item, ()))


def show_evidence(
    one: Evidence, reading: Reading, statement: Statement | None, origin: Origin | None, anchor: str
) -> EvidenceView:
    """Show one piece of evidence in the text that it stands in."""
    item = reading.item
    marks = list(_marks(one, statement))
    stands = [*one.spans, *(Span(mark.start, mark.end) for mark in marks)]
    passage = show_passage(reading.text, reading.sentences, stands, marks)
    return EvidenceView(
        anchor,
        item.id,
        item.title or passage_title(reading),
        name_item(item),
        item.published,
        one.side,
        say_how(statement),
        draw_chain(item, statement, origin),
        passage,
        one.statement,
    )


def passage_title(reading: Reading) -> str:
    """Give the first words of an item without a title."""
    first = " ".join(reading.text[:90].split())
    return first + "…" if len(reading.text) > len(first) else first


def say_how(statement: Statement | None) -> str:
    """Say stance, basis and form of a statement in a few words."""
    if statement is None:
        return "in the report's own words"
    wording = load_wording()
    said = [wording.say("stances", statement.stance), wording.say("forms", statement.form)]
    if statement.basis != "none":
        said.insert(1, wording.say("bases", statement.basis))
    return ", ".join(said)


def _marks(one: Evidence, statement: Statement | None) -> Iterator[Mark]:
    for span in one.spans:
        yield Mark(span.start, span.end, "content")
    if statement is None:
        return
    if statement.cue:
        yield Mark(*statement.cue, "cue", "the words that attribute it")
    for voice in (*statement.voices, *statement.joint):
        if voice.start is not None and voice.end is not None:
            yield Mark(voice.start, voice.end, "voice", voice.name or "")


def _group(shown: Sequence[tuple[Evidence, EvidenceView]], origins: Sequence[Origin]) -> tuple[OriginView, ...]:
    """Put evidence under its origin, origins for the claim first, what has no known origin last of its side."""
    groups: dict[tuple[Side, str | None], list[EvidenceView]] = {}
    for one, view in shown:
        groups.setdefault((one.side, one.origin), []).append(view)
    known = {origin.key: origin for origin in origins}
    ordered = sorted(groups, key=lambda group: (_rank(group[0]), group[1] is None or not _is_known(known, group[1])))
    counted = [group for group in ordered if group[0] != "asks" and _is_known(known, group[1])]
    numbers = {group: number for number, group in enumerate(counted, start=1)}
    return tuple(_origin(*group, known, numbers.get(group), groups[group]) for group in ordered)


def _rank(side: Side) -> int:
    return ("for", "against", "asks").index(side)


def _is_known(origins: Mapping[str, Origin], key: str | None) -> bool:
    return key is not None and key in origins and origins[key].known


def _origin(
    side: Side, key: str | None, known: Mapping[str, Origin], number: int | None, evidence: list[EvidenceView]
) -> OriginView:
    origin = known.get(key or "")
    label = origin.label if origin else "Nobody named"
    kind = load_wording().say("kinds", origin.kind if origin else "unknown")
    reports = len({view.item for view in evidence})
    return OriginView(key, label, kind, _is_known(known, key), side, number, reports, tuple(evidence))


def _rival(rival: Claim, file: ClaimFile, now: datetime) -> RivalView:
    """Show another answer beside this one, with the first evidence whose reading is at hand."""
    relation = "older answer" if rival.id in file.claim.updates else "newer answer"
    relation = "another answer" if rival.id in file.claim.contradicts else relation
    origins = {origin.key: origin for origin in rival.origin_list}
    first = next((one for one in rival.evidence if one.item in file.readings), None)
    view = None
    if first is not None:
        anchor = f"r-{rival.id}"
        reading = file.readings[first.item]
        said = statement_of(first, reading, file.orders)
        view = show_evidence(first, reading, said, origins.get(first.origin or ""), anchor)
    return RivalView(make_card(rival, file.rulings.get(rival.id, ()), now), relation, view)


def _change(change: StatusChange) -> ChangeView:
    status = name_status(change.status) if change.status else None
    return ChangeView(change.at, status, change.words, (change.origins, change.origins_upper))


def claim_places(claim: Claim, readings: Mapping[str, Reading]) -> Iterator[tuple[Place, str]]:
    """Yield the claim's places with the anchor of the evidence that names each.

    They are the places of events that its statements hold, and those that its words name.
    """
    for order, one in enumerate(claim.evidence[:MOST_EVIDENCE], start=1):
        reading = readings.get(one.item)
        if reading is None:
            continue
        held = {event.place for event in reading.events if one.statement in event.statements}
        for number, place in enumerate(reading.places):
            named = any(span.start <= place.start < span.end for span in one.spans)
            if (number in held or named) and not place.context:
                yield place, f"#e{order}"
