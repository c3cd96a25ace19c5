"""What people corrected leaves as annotations, and measures the reader on the desk's own material."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
from click.testing import CliRunner

from tests.desk.constructed import ADVANCE, LEDGER
from tests.desk.export.shapes import ANNOTATION_PAGE
from twosource.cli.main import commands
from twosource.desk.exporting import Wanted
from twosource.desk.teaching import export_corrections
from twosource.errors import Refused
from twosource.run.ruling import Wish, name_words, rule
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from twosource.store import Case

MEASURE = Path(__file__).parents[2] / "examples" / "measure_corrections.py"
CLAIM = "claim-advance"
NARSAQ = f"advance:{ADVANCE.index('Narsaq')}-{ADVANCE.index('Narsaq') + 6}"


def correct(case: Case) -> None:
    """Put right one thing of each kind; one is taken back."""
    lead = next(claim for claim in LEDGER.claims if claim.id == CLAIM)
    words = [name_words(one.item, one.spans) for one in lead.evidence]
    acting = case.acting_as("Ada")
    rule(acting, CLAIM, "re-place", "Not that one.", wish=Wish((NARSAQ,), place="Narsaq", lat=10.123, lon=20.456))
    rule(acting, CLAIM, "re-place", "It is there.", wish=Wish((NARSAQ,), place="Narsaq", lat=60.911, lon=-46.051))
    hours = ADVANCE.index("six hours")
    when = Wish((f"advance:{hours}-{hours + 9}",), earliest="2024-05-14T12:00Z", latest="2024-05-14T13:00Z")
    rule(acting, CLAIM, "re-time", "They began at six.", wish=when)
    chain = ("Narsaq Watch (account)", "Fjord Guard (organisation)")
    rule(acting, CLAIM, "correct-chain", "They quote the Guard.", wish=Wish((words[1],), chain=chain))
    merged = rule(acting, "claim-ten", "merge", "The same.", wish=Wish(into="claim-twelve"))
    rule(acting, "claim-ten", "undo", "No.", undoes=merged.id)


def test_corrections_are_annotations_of_their_words_with_reason_and_person(case: Case) -> None:
    correct(case)
    page = json.loads(export_corrections(case.acting_as("Ada"), Wanted(lift="For our own measuring")))
    jsonschema.validate(page, ANNOTATION_PAGE)
    bodies = [{body["purpose"]: body["value"] for body in one["body"]} for one in page["items"]]
    said = [json.loads(one["editing"]) for one in bodies]
    assert [one["kind"] for one in said] == ["re-place", "re-place", "re-time", "correct-chain", "merge"]
    assert [one["standing"] for one in said] == [True, True, True, True, False]
    assert bodies[1]["commenting"] == "It is there."
    position, quote = page["items"][0]["target"]["selector"]
    assert ADVANCE[position["start"] : position["end"]] == quote["exact"] == "Narsaq"
    assert [entry.act for entry in case.audit_entries()][-1] == "export"


def test_no_exact_place_leaves_with_them(case: Case) -> None:
    correct(case)
    content = export_corrections(case).decode()
    assert "60.95" in content
    assert not [exact for exact in ("60.911", "46.051", "10.123", "20.456", "60.912") if exact in content]


def test_names_and_instants_of_corrections_stay_inside_and_positions_hold(case: Case) -> None:
    correct(case)
    content = export_corrections(case.acting_as("Ada")).decode()
    assert "Narsaq Watch" not in content
    assert "[account 1]" in content
    assert "2024-05-14T12:00" not in content
    page = json.loads(content)
    jsonschema.validate(page, ANNOTATION_PAGE)
    assert page["rights"] == "TLP:AMBER"
    entry = list(case.audit_entries())[-1]
    assert dict(entry.detail)["sharing"] == "TLP:AMBER"


def test_under_the_two_person_rule_they_wait(case: Case) -> None:
    correct(case)
    Settings(case).set_two_person(on=True)
    with pytest.raises(Refused, match="waits until another person"):
        export_corrections(case.acting_as("Ada"))
    assert "export" not in {entry.act for entry in case.audit_entries()}


def test_under_two_names_a_file_leaves_at_once_and_both_are_logged(case: Case, tmp_path: Path) -> None:
    Settings(case).set_two_person(on=True)
    path = tmp_path / "brief.md"
    words = ["export", case.location, "--claims", str(path), CLAIM, "--by", "Ada"]
    assert "--agreed-by" in str(CliRunner().invoke(commands, words).exception)
    assert "another person" in str(CliRunner().invoke(commands, [*words, "--agreed-by", "ada"]).exception)
    assert not path.exists()
    CliRunner().invoke(commands, [*words, "--agreed-by", "Eda"], catch_exceptions=False)
    assert path.exists()
    acts = [(entry.act, entry.person, entry.subject) for entry in case.audit_entries()][-2:]
    assert acts == [("release-agree", "Eda", CLAIM), ("export", "Ada", CLAIM)]


def test_without_corrections_there_is_nothing_to_export(case: Case) -> None:
    with pytest.raises(Refused, match="Nobody has corrected anything"):
        export_corrections(case)


def test_the_command_writes_them_and_the_example_measures_by_them(case: Case, tmp_path: Path) -> None:
    correct(case)
    path = tmp_path / "corrections.json"
    done = CliRunner().invoke(
        commands, ["export", case.location, "--corrections", str(path), "--by", "Ada", "--lift-masking", "Own use"]
    )
    assert "bytes of corrections" in done.output
    measured = runpy.run_path(str(MEASURE))["measure"](case.location, str(path))
    assert measured == {"correct-chain": (1, 1), "re-place": (2, 1), "re-time": (1, 1)}


def test_what_is_no_claim_is_measured_by_whether_it_is_made_again(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "corrections.json"
    path.write_text(
        json.dumps(
            {
                "items": [
                    {
                        "target": f"urn:twosource:claim:{CLAIM}",
                        "body": [
                            {
                                "purpose": "editing",
                                "value": json.dumps({"kind": "not-a-claim", "claim": CLAIM, "standing": True}),
                            }
                        ],
                    }
                ]
            }
        ),
        "utf-8",
    )
    measured = runpy.run_path(str(MEASURE))["measure"](case.location, str(path))
    assert set(measured) == {"not-a-claim"}
    assert measured["not-a-claim"][0] == 1


def test_the_command_wants_to_know_what_to_export(case: Case, tmp_path: Path) -> None:
    done = CliRunner().invoke(commands, ["export", case.location])
    assert "say what to export" in str(done.exception)
    both = ["--wacz", str(tmp_path / "a"), "--corrections", str(tmp_path / "b")]
    assert "say what to export" in str(CliRunner().invoke(commands, ["export", case.location, *both]).exception)


def test_the_command_writes_claims_in_a_form_of_the_desk(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    words = ["export", case.location, "--claims", str(path), "--by", "Ada", CLAIM]
    done = CliRunner().invoke(commands, words, catch_exceptions=False)
    assert "1 claim as brief" in done.output
    assert "Narsaq Watch" not in path.read_text(encoding="utf-8")
    assert "TLP:AMBER" in path.read_text(encoding="utf-8")
    open_words = [*words[:-1], "--sharing", "clear", CLAIM]
    assert "more open than this case" in str(CliRunner().invoke(commands, open_words).exception)
    named = [*words[:-1], "--lift-masking", "They asked", CLAIM]
    CliRunner().invoke(commands, named, catch_exceptions=False)
    assert "Narsaq Watch" in path.read_text(encoding="utf-8")
    whole = ["export", case.location, "--claims", str(tmp_path / "e.csv"), "--form", "events", "--by", "Ada"]
    assert f"{len(LEDGER.claims)} claims as events" in CliRunner().invoke(commands, whole).output
    assert [(entry.act, entry.person) for entry in case.audit_entries()][-1] == ("export", "Ada")
