"""A person walks the desk in chromium: with scripts and without, by keyboard, on a phone, among hostile items."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from tests.desk.conftest import TOKEN
from tests.desk.constructed import NOW, fill
from tests.desk.hostile import ATTACKS, make_hostile
from tests.desk.screenshot import MOMENT, choose_claim, fill_example
from tests.desk.walk import AXE, FLAGS, running, start_browser
from twosource.desk import serve
from twosource.desk.press import STATIC
from twosource.run.relating import relate_case
from twosource.store import create_case, open_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from twosource.desk import Serving
    from twosource.store import Case

pytestmark = pytest.mark.browser
PAGES = (
    "/",
    "/claims",
    "/claims/claim-advance",
    "/claims/claim-ten",
    "/claims/claim-advance/correct",
    "/claims/claim-ten/beside/claim-twelve",
    "/stories",
    "/stories/story-narsaq",
    "/sources",
    "/sources/watch",
    "/items/advance",
    "/search?q=guard",
    "/audit",
    "/words",
    "/api",
)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
needs_islands = pytest.mark.skipif(
    not (STATIC / "built" / "desk.js").is_file(), reason="the moving parts are not built (make web)"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if shutil.which("chromium") is None:
        pytest.skip("needs Debian's chromium on the PATH")
    with start_browser() as started:
        yield started


@pytest.fixture
def page(browser: Browser, served: Serving) -> Iterator[Page]:
    """A page that came through the printed link; what leaves the machine or breaks the policy fails the test."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        opened = context.new_page()
        wrong: list[str] = []
        base = served.link.split("?", maxsplit=1)[0]
        opened.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
        opened.on("pageerror", lambda error: wrong.append(str(error)))
        opened.on("request", lambda asked: None if asked.url.startswith((base, "data:")) else wrong.append(asked.url))
        opened.on("dialog", lambda dialog: wrong.append(dialog.message))
        opened.goto(served.link)
        yield opened
        assert wrong == []


def go(page: Page, address: str) -> None:
    page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + address)


def test_a_newcomer_finds_the_ultimatum_sees_why_and_rules(page: Page, case: Case) -> None:
    assert "token" not in page.url
    expect(page.get_by_text("runs out in").first).to_be_visible()
    page.get_by_role("link", name="The Fjord Guard are on their way to attack Narsaq").first.click()
    lead = page.locator(".lead")
    expect(lead).to_contain_text("Single source")
    expect(lead).to_contain_text("at least 1, at most 3 origins · 4 reports")
    rulings = page.get_by_role("region", name="Rulings")
    rulings.get_by_label("Refute").check()
    rulings.get_by_label("Reason").fill("The road was filmed empty at noon.")
    rulings.get_by_label("Your name").fill("Ada")
    rulings.get_by_role("button", name="Rule").click()
    expect(lead).to_contain_text("Refuted by ruling")
    taking = page.get_by_role("region", name="Take away")
    taking.get_by_label("Your name").fill("Ada")
    with page.expect_download() as taken:
        taking.get_by_role("button", name="Export").click()
    assert "TLP:AMBER" in taken.value.path().read_text(encoding="utf-8")
    page.get_by_role("link", name="Audit").click()
    expect(page.get_by_text("The road was filmed empty at noon.")).to_be_visible()
    assert [one.kind for one in case.rulings()] == ["refute"]


def test_no_page_has_a_serious_fault_for_people_who_see_or_move_otherwise(page: Page) -> None:
    if not AXE.is_file():
        pytest.skip("needs axe-core from web/node_modules (make web)")
    faults = []
    for address in PAGES:
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            go(page, address)
            page.evaluate(AXE.read_text(encoding="utf-8"))
            found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
            serious = [one for one in found if one["impact"] in {"serious", "critical"}]
            faults += [(address, scheme, one["id"], one["nodes"][0]["html"]) for one in serious]
    assert faults == []


def test_on_a_phone_nothing_sticks_out(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for address in PAGES:
        go(page, address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address


@needs_islands
def test_the_countdown_runs_and_says_when_it_turned(page: Page) -> None:
    page.clock.install(time=NOW)
    go(page, "/claims/claim-advance")
    clock = page.locator(".deadline time[data-due]").first
    page.clock.run_for(30_000)
    assert clock.inner_text() == "1 h 59 min"
    page.clock.run_for(2 * 3_600_000)
    expect(page.locator("#changed")).to_be_visible()


@needs_islands
def test_the_map_draws_each_place_as_an_area_on_outlines(page: Page) -> None:
    go(page, "/stories/story-narsaq")
    page.wait_for_selector(".map-coasts", state="attached")
    assert page.locator(".map-area").count() == 2
    assert page.locator(".map-dot").count() == 2
    assert page.locator(".map-disputed").count() >= 1


@needs_islands
def test_a_page_says_when_the_case_has_changed(page: Page, case: Case) -> None:
    go(page, "/claims")
    page.wait_for_timeout(300)
    assert not page.locator("#changed").is_visible()
    case.acting_as("Ada").add_ruling("claim-bomb", "confirm", "Seen by two of us.")
    page.locator("#changed").wait_for(state="visible", timeout=8_000)
    page.get_by_role("button", name="Show it as it is now").click()
    page.locator(".card .badge", has_text="Confirmed by ruling").wait_for()


@needs_islands
def test_the_drawing_lights_up_what_hangs_together(page: Page) -> None:
    go(page, "/claims/claim-advance")
    page.locator(".wide .provenance [data-node='item:retold']").hover()
    lit = page.locator(".wide .provenance .node.lit").evaluate_all("nodes => nodes.map(node => node.dataset.node)")
    assert {"item:retold", "item:advance", "origin:watch"} <= set(lit)
    assert "item:bare" not in lit


@needs_islands
def test_keys_search_go_and_step(page: Page) -> None:
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("bodies")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=bodies")
    page.keyboard.press("g")
    page.keyboard.press("c")
    page.wait_for_url("**/claims")
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator(".card h3 a").nth(1)
    assert page.evaluate("document.activeElement.textContent") == second.inner_text()


def test_without_scripts_every_page_reads_and_a_ruling_can_be_made(
    browser: Browser, served: Serving, case: Case
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(served.link)
        for address in PAGES:
            go(page, address)
            assert page.locator("main h1").inner_text()
        go(page, "/claims/claim-advance")
        assert page.locator(".deadline .big").inner_text().casefold().startswith("runs out in 2 h 0 min")
        assert page.locator(".wide .provenance .node").count() >= 6
        assert page.locator(".places li").count() >= 1
        rulings = page.get_by_role("region", name="Rulings")
        rulings.get_by_label("Not a claim").check()
        rulings.get_by_label("Reason").fill("A forecast.")
        rulings.get_by_label("Your name").fill("Ada")
        rulings.get_by_role("button", name="Rule").click()
        expect(page.locator(".lead")).to_contain_text("Not a claim")
    assert [one.kind for one in case.rulings()] == ["not-a-claim"]


def test_layers_of_a_text_are_switched_without_a_script(browser: Browser, served: Serving) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(served.link)
        go(page, "/items/advance")
        place = page.locator(".text .l-place").first
        width = "element => getComputedStyle(element).borderBottomWidth"
        assert place.evaluate(width) == "0px"
        page.get_by_role("checkbox", name="Places").check()
        assert place.evaluate(width) == "2px"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the example case, read and related once."""
    folder = tmp_path_factory.mktemp("example") / "tsengel"
    made = create_case(folder, clock=lambda: MOMENT)
    fill_example(made)
    made.close()
    return folder


def put_right(page: Page, claim: str, summary: str) -> Locator:
    """Open one of the forms that put something right, as somebody who looks for it on the claim's page."""
    go(page, f"/claims/{claim}")
    page.get_by_role("link", name="Put something right").click()
    part = page.locator("details", has_text=summary).first
    part.locator("summary").first.click()
    return part


def sign(part: Locator, reason: str, button: str) -> None:
    part.get_by_label("Reason").fill(reason)
    part.get_by_label("Your name").fill("Ada")
    part.get_by_role("button", name=button).click()


class TestExample:
    """A newcomer in the example case: what is put right stays so once all is related anew."""

    @pytest.fixture
    def case(self, example: Path, tmp_path: Path) -> Iterator[Case]:
        shutil.copytree(example, tmp_path / "tsengel")
        opened = open_case(tmp_path / "tsengel", clock=lambda: MOMENT)
        yield opened
        opened.close()

    @pytest.fixture
    def served(self, case: Case) -> Iterator[Serving]:
        with serve(case, token=TOKEN) as serving, running(serving):
            yield serving

    def test_claims_are_merged_and_parted_again(self, page: Page, case: Case) -> None:
        lead = choose_claim(case)
        other = next(
            one for one in case.claims(lead.story) if one.id != lead.id and not set(one.items) & set(lead.items)
        )
        part = put_right(page, other.id, "It is the same as another claim")
        part.locator(f"input[value='{lead.id}']").check()
        sign(part, "Both tell of one advance.", "Merge into it")
        page.wait_for_url(f"**/claims/{lead.id}#rulings")
        expect(page.get_by_role("region", name="Rulings")).to_contain_text("merged two claims into one")
        relate_case(case)
        merged = case.claim(lead.id)
        assert merged is not None
        assert set(other.items) <= set(merged.items)
        go(page, f"/claims/{other.id}")
        expect(page.locator(".lead")).to_contain_text("It was merged")
        go(page, f"/claims/{lead.id}")
        page.get_by_text("Take back").first.click()
        undo = page.locator(".rulings form").first
        sign(undo, "They are two.", "Take back")
        relate_case(case)
        parted = [one for one in case.claims() if one.id in {lead.id, other.id}]
        assert {one.id: one.items for one in parted} == {lead.id: lead.items, other.id: other.items}
        go(page, "/audit")
        expect(page.get_by_text("Both tell of one advance.")).to_be_visible()

    def test_what_may_be_the_same_is_seen_side_by_side_and_merged_by_keyboard(self, page: Page, case: Case) -> None:
        lead = choose_claim(case)
        before = {claim.id: claim.items for claim in case.claims()}
        go(page, f"/claims/{lead.id}")
        page.get_by_role("link", name="may be the same").press("Enter")
        page.get_by_role("region", name="May be the same claim").get_by_role("link", name="Side by side").first.press(
            "Enter"
        )
        expect(page.get_by_role("heading", level=1)).to_have_text("One claim, or two?")
        assert page.locator(".side .l-shared").count() >= 2
        other = page.url.rsplit("/", 1)[1]
        relate_case(case)
        assert {claim.id: claim.items for claim in case.claims()} == before
        form = page.get_by_role("region", name="If they are one")
        form.get_by_label("Reason").fill("Both tell of one ultimatum.")
        form.get_by_label("Your name").fill("Ada")
        form.locator(f"button[value='{lead.id}']").press("Enter")
        page.wait_for_url(f"**/claims/{lead.id}#rulings")
        relate_case(case)
        merged = case.claim(lead.id)
        assert merged is not None
        assert set(before[other]) <= set(merged.items)
        go(page, f"/claims/{lead.id}/beside/{other}")
        expect(page.get_by_text("both are one claim now")).to_be_visible()
        assert page.locator("form.rule").count() == 0

    def test_a_chain_and_a_place_are_put_right(self, page: Page, case: Case) -> None:
        lead = choose_claim(case)
        part = put_right(page, lead.id, "It came through somebody else")
        for box in part.locator("input[name='at']").all():
            box.check()
        part.get_by_label("Voices").fill("Tsengel Watch (account)\nOyun Bat (person)")
        sign(part, "The account quotes her.", "Correct the chain")
        relate_case(case)
        go(page, f"/claims/{lead.id}")
        assert page.locator(".chain .origin", has_text="Oyun Bat").count() >= 1
        part = put_right(page, lead.id, "A place is elsewhere")
        part.locator("input[name='at'][type='checkbox']").first.check()
        part.get_by_label("Place", exact=True).fill("Ölgii")
        part.get_by_label("Latitude").fill("48.968")
        part.get_by_label("Longitude").fill("89.963")
        sign(part, "Another town.", "Place it there")
        expect(page.get_by_role("region", name="Rulings")).to_contain_text("is Ölgii at 48.968, 89.963")
        assert [one.kind for one in case.rulings()] == ["correct-chain", "re-place"]

    def test_each_form_of_export_is_handed_out(self, page: Page, case: Case) -> None:
        go(page, f"/claims/{choose_claim(case).id}")
        taking = page.get_by_role("region", name="Take away")
        for form in ("pdf", "events", "ninjs", "parquet"):
            taking.get_by_label("As").select_option(form)
            taking.get_by_label("Your name").fill("Ada")
            with page.expect_download() as taken:
                taking.get_by_role("button", name="Export").click()
            assert taken.value.path().stat().st_size > 500


class TestHostile:
    """The same browser among sixty hostile items."""

    @pytest.fixture
    def filled(self, tmp_path_factory: pytest.TempPathFactory) -> Path:
        folder = tmp_path_factory.mktemp("hostile") / "case"
        made = create_case(folder, clock=lambda: NOW)
        fill(made, *make_hostile())
        made.close()
        return folder

    def test_no_attack_runs_or_asks_for_anything(self, page: Page) -> None:
        assert FLAGS
        spots = ["/", "/claims", "/stories/hostile", *(f"/claims/c{number}" for number in range(0, len(ATTACKS), 2))]
        for address in [*spots, *(f"/items/h{number}" for number in range(1, len(ATTACKS), 2))]:
            go(page, address)
            assert page.title() != "taken"
            expect(page.locator("main")).to_be_visible()
        page.set_viewport_size({"width": 360, "height": 740})
        for address in spots[:12]:
            go(page, address)
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, address
