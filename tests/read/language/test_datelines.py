"""Where the news begins behind a dateline, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.read.language import load_language
from twosource.read.language.datelines import find_datelines


@pytest.mark.parametrize(
    ("dateline", "news"),
    [
        ("GOMA - ", "Rebels took the town."),
        ("GOMA, 4 May (Meridian Wire) - ", "Rebels took the town."),
        ("GOMA, Congo (MW) — ", "Rebels took the town."),
        ("GOMA (Meridian Wire) -", "Rebels took the town."),
        ("AL-HASAKAH, Syria, 5 May – ", "“We left at dawn,” he said."),
        ("GOMA, 3 JAN 90 (MW) -- [REPORT] [ANA LOPEZ] [TEXT] ", "REBELS TOOK THE TOWN."),
        ("GOMA/KIGALI — ", "Rebels took the town."),
    ],
)
def test_the_news_begins_behind_the_dateline(dateline: str, news: str) -> None:
    assert [(dateline + news)[at:] for at in find_datelines(dateline + news)] == [news]


@pytest.mark.parametrize(
    "text",
    [
        "NATO – the alliance – said so.",
        "REBELS: WE WILL LEAVE",
        "US-led forces hit a depot.",
        "THE ARMY SAID ON MONDAY THAT IT -- THE ARMY -- LEFT",
        "Goma - Rebels took the town.",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(text: str) -> None:
    assert list(find_datelines(text)) == []


@given(st.text(alphabet="AB -—.,()[]\na1"))
def test_offsets_lie_within_any_text(text: str) -> None:
    assert all(0 < at < len(text) for at in find_datelines(text))


def test_a_dateline_is_a_sentence_of_its_own_and_takes_no_part_in_the_next() -> None:
    (doc,) = load_language().parse(["GOMA, 4 May (Meridian Wire) - Rebels took the town, officials said."])
    first, second = doc.sents
    assert (first.text, second.root.text) == ("GOMA, 4 May (Meridian Wire) -", "said")
    assert [child.text for child in second.root.children if child.dep_ == "nsubj"] == ["officials"]
