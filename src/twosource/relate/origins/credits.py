"""The text of a post goes in, whom it credits comes out: the few shapes in which short texts name their source.

Posts have no room for syntax, so the machine looks at clauses: "X says …", "…, says X", "X: …", "… (X)", "via X". The
reader's chains serve where the shapes are silent.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.relate.origins.clauses import Credit, clause_credits, credit_at, is_known
from twosource.relate.origins.outlets import outlet_named
from twosource.relate.origins.shapes import (
    ABOUT,
    BRACKET,
    FRONT,
    HANDED,
    LABEL,
    LAST,
    LINK,
    MOST_WORDS,
    POSSESSIVE,
    REPOST,
    SPEAKER,
    TAIL,
    before_pattern,
    met_pattern,
    nobody_pattern,
    verb_pattern,
)
from twosource.relate.origins.voices import root_of_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def find_credits(text: str) -> list[Credit]:
    """Find all credits of a short text, the surest shape first, then in order of place; links are not read."""
    plain = LINK.sub(lambda link: " " * len(link.group()), text)
    found: list[Credit] = []
    start = 0
    repost = REPOST.match(plain)
    if repost:
        found.append(credit_at(plain, repost.start("who"), repost.end("who"), "repost", prefix="@"))
        start = repost.end()
    label = LABEL.match(plain[start:])
    body = start + (label.end() if label else 0)
    shapes = (*clause_credits(plain, body), *marked_credits(plain, body), *heard(plain, start))
    taken: list[Credit] = []
    for one in sorted(shapes, key=lambda one: STRENGTH[one.root.standing]):
        if not any(one.start < other.end and other.start < one.end for other in taken):
            taken.append(one)
    return found + taken


SHORT_ROLE = 2
"""Words of a role that ends a post: "… - officials"."""
SOURCES = ("outlet:", "press:", "reports")
STRENGTH = {"certain": 0, "may-overlap": 1, "nobody": 2}


def marked_credits(text: str, body: int) -> Iterator[Credit]:
    """Yield credits that a preposition, a bracket, a possessive or the tail of the post makes."""
    yield from prepositional_credits(text, body)
    for match in POSSESSIVE.finditer(text, body):
        yield credit_at(text, *match.span("who" if match["who"] else "account"))
    for match in BRACKET.finditer(text, body):
        if is_source(match["who"]):
            yield credit_at(text, match.start("who"), match.end("who"))
    for match in met_pattern().finditer(text, body):
        start, stop = inner(text, match.start("who"), end_of_voice(text, match.start("who")))
        one = credit_at(text, start, stop)
        if is_known(one.root) or one.root.kind == "person":
            yield one
    yield from tail_credits(text.rstrip(), body)


def prepositional_credits(text: str, body: int) -> Iterator[Credit]:
    """Yield credits behind "according to" and its like, and accounts that a picture or an outlet's news comes from."""
    for match in before_pattern().finditer(text, body):
        start, stop = inner(text, match.end(), end_of_voice(text, match.end()))
        if 0 < len(text[start:stop].split()) <= MOST_WORDS:
            account = re.match(r"@\w+", text[start:stop])
            yield credit_at(text, start, start + account.end() if account else stop)
    for match in HANDED.finditer(text, body):
        if match["given"]:
            yield credit_at(text, *match.span("giver"))
        elif match["what"] or root_of_name(match["who"]).kind != "account":
            yield credit_at(text, *match.span("who"))


def end_of_voice(text: str, start: int) -> int:
    """Give where a voice that begins at `start` ends: at a mark, or at the verb of the clause around it."""
    end = ABOUT.search(text, start)
    stop = end.start() if end else len(text)
    verb = verb_pattern().search(text, start, stop)
    cut = verb is not None and text[start : verb.start()].strip() and text[verb.end() : stop].strip()
    return verb.start() if verb and cut else stop


def tail_credits(text: str, body: int) -> Iterator[Credit]:
    """Yield credits at the end of a post: a speaker behind his words, a source behind a colon or a dash."""
    speaker, last, tail = SPEAKER.search(text), LAST.search(text, body), TAIL.search(text)
    if speaker and root_of_name(speaker["who"] or speaker["account"]).standing != "nobody":
        yield credit_at(text, *speaker.span("who" if speaker["who"] else "account"))
    if last and is_known(root_of_name(last["who"])):
        yield credit_at(text, last.start("who"), last.end("who"))
    if tail and is_source(tail["who"]):
        yield credit_at(text, tail.start("who"), tail.end("who"))


def is_source(name: str) -> bool:
    """Tell whether what stands in brackets or at the end is a source: an account, an outlet, or nobody's "reports"."""
    plain = name.strip()
    root = root_of_name(plain)
    unnamed = root.key.startswith("role:") and root.standing == "may-overlap"
    role = unnamed and plain.islower() and len(plain.split()) <= SHORT_ROLE
    return plain.startswith("@") or bool(outlet_named(plain)) or root.key.startswith(SOURCES) or role


def heard(text: str, body: int) -> Iterator[Credit]:
    """Yield "reports", "rumoured", "local media" wherever they stand as a source of nobody in particular."""
    for match in nobody_pattern().finditer(text, body):
        if match.start() > body + FRONT and text[match.end() :].startswith(" of "):
            continue
        yield Credit(root_of_name(match["who"]), match.start("who"), match.end("who"))


def inner(text: str, start: int, end: int) -> tuple[int, int]:
    """Give offsets without the blanks at both ends."""
    held = text[start:end]
    return start + len(held) - len(held.lstrip()), start + len(held.rstrip())


def deepest(found: Iterable[Credit]) -> Credit | None:
    """Give the credit that the news goes back to: somebody before an outlet, an account only passing on, and nobody."""
    return min(found, key=depth, default=None)


def depth(credit: Credit) -> tuple[int, int]:
    """Rank a credit: a repost or a private account is a relay where a deeper voice is named, "media" where one is."""
    passing = credit.kind == "repost" or (credit.root.kind == "account" and credit.root.standing != "certain")
    vague = credit.root.standing == "nobody" or credit.root.key.startswith("press:")
    return (STRENGTH[credit.root.standing] if not passing else 2, int(vague))
