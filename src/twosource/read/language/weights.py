"""A folder of weights comes in, the checked parts of the language model go out."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from twosource.errors import ConfigError
from twosource.read.language.cues import Ways
from twosource.read.language.decode import Biaffine, Choices

SHIPPED = Path(__file__).parent / "weights"
FILES = ("model.onnx", "relations.npz", "labels.json", "vocab.txt")


@dataclass(frozen=True, slots=True)
class Weights:
    """Where graph and vocabulary lie, and what the classes are called."""

    graph: Path
    vocabulary: Path
    biaffine: Biaffine
    ways: Ways
    labels: dict[str, list[str]]
    name: str
    choices: Choices
    digest: str


def read_weights(folder: Path = SHIPPED) -> Weights:
    """Read the weights; ConfigError when a file is missing."""
    for file in FILES:
        if not (folder / file).is_file():
            message = f"{folder / file}: the language model's weights are missing; install the package again"
            raise ConfigError(message)
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    with np.load(folder / "relations.npz") as arrays:
        parts = [arrays[name].astype(np.float32) for name in ("arc_root", "relation_root", "relation")]
        ways = [arrays[name].astype(np.float32) for name in ("distance", "down", "up")]
    return Weights(
        graph=folder / "model.onnx",
        vocabulary=folder / "vocab.txt",
        biaffine=Biaffine(*parts),
        ways=Ways(*ways),
        labels=labels["labels"],
        name=labels["name"],
        choices=Choices(sentence_threshold=labels["sentence_threshold"], outside_bias=labels["outside_bias"]),
        digest=digest_files(folder),
    )


def digest_files(folder: Path) -> str:
    """Return the sha256 over all files in a fixed order."""
    digest = hashlib.sha256()
    for file in FILES:
        digest.update((folder / file).read_bytes())
    return "sha256:" + digest.hexdigest()
