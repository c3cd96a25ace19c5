"""A country file of GeoNames is fetched through the same guarded door as everything, and only as an archive."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from twosource.errors import FetchFailed, OversizedInput, UnreadableInput
from twosource.gather.fetching.limits import FetchLimits
from twosource.gather.geonames import fetch_country

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIMITS = FetchLimits(max_bytes=1000, seconds=5.0, trusted=frozenset({"127.0.0.1"}))


class Dump(BaseHTTPRequestHandler):
    """Serves one country, a page in the place of another, and one that is too large."""

    def do_GET(self) -> None:
        body = {"/AF.zip": b"PK and so on", "/PK.zip": b"<html>", "/US.zip": b"PK" * 1000}.get(self.path)
        self.send_response(404 if body is None else 200)
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_arguments: object) -> None:
        """Stay silent."""


@pytest.fixture
def base() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Dump)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_country_s_archive_lies_in_the_folder(tmp_path: Path, base: str) -> None:
    path = fetch_country("af", tmp_path / "new", base, LIMITS)
    assert (path.name, path.read_bytes()) == ("AF.zip", b"PK and so on")
    assert [one.name for one in path.parent.iterdir()] == ["AF.zip"]


@pytest.mark.parametrize(("code", "error"), [("PK", UnreadableInput), ("US", OversizedInput), ("XX", FetchFailed)])
def test_what_is_no_archive_leaves_nothing(tmp_path: Path, base: str, code: str, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"\.zip: "):
        fetch_country(code, tmp_path, base, LIMITS)
    assert not list(tmp_path.iterdir())


def test_an_address_of_one_s_own_network_is_refused(tmp_path: Path, base: str) -> None:
    with pytest.raises(FetchFailed):
        fetch_country("AF", tmp_path, base)
