"""Who set a term by what the item's statements say: who demands it in the next sentence, and who "he" is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.deadlines.parties import PRONOUNS
from twosource.read.deadlines.vocabulary import deadline_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.model.reading import Statement, Voice
    from twosource.read.deadlines.parts import Roles
    from twosource.read.deadlines.seen import Seen

ASKED = frozenset({"demand", "grant", "threat", "offset"})
"""Rights by which somebody sets a term for somebody else."""
DEMANDING = frozenset({"demands", "threatens"})
PERSONAL = frozenset({"he", "she"})
REACH = 400
"""Code points between a pronoun and the voice that it takes up."""


def voiced(roles: Roles, seen: Seen, statements: Sequence[Statement]) -> Roles:
    """Fill who set a term from who says so, and put who is meant for a pronoun."""
    text = seen.sight.sentences.text
    by = roles.by
    if by is None and seen.kind in ASKED:
        by = demander(seen, statements, text)
    if by is not None and by.of(text).lower() in PRONOUNS:
        by = antecedent(by, statements, text) or by
    return roles if by is None or by == roles.addressee else replace(roles, by=by)


def demander(seen: Seen, statements: Sequence[Statement], text: str) -> Span | None:
    """Give the innermost voice of the narrowest statement that holds the time, where it demands, or can set terms."""
    timed = seen.sight.timed.span
    holding = [one for one in statements if any(part.start <= timed.start < part.end for part in one.content)]
    narrowest = min(holding, key=lambda one: sum(part.end - part.start for part in one.content), default=None)
    if narrowest is None or not narrowest.voices:
        return None
    span = span_of(narrowest.voices[-1])
    if span is None or not (narrowest.stance in DEMANDING or sets_terms(span, text)):
        return None
    return span


def sets_terms(span: Span, text: str) -> bool:
    """Tell whether a voice is a body or person that sets terms, and no witness."""
    return not set(deadline_words().authorities).isdisjoint(span.of(text).lower().split())


def span_of(voice: Voice) -> Span | None:
    """Give where a voice stands, if it stands in the text."""
    return None if voice.start is None or voice.end is None else Span(voice.start, voice.end)


def antecedent(pronoun: Span, statements: Sequence[Statement], text: str) -> Span | None:
    """Give the voice that a pronoun takes up: the one of its name, else the last person before "he"."""
    before = [(span, voice) for span, voice in named_voices(statements, text) if span.end <= pronoun.start]
    own = next((voice for one in statements for voice in one.voices if voice.start == pronoun.start), None)
    if own is not None:
        return next((span for span, voice in reversed(before) if voice.name == own.name), None)
    if pronoun.of(text).lower() not in PERSONAL or not before:
        return None
    span, voice = before[-1]
    near = pronoun.start - span.end <= REACH
    return span if near and voice.kind in {"person", "unnamed-person"} else None


def named_voices(statements: Sequence[Statement], text: str) -> Iterator[tuple[Span, Voice]]:
    """Give the voices that are no pronouns, in the order of the text."""
    found = {(voice.start, voice.end): voice for one in statements for voice in one.voices if voice.start is not None}
    for (start, end), voice in sorted(found.items(), key=lambda pair: (pair[0][0] or 0, pair[0][1] or 0)):
        span = Span(start or 0, end or 0)
        if span.of(text).lower() not in PRONOUNS:
            yield span, voice
