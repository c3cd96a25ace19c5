"""Posts embedded in an item: what each says is a statement of its account, the outermost voice of all in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.statements.phrases import trim
from twosource.read.statements.report import Mention, Report
from twosource.read.statements.spans import tidy_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.model.item import Post
    from twosource.read.statements.page import Page

SIGNATURE = re.compile(r"\s*[—–-]*\s*(?P<who>[^\n—–(]{0,60}\(@(?P<handle>\w{1,30})\))[^\n(]{0,60}$")
DASHES = " \n\t—–-"


@dataclass(frozen=True, slots=True)
class Signed:
    """A post's own words and where its account is named; `account` is None when the text does not show it."""

    body: Span
    account: Mention | None


def read_signature(page: Page, post: Post) -> Signed:
    """Part a post's words from the line that names its author, handle and date."""
    text = page.text[post.start : post.end]
    found = SIGNATURE.search(text)
    if found is not None:
        body = trim(page.text, Span(post.start, post.start + found.start()), " \n\t")
        who = trim(page.text, Span(post.start + found.start("who"), post.start + found.end("who")), DASHES)
        return Signed(body, Mention(who))
    for name in (f"@{post.handle}" if post.handle else None, post.author):
        place = page.text.find(name, post.start, post.end) if name else -1
        if name and place >= 0:
            return Signed(_around(page, post, Span(place, place + len(name))), Mention(Span(place, place + len(name))))
    return Signed(trim(page.text, Span(post.start, post.end), " \n\t"), None)


def _around(page: Page, post: Post, name: Span) -> Span:
    """Give the longer of the two parts that the author's name cuts a post into."""
    before = trim(page.text, Span(post.start, name.start), DASHES + ":(@")
    after = trim(page.text, Span(name.end, post.end), DASHES + ":)")
    return max(before, after, key=lambda part: part.end - part.start)


def clip_to_posts(page: Page, reports: Iterable[Report]) -> Iterator[Report]:
    """Keep what a post says inside its own words, and what is said outside out of it; drop what is then empty."""
    bodies = [(post, read_signature(page, post).body) for post in page.parsed.posts]
    for report in reports:
        around = next((body for post, body in bodies if post.start <= report.content[0].start < post.end), None)
        if around is None:
            yield report
            continue
        spans = [Span(max(span.start, around.start), min(span.end, around.end)) for span in report.content]
        content = tidy_all(page, [span for span in spans if span.start < span.end])
        if report.way == "post":
            yield report
        elif content:
            yield replace(report, content=content)


def clip_to(page: Page, frame: Span, reports: Iterable[Report]) -> Iterator[Report]:
    """Keep contents inside a stretch of the text; what is then empty is dropped."""
    for report in reports:
        inside = all(frame.contains(span) for span in report.content)
        spans = [Span(max(span.start, frame.start), min(span.end, frame.end)) for span in report.content]
        content = report.content if inside else tidy_all(page, [span for span in spans if span.start < span.end])
        if content:
            yield replace(report, content=content)


def find_post_reports(page: Page) -> Iterator[Report]:
    """Give one report a post: its account says its words."""
    for post in page.parsed.posts:
        signed = read_signature(page, post)
        if signed.body.start < signed.body.end and any(char.isalnum() for char in signed.body.of(page.text)):
            yield Report("post", None, None, (signed.account,), (signed.body,), "asserts", "post", relays=True)
