"""Profiles of many days go in, groups of items that tell one story come out: windows of days, cut into blocks.

A window is looked at with the days behind it, so that every pair close enough in time meets in the window of its
earlier item. A window with too many items for one process is cut into blocks by the heaviest terms of its items: an
item is in the blocks of its three heaviest, so that alike items meet in one of them. Within a block the groups are
those that a case would make of its items; `join_groups` puts together what windows and blocks share.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from twosource.relate.grouping.candidates import top_keys
from twosource.relate.stories.index import group_profiles
from twosource.relate.stories.profiles import Profile, load_story_rules
from twosource.run.batch.days import list_days, read_lines
from twosource.run.batch.manifest import Manifest, digest_file, is_done, write_manifest, write_whole
from twosource.run.batch.task import Done, Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STEP = 14
"""Days of a window: the half-life of likeness."""
BEHIND = 28
"""Days looked at behind a window: two half-lives, after which likeness has fallen to a quarter and few pairs remain."""
KEYS = 3
"""Heaviest terms of an item that say in which blocks it is."""
PROFILE_BYTES = 1_300
"""Bytes of a packed profile, by which a window is cut before it is read."""
UNKNOWN = "unknown"
Group = tuple[str, ...]


def group_tasks(out: Path, most: int) -> list[Task]:
    """Describe the grouping of each block of each window; a block is to hold about `most` items."""
    days = list_days(out, "profiles")
    tasks = []
    for first in sorted({window_of(day) for day in days}):
        files = [name for day, names in days.items() if is_within(day, first) for name in names]
        size = sum((out / name).stat().st_size for name in files) / PROFILE_BYTES
        blocks = max(1, round(size / most))
        tasks += [
            Task("group", f"{first}.{block}", str(out), 0, files=tuple(files), part=(block, blocks))
            for block in range(blocks)
        ]
    return tasks


def window_of(day: str) -> str:
    """Name the window that a day lies in by its first day."""
    if day == UNKNOWN:
        return UNKNOWN
    number = date.fromisoformat(day).toordinal()
    return date.fromordinal(max(1, number - number % STEP)).isoformat()


def is_within(day: str, first: str) -> bool:
    """Tell whether a day is looked at with the window that begins on `first`."""
    if UNKNOWN in {day, first}:
        return day == first
    apart = (date.fromisoformat(day) - date.fromisoformat(first)).days
    return 0 <= apart < STEP + BEHIND


def group_block(task: Task) -> Done:
    """Group one block, unless that was done with the same profiles."""
    out = Path(task.out)
    given = digest_names(out, task.files)
    name = f"groups/{task.name}.json"
    place = out / "manifests" / "group" / f"{task.name}.json"
    grouped_by = f"{STEP}+{BEHIND} days, block {task.part}"
    before = is_done(place, out, given, grouped_by)
    if before is not None:
        return Done(task.name, before.items, 0, skipped=True)
    profiles = [one for path in task.files for one in read_profiles(out / path) if in_block(one, task.part)]
    groups = group_profiles(profiles, load_story_rules())
    write_whole(out / name, msgspec.json.encode(groups))
    made = {name: digest_file(out / name)}
    write_manifest(
        place, Manifest("group", task.name, given, grouped_by, made, len(profiles), 0, {"groups": len(groups)})
    )
    return Done(task.name, len(profiles), 0, skipped=False)


def digest_names(out: Path, names: Iterable[str]) -> str:
    """Give `sha256:…` of files by their paths and contents."""
    whole = hashlib.sha256()
    for name in names:
        whole.update(f"{name}\x1f{digest_file(out / name)}\x1e".encode())
    return "sha256:" + whole.hexdigest()


def read_profiles(path: Path) -> Iterator[Profile]:
    """Read the profiles of one file."""
    for line in read_lines(path):
        yield msgspec.json.decode(line, type=Profile)


def in_block(profile: Profile, part: tuple[int, int]) -> bool:
    """Tell whether an item is in a block: one of its heaviest terms says so."""
    block, blocks = part
    return blocks == 1 or any(number_of(key) % blocks == block for key in top_keys(profile.bag, KEYS))


def number_of(key: str) -> int:
    """Turn a term into a number, the same in every process."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def join_groups(groups: Iterable[Group]) -> list[Group]:
    """Unite groups of which one shares at least half of its items with the other; each item ends in one group.

    The largest go first; what of a group belongs to others already and is less than half of it stays with those.
    """
    place_of: dict[str, int] = {}
    joined: dict[int, set[str]] = {}
    for number, group in enumerate(sorted(set(groups), key=lambda group: (-len(group), group))):
        shared = Counter(place_of[item] for item in group if item in place_of)
        united = sorted(other for other, many in shared.items() if 2 * many >= min(len(group), len(joined[other])))
        target = united[0] if united else number
        members = joined.setdefault(target, set())
        for other in united[1:]:
            members |= joined.pop(other)
        added = [item for item in group if item not in place_of]
        members.update(added)
        place_of.update(dict.fromkeys(members if united[1:] else added, target))
    return sorted(tuple(sorted(members)) for members in joined.values() if members)


def read_groups(out: Path, tasks: Iterable[Task]) -> list[Group]:
    """Read what the blocks were grouped into and join it."""
    found = (msgspec.json.decode((out / f"groups/{task.name}.json").read_bytes(), type=list[Group]) for task in tasks)
    return join_groups(group for groups in found for group in groups)


def days_of_items(out: Path) -> dict[str, str]:
    """Give the day of each item."""
    days: dict[str, str] = defaultdict(str)
    for day, names in list_days(out, "profiles").items():
        days.update((one.item, day) for name in names for one in read_profiles(out / name))
    return days
