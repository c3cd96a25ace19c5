"""When it was said, as an ISO date: the embedded post's date, or the weekday at the cue reckoned from publication."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from twosource.read.statements.page import Page
    from twosource.read.statements.report import Report

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NEARBY = {"today": 0, "yesterday": 1}


def day_said(page: Page, report: Report) -> str | None:
    """Give the day on which the innermost voice spoke, when the text tells it; None otherwise, never a guess."""
    post = page.parsed.post_at(report.content[0].start)
    if post is not None:
        return post.posted[:10] if post.posted else None
    published = _day(page.parsed.item.published)
    if published is None or report.anchor is None or report.way in {"noun", "adjective", "adverb"}:
        return None
    spoken = {_days_back(token, published) for token in _time_words(page.doc[report.anchor], report)}
    return (published - timedelta(days=spoken.pop())).isoformat() if len(spoken) == 1 else None


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _time_words(cue: Token, report: Report) -> list[Token]:
    """Give the days that hang on the cue itself, not on its content."""
    return [
        token
        for child in cue.children
        if child.dep_ in {"obl", "obl:tmod", "obl:unmarked", "obl:npmod", "advmod", "nmod:unmarked"}
        for token in (child, *child.children)
        if (token.lower_ in WEEKDAYS or token.lower_ in NEARBY)
        and not any(span.start <= token.idx < span.end for span in report.content)
    ]


def _days_back(token: Token, published: date) -> int:
    if token.lower_ in NEARBY:
        return NEARBY[token.lower_]
    return (published.weekday() - WEEKDAYS.index(token.lower_)) % 7
