"""A report: one act of reporting as a finder sees it, before chains, stance and names are settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from twosource.model.span import Span

if TYPE_CHECKING:
    from twosource.model.reading import Stance

Way = Literal["verb", "quotation", "noun", "adjective", "according", "adverb", "convention", "post"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names a voice; `head` is its head noun's token, None when it was read without syntax.

    `taken_up` is the relative pronoun by which the noun speaks ("officials, who said"); it is no part of the name.
    """

    span: Span
    head: int | None = None
    taken_up: Span | None = None

    @property
    def reach(self) -> Span:
        """The mention as it stands at its cue: the noun phrase up to the relative pronoun that takes it up."""
        return self.span if self.taken_up is None else Span(self.span.start, self.taken_up.end)


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
