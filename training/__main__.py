"""`python -m training` makes the language model: backbone and corpora in, weights and model card out.

Stages, each also alone: train, statements, export, card; `all` (the default) goes through them in order. `statements`
trains the heads that find statements, on our own marked texts and on the checkpoint that `train` left, as it is.
"""

import argparse
import json
from pathlib import Path

from training.backbone import fetch_backbone
from training.card import Places, write_card
from training.export import Package, export, load_checkpoint
from training.sources import read_sources
from training.statements.stage import HEADS, RATES, load_heads, train_heads
from training.train import Plan, train
from twosource.read.language.weights import SHIPPED

STAGES = ("train", "statements", "export", "card")
NAME = "twosource-en 0.1.0"
OUTSIDE_BIAS = 0.6
"""Chosen among -0.5, 0, 0.3, 0.6, 1, 1.5 on EWT's dev documents, where either half of them has its best at 0.6."""


def main() -> None:
    """Run the command."""
    options = parse_options()
    stages = STAGES if options.stage == "all" else (options.stage,)
    if "train" in stages:
        plan = Plan(seed=options.seed, steps=options.steps, minutes=options.minutes)
        train(read_sources(options.corpora), fetch_backbone(options.work / "backbone"), plan, options.work)
    if "statements" in stages:
        labels = read_labels(options.work)
        network = load_checkpoint(labels, options.work / "checkpoint.pt")
        train_heads(network, labels, options.work / "backbone/vocab.txt", options.work)
    if "export" in stages:
        export_weights(options.work)
    if "card" in stages:
        work = options.work
        places = Places(options.corpora, work / "checkpoint.pt", SHIPPED, work / "full", work / RATES)
        write_card(places, Path("docs/language-model.md"))


def parse_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("stage", nargs="?", choices=("all", *STAGES), default="all")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/train"), help="folder of the corpora")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="folder for backbone and checkpoints")
    parser.add_argument("--minutes", type=float, help="train by the clock")
    parser.add_argument("--steps", type=int, help="train so many steps (repeatable)")
    parser.add_argument("--seed", type=int, default=Plan().seed)
    return parser.parse_args()


def export_weights(work: Path) -> None:
    """Put the checkpoint's weights into the package."""
    labels = read_labels(work)
    package = Package(NAME, labels, 0.0, OUTSIDE_BIAS, work / "backbone/vocab.txt")
    network, statements = load_checkpoint(labels, work / "checkpoint.pt"), load_heads(labels, work / HEADS)
    export(network, statements, package, SHIPPED, work / "full")


def read_labels(work: Path) -> dict[str, list[str]]:
    """Return the classes of every head of a run."""
    labels: dict[str, list[str]] = json.loads((work / "labels.json").read_text(encoding="utf-8"))
    return labels


if __name__ == "__main__":
    main()
