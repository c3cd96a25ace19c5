"""What sites print around a story is not read as news."""

from __future__ import annotations

from twosource.model.ids import digest_text
from twosource.model.item import Item, ItemKind
from twosource.model.span import Span
from twosource.read.posts import find_boilerplate

PAGE = """Advertisement

The bridge at Lodar was shelled, a nurse said.

Read more: what we know

Read all the charges against him and you will not find one that a court could prove, his lawyer said on Monday, \
standing in the rain outside a building that had served as a court, a barracks and, last winter, \
as a hospital for the wounded \
of both sides.

© 2024 The Lodar Courier. All rights reserved."""


def boilerplate_of(text: str, known: tuple[Span, ...] = (), kind: ItemKind = "article") -> list[str]:
    item = Item(id="i", kind=kind, text=text, digest=digest_text(text), boilerplate=known)
    return [span.of(text) for span in find_boilerplate(item)]


def test_bars_footers_and_pointers_are_boilerplate_and_paragraphs_are_not() -> None:
    assert boilerplate_of(PAGE) == [
        "Advertisement",
        "Read more: what we know",
        "© 2024 The Lodar Courier. All rights reserved.",
    ]


def test_a_post_is_read_however_it_opens() -> None:
    assert boilerplate_of("MORE: five guards walked out of the depot", kind="post") == []
    assert boilerplate_of("WATCH: shells land by our van\nRead more: our live page", kind="post") == [
        "Read more: our live page"
    ]


def test_what_the_markup_told_is_kept_and_not_doubled() -> None:
    assert boilerplate_of("Share\nThe town slept.", (Span(0, 5),)) == ["Share"]


def test_a_text_without_lines_has_none() -> None:
    assert boilerplate_of("") == []
