"""Bytes in, characters out; where the bytes are not of the encoding, the error says at which one and what to do."""

from __future__ import annotations

import codecs
import re

from twosource.errors import EmptyInput, UnreadableInput

SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE
)
HEAD_BYTES = 4096
"""Where a page may declare its encoding; HTML says within 1,024 bytes, real pages exceed that."""
SURROGATES = re.compile("[\ud800-\udfff]")


def decode_text(content: bytes, address: str, encoding: str) -> str:
    """Decode a text, every character kept as it is (line ends and a byte order mark included).

    Raises:
        EmptyInput: nothing but blanks.
        UnreadableInput: a binary, or not of the encoding.
    """
    refuse_binary(content, address)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"is not {encoding}: byte {error.start} (0x{content[error.start]:02x}); give its encoding by --encoding"
        raise UnreadableInput(address, what) from error
    except (LookupError, ValueError) as error:
        raise UnreadableInput(address, f"there is no encoding {encoding!r}; try utf-8 or windows-1252") from error
    if not text.strip():
        raise EmptyInput(address, "is empty; there is nothing to read")
    return text


def refuse_binary(content: bytes, address: str, tolerated: float = 0.0) -> None:
    """Raise UnreadableInput for what is no text: by its signature, or by NUL bytes beyond the tolerated part."""
    for signature, name in SIGNATURES:
        if content.startswith(signature):
            raise UnreadableInput(address, f"is {name}, not text; save its text and read that")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return
    position = content.find(b"\x00")
    if position >= 0 and content.count(b"\x00") > tolerated * len(content):
        what = f"is binary (a NUL at byte {position}), not text; if it is text, give its encoding by --encoding"
        raise UnreadableInput(address, what)


def decode_page(content: bytes, charset: str | None) -> str:
    """Decode a page as browsers do: by mark, by header, by its own word, else UTF-8, else windows-1252; never fails."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.removeprefix(codecs.BOM_UTF8).decode(encoding, "replace")
    declared = DECLARED.search(content[:HEAD_BYTES])
    for name in (charset, declared and declared[1].decode("ascii"), "utf-8"):
        try:
            if name:
                return content.decode(name)
        except (LookupError, ValueError):
            continue
    return content.decode("windows-1252", "replace")


def mend_surrogates(text: str) -> str:
    """Give the text with each lone surrogate, which is no character, as U+FFFD; offsets stay."""
    return SURROGATES.sub("\ufffd", text)
