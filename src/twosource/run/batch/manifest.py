"""A manifest says what a piece of work was given, what coded it and what it made, so that it is done only once.

It holds no times and no machine's name: every engine must write the same bytes.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from twosource.run.batch.task import Stage  # noqa: TC001 - msgspec reads the types of a field at run time

if TYPE_CHECKING:
    from pathlib import Path

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """One piece of work, done: digests are `sha256:…`, outputs are paths below the output folder.

    `given` is the digest of its input, `coded_by` the codebook's and the language model's (empty where nothing is
    coded), `made` the digest of each file written. `items` came through, `failed` were kept aside with their reason.
    """

    stage: Stage
    shard: str
    given: str
    coded_by: str
    made: dict[str, str]
    items: int
    failed: int
    rows: dict[str, int]


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write it whole or not at all: beside its place first, then moved there once it is on the disk."""
    write_whole(path, msgspec.json.format(msgspec.json.encode(manifest, order="sorted"), indent=1) + b"\n")


def read_manifest(path: Path) -> Manifest | None:
    """Read a manifest; None when there is none or it is not whole."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (FileNotFoundError, msgspec.MsgspecError):
        return None


def is_done(path: Path, root: Path, given: str, coded_by: str) -> Manifest | None:
    """Give the manifest if it was made of the same input by the same coder and its files are still as made."""
    manifest = read_manifest(path)
    if manifest is None or (manifest.given, manifest.coded_by) != (given, coded_by):
        return None
    whole = all((root / name).is_file() and digest_file(root / name) == made for name, made in manifest.made.items())
    return manifest if whole else None


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that after a crash it is there whole or not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with beside.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(path)


def digest_file(path: Path) -> str:
    """Give `sha256:…` of a file's bytes."""
    whole = hashlib.sha256()
    with path.open("rb") as source:
        while chunk := source.read(CHUNK):
            whole.update(chunk)
    return "sha256:" + whole.hexdigest()
