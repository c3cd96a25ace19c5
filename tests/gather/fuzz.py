"""`python -m tests.gather.fuzz [COUNT] [SEED]` breaks constructed inputs of every format and reads what comes of it.

Ends with the input that crashed the reader or kept it for more than ten seconds, or says how many were read.
"""

from __future__ import annotations

import gzip
import random
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from twosource.errors import ItemError
from twosource.gather import GatherOptions, gather_inputs, keep_gathered
from twosource.gather.inputs import UNFORESEEN
from twosource.store import create_case
from twosource.store.evidence import write_evidence

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "gather"
PACKED = ("page.html", "telegram.json", "outbox.json")
MOMENT = datetime(2024, 3, 6, 8, tzinfo=UTC)
LONGEST_S = 10.0
COLUMNS = (("text", "body"), ("id", "ref"), ("published", "when"))
PIECES = (
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xf0\x9f\x8f\xb4",
        b"\xed\xa0\x80",
        b"\r",
        b"\n\n",
        b"\t",
        b"WARC/1.0\r\n",
        b"\x1f\x8b\x08",
    ),
    *(
        b"<",
        b">",
        b"<!--",
        b"]]>",
        b"<![CDATA[",
        b"<!ENTITY a 'b'>",
        b"<div>" * 300,
        b"<p>",
        b"</p>",
        b"<table><tr><td>",
    ),
    *(
        b"<blockquote class='twitter-tweet'>",
        b"&#0;",
        b"&#xD800;",
        b"&amp;",
        b"PK\x03\x04",
        b"T25:61:61Z",
        b"9999-99-99",
    ),
    *(b'"', b"\\ud800", b"{", b"}", b"[", b"null", b"1e999", b"-1", b"99999999999999999999", b"[" * 300),
)
"""What readers stumble over."""


def break_bytes(content: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Change a few places of an input: flip, drop, double, insert, splice, cut."""
    broken = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(broken) + 1)
        end = min(start + chance.choice((1, 1, 2, 8, 64, 400)), len(broken))
        kind = chance.randrange(6)
        if kind == 0 and start < len(broken):
            broken[start] = chance.randrange(256)
        elif kind == 1:
            del broken[start:end]
        elif kind == 2:
            broken[start:start] = broken[start:end] * chance.choice((1, 2, 30))
        elif kind == 3:
            broken[start:start] = chance.choice(PIECES)
        elif kind == 4:
            other = chance.choice(others)
            cut = chance.randrange(len(other))
            broken[start:end] = other[cut : cut + 300]
        else:
            del broken[start:]
    return bytes(broken)


def read_broken(name: str, content: bytes, folder: Path) -> tuple[int, float]:
    """Read one broken input; give how many items came of it, and the seconds.

    Raises:
        AssertionError: it crashed the reader, took too long, or gave an item that does not hold together.
    """
    path = folder / name
    path.write_bytes(content)
    options = GatherOptions(max_bytes=1_000_000, columns=COLUMNS if name.endswith(".csv") else ())
    begun, items = time.perf_counter(), 0
    try:
        for one in gather_inputs([str(path)], options):
            assert UNFORESEEN not in str(one.error), one.error
            assert one.error is None or (isinstance(one.error, ItemError) and "\n" not in str(one.error)), one.error
            if one.item is not None:
                items += 1
                require_spans(one.item.text, [(post.start, post.end) for post in one.item.posts])
                require_spans(one.item.text, [(link.start, link.end) for link in one.item.links])
                one.item.text.encode()
    except Exception as error:
        msg = f"{name} crashed the reader with {error!r}; it lies at {keep(name, content)}"
        raise AssertionError(msg) from error
    seconds = time.perf_counter() - begun
    if seconds > LONGEST_S:
        msg = f"{name} kept the reader for {seconds:.1f} s; it lies at {keep(name, content)}"
        raise AssertionError(msg)
    return items, seconds


def require_spans(text: str, spans: list[tuple[int, int]]) -> None:
    for start, end in spans:
        assert 0 <= start < end <= len(text), (start, end, len(text))


def keep(name: str, content: bytes) -> Path:
    """Keep an input that failed."""
    path = Path(tempfile.mkdtemp(prefix="twosource-fuzz-")) / name
    path.write_bytes(content)
    return path


def fuzz(count: int, seed: int) -> str:
    """Read `count` broken inputs; say in a line what came of them."""
    chance = random.Random(seed)  # noqa: S311 - the same at each run
    sources = {path.name: path.read_bytes() for path in sorted(FIXTURES.iterdir())}
    sources |= {"plain.txt": sources["items.jsonl"], "crawl.warc": warc_of(sources["page.html"])}
    sources |= {"crawl.warc.gz": gzip.compress(sources["crawl.warc"], mtime=0), "pack.wacz": pack_of(FIXTURES)}
    names, others = list(sources), list(sources.values())
    items, longest = 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(count):
            name = chance.choice(names)
            given, seconds = read_broken(name, break_bytes(sources[name], others, chance), Path(folder))
            items, longest = items + given, max(longest, seconds)
    return f"{count:,} broken inputs of {len(names)} kinds: {items:,} items, no crash, longest {longest:.2f} s"


def warc_of(page: bytes) -> bytes:
    """A WARC with one page, not compressed, so that breaking it breaks its inside."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    named = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
    head = f"{named}Content-Length: {len(block)}\r\n\r\n"
    return (head.encode() + block + b"\r\n\r\n") * 2


def pack_of(folder: Path) -> bytes:
    """An evidence pack of the fixtures; what it holds lies in it unpacked, so that breaking it breaks its inside."""
    with tempfile.TemporaryDirectory() as made:
        case = create_case(Path(made) / "case", clock=lambda: MOMENT)
        for one in gather_inputs([str(folder / name) for name in PACKED], GatherOptions(clock=lambda: MOMENT)):
            keep_gathered(case, one)
        write_evidence(case, Path(made) / "pack.wacz")
        case.close()
        return (Path(made) / "pack.wacz").read_bytes()


def main() -> None:
    count, seed = [*map(int, sys.argv[1:]), 20_000, 1][:2] if len(sys.argv) < 3 else map(int, sys.argv[1:3])
    sys.stdout.write(fuzz(count, seed) + "\n")


if __name__ == "__main__":
    main()
