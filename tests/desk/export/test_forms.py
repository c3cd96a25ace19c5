"""What leaves the desk is of its format, cites its words, and holds no exact place."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.constructed import ADVANCE, LEDGER, READINGS
from tests.desk.export.unpacking import unpacked
from tests.desk.hostile import ATTACKS, make_hostile
from twosource.desk.export.forms import FORMS
from twosource.desk.export.release import NOTICE, Released, coarsen, release
from twosource.desk.export.table import COLUMNS, FORMULA
from twosource.desk.views.claim import ClaimFile
from twosource.errors import Refused
from twosource.model.ledger import Ruling
from twosource.store.settings import Settings

if TYPE_CHECKING:
    import httpx

    from twosource.store import Case

MADE = "2024-05-14T10:00:00Z"
BY_ID = {reading.item.id: reading for reading in READINGS}
RULED = Ruling("r1", "claim-ten", "refute", "The list of names has twelve.", "Ada", MADE)


def released() -> list[Released]:
    """Every claim of the constructed case, one of them ruled on."""
    rulings = {"claim-ten": (RULED,)}
    files = [ClaimFile(claim, LEDGER.stories[0], BY_ID, (), rulings, ()) for claim in LEDGER.claims]
    return [release(file) for file in files]


def written(form: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(FORMS[form].write(released(), MADE))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_names_where_its_places_come_from(form: str) -> None:
    assert b"geonames.org" in unpacked(form, FORMS[form].write(released(), MADE)).lower()


@given(st.floats(-180, 180))
def test_a_cell_holds_its_place_and_hides_where_in_it(degrees: float) -> None:
    centre = coarsen(degrees)
    assert abs(centre - degrees) <= 0.0501
    assert coarsen(centre) == centre


@pytest.mark.parametrize("form", FORMS)
def test_no_form_holds_an_exact_place_and_each_says_so(form: str) -> None:
    content = unpacked(form, FORMS[form].write(released(), MADE)).decode("utf-8", "replace")
    assert NOTICE.split(",", maxsplit=1)[0] in content.replace("\\", "")
    exact = {f"{abs(place.lat):.3f}" for one in READINGS for place in one.places if place.lat is not None}
    assert exact
    assert not [number for number in exact if number.rstrip("0") in content]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_claims_give_the_same_bytes(form: str) -> None:
    assert FORMS[form].write(released(), MADE) == FORMS[form].write(released(), MADE)


def test_the_brief_cites_item_and_span_for_every_sentence_that_it_quotes() -> None:
    brief = FORMS["brief"].write(released(), MADE).decode()
    cited = re.findall(r"“(.+?)” \\\[(\S+) (\d+)–(\d+)\\\]", brief)
    assert len(cited) == sum(len(one.quotes) for one in released())
    for quoted, item, start, end in cited:
        words = BY_ID[item.replace("\\", "")].text[int(start) : int(end)]
        assert quoted.replace("\\", "") == words
    assert "At least 1, at most 3 origins" in brief


def test_annotations_select_the_exact_words() -> None:
    page = written("annotations")
    assert page["type"] == "AnnotationPage"
    target = page["items"][0]["target"]
    position, quote = target["selector"]
    assert ADVANCE[position["start"] : position["end"]] == quote["exact"]
    assert ADVANCE.startswith(quote["exact"] + quote["suffix"])
    assert target["source"] == "https://fjord-courier.example/2024/05/14/advance"


def test_a_review_is_a_persons_verdict_and_there_is_none_without() -> None:
    reviews = written("reviews")["@graph"]
    assert [(one["author"]["name"], one["reviewRating"]["ratingValue"]) for one in reviews] == [("Ada", 1)]
    with pytest.raises(Refused, match="rule first"):
        FORMS["reviews"].write([replace(one, rulings=()) for one in released()], MADE)


def test_the_map_draws_cells() -> None:
    collection = written("geojson")
    assert collection["features"]
    for feature in collection["features"]:
        ring = feature["geometry"]["coordinates"][0]
        assert ring[0] == ring[-1]
        area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2
        assert area == pytest.approx(0.01)


def test_the_table_has_names_tags_and_a_row_a_claim_with_its_realis() -> None:
    rows = list(csv.reader(io.StringIO(FORMS["table"].write(released(), MADE).decode())))
    assert rows[0] == list(COLUMNS)
    assert all(tag.startswith("#") for tag in rows[1])
    lead = dict(zip(rows[0], rows[2], strict=True))
    assert (lead["event_type"], lead["realis"]) == ("ASSAULT", "threatened")
    assert (lead["origins_min"], lead["origins_max"], lead["reports"]) == ("1", "3", "4")
    assert (lead["latitude_cell"], lead["longitude_cell"]) == ("60.95", "-46.05")


def test_provenance_names_every_item_voice_and_derivation() -> None:
    document = written("provenance")
    assert {f"ts:item:{key}" for key in BY_ID} <= set(document["entity"])
    certainties = [one["ts:certainty"] for one in document["wasDerivedFrom"].values() if "ts:certainty" in one]
    assert sorted(certainties) == [0.4, 1.0, 1.0]


def test_hostile_words_are_text_in_every_form() -> None:
    readings, ledger = make_hostile()
    by_id = {reading.item.id: reading for reading in readings}
    out = [release(ClaimFile(claim, None, by_id, (), {}, ())) for claim in ledger.claims]
    for form in FORMS.keys() - {"reviews"}:
        content = unpacked(form, FORMS[form].write(out, MADE)).decode("utf-8", "replace")
        if form == "brief":
            assert not re.search(r"(?<!\\)[<\[]", content)
            assert not {sign for sign in "\u202e\u2067\x00" if sign in content}
        if form == "table":
            rows = list(csv.reader(io.StringIO(content)))
            assert len(rows) == len(ATTACKS) + 2
            coordinates = {list(COLUMNS).index(name) for name in ("latitude_cell", "longitude_cell")}
            cells = [cell for row in rows[2:] for at, cell in enumerate(row) if at not in coordinates]
            assert not [cell for cell in cells if cell.startswith(FORMULA)]


def export(reader: httpx.Client, address: str, **sent: str) -> httpx.Response:
    key = reader.get("/claims/claim-advance").text.split('name="form" value="', 1)[1].split('"', 1)[0]
    return reader.post(f"{address}/exports", data={"form": key, "person": "Ada"} | sent)


def test_a_person_takes_a_brief_away_and_the_log_knows(reader: httpx.Client, case: Case) -> None:
    answer = export(reader, "/claims/claim-advance", what="brief")
    assert answer.headers["content-disposition"] == 'attachment; filename="twosource-brief-tlp-amber.md"'
    assert "Narsaq Watch" not in answer.text
    assert "[account 1] → Fjord Courier" in answer.text.replace("\\", "")
    assert "TLP:AMBER" in answer.text
    entry = list(case.audit_entries())[-1]
    assert (entry.act, entry.person, entry.subject) == ("export", "Ada", "claim-advance")
    assert (dict(entry.detail)["sharing"], dict(entry.detail)["hold"]) == ("TLP:AMBER", "48 hours")
    assert int(dict(entry.detail)["names"].split()[0]) > 0
    assert export(reader, "/stories/story-narsaq", what="geojson").json()["type"] == "FeatureCollection"


@pytest.mark.parametrize(
    ("address", "sent", "status"),
    [
        ("/claims/claim-advance", {"what": "crown"}, 400),
        ("/claims/claim-advance", {"what": "brief", "person": ""}, 400),
        ("/claims/claim-advance", {"what": "brief", "sharing": "TLP:GREEN"}, 400),
        ("/claims/claim-advance", {"what": "brief", "sharing": "TLP:RED"}, 400),
        ("/claims/claim-advance", {"what": "brief", "sharing": "white"}, 400),
        ("/claims/claim-advance", {"what": "brief", "lift": "x" * 500}, 400),
        ("/claims/claim-advance", {"what": "reviews"}, 400),
        ("/claims/claim-advance", {"what": "brief", "form": "x"}, 403),
        ("/claims/no", {"what": "brief"}, 400),
        ("/items/advance", {"what": "brief"}, 422),
    ],
)
def test_what_may_not_leave_says_why_and_is_not_logged(
    reader: httpx.Client, case: Case, address: str, sent: dict[str, str], status: int
) -> None:
    assert export(reader, address, **sent).status_code == status
    assert not [entry for entry in case.audit_entries() if entry.act == "export"]


def test_names_are_left_standing_for_a_reason_that_the_log_keeps(reader: httpx.Client, case: Case) -> None:
    answer = export(
        reader, "/claims/claim-advance", what="brief", lift="The account asked for it.", sharing="amber-strict"
    )
    assert "Narsaq Watch" in answer.text
    entry = list(case.audit_entries())[-1]
    assert (dict(entry.detail)["lifted"], dict(entry.detail)["sharing"]) == (
        "The account asked for it.",
        "TLP:AMBER+STRICT",
    )


def test_a_case_set_to_red_lets_nothing_out(reader: httpx.Client, case: Case) -> None:
    Settings(case).set_sharing("TLP:RED")
    assert "nothing leaves it" in reader.get("/claims/claim-advance").text
    assert export(reader, "/claims/claim-advance", what="brief").status_code == 400
    assert not [entry for entry in case.audit_entries() if entry.act == "export"]
