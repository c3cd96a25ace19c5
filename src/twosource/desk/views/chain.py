"""A statement's voices and the item that prints it go in; one chain comes out, from the origin to the report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.item import Item
    from twosource.model.ledger import Origin
    from twosource.model.reading import Statement, Voice

Part = Literal["quoted", "origin", "relay", "report"]
UNKNOWN = "nobody named"
HASH = re.compile(r"[0-9a-f]{16}")
SHORT_ID = 6


@dataclass(frozen=True, slots=True)
class Link:
    """One voice of a chain: who, of what kind, and whether it is quoted, the origin, a relay or the report we hold."""

    name: str
    kind: str
    part: Part
    known: bool = True
    also: str | None = None
    """What the text itself calls it, where that differs."""


def name_item(item: Item) -> str:
    """Say whose report an item is: publisher, else handle, author, address, its own id, or the start of a hash."""
    handle = f"@{item.handle.removeprefix('@')}" if item.handle else None
    known = item.publisher or handle or item.author or item.url
    return known or (f"{item.kind} {item.id[:SHORT_ID]}" if HASH.fullmatch(item.id) else item.id)


def name_voice(voice: Voice, text: str) -> str:
    """Say who a voice is: its resolved name, else its words in the text, else that nobody is named."""
    if voice.name:
        return voice.name
    if voice.start is None or voice.end is None:
        return UNKNOWN
    return text[voice.start : voice.end]


def draw_chain(item: Item, statement: Statement | None, origin: Origin | None) -> tuple[Link, ...]:
    """List the links from the innermost voice to `item`.

    The ledger's origin need not be the innermost voice: what an account says that fighters said rests on the account.
    Voices inside the origin are shown as quoted, those outside as relays.
    """
    report = Link(name_item(item), item.kind, "report")
    if statement is None or not statement.voices:
        return (_own_origin(origin), report)
    inner = list(reversed(statement.voices))
    turn = _find_origin(inner, item.text, origin)
    quoted = tuple(_link(voice, item.text, "quoted") for voice in inner[:turn])
    relays = tuple(_link(voice, item.text, "relay") for voice in inner[turn + 1 :])
    speakers = (inner[turn], *(statement.joint if turn == 0 else ()))
    return (*quoted, _origin(speakers, item.text, origin), *relays, report)


def _own_origin(origin: Origin | None) -> Link:
    if origin is None or not origin.known:
        return Link(UNKNOWN, "unknown", "origin", known=False)
    return Link(origin.label, origin.kind, "origin")


def _find_origin(inner: Sequence[Voice], text: str, origin: Origin | None) -> int:
    """Give the place of the voice that the ledger took for the origin; the innermost when none bears its name."""
    if origin is None:
        return 0
    named = (
        number for number, voice in enumerate(inner) if fold_name(name_voice(voice, text)) == fold_name(origin.label)
    )
    return next(named, 0)


def fold_name(name: str) -> str:
    """Give a name as names are compared: letters and digits alone, so that "@narsaq_watch" is "Narsaq Watch".

    >>> fold_name("@narsaq_watch") == fold_name("Narsaq Watch")
    True
    """
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def _link(voice: Voice, text: str, part: Part) -> Link:
    return Link(name_voice(voice, text), voice.kind, part, known=voice.kind != "unspecified")


def _origin(speakers: Sequence[Voice], text: str, origin: Origin | None) -> Link:
    said = join_names([name_voice(voice, text) for voice in speakers])
    kind = speakers[0].kind
    if origin is None or not origin.known:
        return Link(said, kind, "origin", known=kind != "unspecified")
    also = said if kind != "unspecified" and fold_name(said) != fold_name(origin.label) else None
    return Link(origin.label, origin.kind or kind, "origin", also=also)


def join_names(names: Sequence[str]) -> str:
    """Join names as English does: "A, B and C".

    >>> join_names(["A", "B", "C"])
    'A, B and C'
    """
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""
