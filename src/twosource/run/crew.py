"""Lists of work go in, their results come out in the same order: processes do them, few waiting at a time.

A process that is killed takes its list with it; the list is done again by others, and what kills twice is done alone,
piece by piece, so that only the deadly piece is lost, and named.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from concurrent.futures import Future

Tag = TypeVar("Tag")
Piece = TypeVar("Piece")
Result = TypeVar("Result")

AHEAD = 3
"""Lists handed out for each process: one under way, one waiting, one whose turn to be given back has not come."""
LIVES = 2
"""Times that a list may be under way when a process dies before its pieces are done one by one."""


@dataclass(slots=True)
class Job(Generic[Tag, Piece, Result]):
    """A list handed out: its tag comes back with the results; `deaths` counts the processes that it saw die."""

    tag: Tag
    pieces: list[Piece]
    future: Future[list[Result]]
    deaths: int = 0


@dataclass(slots=True)
class Crew(Generic[Piece, Result]):
    """Processes that do lists of pieces; `do` and the pieces travel to them, `lost` says what becomes of a deadly one.

    `do` gives one result for each piece. Processes are fresh ones, not copies of this one: they share no open file,
    thread or database, and they end with it, however it ends.
    """

    do: Callable[[list[Piece]], list[Result]]
    lost: Callable[[Piece], Result]
    workers: int
    executor: ProcessPoolExecutor | None = field(default=None, init=False)

    def run(self, jobs: Iterable[tuple[Tag, list[Piece]]]) -> Generator[tuple[Tag, list[Result]], None, None]:
        """Do the lists, in their order; no more are taken than the processes need not to wait."""
        waiting: deque[Job[Tag, Piece, Result]] = deque()
        try:
            for tag, pieces in jobs:
                waiting.append(Job(tag, pieces, self.hand_out(pieces, waiting)))
                if len(waiting) >= self.workers * AHEAD:
                    yield self.next_of(waiting)
            while waiting:
                yield self.next_of(waiting)
        finally:
            self.close()

    def hand_out(self, pieces: list[Piece], waiting: Iterable[Job[Tag, Piece, Result]] = ()) -> Future[list[Result]]:
        """Give a list to the processes; where they died, `waiting` lists are given out again first."""
        try:
            return self.open(self.workers).submit(self.do, pieces)
        except BrokenProcessPool:
            self.begin_again(waiting)
            return self.open(self.workers).submit(self.do, pieces)

    def next_of(self, waiting: deque[Job[Tag, Piece, Result]]) -> tuple[Tag, list[Result]]:
        """Give the results of the oldest list."""
        while True:
            job = waiting[0]
            try:
                results = job.future.result()
            except BrokenProcessPool:
                self.begin_again(waiting)
                if job.deaths < LIVES:
                    continue
                results = [self.do_alone(piece) for piece in job.pieces]
            waiting.popleft()
            return job.tag, results

    def begin_again(self, waiting: Iterable[Job[Tag, Piece, Result]]) -> None:
        """Start new processes and give them what was not done; the oldest lists, which were under way, saw a death."""
        self.close()
        undone = [job for job in waiting if not is_done(job)]
        for place, job in enumerate(undone):
            job.deaths += place < self.workers
        executor = self.open(self.workers)
        for job in undone:
            job.future = executor.submit(self.do, job.pieces)

    def do_alone(self, piece: Piece) -> Result:
        """Do one piece in a process of its own; what kills that as well is lost."""
        with make_executor(1) as executor:
            try:
                return executor.submit(self.do, [piece]).result()[0]
            except BrokenProcessPool:
                return self.lost(piece)

    def open(self, workers: int) -> ProcessPoolExecutor:
        """Give the processes, started when first asked for."""
        if self.executor is None:
            self.executor = make_executor(workers)
        return self.executor

    def close(self) -> None:
        """End the processes; what they were given and have not begun is dropped."""
        if self.executor is not None:
            self.executor.shutdown(wait=True, cancel_futures=True)
            self.executor = None


def is_done(job: Job[Tag, Piece, Result]) -> bool:
    """Tell whether a list's results are there."""
    return job.future.done() and not job.future.cancelled() and job.future.exception() is None


def make_executor(workers: int) -> ProcessPoolExecutor:
    """Make fresh processes."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=join_crew)


def join_crew() -> None:
    """Make a process one of a crew: Ctrl-C is its parent's to answer, and it leaves when its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=leave_with_parent, daemon=True).start()


def leave_with_parent() -> None:
    """Wait for the parent's end, and end."""
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def count_cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
