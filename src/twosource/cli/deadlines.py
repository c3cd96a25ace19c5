"""`twosource deadlines`: a case goes in; its deadlines come out by the time left, each with its history."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from twosource.cli.claim_lines import due_words, print_lines
from twosource.cli.claims import print_json, require_story
from twosource.cli.console import make_console, single_line
from twosource.desk.export.calendar import write_events
from twosource.desk.views.deadline import DeadlineCard, list_by_time_left
from twosource.store import open_case
from twosource.store.clock import read_clock, write_instant
from twosource.store.deadlines import list_deadlines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.cli.claim_lines import Line

FORMATS = click.Choice(["table", "jsonl", "ics"])
COLOURS = {"ahead": "magenta", "open": "yellow", "past": "dim", "unknown": ""}


class Moment(click.ParamType[datetime]):
    """An ISO 8601 instant with its offset."""

    name = "instant"

    def convert(self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Give it in UTC; anything else is refused."""
        if isinstance(value, datetime):
            return value
        try:
            read = datetime.fromisoformat(value)
        except ValueError:
            read = None
        if read is None or read.tzinfo is None:
            self.fail(f"{value!r} is no instant: give 2021-08-22T10:15:00Z", param, ctx)
        return read.astimezone(UTC)


@click.command("deadlines")
@click.argument("case")
@click.option("--story", default=None, help="Only the deadlines of this story.")
@click.option("--running", is_flag=True, help="Only those that may still run.")
@click.option("--at", type=Moment(), default=None, help="Count the time left from this instant; default: now.")
@click.option("--format", "form", type=FORMATS, default="table", show_default=True, help="ics is for a calendar.")
def deadlines_command(case: str, story: str | None, at: datetime | None, form: str, *, running: bool) -> None:
    """List the deadlines of CASE by the time left: who is to do what, how it stands, and what each report brought."""
    now = at or read_clock()
    opened = open_case(case)
    cards = list_by_time_left(list_deadlines(opened, require_story(opened, story)), now)
    shown = [card for card in cards if not (running and card.over)]
    if form == "jsonl":
        print_json(card.deadline for card in shown)
    elif form == "ics":
        sys.stdout.buffer.write(write_events((card.deadline for card in shown), write_instant(now)))
    else:
        for card in shown:
            print_lines(make_console(), deadline_lines(card))
        if not shown:
            click.echo("No deadlines.")


def deadline_lines(card: DeadlineCard) -> Iterator[Line]:
    """Give the lines that tell of one deadline."""
    one = card.deadline
    yield single_line(one.title), "bold"
    yield f"  {left_words(card)}", COLOURS[card.lapse.phase]
    yield f"  state as reported: {one.state}", ""
    if one.by:
        yield f"  set by: {single_line(one.by)}", ""
    if one.threat:
        yield f"  otherwise: {single_line(one.threat)}", ""
    for report in one.history:
        ends = f", runs out {due_words(*report.due)}" if report.due and report.change != "told again" else ""
        yield f"  {report.at or 'date unknown'}  {report.change}{ends}: {single_line(report.words)[:120]}", "dim"
    if one.beside:
        yield f"  other reports end it otherwise: {', '.join(one.beside)}", ""
    yield f"  deadline {one.id} · story {one.story}", "dim"
    yield "", ""


def left_words(card: DeadlineCard) -> str:
    """Say when it runs out, and how far away that is."""
    lapse = card.lapse
    if card.deadline.due is None:
        return "when it runs out cannot be told"
    when = due_words(*card.deadline.due)
    if lapse.phase == "past":
        return f"ran out {when}, {lapse.until_latest} ago"
    if lapse.phase == "open":
        return f"may have run out; will have in {lapse.until_latest} ({when})"
    return f"runs out in {lapse.until_earliest} ({when})"
