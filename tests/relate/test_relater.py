"""What a desk must see: one origin behind many reports, denials and concessions in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.relate.readings import article, event, police_said, post, said
from twosource.relate import Relater, relate_readings

if TYPE_CHECKING:
    from twosource.model.ledger import Claim, Ledger
    from twosource.model.reading import VoiceKind

WIRE = (
    "Shells fell on the grain market of Dorvath at dawn on Thursday, setting two warehouses alight and "
    "cutting the road to the river. Traders who had slept beside their lorries ran for the cellars of the old "
    "customs house. The mayor's office counted no dead by noon but asked people to stay away from the quay, where "
    "a third warehouse full of fertiliser was still burning and might yet explode in the heat of the afternoon."
)


def leading(ledger: Ledger) -> Claim:
    return max(ledger.claims, key=lambda claim: (len(claim.items), len(claim.evidence)))


def test_the_same_wire_text_in_three_outlets_is_three_reports_and_one_origin() -> None:
    ledger = relate_readings(
        article(f"a{n}", WIRE, publisher=name, published=f"2024-05-02T0{n}:00:00Z")
        for n, name in enumerate(("Lakeside Courier", "Harbour Dispatch", "Northern Ledger"), 1)
    )
    claim = leading(ledger)
    assert len(ledger.stories) == 1
    assert claim.items == ("a1", "a2", "a3")
    assert (claim.origins, claim.origins_upper, claim.status) == (1, 1, "single-source")
    assert {(edge.source, edge.target, edge.kind, edge.q) for edge in claim.edges} >= {("a2", "a1", "text", 1.0)}


def test_two_outlets_that_credit_one_police_statement_are_one_origin() -> None:
    one = "Four men were held after the raid on the depot in Dorvath, police said on Thursday."
    other = "Dorvath police said that four men were held after the raid on the depot."
    claim = leading(
        relate_readings(
            [
                police_said("a1", "Lakeside Courier", one, "Four men were held after the raid on the depot in Dorvath"),
                police_said("a2", "Harbour Dispatch", other, "four men were held after the raid on the depot"),
            ]
        )
    )
    assert set(claim.items) == {"a1", "a2"}
    assert (claim.origins, claim.status) == (1, "single-source")
    assert {evidence.origin for evidence in claim.evidence} == {"body:police"}


def test_a_witness_and_the_police_are_two_origins() -> None:
    seen = "I saw three hostages escape from the bakery in Dorvath a minute ago"
    told = "Police confirm three hostages escape from bakery in Dorvath"
    ledger = relate_readings(
        [
            post("p1", seen, handle="mirelaK", published="2024-05-02T10:00:00Z"),
            post("p2", told, handle="DorvathNews", published="2024-05-02T10:20:00Z"),
        ]
    )
    claim = leading(ledger)
    assert (claim.origins, claim.status, claim.reason.rule) == (2, "corroborated", "two-origins")


def test_reports_without_a_source_never_make_anything_corroborated() -> None:
    words = "Explosion heard near the railway station of Dorvath, smoke over the tracks"
    posts = [
        post(f"p{n}", f"{words} {extra}", handle=f"user{n}x", published=f"2024-05-02T10:0{n}:00Z")
        for n, extra in enumerate(("now", "!!", "omg", "again", "wow"))
    ]
    claim = leading(relate_readings(posts))
    assert (claim.origins, claim.status) == (0, "unattributed")
    assert all(evidence.origin is None for evidence in claim.evidence)


def test_a_denial_by_the_accused_is_against_and_makes_the_claim_denied() -> None:
    charge = "The Velan army shelled the market of Dorvath, the governor said."
    denial = "The Velan army denied that it shelled the market of Dorvath."
    governor = article(
        "a1",
        charge,
        publisher="Lakeside Courier",
        published="2024-05-02",
        statements=(said(1, charge, "The Velan army shelled the market of Dorvath", ("the governor", "person")),),
        events=(event(1, charge, "ASSAULT", "shelled", statements=("s1",), actor="Velan army"),),
    )
    army = article(
        "a2",
        denial,
        publisher="Harbour Dispatch",
        published="2024-05-03",
        statements=(
            said(1, denial, "it shelled the market of Dorvath", ("The Velan army", "organisation"), stance="denies"),
        ),
    )
    claim = leading(relate_readings([governor, army]))
    assert (claim.origins, claim.against) == (1, 1)
    assert (claim.status, claim.reason.rule) == ("denied", "denied-by-the-accused")
    assert [evidence.side for evidence in claim.evidence] == ["for", "against"]


def test_a_denial_by_another_makes_it_disputed() -> None:
    one = "The bridge at Dorvath has fallen, the governor said."
    other = "The railway union denied that the bridge at Dorvath has fallen."
    content = "The bridge at Dorvath has fallen"
    readings = [
        article("a1", one, publisher="C", statements=(said(1, one, content, ("the governor", "person")),)),
        article(
            "a2",
            other,
            publisher="D",
            statements=(
                said(1, other, "the bridge at Dorvath has fallen", ("Rail Guild", "organisation"), stance="denies"),
            ),
        ),
    ]
    claim = leading(relate_readings(readings))
    assert (claim.status, claim.reason.rule) == ("disputed", "disputed-by-an-origin")


def test_an_admission_against_ones_own_interest_is_conceded() -> None:
    charge = "Velan troops burned the mill at Dorvath, the governor said."
    admits = "The Velan army admitted that its troops burned the mill at Dorvath."
    readings = [
        article(
            "a1",
            charge,
            publisher="C",
            published="2024-05-02",
            statements=(said(1, charge, "Velan troops burned the mill at Dorvath", ("the governor", "person")),),
            events=(event(1, charge, "ASSAULT", "burned", statements=("s1",), actor="Velan troops"),),
        ),
        article(
            "a2",
            admits,
            publisher="D",
            published="2024-05-04",
            statements=(
                said(
                    1,
                    admits,
                    "its troops burned the mill at Dorvath",
                    ("The Velan army", "organisation"),
                    cue="admitted",
                ),
            ),
        ),
    ]
    claim = leading(relate_readings(readings))
    assert (claim.status, claim.reason.rule) == ("conceded", "owned-up")


def test_two_tolls_are_one_question_and_two_claims() -> None:
    first = "Ten people were killed in the market of Dorvath, police said."
    later = "At least 11 people were killed in the market of Dorvath, the clinic said."
    ledger = relate_readings(
        [
            police_said(
                "a1", "Lakeside Courier", first, "Ten people were killed in the market of Dorvath", "2024-05-02"
            ),
            article(
                "a2",
                later,
                publisher="Harbour Dispatch",
                published="2024-05-03",
                statements=(
                    said(
                        1,
                        later,
                        "At least 11 people were killed in the market of Dorvath",
                        ("hospital", "organisation"),
                    ),
                ),
            ),
        ]
    )
    old, new = sorted(ledger.claims, key=lambda claim: claim.first or "")
    assert old.question == new.question
    assert (old.value.split(":")[0], new.value.split(":")[0]) == ("10", "at least 11")
    assert new.updates == (old.id,)
    assert not old.contradicts
    assert old.status == "single-source"


def test_a_lower_toll_told_later_contradicts() -> None:
    first = "Police said 30 people were killed in the market of Dorvath."
    later = "The hospital said 12 people were killed in the market of Dorvath."
    ledger = relate_readings(
        [
            police_said("a1", "C", first, "30 people were killed in the market of Dorvath", "2024-05-02"),
            article(
                "a2",
                later,
                publisher="D",
                published="2024-05-03",
                statements=(
                    said(1, later, "12 people were killed in the market of Dorvath", ("hospital", "organisation")),
                ),
            ),
        ]
    )
    assert all(claim.contradicts and claim.status == "disputed" for claim in ledger.claims)


def test_at_least_ten_contains_twelve_which_brings_it_up_to_date() -> None:
    one = "Police said at least 10 people were killed in the market of Dorvath."
    other = "The hospital said 12 people were killed in the market of Dorvath."
    layers = (said(1, other, "12 people were killed in the market of Dorvath", ("hospital", "organisation")),)
    ledger = relate_readings(
        [
            police_said("a1", "C", one, "at least 10 people were killed in the market of Dorvath", "2024-05-02"),
            article("a2", other, publisher="D", published="2024-05-03", statements=layers),
        ]
    )
    ten, twelve = sorted(ledger.claims, key=lambda claim: claim.first or "")
    assert twelve.updates == (ten.id,)
    assert not any(claim.contradicts for claim in ledger.claims)


def test_ten_and_at_least_ten_are_one_claim() -> None:
    one = "Police said at least 10 people were killed in the market of Dorvath."
    other = "The clinic said 10 people were killed in the market of Dorvath."
    layers = (said(1, other, "10 people were killed in the market of Dorvath", ("clinic", "organisation")),)
    ledger = relate_readings(
        [
            police_said("a1", "C", one, "at least 10 people were killed in the market of Dorvath", "2024-05-02"),
            article("a2", other, publisher="D", published="2024-05-03", statements=layers),
        ]
    )
    assert [claim.value.split(":")[0] for claim in ledger.claims] == ["10"]


def test_a_repost_rests_on_what_it_reposts() -> None:
    words = "Police confirm the Dorvath ferry terminal is closed after the blast"
    claim = leading(
        relate_readings(
            [
                post(
                    "p1",
                    "Our ferry terminal in Dorvath is closed after the blast",
                    handle="DorvathPolice",
                    published="2024-05-02T10:00:00Z",
                ),
                post("p2", words, handle="anna_s", published="2024-05-02T10:05:00Z", reposts="p1"),
            ]
        )
    )
    assert claim.origins == 1
    assert any(edge.kind == "repost" and edge.target == "p1" for edge in claim.edges)


def test_who_takes_it_back_leaves_the_claim_retracted() -> None:
    said_so = "The Dorvath Courier said that the dam at Selm had burst."
    taken = "The Dorvath Courier said that the dam at Selm had not burst."
    voice: tuple[str, VoiceKind] = ("Anna Keller", "person")
    readings = [
        article(
            "a1",
            said_so,
            published="2024-05-02",
            publisher="C",
            statements=(said(1, said_so, "the dam at Selm had burst", voice),),
        ),
        article(
            "a2",
            taken,
            published="2024-05-03",
            publisher="D",
            statements=(said(1, taken, "the dam at Selm had not burst", voice, stance="denies"),),
        ),
    ]
    claim = leading(relate_readings(readings))
    assert (claim.status, claim.reason.rule) == ("retracted", "taken-back")


def test_adding_the_same_reading_twice_changes_nothing() -> None:
    relater = Relater()
    one = police_said("a1", "C", "Police said the road to Selm is shut.", "the road to Selm is shut")
    relater.add(one)
    before = relater.ledger()
    relater.add(one)
    assert relater.ledger() == before


def test_nothing_to_relate_is_an_empty_ledger() -> None:
    ledger = relate_readings([])
    assert (ledger.stories, ledger.claims) == ((), ())
