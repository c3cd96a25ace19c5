"""Two posts of an export that show one picture: the claim says so, at the terminal and on the desk; all constructed."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from twosource.store import open_case

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "Two warehouses at the quay of Dorvath burned down before dawn on Thursday."
LATER = "Before dawn on Thursday two warehouses burned down at the quay of Dorvath, nobody knows why."


def twosource(*words: str) -> str:
    command = [sys.executable, "-m", "twosource", *words]
    done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def post(number: int, text: str, author: str, key: str) -> dict[str, Any]:
    return {"id": str(number), "text": text, "author_id": author, "created_at": f"2024-05-02T1{number}:00:00Z",
            "lang": "en", "attachments": {"media_keys": [key]}}  # fmt: skip


def why(folder: Path, *keys: str) -> str:
    told = enumerate(zip((FIRST, LATER), keys, strict=True))
    posts = [post(number, text, str(number), key) for number, (text, key) in told]
    users = [{"id": "0", "username": "QuayPostNews"}, {"id": "1", "username": "LakeRadioNews"}]
    export = {"constructed": "for a test", "data": posts, "includes": {"users": users}}
    (folder / "posts.json").write_text(json.dumps(export), "utf-8")
    case = str(folder / "case")
    twosource("new", case)
    twosource("add", case, str(folder / "posts.json"))
    claim = max(open_case(case).claims(), key=lambda one: len(one.items))
    assert claim.items == ("x:0", "x:1")
    return twosource("why", case, claim.id)


def test_the_argument_says_that_two_posts_show_one_picture(tmp_path: Path) -> None:
    assert "shows the same picture" in why(tmp_path, "3_77", "3_77")


def test_it_does_not_say_so_of_two_pictures(tmp_path: Path) -> None:
    assert "picture" not in why(tmp_path, "3_77", "3_78")
