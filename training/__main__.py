"""`python -m training` makes the language model: backbone and corpora in, weights and model card out.

Stages, each also alone: train, export, card; `all` (the default) goes through them in order.
"""

import argparse
import json
from pathlib import Path

from training.backbone import fetch_backbone
from training.card import Places, write_card
from training.export import Package, export, load_checkpoint
from training.sources import read_sources
from training.train import Plan, train
from twosource.read.language.weights import SHIPPED

STAGES = ("train", "export", "card")
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
    if "export" in stages:
        export_weights(options.work)
    if "card" in stages:
        places = Places(options.corpora, options.work / "checkpoint.pt", SHIPPED, options.work / "full")
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
    labels = json.loads((work / "labels.json").read_text(encoding="utf-8"))
    package = Package(NAME, labels, 0.0, OUTSIDE_BIAS, work / "backbone/vocab.txt")
    export(load_checkpoint(labels, work / "checkpoint.pt"), package, SHIPPED, work / "full")


if __name__ == "__main__":
    main()
