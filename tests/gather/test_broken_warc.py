"""A damaged record of an archive is named and those before and behind it are read, packed or not."""

from __future__ import annotations

import gzip
import random
from io import BytesIO

import pytest

from twosource.gather import GatherOptions
from twosource.gather.formats.warc import read_warc

RECORDS = 4


def make_archive(*, packed: bool, sentences: int) -> tuple[bytearray, list[int]]:
    """Write an archive of texts; give it with where each record begins."""
    content, begins = bytearray(), []
    for number in range(RECORDS):
        begins.append(len(content))
        chance = random.Random(number)  # noqa: S311 - constructed text, no secret
        text = " ".join(f"Police in Lodar counted {chance.randint(1, 9999)} cars." for _ in range(sentences)).encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"WARC-Target-URI: {address_of(number)}\r\nWARC-Date: 2024-03-01T10:00:00Z\r\n"
            f"Content-Type: text/plain\r\nContent-Length: {len(text)}\r\n\r\n"
        )
        record = head.encode() + text + b"\r\n\r\n"
        content += gzip.compress(record, mtime=0) if packed else record
    return content, begins


def read(content: bytes) -> list[str]:
    """Give what was read: the address of an item, the words of an error."""
    gathered = read_warc(BytesIO(content), "a.warc", GatherOptions())
    return [one.capture.address if one.capture and one.item else str(one.error) for one in gathered]


def address_of(number: int) -> str:
    return f"https://lake.example/{number}"


@pytest.mark.parametrize("sentences", [20, 3000])
@pytest.mark.parametrize("packed", [True, False])
def test_a_record_with_a_broken_header_is_named_alone(*, packed: bool, sentences: int) -> None:
    content, begins = make_archive(packed=packed, sentences=sentences)
    content[begins[1] : begins[1] + 8] = b"XXXXXXXX"
    found = read(bytes(content))
    assert [one for one in found if one.startswith("https")] == [address_of(number) for number in (0, 2, 3)]
    assert f"breaks off or is no WARC at byte {begins[1]}" in found[1]
    assert len(found) == RECORDS


def test_a_record_damaged_inside_is_named_alone() -> None:
    content, begins = make_archive(packed=True, sentences=3000)
    middle = (begins[1] + begins[2]) // 2
    content[middle : middle + 20] = bytes(20)
    found = read(bytes(content))
    assert found[1] == "a.warc:https://lake.example/1: breaks off before its end; it was left out"
    assert [found[0], *found[2:]] == [address_of(number) for number in (0, 2, 3)]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("sentences", [20, 3000])
@pytest.mark.parametrize("share", [0.01, 0.3, 0.5, 0.9])
def test_an_archive_cut_off_names_the_last_record(share: float, sentences: int, *, packed: bool) -> None:
    content, begins = make_archive(packed=packed, sentences=sentences)
    found = read(bytes(content[: begins[2] + max(2, int(share * (begins[3] - begins[2])))]))
    assert found[:2] == [address_of(0), address_of(1)]
    assert len(found) == 3
    assert "breaks off" in found[2]
