"""The bytes of an export and of everything that is packed in them, so that a test sees all that leaves."""

from __future__ import annotations

import io
import json
import re
import zlib

import pyarrow.parquet
from pypdf import PdfReader


def unpacked(form: str, content: bytes) -> bytes:
    """The bytes of a file and of everything packed in it."""
    if form == "parquet":
        rows = json.dumps(pyarrow.parquet.read_table(io.BytesIO(content)).to_pylist(), ensure_ascii=False)
        return content + rows.encode("utf-8", "replace")
    if form == "pdf":
        streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
        return content + pdf_words(content).encode() + b"".join(map(inflate, streams))
    return content.replace(b"\r\n ", b"") if form == "calendar" else content


def inflate(stream: bytes) -> bytes:
    """A stream of a PDF without its packing, if it has one."""
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def pdf_words(content: bytes) -> str:
    """The words of a PDF as a reader copies them."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())
