"""Slots go in, a question that people can read comes out; what is not known is not asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.relate.readings import article, event, police_said, said
from twosource.model.reading import Place, Time
from twosource.relate import relate_readings
from twosource.relate.claims.asking import ask, best_shown, load_asking
from twosource.relate.claims.slots import Shown, Slots
from twosource.relate.claims.units import find_units
from twosource.relate.codebook import load_rulebook

TEXT = "Lake Guard fighters shelled the school in Dorvath on 2 May, the mayor said."


def shelled(realis: str = "occurred") -> Shown:
    return Shown("ASSAULT", realis, "shelled", "Lake Guard", "the school", "Dorvath", 19845.0, 19846.0)


def asked(shown: Shown) -> str:
    (unit,) = find_units(article("a1", "The school in Dorvath was hit."), load_rulebook().claims)
    return ask([replace(unit, slots=Slots(shown=(shown,)))], [], ("school",))


def test_a_question_says_who_did_what_to_whom_where_and_when() -> None:
    assert asked(shelled()) == "Was there an attack (“shelled”) by Lake Guard on the school in Dorvath on 2 May 2024?"
    assert asked(shelled("planned")).startswith("Is there to be an attack")
    assert asked(shelled("demanded")).startswith("Is there a demand for an attack")


@pytest.mark.parametrize(
    ("shown", "question"),
    [
        (replace(shelled(), actor=None), "Was there an attack (“shelled”) on the school in Dorvath on 2 May 2024?"),
        (replace(shelled(), place=None), "Was there an attack (“shelled”) by Lake Guard on the school on 2 May 2024?"),
        (
            replace(shelled(), first=None, last=None),
            "Was there an attack (“shelled”) by Lake Guard on the school in Dorvath?",
        ),
        (replace(shelled(), actor=None, recipient=None), "What is known of school?"),
        (
            replace(shelled(), last=19850.0),
            "Was there an attack (“shelled”) by Lake Guard on the school in Dorvath between 2 May 2024 and 6 May 2024?",
        ),
        (
            replace(shelled(), recipient="the school in Dorvath"),
            "Was there an attack (“shelled”) by Lake Guard on the school in Dorvath on 2 May 2024?",
        ),
    ],
)
def test_what_is_not_known_is_left_out(shown: Shown, question: str) -> None:
    assert asked(shown) == question


def test_a_count_is_asked_for_by_what_is_counted() -> None:
    words = "Police said 30 people were killed in the market of Dorvath."
    (claim,) = relate_readings([police_said("a1", "C", words, "30 people were killed in the market of Dorvath")]).claims
    assert claim.question.startswith("How many people were killed (")
    assert claim.value.startswith("30: ")


def test_a_toll_is_asked_for_by_the_deed_that_it_came_of() -> None:
    words = "Police said Lake Guard shelled the market and 30 people were killed."
    spoken = said(1, words, "Lake Guard shelled the market and 30 people were killed", ("Police", "organisation"))
    hit = event(1, words, "ASSAULT", "shelled", statements=("s1",), actor="Lake Guard", recipient="the market")
    (claim,) = relate_readings([article("a1", words, publisher="C", statements=(spoken,), events=(hit,))]).claims
    assert claim.question == "How many people were killed in an attack (“shelled”) by Lake Guard on the market?"


def test_what_is_told_beside_a_number_is_another_question() -> None:
    count = "Lake Guard fighters shelled the school in Dorvath and 3 people were killed, the mayor said."
    plain = "Lake Guard fighters shelled the school in Dorvath, the clinic said."
    more = "Lake Guard fighters shelled the school in Dorvath and 5 people were killed, the army said."
    readings = [
        article(
            name,
            text,
            published=f"2024-05-0{day}",
            publisher=name,
            statements=(said(1, text, content, (voice, "organisation")),),
            events=(
                event(1, text, "ASSAULT", "shelled", statements=("s1",), actor="Lake Guard", recipient="the school"),
            ),
        )
        for day, (name, text, content, voice) in enumerate(
            [
                (
                    "a1",
                    count,
                    "Lake Guard fighters shelled the school in Dorvath and 3 people were killed",
                    "the mayor",
                ),
                ("a2", plain, "Lake Guard fighters shelled the school in Dorvath", "the clinic"),
                ("a3", more, "Lake Guard fighters shelled the school in Dorvath and 5 people were killed", "the army"),
            ],
            1,
        )
    ]
    questions = {claim.value.split(":")[0]: claim.question for claim in relate_readings(readings).claims}
    assert questions["3"] == questions["5"]
    assert questions["3"].startswith("How many people were killed")
    assert [words for words in questions.values() if words.startswith("Was there an attack (“shelled”) by Lake Guard")]


def test_slots_are_shown_as_the_reader_named_them() -> None:
    time = Time(45, 50, "DATE", "2024-05-02", "2024-05-02T00:00:00Z", "2024-05-03T00:00:00Z")
    place = Place(38, 45, "Dorvath", None, None, None, None, None)
    told = replace(event(1, TEXT, "ASSAULT", "shelled", actor="Lake Guard", recipient="the school"), place=0, when=0)
    reading = article("a1", TEXT, publisher="Quay Post", events=(told,), places=(place,), times=(time,))
    assert best_shown(find_units(reading, load_rulebook().claims)) == shelled()


def test_every_word_list_of_questions_is_whole() -> None:
    words = load_asking()
    assert {"ASSAULT", "COERCE", "THREATEN", "REQUEST", "ACCUSE"} <= words.events.keys()
    assert all(one.noun and one.by and one.to for one in words.events.values())


def test_a_day_at_the_place_is_asked_for_as_the_place_counts_it() -> None:
    in_mongolia = replace(shelled(), first=19844.0 + 17 / 24, last=19845.0 + 17 / 24)
    assert asked(in_mongolia).endswith("on 2 May 2024?")
