"""A file and the name of another one in its folder go in, the digest of that one's bytes comes out."""

from __future__ import annotations

import hashlib
from pathlib import Path


def digest_beside(file: str, named: str, limit: int) -> str | None:
    """Give `sha256:` and the hex digest of a file in the folder of `file`, or below it.

    None when it is not there, lies elsewhere, is a link to elsewhere, or is larger than `limit` bytes: what an export
    names is not trusted to stay within the export.
    """
    try:
        folder = Path(file).resolve().parent
        path = (folder / named).resolve()
        if not path.is_relative_to(folder) or not path.is_file() or path.stat().st_size > limit:
            return None
        with path.open("rb") as content:
            return f"sha256:{hashlib.file_digest(content, 'sha256').hexdigest()}"
    except (OSError, ValueError):
        return None
