"""Posts and their conventions. All posts, accounts and outlets are constructed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.read.statements.conftest import parse
from twosource.model.item import Post
from twosource.read.parsed import Parsed
from twosource.read.statements import find_statements

if TYPE_CHECKING:
    from tests.read.statements.conftest import Tell

STORY = """Fighting went on near the bridge, a local account wrote.

Shelling near the bridge in Kunduz, two houses hit — Kunduz Watch (@kunduzwatch) March 8, 2026

A farmer confirmed that the bridge is down — Kunduz Watch (@kunduzwatch) March 8, 2026
"""


def test_an_embedded_post_is_a_statement_of_its_account(tell: Tell) -> None:
    told = [one for one in tell(STORY) if one.statement.form == "post"]
    assert told[0].content == ("Shelling near the bridge in Kunduz, two houses hit",)
    assert told[0].names == ("@kunduzwatch",)
    assert told[0].statement.said == "2026-03-08"
    assert told[0].statement.voices[0].kind == "account"


def test_what_a_post_passes_on_has_the_account_as_its_outermost_voice(tell: Tell) -> None:
    last = tell(STORY)[-1]
    assert last.chain[-1] == "A farmer"
    assert last.names[0] == "@kunduzwatch"
    assert last.content == ("the bridge is down",)


@pytest.mark.parametrize(
    ("text", "chain", "content"),
    [
        ("Police: the bridge in Kunduz is shut", ("Police",), "the bridge in Kunduz is shut"),
        ("The bridge in Kunduz is shut – local media", ("local media",), "The bridge in Kunduz is shut"),
        ("RT @kunduzwatch: the bridge is shut", ("@kunduzwatch",), "the bridge is shut"),
        ("The bridge is shut (via @kunduzwatch) https://example.org/a", ("@kunduzwatch",), "The bridge is shut"),
        ("Reports that the bridge is shut", (None,), "the bridge is shut"),
    ],
)
def test_conventions(tell: Tell, text: str, chain: tuple[str | None, ...], content: str) -> None:
    assert (chain, (content,)) in [(told.chain, told.content) for told in tell(text, kind="post")]


def test_an_account_that_only_the_markup_names_has_no_offsets() -> None:
    text = "Shelling near the bridge in Kunduz."
    parsed = parse(text)
    post = Post(0, len(text), author="Kunduz Watch", handle="kunduzwatch", posted="2026-03-08")
    [statement] = find_statements(Parsed(parsed.item, parsed.doc, (post,)))
    [voice] = statement.voices
    assert (voice.start, voice.name, voice.kind) == (None, "@kunduzwatch", "account")
