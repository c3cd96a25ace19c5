"""Engines do the same tasks in different ways; the inline one is the reference that the others are held to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from twosource.run.batch.engines.inline import InlineEngine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.run.batch.task import Done, Task

EngineName = Literal["inline", "native", "ray"]


class Engine(Protocol):
    """Does tasks in any order, each at least once, and tells of each when it is done."""

    def run(self, tasks: Sequence[Task]) -> Iterator[Done]:
        """Do the tasks."""
        ...


def make_engine(name: EngineName, workers: int, address: str | None = None) -> Engine:
    """Make an engine: `workers` processes on this machine, or a Ray cluster by its address.

    Raises:
        ConfigError: the engine's library is not installed.
    """
    if name == "inline":
        return InlineEngine(workers)
    from twosource.run.batch.engines.daft import DaftEngine  # noqa: PLC0415 - an extra that most never install

    return DaftEngine(workers, address if name == "ray" else None, on_ray=name == "ray")
