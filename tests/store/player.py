"""ReplayWeb.page on this machine alone: the player (`make player`) and one pack, served to Debian's chromium.

python -m tests.store.player docs/images     packs the example case, opens it, and takes the docs' picture
"""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from tests.desk.walk import start_browser
from twosource.gather import gather_inputs, keep_gathered
from twosource.store import create_case
from twosource.store.evidence import write_evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from twosource.store import Case

ROOT = Path(__file__).parents[2]
PLAYER = ROOT / "web" / "player" / "package"
EXAMPLE = ROOT / "examples" / "tsengel"
RANGE = re.compile(r"bytes=(\d*)-(\d*)")
TYPES = {".html": "text/html", ".js": "text/javascript", ".wacz": "application/wacz"}
SHOWN = "post-tsengel-watch-1"
"""The item of which the docs have a picture: one that no server ever served as a page."""


class Shelf(BaseHTTPRequestHandler):
    """Serves the player's files and one pack, in parts where a part is asked for."""

    protocol_version = "HTTP/1.1"

    def __init__(self, pack: Path, *arguments: object) -> None:
        self.pack = pack
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        name = urlsplit(self.path).path.strip("/") or "index.html"
        path = self.pack if name == "pack.wacz" else PLAYER / name
        if not path.is_file() or not path.resolve().is_relative_to(path.parent if name == "pack.wacz" else PLAYER):
            self.send_error(404)
            return
        whole = path.read_bytes()
        start, end = self.find_part(len(whole))
        self.send_response(206 if "Range" in self.headers else 200)
        self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(end - start))
        self.send_header("Content-Range", f"bytes {start}-{end - 1}/{len(whole)}")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(whole[start:end])

    do_HEAD = do_GET  # noqa: N815 - the name that the server looks for

    def find_part(self, length: int) -> tuple[int, int]:
        """Give the bytes that are asked for: a part, the last so many, or all."""
        asked = RANGE.fullmatch(self.headers.get("Range", ""))
        if asked is None:
            return 0, length
        first, last = asked.groups()
        if not first:
            return max(0, length - int(last)), length
        return int(first), min(int(last) + 1, length) if last else length

    def log_message(self, *_arguments: object) -> None:
        """Stay silent."""


@contextmanager
def serving(pack: Path) -> Iterator[str]:
    """Give the address of the player while it runs; `localhost` and not a number, for chromium lets it have workers."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Shelf, pack))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://localhost:{server.server_address[1]}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def fill(case: Case) -> None:
    """Put the example's reports into a case, unread: what is packed is what came."""
    for one in gather_inputs([str(EXAMPLE)]):
        keep_gathered(case, one)


def open_list(browser: Browser, base: str) -> Page:
    """Open the pack in the player and give its list of pages."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto(f"{base}?{urlencode({'source': base + 'pack.wacz'})}#view=pages")
    page.locator("wr-page-entry").first.wait_for()
    return page


def take_picture(into: Path) -> None:
    """Pack the example, open the list and one of its pages, and take a picture of each."""
    with TemporaryDirectory() as folder, start_browser() as browser:
        case = create_case(Path(folder) / "tsengel")
        fill(case)
        write_evidence(case, Path(folder) / "pack.wacz", title="Tsengel")
        case.close()
        with serving(Path(folder) / "pack.wacz") as base:
            page = open_list(browser, base)
            page.screenshot(path=into / "replay-list.png")
            page.locator("wr-page-entry", has_text=f":{SHOWN}:").locator("a").first.click()
            page.wait_for_timeout(3000)
            page.screenshot(path=into / "replay.png")


if __name__ == "__main__":
    take_picture(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images"))
