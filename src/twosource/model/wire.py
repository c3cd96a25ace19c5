"""Values to and from JSON, field for field; the few names that Python reserves are put right here."""

from __future__ import annotations

from typing import Any

import msgspec

from twosource.model.item import Item
from twosource.model.reading import Reading

ITEM_FIELDS = ("id", "kind", "url", "publisher", "author", "handle", "published", "title", "language", "digest")
RENAMED = {"addressee": "for"}


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """Write a Reading as READING's object: the item's description without its text, then the text and every layer."""
    written: dict[str, Any] = msgspec.to_builtins(reading)
    item = written["item"]
    written["item"] = {name: item[name] for name in ITEM_FIELDS}
    written["deadlines"] = [
        {RENAMED.get(name, name): value for name, value in one.items()} for one in written["deadlines"]
    ]
    return written


def encode_reading(reading: Reading) -> bytes:
    """Write a Reading as one line of JSON in UTF-8, without the line end."""
    return msgspec.json.encode(reading_to_json(reading))


def encode_value(value: object) -> bytes:
    """Write any value of the model as JSON, every field under its own name; `decode_value` is its inverse."""
    return msgspec.json.encode(value)


def decode_reading(stored: bytes | str) -> Reading:
    """Read back what `encode_value` wrote of a Reading."""
    return msgspec.json.decode(stored, type=Reading)


def decode_item(stored: bytes | str) -> Item:
    """Read back what `encode_value` wrote of an Item."""
    return msgspec.json.decode(stored, type=Item)
