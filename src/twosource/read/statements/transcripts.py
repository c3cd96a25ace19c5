"""Reports of who speaks by turns: briefings and interviews, where a line opens with a speaker and a colon.

A turn ends where the next one begins. Who only asks ("QUESTION:", "Q:", the paper that interviews) is nobody that
the text names; "A:" is whoever answers, if the text leaves no doubt who that is.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.statements.report import Mention, Report
from twosource.read.statements.spans import tidy_all
from twosource.read.statements.vocabulary import load_voice_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.model.reading import Stance
    from twosource.read.statements.page import Page

SPEAKER = re.compile(r"^[“\"]?((?:[A-Z][A-Z.'’-]+ ?){1,4}(?:\([^)\n]{1,60}\))?):\s+(?=\S)", re.MULTILINE)
NAMED = re.compile(r"^((?:[A-Z][\w.'’-]* ?){1,4}(?:\([^)\n]{1,60}\))?):[ \t]+(?=\S)", re.MULTILINE)
"""A speaker written as names are; needs more to be taken for one than capitals do."""
BARE = re.compile(r"^(Q)[ \t]+(?=[A-Z“\"])", re.MULTILINE)
"""How some offices write a question: without a colon."""
BRACKET = re.compile(r"^\[([A-Z][A-Za-z .'’-]{2,40})\]\s+(?=\S)", re.MULTILINE)
FIRST_PERSON = re.compile(r"\b(?:I|my|MY|we|WE|our|OUR)\b")
Turn = re.Match[str]


def find_turns(page: Page) -> Iterator[Report]:
    """Read the turns of a transcript, and wire services' bracketed speakers before the first person."""
    lists, text = load_voice_words(), page.text
    turns = _turns(page)
    brackets = [turn for turn in BRACKET.finditer(text) if turn.group(1).strip().lower() not in lists.labels]
    ordered: list[Turn] = sorted([*turns, *brackets], key=lambda turn: turn.start())
    answers = _answerer(page, turns)
    ends = [turn.start() for turn in ordered[1:]]
    ends += [page.paragraph_at(turn.start()).end for turn in ordered[-1:]]
    for turn, end in zip(ordered, ends, strict=True):
        yield from _spoken(page, turn, end, answers)


def _spoken(page: Page, turn: Turn, end: int, answers: Span | None) -> Iterator[Report]:
    body = Span(turn.end(), end)
    if turn.re is BRACKET and FIRST_PERSON.search(page.text, body.start, body.end) is None:
        return
    content = tidy_all(page, (body,))
    if content:
        stance: Stance = "asks" if turn.re is not BRACKET and _asks(page, turn) else "asserts"
        yield Report("convention", None, None, (_voice(page, turn, answers),), content, stance, "say")


def _voice(page: Page, turn: Turn, answers: Span | None) -> Mention | None:
    if turn.re is not BRACKET and _asks(page, turn):
        return None
    stands_for = answers if _label(turn) in load_voice_words().answering else None
    return Mention(Span(*turn.span(1)), stands_for=stands_for)


def _turns(page: Page) -> list[Turn]:
    """Give the turns of speakers: two at least, and none of a list of things ("Killed: 12")."""
    lists, text = load_voice_words(), page.text
    named = [turn for turn in NAMED.finditer(text) if _is_speaker(page, turn)]
    shouted = [turn for turn in (*SPEAKER.finditer(text), *BARE.finditer(text)) if turn not in named]
    starts = {turn.start() for turn in named}
    known = lists.labels - lists.asking
    found = [*named, *(turn for turn in shouted if turn.start() not in starts and _label(turn) not in known)]
    spoken = Counter(_label(turn) for turn in found)
    return found if len(found) > 1 and (len(spoken) > 1 or not named) else []


def _is_speaker(page: Page, turn: Turn) -> bool:
    """Tell a person's name, a paper's own, or the letter of a question or an answer, from any other label."""
    lists, label = load_voice_words(), _label(turn)
    if label in lists.asking | lists.answering or _is_own(page, turn):
        return True
    if label in lists.labels:
        return False
    tokens = page.doc.char_span(*turn.span(1), alignment_mode="expand")
    return tokens is not None and any(token.ent_type_ == "PER" for token in tokens)


def _label(turn: Turn) -> str:
    return re.sub(r"\s*\(.*", "", turn.group(1)).strip().lower()


def _is_own(page: Page, turn: Turn) -> bool:
    """Tell the item's publisher, or the last word of its name: "Reader" of the Donbas Reader."""
    own, label = (page.parsed.item.publisher or "").lower(), _label(turn)
    return bool(own) and (label.removeprefix("the ") == own.removeprefix("the ") or own.split()[-1] == label)


def _asks(page: Page, turn: Turn) -> bool:
    return _label(turn) in load_voice_words().asking or _is_own(page, turn)


def _answerer(page: Page, turns: Sequence[Turn]) -> Span | None:
    """Give who "A:" is: the one speaker by name, else the one person whom the text names before the first turn."""
    short = load_voice_words().answering
    speakers = [turn for turn in turns if not _asks(page, turn) and _label(turn) not in short]
    if speakers:
        return Span(*speakers[0].span(1)) if len({_label(turn) for turn in speakers}) == 1 else None
    first = min((turn.start() for turn in turns), default=0)
    people = [one for one in page.entities if one.label_ == "PER" and one.end_char <= first]
    people = [one for one in people if " " in one.text] or people
    surnames = {one.text.split()[-1] for one in people}
    longest = max(people, key=lambda one: len(one.text), default=None)
    return Span(longest.start_char, longest.end_char) if longest is not None and len(surnames) == 1 else None
