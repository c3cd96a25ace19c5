"""The example of a client does what its page says, against a real desk."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.desk.conftest import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.store import Case

EXAMPLE = runpy.run_path(str(Path(__file__).parents[2] / "examples" / "api_client.py"))


@pytest.fixture
def desk(base: str) -> Iterator[Any]:
    with EXAMPLE["DeskClient"](base, TOKEN) as client:
        yield client


def test_it_prints_what_has_a_deadline(base: str, capsys: pytest.CaptureFixture[str]) -> None:
    EXAMPLE["main"](base, TOKEN)
    printed = capsys.readouterr().out
    assert "Single source: The Fjord Guard are on their way to attack Narsaq" in printed
    assert "at least 1, at most 3 origins · 4 reports · runs out by 2024-05-14T16:00:00Z" in printed


def test_it_walks_everything_and_asks_again_only_for_what_changed(desk: Any, case: Case) -> None:  # noqa: ANN401
    first = list(desk.walk("/api/v1/claims", limit=1))
    assert sorted(one["id"] for one in first) == sorted(claim.id for claim in case.claims())
    assert (list(desk.walk("/api/v1/claims", limit=1)), desk.unchanged) == (first, len(first))


def test_it_rules_and_is_told_why_not(desk: Any, case: Case) -> None:  # noqa: ANN401
    made = desk.rule("claim-ten", "merge", "The same.", "Ada", into="claim-twelve")
    assert [one.id for one in case.rulings()] == [made["id"]]
    with pytest.raises(ValueError, match="names some of the words"):
        desk.rule("claim-bomb", "split", "Other things.", "Ada", at=["nowhere:0-3"])
