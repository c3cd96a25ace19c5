"""The end of a short text goes in, who is named there for all that stands in front comes out: "…, monitors note"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.relate.origins.clauses import Credit, credit_at, doer_of
from twosource.relate.origins.cues import load_credits
from twosource.relate.origins.nouns import bare, is_voice_word
from twosource.relate.origins.phrases import is_known, is_no_voice, is_source_phrase
from twosource.relate.origins.shapes import GOT, PRONOUN, TRAILING, joined
from twosource.relate.origins.voices import root_of_name

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST_FRONT = 2
"""Words that are told in front of who tells them."""
WORD = r"[@#]?\w[\w.'’&-]*"
ADJUNCT = (
    r"(?:\s+(?:in|on|at|from|during|after|via|over|by|to(?=\s+(?:the\s+)?(?:@|[A-Z]|reporters|media|press|our|us|me)))"
    rf"(?:\s+{WORD}){{1,5}})?"
)
"""Where, when or to whom it was said."""


def told_behind(text: str, body: int) -> Iterator[Credit]:
    """Yield who a report ends in, whatever verb of speaking follows, or none: "…, governor counts", "…, sources"."""
    plain = TRAILING.sub("", text.rstrip())
    again = pronoun_tail().search(plain, body)
    doer = doer_of(plain[body : again.start()]) if again else ""
    if doer and root_of_name(doer).standing != "nobody":
        start = plain.find(doer, body)
        yield credit_at(text, start, start + len(doer))
    match = next((found for tail in TAILS if (found := tail().search(plain, body))), None)
    if (
        match is None
        or len(plain[body : match.start()].split()) < LEAST_FRONT
        or is_listed(plain[: match.start()], match["who"])
    ):
        return
    named = match["who"]
    if PRONOUN.match(named) or is_no_voice(named):
        return
    root = root_of_name(named)
    if named.startswith("@") or is_source_phrase(named) or (root.standing == "certain" and is_known(root)):
        yield credit_at(text, *match.span("who"))


def is_listed(front: str, named: str) -> bool:
    """Tell whether a voice behind a comma is one of several in a row: "rebels kill mayor, governor"."""
    words = front.split()
    return named.lower().endswith(load_credits().closing) and bool(words) and is_voice_word(bare(words[-1]))


@lru_cache(maxsize=1)
def verb_tail() -> re.Pattern[str]:
    """Match a comma or dash, a voice and its verb at the end of a text, and where or when it spoke."""
    verbs = joined((*load_credits().verbs, *load_credits().ending))
    return re.compile(
        rf"(?:[,;”\"]|[\w”\"]\s[-–—]+)\s+(?P<who>{WORD}(?:\s+{WORD}){{0,4}}?)\s+(?:{verbs}){ADJUNCT}\s*[.!]?\s*$",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def pronoun_tail() -> re.Pattern[str]:
    """Match a report that ends in "she says": who does in the front of it what is told."""
    return re.compile(
        rf",\s+(?:he|she|they)\s+(?:posts|posted|{joined(tuple(load_credits().inverting))}){ADJUNCT}\s*[.!]?\s*$",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def bare_tail() -> re.Pattern[str]:
    """Match a comma and a voice that is nothing but a voice, at the end of a text."""
    return re.compile(
        rf",\s+(?P<who>(?:\w+\s+)?(?:{joined((*load_credits().signing, *load_credits().closing))}))\s*$", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def paper_tail() -> re.Pattern[str]:
    """Match a paper that shows what stands in front, at the end of a text: "…, list seen by reporter shows"."""
    rules = load_credits()
    return re.compile(
        rf",\s+(?P<who>(?:[\w.'’-]+\s+){{0,3}}?(?:{joined(rules.documents)}))"
        rf"(?:\s+(?:{GOT})\s+by\s+[\w@ .'’]{{2,40}}?)?\s+(?:{joined(rules.shows)})\s*[.!]?\s*$",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def told_outlet() -> re.Pattern[str]:
    """Match who spoke to whom in place of a last sentence: "… Airport official to Channel Six"."""
    return re.compile(
        r"[.!?”\"’]\s+(?P<who>[A-Z@][\w.'’-]*(?:\s+[\w.'’-]+){0,4}?)\s+to\s+(?:the\s+)?(?:@\w+|[A-Z]\w+(?:\s[A-Z]\w+){0,2})\s*$"
    )


@lru_cache(maxsize=1)
def quote_tail() -> re.Pattern[str]:
    """Match who spoke the quotation in front, alone behind it: “…” Operator of block 5, by phone."""
    return re.compile(r"[”\"]\s+(?P<who>[A-Z][\w.'’-]*(?:\s+[\w.'’-]+){0,4})(?:,\s[^.]{2,60})?\s*$")


@lru_cache(maxsize=1)
def fragment_tail() -> re.Pattern[str]:
    """Match a last sentence that is nothing but a source: "… It is over. Senior diplomat."."""
    return re.compile(
        rf"[.!?]\s+(?:(?:two|three|four|several)\s+)?(?P<who>(?:[\w-]+\s+){{0,3}}?(?:{joined(load_credits().signing)}))"
        r"(?:\s+(?:in|inside|at|close|from|near|with)(?:\s+[\w'’]+){0,4})?\s*\.?\s*$",
        re.IGNORECASE,
    )


TAILS = (verb_tail, paper_tail, told_outlet, quote_tail, fragment_tail, bare_tail)
"""From the surest."""
