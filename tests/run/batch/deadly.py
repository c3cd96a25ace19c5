"""What a batch's tests do to its processes: the first that reads a shard is killed, once."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.run.batch.work import do_task

if TYPE_CHECKING:
    from twosource.run.batch.task import Done, Task


@dataclass(frozen=True)
class KillOnce:
    """Does tasks; the process that is given the shard `victim` before the file `mark` exists is killed instead."""

    mark: str
    victim: str

    def __call__(self, task: Task) -> Done:
        """Do one task."""
        if task.name == self.victim and not Path(self.mark).exists():
            Path(self.mark).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return do_task(task)

    def all(self, tasks: list[Task]) -> list[Done]:
        """Do several."""
        return [self(task) for task in tasks]
