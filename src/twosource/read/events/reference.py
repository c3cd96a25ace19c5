"""The codebook's event files go in, a page for people comes out: every root and mode, its words, an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.events.vocabulary import ROOTS, load_acled, load_frames

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model.reading import EventType
    from twosource.read.events.vocabulary import Frame

SHOWN = 12
"""Phrases shown of a frame; the file has them all."""
OPENING = """# Event types

Written from `src/twosource/codebook/events_*.yaml` by `python -m twosource.read.events.reference`; a test holds the two
together. Types are PLOVER's roots, modes its modes where it has them; ACLED-style sub-types are a second
view, the field `acled`.
"""


def write_reference() -> str:
    """Give the page in Markdown."""
    return "\n".join([OPENING, *(line for root in sorted(ROOTS) for line in write_root(root)), *write_acled()])


def write_acled() -> Iterator[str]:
    """Yield the lines of the second view."""
    yield "## ACLED-style sub-types\n"
    yield "| name | what it takes in |\n|---|---|"
    yield from (f"| {name} | {told} |" for name, told in load_acled().types.items())
    yield ""


def write_root(root: EventType) -> Iterator[str]:
    """Yield the lines of one root: its definition, then a row a frame."""
    listed = load_frames(root)
    yield f"## {root}\n\n{listed.definition}\n"
    yield "| mode | ACLED | what it takes in | words, among others | example |\n|---|---|---|---|---|"
    yield from (write_frame(frame) for frame in listed.frames)
    yield ""


def write_frame(frame: Frame) -> str:
    """Write one frame as a table's row."""
    phrases = [*frame.verbs, *frame.nouns]
    words = ", ".join(phrases[:SHOWN]).replace("|", "/").replace("<", "a ").replace(">", "").replace("@", "a ")
    example = frame.examples[0].text if frame.examples else ""
    return f"| {frame.mode or ''} | {frame.acled or ''} | {frame.why} | {words} ({len(phrases)}) | {example} |"


if __name__ == "__main__":
    import sys

    sys.stdout.write(write_reference())
