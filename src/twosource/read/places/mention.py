"""What a text is seen to name before it is known which place is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.read.places.gazetteer import Candidate


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at `text[start:end]` and the places that it can mean.

    `kinds` holds the kinds that a word beside the name demands ("province"), empty when none does. `within` is the
    position, in the same list, of the mention named as what it lies in ("Springfield, Ohio"). `context` says that
    nothing of the news happens there: a dateline, a demonym, an outlet. `asked` mentions are reported, the others only
    weigh in. A `doubtful` one is a place only if the rest of the text lies where it lies. `beside` says that the
    readings are of the town that a feature is named after ("Merowe Dam"), not of the feature.
    """

    start: int
    end: int
    name: str
    candidates: tuple[Candidate, ...]
    kinds: frozenset[str] = frozenset()
    within: int | None = None
    context: bool = False
    asked: bool = True
    doubtful: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """The candidate chosen for a mention, and how sure that is, 0 to 1; None when nothing is known by that name."""

    candidate: Candidate | None
    confidence: float
