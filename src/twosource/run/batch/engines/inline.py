"""One task after the other: the reference. Several processes of this machine do them in the same order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.run.batch.task import Done, Task
from twosource.run.batch.work import do_tasks
from twosource.run.crew import Crew

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class InlineEngine:
    """Does tasks in their order, here or in `workers` processes; `do` does a list of them."""

    workers: int = 1
    do: Callable[[list[Task]], list[Done]] = do_tasks

    def run(self, tasks: Sequence[Task]) -> Iterator[Done]:
        """Do the tasks; one that kills every process that does it is told as lost."""
        if self.workers < 2 or len(tasks) < 2:  # noqa: PLR2004 - one is no crew
            for task in tasks:
                yield from self.do([task])
            return
        crew = Crew(self.do, tell_lost, self.workers)
        for _, done in crew.run((None, [task]) for task in tasks):
            yield from done


def tell_lost(task: Task) -> Done:
    """Say that a task could not be done."""
    return Done(task.name, 0, 0, skipped=False, lost=True)
