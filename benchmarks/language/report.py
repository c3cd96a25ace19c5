"""Weights and corpora come in, every figure of the language model goes out, by name; and the tables that show them."""

from dataclasses import dataclass
from pathlib import Path

from benchmarks.language.gold import GoldText, lay_text, read_dev, shout
from benchmarks.language.measure import Reader, measure_gold_words, measure_raw
from benchmarks.language.score import Tally
from benchmarks.language.speed import Speed, measure_speed
from twosource.read.language.model import ShippedModel
from twosource.read.language.weights import SHIPPED

LAYERS = ("words", "sentences", "upos", "xpos", "feats", "lemma", "uas", "las")


@dataclass(frozen=True, slots=True)
class Report:
    """Tallies by genre: raw text, gold words, gold words and sentences, raw text in capitals; and the speed."""

    raw: dict[str, Tally]
    words: dict[str, Tally]
    sentences: dict[str, Tally]
    capitals: dict[str, Tally]
    speed: Speed | None


def make_report(corpora: Path, folder: Path = SHIPPED, *, speed: bool = True) -> Report:
    """Measure the weights in `folder` on the dev parts."""
    documents = read_dev(corpora)
    golds = {genre: list(map(lay_text, every)) for genre, every in documents.items()}
    loud = {genre: [lay_text(shout(one)) for one in every] for genre, every in documents.items()}
    model = ShippedModel(folder)
    texts = [gold.text for gold in golds["ewt"]]
    return measure_all(model, golds, loud, measure_speed(texts, folder) if speed else None)


def measure_all(
    model: Reader, golds: dict[str, list[GoldText]], loud: dict[str, list[GoldText]], speed: Speed | None
) -> Report:
    """Measure a reader in all four ways; tweets have names only, so gold words tell nothing of them."""
    trees = {genre: every for genre, every in golds.items() if genre != "tweets"}
    return Report(
        raw={genre: measure_raw(model, every) for genre, every in golds.items()},
        words={genre: measure_gold_words(model, every) for genre, every in trees.items()},
        sentences={genre: measure_gold_words(model, every, sentences=True) for genre, every in trees.items()},
        capitals={genre: measure_raw(model, every) for genre, every in loud.items()},
        speed=speed,
    )


def list_figures(report: Report) -> dict[str, float]:
    """Return each figure that has a target or a floor, in percent, by name."""
    picked = {
        "ewt-las-gold-words": (report.words["ewt"], "las"),
        "news-las-gold-words": (report.words["news"], "las"),
        "ewt-las-raw": (report.raw["ewt"], "las"),
        "news-las-raw": (report.raw["news"], "las"),
        "ewt-sentences-raw": (report.raw["ewt"], "sentences"),
        "news-sentences-raw": (report.raw["news"], "sentences"),
        "ewt-names": (report.raw["ewt"], "names"),
        "ewt-names-capitals": (report.capitals["ewt"], "names"),
        "tweets-names": (report.raw["tweets"], "names"),
        "tweets-names-capitals": (report.capitals["tweets"], "names"),
    }
    return {name: 100 * tally.f1(layer) for name, (tally, layer) in picked.items()}


def show_trees(tallies: dict[str, Tally]) -> list[str]:
    """Return a Markdown table of the layers by genre, in per cent."""
    head = ["| genre | gold words | " + " | ".join(LAYERS) + " |", "|---|---:|" + "---:|" * len(LAYERS)]
    rows = [
        f"| {genre} | {tally.gold['words']:,} | " + " | ".join(f"{100 * tally.f1(name):.1f}" for name in LAYERS) + " |"
        for genre, tally in tallies.items()
        if genre != "tweets"
    ]
    return head + rows


def show_names(report: Report) -> list[str]:
    """Return a Markdown table of names."""
    rows = [
        f"| {title} | {report.raw[genre].gold['names']:,} | {100 * report.raw[genre].f1('names'):.1f} | "
        f"{100 * report.capitals[genre].f1('names'):.1f} |"
        for genre, title in (("ewt", "Universal NER EWT"), ("tweets", "Broad Twitter Corpus"))
    ]
    return ["| names | gold | F1 | F1, the same text in capitals |", "|---|---:|---:|---:|", *rows]
