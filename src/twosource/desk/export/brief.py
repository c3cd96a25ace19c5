"""Released claims go in, a brief in Markdown comes out in which every quoted sentence cites its item and span."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.desk.export.sharing import UNTOLD, Done
from twosource.desk.render import show_unseen
from twosource.desk.views.chain import name_item
from twosource.desk.views.lapse import say_due, say_instant
from twosource.desk.wording import count, say_origins

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.desk.export.release import Quote, Released

SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&])")


def write_brief(claims: Sequence[Released], made: str, done: Done = UNTOLD) -> bytes:
    """Write the brief; `made` is the instant that it names."""
    lines = [f"**{done.level}**", "", "# Brief", "", f"Made {say_instant(made)}. {done.notice}", ""]
    for released in claims:
        lines += [*_claim(released), ""]
    lines += ["## Reports", "", *_reports(claims)]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def escape(text: str) -> str:
    r"""Give collected text as one line of Markdown that is only text.

    >>> escape("[a](javascript:x) <b>")
    '\\[a\\]\\(javascript:x\\) \\<b\\>'
    """
    return SPECIAL.sub(r"\\\1", " ".join(str(show_unseen(text)).split()))


def _claim(released: Released) -> Iterator[str]:
    claim, status = released.claim, released.status
    reports = len({quote.item.id for quote in released.quotes if quote.side == "for"})
    yield f"## {escape(claim.value)}"
    yield ""
    yield f"{escape(claim.question)}"
    yield ""
    yield f"**{status.label}.** {escape(status.why)}"
    yield ""
    yield f"{say_origins(claim.origins, claim.origins_upper).capitalize()} · {count(reports, 'report')}."
    if claim.deadline and claim.deadline.due:
        yield f"Deadline: {say_due(claim.deadline.due)} ({claim.deadline.state})."
    if released.cells:
        yield "Places: " + "; ".join(f"{escape(one.name)} ({one.lat}, {one.lon})" for one in released.cells) + "."
    for side, heading in (("for", "Said by"), ("against", "Against it"), ("asks", "Asked")):
        quotes = [quote for quote in released.quotes if quote.side == side]
        if quotes:
            yield from ("", f"### {heading}", "", *map(_quote, quotes))


def _quote(quote: Quote) -> str:
    origin = quote.origin.label if quote.origin and quote.origin.known else "nobody named"
    through = " → ".join(
        escape(name) for name in dict.fromkeys([origin, *reversed(quote.voices), name_item(quote.item)])
    )
    return f"- {through}: “{escape(quote.exact)}” \\[{escape(quote.item.id)} {quote.start}–{quote.end}\\]"


def _reports(claims: Sequence[Released]) -> Iterator[str]:
    items = {quote.item.id: quote.item for released in claims for quote in released.quotes}
    for item in items.values():
        address = f", {escape(item.url)}" if item.url else ""
        title = f" “{escape(item.title)}”" if item.title else ""
        yield f"- {escape(item.id)}: {escape(name_item(item))},{title} {say_instant(item.published)}{address}"
        yield f"  `{item.digest}`"
