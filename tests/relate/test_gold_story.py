"""The measured story, its statements taken from gold as from a perfect reader: five statements, one origin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from twosource.model.ids import digest_text
from twosource.model.item import Item, Post
from twosource.model.reading import Deadline, Event, Reading, Statement, Voice
from twosource.model.span import Span
from twosource.relate import relate_readings
from twosource.relate.status.argument import argue

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {"unnamed person": "unnamed-person", "unnamed group": "unnamed-group"}
STANCES = {"asserted": "asserts", "requested": "demands"}


@pytest.fixture(scope="module")
def reading(shared: Path) -> Reading:
    folder = shared / "gold" / "panjshir"
    text = (folder / "story.txt").read_text(encoding="utf-8")
    gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    sources = {one["id"]: one for one in gold["sources"]}
    statements = tuple(statement(text, one, sources) for one in gold["statements"])
    item = Item("story", "article", text, digest_text(text), publisher="a news site", published="2021-08-22")
    return Reading(
        item, text, posts=posts(text, gold), statements=statements, events=events(gold), deadlines=deadlines(text)
    )


def find(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def statement(text: str, one: dict[str, Any], sources: dict[str, Any]) -> Statement:
    voices = tuple(
        Voice(None, None, name_of(sources[who]), KINDS.get(sources[who]["kind"], sources[who]["kind"]))
        for who in one["chain"]
    )
    stance: Any = STANCES.get(one.get("modality", ""), "conditional")
    return Statement(one["id"], (find(text, one["text"]),), voices, None, one["form"], stance, "none", one.get("said"))


def name_of(source: dict[str, Any]) -> str:
    return "Panjshir_Province" if source["id"] == "account" else str(source["mentions"][0])


def posts(text: str, gold: dict[str, Any]) -> tuple[Post, ...]:
    ends = [line for line in text.split("\n") if "(@" in line]
    return tuple(
        Post(*find(text, line), author=one["author"], handle=one["handle"], posted=str(one["posted"]))
        for line, one in zip(ends, gold["posts"], strict=True)
    )


def events(gold: dict[str, Any]) -> tuple[Event, ...]:
    return tuple(
        Event(f"e{number}", one["type"], None, Span(0, 0), (), (), None, None, one["realis"][0], tuple(one["said_by"]))
        for number, one in enumerate(gold["events"], 1)
    )


def deadlines(text: str) -> tuple[Deadline, ...]:
    due = ("2021-08-22T04:00:00Z", "2021-08-23T04:00:00Z")
    return (Deadline(*find(text, "4 hours"), "e2", None, None, None, None, None, "PT4H", due, "running"),)


def test_the_lead_rests_on_five_statements_of_one_account(reading: Reading) -> None:
    ledger = relate_readings([reading])
    lead = next(claim for claim in ledger.claims if any(one.statement == "s1" for one in claim.evidence))
    assert {one.statement for one in lead.evidence} >= {"s1", "s3", "s5", "s6"}
    assert len(lead.evidence) >= 5
    assert (lead.origins, lead.origins_upper, lead.status) == (1, 1, "single-source")
    assert {one.origin for one in lead.evidence} == {"account:panjshirprovin1"}


def test_the_deadline_rides_on_the_claim(reading: Reading) -> None:
    ledger = relate_readings([reading])
    assert any(one.due and one.due[0] == "2021-08-22T04:00:00Z" for claim in ledger.claims for one in claim.deadlines)


def test_the_argument_quotes_every_statement(reading: Reading) -> None:
    for claim in relate_readings([reading]).claims:
        lines = argue(claim, lambda _item: reading.text)
        assert claim.reason.rule in "\n".join(lines)
        assert sum("statement s" in line for line in lines) == len(claim.evidence)
