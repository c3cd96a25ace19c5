"""Readings as a reader would make them, built in one line; all outlets, people and accounts here are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twosource.model.ids import digest_text
from twosource.model.item import Item, Relation
from twosource.model.reading import Event, Participant, Quantity, Reading, Statement, Voice
from twosource.model.span import Span

if TYPE_CHECKING:
    from twosource.model.reading import EventType, Realis, Stance, VoiceKind


def article(
    name: str,
    text: str,
    *,
    publisher: str | None = None,
    published: str | None = None,
    **layers: Any,  # noqa: ANN401 - passed on as they are
) -> Reading:
    """An article with the layers given."""
    item = Item(name, "article", text, digest_text(text), publisher=publisher, published=published)
    return Reading(item, text, **layers)


def post(
    name: str, text: str, *, handle: str | None = None, published: str | None = None, reposts: str | None = None
) -> Reading:
    """A short post, nothing coded in it."""
    relations = (Relation("repost", reposts),) if reposts else ()
    item = Item(name, "post", text, digest_text(text), handle=handle, published=published, relations=relations)
    return Reading(item, text)


def span(text: str, part: str) -> Span:
    """Where `part` first stands in `text`."""
    start = text.index(part)
    return Span(start, start + len(part))


def said(
    number: int,
    text: str,
    content: str,
    *voices: tuple[str, VoiceKind],
    cue: str | None = None,
    stance: Stance = "asserts",
) -> Statement:
    """A statement `s<number>` of `content`, through voices given as (name, kind), outermost first."""
    chain = tuple(voiced(text, name, kind) for name, kind in voices)
    return Statement(
        f"s{number}", (span(text, content),), chain, span(text, cue) if cue else None, "indirect", stance, "none"
    )


def voiced(text: str, name: str, kind: VoiceKind) -> Voice:
    """A voice at its first mention, or without offsets where the text has another word for it."""
    if name in text:
        place = span(text, name)
        return Voice(place.start, place.end, name, kind)
    return Voice(None, None, name, kind)


def event(
    number: int,
    text: str,
    kind: EventType,
    trigger: str,
    *,
    statements: tuple[str, ...] = (),
    actor: str | None = None,
    recipient: str | None = None,
    realis: Realis = "occurred",
    numbers: tuple[tuple[str, int | None, int | None, str], ...] = (),
) -> Event:
    """An event `e<number>` with its trigger, actor and recipient at their first mention, and numbers."""
    return Event(
        id=f"e{number}",
        type=kind,
        mode=None,
        trigger=span(text, trigger),
        actors=taking_part(text, actor),
        recipients=taking_part(text, recipient),
        place=None,
        when=None,
        realis=realis,
        statements=statements,
        numbers=tuple(Quantity(what, low, high, *span(text, words)) for what, low, high, words in numbers),
    )


def taking_part(text: str, name: str | None) -> tuple[Participant, ...]:
    """The participant of that name, if any."""
    return (Participant(*span(text, name), name),) if name else ()


def police_said(name: str, publisher: str, text: str, content: str, published: str = "2024-05-02T10:00:00Z") -> Reading:
    """An article in which the police say `content`."""
    layers = {"statements": (said(1, text, content, ("police", "organisation"), cue="said"),)}
    return article(name, text, publisher=publisher, published=published, **layers)
