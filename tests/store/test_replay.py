"""What a pack is for: the validator that its format comes with accepts it, and the common player opens every page."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desk.walk import start_browser
from tests.store.player import PLAYER, fill, open_list, serving
from twosource.model.capture import describe_capture
from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.store import create_case
from twosource.store.evidence import write_evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

ROAD = "https://news.example/road?a=1"
OPENED = {
    ROAD: "The road is closed, said the mayor.",
    "file:///01-steppe-courier-advance.html": "an account that documents life in the valley",
    "urn:twosource:item:post-tsengel-watch-1:1": "Made for this pack from what was captured",
}


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("replay")
    case = create_case(folder / "case")
    fill(case)
    content = b"<title>The road to Tsengel</title><p>The road is closed, said the mayor."
    told = {"media_type": "text/html", "headers": (("Content-Type", "text/html; charset=utf-8"),)}
    capture = describe_capture(content, ROAD, "2024-03-12T09:00:00.25Z", "fetch", status=200, **told)  # type: ignore[arg-type]
    text = "The road is closed, said the mayor."
    case.put_capture(capture, content)
    case.put_item(Item("road", "article", text, digest_text(text), title="The road to Tsengel", capture=capture.id))
    assert write_evidence(case, folder / "pack.wacz", title="Tsengel") == 21
    case.close()
    return folder / "pack.wacz"


def validate(pack: Path) -> str:
    wacz = Path(sys.executable).with_name("wacz")
    done = subprocess.run([wacz, "validate", "--file", pack], capture_output=True, text=True, check=False, timeout=60)
    return done.stdout + done.stderr


def test_the_validator_of_its_format_accepts_it_and_nothing_else(pack: Path, tmp_path: Path) -> None:
    assert "Validation succeeded" in validate(pack)
    altered = tmp_path / "altered.wacz"
    altered.write_bytes(pack.read_bytes().replace(b"said the mayor", b"said the bishop"[:14]))
    assert "Validation succeeded" not in validate(altered)


@pytest.fixture(scope="module")
def player(pack: Path) -> Iterator[tuple[Page, str]]:
    if shutil.which("chromium") is None or not (PLAYER / "sw.js").is_file():
        pytest.skip("needs Debian's chromium and ReplayWeb.page (make player)")
    with serving(pack) as base, start_browser() as browser:
        yield open_list(browser, base), base


@pytest.mark.browser
def test_the_player_lists_every_item(player: tuple[Page, str]) -> None:
    page, _ = player
    assert page.locator("wr-page-entry").count() == 21


@pytest.mark.browser
@pytest.mark.parametrize("address", OPENED)
def test_the_player_opens_a_page_of_each_kind(player: tuple[Page, str], address: str) -> None:
    page, base = player
    page.goto("about:blank")
    page.goto(f"{base}?source={base}pack.wacz#view=pages")
    with page.expect_event("framenavigated", lambda frame: f"mp_/{address}" in frame.url) as opened:
        page.locator("wr-page-entry", has_text=address).locator("a").first.click()
    opened.value.get_by_text(OPENED[address]).first.wait_for()
