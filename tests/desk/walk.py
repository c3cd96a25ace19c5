"""A desk that runs beside the test, and Debian's chromium with nothing of its own to ask the network for."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from twosource.desk import Serving

LONGEST_START = 10.0
CHROMIUM = "/usr/bin/chromium"
AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = [
    "--no-sandbox",  # CI runs as root in a container, where chromium's own sandbox cannot start
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def running(serving: Serving) -> Iterator[None]:
    """Run a desk in a thread of its own, and end it afterwards."""
    thread = Thread(target=serving.run)
    thread.start()
    begun = monotonic()
    while not serving.server.started and monotonic() - begun < LONGEST_START:
        sleep(0.01)
    try:
        yield
    finally:
        serving.stop()
        thread.join()


@contextmanager
def start_browser() -> Iterator[Browser]:
    """Start it, and end it afterwards."""
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
