"""The text of a post goes in, whom it credits comes out: the few shapes in which short texts name their source.

Posts have no room for syntax, so the machine looks at clauses: "X says …", "…, says X", "X: …", "… (X)", "via X". The
reader's chains serve where the shapes are silent.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.relate.origins.clauses import Credit, clause_credits, credit_at
from twosource.relate.origins.cues import load_credits
from twosource.relate.origins.lands import land_itself
from twosource.relate.origins.nouns import is_person_name, is_role
from twosource.relate.origins.outlets import outlet_written
from twosource.relate.origins.phrases import is_called, is_known, is_source_phrase
from twosource.relate.origins.shapes import (
    ABOUT,
    BRACKET,
    BYLINE,
    CIRCUMSTANCE,
    DATELINE_END,
    FINAL,
    FROM,
    FRONT,
    HANDED,
    HEADED,
    HEARD_ON,
    LABEL,
    LAST,
    LINK,
    MENTIONED,
    MOST_WORDS,
    MOVED,
    NEW_CLAUSE,
    OPENED,
    POSSESSIVE,
    REPOST,
    RESENT,
    SHOWN,
    SLUG,
    SPEAKER,
    SPEAKING,
    SPOKEN,
    STATEMENT,
    TAIL,
    TRAILING,
    WATCHED,
    before_pattern,
    met_pattern,
    nest_pattern,
    nobody_pattern,
    quote_by_pattern,
    quoted_pattern,
    verb_pattern,
)
from twosource.relate.origins.tails import told_behind
from twosource.relate.origins.voices import TIME, Root, root_of_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def find_credits(text: str) -> list[Credit]:
    """Find all credits of a short text, the surest shape first, then in order of place; links are not read."""
    plain = LINK.sub(lambda link: " " * len(link.group()), text)
    found: list[Credit] = []
    start = 0
    repost = REPOST.match(plain)
    if repost:
        found.append(credit_at(plain, repost.start("who"), repost.end("who"), "repost", prefix="@"))
        start = repost.end()
    found.extend(credit_at(plain, *one.span("who"), "repost", prefix="@") for one in RESENT.finditer(plain, start))
    label = LABEL.match(plain[start:])
    body = start + (label.end() if label else 0)
    shapes = (*clause_credits(plain, body), *marked_credits(plain, body), *heard(plain, start))
    taken: list[Credit] = []
    for one in sorted(shapes, key=lambda one: STRENGTH[one.root.standing]):
        if one.root.key != TIME and not any(one.start < other.end and other.start < one.end for other in taken):
            taken.append(one)
    return found + taken


LEAST_HEADLINE = 4
"""Words of a headline."""
SOURCES = ("outlet:", "press:", "reports")
STRENGTH = {"certain": 0, "may-overlap": 1, "nobody": 2}


def marked_credits(text: str, body: int) -> Iterator[Credit]:
    """Yield credits that a preposition, a bracket, a possessive or the tail of the post makes."""
    yield from prepositional_credits(text, body)
    yield from handed_credits(text, body)
    yield from bracket_credits(text, body)
    for match in POSSESSIVE.finditer(text, body):
        yield credit_at(text, *match.span("who" if match["who"] else "account"))
    for match in met_pattern().finditer(text, body):
        start, stop = inner(text, match.start("who"), end_of_voice(text, match.start("who")))
        one = credit_at(text, start, stop)
        told = text[start:stop].lower() in load_credits().qualified or one.root.standing == "certain"
        if SPOKEN.search(text, stop) and (told or is_known(one.root)):
            yield one
    for match in quoted_pattern().finditer(text, body):
        yield credit_at(text, *match.span("who"))
    for pattern in (WATCHED, SPEAKING):
        for match in pattern.finditer(text):
            one = credit_at(text, *match.span("who"))
            if is_called(match["who"]) or is_known(one.root):
                yield one
    for match in quote_by_pattern().finditer(text, body):
        if is_source_phrase(match["who"]) or (ON_AIR.match(text, match.end()) and is_person_name(match["who"])):
            yield credit_at(text, *match.span("who"))
    yield from tail_credits(text.rstrip(), body)
    yield from told_behind(text, body)


ON_AIR = re.compile(
    r"\s+(?:on|to|in)\s+(?:the\s+)?(?:\w+\s+)?(?:tv|television|radio|twitter|parliament|court|interview|@\w+)\b",
    re.IGNORECASE,
)
"""Where a name behind a quotation speaks, so that it is a person: “I am well”: Lund on state radio."""


def bracket_credits(text: str, body: int) -> Iterator[Credit]:
    """Yield sources in brackets: an agency's letters, an account, a voice that we know."""
    for match in BRACKET.finditer(text, body):
        if is_slug(text, match):
            letters = match["who"].strip()
            agency = root_of_name(letters) if outlet_written(letters) else press_agency(letters)
            yield Credit(agency, match.start("who"), match.end("who"))
        elif is_source(match["who"]) and match["who"].strip().lower() not in load_credits().pictures:
            yield credit_at(text, *match.span("who"), "handed" if match["who"].startswith("@") else "credit")


def prepositional_credits(text: str, body: int) -> Iterator[Credit]:
    """Yield credits behind "according to" and its like, and accounts that a picture or an outlet's news comes from."""
    attributing = load_credits().attributing
    for match in before_pattern().finditer(text, body):
        form = match.group().strip().lower()
        start, stop = inner(text, match.end(), end_of_voice(text, match.end()))
        bidden = form == "told by" and text[stop:].startswith(" to ")
        voice = root_of_name(text[start:stop])
        passed_on = voice.kind in ("outlet", "account") or text[start : start + 1] == "@"
        if form == "via" and MOVED.search(text, 0, match.start()) and not passed_on:
            continue
        if (form.endswith("told to") and voice.kind not in ("outlet", "account")) or (
            form in MEASURING and voice.key.startswith("unnamed:")
        ):
            continue
        if 0 < len(text[start:stop].split()) <= MOST_WORDS and not bidden:
            account = re.match(r"@\w+", text[start:stop])
            end = start + account.end() if account else stop
            one = credit_at(text, start, end, "credit" if form in attributing else "handed")
            if form in attributing or not one.root.key.startswith("unnamed:"):
                yield one


MEASURING = ("per", "as per")
"""In front of what is nobody these count or compare: "two per basket", "as per plan"."""


def handed_credits(text: str, body: int) -> Iterator[Credit]:
    """Yield accounts and outlets that news or a picture was heard on, handed on from, or given out by."""
    opened = OPENED.match(text, body)
    if opened and is_outlet_or_account(opened["who"]):
        yield credit_at(text, *opened.span("who"), "handed")
    for match in HANDED.finditer(text, body):
        if match["given"]:
            yield credit_at(text, *match.span("giver"), "handed")
        elif match["what"] or (
            not SHOWN.search(text, 0, match.start()) and root_of_name(match["who"]).kind != "account"
        ):
            yield credit_at(text, *match.span("who"), "handed")
    for match in HEARD_ON.finditer(text, body):
        if match["folk"] and is_source_phrase(match["folk"]):
            yield credit_at(text, *match.span("folk"))
        elif match["who"] and root_of_name(match["who"]).kind == "outlet":
            yield credit_at(text, *match.span("who"))
    for match in STATEMENT.finditer(text, body):
        if is_source_phrase(match["who"]) or root_of_name(match["who"]).standing == "certain":
            yield credit_at(text, *match.span("who"))


def end_of_voice(text: str, start: int) -> int:
    """Give where a voice that begins at `start` ends: at a mark, or at the verb of the clause around it."""
    end = ABOUT.search(text, start)
    stop = end.start() if end else len(text)
    for new in NEW_CLAUSE.finditer(text, start, stop):
        front = text[start : new.start()]
        if is_source_phrase(front) and not front.endswith(" of"):
            return new.start()
    verb = verb_pattern().search(text, start, stop)
    cut = verb is not None and text[start : verb.start()].strip() and text[verb.end() : stop].strip()
    return verb.start() if verb and cut else stop


def tail_credits(text: str, body: int) -> Iterator[Credit]:
    """Yield credits at the end of a post: a speaker behind his words, a source behind a colon or a dash."""
    text = TRAILING.sub("", text)
    final, headed = FINAL.search(text), HEADED.match(text[body:])
    if final and is_outlet_alone(final["who"] or final["account"]):
        yield credit_at(text, *final.span("who" if final["who"] else "account"))
    if headed and outlet_written(headed["who"]):
        yield credit_at(text, body + headed.start("who"), body + headed.end("who"))
    speaker, last, tail, given = SPEAKER.search(text), LAST.search(text, body), TAIL.match(text), FROM.match(text)
    if speaker and root_of_name(speaker["who"] or speaker["account"]).standing != "nobody":
        yield credit_at(text, *speaker.span("who" if speaker["who"] else "account"))
    if last and is_source(last["who"]):
        yield credit_at(text, last.start("who"), last.end("who"))
    if tail and is_source(tail["who"]) and not announces(tail["who"]):
        yield credit_at(text, *tail.span("who"))
    if given and is_outlet_or_account(given["who"]):
        yield credit_at(text, *given.span("who"))
    yield from byline_credits(text, body)


def byline_credits(text: str, body: int) -> Iterator[Credit]:
    """Yield the name behind the dash that ends a headline; a place or topic that it also tells of is none.

    What a name alone stands for is not known, so it may be any voice already counted.
    """
    signed = BYLINE.match(text, body)
    if signed is None or len(signed["front"].split()) < LEAST_HEADLINE or land_itself(signed["who"]):
        return
    told = set(re.findall(r"\w+", signed["front"].lower()))
    words = re.findall(r"\w+", signed["who"].lower())
    if told.isdisjoint(words) and not announces(signed["who"]):
        root = root_of_name(signed["who"])
        yield Credit(replace(root, standing="may-overlap") if root.known else root, *signed.span("who"))


def announces(name: str) -> bool:
    """Tell whether what stands behind a dash announces something: "Live Updates"."""
    return not load_credits().no_bylines.isdisjoint(re.findall(r"\w+", name.lower())[:1])


def is_source(name: str) -> bool:
    """Tell whether what stands in brackets or at the end is a source: a voice that we know by its words alone."""
    plain = name.strip()
    head, *rest = CIRCUMSTANCE.split(plain, maxsplit=1)
    behind = BEHIND_ROLE.search(plain)
    if behind and is_role(plain[: behind.start()].lower().split()[-1]):
        plain = plain[: behind.start()]
    if rest and head.lower().split()[-1:] and head.lower().split()[-1] in load_credits().signing:
        plain = head
    return is_outlet_or_account(plain) or root_of_name(plain).key.startswith(SOURCES) or is_source_phrase(plain)


BEHIND_ROLE = re.compile(
    r"(?<=\w)\s+(?:(?:at|of|from|with)\s+[A-Z]|after\s+(?:call|talks|visit|meeting|briefing|phone)\b)"
)
"""Behind a role, where it works or when it spoke: "doctors at Selm General", "negotiator after call"."""


def is_outlet_alone(name: str) -> bool:
    """Tell whether a name is an outlet's wherever it stands: an account, capitals, or several words; "Seven" is not."""
    certain = name.startswith("@") or name.isupper() or " " in name
    return certain and root_of_name(name).kind == "outlet"


def press_agency(letters: str) -> Root:
    """Give the root of an agency of which a post tells the letters alone."""
    return Root(f"outlet:{letters.lower()}", letters, "outlet", "may-overlap")


def is_slug(text: str, bracket: re.Match[str]) -> bool:
    """Tell whether a bracket that ends a post, or its dateline, holds the letters of an agency: "(MW)"."""
    letters = bracket["who"].strip()
    ends = not TRAILING.sub("", text)[bracket.end() :].strip() or DATELINE_END.match(text, bracket.end())
    return bool(ends) and bool(SLUG.match(letters)) and letters.lower() not in load_credits().no_slugs


def is_outlet_or_account(name: str) -> bool:
    """Tell whether a name is an account, or an outlet that we know."""
    return name.startswith("@") or bool(outlet_written(name))


def heard(text: str, body: int) -> Iterator[Credit]:
    """Yield "reports", "rumoured", "local media" wherever they stand as a source of nobody in particular."""
    for match in nobody_pattern().finditer(text, body):
        if (match.start() > body + FRONT and text[match.end() :].startswith(" of ")) or (
            MENTIONED.search(text, body, match.start())
        ):
            continue
        root = root_of_name(match["who"])
        named = root.key.startswith(("press:", "outlet:"))
        yield Credit(root if named else root_of_name("reports"), match.start("who"), match.end("who"))


def inner(text: str, start: int, end: int) -> tuple[int, int]:
    """Give offsets without the blanks at both ends."""
    held = text[start:end]
    return start + len(held) - len(held.lstrip()), start + len(held.rstrip())


def deepest(text: str, found: Sequence[Credit]) -> Credit | None:
    """Give the credit that the news goes back to: somebody before an outlet, an account only passing on, and nobody.

    Of several that are somebody it is the one inside what the other says ("the mayor says police told her").
    """
    best = min(found, key=depth, default=None)
    while best is not None and depth(best) == 0:
        inside = (one for one in found if one.start > best.end and depth(one) == 0)
        nested = next((one for one in inside if nest_pattern().fullmatch(text, best.end, one.start)), None)
        if nested is None:
            break
        best = nested
    return best


def depth(credit: Credit) -> int:
    """Rank a credit by how far back it lies: a voice, an outlet, "media", a channel, an account, "reports"."""
    root = credit.root
    private = root.kind == "account" and root.standing != "certain"
    if private or (credit.kind == "repost" and root.standing != "certain"):
        return RANKS.index("repost" if credit.kind == "repost" and private else "account")
    if root.standing == "nobody":
        return RANKS.index("nobody")
    if root.key.startswith("press:"):
        return RANKS.index("press")
    outlet = "channel" if credit.kind == "handed" else "outlet"
    return RANKS.index(outlet if root.kind == "outlet" else "voice")


RANKS = ("voice", "outlet", "press", "channel", "account", "nobody", "repost")
"""From what news goes back to most to what it goes back to least."""
