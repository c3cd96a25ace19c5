"""An item goes in; the social posts quoted in its text come out, by the signature that embeds leave behind.

An embed that became plain text ends in "— Name (@handle) August 22, 2021"; what stands before it in its paragraph is
the post. Posts that the page's markup told (`item.posts`) are taken as they are.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from twosource.model.item import Post
from twosource.model.span import Span
from twosource.read.posts.lines import split_paragraphs, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model.item import Item

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"  # noqa: E501 - one pattern, twelve names
BLANK = r"[^\S\n\r]*"
HANDLE = r"[A-Za-z0-9_]{1,30}(?:@[A-Za-z0-9.-]+\.[a-z]{2,})?(?:\.[a-z0-9.-]+)?"
CLOCK = rf"(?:\d{{1,2}}:\d{{2}}{BLANK}(?:[ap]\.?m\.?)?{BLANK}[·,-]{BLANK})?"
DAY_FIRST = rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH.format('m2')},?\s+(?P<y2>\d{{4}})"
MONTH_FIRST = rf"{MONTH.format('m1')}\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})"
SIGNATURE = re.compile(
    rf"(?:(?:—|–|--|(?<=\s)-)\s*|(?<=\n))(?P<author>[^\n—–@()]{{0,80}}?)\s*"
    rf"\({BLANK}@(?P<handle>{HANDLE}){BLANK}(?P<close>\))"
    rf"(?:{BLANK}[·|,–-]?{BLANK}{CLOCK}(?P<date>{MONTH_FIRST}|{DAY_FIRST}|(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})))?",
    re.IGNORECASE,
)
HASHTAG = re.compile(r"(?<![\w&])[#＃](\w*[^\W\d_]\w*)")
MEDIA = re.compile(r"\bpic\.(?:twitter|x)\.com/\w+")


def find_posts(item: Item) -> tuple[Post, ...]:
    """Give the posts embedded in `item.text`, in order: those its markup told, and those that a signature shows."""
    if item.kind == "post":
        return item.posts
    told = [Span(post.start, post.end) for post in item.posts]
    shown = [
        post
        for post in posts_by_signature(item.text)
        if not any(span.overlaps(Span(post.start, post.end)) for span in told)
    ]
    return tuple(sorted([*item.posts, *shown], key=lambda post: (post.start, post.end)))


def posts_by_signature(text: str) -> Iterator[Post]:
    """Find each signature, and the post before it back to its paragraph's start or the signature before."""
    if "(@" not in text and "( @" not in text:
        return
    for paragraph in split_paragraphs(text):
        start = paragraph.start
        for match in SIGNATURE.finditer(text, paragraph.start, paragraph.end):
            body = trim(text, start, match.start())
            start = match.end()
            if body.end > body.start and is_signed(match):
                yield read_post(text, body.start, match)


def is_signed(match: re.Match[str]) -> bool:
    """Tell a signature from a mention in running text: it has a date, or ends its line."""
    rest = match.string[match.end() : match.end() + 1]
    return match["date"] is not None or rest in {"", "\n", "\r"}


def read_post(text: str, start: int, match: re.Match[str]) -> Post:
    """Build the post at `text[start:match.end()]`."""
    body = text[start : match.start()]
    return Post(
        start=start,
        end=match.end(),
        author=match["author"].strip() or None,
        handle=match["handle"],
        posted=read_date(match),
        hashtags=tuple(dict.fromkeys(HASHTAG.findall(body))),
        media=tuple(dict.fromkeys(MEDIA.findall(body))),
    )


def read_date(match: re.Match[str]) -> str | None:
    """Read the signature's date as ISO 8601; None when it has none or it is impossible."""
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"]).isoformat()
        for number in ("1", "2"):
            if match["y" + number]:
                month = MONTHS.index(match["m" + number][:3].lower()) + 1
                return date(int(match["y" + number]), month, int(match["d" + number])).isoformat()
    except ValueError:
        return None
    return None


def find_signature(text: str, post: Post) -> Span | None:
    """Give where the post signs with its author and handle ("Name (@handle)"); None if its text does not.

    What the post itself says ends where the dash before the signature begins: `body_of` gives that.
    """
    match = last_signature(text, post)
    if match is None:
        return None
    start = match.start("author") if match["author"].strip() else text.rindex("(", match.start(), match.start("handle"))
    return Span(start, match.end("close"))


def body_of(text: str, post: Post) -> Span:
    """Give what the post itself says: its span without its signature and date."""
    match = last_signature(text, post)
    return trim(text, post.start, post.end if match is None else match.start())


def last_signature(text: str, post: Post) -> re.Match[str] | None:
    """Give the match of the signature that ends the post."""
    found = None
    for match in SIGNATURE.finditer(text, post.start, post.end):
        found = match
    return found
