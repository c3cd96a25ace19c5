"""A process that adds items to a case and is killed while it does so; run by test_crash.py, and alone by two writers.

`python adding.py LOCATION FIRST LAST KILLS SEED`: forks a child that adds items up to LAST and says so of each one
once it was acknowledged; kills it at a random moment, KILLS times, each going on where the last was; then lets one add
all. Prints what was said.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time

from twosource.model.capture import describe_capture
from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.store import open_case


def add(location: str, first: int, last: int, said: int) -> None:
    case = open_case(location)
    for number in range(first, last):
        content = f"Report {number}. ".encode() * 20
        capture = describe_capture(
            content, f"https://news.example/{number}", "2021-08-22T04:00:00Z", "fetch", status=200
        )
        text = content.decode()
        item = Item(id=f"item {number}", kind="article", text=text, digest=digest_text(text), capture=capture.id)
        with case.writing() as batch:
            batch.put_capture(capture, content)
            batch.put_item(item)
        os.write(said, b"%d\n" % number)
    case.close()


def run_child(location: str, first: int, last: int, patience: tuple[int, float] | None) -> list[int]:
    """Let a child add, and give the numbers that it said were added.

    With patience, it is killed so many seconds after it said so many.
    """
    heard, said = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        add(location, first, last, said)
        os._exit(0)
    os.close(said)
    with os.fdopen(heard, "rb", buffering=0) as lines:
        numbers = []
        if patience is not None:
            numbers += [int(lines.readline()) for _ in range(patience[0])]
            time.sleep(patience[1])
            os.kill(child, signal.SIGKILL)
        numbers += [int(line) for line in lines if line.endswith(b"\n")]
    _, status = os.waitpid(child, 0)
    if patience is None and status != 0:
        sys.exit(f"the child failed with {status}")
    return numbers


def main() -> None:
    location, first, last, kills, seed = sys.argv[1], *map(int, sys.argv[2:6])
    chance = random.Random(seed)  # noqa: S311 - a moment, not a secret
    told: list[int] = []
    reached = first
    for _ in range(kills):
        patience = (chance.randint(0, 9), chance.uniform(0, 0.02))
        told += run_child(location, max(first, reached - 2), last, patience)
        reached = max(told, default=first)
    last_round = run_child(location, first, last, None)
    sys.stdout.write(json.dumps({"before the last": sorted(set(told)), "told": last_round}))


if __name__ == "__main__":
    main()
