"""An archive of constructed short stories goes in, and through an engine; out come seconds, memory and manifests."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.speed.stories import make_stories

if TYPE_CHECKING:
    from pathlib import Path

SHARDS = 32
FILES = 4
DAYS = 10
"""Days over which the stories are spread: a file of a shard and day then holds dozens, as in an archive of a month."""


@dataclass(frozen=True, slots=True)
class Run:
    """One batch: how it was run, wall-clock seconds, megabytes that its largest process held."""

    engine: str
    workers: int
    seconds: float
    held: float
    manifests: dict[str, bytes]


def write_archive(folder: Path, stories: int, paragraphs: int = 2, days: int = DAYS) -> int:
    """Write stories of about fifteen words a paragraph in a few files of JSON Lines; give how many words they have."""
    folder.mkdir(parents=True)
    words = 0
    files = [(folder / f"part-{number}.jsonl").open("w", encoding="utf-8") for number in range(FILES)]
    for number, story in enumerate(make_stories(stories, paragraphs=paragraphs)):
        words += len(story.text.split())
        day = f"2024-03-{1 + number * days // stories:02d}"
        row = {"id": story.id, "text": story.text, "published": day, "publisher": story.publisher}
        files[number % FILES].write(json.dumps(row) + "\n")
    for file in files:
        file.close()
    return words


def run_engine(archive: Path, out: Path, engine: str, workers: int) -> Run:
    """Run `twosource batch` as a user does."""
    shutil.rmtree(out, ignore_errors=True)
    words = ["batch", str(archive), str(out), "--engine", engine, "--workers", str(workers), "--shards", str(SHARDS)]
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-m", "twosource", *words], capture_output=True, check=False)  # noqa: S603
    seconds = time.monotonic() - started
    if done.returncode:
        sys.exit(f"{engine}: {done.stderr.decode()[-2000:]}")
    held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Run(engine, workers, seconds, held, read_manifests(out))


def read_manifests(out: Path) -> dict[str, bytes]:
    """Give the manifests of the shards that were read."""
    return {path.name: path.read_bytes() for path in sorted((out / "manifests" / "read").iterdir())}
