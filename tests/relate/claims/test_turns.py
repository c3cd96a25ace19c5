"""Reports of people who were missing or held, and are free, go in; two claims come out, each with its own voices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twosource.model.item import Item
from twosource.relate import relate_readings

if TYPE_CHECKING:
    from twosource.model.ledger import Claim
    from twosource.read.reader import Reader


def relate(reader: Reader, *texts: str) -> list[Claim]:
    """Relate stories of papers of their own, an hour apart."""
    items = [
        Item(f"a{at}", "article", text, "", publisher=f"Courier {at}", published=f"2026-03-05T{8 + at:02}:00:00Z")
        for at, text in enumerate(texts)
    ]
    return list(relate_readings(list(reader.read(items))).claims)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Three aid workers have been missing since Tuesday near Selm, the charity Water Now said.",
            "Three aid workers who went missing near Selm have been released, the governor of the province said.",
        ),
        (
            "Gunmen kidnapped 12 teachers near Selm on Tuesday, the charity Water Now said.",
            "The 12 teachers kidnapped near Selm were freed on Thursday, the governor of the province said.",
        ),
    ],
)
def test_who_tells_that_they_are_free_bears_out_nobody_who_said_that_they_were_not(
    reader: Reader, before: str, after: str
) -> None:
    claims = relate(reader, before, after)
    assert not any({"a0", "a1"} <= set(claim.items) for claim in claims)


def test_two_who_tell_that_they_are_free_bear_each_other_out(reader: Reader) -> None:
    claims = relate(
        reader,
        "Three aid workers have been missing since Tuesday near Selm, the charity Water Now said.",
        "Three aid workers who went missing near Selm on Tuesday have been released, the charity Water Now said.",
        "Three aid workers were freed near Selm on Thursday, the governor of the province, Sylvie Orr, said.",
    )
    (free,) = [claim for claim in claims if {"a1", "a2"} <= set(claim.items)]
    assert (free.status, free.origins) == ("corroborated", 2)


def test_an_army_its_spokesmen_and_its_minister_are_one_voice(reader: Reader) -> None:
    claims = relate(
        reader,
        "The army shelled the market in Selm by mistake, the army said on Thursday.",
        "The army shelled the market in Selm by mistake, Defence Minister Albert Nzuzi told reporters.",
        "The army shelled the market in Selm by mistake, army spokesman Colonel Didier Lokwa said.",
        "The army shelled the market in Selm by mistake, army spokeswoman Major Lea Orr told reporters.",
    )
    assert {claim.origins for claim in claims} == {1}
