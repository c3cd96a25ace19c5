"""A constructed post goes in, what it goes back to comes out: every way we know in which posts credit a source."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.relate.readings import post, said
from twosource.model.reading import Voice
from twosource.relate.origins.roots import chain_of_post

if TYPE_CHECKING:
    from twosource.relate.origins.roots import Chain

SOURCES: list[tuple[str, str, str]] = [
    row
    for name in ("sources.yaml", "newsrooms.yaml")
    for row in yaml.safe_load(Path(__file__).with_name(name).read_text("utf-8"))
]
MORE = 3
"""Words that our name of a source may have beside those asked for ("a", "the", a place)."""


def words_in(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def told_by(chain: Chain) -> str:
    """Name what a post goes back to as the file does, a source by its label and key."""
    if chain.own:
        return "own" if chain.root.known else "unknown"
    return f"{chain.root.label} {chain.root.key}" if chain.root.known else "reports"


@pytest.mark.parametrize(("handle", "text", "source"), SOURCES, ids=[text for _, text, _ in SOURCES])
def test_a_post_goes_back_to_its_source(handle: str, text: str, source: str) -> None:
    chain = chain_of_post(post("p", text, handle=handle))
    if source in ("own", "unknown", "reports"):
        assert told_by(chain) == source
    else:
        assert words_in(source) <= words_in(told_by(chain))
        assert len(words_in(chain.root.label)) <= len(words_in(source)) + MORE


def test_a_statement_of_nobody_leaves_the_account_its_own_report() -> None:
    text = "Selm bridge closed, engineers say nothing of the crack"
    statement = said(1, text, "the crack", cue="say")
    unheard = replace(statement, voices=(Voice(None, None, None, "unspecified"),))
    chain = chain_of_post(replace(post("p", text, handle="SelmTimes"), statements=(unheard,)))
    assert told_by(chain) == "own"
