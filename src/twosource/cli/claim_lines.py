"""A claim goes in; the lines come out in which a person sees its status, origins, contradictions and deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from twosource.cli.console import single_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from twosource.model.ledger import Claim, ClaimDeadline

STYLES = {
    "corroborated": "green",
    "confirmed": "green",
    "disputed": "yellow",
    "denied": "yellow",
    "conceded": "cyan",
    "retracted": "red",
    "refuted": "red",
}
HANGING = 2
"""Columns by which words that go on stand further in."""
NARROWEST = 20
"""Columns that words get on the narrowest terminal."""
Line = tuple[str, str]
"""Words, and the style in which to print them."""


def claim_lines(claim: Claim) -> Iterator[Line]:
    """Give the lines that tell of one claim."""
    yield f"  {single_line(claim.value)}", "bold"
    yield f"  answers: {single_line(claim.question)}", "dim"
    yield f"  {claim.status.upper()} · {origin_words(claim)}", STYLES.get(claim.status, "")
    yield f"  why: {single_line(claim.reason.words)}", ""
    for side, name in (("for", "origin"), ("against", "against")):
        named = [single_line(one.label) for one in claim.origin_list if one.side == side]
        if named:
            yield f"  {name}: {'; '.join(named)}", ""
    for words in map(deadline_words, told_once(claim.deadlines)):
        yield f"  deadline: {words}", "magenta"
    if claim.contradicts:
        yield f"  answered otherwise by: {', '.join(claim.contradicts)}", ""
    if claim.updates:
        yield f"  brings up to date: {', '.join(claim.updates)}", ""
    yield f"  claim {claim.id}", "dim"


def origin_words(claim: Claim) -> str:
    """Say how many independent origins stand behind it, as an interval, and how many reports."""
    low, high = claim.origins, claim.origins_upper
    count = f"{low} origin{'s' * (low != 1)}" if low == high else f"at least {low}, at most {high} origins"
    reports = len({one.item for one in claim.evidence if one.side == "for"})
    words = f"{count} · {reports} report{'s' * (reports != 1)}"
    return f"{words} · {claim.against} origin{'s' * (claim.against != 1)} against" if claim.against else words


def told_once(deadlines: Iterable[ClaimDeadline]) -> Iterator[ClaimDeadline]:
    """Give of the deadlines that run out together and stand alike the one that tells most; of equals the first."""
    alike: dict[tuple[tuple[str, str] | None, str], list[ClaimDeadline]] = {}
    for one in deadlines:
        alike.setdefault((one.due, one.state), []).append(one)
    for held in alike.values():
        yield max(held, key=lambda one: sum(part is not None for part in (one.addressee, one.demand, one.by)))


def deadline_words(deadline: ClaimDeadline) -> str:
    """Say when a deadline runs out, for whom, and how it stands."""
    when = "cannot be told when" if deadline.due is None else due_words(*deadline.due)
    who = f" for {single_line(deadline.addressee)}" if deadline.addressee else ""
    what = f" ({single_line(deadline.demand)})" if deadline.demand else ""
    return f"runs out {when}{who}{what}, {deadline.state}"


def due_words(earliest: str, latest: str) -> str:
    """Say an interval of UTC instants, as a moment where it is one."""
    first, last = (instant[:16].replace("T", " ") for instant in (earliest, latest))
    return f"{first} UTC" if first == last else f"between {first} and {last} UTC"


def print_lines(console: Console, lines: Iterable[Line]) -> None:
    """Print lines: folded for a person, words that go on indented under their beginning; whole for a program."""
    for words, style in lines:
        if not (console.is_terminal and words):
            console.print(Text(words, style=style), soft_wrap=True)
            continue
        body = words.lstrip()
        depth = len(words) - len(body)
        room = max(console.width - depth - HANGING, NARROWEST)
        for number, line in enumerate(Text(body, style=style).wrap(console, room, overflow="fold")):
            console.print(Text(" " * (depth + HANGING * bool(number))) + line)
