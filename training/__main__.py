"""`python -m training` makes the language model: backbone and corpora in, weights and model card out."""

import argparse
from pathlib import Path

from training.backbone import fetch_backbone
from training.corpora import Document, read_ewt, read_gum
from training.facts import add_facts
from training.names import add_gum, add_uner, read_tweets
from training.train import Plan, Sources, train


def read_sources(corpora: Path) -> Sources:
    """Read every corpus; of the dev parts only what the log looks at, so that the rest stays for measuring."""
    news = [document for document in read_all_gum(corpora, "dev") if document.genre == "news"]
    dev = {
        "ewt": read_all_ewt(corpora, "dev")[::2],
        "news": news,
        "tweets": read_tweets(corpora / "ner/btc_dev.jsonl")[::4],
    }
    tweets = read_tweets(corpora / "ner/btc_train.jsonl")
    return Sources([*read_all_ewt(corpora, "train"), *read_all_gum(corpora, "train"), *tweets], dev)


def read_all_ewt(corpora: Path, part: str) -> list[Document]:
    """Read EWT with names and facts."""
    documents = read_ewt(corpora / f"ud_ewt/{part}.conllu")
    documents = add_uner(documents, corpora / f"ner/uner_ewt_{part}.jsonl")
    return add_facts(documents, corpora / f"uds_ih2/{part}.jsonl")


def read_all_gum(corpora: Path, part: str) -> list[Document]:
    """Read GUM with names."""
    return [add_gum(document) for document in read_gum(corpora / "gum" / part)]


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/train"), help="folder of the corpora")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="folder for backbone and checkpoints")
    parser.add_argument("--minutes", type=float, help="train by the clock")
    parser.add_argument("--steps", type=int, help="train so many steps (repeatable)")
    parser.add_argument("--seed", type=int, default=Plan().seed)
    options = parser.parse_args()
    backbone = fetch_backbone(options.work / "backbone")
    plan = Plan(seed=options.seed, steps=options.steps, minutes=options.minutes)
    train(read_sources(options.corpora), backbone, plan, options.work)


if __name__ == "__main__":
    main()
