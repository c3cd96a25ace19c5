"""A sentence with its statements goes in, what its author tells beside them comes out: no content, no "X said"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.relate.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.model.reading import Statement

BETWEEN = 3
"""Words between a voice and its verb, what stands in commas left out, beyond which they are no mere "X said"."""
LEAST = 2
"""Content words of a part that holds no event of its own."""
EDGE = re.compile(r"^[\s,;:–—-]*(?:(?:that|and|but|while)\b[\s,;:–—-]*)*|[\s,;:–—-]+$")
ASIDE = re.compile(r",[^,]*,")


def own_parts(text: str, sentence: Span, statements: Sequence[Statement], triggers: Sequence[Span]) -> tuple[Span, ...]:
    """Give the parts of a sentence in which its author speaks: those with an event's trigger, or words enough."""
    taken = [span for one in statements for span in (*one.content, *frame_of(text, one)) if span.overlaps(sentence)]
    parts = (strip(text, part) for part in outside(sentence, taken))
    return tuple(
        part
        for part in parts
        if part.start < part.end
        and (any(part.contains(one) for one in triggers) or len(set(find_words(part.of(text)))) >= LEAST)
    )


def frame_of(text: str, statement: Statement) -> Iterator[Span]:
    """Yield where a statement names its voice and says that it speaks: "the mayor said", or the cue alone."""
    if statement.cue is None:
        return
    cue = statement.cue
    for voice in statement.voices:
        if voice.start is not None and voice.end is not None:
            first, last = sorted((cue, Span(voice.start, voice.end)))
            if is_close(text[first.end : last.start]):
                yield Span(first.start, max(first.end, last.end))
    yield cue


def is_close(between: str) -> bool:
    """Tell whether nothing but a few words or an aside stands between a voice and its verb."""
    return "\n" not in between and len(ASIDE.sub(" ", between).split()) <= BETWEEN


def outside(sentence: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield the parts of a sentence that are not taken."""
    at = sentence.start
    for one in sorted(taken):
        yield Span(at, max(at, one.start))
        at = max(at, one.end)
    yield Span(at, max(at, sentence.end))


def strip(text: str, part: Span) -> Span:
    """Leave out marks and joining words at both ends; what holds no letter is nothing."""
    held = part.of(text)
    left = EDGE.match(held)
    start = left.end() if left else 0
    kept = held[start:].rstrip(" \t\r\n,;:–—-")
    if not re.search(r"\w", kept):
        return Span(part.start, part.start)
    return Span(part.start + start, part.start + start + len(kept))
