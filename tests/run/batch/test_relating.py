"""A batch related by windows and blocks tells the stories that a case of the same items would tell."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pyarrow.dataset as ds
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.wire import decode_reading
from twosource.relate.relater import Relater
from twosource.run.batch import BatchOptions, run_batch
from twosource.run.batch.days import list_days, read_lines
from twosource.run.batch.windows import STEP, is_within, join_groups, window_of

if TYPE_CHECKING:
    from pathlib import Path

    from twosource.model.ledger import Ledger
    from twosource.model.reading import Reading

BOUND = 0.98
"""Least agreement (B-cubed F1) with the stories of a case, for a batch cut into blocks."""
HAPPENINGS = (
    ("a mine collapsed in Isken", "19 miners", "the mining union", "the pit had been closed for repairs in spring"),
    ("a ferry sank off Merat", "43 passengers", "the coast guard", "the ferry had carried twice as many people"),
    ("a dam burst above Tolvo", "8 villages", "the water board", "the spillway gates had been stuck for weeks"),
    ("gunmen attacked a bank in Lodar", "2 guards", "the city police", "the robbers fled in a green van"),
    ("a bridge fell in Karesh", "11 cars", "the road service", "engineers had warned of cracks in its piers"),
    ("an oil train derailed near Bereg", "26 wagons", "the railway", "crude oil had reached the river by noon"),
    ("students marched through Sarat", "300 students", "the rector", "tuition fees were to double in autumn"),
    ("a warehouse burned in Ulan", "6 firefighters", "the fire brigade", "fireworks had been stored in the cellar"),
)


def make_items() -> list[dict[str, str]]:
    """Tell each happening four times within ten days, the happenings spread over three months."""
    rows = []
    for number, (what, who, source, detail) in enumerate(HAPPENINGS):
        first = date(2024, 3, 1) + timedelta(days=11 * number)
        texts = (
            f"At least {who} were hit when {what}, {source} said on Monday. Witnesses said that {detail}.",
            f"{source.capitalize()} said {who} were hit after {what}. {detail.capitalize()}, a witness said.",
            f"A week after {what}, {source} confirmed that {who} were hit. It denied that {detail}.",
            f"An inquiry into why {what} began on Friday. {source.capitalize()} told it that {detail}, hitting {who}.",
        )
        rows += [
            {"id": f"{number}-{place}", "text": text, "published": (first + timedelta(days=3 * place)).isoformat()}
            for place, text in enumerate(texts)
        ]
    return rows


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "items.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in make_items()), "utf-8")
    return path


def relate(archive: Path, out: Path, block: int) -> Path:
    for _ in run_batch([str(archive)], out, BatchOptions(shards=3, relate=True, block=block), []):
        pass
    return out


def table(out: Path, name: str) -> list[dict[str, object]]:
    return list(ds.dataset(out / name, format="parquet").to_table().to_pylist())


def items_of_stories(out: Path) -> list[tuple[str, ...]]:
    rows: list[dict[str, list[str]]] = ds.dataset(out / "stories", format="parquet").to_table(["items"]).to_pylist()
    return [tuple(row["items"]) for row in rows]


def readings_of(out: Path) -> list[Reading]:
    names = [name for listed in list_days(out, "readings").values() for name in listed]
    return [decode_reading(line) for name in names for line in read_lines(out / name)]


def relate_online(out: Path) -> Ledger:
    relater = Relater()
    for reading in readings_of(out):
        relater.add(reading)
    return relater.ledger()


def agreement(one: list[tuple[str, ...]], other: list[tuple[str, ...]]) -> float:
    """Give B-cubed F1 of two groupings of the same items."""
    of_one = {item: set(group) for group in one for item in group}
    of_other = {item: set(group) for group in other for item in group}
    shared = [len(of_one[item] & of_other[item]) for item in of_one]
    precision = sum(many / len(of_one[item]) for many, item in zip(shared, of_one, strict=True)) / len(of_one)
    recall = sum(many / len(of_other[item]) for many, item in zip(shared, of_one, strict=True)) / len(of_one)
    return 2 * precision * recall / (precision + recall)


def test_windows_tell_what_a_case_tells(archive: Path, tmp_path: Path) -> None:
    out = relate(archive, tmp_path / "out", block=50_000)
    ledger = relate_online(out)
    assert sorted(items_of_stories(out)) == sorted(story.items for story in ledger.stories)
    assert sorted((row["claim"], row["status"], row["origins"]) for row in table(out, "claims")) == sorted(
        (claim.id, claim.status, claim.origins) for claim in ledger.claims
    )


def test_blocks_agree_with_a_case_within_the_bound(archive: Path, tmp_path: Path) -> None:
    out = relate(archive, tmp_path / "out", block=2)
    assert len(list((out / "manifests" / "group").iterdir())) > len(
        {window_of(day) for day in list_days(out, "profiles")}
    )
    stories = items_of_stories(out)
    assert agreement(stories, [story.items for story in relate_online(out).stories]) >= BOUND


def test_relating_is_not_done_again(archive: Path, tmp_path: Path) -> None:
    relate(archive, tmp_path / "out", block=50_000)
    *_, (report, _) = run_batch([str(archive)], tmp_path / "out", BatchOptions(shards=3, relate=True), [])
    assert (report.done, report.skipped > 0) == (0, True)


def test_what_was_read_without_is_read_again_for_relating(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    *_, (plain, _) = run_batch([str(archive)], out, BatchOptions(shards=3), [])
    assert not list_days(out, "readings")
    *_, (report, _) = run_batch([str(archive)], out, BatchOptions(shards=3, relate=True), [])
    assert list_days(out, "readings")
    assert report.done >= plain.done - 1


@given(day=st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)), apart=st.integers(0, 2 * STEP))
def test_a_pair_close_in_time_meets_in_the_window_of_the_earlier(day: date, apart: int) -> None:
    later = day + timedelta(days=apart)
    assert is_within(day.isoformat(), window_of(day.isoformat()))
    assert is_within(later.isoformat(), window_of(day.isoformat()))


@given(st.lists(st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=5, unique=True).map(tuple), max_size=8))
def test_every_item_ends_in_one_group(groups: list[tuple[str, ...]]) -> None:
    joined = join_groups(groups)
    members = [item for group in joined for item in group]
    assert sorted(members) == sorted({item for group in groups for item in group})


def test_groups_that_share_half_are_one() -> None:
    assert join_groups([("a", "b", "c", "d"), ("c", "d", "e"), ("e", "f", "g", "h", "i")]) == [
        ("a", "b", "c", "d"),
        ("e", "f", "g", "h", "i"),
    ]
