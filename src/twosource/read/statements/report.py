"""A report: one act of reporting as a finder sees it, before chains, stance and names are settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from twosource.model.reading import Stance
    from twosource.model.span import Span

Way = Literal["verb", "quotation", "noun", "adjective", "according", "adverb", "convention", "post", "learned"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names a voice; `head` is its head noun's token, None when it was read without syntax.

    `stands_for` is where the text names in full whom a mere letter means ("A:" of an interview).
    """

    span: Span
    head: int | None = None
    stands_for: Span | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Content under one cue.

    `voices` runs from the outermost to the innermost that this cue names itself (None: nobody is named); those of
    enclosing reports are put before them later. `anchor` is the token of the cue's head, None for cues that are no
    words. `group` names the cue class. `relays` tells that the outer voice only passes on what is inside.
    """

    way: Way
    anchor: int | None
    cue: Span | None
    voices: tuple[Mention | None, ...]
    content: tuple[Span, ...]
    stance: Stance
    group: str
    joint: tuple[Mention, ...] = ()
    relays: bool = False
    negated: bool = False
