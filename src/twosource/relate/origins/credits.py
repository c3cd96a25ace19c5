"""The text of a post goes in, whom it credits comes out: the few shapes in which short texts name their source.

Posts have no room for syntax, so the machine looks at clauses: "X says …", "…, says X", "X: …", "… (X)", "via X". The
reader's chains serve where the shapes are silent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from twosource.relate.origins.outlets import outlet_named
from twosource.relate.origins.shapes import (
    ABOUT,
    BOUNDARY,
    BRACKET,
    CIRCUMSTANCE,
    CLAUSE_END,
    DEED,
    FRONT,
    HANDED,
    INFINITIVE,
    LABEL,
    LAST,
    LINK,
    MOST_WORDS,
    POSSESSIVE,
    PRONOUN,
    QUOTES,
    REPOST,
    SHORT,
    SPEAKER,
    TAIL,
    before_pattern,
    nobody_pattern,
    verb_pattern,
)
from twosource.relate.origins.voices import Root, load_credits, root_of_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CreditKind = Literal["credit", "repost"]


@dataclass(frozen=True, slots=True)
class Credit:
    """A post names its source at `text[start:end]`; relays are those it came through, outermost first."""

    root: Root
    start: int
    end: int
    kind: CreditKind = "credit"


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a text at `start`."""

    text: str
    start: int


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


SOURCES = ("outlet:", "press:", "reports")
STRENGTH = {"certain": 0, "may-overlap": 1, "nobody": 2}


def credit_at(text: str, start: int, end: int, kind: CreditKind = "credit", prefix: str = "") -> Credit:
    """Make the credit of the voice written at `text[start:end]`."""
    return Credit(root_of_name(prefix + text[start:end]), start, end, kind)


def clause_credits(text: str, body: int) -> Iterator[Credit]:
    """Yield credits that a clause makes with a verb, or with a colon behind the voice."""
    for clause in split_clauses(text, body):
        led = led_by_colon(clause)
        if led:
            yield led
        for match in verb_pattern().finditer(clause.text):
            one = subject_of(clause, match) or inverted_subject(clause, match)
            if one:
                yield one


def split_clauses(text: str, body: int) -> Iterator[Clause]:
    """Cut the text behind `body` at sentence ends and dashes."""
    at = body
    for end in CLAUSE_END.finditer(text, body):
        yield Clause(text[at : end.start()], at)
        at = end.end()
    yield Clause(text[at:], at)


def led_by_colon(clause: Clause) -> Credit | None:
    """Read "Police: the ferry will not sail": a voice that we know for one, then a colon."""
    head, colon, rest = clause.text.partition(":")
    quoted = rest.lstrip()[:1] in QUOTES
    if not colon or not rest.strip() or len(head.split()) > (MOST_WORDS if quoted else SHORT) or not head.strip(" #"):
        return None
    named = CIRCUMSTANCE.split(head.strip(), maxsplit=1)[0]
    if PRONOUN.match(named):
        return None
    root = root_of_name(named)
    given = named.split()[-1:] and named.split()[-1].lower() in load_credits().given_out
    if given and len(named.split()) > 1:
        root = root_of_name(named.rsplit(None, 1)[0])
    known = is_known(root) or named.startswith("@") or bool(given and root.standing == "certain")
    somebody = quoted and root.standing == "certain"
    shouted = head.isupper() and not root.key.startswith(("press:", "outlet:"))
    return Credit(root, *trimmed(clause, 0, len(head))) if (known or somebody) and not shouted else None


def is_known(root: Root) -> bool:
    """Tell whether a phrase is a voice by its words alone: an outlet, a body, a role, an office, "reports"."""
    office = root.standing == "certain" and bool(root.names & frozenset(load_credits().offices))
    return office or root.key.startswith(("outlet:", "body:", "press:", "role:", "reports"))


def subject_of(clause: Clause, verb: re.Match[str]) -> Credit | None:
    """Read the voice in front of a reporting verb, back to the last comma, colon, dash or quotation mark."""
    left = clause.text[: verb.start()]
    at = max((edge.end() for edge in BOUNDARY.finditer(left)), default=0)
    rest = clause.text[verb.end() :]
    named = left[at:].strip()
    words = named.split()
    if not words or len(words) > MOST_WORDS or PRONOUN.match(words[0]) or not re.search(r"[^\W\d_]", named):
        return None
    if words[0][0].isdigit() or words[-1].lower() in INFINITIVE or DEED.match(rest.strip()) or is_heard(named, verb):
        return None
    root = root_of_name(named)
    if verb["verb"].lower() in load_credits().weak_verbs and not hands_over(root, verb["verb"], rest, at):
        return None
    return Credit(root, *trimmed(clause, at, len(left)))


def is_heard(named: str, verb: re.Match[str]) -> bool:
    """Tell whether voice and verb together are a nobody's name ("local reports")."""
    rules = load_credits()
    return f"{named} {verb['verb']}".lower() in (*rules.press, *rules.nobody)


def hands_over(root: Root, verb: str, rest: str, at: int) -> bool:
    """Tell whether a verb that also stands for deeds hands a clause to this voice."""
    spoken = rest.strip().lower()
    if verb.isupper():
        return False
    introduced = spoken.startswith(("that ", ":", "“", '"', "no ", "there "))
    recognised = not root.key.startswith(("voice:", "unnamed:")) and root.standing != "nobody"
    somebody = root.standing == "certain" and bool(spoken) and verb.endswith("s")
    return introduced or recognised or (at > 0 and not spoken) or somebody


def inverted_subject(clause: Clause, verb: re.Match[str]) -> Credit | None:
    """Read "…, says X": nothing but a boundary in front of the verb, the voice behind it."""
    left = clause.text[: verb.start()].rstrip()
    if verb["verb"].lower() not in load_credits().inverting or not BOUNDARY.search(left[-1:]):
        return None
    right = clause.text[verb.end() :]
    end = ABOUT.search(right)
    named = right[: end.start()] if end else right
    if not named.strip() or len(named.split()) > MOST_WORDS or PRONOUN.match(named.split()[0]):
        return None
    root = root_of_name(named.strip())
    if root.key.startswith("unnamed:"):
        return None
    return Credit(root, *trimmed(clause, verb.end(), verb.end() + len(named)))


def marked_credits(text: str, body: int) -> Iterator[Credit]:
    """Yield credits that a preposition, a bracket, a possessive or the tail of the post makes."""
    yield from prepositional_credits(text, body)
    for match in POSSESSIVE.finditer(text, body):
        yield credit_at(text, match.start("who"), match.end("who"))
    for match in BRACKET.finditer(text, body):
        if is_source(match["who"]):
            yield credit_at(text, match.start("who"), match.end("who"))
    yield from tail_credits(text.rstrip(), body)


def prepositional_credits(text: str, body: int) -> Iterator[Credit]:
    """Yield credits behind "according to" and its like, and accounts that a picture or an outlet's news comes from."""
    for match in before_pattern().finditer(text, body):
        end = ABOUT.search(text, match.end())
        stop = end.start() if end else len(text)
        if 0 < len(text[match.end() : stop].split()) <= MOST_WORDS:
            start, stop = inner(text, match.end(), stop)
            account = re.match(r"@\w+", text[start:stop])
            yield credit_at(text, start, start + account.end() if account else stop)
    for match in HANDED.finditer(text, body):
        if match["what"] or root_of_name(match["who"]).kind != "account":
            yield credit_at(text, match.start("who"), match.end("who"))


def tail_credits(text: str, body: int) -> Iterator[Credit]:
    """Yield credits at the end of a post: a speaker behind his words, a source behind a colon or a dash."""
    speaker, last, tail = SPEAKER.search(text), LAST.search(text, body), TAIL.search(text)
    if speaker and root_of_name(speaker["who"]).standing != "nobody":
        yield credit_at(text, speaker.start("who"), speaker.end("who"))
    if last and is_known(root_of_name(last["who"])):
        yield credit_at(text, last.start("who"), last.end("who"))
    if tail and is_source(tail["who"]):
        yield credit_at(text, tail.start("who"), tail.end("who"))


def is_source(name: str) -> bool:
    """Tell whether what stands in brackets or at the end is a source: an account, an outlet, or nobody's "reports"."""
    plain = name.strip()
    return plain.startswith("@") or bool(outlet_named(plain)) or root_of_name(plain).key.startswith(SOURCES)


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


def trimmed(clause: Clause, start: int, end: int) -> tuple[int, int]:
    """Give offsets into the whole text of a part of a clause, without blanks and marks at its ends."""
    held = clause.text[start:end]
    left = len(held) - len(held.lstrip(" \t,:;#"))
    return clause.start + start + left, clause.start + start + len(held.rstrip(" \t,:;"))


def deepest(found: Iterable[Credit]) -> Credit | None:
    """Give the credit that the news goes back to: somebody before an outlet, an account only passing on, and nobody."""
    return min(found, key=depth, default=None)


def depth(credit: Credit) -> tuple[int, int]:
    """Rank a credit: a repost or a private account is a relay where a deeper voice is named, "media" where one is."""
    passing = credit.kind == "repost" or (credit.root.kind == "account" and credit.root.standing != "certain")
    vague = credit.root.standing == "nobody" or credit.root.key.startswith("press:")
    return (STRENGTH[credit.root.standing] if not passing else 2, int(vague))
