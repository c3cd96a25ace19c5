"""Makes the pictures of the README and docs/desk.md: the example case, read as `make demo` reads it, on its desk.

python -m tests.desk.screenshot docs/images
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from tests.desk.walk import running, start_browser
from twosource.desk import serve
from twosource.gather import GatherOptions, gather_inputs
from twosource.read.language import load_language
from twosource.read.places import load_gazetteer
from twosource.read.reader import Reader
from twosource.run.adding import add_gathered
from twosource.run.nearing import find_near, look_around
from twosource.run.relating import relate_case
from twosource.store import create_case

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

    from twosource.model.ledger import Claim
    from twosource.store import Case

EXAMPLE = Path("examples/tsengel")
MOMENT = datetime(2024, 3, 12, 11, 0, tzinfo=UTC)
"""When the pictures look at the case: while its ultimatum runs."""
DRAWN_WITHIN = 1_500
"""Milliseconds in which the map has drawn itself; the page never falls idle, since it listens for changes."""


@dataclass(frozen=True, slots=True)
class View:
    """One picture: of which page of the case, how wide and high, in which scheme; forms on it are opened."""

    page: str = "claims/{claim}"
    width: int = 1280
    height: int = 1280
    scheme: Literal["light", "dark"] = "light"


VIEWS = {
    "claim": View(),
    "claim-dark": View(scheme="dark"),
    "claim-phone": View(width=390, height=844),
    "claim-denied": View("claims/{contested}", height=900),
    "now": View("", height=900),
    "correct": View("claims/{claim}/correct", height=1100),
    "beside": View("claims/{claim}/beside/{near}", height=1000),
    "item-phone": View("items/{item}", width=390, height=844),
}


def fill_example(case: Case) -> None:
    """Read the example's reports into the case and relate them."""
    reader = Reader(load_language(), load_gazetteer())
    for _ in add_gathered(case, gather_inputs([str(EXAMPLE)], GatherOptions()), reader):
        pass
    relate_case(case)


LEAD = "post-tsengel-watch-1"


def choose_claim(case: Case) -> Claim:
    """Take the claim that the first post of the example makes: an advance that others repeat, with an ultimatum."""
    lead = [claim for claim in case.claims() if LEAD in claim.items]
    return max(lead, key=lambda claim: (bool(claim.deadlines), len(claim.items), claim.id))


def choose_contested(case: Case) -> Claim:
    """Take the claim with most reports on both sides, so that both stand in its drawing."""
    contested = (claim for claim in case.claims() if claim.against and claim.origins)
    return max(contested, key=lambda claim: (len(claim.evidence), claim.id))


def choose_near(case: Case, claim: Claim) -> Claim:
    """Take the claim that has most in common with this one and may be the same."""
    around = look_around(case)
    return around.claims[max(find_near(case, claim, around), key=lambda one: (len(one.words), one.likeness)).claim]


def take_pictures(browser: Browser, link: str, claims: tuple[Claim, Claim, Claim], into: Path) -> None:
    """Take one picture a view, of the upper part of its page; one claim has two sides, one is near the first."""
    claim, contested, near = claims
    report = min(claim.items, key=lambda item: (item.startswith("post-"), item))
    for name, view in VIEWS.items():
        size: ViewportSize = {"width": view.width, "height": view.height}
        with browser.new_context(viewport=size, color_scheme=view.scheme) as context:
            page = context.new_page()
            page.goto(link)
            page.goto(
                link.split("?", maxsplit=1)[0]
                + view.page.format(claim=claim.id, contested=contested.id, near=near.id, item=report)
            )
            for form in page.locator(".rights > details").all()[:2]:
                form.locator("summary").first.click()
            page.wait_for_timeout(DRAWN_WITHIN)
            page.screenshot(path=into / f"{name}.png")


def main(into: Path) -> None:
    """Make the case, open its desk, take the pictures."""
    into.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        case = create_case(Path(folder) / "tsengel", clock=lambda: MOMENT)
        fill_example(case)
        with serve(case) as serving, running(serving), start_browser() as browser:
            claim = choose_claim(case)
            take_pictures(browser, serving.link, (claim, choose_contested(case), choose_near(case, claim)), into)
        case.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images"))
