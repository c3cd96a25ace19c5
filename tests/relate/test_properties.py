"""What must hold for any reports: copies add nothing, independent origins take nothing, order changes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.relate.readings import post
from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.model.reading import Reading
from twosource.relate import Relater, relate_readings
from twosource.relate.claims.slots import Slots
from twosource.relate.claims.units import Unit
from twosource.relate.origins.bounds import Voucher, bound_origins
from twosource.relate.origins.roots import Chain
from twosource.relate.origins.voices import root_of_account, root_of_name
from twosource.relate.status.deciding import load_status_rules

if TYPE_CHECKING:
    from random import Random

    from twosource.model.ledger import Claim, Ledger

Drawn: TypeAlias = list[tuple[str, str]]
RANK = {"unattributed": 0, "single-source": 1, "corroborated": 2}
CONTENT = "three warehouses burn at the harbour of Dorvath"
CREDITS = (
    "Police say {}",
    "{}, mayor Ilse Brandt says",
    "Reports: {}",
    "{} (via @quayside_cam)",
    "I saw it: {}",
    "{}",
    "Hospital confirms {}",
    "{}, says fire service",
)
reports = st.lists(
    st.tuples(
        st.sampled_from(CREDITS), st.sampled_from(("ann_k", "bo77", "DorvathNews", "selm_live", "HarbourPolice"))
    ),
    min_size=1,
    max_size=7,
)


def posts_of(drawn: Drawn) -> list[Reading]:
    return [
        post(f"p{n}", credit.format(CONTENT), handle=f"{handle}{n}", published=f"2024-05-02T10:{n:02}:00Z")
        for n, (credit, handle) in enumerate(drawn)
    ]


def leading(ledger: Ledger) -> Claim:
    return max(ledger.claims, key=lambda claim: (len(claim.items), claim.id))


@settings(max_examples=60, deadline=None)
@given(reports, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_change_the_ledger(drawn: Drawn, random: Random) -> None:
    readings = posts_of(drawn)
    shuffled = list(readings)
    random.shuffle(shuffled)
    assert relate_readings(shuffled) == relate_readings(readings)


@settings(max_examples=40, deadline=None)
@given(reports, st.randoms(use_true_random=False))
def test_relating_one_by_one_gives_what_relating_at_once_gives(drawn: Drawn, random: Random) -> None:
    readings = posts_of(drawn)
    relater = Relater()
    for reading in random.sample(readings, len(readings)):
        relater.add(reading)
        relater.ledger()
    assert relater.ledger() == relate_readings(readings)


@settings(max_examples=60, deadline=None)
@given(reports, st.integers(0, 6), st.sampled_from(("copy", "repost", "unattributed")))
@example(
    [("Reports: {}", "ann_k"), ("Police say {}", "HarbourPolice"), ("{}, mayor Ilse Brandt says", "bo77")], 1, "repost"
)
@example(
    [("Reports: {}", "ann_k"), ("Police say {}", "HarbourPolice"), ("{}, mayor Ilse Brandt says", "ann_k")], 1, "repost"
)
@example(
    [
        ("Reports: {}", "ann_k"),
        ("Police say {}", "HarbourPolice"),
        ("Police say {}", "ann_k"),
        ("{}, mayor Ilse Brandt says", "ann_k"),
    ],
    2,
    "repost",
)
def test_a_copy_a_repost_and_an_unattributed_report_raise_nothing(drawn: Drawn, which: int, kind: str) -> None:
    readings = posts_of(drawn)
    before = leading(relate_readings(readings))
    original = readings[which % len(readings)]
    text = CONTENT if kind == "unattributed" else original.text
    added = post(
        "zz", text, handle="late_reader", published="2024-05-02T11:00:00Z",
        reposts=original.item.id if kind == "repost" else None,
    )  # fmt: skip
    if kind == "copy":
        added = replace(added, item=replace(original.item, id="zz", published="2024-05-02T11:00:00Z"))
    after = leading(relate_readings([*readings, added]))
    assert after.origins <= before.origins
    assert RANK[after.status] <= RANK[before.status]


@settings(max_examples=60, deadline=None)
@given(reports, st.sampled_from(("Queen Oda Lindqvist: {}", "{}, says admiral Tove Lund", "Harbour Guild says {}")))
def test_one_more_known_origin_lowers_nothing(drawn: Drawn, credit: str) -> None:
    readings = posts_of(drawn)
    before = leading(relate_readings(readings))
    added = post("zz", credit.format(CONTENT), handle="quay_reader", published="2024-05-02T11:00:00Z")
    after = leading(relate_readings([*readings, added]))
    assert after.origins >= before.origins
    assert RANK[after.status] >= RANK[before.status]


@settings(max_examples=40, deadline=None)
@given(reports, st.data())
def test_what_is_dropped_leaves_the_ledger_of_the_others(drawn: Drawn, data: st.DataObject) -> None:
    readings = posts_of(drawn)
    gone = data.draw(st.sets(st.sampled_from([one.item.id for one in readings])))
    relater = Relater()
    for reading in readings:
        relater.add(reading)
    relater.ledger()
    for item in sorted(gone):
        relater.drop(item)
    assert relater.ledger() == relate_readings([one for one in readings if one.item.id not in gone])


@settings(max_examples=60, deadline=None)
@given(reports)
def test_every_status_names_a_rule_of_the_codebook(drawn: Drawn) -> None:
    rules = {rule.rule: rule.status for rule in load_status_rules().rules}
    for claim in relate_readings(posts_of(drawn)).claims:
        assert rules[claim.reason.rule] == claim.status
        assert claim.reason.words
        assert "{" not in claim.reason.words
        assert 0 <= claim.origins <= claim.origins_upper


names = st.sampled_from(
    ("police", "mayor Ilse Brandt", "Prime Minister Jon Hald", "Red Lantern", "a witness", "reports", "local media",
     "@quay_cam", "Harbour Guild", "Reuters", "army", "Selm Airways CEO Ida Roth", "Selm Airways")
)  # fmt: skip


def voucher(name: str, number: int) -> Voucher:
    unit = Unit(f"i{number}", (), "", None, "asserts", negated=False, chain=Chain(root_of_name(name)), slots=Slots(),
                tokens=(), day=None, published=None)  # fmt: skip
    return Voucher(unit, root_of_name(name))


def always(_one: Unit, _other: Unit, _voices: int = 2) -> bool:
    return True


@settings(deadline=None)
@given(st.lists(names, max_size=8), st.integers(0, 7))
def test_a_voice_already_counted_changes_nothing(drawn: list[str], which: int) -> None:
    vouchers = [voucher(name, n) for n, name in enumerate(drawn)]
    again = [*vouchers, replace(vouchers[which % len(vouchers)])] if vouchers else []
    assert bound_origins(again, 0.5, always).lower == bound_origins(vouchers, 0.5, always).lower
    assert bound_origins(again, 0.5, always).upper == bound_origins(vouchers, 0.5, always).upper


@settings(deadline=None)
@given(st.lists(names, max_size=8))
def test_an_independent_origin_never_lowers_the_bound(drawn: list[str]) -> None:
    vouchers = [voucher(name, n) for n, name in enumerate(drawn)]
    fresh = [*vouchers, voucher("Queen Oda Lindqvist", 99)]
    assert bound_origins(fresh, 0.5, always).lower >= bound_origins(vouchers, 0.5, always).lower
    assert bound_origins(fresh, 0.5, always).upper > bound_origins(vouchers, 0.5, always).upper


@settings(deadline=None)
@given(st.lists(names, max_size=8), st.integers(1, 9))
def test_who_speaks_later_takes_nothing_back(drawn: list[str], most: int) -> None:
    vouchers = [voucher(name, n) for n, name in enumerate(drawn)]
    later = [*vouchers, voucher("Queen Oda Lindqvist", 99)]

    def among_few(_one: Unit, _other: Unit, voices: int = 2) -> bool:
        return voices <= most

    assert bound_origins(later, 0.5, among_few).lower >= bound_origins(vouchers, 0.5, among_few).lower


@settings(deadline=None)
@given(st.lists(names, max_size=8))
def test_nobody_adds_to_the_upper_bound_alone(drawn: list[str]) -> None:
    vouchers = [voucher(name, n) for n, name in enumerate(drawn)]
    nobody = root_of_account("some_reader", credited=False)
    more = [*vouchers, Voucher(voucher("reports", 98).unit, nobody)]
    assert bound_origins(more, 0.5, always).lower == bound_origins(vouchers, 0.5, always).lower
    assert bound_origins(more, 0.5, always).upper == bound_origins(vouchers, 0.5, always).upper + 1


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300), st.text(max_size=40))
def test_any_text_relates(text: str, handle: str) -> None:
    item = Item("x", "post", text, digest_text(text), handle=handle or None)
    ledger = relate_readings([Reading(item, text)])
    for claim in ledger.claims:
        for evidence in claim.evidence:
            for span in evidence.spans:
                assert 0 <= span.start < span.end <= len(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=600), st.sampled_from((None, "Lakeside Courier", "@x", "1")))
def test_any_article_relates_and_its_edges_stand_in_it(text: str, publisher: str | None) -> None:
    item = Item("x", "article", text, digest_text(text), publisher=publisher)
    for claim in relate_readings([Reading(item, text)]).claims:
        for edge in claim.edges:
            assert edge.start is None or edge.end is None or 0 <= edge.start < edge.end <= len(text)


@pytest.mark.parametrize("scrap", ["if ", "12 ", "“", '"a ', "KYIV ", "a. ", "@a ", "says that "])
@pytest.mark.timeout(60)
def test_a_long_text_without_sense_takes_no_longer_than_its_length(scrap: str) -> None:
    text = scrap * (200_000 // len(scrap))
    item = Item("x", "article", text, digest_text(text))
    assert len(relate_readings([Reading(item, text)]).stories) == 1
