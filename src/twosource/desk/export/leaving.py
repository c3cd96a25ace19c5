"""Claims and the terms under which they leave go in; coarsened, rounded and masked claims come out, and what was done.

This is the one way from the case to a form: what a form writes has been through here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING
from urllib.parse import unquote

from twosource.desk.export.mask import Mask, bound
from twosource.desk.export.people import cut, is_outlet, load_release, mark_people
from twosource.desk.export.release import release
from twosource.desk.export.sharing import Done
from twosource.desk.views.lapse import parse_instant

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from twosource.desk.export.mask import Span
    from twosource.desk.export.release import Quote, Released, Told
    from twosource.desk.export.sharing import Terms
    from twosource.desk.views.claim import ClaimFile
    from twosource.model.deadlines import CaseDeadline
    from twosource.model.item import Item
    from twosource.model.ledger import Claim, Ruling
    from twosource.model.reading import Reading

FINE = 100
"""Cells a degree where a case allows finer places: 0.01 degrees, about 1 km; exact coordinates never leave."""
ID_SIGNS = 12
"""Signs of a digest in the id that stands for another."""


@dataclass(slots=True)
class Rounding:
    """Rounds instants to their UTC day, unless `off`, and counts those that it rounded."""

    off: bool = False
    done: int = 0

    def day(self, written: str | None) -> str | None:
        """Give the UTC day of an instant; a date stays as it is."""
        moment = parse_instant(written)
        if self.off or written is None or moment is None or "T" not in written:
            return written
        self.done += 1
        return moment.astimezone(UTC).date().isoformat()

    def days(self, written: Sequence[str]) -> list[str]:
        """Give an interval from the start of its first UTC day to the end of its last."""
        first, *_, last = (self.day(end) or "" for end in written)
        return list(written) if self.off else [f"{first[:10]}T00:00:00Z", f"{last[:10]}T23:59:59Z"]


@dataclass(slots=True)
class Leaving:
    """Lets claims out, one after another, under the same terms and with the same marks; counts what it does."""

    terms: Terms
    mask: Mask
    rounding: Rounding = field(default_factory=Rounding)
    hours: bool = True
    """Whether times of the day are masked in words, too."""
    found: dict[tuple[str, str, bool], list[Span]] = field(default_factory=dict)

    def claim(self, one: Claim) -> Claim:
        """Mask a claim's own words, its origins, edges and deadlines."""
        say, key, day = self.say, self.mask.key, self.rounding.day
        origins = tuple(replace(origin, key=key(origin.key), label=say(origin.label)) for origin in one.origin_list)
        edges = tuple(
            replace(edge, source=key(edge.source), target=key(edge.target), reason=say(edge.reason))
            for edge in one.edges
        )
        deadlines = tuple(
            replace(held, item=key(held.item), demand=self.may_say(held.demand), by=self.may_say(held.by),
                    addressee=self.may_say(held.addressee)) for held in one.deadlines
        )  # fmt: skip
        return replace(
            one, question=say(one.question), value=say(one.value), origin_list=origins, edges=edges,
            reason=replace(one.reason, words=say(one.reason.words)), deadlines=deadlines, evidence=(),
            first=day(one.first), last=day(one.last),
        )  # fmt: skip

    def say(self, words: str) -> str:
        """Mask words."""
        return self.mask.words(words, hours=self.hours)

    def may_say(self, words: str | None) -> str | None:
        """Mask words that may be missing."""
        return None if words is None else self.say(words)

    def item(self, one: Item) -> Item:
        """Give an item as forms name it: its text stays inside, and so does an address that tells who it is."""
        url = one.url if one.url and not self.mask.names(unquote(one.url).partition("://")[2]) else None
        private = (
            one.handle is not None
            and self.say(f"@{one.handle.removeprefix('@')}") != f"@{one.handle.removeprefix('@')}"
        )
        name = self.may_say(one.publisher or (one.handle if private else None) or one.author)
        handle = None if private or not one.handle else one.handle
        return replace(
            one, id=self.mask.key(one.id), text="", url=None if private else url, publisher=name, author=None,
            handle=handle, published=self.rounding.day(one.published), title=self.may_say(one.title), posts=(),
            boilerplate=(), links=(), relations=(), toponyms=None, capture=None,
        )  # fmt: skip

    def spans_of(self, one: Item) -> list[Span]:
        """Find once what is masked in an item's text."""
        key = (one.id, one.digest, self.hours)
        if key not in self.found:
            self.found[key] = self.mask.spans(one.text, hours=self.hours)
        return self.found[key]

    def quote(self, one: Quote) -> Quote:
        """Mask a quotation in its text, so that a name at its edge is whole; what is around ends before a mark."""
        text = one.item.text
        spans = self.spans_of(one.item)
        exact = self.mask.part(text, one.start, one.end, spans)
        low, high = bound(spans, one.start, one.end, len(text))
        around = one.start - len(one.before), one.end + len(one.after)
        crossing = any(start < one.start < end or start < one.end < end for start, end, _ in spans)
        origin = one.origin and replace(one.origin, key=self.mask.key(one.origin.key), label=self.say(one.origin.label))
        return replace(
            one, item=self.item(one.item), exact=exact, masked=exact != one.exact, statement=None, origin=origin,
            before="" if crossing else text[max(low, around[0]) : one.start],
            after="" if crossing else text[one.end : min(high, around[1])],
            voices=tuple(self.say(voice) for voice in one.voices),
        )  # fmt: skip

    def told(self, one: Told) -> Told:
        """Mask who did it to whom."""
        actors, recipients = (tuple(self.say(name) for name in group) for group in (one.actors, one.recipients))
        return replace(one, item=self.mask.key(one.item), actors=actors, recipients=recipients)

    def deadline(self, one: CaseDeadline) -> CaseDeadline:
        """Mask a deadline; its terms stay, its reports are told by the day."""
        history = tuple(
            replace(held, item=self.mask.key(held.item), at=self.rounding.day(held.at), words=self.say(held.words))
            for held in one.history
        )
        return replace(
            one, by=self.may_say(one.by), addressee=self.may_say(one.addressee), demand=self.may_say(one.demand),
            threat=self.may_say(one.threat), history=history,
        )  # fmt: skip

    def ruling(self, one: Ruling) -> Ruling:
        """Mask a ruling's reason, in which a person may have typed any name; who ruled signs for the desk."""
        return replace(one, reason=self.mask.words(one.reason, hours=self.hours, guess=True), detail=None)

    def all_of(self, one: Released) -> Released:
        """Let one claim out."""
        self.hours = not self.rounding.off and not one.deadlines and not one.claim.deadlines
        why = self.mask.words(one.status.why, hours=self.hours)
        for ruling in one.rulings if one.status.ruled else ():
            why = why.replace(self.mask.words(ruling.reason, hours=self.hours), self.ruling(ruling).reason)
        return replace(
            one,
            claim=self.claim(one.claim),
            status=replace(one.status, why=why),
            rulings=tuple(map(self.ruling, one.rulings)),
            quotes=tuple(map(self.quote, one.quotes)),
            named=tuple((self.mask.key(item), start, end) for item, start, end in one.named),
            told=tuple(map(self.told, one.told)),
            deadlines=tuple(map(self.deadline, one.deadlines)),
        )


def let_out(files: Sequence[ClaimFile], terms: Terms, gone: Container[str] = ()) -> tuple[list[Released], Done]:
    """Let claims out under terms; the second value says what was done to them."""
    readings = {key: one for file in files for key, one in file.readings.items()}
    leaving = Leaving(
        terms, make_mask(list(readings.values()), [file.claim for file in files], lifted=bool(terms.lifted))
    )
    out, finer, places = [], 0, 0
    for file in files:
        one = release(file, gone)
        fine = not is_coarse(one, terms, leaving.mask)
        leaving.rounding.off = fine
        one = release(file, gone, FINE) if fine else one
        finer, places = finer + fine, places + len(one.cells)
        out.append(leaving.all_of(one))
    return out, tell(leaving, places, finer)


def tell(leaving: Leaving, places: int, finer: int = 0) -> Done:
    """Say what was done."""
    terms, used = leaving.terms, leaving.mask.used
    names = sum(mark.startswith(("[person", "[account", "[an account", "[a name")) for mark in used)
    contacts = sum(number for mark, number in used.items() if mark in {"[a number]", "[an e-mail address]", "[a link]"})
    return Done(
        terms.level, places, names, contacts, leaving.rounding.done, finer, terms.hold, terms.person, terms.second,
        terms.lifted,
    )  # fmt: skip


def make_mask(readings: Sequence[Reading], claims: Sequence[Claim], *, lifted: bool = False) -> Mask:
    """Make the mask of an export from the readings behind it."""
    known = {cut(place.name) for one in readings for place in one.places}
    known |= {cut(one.item.publisher) for one in readings if one.item.publisher and one.item.kind == "article"}
    known |= {cut(entity.name) for one in readings for entity in one.entities if entity.label != "PER"}
    known |= {cut(origin.label) for claim in claims for origin in claim.origin_list if origin.kind == "organisation"}
    return Mask(mark_people(readings, claims), frozenset(known), lifted, rename_posts(readings))


def rename_posts(readings: Iterable[Reading]) -> dict[str, str]:
    """Give posts of accounts that are no outlet's ids after their texts' digests, which leave anyway."""
    renamed: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for one in readings:
        if one.item.kind == "post" and not is_outlet(one.item):
            bare = f"post-{one.item.digest.removeprefix('sha256:')[:ID_SIGNS]}"
            taken[bare] += 1
            renamed[one.item.id] = f"{bare}-{taken[bare]}" if taken[bare] > 1 else bare
    return renamed


def is_coarse(one: Released, terms: Terms, mask: Mask) -> bool:
    """Tell whether a claim leaves coarse: always, but where the case allows more and it is old and touches nobody."""
    if not terms.finer:
        return True
    last = max((when for quote in one.quotes if (when := parse_instant(quote.item.published))), default=None)
    young = last is None or terms.now - last.astimezone(UTC) < timedelta(hours=terms.hold)
    return young or touches_people(one, mask)


def touches_people(one: Released, mask: Mask) -> bool:
    """Tell whether a claim touches civilians or sources: whom it befell, who speaks, and its words."""
    book = load_release()
    words = [one.claim.value, one.claim.question, *(quote.exact for quote in one.quotes)]
    words += [name for told in one.told for name in told.recipients]
    if any(book.civilians & set(cut(text)) for text in words):
        return True
    places = {cut(cell.name) for cell in one.cells}
    struck = any(told.numbers or {cut(name) for name in told.recipients} & places for told in one.told)
    kinds = {origin.kind for origin in one.claim.origin_list}
    kinds |= {voice.kind for quote in one.quotes if quote.statement for voice in quote.statement.voices}
    names = [origin.label for origin in one.claim.origin_list] + [who for quote in one.quotes for who in quote.voices]
    return struck or bool(kinds & book.guarded) or any(cut(name) in mask.marks.full for name in names)
