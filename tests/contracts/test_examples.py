"""What the help and the docs tell people to type is what the commands take: every verb, part and option is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from twosource.cli.examples import EXAMPLES
from twosource.cli.main import VERBS, commands

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")])
FENCED = re.compile(r"^```(?:sh)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
TYPED = re.compile(r"^(?:\.venv/bin/)?twosource ([a-z].*)$", re.MULTILINE)
NOT_HERE = re.compile(r"(file|path|directory) .* does not exist", re.IGNORECASE)


def typed_lines() -> list[str]:
    found = [
        line for page in PAGES for block in FENCED.findall(page.read_text("utf-8")) for line in TYPED.findall(block)
    ]
    return [re.split(r" \| | > ", line)[0] for line in found]


def parse(words: list[str]) -> None:
    """Let the command that words name take them, without doing anything."""
    command = commands.get_command(click.Context(commands), words[0])
    rest = words[1:]
    while isinstance(command, click.Group):
        command = command.commands[rest[0]]
        rest = rest[1:]
    assert command is not None, words
    try:
        command.make_context(words[0], list(rest))
    except click.BadParameter as error:
        if not NOT_HERE.search(error.format_message()):
            raise


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_has_examples_that_it_takes(verb: str) -> None:
    for words in EXAMPLES[verb]:
        assert words.split()[0] == verb
        parse(shlex.split(words.split(" > ")[0]))


@pytest.mark.parametrize("line", typed_lines())
def test_what_the_docs_type_is_what_a_verb_takes(line: str) -> None:
    parse(shlex.split(line, comments=True))
