"""What colleagues type is text too: in names, reasons, labels and alerts, on every page of a team."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import lxml.html

from tests.desk.hostile import ATTACKS
from tests.desk.test_hostile import OUR_ELEMENTS
from twosource.desk.access.entrance import make_token
from twosource.desk.alerts.rules import AlertWish, add_alert
from twosource.errors import Refused, UsageError
from twosource.store.accounts import Accounts
from twosource.store.releases import Releases
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from twosource.store import Case

PAGES = ("/account", "/accounts", "/waiting", "/alerts", "/follow", "/audit", "/claims/claim-ten")
ELEMENTS = OUR_ELEMENTS | {"h3", "q"}


def attack(case: Case) -> int:
    """Type every attack into every field that takes it; give how many were taken."""
    taken = 0
    for number, words in enumerate(ATTACKS):
        with suppress(Refused, UsageError):
            Accounts(case).add(words[:120], "reader", "no hash")
            taken += 1
        with suppress(Refused, UsageError):
            make_token(case, "Ada", words[:80], ["read"], 1)
            taken += 1
        with suppress(Refused, UsageError):
            wish = AlertWish(f"{number} {words}"[:80], words=words[:200], source=words[:200])
            add_alert(case.acting_as(words[:60]), wish)
            taken += 1
        with suppress(UsageError):
            case.acting_as(words[:60]).add_ruling("claim-ten", "confirm", words)
    for words in ATTACKS[:12]:
        Releases(case.acting_as(words[:60])).ask("brief.md", "text/markdown", words.encode(), words, {})
    return taken


def test_whatever_colleagues_type_shows_as_text(peopled: Case, enter: Callable[[str], httpx.Client]) -> None:
    Settings(peopled).set_two_person(on=True)
    ada = enter("Ada")
    assert attack(peopled) > len(ATTACKS)
    for address in PAGES:
        answer = ada.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
        assert "unsafe" not in answer.headers["content-security-policy"]
        page = lxml.html.document_fromstring(answer.text)
        tags = {element.tag for element in page.iter() if isinstance(element.tag, str)}
        assert tags <= ELEMENTS, (address, tags - ELEMENTS)
        assert not page.xpath("//@*[starts-with(name(), 'on')]"), address
        assert not page.xpath("//*[@style]"), address
        links = [str(link) for link in page.xpath("//@href | //@action | //@formaction | //@src")]
        assert [link for link in links if not link.startswith(("/", "#"))] == [], address


def test_the_file_that_waits_runs_nothing(peopled: Case, enter: Callable[[str], httpx.Client]) -> None:
    held = Releases(peopled.acting_as("Eda")).ask(
        "brief.md", "text/html; charset=utf-8", b"<script>document.title='taken'</script>", "c", {}
    )
    answer = enter("Ben").get(f"/releases/{held.id}/file")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert answer.headers["x-content-type-options"] == "nosniff"
