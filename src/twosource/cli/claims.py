"""`twosource stories` and `twosource claims`: a case goes in; what is said, and on what it rests, comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec

from twosource.cli.claim_lines import claim_lines, print_lines
from twosource.cli.console import make_console, single_line
from twosource.errors import UsageError
from twosource.store import open_case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.model.ledger import Claim, Status, Story
    from twosource.store import Case

FORMATS = click.Choice(["table", "jsonl"])
STATUSES: tuple[Status, ...] = (
    "unattributed",
    "single-source",
    "corroborated",
    "disputed",
    "denied",
    "conceded",
    "retracted",
    "confirmed",
    "refuted",
)


@click.command("stories")
@click.argument("case")
@click.option("--format", "form", type=FORMATS, default="table", show_default=True)
def stories_command(case: str, form: str) -> None:
    """List the stories of CASE: items about the same developing happening."""
    stories = open_case(case).stories()
    if form == "jsonl":
        print_json(stories)
        return
    for story in stories:
        click.echo(f"{story.id}  {days_of(story):<24} {many(len(story.items), 'item')}  {single_line(story.headline)}")
    if not stories:
        click.echo(f"No stories yet. Add to the case: twosource add {case} FILE|URL|FOLDER …")


@click.command("claims")
@click.argument("case")
@click.option("--story", default=None, help="Only the claims of this story.")
@click.option("--status", type=click.Choice(STATUSES), default=None, help="Only claims of this status.")
@click.option("--deadline", is_flag=True, help="Only claims that carry a deadline.")
@click.option("--format", "form", type=FORMATS, default="table", show_default=True)
def claims_command(case: str, story: str | None, status: str | None, *, deadline: bool, form: str) -> None:
    """List the claims of CASE, each with its status, how many independent origins stand behind it, and its deadline."""
    opened = open_case(case)
    claims = [
        claim
        for claim in opened.claims(require_story(opened, story))
        if (status is None or claim.status == status) and (claim.deadlines or not deadline)
    ]
    if form == "jsonl":
        print_json(claims)
        return
    show_by_story(opened.stories(), claims)
    if not claims:
        click.echo("No claims." if opened.stories() else f"No claims yet: twosource add {case} FILE|URL|FOLDER …")


def require_story(case: Case, story: str | None) -> str | None:
    """Give the story back.

    Raises:
        UsageError: the case holds none of that name.
    """
    if story is not None and all(one.id != story for one in case.stories()):
        msg = f"{case.location}: holds no story {story!r}; `twosource stories {case.location}` lists what it holds"
        raise UsageError(msg)
    return story


def show_by_story(stories: Iterable[Story], claims: list[Claim]) -> None:
    """Print the claims under the headline of their story."""
    console = make_console()
    for story in stories:
        of_story = sorted((claim for claim in claims if claim.story == story.id), key=by_weight)
        if not of_story:
            continue
        console.print(f"\n{single_line(story.headline)}", style="bold")
        console.print(f"story {story.id} · {many(len(story.items), 'item')} · {days_of(story)}", style="dim")
        for claim in of_story:
            console.print()
            print_lines(console, claim_lines(claim))


def by_weight(claim: Claim) -> tuple[int, int]:
    """Put first what most reports hold, and among those of one item what it says most often."""
    return -len(claim.items), -len(claim.evidence)


def print_json(values: Iterable[object]) -> None:
    """Print values as JSON, one a line."""
    for value in values:
        click.echo(msgspec.json.encode(value).decode())


def days_of(story: Story) -> str:
    """Say over which days a story runs."""
    if story.first is None or story.last is None:
        return "date unknown"
    first, last = story.first[:10], story.last[:10]
    return first if first == last else f"{first} to {last}"


def many(number: int, thing: str) -> str:
    """Count things in words."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
