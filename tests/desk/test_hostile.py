"""Collected text is hostile: whatever stands in it shows as text, on every page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import lxml.html
import pytest

from tests.desk.constructed import NOW, fill
from tests.desk.hostile import ATTACKS, make_hostile
from twosource.desk.render import show_unseen
from twosource.store import Case, create_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx

OUR_ELEMENTS = set(
    re.findall(
        r"\w+",
        """html head meta title link script body header footer main nav section article aside div p span a h1 h2 h3 ol
        ul li dl dt dd del ins pre blockquote q i strong b br time code kbd bdi mark
        form fieldset legend label input textarea select
        option button details summary table thead tbody tr th td
        svg g defs marker path rect circle text""",
    )
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "case"
    made = create_case(folder, clock=lambda: NOW)
    fill(made, *make_hostile())
    made.close()
    return folder


@pytest.fixture
def filled(hostile: Path) -> Path:
    return hostile


def addresses() -> Iterator[str]:
    yield from (
        "/",
        "/claims",
        "/claims?page=2",
        "/stories",
        "/stories/hostile",
        "/deadlines",
        "/sources",
        "/audit",
        "/search?q=said",
    )
    for number in range(len(ATTACKS)):
        yield f"/claims/c{number}"
        yield f"/claims/c{number}/correct"
        yield f"/deadlines/d{number}"
        yield f"/items/h{number}"


def test_there_are_sixty_attacks() -> None:
    assert len(set(ATTACKS)) == 60


def test_no_attack_becomes_an_element_an_event_or_an_address(reader: httpx.Client, case: Case) -> None:
    assert len(case.claims()) == 60
    for address in addresses():
        answer = reader.get(address)
        assert answer.status_code == 200, address
        page = lxml.html.document_fromstring(answer.content.decode("utf-8"))
        for element in page.iter(lxml.html.etree.Element):
            assert element.tag in OUR_ELEMENTS, (address, element.tag)
            assert not [name for name in element.attrib if name.startswith("on") or name == "style"], address
            for name in ("href", "src", "action"):
                target = element.get(name, "")
                outside = element.get("rel") == "noopener noreferrer external"
                assert target[:1] in {"", "/", "#", "?"} or (outside and target.startswith(("http://", "https://")))
                assert not target.startswith("//")


def test_every_attack_is_shown_as_the_text_it_is(reader: httpx.Client, case: Case) -> None:
    for number, payload in enumerate(ATTACKS):
        page = lxml.html.document_fromstring(reader.get(f"/items/h{number}").content.decode("utf-8"))
        shown = page.find_class("text")[0].text_content()
        item = case.item(f"h{number}")
        assert item is not None
        expected = str(show_unseen(item.text)).replace("\r\n", "\n").replace("\r", "\n")
        assert shown.split() == expected.split(), payload


def test_signs_that_turn_the_direction_of_writing_reach_no_page(reader: httpx.Client) -> None:
    for address in addresses():
        text = reader.get(address).text
        assert not {
            sign for sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b" if sign in text
        }, address


def test_a_search_for_an_attack_is_only_words(reader: httpx.Client) -> None:
    for payload in ATTACKS:
        for page in ("/search", "/claims"):
            answer = reader.get(page, params={"q": payload[:400]})
            assert answer.status_code == 200
            assert "<script>" not in answer.text.replace('<script type="module"', "")


def test_ids_in_the_address_are_only_ids(reader: httpx.Client) -> None:
    for attempt in ("..%2f..%2fetc%2fpasswd", "%00", "%ff", "a%0d%0ax", "<script>", "x" * 3000):
        assert reader.get(f"/items/{attempt}").status_code in {404, 400}
    for attempt in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/built/%2e%2e/%2e%2e/app.py"):
        assert reader.get(attempt).status_code == 404
