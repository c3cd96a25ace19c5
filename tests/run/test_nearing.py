"""Two claims that say the same in other words are proposed to a person as one, and stay two until somebody rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from tests.relate.readings import article, said
from twosource.cli import main
from twosource.model.ledger import Claim, Evidence, Ledger, StatusReason, Story
from twosource.run.nearing import find_beside, find_near, look_around
from twosource.run.ruling import Wish, rule
from twosource.store import Case, create_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twosource.model.reading import Reading

TEXTS = {
    "b1": ("The bridge at Narsaq has fallen into the river, Anna Veld said.", "Anna Veld"),
    "b2": ("Lorries cannot cross the river at Narsaq since its bridge gave way, the ferryman said.", "the ferryman"),
    "s1": ("The school at Qaqortoq opens again on Monday, the teacher said.", "the teacher"),
}


STORY = Story("narsaq", "A bridge falls at Narsaq", ("b1", "b2"))
SCHOOL = Story("qaqortoq", "A school opens", ("s1",))


def alone(reading: Reading, story: Story) -> Claim:
    """The claim that one report makes, with nothing known of its origins."""
    evidence = Evidence(reading.item.id, reading.statements[0].content, "s1", "for", None)
    reason = StatusReason("none", "")
    return Claim(
        f"claim-{reading.item.id}", story.id, "", reading.text, (evidence,), 0, 1, 0, "unattributed", reason, (), ()
    )


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """Two reports of one bridge that stand as two claims, and one of something else."""
    made, claims = create_case(tmp_path / "case").acting_as("Ada"), []
    for name, (text, who) in TEXTS.items():
        statement = said(1, text, text.rsplit(",", 1)[0], (who, "person"), cue="said")
        reading = article(name, text, publisher=name, published="2024-05-01T08:00:00Z", statements=(statement,))
        made.put_item(reading.item)
        made.put_reading(reading)
        claims.append(alone(reading, SCHOOL if name == "s1" else STORY))
    made.put_ledger(Ledger((STORY, SCHOOL), tuple(claims)))
    yield made
    made.close()


def claim_of(case: Case, item: str) -> Claim:
    (claim,) = [one for one in case.claims() if item in one.items]
    return claim


def near_to(case: Case, item: str) -> list[str]:
    """The reports of the claims that are near to the one of a report."""
    around = look_around(case)
    return [around.claims[one.claim].items[0] for one in find_near(case, claim_of(case, item), around)]


def run(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    told = capfd.readouterr()
    return int(ended.value.code or 0), told.out, told.err


def test_both_ways_the_other_is_proposed_and_nothing_changes(case: Case) -> None:
    before, head = tuple(case.claims()), case.audit_head()
    assert near_to(case, "b1") == ["b2"]
    assert near_to(case, "b2") == ["b1"]
    assert near_to(case, "s1") == []
    assert (tuple(case.claims()), case.audit_head()) == (before, head)


def test_a_claim_of_another_story_is_looked_at_for_its_words(case: Case) -> None:
    assert claim_of(case, "b1").story != claim_of(case, "s1").story
    assert [one.items for one in find_beside(claim_of(case, "b1"), look_around(case), 9)] == [("b2",)]


def test_once_ruled_it_is_proposed_no_more_neither_merged_nor_parted_again(case: Case) -> None:
    merged = rule(case, claim_of(case, "b2").id, "merge", "One bridge.", wish=Wish(into=claim_of(case, "b1").id))
    assert near_to(case, "b1") == []
    rule(case, claim_of(case, "b1").id, "undo", "Two bridges.", undoes=merged.id)
    assert near_to(case, "b1") == []


def test_the_command_line_lists_them_and_says_how_to_merge(case: Case, capfd: pytest.CaptureFixture[str]) -> None:
    mine, other = claim_of(case, "b1").id, claim_of(case, "b2").id
    status, out, _ = run(capfd, "near", case.location, mine)
    assert status == 0
    assert f"claim {other}" in out
    assert f"rule {case.location} {mine} merge --into CLAIM" in out
    _, out, _ = run(capfd, "near", case.location, mine, "--format", "jsonl")
    assert [msgspec.json.decode(line)["claim"] for line in out.splitlines()] == [other]
    assert "No other claim" in run(capfd, "near", case.location, claim_of(case, "s1").id)[1]
    assert run(capfd, "near", case.location, "nosuch")[0] == 2


def test_a_merged_claim_is_told_as_part_of_the_other(case: Case, capfd: pytest.CaptureFixture[str]) -> None:
    mine, other = claim_of(case, "b2").id, claim_of(case, "b1").id
    rule(case, mine, "merge", "One bridge.", wish=Wish(into=other))
    status, _, err = run(capfd, "near", case.location, mine)
    assert (status, f"part of claim {other} now" in err) == (2, True)
