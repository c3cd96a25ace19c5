"""A desk's own places are checked row by row, and win over ours when a story is read with them."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from twosource.store import open_case

if TYPE_CHECKING:
    from pathlib import Path

PLACES = (
    "name,lat,lon,kind,radius_km,country\nLodar,35.5,70.25,town,3,AF\nMerat,190.0,35.0,town,3,AF\nIsken,,,town,3,AF\n"
)


def twosource(*words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "twosource", *words]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, text=True, timeout=120)


def test_rows_that_cannot_be_places_are_named_and_counted(tmp_path: Path) -> None:
    (tmp_path / "desk.csv").write_text(PLACES, "utf-8")
    done = twosource("gazetteer", "check", str(tmp_path / "desk.csv"))
    assert done.returncode == 1
    assert "1 places" in done.stdout
    assert "2 rows left out" in done.stdout
    assert all("desk.csv:" in line for line in done.stderr.splitlines())
    assert len(done.stderr.splitlines()) == 2


def test_a_story_is_read_with_them(tmp_path: Path) -> None:
    (tmp_path / "desk.csv").write_text(PLACES, "utf-8")
    words = ("read", "--plain", "--places", str(tmp_path / "desk.csv"), "-")
    done = twosource(*words, stdin="Shells fell on the town of Lodar on Monday, the mayor said.")
    assert done.returncode == 0, done.stderr
    (place,) = [place for place in json.loads(done.stdout)["places"] if place["name"] == "Lodar"]
    assert (place["lat"], place["lon"]) == (35.5, 70.25)


def test_a_case_remembers_the_places_given_to_it(tmp_path: Path) -> None:
    (tmp_path / "desk.csv").write_text(PLACES, "utf-8")
    (tmp_path / "story.txt").write_text("Shells fell on the town of Lodar on Monday, the mayor said.", "utf-8")
    case = str(tmp_path / "case")
    twosource("new", case)
    assert "desk.csv: 1 places" in twosource("gazetteer", "add", str(tmp_path / "desk.csv"), "--case", case).stdout
    assert twosource("add", case, str(tmp_path / "story.txt")).returncode == 0
    opened = open_case(case)
    (reading,) = opened.readings()
    assert [place.lat for place in reading.places if place.name == "Lodar"] == [35.5]
    moved = PLACES.replace("35.5,", "36.5,")
    (tmp_path / "moved.csv").write_text(moved, "utf-8")
    twosource("gazetteer", "remove", "desk.csv", "--case", case)
    done = twosource("gazetteer", "add", str(tmp_path / "moved.csv"), "--case", case, "--reread")
    assert "1 items read anew" in done.stdout
    assert [place.lat for one in opened.readings() for place in one.places if place.name == "Lodar"] == [36.5]
    assert (reading.coded_by or "").count("/") == 2
    opened.close()


def test_countries_and_files_go_into_a_file_of_places(tmp_path: Path) -> None:
    (tmp_path / "desk.csv").write_text(PLACES, "utf-8")
    to = ("--to", str(tmp_path / "places.db"))
    done = twosource("gazetteer", "add", "AF", str(tmp_path / "desk.csv"), *to, "--from", str(tmp_path))
    assert done.returncode == 1
    assert "neither AF.txt nor AF.zip" in done.stderr
    assert "1 places in" in done.stdout
    assert "desk.csv\t1 places\t2 rows left out\ta desk's own" in twosource("gazetteer", "list", *to).stdout
    words = ("read", "--plain", "--places", str(tmp_path / "places.db"), "-")
    assert "35.5" in twosource(*words, stdin="Shells fell on the town of Lodar on Monday.").stdout
    assert twosource("gazetteer", "remove", "desk.csv", *to).returncode == 0
    assert twosource("gazetteer", "list", *to).stdout == ""
    assert "no file is called so" in twosource("gazetteer", "remove", "desk.csv", *to).stderr
    assert twosource("gazetteer", "add", "QQ", *to).returncode == 2
