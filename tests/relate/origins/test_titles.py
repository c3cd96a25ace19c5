"""One person by title and name, and by the title alone, go in as voices; how many origins there are comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.relate.readings import article, said
from twosource.relate import relate_readings

if TYPE_CHECKING:
    from twosource.model.reading import Reading

KILLED = "nine people were killed when a drone hit the market in Odesa"


def told_by(name: str, front: str, voice: str) -> Reading:
    """An article in which `voice` says what all of them say, its name first read as `voice` behind `front`."""
    text = f"On Monday {front}{voice} said that {KILLED}."
    statement = said(1, text, KILLED, (voice, "person"), cue="said")
    return article(name, text, publisher=name, published="2026-03-02T10:00:00Z", statements=(statement,))


@pytest.mark.parametrize(
    ("first", "second", "origins"),
    [
        (("mayor ", "Malik Berthelsen"), ("", "the mayor"), 1),
        (("regional governor ", "Asta Lind"), ("", "the governor"), 1),
        (("Health Minister ", "Bo Vik"), ("", "the health minister"), 1),
        (("mayor ", "Malik Berthelsen"), ("governor ", "Asta Lind"), 2),
        (("mayor ", "Malik Berthelsen"), ("", "the governor"), 2),
    ],
)
def test_a_title_alone_is_no_second_voice(first: tuple[str, str], second: tuple[str, str], origins: int) -> None:
    ledger = relate_readings([told_by("Selm Times", *first), told_by("Dorvath Post", *second)])
    assert [claim.origins for claim in ledger.claims] == [origins]
