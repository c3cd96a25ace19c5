"""The folder of corpora comes in, every document that trains, and those the log looks at, go out."""

from dataclasses import dataclass
from pathlib import Path

from training.corpora import Document, read_ewt, read_gum
from training.facts import add_facts
from training.names import add_gum, add_uner, read_tweets


@dataclass(frozen=True, slots=True)
class Sources:
    """Training documents, and dev documents by genre."""

    train: list[Document]
    dev: dict[str, list[Document]]


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
