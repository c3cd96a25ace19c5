"""A claim goes in, its argument comes out in words: who called what, how answers bear on one another, how it came."""

from __future__ import annotations

from tests.relate.readings import article, police_said, said
from twosource.model.trail import StatusChange
from twosource.relate import relate_readings
from twosource.relate.status.argument import Around, argue

FIRST = "Police said at least 10 people were killed in the market of Dorvath."
LATER = "The hospital said 12 people were killed in the market of Dorvath."
LOWER = "The guild said 7 people were killed in the market of Dorvath."


def told() -> dict[str, list[str]]:
    made = [
        police_said("a1", "C", FIRST, "at least 10 people were killed in the market of Dorvath", "2024-05-02"),
        *(
            article(
                name,
                text,
                publisher=name.upper(),
                published=day,
                statements=(said(1, text, text.split(" said ")[1].rstrip("."), (voice, "organisation")),),
            )
            for name, text, voice, day in (
                ("a2", LATER, "hospital", "2024-05-03"),
                ("a3", LOWER, "guild", "2024-05-04"),
            )
        ),
    ]
    texts = {one.item.id: one.text for one in made}
    claims = relate_readings(made).claims
    return {
        claim.value.split(":")[0]: argue(
            claim, lambda item: texts[item], Around(rivals=[one for one in claims if one.id != claim.id])
        )
        for claim in claims
    }


def test_answers_are_set_against_one_another_in_words() -> None:
    lines = told()
    assert any(line.startswith("  brings up to date “at least 10”") for line in lines["12"])
    assert any(line.startswith("  was brought up to date by “12”") for line in lines["at least 10"])
    assert any(line.startswith("  excludes “12”") for line in lines["7"])
    assert not any("Contradicted by" in line for held in lines.values() for line in held)


def test_items_are_called_by_name_and_the_history_is_told() -> None:
    made = [police_said("a1", "Quay Post", FIRST, "at least 10 people were killed in the market of Dorvath")]
    (claim,) = relate_readings(made).claims
    change = StatusChange(claim.id, "2024-05-02T10:00:00Z", "single-source", "one-origin", "one origin", 1, 1)
    around = Around(name_of=lambda item: f"Quay Post ({item})", history=(change,))
    lines = argue(claim, lambda _: FIRST, around)
    assert "    Quay Post (a1) [12-67] statement s1: “at least 10 people were killed in the market of Dorvath”" in lines
    assert any(line.startswith("  Quay Post (a1) → police: credit, certain, unites") for line in lines)
    assert "  2024-05-02T10:00:00Z: single-source, by rule one-origin: one origin (origins 1 to 1)" in lines
    assert "grade proposed: F6 (nobody has graded the sources; what is known does not allow to judge)" in lines


def test_without_names_an_argument_stands_on_ids() -> None:
    (claim,) = relate_readings([police_said("a1", "C", FIRST, "at least 10 people were killed")]).claims
    assert any(line.startswith("    a1 [") for line in argue(claim, lambda _: FIRST))
