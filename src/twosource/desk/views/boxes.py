"""A name goes in, how wide it is drawn and how much of it a box holds comes out: the server has no browser to ask.

Widths are of a wide bold sans at 13 units, so that a box is rather too wide than a name cut or running over its edge.
"""

from __future__ import annotations

import unicodedata
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NARROW, NORMAL, CAPITAL, BROAD = 5.2, 8.8, 10.2, 13.2
THIN = frozenset("ijlftrI.,:;'|!()[]-· ")
WIDE = frozenset("mwMW@%—…")
NOTE = 0.72
"""A note is set smaller and lighter than a name."""
INDENT, NUMBERED, RIGHT = 14, 42, 14
LEAST, MOST = 132, 340
TIGHT = 188
"""What each box may take even where a drawing of many columns grows wider than the page, which then scrolls."""


def measure(words: str) -> float:
    """Give about how wide the words are drawn.

    >>> measure("ill") < measure("cat") < measure("COW") < measure("国国国")
    True
    """
    return sum(_sign(sign) for sign in words)


def _sign(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0.0
    if sign in WIDE or unicodedata.east_asian_width(sign) in {"W", "F"}:
        return BROAD
    if sign in THIN:
        return NARROW
    return CAPITAL if sign.isupper() else NORMAL


def cut_label(label: str, width: int, *, numbered: bool) -> str:
    """Give as much of a label as a box of that width holds, with a mark where it is cut.

    >>> cut_label("Tihama Herald", 188, numbered=False), cut_label("director of the rural hospital", 188, numbered=True)
    ('Tihama Herald', 'director of the r…')
    """
    room = width - (NUMBERED if numbered else INDENT) - RIGHT
    if measure(label) <= room:
        return label
    while label and measure(label) + BROAD > room:
        label = label[:-1]
    return label.rstrip() + "…"


def box_width(held: Iterable[tuple[str, str, bool]]) -> int:
    """Give the width that a column's boxes need, each of a label, a note and whether a number stands before them."""
    needs = [
        max(measure(label), NOTE * measure(f"against · {note}")) + (NUMBERED if numbered else INDENT) + RIGHT
        for label, note, numbered in held
    ]
    return ceil(min(max(LEAST, *needs), MOST))


def fit_columns(needs: Sequence[int], room: int) -> list[int]:
    """Give each column what it needs; where that is more than there is room for, the widest give way, evenly.

    >>> fit_columns([340, 140, 300], 800), fit_columns([340, 140, 300], 600), fit_columns([340, 300], 100)
    ([340, 140, 300], [230, 140, 230], [188, 188])
    """
    most = max(needs, default=0)
    while most > TIGHT and sum(min(need, most) for need in needs) > room:
        most -= 1
    return [min(need, most) for need in needs]
