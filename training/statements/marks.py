"""A marked text comes in, the bare text and the statements marked in it go out; offsets are code points.

A mark is a number and a letter in square brackets: `[1v the mayor] [1q said] [1c it was over]`; v is the voice, q the
cue, c the content, r a voice that only relays. Parts may nest, and a part may have several pieces.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"
OPENING = "# Constructed"
MARK = re.compile(r"\[(\d+)([vqcr]) ")

Pieces = tuple[tuple[int, int], ...]


class BadMarks(Exception):
    """A text's marks do not pair, or a file does not say that it is constructed."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One statement: the pieces of its voice, cue and content, each in the order of the text."""

    voice: Pieces
    cue: Pieces
    content: Pieces


@dataclass(frozen=True, slots=True)
class MarkedText:
    """One text without its marks, and what was marked; `file` is its genre and its file's name."""

    file: str
    text: str
    statements: tuple[Marked, ...]


@dataclass(slots=True)
class Peeled:
    """A text as it loses its marks."""

    letters: list[str] = field(default_factory=list)
    parts: dict[str, dict[str, list[tuple[int, int]]]] = field(default_factory=dict)
    opened: list[tuple[str, str, int]] = field(default_factory=list)


def read_texts(folder: Path = TEXTS) -> list[MarkedText]:
    """Read every file of marked texts, by name."""
    return [text for path in sorted(folder.glob("*/*.txt")) for text in read_file(path)]


def digest_texts(folder: Path = TEXTS) -> str:
    """Return the sha256 of all files of marked texts, one after the other by name."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*/*.txt")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def read_file(path: Path) -> Iterator[MarkedText]:
    """Yield the texts of one file; each begins with a line "= what it is"."""
    opening, _, rest = path.read_text(encoding="utf-8").partition("\n")
    if not opening.startswith(OPENING):
        message = f"{path}: the first line must say that the texts are constructed"
        raise BadMarks(message)
    for chunk in re.split(r"(?m)^= ", rest)[1:]:
        head, _, body = chunk.partition("\n")
        try:
            text, statements = peel(body.strip("\n"))
        except BadMarks as error:
            message = f"{path}, {head.strip()}: {error}"
            raise BadMarks(message) from error
        yield MarkedText(f"{path.parent.name}/{path.stem}", text, statements)


def peel(marked: str) -> tuple[str, tuple[Marked, ...]]:
    """Return the text without its marks, and its statements in the order of their numbers."""
    peeled, at = Peeled(), 0
    while at < len(marked):
        mark = MARK.match(marked, at)
        if mark is not None:
            peeled.opened.append((mark[1], mark[2], len(peeled.letters)))
            at = mark.end()
            continue
        take_letter(peeled, marked[at])
        at += 1
    if peeled.opened:
        message = f"part {''.join(peeled.opened[-1][:2])} is never closed"
        raise BadMarks(message)
    statements = [gather(parts) for _, parts in sorted(peeled.parts.items(), key=lambda item: int(item[0]))]
    return "".join(peeled.letters), tuple(statements)


def take_letter(peeled: Peeled, letter: str) -> None:
    """Take in one letter, which may close a part."""
    if letter != "]":
        peeled.letters.append(letter)
        return
    if not peeled.opened:
        message = "a bracket closes that none opened"
        raise BadMarks(message)
    number, part, start = peeled.opened.pop()
    peeled.parts.setdefault(number, {}).setdefault(part, []).append((start, len(peeled.letters)))


def gather(parts: dict[str, list[tuple[int, int]]]) -> Marked:
    """Return one statement's parts in order."""
    voice, cue, content = (tuple(sorted(parts.get(part, ()))) for part in "vqc")
    return Marked(voice, cue, content)
