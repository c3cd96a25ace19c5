"""The house stays one that you would live in: short files and functions, no drawers, no foreign addresses."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 400, 50
DRAWERS = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc", "data"}
ADDRESSES = re.compile(
    r"index[-]url|pypi[.]org/simple|registry[.]npmjs|\"resolved[\"]: *\"http|(?<![\w.~-])/(?:work|root|home|Users)/\w"
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_a_file_is_one_idea(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= LONGEST_FILE
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_no_module_is_a_drawer() -> None:
    assert [path for path in SOURCES if path.stem in DRAWERS or path.parent.name in DRAWERS] == []


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout.decode()
    names = [name for name in listed.split("\0") if name]
    return [ROOT / name for name in names] if names else [path for path in ROOT.glob("src/**/*") if path.is_file()]


def test_no_tracked_file_names_a_registry_or_a_path_of_one_machine() -> None:
    found = []
    for path in tracked_files():
        if path.suffix in {".onnx", ".bin", ".marisa", ".npz", ".png", ".gz", ".ttf", ".woff2"} or not path.is_file():
            continue
        text = path.read_text("utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in ADDRESSES.finditer(text)]
    assert found == []


def test_constructed_texts_say_so_in_their_first_line() -> None:
    unsaid = [
        path.name
        for path in sorted((ROOT / "examples").rglob("*"))
        if path.is_file() and path.suffix in {".html", ".txt", ".jsonl", ".json", ".xml"}
        if "onstructed" not in path.read_text("utf-8").splitlines()[0]
    ]
    assert unsaid == []
