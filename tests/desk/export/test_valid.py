"""Each form is held to its own standard, and none of them holds an exact coordinate anywhere in its bytes."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import jsonschema
import prov.model
import pyarrow.parquet
import pytest
from geojson_pydantic import FeatureCollection

from tests.desk.constructed import LEDGER, READINGS
from tests.desk.export.shapes import ANNOTATION_PAGE, CLAIM_REVIEWS, HXL_TAG, NINJS
from tests.desk.export.test_forms import BY_ID, MADE, released, written
from tests.desk.export.unpacking import pdf_words, unpacked
from tests.desk.hostile import make_hostile
from twosource.desk.export.events import EventRow
from twosource.desk.export.forms import FORMS
from twosource.desk.export.pdf import can_print, printed_signs, write_out, write_pdf
from twosource.desk.export.release import NOTICE, release
from twosource.desk.export.sentences import tell_claims
from twosource.desk.views.claim import ClaimFile
from twosource.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

EXACT = sorted({(place.lat, place.lon) for one in READINGS for place in one.places if place.lat is not None})


def hostile() -> list[object]:
    readings, ledger = make_hostile()
    by_id = {reading.item.id: reading for reading in readings}
    return [release(ClaimFile(claim, None, by_id, (), {}, ())) for claim in ledger.claims]


@pytest.mark.parametrize(
    ("form", "schema"), [("ninjs", NINJS), ("annotations", ANNOTATION_PAGE), ("reviews", CLAIM_REVIEWS)]
)
def test_json_forms_are_of_their_schema(form: str, schema: dict[str, object]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(written(form), schema, cls=jsonschema.Draft202012Validator)


def test_the_map_is_geojson_and_provenance_is_prov() -> None:
    assert FeatureCollection.model_validate(written("geojson")).features
    document = prov.model.ProvDocument.deserialize(content=json.dumps(written("provenance")), format="json")
    assert document.get_records(prov.model.ProvDerivation)
    assert document.get_records(prov.model.ProvAttribution)


def test_the_tags_are_hxls() -> None:
    rows = list(csv.reader(io.StringIO(FORMS["table"].write(released(), MADE).decode())))
    assert not [tag for tag in rows[1] if not re.fullmatch(HXL_TAG, tag)]


def test_the_table_of_events_says_who_to_whom_how_real_and_until_when() -> None:
    rows = list(csv.DictReader(io.StringIO(FORMS["events"].write(released(), MADE).decode())))
    assert list(rows[0]) == list(EventRow.__dataclass_fields__)
    assert len(rows) == sum(claim.event_type is not None for claim in LEDGER.claims)
    lead = rows[0]
    assert (lead["actor1"], lead["actor2"], lead["direction"]) == ("Fjord Guard", "Narsaq", "actor1 to actor2")
    assert (lead["event_type"], lead["realis"], lead["status"]) == ("ASSAULT", "threatened", "single-source")
    assert (lead["origins_min"], lead["origins_max"], lead["deadline_latest"]) == ("1", "3", "2024-05-14T16:00:00Z")
    assert (lead["fatalities_min"], lead["latitude"]) == ("", "60.95")
    assert "not part of any other event data set" in lead["notes"]
    assert "acled" not in FORMS["events"].write(released(), MADE).decode().casefold()


def test_parquet_is_read_back_typed() -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(FORMS["parquet"].write(released(), MADE)))
    assert table.num_rows == len(LEDGER.claims)
    lead = table.to_pylist()[0]
    assert (lead["origins_min"], lead["origins_max"]) == (1, 3)
    assert lead["places"][0] == {"name": "Narsaq", "latitude": 60.95, "longitude": -46.05, "precision": "town"}
    assert {BY_ID[one["item"]].text[one["start"] : one["end"]] == one["exact"] for one in lead["quotes"]} == {True}
    assert NOTICE in table.schema.metadata[b"notice"].decode()
    assert table.schema.metadata[b"sharing"] == b"TLP:AMBER"


@pytest.mark.parametrize(("form", "module"), [("parquet", "pyarrow"), ("pdf", "typst")])
def test_without_its_library_a_form_says_so_in_a_line(form: str, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(Refused, match=r"pip install 'twosource\[") as told:
        FORMS[form].write(released(), MADE)
    assert "\n" not in str(told.value)


def test_every_sentence_of_the_pdf_cites_what_it_rests_on() -> None:
    words = pdf_words(write_pdf(released(), MADE))
    parts = tell_claims(released())
    for part in parts:
        for sentence in (part.headline, *part.sentences):
            assert sentence.cites
            assert f"{' '.join(sentence.words.split())} [{'; '.join(sentence.cites)}]" in words
        for quote in part.quoted:
            item, span = quote.place.rsplit(" ", 1)
            start, end = map(int, span.split("–"))
            assert BY_ID[item].text[start:end] == quote.words
            assert f"[{quote.place}]" in words
    assert NOTICE in words


SIGNS = (
    "Войска вошли в город на рассвете",
    "القوات دخلت المدينة فجرا",
    "הכוחות נכנסו לעיר עם שחר",
    "Τα στρατεύματα μπήκαν στην πόλη",
    "Զորքերը մտան քաղաք",
)


def brief_of(words: str) -> bytes:
    first = released()[0]
    item = replace(first.quotes[0].item, text=words, title=None)
    quote = replace(first.quotes[0], item=item, exact=words, start=0, end=len(words))
    return write_pdf([replace(first, claim=replace(first.claim, value=words), quotes=(quote,))], MADE)


@pytest.mark.parametrize("words", SIGNS)
def test_letters_of_these_scripts_are_printed_and_none_is_a_box(words: str) -> None:
    assert all(map(can_print, words))
    told = pdf_words(brief_of(words))
    assert "\x00" not in told
    assert not any(sign in told for sign in "⟦\ufffd")
    assert sum(told.count(sign) for sign in set(words) - {" "}) >= len(words.replace(" ", ""))


def test_what_the_letters_lack_is_written_out_and_counted() -> None:
    told = pdf_words(brief_of("军队进城 at dawn 🚀"))
    assert "⟦4 signs: CJK⟧ at dawn ⟦U+1F680⟧" in told
    assert re.search(r"\d+ signs in this file are of scripts that its letters lack", told)
    assert "\x00" not in told
    assert write_out("plain") == "plain"


def samples() -> Iterator[str]:
    """A sign of every stretch of what can be printed; marks and blanks, which print nothing alone, left out."""
    before = -2
    for sign in sorted(printed_signs()):
        if sign != before + 1 and chr(sign).isalnum():
            yield chr(sign)
        before = sign


def test_a_sample_of_every_range_is_in_the_letters() -> None:
    told = pdf_words(brief_of(" ".join(samples())))
    assert "\x00" not in told


def test_no_collected_word_is_read_as_markup() -> None:
    told = pdf_words(write_pdf(hostile(), MADE))  # type: ignore[arg-type]
    assert "\x00" not in told
    assert pdf_words(brief_of("#panic() *bold* $x$ @me <l> = no")).count("#panic() *bold* $x$ @me <l> = no") >= 2


@pytest.mark.parametrize("form", FORMS)
def test_no_exact_coordinate_is_anywhere_in_the_bytes(form: str) -> None:
    content = unpacked(form, FORMS[form].write(released(), MADE))
    assert EXACT
    for degrees in {abs(one) for pair in EXACT for one in pair if one is not None and round(one, 1) != one}:
        if round(degrees % 0.1, 6) == 0.05:
            continue  # this place lies in the middle of its cell
        for spelled in (f"{degrees}", f"{degrees:.3f}", f"{degrees:.4f}", f"{degrees:.6f}"):
            assert spelled.encode() not in content
        for packed in ("<d", ">d", "<f", ">f"):
            assert struct.pack(packed, degrees) not in content
            assert struct.pack(packed, -degrees) not in content


@pytest.mark.parametrize("form", FORMS)
def test_each_form_names_geonames(form: str) -> None:
    assert b"GeoNames" in unpacked(form, FORMS[form].write(released(), MADE))
