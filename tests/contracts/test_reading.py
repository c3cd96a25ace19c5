"""A Reading is written as its contract says: these fields and no fewer, and offsets that slice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.model.wire import encode_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.read.reader import Reader

TEXT = (
    "ÖLGII, Mongolia – State radio quoted the Altai Guard as saying on Tuesday that it had given the "
    "garrison of Tsengel 6 hours to surrender.\n\n"
    "“At least ten people were killed,” said police spokesman Dorj Altan.\n\n"
    "Shots near the bridge #Tsengel — Lodar Watch (@lodarwatch) March 12, 2024\n\nFollow us on all channels."
)
FIELDS = {
    "item": "id kind url publisher author handle published title language digest",
    "posts": "start end author handle posted hashtags media",
    "entities": "start end label name link",
    "statements": "id content voices cue form stance basis said",
    "events": "id type mode trigger actors recipients place when realis statements numbers",
    "deadlines": "start end event by for demand threat given period due state",
    "places": "start end name lat lon link precision radius_km",
    "times": "start end type value earliest latest",
}
LAYERS = {
    "item",
    "text",
    "posts",
    "boilerplate",
    "sentences",
    "entities",
    "statements",
    "events",
    "deadlines",
    "places",
    "times",
}


@pytest.fixture(scope="module")
def reading(reader: Reader) -> dict[str, Any]:
    item = Item(id="i", kind="article", text=TEXT, digest=digest_text(TEXT), published="2024-03-12T16:40:00Z")
    written: dict[str, Any] = json.loads(encode_reading(next(iter(reader.read([item])))))
    return written


def test_every_layer_is_there_and_filled(reading: dict[str, Any]) -> None:
    assert set(reading) >= LAYERS
    assert [layer for layer in LAYERS if not reading[layer]] == []


@pytest.mark.parametrize("layer", FIELDS)
def test_a_layer_has_its_fields(layer: str, reading: dict[str, Any]) -> None:
    rows = reading[layer] if isinstance(reading[layer], list) else [reading[layer]]
    assert all(set(row) >= set(FIELDS[layer].split()) for row in rows)


def test_the_text_is_verbatim(reading: dict[str, Any]) -> None:
    assert reading["text"] == TEXT


def spans_in(value: object) -> Iterator[tuple[int, int]]:
    """Walk a Reading and give every pair of offsets in it."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int):
            yield value["start"], value["end"]
        for part in value.values():
            yield from spans_in(part)
    elif isinstance(value, list):
        if len(value) == 2 and all(isinstance(part, int) for part in value):
            yield value[0], value[1]
        for part in value:
            yield from spans_in(part)


def test_every_pair_of_offsets_slices_to_words(reading: dict[str, Any]) -> None:
    found = list(spans_in(reading))
    assert found
    assert [TEXT[start:end] for start, end in found if not TEXT[start:end].strip()] == []
    assert [TEXT[start:end] for start, end in found if TEXT[start:end] != TEXT[start:end].strip()] == []


def test_what_is_not_known_is_null(reader: Reader) -> None:
    text = "They left on Friday, the mayor said."
    item = Item(id="i", kind="article", text=text, digest=digest_text(text))
    written = json.loads(encode_reading(next(iter(reader.read([item])))))
    assert written["item"]["published"] is None
    assert [(time["earliest"], time["latest"]) for time in written["times"]] == [(None, None)]
    assert written["item"]["publisher"] is None
