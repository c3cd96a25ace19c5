"""What several processes read is what one reads, in the same order; failures keep their place."""

from __future__ import annotations

import pickle

import pytest

from twosource.errors import ConfigError, ItemError, MalformedRecord
from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.run.reading import Readers, make_lots, read_elsewhere, read_items, tell_lost
from twosource.run.recipes import ReaderRecipe, make_reader

LINES = (
    "The ministry said on Sunday that rebels shelled Khovd.",
    "“We will leave by Friday,” said Dorj Altan, a spokesman of the Altai Guard.",
    "Police in Ölgii arrested 14 protesters, Lake Radio reported.",
)


def items(number: int) -> list[Item | ItemError]:
    texts = [f"{LINES[place % len(LINES)]}\n\nReport {place} of the day." for place in range(number)]
    listed: list[Item | ItemError] = [
        Item(f"i{place}", "article", text, digest_text(text)) for place, text in enumerate(texts)
    ]
    listed.insert(3, MalformedRecord("feed:4", "is no JSON"))
    return listed


def test_several_processes_read_as_one_does() -> None:
    reader = make_reader(ReaderRecipe())
    alone = list(read_items(items(40), reader))
    together = list(read_items(items(40), Readers(reader, ReaderRecipe(), workers=2, small=100)))
    assert [str(one) if isinstance(one, ItemError) else one for one in together] == [
        str(one) if isinstance(one, ItemError) else one for one in alone
    ]
    assert str(together[3]) == "feed:4: is no JSON"


def test_a_failure_ends_a_lot() -> None:
    assert [len(lot) for lot in make_lots(items(10))] == [4, 7]


def test_a_program_changed_meanwhile_is_not_mixed_in() -> None:
    with pytest.raises(ConfigError, match="changed while it ran"):
        read_elsewhere(ReaderRecipe(), "another codebook", [])


def test_an_item_that_kills_is_named() -> None:
    text = "No news."
    lost = tell_lost(Item("i1", "article", text, digest_text(text), url="https://example.org/1"))
    assert "https://example.org/1: each process that read it was killed" in str(lost)


def test_errors_travel_between_processes() -> None:
    error = pickle.loads(pickle.dumps(MalformedRecord("feed:4", "is no JSON")))  # noqa: S301 - our own bytes
    assert (type(error), error.which, error.what) == (MalformedRecord, "feed:4", "is no JSON")
