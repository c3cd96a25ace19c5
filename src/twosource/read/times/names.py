"""Days and frequencies that only lend their name: "the daily Vecer", "the Sunday Times", "October 6 Square"."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.times.forms import Moment, Recurring
from twosource.read.times.places import PlaceKind, mention_at
from twosource.read.times.vocabulary import time_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.read.times.forms import Expression
    from twosource.read.times.lexing import Line

ARTICLES = frozenset({"the", "a", "an"})
DESCRIBING: frozenset[PlaceKind] = frozenset({"people", "country"})


def is_name(line: Line, expression: Expression, names: Sequence[Span] = ()) -> bool:
    """Tell whether an expression is a piece of a name: by the words beside it, or by the model's `names`, in order."""
    form, first, last = expression.form, expression.first, expression.last
    if line.shouts:
        return False
    if isinstance(form, Recurring):
        return is_paper(line, first, last)
    if not isinstance(form, Moment) or form.clocked or (form.weekday is None and form.day is None):
        return False
    words = time_words()
    beside = line.low(last) if line.gap(last) == 1 else ""
    behind = beside if is_capital(line, last) else ""
    if behind in words.named_after or (form.day is None and behind in words.papers and line.low(first - 1) in ARTICLES):
        return True
    led = form.day is None and is_capital(line, first - 1) and line.gap(first) == 1
    coloured = led and line.low(first - 1) in words.day_colours and beside in words.named_after
    near = bisect_right(names, Span(expression.start, len(line.text))) - 1
    return coloured or (near >= 0 and reaches_beyond(line, expression, names[near]))


def is_paper(line: Line, first: int, last: int) -> bool:
    """Tell whether "daily" and its like are a paper: "the Daily Star", "the daily Vecer", "the daily said"."""
    if line.low(first) not in time_words().frequencies:
        return False
    follows = is_capital(line, last) and line.gap(last) == 1
    article = line.low(first - 1) in ARTICLES
    if is_capital(line, first):
        return follows and (article or line.low(last) in time_words().papers)
    if follows:
        mention = mention_at(line, last)
        return mention is None or mention.kind not in DESCRIBING
    return article and line.low(last) in time_words().paper_verbs


def is_capital(line: Line, at: int) -> bool:
    """Tell whether the lexeme begins with a capital."""
    return line.surface(at)[:1].isupper()


def reaches_beyond(line: Line, expression: Expression, name: Span) -> bool:
    """Tell whether a name holds an expression and ends in a capital of its own behind it."""
    if not (name.start <= expression.start and expression.end < name.end):
        return False
    return is_capital(line, expression.last) and line.gap(expression.last) == 1
