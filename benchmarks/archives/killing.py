"""A shard's first worker is killed while it has the shard: `python -m benchmarks.archives.killing ENGINE OUT MARK`.

The archive is split already; the shards are read with two workers. OUT then holds the manifests to compare.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.archives.running import SHARDS
from tests.run.batch.deadly import KillOnce
from twosource.run.batch import BatchOptions
from twosource.run.batch.engines.daft import DaftEngine
from twosource.run.batch.engines.inline import InlineEngine
from twosource.run.batch.job import list_shards, shard_task

if TYPE_CHECKING:
    from twosource.run.batch.engines import Engine


def main() -> None:
    """Read the shards, killing one worker in the middle."""
    name, out, mark = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    shards = list_shards(out)
    deadly = KillOnce(mark, shards[len(shards) // 2])
    inline: Engine = InlineEngine(2, deadly.all)
    engine = inline if name == "inline" else DaftEngine(2, None, on_ray=name == "ray", do=deadly)
    tasks = [shard_task(shard, out, BatchOptions(shards=SHARDS)) for shard in shards]
    print(sum(1 for _ in engine.run(tasks)), Path(mark).exists())


if __name__ == "__main__":
    main()
