"""Every verb is a command that says what it does, and stands in the docs with each of its options."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from twosource.cli.main import VERBS, commands

DOCS = (Path(__file__).resolve().parents[2] / "docs/commands.md").read_text("utf-8")


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_is_documented_with_its_options(name: str) -> None:
    command = commands.get_command(click.Context(commands), name)
    assert command is not None
    assert command.help
    assert f"`twosource {name}" in DOCS
    parts = command.commands.values() if isinstance(command, click.Group) else [command]
    options = {option for part in parts for one in part.params if isinstance(one, click.Option) for option in one.opts}
    assert {option for option in options if option.startswith("--")} - {"--help"} - {
        o for o in options if o in DOCS
    } == set()
