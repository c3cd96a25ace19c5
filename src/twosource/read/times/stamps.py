"""What a page says of itself: the day of its dateline and the clocks that stamp its entries, never to come."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from twosource.read.times.forms import Moment
from twosource.read.times.vocabulary import tense_words

if TYPE_CHECKING:
    from datetime import date

    from twosource.read.times.forms import Expression
    from twosource.read.times.lexing import Line
    from twosource.read.times.speech import Speech

REACH = 120
"""Code points in which a dateline ends."""
BEFORE_DATE = re.compile(r"\W*[A-Z][A-Z.’'-]+[\w .,’'()/-]{0,60},?\s*")
AFTER_DATE = re.compile(r"\s*(?:\([^)\n]{1,40}\)|\[[^\]\n]{1,40}\])?\s*(?:--|—|–|-)")
_NAME = r"(?!(?:In|On|At|By|Since|From|Until|After|Before|For|Between)\b)[A-ZÀ-Þ][\w.’'-]*"
BEFORE_LOOSE = re.compile(rf"\W*{_NAME}(?:,? (?:{_NAME}|of|de|del|el|al|the|and)){{0,6}}\s*[,(|–—-]\s*")
AFTER_LOOSE = re.compile(r"\)?\s*(?:[([/][^)\]/\n]{1,40}[)\]/])?\s*(?:\.\s|--|[–—:|-]|\n|$)")
"""Datelines in other dress: "Kyiv, 29.12.2025. ", "GENEVA (29 December 2025) –", "Briefing – May 19, 2026" alone."""
NEAR = timedelta(days=7)
"""How far from publication the day of a loose dateline may lie; a day further away is more likely told of."""
STAMPED = re.compile(r"[\])]|\s*(?:--|[-–—|])\s|:\s")
_AGO = r"\d{1,2}\s?(?:h|m|hrs?|mins?|hours?|minutes?) ago"
LEADING = re.compile(
    rf"[^\w\n]*(?:(?:[A-ZÀ-Þ][\w’'-]*[ ,|]+){{1,4}}|(?i:{_AGO}|(?:last )?updated?(?: at)?|posted(?: at)?)[ ,|:·•-]+)"
)
ALONE = re.compile(r"\s*(?:\n|$)|\s+[A-ZÀ-Þ\"“‘][^\n]{0,90}[^\s.,;:!?](?:\n|$)")
"""What stands behind a clock in figures that heads an entry: nothing, or a headline of its own."""
FIGURES = re.compile(r"\d{1,2}[:.]\d{2}\b.*")
LEFT_OFF = re.compile(r"\s*(?:[.:|–—-]\s|\n|$)")
"""A clock behind no more than a place at the head of a line: "Kherson, 06:10" and the line's end."""


def find_dateline(line: Line, expressions: list[Expression]) -> Expression | None:
    """Find the day in a dateline: "KABUL, Aug 20 --", "SARAJEVO, 17 MAY 92 (Wire) -", "Kyiv, 29.12.2025."."""
    for expression in expressions[:3]:
        form = expression.form
        if expression.start > REACH or not isinstance(form, Moment) or form.day is None or form.clocked:
            continue
        before = line.text[: expression.start].rpartition("\n")[2]
        if is_sharp(line.text, expression):
            return expression
        if BEFORE_LOOSE.fullmatch(before) and AFTER_LOOSE.match(line.text, expression.end):
            return expression
    return None


def is_sharp(text: str, dateline: Expression) -> bool:
    """Tell a dateline in capitals before a dash, which is one however long ago it was."""
    before = text[: dateline.start].rpartition("\n")[2]
    return BEFORE_DATE.fullmatch(before) is not None and AFTER_DATE.match(text, dateline.end) is not None


def is_believed(text: str, dateline: Expression, day: date, published: Speech | None) -> bool:
    """Tell whether the day of a dateline may be that of writing."""
    return is_sharp(text, dateline) or published is None or abs(day - published.day) <= NEAR


def is_line_stamp(text: str, expression: Expression) -> bool:
    """Tell whether a clock stamps an entry of a report, which is not still to come: "19:50 - Shells fell"."""
    form = expression.form
    if not isinstance(form, Moment) or not form.clocked or form.dated:
        return False
    before = text[text.rfind("\n", 0, expression.start) + 1 : expression.start]
    if not before.strip(" [(*•-"):
        alone = FIGURES.fullmatch(text[expression.start : expression.end]) and ALONE.match(text, expression.end)
        return bool(alone or STAMPED.match(text, expression.end))
    termed = any(term in before.lower() for term in tense_words().terms)
    return not termed and bool(LEADING.fullmatch(before)) and bool(LEFT_OFF.match(text, expression.end))
