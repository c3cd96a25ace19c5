"""`twosource watch`: feeds and pages are followed into a case until somebody stops it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from twosource.cli.add import count_outcomes, tell_changes, tell_erased
from twosource.cli.console import single_line
from twosource.cli.sources import load_readers, workers_option
from twosource.desk.alerts.loop import alerting
from twosource.desk.alerts.round import Rounds
from twosource.desk.service import Desk
from twosource.errors import UsageError
from twosource.gather.watching import Pace, WatchOptions, seconds_to_next
from twosource.run.following import follow_round
from twosource.run.recipes import ReaderRecipe
from twosource.run.relating import CaseRelater, relate_case
from twosource.run.retaining import erase_overdue
from twosource.store import open_case
from twosource.store.basis import is_outdated
from twosource.store.clock import read_clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from twosource.model.trail import StatusChange
    from twosource.run.reading import Readers
    from twosource.store import Case

LONGEST_NAP_S = 60.0
"""Sleep no longer than this, so that a source that another process adds is soon seen."""


@click.command("watch")
@click.argument("case")
@click.argument("addresses", nargs=-1)
@click.option("--stop", multiple=True, metavar="ADDRESS", help="Follow this address no longer.")
@click.option("--list", "listing", is_flag=True, help="List what is followed and how it fares; fetch nothing.")
@click.option("--once", is_flag=True, help="Ask what is due once, then end.")
@click.option("--interval", type=click.FloatRange(60), default=Pace().interval, show_default=True, help="Seconds.")
@workers_option
def watch_command(
    case: str,
    addresses: tuple[str, ...],
    stop: tuple[str, ...],
    interval: float,
    workers: int,
    *,
    listing: bool,
    once: bool,
) -> int:
    """Follow feeds and pages at ADDRESSES into CASE, politely, until Ctrl-C; what was followed before goes on."""
    opened = open_case(case)
    change_sources(opened, addresses, stop)
    if listing:
        list_sources(opened)
        return 0
    if not opened.watched():
        return end_unfollowed(case, stopped=bool(stop))
    options = WatchOptions(pace=Pace(interval=interval))
    readers = load_readers(ReaderRecipe(case=case), workers)
    try:
        status = look(opened, options, readers)
        if once:
            Rounds(Desk(opened)).run()
            return status
        with alerting(Desk(opened)):
            keep_looking(opened, options, readers)
    except KeyboardInterrupt:
        return 0
    return status


def keep_looking(case: Case, options: WatchOptions, readers: Readers) -> None:
    """Look whenever a source is due, until somebody stops it; what was related stays at hand between the rounds."""
    relater = CaseRelater()
    while True:
        time.sleep(min(max(seconds_to_next(case, read_clock()), 1.0), LONGEST_NAP_S))
        look(case, options, readers, relater.relate)


def change_sources(case: Case, addresses: tuple[str, ...], stop: tuple[str, ...]) -> None:
    """Follow some addresses from now on, others no longer."""
    for address in addresses:
        if not address.startswith(("http://", "https://")):
            msg = f"{address}: only http and https addresses can be followed"
            raise UsageError(msg)
        case.follow(address)
    for address in stop:
        if not case.unfollow(address):
            msg = f"{address}: is not followed; `twosource watch CASE --list` shows what is"
            raise UsageError(msg)


def end_unfollowed(case: str, *, stopped: bool) -> int:
    """End where there is nothing to wait for: well, if the last source was just stopped.

    Raises:
        UsageError: nothing was ever followed.
    """
    if not stopped:
        msg = f"{case}: nothing is followed yet; name feeds or pages: twosource watch {case} https://…"
        raise UsageError(msg)
    click.echo("nothing is followed any longer")
    return 0


def list_sources(case: Case) -> None:
    """Print what is followed: address, when it last answered, when it is due, why it fails."""
    if not case.watched():
        click.echo("Nothing is followed yet.", err=True)
    for source in case.watched():
        words = (source.address, source.answered or "never", source.due or "now", source.reason or "")
        click.echo("\t".join(single_line(word) for word in words))


def look(
    case: Case, options: WatchOptions, readers: Readers, relate: Callable[[Case], Iterable[StatusChange]] = relate_case
) -> int:
    """Look once, relate if anything came, and say so; 1 if something failed."""
    counted, status = count_outcomes(follow_round(case, options, readers))
    tell_erased(erase_overdue(case))
    if counted.total() or is_outdated(case):
        tell_changes(case, relate(case))
    if counted.total():
        click.echo(", ".join(f"{number} {name}" for name, number in sorted(counted.items())))
    return status
