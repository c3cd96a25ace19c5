"""A Reading goes in, its deadlines come out as they are compared: parties and demand as stems, ends as seconds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.model.deadlines import DeadlineReport
from twosource.relate.deadlines.rules import load_deadline_rules, says
from twosource.relate.instants import DAY, day_of, order_of
from twosource.relate.text.words import find_words, stem_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.model.deadlines import DeadlineChange
    from twosource.model.reading import Deadline, Reading
    from twosource.model.span import Span

FORCE = "soldiers"
"""The word that stands for all of a side's men."""
LONGEST = 600
"""Characters kept of a sentence: what stands in none (a page without full stops) is cut."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Who set a deadline, who must keep it, what is asked: content words, empty where nobody in particular is named."""

    by: frozenset[str]
    addressee: frozenset[str]
    demand: frozenset[str]

    def __bool__(self) -> bool:
        """Tell whether anything is said."""
        return bool(self.by or self.addressee or self.demand)


@dataclass(frozen=True, slots=True)
class Mention:
    """One deadline of one item. `due`, `told` are seconds since 1970; `length` marks one counted from its telling."""

    item: str
    at: str | None
    deadline: Deadline
    sentence: str
    by: str | None
    addressee: str | None
    demand: str | None
    threat: str | None
    parties: Parties
    due: tuple[float, float] | None
    told: float | None
    length: bool
    extends: bool
    forwards: bool
    lapsed: bool

    @property
    def key(self) -> tuple[tuple[float, str], str, int]:
        """Where it stands in the order of telling: by publication, then by item, then by place in the text."""
        return order_of(self.at), self.item, self.deadline.start

    def report(self, change: DeadlineChange) -> DeadlineReport:
        """Write it into a history."""
        one = self.deadline
        return DeadlineReport(self.item, one.start, one.end, self.at, change, one.state, one.due, self.sentence)


def find_mentions(reading: Reading) -> Iterator[Mention]:
    """Give every deadline of an item, in its order."""
    for deadline in reading.deadlines:
        sentence = sentence_of(reading, deadline)
        by, addressee, demand, threat = (
            words_of(reading, span) for span in (deadline.by, deadline.addressee, deadline.demand, deadline.threat)
        )
        by = by or account_of(reading, deadline.by)
        addressee, demand = whose_move(addressee, demand)
        due = None if deadline.due is None else seconds_of(deadline.due)
        yield Mention(
            reading.item.id,
            reading.item.published,
            deadline,
            sentence,
            by,
            addressee,
            demand,
            threat,
            Parties(party_stems(by), as_one_force(party_stems(addressee)), stems_of(demand)),
            due,
            moment_of(reading.item.published),
            deadline.period is not None and counts_from_telling(deadline),
            says(sentence, "extended"),
            says(sentence, "forward"),
            says(sentence, "lapsed"),
        )


def whose_move(addressee: str | None, demand: str | None) -> tuple[str | None, str | None]:
    """Give whom and what, where the move asked for is told as whom: "the withdrawal of the army" asks the army."""
    moved = leaving().fullmatch(addressee or "")
    return (moved["whom"], demand or addressee) if moved else (addressee, demand)


@lru_cache(maxsize=1)
def leaving() -> re.Pattern[str]:
    """Match a move that is named by a noun, with whose it is."""
    nouns = "|".join(map(re.escape, load_deadline_rules().leavings))
    return re.compile(
        rf"(?:the |an? )?(?:\w+ )?(?:{nouns}) (?:of|by) (?P<whom>.+?)(?: (?:from|out of|to|in|at) .*)?", re.IGNORECASE
    )


def account_of(reading: Reading, by: Span | None) -> str | None:
    """Name the account of a post whose author sets the deadline: "we give them until noon"."""
    if by is None or reading.item.kind != "post":
        return None
    spoken = by.of(reading.text).split(maxsplit=1)[0].lower()
    return reading.item.author or reading.item.handle if spoken in load_deadline_rules().first_person else None


def name_setters(mentions: Sequence[Mention]) -> list[Mention]:
    """Give mentions in which a part of a setter's name counts as the whole, where only one name holds it.

    "Kyrgyzstan's Security Council" makes one of "Kyrgyzstan" and "the Security Council".
    """
    every = {one.parties.by for one in mentions}
    whole = {by: [other for other in every if by < other] for by in every if by}
    longest = {by: max(held, key=len) for by, held in whole.items() if held}
    names = {by: name for by, name in longest.items() if all(other <= name for other in whole[by])}
    return [
        replace(one, parties=replace(one.parties, by=names.get(one.parties.by, one.parties.by))) for one in mentions
    ]


def counts_from_telling(deadline: Deadline) -> bool:
    """Tell whether an end is its period behind the moment of telling, so that it moves with whoever tells it."""
    return deadline.given is not None or deadline.due is None


def sentence_of(reading: Reading, deadline: Deadline) -> str:
    """Give the sentence that names the time, on one line."""
    around = next((one for one in reading.sentences if one.start <= deadline.start < one.end), None)
    start, end = (around.start, around.end) if around else (deadline.start, deadline.end)
    return " ".join(reading.text[start:end].split())[:LONGEST]


def words_of(reading: Reading, span: Span | None) -> str | None:
    """Give the words of a span on one line; None where they name nobody (a pronoun)."""
    if span is None:
        return None
    words = " ".join(span.of(reading.text).split())
    return words if stems_of(words) else None


def stems_of(words: str | None) -> frozenset[str]:
    """Give the content words of a phrase, as they are compared."""
    return frozenset(token.stem for token in find_words(words or ""))


def party_stems(words: str | None) -> frozenset[str]:
    """Give the words that tell a party from others; empty where nobody in particular is named."""
    return stems_of(words) - {stem_word(word) for word in load_deadline_rules().anybody}


def as_one_force(stems: frozenset[str]) -> frozenset[str]:
    """Put one word for all that mean a side's men: "the army" is asked what "the garrison" is asked."""
    named = {stem_word(word) for word in load_deadline_rules().forces}
    return (stems - named) | {stem_word(FORCE)} if stems & named else stems


def seconds_of(due: tuple[str, str]) -> tuple[float, float] | None:
    """Give both ends of an interval in seconds."""
    first, last = (moment_of(written) for written in due)
    return None if first is None or last is None else (first, last)


def moment_of(written: str | None) -> float | None:
    """Give an ISO date or instant in seconds."""
    day = day_of(written)
    return None if day is None else day * DAY
