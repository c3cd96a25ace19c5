"""How a content is told: direct (inside quotation marks), indirect, mixed (partly inside), or a post's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.model.reading import Form
    from twosource.model.span import Span
    from twosource.read.statements.page import Page
    from twosource.read.statements.report import Report


def judge_form(page: Page, report: Report) -> Form:
    """Judge by the marks around and inside the content; whatever stands in an embedded post has the form `post`."""
    if page.parsed.post_at(report.content[0].start) is not None:
        return "post"
    inside = [_share(page, span) for span in report.content]
    if all(share == "whole" for share in inside):
        cue = report.cue
        nested = cue is not None and page.quotation_at(cue.start) is not None
        return "indirect" if nested else "direct"
    return "indirect" if all(share == "none" for share in inside) else "mixed"


def _share(page: Page, span: Span) -> str:
    around = page.quotation_at(span.start)
    if around is not None and span.end <= around.inner.end:
        return "whole"
    return "part" if page.quotations_in(span) else "none"
