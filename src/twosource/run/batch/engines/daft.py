"""Tasks as rows of a Daft query: on this machine by its native runner, on a cluster by its Ray runner, with one code.

Daft and Ray send usage reports unless told not to before they are imported; here they are told.
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from twosource.errors import ConfigError
from twosource.run.batch.task import Done, Task
from twosource.run.batch.work import do_task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SILENT = {
    "DO_NOT_TRACK": "true",
    "DAFT_ANALYTICS_ENABLED": "0",
    "SCARF_NO_ANALYTICS": "true",
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_USAGE_STATS_REPORT_URL": "http://127.0.0.1:9",
    "DAFT_PROGRESS_BAR": "0",
}


ALONE = {
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",
    "http_proxy": "http://127.0.0.1:9",
    "https_proxy": "http://127.0.0.1:9",
    "no_proxy": "127.0.0.1,localhost",
}
"""What keeps Ray's own processes on the loopback address: on every system the first is what macOS has anyway."""


def import_daft(*, alone: bool) -> Any:  # noqa: ANN401 - Daft is an extra and ships its own types
    """Import Daft with its reports switched off, and told to stay on this machine if it is to work `alone`."""
    os.environ.update(SILENT | ALONE if alone else SILENT)
    try:
        import daft  # noqa: PLC0415 - an extra
    except ImportError as error:
        msg = "this engine needs Daft: pip install 'twosource[cluster]', or use --engine inline"
        raise ConfigError(msg) from error
    return daft


TRIES = 3
"""Times that a query is put: a worker that dies takes Daft's native query with it."""


@dataclass(frozen=True, slots=True)
class DaftEngine:
    """Does tasks on `workers` processes of this machine, or on the Ray cluster at `address` (None: a local one)."""

    workers: int
    address: str | None
    on_ray: bool
    do: Callable[[Task], Done] = do_task

    def run(self, tasks: Sequence[Task]) -> Iterator[Done]:
        """Do the tasks; a query that is lost with its worker is put again for the tasks that it had not told of.

        Raises:
            ConfigError: it was lost time and again.
        """
        waiting = {task.name: task for task in tasks}
        for left in reversed(range(TRIES)):
            try:
                for done in self.ask(list(waiting.values())):
                    waiting.pop(done.name, None)
                    yield done
            except Exception as error:
                if not left:
                    said = " ".join(str(error).split())[-200:]
                    msg = f"the engine failed {TRIES} times ({said}); what is done stays done: start again"
                    raise ConfigError(msg) from error
            else:
                return

    def ask(self, tasks: Sequence[Task]) -> Iterator[Done]:
        """Put one query: a row for each task."""
        daft = import_daft(alone=self.on_ray and self.address is None)
        if daft.get_or_infer_runner_type() != ("ray" if self.on_ray else "native"):
            if self.on_ray:
                begin_ray(self.address, self.workers)
                daft.set_runner_ray(address=self.address)
            else:
                daft.set_runner_native()
        written = [msgspec.json.encode(task).decode() for task in tasks]
        worker = daft.cls(TaskWorker, max_concurrency=self.workers, use_process=not self.on_ray)(self.do)
        frame = daft.from_pydict({"task": written})
        frame = frame.into_partitions(len(written)) if self.on_ray else frame.into_batches(1)
        for row in frame.select(worker(daft.col("task")).alias("done")).iter_rows():
            yield msgspec.json.decode(row["done"], type=Done)


def begin_ray(address: str | None, workers: int) -> None:
    """Start Ray on this machine alone, if no cluster is asked for: on the loopback address, with no page to look at.

    Left to itself it asks a public name server for its own address, and the cloud, even with its reports switched off,
    what kind of machine this is; a proxy that leads nowhere keeps the latter in.
    """
    if address is not None:
        return
    import ray  # noqa: PLC0415 - an extra

    ray.init(num_cpus=workers, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)


class TaskWorker:
    """Does tasks in a worker process, written as JSON, so that nothing but text travels."""

    def __init__(self, do: Callable[[Task], Done]) -> None:
        """Take what does a task."""
        self.do = do

    def __call__(self, task: str) -> str:
        """Do one task."""
        return msgspec.json.encode(self.do(msgspec.json.decode(task, type=Task))).decode()
