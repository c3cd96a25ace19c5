"""One task after the other in this process: the reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.run.batch.work import do_task

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.run.batch.task import Done, Task


@dataclass(frozen=True, slots=True)
class InlineEngine:
    """Does tasks in their order, here."""

    def run(self, tasks: Sequence[Task]) -> Iterator[Done]:
        """Do the tasks."""
        for task in tasks:
            yield do_task(task)
