"""Whatever form leaves: no private name, no contact, no exact place, no instant; and the file says what was done."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.export.guarded import CONTACTS, FILES, HIT, INSTANTS, MADE, NOW, POST, PRIVATE, READINGS, SPOTS, STORY
from tests.desk.export.unpacking import unpacked
from twosource.desk.export.forms import FORMS
from twosource.desk.export.leaving import let_out, make_mask
from twosource.desk.export.people import mark_people
from twosource.desk.export.sharing import LEVELS, Terms, choose_level, read_level
from twosource.errors import Refused
from twosource.model.item import Item
from twosource.model.reading import Entity, Place, Reading
from twosource.model.span import Span

if TYPE_CHECKING:
    from twosource.model.ledger import Claim

TERMS = Terms("TLP:GREEN", NOW, "Ada", second=True)


def let(form: str, terms: Terms = TERMS) -> str:
    released, done = let_out(FILES, terms)
    content = unpacked(form, FORMS[form].write(released, MADE, done)).decode("utf-8", "replace")
    return content if form == "pdf" else content.replace("\\", "")


def held(words: tuple[str, ...], content: str) -> list[str]:
    return [one for one in words if one.casefold() in content.casefold()]


@pytest.mark.parametrize("form", FORMS)
def test_no_private_name_is_in_any_form(form: str) -> None:
    assert not held(PRIVATE, let(form))


@pytest.mark.parametrize("form", FORMS)
def test_no_contact_and_no_exact_place_is_in_any_form_even_where_the_text_spells_it(form: str) -> None:
    assert not held((*CONTACTS, *SPOTS), let(form))
    assert not held((*CONTACTS, *SPOTS), let(form, replace(TERMS, lifted="They asked to be named")))


@pytest.mark.parametrize("form", FORMS)
def test_no_instant_of_a_report_or_event_is_in_any_form(form: str) -> None:
    content = let(form)
    assert "14 May 2024" in content or "2024-05-14" in content
    told_with_a_deadline = "14:32"
    assert not [one for one in held(INSTANTS, content) if one != told_with_a_deadline]


def test_times_of_the_day_are_masked_in_words_but_where_a_deadline_is_told() -> None:
    (shelled, demanded), _ = let_out(FILES, TERMS)
    assert "[an hour]" in shelled.claim.value
    assert not [one for one in shelled.quotes if "14:32" in one.exact]
    assert demanded.claim.deadlines[0].due == FILES[1].claim.deadlines[0].due


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_its_level_and_what_was_done(form: str) -> None:
    content = " ".join(let(form).split())
    assert "TLP:GREEN" in content
    assert "coarsened" in content
    assert re.search(r"\d+ names masked", content)
    assert "rounded to the UTC day" in content
    assert "hold 48 hours" in content
    assert "Let out by Ada" in content


def test_public_roles_stay_named_and_the_same_person_bears_the_same_mark() -> None:
    brief = let("brief")
    assert "Erik Dahl" in brief
    assert "Shells hit the house of [person 1] in Narsaq" in brief
    assert "“[person 1] is safe”" in brief
    assert set(re.findall(r"\[(?:person|account) \d+\]", brief)) == {"[person 1]", "[account 1]"}


def test_a_masked_quotation_is_selected_by_its_place_alone_and_says_so() -> None:
    page = json.loads(let("annotations"))
    for one in page["items"]:
        selector = one["target"]["selector"]
        text = POST if "post-" in one["target"]["source"] else STORY
        assert one["target"]["state"]["value"].startswith("sha256:")
        assert selector[0]["end"] <= max(len(text), len(STORY))
        if selector[0].get("masked"):
            assert len(selector) == 1
        else:
            exact = selector[1]["exact"]
            assert text[selector[0]["start"] : selector[0]["end"]] == exact
    assert STORY[page["items"][0]["target"]["selector"][0]["start"] :].startswith(HIT)


def test_names_stay_for_a_reason_that_the_file_tells() -> None:
    brief = let("brief", replace(TERMS, lifted="She asked to be named"))
    assert "Sofie Kleist" in brief
    assert "names were left standing (She asked to be named)" in brief


def test_what_is_old_may_be_finer_where_the_case_says_so_and_it_touches_nobody() -> None:
    later = replace(TERMS, now=NOW + timedelta(days=30))
    assert let_out(FILES, later)[1].finer == 0
    assert let_out(FILES, replace(later, finer=True))[1].finer == 0, "a house was hit"
    bare = FILES[0].readings["shells"]
    text = "The Fjord Guard took the bridge at Narsaq."
    reading = replace(
        bare, text=text, item=replace(bare.item, text=text), entities=(), statements=(), events=(),
        places=(replace(bare.places[0], start=35, end=41),),
    )  # fmt: skip
    spans = replace(FILES[0].claim.evidence[0], spans=(Span(0, 42),))
    quiet = replace(
        FILES[0].claim, question="Who holds the bridge?", value="The Fjord Guard", origin_list=(), edges=(),
        evidence=(replace(spans, statement=None, origin=None),),
    )  # fmt: skip
    file = replace(FILES[0], claim=quiet, readings={"shells": reading}, rulings={})
    (fine,), done = let_out([file], replace(later, finer=True))
    assert (done.finer, fine.cells[0].lat, fine.quotes[0].item.published) == (1, 60.915, "2024-05-14T06:41:07Z")
    for terms in (later, replace(TERMS, finer=True)):
        (coarse,), done = let_out([file], terms)
        assert (done.finer, coarse.cells[0].lat, coarse.quotes[0].item.published) == (0, 60.95, "2024-05-14")


@pytest.mark.parametrize("level", LEVELS)
def test_an_export_is_never_more_open_than_its_case(level: str) -> None:
    for asked in LEVELS:
        closer = LEVELS.index(asked) <= LEVELS.index(level)
        if closer and "TLP:RED" not in {level, asked}:
            assert choose_level(level, asked.removeprefix("TLP:").lower()) == asked
        else:
            with pytest.raises(Refused, match="nothing was exported"):
                choose_level(level, asked)


def test_a_level_that_is_none_is_named_with_those_that_are() -> None:
    with pytest.raises(Refused, match=r"'white' is no sharing level; there are TLP:RED, TLP:AMBER\+STRICT"):
        read_level("white")


@given(st.text(max_size=200), st.text(max_size=30), st.integers(0, 200))
def test_masking_is_total_and_leaves_no_whole_name(before: str, after: str, cut: int) -> None:
    text = f"{before} Sofie Kleist {after}"
    mask = make_mask(READINGS, [file.claim for file in FILES])
    masked = mask.words(text)
    assert "Sofie Kleist" not in masked
    spans = mask.spans(text)
    assert "Sofie Kleist" not in mask.part(text, min(cut, len(text)), len(text), spans)


@pytest.mark.parametrize(
    ("words", "private"),
    [
        ("Police spokeswoman Lene Olsen said so", False),
        ("Lene Olsen, the mayor of Narsaq, said so", False),
        ("Gen. Lene Olsen said so", False),
        ("Lene Olsen, who drove the mayor, said so", True),
        ("The mayor met Lene Olsen", True),
        ("a nurse, Lene Olsen, said so", True),
        ("Lene Olsen, general manager of the port, said so", True),
        ("Lene Olsen, foreign minister of Greenland, said so", False),
        ("Lene Olsen, an aide to the minister, said so", True),
        ("LENE OLSEN, A TEACHER", True),
    ],
)
def test_who_is_private_by_the_words_beside_the_name(words: str, private: bool) -> None:  # noqa: FBT001 - a table
    start = words.casefold().index("lene olsen")
    reading = replace(
        READINGS[0], text=words, entities=(Entity(start, start + 10, "PER", "Lene Olsen"),), statements=(), events=(),
        places=(), item=replace(READINGS[0].item, author=None),
    )  # fmt: skip
    claims: list[Claim] = []
    assert ("[person 1]" in make_mask([reading], claims).words(words)) == private


def test_a_town_is_nobody_though_somebody_is_called_after_it() -> None:
    base: Reading = replace(READINGS[0], statements=(), item=replace(READINGS[0].item, author=None))
    text = "Hans Narsaq left Narsaq."
    town = Place(17, 23, "Narsaq", 60.9, -46.0, None, "town", 5.0)
    reading = replace(base, text=text, entities=(Entity(0, 11, "PER", "Hans Narsaq"),), places=(town,), events=())
    assert make_mask([reading], []).words(text) == "[person 1] left Narsaq."


def test_ids_stay_ids_whatever_digits_they_hold_and_tell_nobodys_account() -> None:
    mask = make_mask(READINGS, [])
    assert mask.key("53843bdb346028b8") == "53843bdb346028b8"
    assert mask.key("18079123456789aa") == "18079123456789aa"
    assert mask.key("person:sofie-kleist") == "person:person-1"
    assert re.fullmatch(r"post-[0-9a-f]{12}", mask.key("shells-post-sofiek_narsaq"))


def test_posts_of_the_same_words_keep_ids_of_their_own() -> None:
    again = replace(READINGS[1], item=replace(READINGS[1].item, id="copy"))
    mask = make_mask([*READINGS, again], [])
    assert mask.key("copy") == f"{mask.key('shells-post-sofiek_narsaq')}-2"


def test_an_address_stays_but_where_it_tells_who_it_is() -> None:
    item = replace(READINGS[0].item, url="https://www.fjord-courier.example/2024/0514123456789/shells")
    (one, *_), _ = let_out([replace(FILES[0], readings={"shells": replace(READINGS[0], item=item)})], TERMS)
    assert {quote.item.url for quote in one.quotes} == {item.url}
    (one, *_), _ = let_out(FILES, TERMS)
    assert {quote.item.url for quote in one.quotes} == {None}


def test_an_office_a_paper_and_a_side_are_nobody_in_private() -> None:
    text = "The Mayor told the Narsaq Lantern that the Altai Front had left. Dr Ivalu Brandt and Brandt agreed."
    at = {words: text.index(words) for words in ("Mayor", "Lantern", "Altai", "Ivalu Brandt", "Brandt agreed")}
    people = {
        "Mayor": "Mayor",
        "Lantern": "Lantern",
        "Altai": "Altai",
        "Ivalu Brandt": "Ivalu Brandt",
        "Brandt agreed": "Brandt",
    }
    entities = tuple(Entity(at[words], at[words] + len(name), "PER", name, None) for words, name in people.items())
    paper = Item("i", "article", text, "", publisher="The Lantern")
    marks = mark_people([replace(READINGS[0], text=text, item=paper, entities=entities, statements=(), places=())], ())
    assert set(marks.full) >= {("ivalu", "brandt"), ("brandt",)}
    assert not {("mayor",), ("lantern",), ("altai",)} & set(marks.full)
    assert len({marks.full["ivalu", "brandt"], marks.full["brandt",]}) == 1
