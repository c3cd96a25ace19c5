"""What a person finds on the pages of the constructed case, by its words and without a script."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import lxml.html
import pytest

from tests.desk.constructed import COUNTED, HOSPITAL
from twosource.desk.press import STATIC
from twosource.model.ids import digest_text
from twosource.model.ledger import Edge, Ledger
from twosource.store.deadlines import list_deadlines

if TYPE_CHECKING:
    import httpx

    from twosource.store import Case


def read(reader: httpx.Client, address: str, status: int = 200) -> lxml.html.HtmlElement:
    answer = reader.get(address)
    assert answer.status_code == status, answer.text[:400]
    return lxml.html.fromstring(answer.text)


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_now_opens_with_the_deadline_that_runs(reader: httpx.Client) -> None:
    page = words(read(reader, "/"))
    assert "runs out in 2 h 0 min at the earliest, in 6 h 0 min at the latest" in page
    assert page.index("Deadlines that run") < page.index("The garrison: leave the bridge")
    assert page.index("The garrison: leave the bridge") < page.index("1 deadline over")
    assert "Denied" in page


def test_a_claim_says_its_status_why_and_the_honest_number_of_origins(reader: httpx.Client) -> None:
    lead = words(read(reader, "/claims/claim-advance").find_class("lead")[0])
    assert "Single source" in lead
    assert "rests on the account Narsaq Watch" in lead
    assert "at least 1, at most 3 origins · 4 reports" in lead


def test_each_chain_tells_origin_relay_and_report(reader: httpx.Client) -> None:
    page = read(reader, "/claims/claim-advance")
    chains = [[words(link) for link in chain] for chain in page.find_class("chain")]
    assert ["Narsaq Watchorigin · account", "Fjord Courierreport"] in chains
    assert [
        "a soldier of the garrisonorigin · unnamed person",
        "Narsaq Watchrelays · account",
        "Fjord Courierreport",
    ] in chains
    assert ["Fjord Guardas quoted · organisation", "Narsaq Watchorigin · account", "Fjord Courierreport"] in chains
    assert ["nobody namedorigin · unknown", "Harbour Postreport"] in chains


def test_the_highlighted_words_are_those_of_the_stored_text(reader: httpx.Client, case: Case) -> None:
    page = read(reader, "/claims/claim-advance")
    claim = case.claim("claim-advance")
    assert claim is not None
    shown = {words(mark) for mark in page.find_class("l-content")}
    for one in claim.evidence:
        item = case.item(one.item)
        assert item is not None
        for span in one.spans:
            assert span.of(item.text) in shown or any(span.of(item.text).startswith(part) for part in shown)


def test_the_drawing_has_a_node_for_each_report_and_marks_what_is_uncertain(reader: httpx.Client) -> None:
    page = read(reader, "/claims/claim-advance")
    nodes = {node.get("data-node") for node in page.find_class("node")}
    assert {"item:advance", "item:tweet", "item:retold", "item:bare", "origin:watch", "unknown:bare"} <= nodes
    uncertain = [(line.get("data-from"), line.get("data-to")) for line in page.find_class("uncertain")]
    wide_and_narrow = 2
    assert uncertain == [("item:advance", "item:bare")] * wide_and_narrow


def test_what_two_reports_share_is_said_beside_the_drawing(reader: httpx.Client, case: Case) -> None:
    ledger = Ledger(case.stories(), case.claims(), list_deadlines(case))
    claim = next(one for one in ledger.claims if one.id == "claim-advance")
    tie = Edge(claim.items[1], claim.items[0], "text", 0.5, None, None, "shows the same picture", "picture")
    told = replace(claim, edges=(*claim.edges, tie))
    case.put_ledger(replace(ledger, claims=tuple(told if one is claim else one for one in ledger.claims)))
    page = words(read(reader, "/claims/claim-advance"))
    assert "shows the same picture. That is no copying, but the later report counts for less." in page


def test_two_answers_stand_side_by_side(reader: httpx.Client) -> None:
    sides = [words(side) for side in read(reader, "/claims/claim-ten").find_class("side")]
    assert len(sides) == 2
    assert "At least 10" in sides[0]
    assert "district police" in sides[0]
    assert "another answer" in sides[1]
    assert "Malik Storch" in sides[1]


def test_the_whole_argument_can_be_read_in_words(reader: httpx.Client) -> None:
    argument = words(read(reader, "/claims/claim-advance").find_class("argument")[0])
    assert "status: single-source, by rule one-origin" in argument
    assert "retold → advance: credit, certain" in argument


def test_a_denial_stands_under_what_is_against(reader: httpx.Client) -> None:
    page = words(read(reader, "/claims/claim-bomb"))
    assert "1 origin against" in page
    sides = [words(side) for side in read(reader, "/claims/claim-bomb").find_class("side")]
    assert "Ivalu Brandt" in sides[0]
    assert "Fjord Guard" in sides[1]
    assert page.index("Against it") < page.index("denies, in the reporter's words")


def test_without_built_parts_the_map_says_so_and_lists_the_places(
    reader: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twosource.desk.press.STATIC", STATIC / "nowhere")
    page = read(reader, "/claims/claim-advance")
    assert "The map's moving part is not built here" in words(page)
    assert "Narsaq" in words(page.find_class("places")[0])
    assert not page.xpath("//script")


def test_an_item_shows_every_layer_and_what_was_kept(reader: httpx.Client) -> None:
    page = read(reader, "/items/advance")
    assert [words(label) for label in page.find_class("layers")[0].findall("label")][:2] == ["Statements 3", "Voices 5"]
    assert words(page.find_class("text")[0]).startswith("The Fjord Guard are on their way to attack Narsaq")
    assert [words(mark) for mark in page.find_class("l-deadline")] == ["six hours"]
    assert "threatened" in words(page)
    assert "not placed" in words(page)


def test_a_changed_text_shows_what_was_taken_out_and_put_in(reader: httpx.Client, case: Case) -> None:
    text = HOSPITAL.replace("killed 12 people", "killed 13 people")
    item = replace(COUNTED.item, text=text, digest=digest_text(text))
    assert case.put_item(item) == "version"
    case.put_reading(replace(COUNTED, item=item, text=text))
    page = words(read(reader, "/items/hospital"))
    assert "What changed since version 1" in page
    assert "no longer saidThe ferry explosion near Narsaq killed 12 people" in page
    assert "said sinceThe ferry explosion near Narsaq killed 13 people" in page
    assert "Claims since: The ferry explosion near Narsaq killed 13 people" in page
    assert "Claims no longer: The ferry explosion near Narsaq killed 12 people" in page
    assert "What changed since" not in words(read(reader, "/items/hospital?version=1"))


def test_what_its_source_deleted_is_marked_and_never_leaves(reader: httpx.Client, case: Case) -> None:
    assert case.mark_gone("tweet")
    assert "Its source deleted it" in words(read(reader, "/items/tweet"))
    key = read(reader, "/claims/claim-advance").xpath("//input[@name='form']/@value")[0]
    for form in ("brief", "annotations", "provenance", "table"):
        sent = {"form": key, "person": "Ada", "what": form}
        answer = reader.post("/claims/claim-advance/exports", data=sent)
        assert answer.status_code == 200
        assert "#BREAKING" not in answer.text.replace("\\", "")
        assert "item:tweet" not in answer.text


def test_the_original_comes_as_plain_text_that_runs_nothing(reader: httpx.Client) -> None:
    answer = reader.get("/items/advance/original")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert "<script>" in answer.text


def test_a_ruling_is_added_shown_logged_and_taken_back_by_another(reader: httpx.Client, case: Case) -> None:
    rule(reader, kind="confirm", reason="Two photographs, geolocated.")
    lead = words(read(reader, "/claims/claim-advance").find_class("lead")[0])
    assert "Confirmed by ruling" in lead
    assert "Ada: Two photographs, geolocated." in lead
    assert "ruling" in words(read(reader, "/audit"))
    made = case.rulings("claim-advance")[0]
    rule(reader, kind="undo", reason="The photographs are from 2019.", undoes=made.id)
    page = read(reader, "/claims/claim-advance")
    assert "Single source" in words(page.find_class("lead")[0])
    assert "taken back" in words(page.find_class("rulings")[0])
    assert [one.kind for one in case.rulings("claim-advance")] == ["confirm", "undo"]


def rule(reader: httpx.Client, **sent: str) -> None:
    page = read(reader, "/claims/claim-advance")
    key = page.xpath("//form[contains(@class, 'rule')]//input[@name='form']/@value")[0]
    answer = reader.post("/claims/claim-advance/rulings", data={"form": key, "person": "Ada"} | sent)
    assert answer.status_code == 303, answer.text


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"kind": "confirm", "reason": " "}, "needs a name and a reason"),
        ({"kind": "confirm", "reason": "x", "person": ""}, "needs a name and a reason"),
        ({"kind": "crown", "reason": "x"}, "is no ruling"),
        ({"kind": "undo", "reason": "x", "undoes": "no-such"}, "undo"),
        ({"kind": "confirm", "reason": "x", "person": "y" * 200}, "at most"),
    ],
)
def test_a_ruling_that_cannot_be_says_why(reader: httpx.Client, sent: dict[str, str], told: str) -> None:
    page = read(reader, "/claims/claim-advance")
    key = page.xpath("//input[@name='form']/@value")[0]
    answer = reader.post("/claims/claim-advance/rulings", data={"form": key, "person": "Ada"} | sent)
    assert answer.status_code == 400
    assert told in answer.text


def test_a_source_shows_all_that_rests_on_it(reader: httpx.Client) -> None:
    listed = words(read(reader, "/sources"))
    assert "district policeorganisation1 claim" in listed
    page = words(read(reader, "/sources/watch"))
    assert "account · 3 reports · stands for 1 claim, not alone" in page
    assert "The Fjord Guard planted the bomb" in words(read(reader, "/sources/guard"))
    assert "against 1 claim" in words(read(reader, "/sources/guard"))
    link = read(reader, "/claims/claim-advance").xpath("//a[contains(@href, '/sources/')]/@href")
    assert "/sources/watch" in link


def test_search_finds_statements_claims_and_nothing(reader: httpx.Client) -> None:
    found = words(read(reader, "/search?q=bodies"))
    assert "Hospital receives 12 bodies" in found
    assert "Who planted the bomb" in words(read(reader, "/search?q=planted bomb"))
    assert "No statement and no title" in words(read(reader, "/search?q=zeppelin"))


def test_a_list_of_claims_is_filtered_by_status_and_words(reader: httpx.Client) -> None:
    assert len(read(reader, "/claims").find_class("card")) == 4
    assert len(read(reader, "/claims?status=disputed").find_class("card")) == 2
    assert len(read(reader, "/claims?q=bomb").find_class("card")) == 1
    assert len(read(reader, "/claims?deadline=1").find_class("card")) == 1
    assert "No claim fits" in words(read(reader, "/claims?q=zeppelin"))


def test_the_log_is_verified_on_demand(reader: httpx.Client) -> None:
    key = read(reader, "/audit").xpath("//input[@name='form']/@value")[0]
    answer = reader.post("/audit/verify", data={"form": key})
    assert "The log holds" in answer.text


@pytest.mark.parametrize(
    "address", ["/claims/no", "/stories/no", "/items/no", "/items/no/original", "/sources/no", "/nothing"]
)
def test_what_is_not_there_is_a_page_that_says_so(reader: httpx.Client, address: str) -> None:
    assert words(read(reader, address, 404))


def test_words_of_the_address_that_do_not_fit_are_named(reader: httpx.Client) -> None:
    assert "page:" in words(read(reader, "/claims?page=x", 422))
    assert reader.get("/api/v1/claims?limit=x").json()["detail"].startswith("limit:")


def test_pages_never_say_that_something_is_true(reader: httpx.Client) -> None:
    for address in ("/", "/claims", "/claims/claim-advance", "/claims/claim-ten", "/words", "/stories/story-narsaq"):
        said = words(read(reader, address).find("body")).casefold()
        assert not {"true", "false", "fake", "fact"} & set(said.replace(".", " ").split())


def test_first_pages_are_small(reader: httpx.Client) -> None:
    for address in ("/", "/claims", "/claims/claim-advance"):
        page = read(reader, address)
        own = [*page.xpath("//link[@rel='stylesheet']/@href"), *page.xpath("//script/@src")]
        size = sum(len(reader.get(part).content) for part in [address, *own])
        assert size < 300_000


def put_right(reader: httpx.Client, claim: str, **sent: str | list[str]) -> httpx.Response:
    page = read(reader, f"/claims/{claim}/correct")
    key = page.xpath("//form//input[@name='form']/@value")[0]
    told = {"form": key, "person": "Ada", "reason": "I read it again."}
    return reader.post(f"/claims/{claim}/rulings", data=told | sent)


def test_a_claim_is_merged_by_a_form_and_its_page_says_into_what(reader: httpx.Client, case: Case) -> None:
    page = read(reader, "/claims/claim-ten/correct")
    assert "claim-twelve" in page.xpath("//form//input[@name='into']/@value")
    answer = put_right(reader, "claim-ten", kind="merge", into=["claim-twelve", ""])
    assert answer.status_code == 303
    assert "It was merged" in words(read(reader, "/claims/claim-ten").find_class("lead")[0])
    rulings = read(reader, "/claims/claim-twelve").find_class("rulings")[0]
    assert "merged two claims into one" in words(rulings)
    undo = rulings.xpath(".//form/@action")
    assert undo == ["/claims/claim-ten/rulings"]
    (made,) = case.rulings("claim-ten")
    assert made.detail is not None
    assert made.detail.into == "claim-twelve"


def test_a_place_is_put_right_by_a_form_and_shown_so_everywhere(reader: httpx.Client, case: Case) -> None:
    page = read(reader, "/claims/claim-advance/correct?item=advance")
    at = page.xpath("//details[@id='place']//input[@name='at']/@value")
    assert at
    moved = {"kind": "re-place", "place": "Narsaq", "lat": "61,5", "lon": "−45"}
    assert put_right(reader, "claim-advance", at=[at[0], ""], **moved).status_code == 303
    spots = read(reader, "/items/advance").xpath("//div[contains(@class, 'map')]/@data-places")
    assert not spots or "61.5" in spots[0]
    assert "is Narsaq at 61.500, -45.000" in words(read(reader, "/items/advance").get_element_by_id("main"))
    assert case.reading("advance").places[0].lat != 61.5  # type: ignore[union-attr]


def test_a_chain_is_put_right_by_a_form(reader: httpx.Client) -> None:
    page = read(reader, "/claims/claim-advance/correct")
    at = page.xpath("//details[@id='chain']//input[@name='at']/@value")[0]
    chain = "Narsaq Watch (account)\r\nthe fire brigade (organisation)"
    assert put_right(reader, "claim-advance", kind="correct-chain", at=at, chain=chain).status_code == 303
    chain = words(read(reader, "/claims/claim-advance").get_element_by_id("e1").find_class("chain")[0])
    assert "fire brigade" in chain


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"kind": "merge"}, "name another claim"),
        ({"kind": "split"}, "names some of the words"),
        ({"kind": "re-place", "at": "advance:0-3", "lat": "north"}, "no coordinate"),
        ({"kind": "re-time", "at": "advance:0-3", "earliest": "soon"}, "write dates or instants"),
        ({"kind": "correct-chain", "at": "nowhere", "chain": "Ann"}, "names words that claim"),
    ],
)
def test_a_correction_that_cannot_be_says_why(
    reader: httpx.Client, case: Case, sent: dict[str, str], told: str
) -> None:
    answer = put_right(reader, "claim-advance", **sent)
    assert (answer.status_code, told in answer.text) == (400, True)
    assert case.rulings() == ()


def test_a_status_that_is_none_is_named_and_all_claims_are_shown(reader: httpx.Client) -> None:
    assert "There is no status “foo”; these are claims of any." in words(read(reader, "/claims?status=foo"))
    assert "There is no status" not in words(read(reader, "/claims?status=denied"))


def test_an_event_is_told_in_words_with_who_holds_it(reader: httpx.Client) -> None:
    rows = read(reader, "/items/advance").xpath("//section[@aria-labelledby='events']//tbody/tr")
    told = [[words(cell) for cell in row] for row in rows]
    assert told
    assert not [cell for row in told for cell in row if cell.isupper() or cell.startswith("s1")]


def test_the_drawing_bears_the_numbers_of_the_list_below(reader: httpx.Client) -> None:
    page = read(reader, "/claims/claim-advance")
    drawn = {words(one) for one in page.xpath("//*[@class='number'][name()='text']")}
    listed = {words(one) for one in page.xpath("//section[contains(@class, 'origin-group')]//h3/span[@class='number']")}
    assert drawn == listed


def test_two_claims_stand_side_by_side_with_what_both_say_lit(reader: httpx.Client) -> None:
    page = read(reader, "/claims/claim-ten/beside/claim-twelve")
    sides = page.find_class("side")
    assert [words(side.find_class("relation")[0]) for side in sides] == ["Claim A", "Claim B"]
    assert {words(mark) for mark in sides[1].find_class("l-shared")} >= {"killed", "people"}
    buttons = [(button.get("value"), button.get("formaction")) for button in page.find_class("rule")[0].iter("button")]
    assert {into for into, _ in buttons} == {"claim-ten", "claim-twelve"}
    for address in (
        "/claims/claim-ten/beside/claim-ten",
        "/claims/claim-ten/beside/nosuch",
        "/claims/no/beside/claim-ten",
    ):
        assert reader.get(address).status_code == 404


def test_numbers_that_exclude_each_other_are_not_proposed_as_one(reader: httpx.Client) -> None:
    page = read(reader, "/claims/claim-ten")
    proposed = {link.get("href") for link in page.find_class("both")}
    assert not any("claim-twelve" in address for address in proposed)


def test_a_claim_that_nothing_supports_any_more_is_named_by_what_it_said(reader: httpx.Client, case: Case) -> None:
    left = tuple(claim for claim in case.claims() if claim.id != "claim-bomb")
    gone = case.claim("claim-bomb")
    assert gone is not None
    case.put_ledger(Ledger(case.stories(), left))
    page = words(read(reader, "/"))
    assert gone.value[1:] in page[page.index("No longer held") :]
    assert "a claim that nothing supports" not in page
