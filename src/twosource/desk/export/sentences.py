"""Released claims go in, the sentences of a brief come out, each with what it cites: numbered quotations, or a span.

Nothing in a brief is said without saying where it stands, so that a reader can hold each sentence to the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from twosource.desk.views.card import SHORT
from twosource.desk.views.chain import name_item
from twosource.desk.views.lapse import say_due, say_instant
from twosource.desk.wording import count, load_wording, say_origins

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.desk.export.release import Quote, Released

HEADINGS = {"for": "Said by", "against": "Against it", "asks": "Asked, not said"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, and the places that it rests on, as they are printed: "1–3", "item 12–95", "ruling 4f…"."""

    words: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A numbered quotation: the chain from the origin to the report, the words, and their place."""

    number: int
    heading: str
    chain: str
    words: str
    place: str


@dataclass(frozen=True, slots=True)
class ClaimPart:
    """What a brief says of one claim."""

    status: str
    headline: Sentence
    sentences: tuple[Sentence, ...]
    quoted: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One report that is quoted: its id, who published what and when, where, and the digest of its text."""

    id: str
    line: str
    digest: str


def tell_claims(claims: Sequence[Released]) -> tuple[ClaimPart, ...]:
    """Say what a brief says of claims; quotations are numbered through."""
    parts, first = [], 1
    for released in claims:
        quoted = tuple(_quoted(number, quote) for number, quote in enumerate(_ordered(released), start=first))
        first += len(quoted)
        parts.append(_part(released, quoted))
    return tuple(parts)


def _ordered(released: Released) -> list[Quote]:
    return [quote for side in HEADINGS for quote in released.quotes if quote.side == side]


def _quoted(number: int, quote: Quote) -> Quoted:
    origin = quote.origin.label if quote.origin and quote.origin.known else "nobody named"
    chain = " → ".join(dict.fromkeys([origin, *reversed(quote.voices), name_item(quote.item)]))
    return Quoted(number, HEADINGS[quote.side], chain, quote.exact, f"{quote.item.id} {quote.start}–{quote.end}")


def _part(released: Released, quoted: Sequence[Quoted]) -> ClaimPart:
    pro = [one.number for one in quoted if one.heading == HEADINGS["for"]]
    said = [one.number for one in quoted if one.words and " ".join(one.words.split())[:40] in released.claim.value]
    claim = released.claim
    words = claim.value if len(claim.value) >= SHORT else f"{claim.question} {claim.value}".strip()
    headline = Sentence(words, number_runs(said[:1] or pro or [one.number for one in quoted]))
    return ClaimPart(released.status.label, headline, tuple(_sentences(released, quoted, pro)), tuple(quoted))


def _sentences(released: Released, quoted: Sequence[Quoted], pro: Sequence[int]) -> Iterator[Sentence]:
    claim = released.claim
    every = number_runs([one.number for one in quoted])
    ruling = tuple(f"ruling {one.id}" for one in released.rulings[-1:]) if released.status.ruled else ()
    yield Sentence(f"{released.status.label}: {released.status.why}", (*ruling, *every))
    reports = len({one.item.id for one in released.quotes if one.side == "for"})
    yield Sentence(
        f"{say_origins(claim.origins, claim.origins_upper).capitalize()}, {count(reports, 'report')}.",
        number_runs(pro),
    )
    if claim.realis and claim.event_type:
        realis = load_wording().say("realis", claim.realis)
        yield Sentence(f"As an event ({claim.event_type}) it is {realis}.", number_runs(pro))
    if (one := claim.deadline) and one.due:
        yield Sentence(
            f"A deadline runs out {say_due(one.due)} ({one.state} when reported).",
            (f"{one.item} {one.start}–{one.end}",),
        )
    for cell, (item, start, end) in zip(released.cells, released.named, strict=False):
        yield Sentence(f"{cell.name}: the cell around {cell.lat}, {cell.lon}.", (f"{item} {start}–{end}",))


def number_runs(numbers: Sequence[int]) -> tuple[str, ...]:
    """Write ascending numbers with runs drawn together.

    >>> number_runs([1, 2, 3, 5])
    ('1–3', '5')
    """
    runs = [list(run) for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    return tuple(str(run[0][1]) if len(run) == 1 else f"{run[0][1]}–{run[-1][1]}" for run in runs)


def list_reports(claims: Sequence[Released]) -> tuple[Report, ...]:
    """List the reports that are quoted, each once."""
    items = {quote.item.id: quote.item for released in claims for quote in released.quotes}
    lines = []
    for item in items.values():
        title = f" “{item.title}”," if item.title else ""
        address = f", {item.url}" if item.url else ""
        lines.append(
            Report(item.id, f"{name_item(item)},{title} {say_instant(item.published)}{address}", item.digest or "")
        )
    return tuple(lines)
