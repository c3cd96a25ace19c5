"""A deadline of a case: what is demanded of whom by when, and what each item that speaks of it says became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twosource.model.reading import DeadlineState

DeadlineChange = Literal["set", "told again", "extended", "brought forward", "met", "lapsed", "lifted", "unknown"]
"""What an item brought: a new deadline, another term, an outcome; or it only tells of the deadline again."""


@dataclass(frozen=True, slots=True)
class DeadlineReport:
    """An item that speaks of a deadline, at `text[start:end]` (the time that it names).

    `at` is when the item was published, `due` the UTC interval that it gives, `state` what it says, `words` its
    sentence. `change` is what it brought to the history.
    """

    item: str
    start: int
    end: int
    at: str | None
    change: DeadlineChange
    state: DeadlineState
    due: tuple[str, str] | None
    words: str


@dataclass(frozen=True, slots=True)
class CaseDeadline:
    """One deadline over all items of a story: who set it for whom, what is asked, what follows otherwise.

    `due` is the UTC interval in which the present term runs out, `state` what the latest items say; what a clock makes
    of them is for who shows it. `history` runs from the first report to the last; `beside` names deadlines of the same
    demand that other reports let run out at another time, so that somebody is wrong or a term was moved unsaid.
    """

    id: str
    story: str
    by: str | None
    addressee: str | None
    demand: str | None
    threat: str | None
    given: str | None
    period: str | None
    due: tuple[str, str] | None
    state: DeadlineState
    history: tuple[DeadlineReport, ...]
    beside: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[str, ...]:
        """Ids of the items that speak of it, each once, in order of its history."""
        return tuple(dict.fromkeys(one.item for one in self.history))

    @property
    def title(self) -> str:
        """What it is in a few words: who is to do what, as far as it is known."""
        who, what = self.addressee or "somebody", self.demand
        return f"{who}: {what}" if what else f"{who}: a term set by {self.by}" if self.by else f"{who}: a term"
