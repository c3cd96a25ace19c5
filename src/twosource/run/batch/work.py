"""A task goes in; it is done, by the stage that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.run.batch.shard import read_shard
from twosource.run.batch.split import split_source

if TYPE_CHECKING:
    from twosource.run.batch.task import Done, Task


def do_task(task: Task) -> Done:
    """Do one task; doing it again changes nothing."""
    return split_source(task) if task.stage == "split" else read_shard(task)


def do_tasks(tasks: list[Task]) -> list[Done]:
    """Do tasks, one after the other."""
    return [do_task(task) for task in tasks]
