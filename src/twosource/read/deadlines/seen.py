"""What is known of a time once it is seen to be a deadline: its sentence, the right by which it is one, its word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from twosource.read.deadlines.sentences import Sight, Word

Kind = Literal["moved", "term", "state", "demand", "grant", "threat", "rest", "offset", "extension", "window"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A deadline seen: its time in its sentence, by what right, and the word that governs it, if one does."""

    sight: Sight
    kind: Kind
    governor: Word | None
