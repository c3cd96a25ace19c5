"""Followed sources in, what is new in them out, kept in the case before it is yielded and before the source is marked.

Killed at any point, a round is simply done again: what was kept is found to be there, what was not is fetched.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from twosource.errors import FetchFailed, ItemError
from twosource.gather.fetching.fetch import Wire, describe_status, request
from twosource.gather.gathered import Gathered, GatherOptions, fail
from twosource.gather.inputs import choose_format, read_piece
from twosource.gather.keeping import keep_gathered
from twosource.gather.watching.pacing import Pace, Pacer, next_due
from twosource.gather.watching.robots import Robots
from twosource.model.ids import make_id
from twosource.model.watched import WatchedSource
from twosource.store.clock import write_instant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twosource.gather.fetching.answers import Answer, Headers
    from twosource.model.capture import Capture
    from twosource.model.item import Item
    from twosource.store import Case

TAKEN_DOWN = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS}
PASSING = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS}
SERVERS_FAULT = 500
SNIFFED = 4096


@dataclass(frozen=True, slots=True)
class WatchOptions:
    """How to follow sources; `wire`, `sleep` and the clock in `gather` are arguments so that tests own the world.

    `robots` may be switched off for a host of one's own; nothing that a host writes switches it off.
    """

    gather: GatherOptions = field(default_factory=GatherOptions)
    pace: Pace = field(default_factory=Pace)
    robots: bool = True
    wire: Wire = field(default_factory=Wire)
    sleep: Callable[[float], None] = time.sleep


def watch_round(case: Case, options: WatchOptions) -> Iterator[Gathered]:
    """Ask each source of the case that is due, once; yield what is new, or why a source failed.

    Everything yielded is in the case already. A source that fails is asked later each time, and says why.
    """
    current = Round(case, options)
    for source in case.watched():
        if source.due is None or source.due <= write_instant(options.gather.clock()):
            yield from current.visit(source)


def seconds_to_next(case: Case, now: datetime) -> float:
    """Give how long to wait until some source is due; 0 when one is, infinity when none is followed."""
    dues = [source.due for source in case.watched()]
    if not dues:
        return float("inf")
    if None in dues:
        return 0.0
    return max((datetime.fromisoformat(min(filter(None, dues))) - now).total_seconds(), 0.0)


class Round:
    """One look at the sources, with what was learnt of their hosts on the way."""

    def __init__(self, case: Case, options: WatchOptions) -> None:
        """Begin a round on `case`."""
        self.case = case
        self.options = options
        self.pacer = Pacer(options.pace, options.wire.monotonic, options.sleep)
        self.robots = Robots(self.ask_at_once)

    def visit(self, source: WatchedSource) -> Iterator[Gathered]:
        """Ask one source, keep what is new in it, then mark it: killed before that, it is simply asked again."""
        answer: Answer | None = None
        try:
            answer = self.ask(source.address, validators_of(source))
            yield from self.keep(self.read_source(source.address, answer))
        except ItemError as error:
            yield fail(error, source.address)
            self.case.put_watched(self.mark_failed(source, error, answer))
            return
        self.case.put_watched(self.mark_answered(source, answer))

    def keep(self, gathered: Iterator[Gathered]) -> Iterator[Gathered]:
        """Put each into the case; yield those that changed it, and errors."""
        for one in gathered:
            if one.error is not None:
                yield one
            elif (kept := keep_gathered(self.case, one)) != "same":
                yield replace(one, kept=kept)

    def read_source(self, address: str, answer: Answer) -> Iterator[Gathered]:
        """Read what a source answered; of a page that was taken down, that it is gone.

        Raises:
            ItemError: it answered with an error, or with nothing that can be read.
        """
        if answer.status == HTTPStatus.NOT_MODIFIED:
            return
        if answer.status in TAKEN_DOWN:
            yield Gathered(address, retracts=make_id("page", address))
        for one in self.read_answer(address, answer):
            if one.item is not None and one.capture is not None and one.capture.method == "feed":
                yield from self.follow(one, one.item, one.capture)
            else:
                yield one

    def follow(self, entry: Gathered, item: Item, capture: Capture) -> Iterator[Gathered]:
        """Fetch the page behind a feed's entry, unless the entry is known as it is.

        Where there is no page to be read, the entry stands for it. Where the page only does not answer now, nothing is
        kept of the entry, so that the next round asks again.
        """
        if self.case.capture(capture.id) is not None:
            return
        try:
            pages = [] if item.url is None else self.fetch_page(item.url)
        except ItemError as error:
            yield fail(error, item.url)
            if not isinstance(error, FetchFailed):
                yield entry
            return
        yield from pages
        yield Gathered(entry.source, None if pages else item, capture, entry.content)

    def fetch_page(self, url: str) -> list[Gathered]:
        """Read the page behind an entry; nothing where its host says that we shall not have it.

        Raises:
            FetchFailed: it does not answer now.
            ItemError: it cannot be read.
        """
        if self.options.robots and self.robots.forbids(url):
            return []
        answer = self.ask(url, ())
        if answer.status != HTTPStatus.OK and answer.status not in PASSING and answer.status < SERVERS_FAULT:
            return []
        return list(self.read_answer(url, answer))

    def read_answer(self, address: str, answer: Answer) -> Iterator[Gathered]:
        """Read a good answer.

        Raises:
            ItemError: it is none, or cannot be read.
        """
        if answer.status != HTTPStatus.OK:
            raise FetchFailed(address, f"answered {describe_status(answer.status)}")
        piece = answer.as_piece(write_instant(self.options.gather.clock()))
        form = choose_format("", piece.content[:SNIFFED], self.options.gather)
        yield from read_piece(piece, form, self.options.gather)

    def ask(self, address: str, headers: Headers) -> Answer:
        """Ask an address, as far as its host allows and as slowly as it wants.

        Raises:
            ItemError: its robots.txt forbids it, or it does not answer.
        """
        wanted = 0.0
        if self.options.robots:
            if (refusal := self.robots.refusal(address)) is not None:
                raise FetchFailed(address, refusal)
            wanted = self.robots.delay(address)
        self.pacer.wait(address, wanted)
        return request(address, self.options.gather.limits, headers, self.options.wire)

    def ask_at_once(self, address: str) -> Answer:
        """Ask for a robots.txt, to which no rules apply but the gap does."""
        self.pacer.wait(address)
        return request(address, self.options.gather.limits, (), self.options.wire)

    def mark_answered(self, source: WatchedSource, answer: Answer) -> WatchedSource:
        """Note a good answer, and its validators unless it only said that nothing changed."""
        now = self.options.gather.clock()
        unchanged = answer.status == HTTPStatus.NOT_MODIFIED
        return WatchedSource(
            address=source.address,
            etag=answer.header("etag") or (source.etag if unchanged else None),
            modified=answer.header("last-modified") or (source.modified if unchanged else None),
            asked=write_instant(now),
            answered=write_instant(now),
            due=write_instant(next_due(now, 0, self.options.pace)),
        )

    def mark_failed(self, source: WatchedSource, error: ItemError, answer: Answer | None) -> WatchedSource:
        """Note a failure and put the source off."""
        now = self.options.gather.clock()
        failures = source.failures + 1
        retry = answer.header("retry-after") if answer is not None else None
        due = write_instant(next_due(now, failures, self.options.pace, retry))
        return replace(source, asked=write_instant(now), failures=failures, reason=error.what, due=due)


def validators_of(source: WatchedSource) -> Headers:
    """Give the headers that ask for an answer only if something changed."""
    told = (("If-None-Match", source.etag), ("If-Modified-Since", source.modified))
    return tuple((name, value) for name, value in told if value)
