"""From a capture and its bytes to one WARC 1.1 record as one gzip member, and back; the same in a file or a table."""

from __future__ import annotations

import re
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

if TYPE_CHECKING:
    from twosource.model.capture import Capture

URI = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*://|urn:)[!-~]+")
HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
PHRASES = {status.value: status.phrase for status in HTTPStatus}
MEDIA_TYPE = re.compile(r"[!-~]+/[ -~]+")
SOFTWARE = "twosource"


def write_record(capture: Capture, content: bytes) -> bytes:
    """Write a `response` record where there was an HTTP response, else a `resource` record; never two alike ids."""
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
    headers = {
        "WARC-Date": capture.taken,
        "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, capture.id)}>",
        "WARC-Payload-Digest": capture.digest,
    }
    uri = target_uri(capture.address)
    answered = capture.status is not None and uri.startswith(("http://", "https://"))
    kind = "response" if answered else "resource"
    record = writer.create_warc_record(
        uri,
        kind,
        payload=BytesIO(content),
        length=len(content),
        warc_content_type="" if answered else media_type_of(capture),
        warc_headers_dict=headers,
        http_headers=http_headers(capture) if answered else None,
    )
    writer.write_record(record)
    return buffer.getvalue()


def media_type_of(capture: Capture) -> str:
    """Give the media type if it is one that a header can hold."""
    told = capture.media_type or ""
    return told if MEDIA_TYPE.fullmatch(told) else "application/octet-stream"


def target_uri(address: str) -> str:
    """Give the address as a URI: as it is when it is one, else as a percent-encoded `file:` path.

    >>> target_uri("stories/ein Blatt.html")
    'file:///stories/ein%20Blatt.html'
    """
    return address if URI.fullmatch(address) else "file:///" + quote(address, safe="/:=")


def http_headers(capture: Capture) -> StatusAndHeaders:
    """Give the response's status line and headers as they came."""
    told = [(name, " ".join(value.split())) for name, value in capture.headers if HEADER_NAME.fullmatch(name)]
    phrase = PHRASES.get(capture.status or 0, "Unknown")
    return StatusAndHeaders(f"{capture.status} {phrase}", told, protocol="HTTP/1.1")


def write_warcinfo(name: str, taken: str) -> bytes:
    """Write the record that opens a file: which file it is and what made it."""
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
    record = writer.create_warcinfo_record(name, {"software": SOFTWARE, "format": "WARC File Format 1.1"})
    record.rec_headers.replace_header("WARC-Date", taken)
    record.rec_headers.replace_header("WARC-Record-ID", f"<urn:uuid:{uuid5(NAMESPACE_URL, name + taken)}>")
    writer.write_record(record)
    return buffer.getvalue()


def read_record(record: bytes) -> bytes:
    """Read the payload back out of what `write_record` wrote."""
    for one in ArchiveIterator(BytesIO(record), no_record_parse=False):
        return bytes(one.raw_stream.read())
    return b""
