"""Items of a case in, one file out that others can check and replay: a WACZ 1.1.1 with records, log and an index.

https://specs.webrecorder.net/wacz/1.1.1/ : a ZIP with WARC records, a CDXJ index over them, the list of pages, and a
datapackage.json with the digest of each file. Beside these lie the items as we read them, the log's entries about them
with its head, and an index.html for a person without any of our programs.
"""

from __future__ import annotations

import hashlib
import html
import zipfile
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec

from twosource.errors import UsageError
from twosource.model.wire import encode_value
from twosource.store.warc import target_uri, write_warcinfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from twosource.model.capture import Capture
    from twosource.model.item import Item
    from twosource.store.case import Case

WACZ = "1.1.1"
ARCHIVE = "evidence.warc.gz"
PLAIN_PORTS = {("http", 80), ("https", 443)}
PAGE = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>{title}</title>
<style>body{{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}}pre{{white-space:pre-wrap}}
dt{{font-weight:bold}}dd{{overflow-wrap:anywhere}}</style>
<h1>{title}</h1>
<p>{count} items, packed {made}. Each file's digest is in datapackage.json; the log's head is {head}.</p>
{items}</html>
"""
ENTRY = """<article id="{id}"><h2>{title}</h2>
<dl><dt>item</dt><dd>{id}</dd><dt>address</dt><dd>{url}</dd><dt>published</dt><dd>{published}</dd>
<dt>captured</dt><dd>{taken} from {address}, {capture}</dd></dl>
<pre>{text}</pre></article>
"""


@dataclass(slots=True)
class Pack:
    """The ZIP as it grows, with what datapackage.json says of each file."""

    package: zipfile.ZipFile
    moment: tuple[int, int, int, int, int, int]
    resources: list[dict[str, Any]] = field(default_factory=list)

    def add(self, path: str, content: bytes) -> None:
        """Add a file, stored as it is, so that players can read parts of it."""
        self.package.writestr(zipfile.ZipInfo(path, self.moment), content)
        name = path.rpartition("/")[2]
        described = {"name": name.lower(), "path": path, "hash": digest(content), "bytes": len(content)}
        self.resources.append(described)


def digest(content: bytes) -> str:
    """Give the digest as WACZ writes it."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def write_evidence(case: Case, path: Path, item_ids: Sequence[str] | None = None, title: str = "Evidence") -> int:
    """Write an evidence pack of some items of a case, or of all; give how many are in it.

    Items that their sources took back are left out unless they are named. The export is logged.

    Raises:
        UsageError: a named item is not there, or there is nothing to pack.
    """
    chosen = choose_items(case, item_ids)
    captures = find_captures(case, chosen)
    entry = case.record_act("export", "evidence", {"items": " ".join(item.id for item in chosen), "format": "wacz"})
    made = datetime.fromisoformat(entry.at)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        pack = Pack(package, (made.year, made.month, made.day, made.hour, made.minute, made.second))
        add_records(pack, case, captures, entry.at)
        pack.add("pages/pages.jsonl", write_pages(chosen, captures))
        pack.add("items/items.jsonl", b"\n".join(encode_value(item) for item in chosen) + b"\n")
        add_log(pack, case, {*captures, *(item.id for item in chosen)})
        pack.add("reading/index.html", write_index(case, chosen, captures, title, entry.at))
        add_description(pack, title, entry.at)
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


def find_captures(case: Case, items: Iterable[Item]) -> dict[str, Capture]:
    """Give the captures of all versions of the items, by id, in order."""
    keys = dict.fromkeys(version.capture for item in items for version in case.versions(item.id))
    found = {key: case.capture(key) for key in keys if key is not None}
    return {key: capture for key, capture in found.items() if capture is not None}


def add_records(pack: Pack, case: Case, captures: dict[str, Capture], at: str) -> None:
    """Add the WARC records, and the index of where each lies."""
    archive = bytearray(write_warcinfo(ARCHIVE, at))
    lines = []
    for key, capture in captures.items():
        record = case.captured_record(key)
        if record is None:
            continue
        lines.append(write_cdx(capture, len(archive), len(record)))
        archive += record
    pack.add(f"archive/{ARCHIVE}", bytes(archive))
    pack.add("indexes/index.cdx", "".join(sorted(lines)).encode())


def write_cdx(capture: Capture, offset: int, length: int) -> str:
    """Write a line of CDXJ: the address's key, the moment, and where the record lies."""
    uri = target_uri(capture.address)
    told = {
        "url": uri,
        "mime": (capture.media_type or "application/octet-stream").partition(";")[0].strip(),
        "status": str(capture.status or 200),
        "digest": capture.digest,
        "length": str(length),
        "offset": str(offset),
        "filename": ARCHIVE,
    }
    return f"{sort_key(uri)} {timestamp(capture.taken)} {msgspec.json.encode(told).decode()}\n"


def sort_key(uri: str) -> str:
    """Give the address with its host reversed (SURT), by which players look it up.

    >>> sort_key("https://www.news.example/a?b=1")
    'example,news,www)/a?b=1'
    """
    parts = urlsplit(uri)
    if parts.hostname is None:
        return uri.lower()
    plain = parts.port is None or (parts.scheme, parts.port) in PLAIN_PORTS
    host = ",".join(reversed(parts.hostname.split("."))) + ("" if plain else f":{parts.port}")
    return (f"{host}){parts.path or '/'}" + (f"?{parts.query}" if parts.query else "")).lower()


def timestamp(instant: str) -> str:
    """Give an instant as CDX writes it: digits to the second."""
    return datetime.fromisoformat(instant).strftime("%Y%m%d%H%M%S")


def write_pages(items: Iterable[Item], captures: dict[str, Capture]) -> bytes:
    """List the pages that can be replayed: those that came from the web."""
    lines: list[dict[str, str]] = [{"format": "json-pages-1.0", "id": "pages", "title": "Items"}]
    for item in items:
        capture = captures.get(item.capture or "")
        if capture is not None and capture.address.startswith(("http://", "https://")):
            named = item.title or item.text[:80]
            lines.append(
                {"id": item.id, "url": capture.address, "ts": capture.taken, "title": named, "text": item.text}
            )
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)


def add_log(pack: Pack, case: Case, subjects: set[str]) -> None:
    """Add the log's entries about what is packed, each with its hashes, and the log's head."""
    entries = [entry for entry in case.audit_entries() if entry.subject in subjects or entry.act == "create"]
    pack.add("log/entries.jsonl", b"".join(encode_value(entry) + b"\n" for entry in entries))
    pack.add("log/head.json", encode_value(case.audit_head()) + b"\n")


def write_index(case: Case, items: Sequence[Item], captures: dict[str, Capture], title: str, at: str) -> bytes:
    """Write the page for a person: every item with its text and where it came from."""
    told = "".join(write_entry(item, captures.get(item.capture or "")) for item in items)
    head = case.audit_head()
    filled = PAGE.format(
        title=html.escape(title), count=len(items), made=at, head=f"{head.number}: {head.hash}", items=told
    )
    return filled.encode()


def write_entry(item: Item, capture: Capture | None) -> str:
    """Write one item; collected text is hostile, so all of it is escaped."""
    told = {
        "id": item.id,
        "title": item.title or item.text[:80],
        "url": item.url or "not known",
        "published": item.published or "not known",
        "taken": capture.taken if capture else "not known",
        "address": capture.address if capture else "not known",
        "capture": capture.digest if capture else "no capture",
        "text": item.text,
    }
    return ENTRY.format(**{name: html.escape(value) for name, value in told.items()})


def add_description(pack: Pack, title: str, at: str) -> None:
    """Add what is in the package with its digests, and the digest of that."""
    described = {
        "profile": "data-package",
        "wacz_version": WACZ,
        "title": title,
        "software": "twosource",
        "created": at,
        "resources": pack.resources,
    }
    content = msgspec.json.format(msgspec.json.encode(described), indent=2)
    pack.package.writestr(zipfile.ZipInfo("datapackage.json", pack.moment), content)
    signed = {"path": "datapackage.json", "hash": digest(content)}
    pack.package.writestr(zipfile.ZipInfo("datapackage-digest.json", pack.moment), msgspec.json.encode(signed))
