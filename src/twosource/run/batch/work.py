"""A task goes in; it is done, by the stage that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.run.batch.shard import read_shard
from twosource.run.batch.split import split_source
from twosource.run.batch.telling import tell_stories
from twosource.run.batch.windows import group_block

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from twosource.run.batch.task import Done, Stage, Task

DOERS: Mapping[Stage, Callable[[Task], Done]] = {
    "split": split_source,
    "read": read_shard,
    "group": group_block,
    "tell": tell_stories,
}


def do_task(task: Task) -> Done:
    """Do one task; doing it again changes nothing."""
    return DOERS[task.stage](task)


def do_tasks(tasks: list[Task]) -> list[Done]:
    """Do tasks, one after the other."""
    return [do_task(task) for task in tasks]
