"""A case and the ids of items in, their evidence pack out, and the export in the log.

In it lie the captured records of every version with an index, pages to open, the items as they were read, the log's
entries about them with its head, and an index.html for a person without any of our programs.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from twosource.errors import UsageError
from twosource.model.capture import describe_capture
from twosource.model.wire import encode_value
from twosource.store.evidence.pack import Pack
from twosource.store.evidence.pages import WEB, Edition, write_index, write_pages, write_view
from twosource.store.evidence.records import ARCHIVE, Archive
from twosource.store.warc import write_record

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from pathlib import Path

    from twosource.model.capture import Capture
    from twosource.model.item import Item
    from twosource.store.case import Case

HEADERS = 20_000
"""Bytes that a record may have beside its content: more than servers' headers and our page around a text ever had."""
VIEW_TYPE = "text/html; charset=utf-8"


def write_evidence(case: Case, path: Path, item_ids: Sequence[str] | None = None, title: str = "Evidence") -> int:
    """Write an evidence pack of some items of a case, or of all; give how many are in it.

    Items that their sources took back are left out unless they are named. The export is logged.

    Raises:
        UsageError: a named item is not there, or there is nothing to pack.
    """
    chosen, erased = choose_items(case, item_ids), case.erased()
    editions = [one for item in chosen for one in find_editions(case, item, erased)]
    entry = case.record_act("export", "evidence", {"items": " ".join(item.id for item in chosen), "format": "wacz"})
    captures = {one.capture.id: one.capture for one in editions if one.capture is not None}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        pack = Pack(package, entry.at)
        add_records(pack, case, captures, editions)
        pack.add("pages/pages.jsonl", write_pages(editions, entry.at))
        pack.add("items/items.jsonl", b"\n".join(encode_value(item) for item in chosen) + b"\n")
        pack.add("items/captures.jsonl", b"".join(encode_value(one) + b"\n" for one in captures.values()))
        add_log(pack, case, {*captures, *(item.id for item in chosen)})
        pack.add("reading/index.html", write_index(editions, title, entry.at, case.audit_head()))
        pack.describe(title)
    return len(chosen)


def choose_items(case: Case, item_ids: Sequence[str] | None) -> list[Item]:
    """Give the named items, or all that were not taken back."""
    if item_ids is None:
        withdrawn = case.gone()
        chosen = [item for item in case.items() if item.id not in withdrawn]
    else:
        found = {key: case.item(key) for key in item_ids}
        if missing := [key for key, item in found.items() if item is None]:
            msg = f"there is no item {missing[0]} in this case"
            raise UsageError(msg)
        chosen = [item for item in found.values() if item is not None]
    if not chosen:
        msg = "there is nothing to pack"
        raise UsageError(msg)
    return chosen


def find_editions(case: Case, item: Item, erased: Container[str]) -> Iterator[Edition]:
    """Yield the versions of an item, first to last; `erased` are the captures without their bytes."""
    versions = case.versions(item.id)
    for version in versions:
        as_it_was = case.version(item.id, version.number)
        if as_it_was is not None:
            capture = case.capture(version.capture) if version.capture else None
            kept = capture is not None and capture.id not in erased
            yield Edition(as_it_was, version.number, len(versions), capture, kept)


def add_records(pack: Pack, case: Case, captures: dict[str, Capture], editions: Sequence[Edition]) -> None:
    """Add the captured records, the pages that are made for what is none, and the index of where each lies."""
    about = sum(capture.length + HEADERS for capture in captures.values())
    about += sum(len(one.item.text) * 4 + HEADERS for one in editions)
    with pack.adding(f"archive/{ARCHIVE}", about) as write:
        archive = Archive(write)
        archive.begin(pack.made)
        for capture in captures.values():
            record = give_record(case, capture)
            if record is not None:
                archive.add(capture, record)
        for one in editions:
            if not one.replays:
                view = write_view(one)
                made = describe_capture(view, one.address, pack.made, "export", media_type=VIEW_TYPE)
                archive.add(made, write_record(made, view))
    pack.add("indexes/index.cdx", archive.index())


def give_record(case: Case, capture: Capture) -> bytes | None:
    """Give a capture's record: the very one that was kept, or the same under an address that players open.

    Cases of earlier versions hold files under addresses that players do not find.
    """
    if capture.address.startswith(WEB):
        return case.captured_record(capture.id)
    content = case.captured_bytes(capture.id)
    return None if content is None else write_record(capture, content)


def add_log(pack: Pack, case: Case, subjects: set[str]) -> None:
    """Add the log's entries about what is packed, each with its hashes, and the log's head."""
    entries = [entry for entry in case.audit_entries() if entry.subject in subjects or entry.act == "create"]
    pack.add("log/entries.jsonl", b"".join(encode_value(entry) + b"\n" for entry in entries))
    pack.add("log/head.json", encode_value(case.audit_head()) + b"\n")
