"""Exported weights and the corpora come in, the model card goes out, each figure measured by the command itself."""

import json
from dataclasses import dataclass
from pathlib import Path

import torch

from benchmarks.language.gold import lay_text, read_dev
from benchmarks.language.measure import measure_gold_words, measure_raw
from benchmarks.language.report import Report, list_figures, make_report, show_names, show_trees
from benchmarks.language.score import Tally
from training.corpora import FILES, digest_corpus
from training.statements.marks import TEXTS, MarkedText, digest_texts, read_texts
from training.statements.stage import split
from training.text import CORPORA, INTRODUCTION, LIMITS
from twosource.read.language.model import ShippedModel
from twosource.read.language.weights import digest_files

TARGETS = {
    "ewt-las-gold-words": 85,
    "news-las-gold-words": 85,
    "news-sentences-raw": 85,
    "ewt-names": 76,
}
"""What the model was to reach on the dev parts, in percent."""

MOST_LOST = 5.0
"""Points of names F1 that capitals may cost."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the card finds what it tells of."""

    corpora: Path
    checkpoint: Path
    weights: Path
    full: Path
    rates: Path
    """What the stage `statements` measured."""


def write_card(places: Places, path: Path) -> None:
    """Measure and write the card."""
    report = make_report(places.corpora, places.weights)
    lines = [
        INTRODUCTION,
        *tell_training(places),
        "",
        CORPORA,
        *list_corpora(places.corpora),
        *tell_scores(report),
        *tell_statements(places.rates),
        *compare_full(places, report),
        *tell_speed(places, report),
        LIMITS,
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def tell_training(places: Places) -> list[str]:
    """Tell how long the run was."""
    state = torch.load(places.checkpoint, weights_only=True)
    return [
        f"These weights: {state['steps']:,} steps of about 1,280 word pieces in {state['minutes']:.0f} minutes on two",
        f"cores that other work shared; {state['epoch'] - 1} whole passes over the corpora and part of another.",
        f"`python -m training --steps {state['steps']}` trains as long again, from the same seed.",
        "",
        f"Digest: `{digest_files(places.weights)}`.",
    ]


def list_corpora(corpora: Path) -> list[str]:
    """Return the corpora's checksums."""
    rows = [
        f"| {name} | {part} | `{digest_corpus(corpora / path.format(part=part))}` |"
        for name, path in FILES.items()
        for part in ("train", "dev")
    ]
    rows += [f"| Marked texts, ours | all | `{digest_texts(TEXTS)}` |"]
    return ["", "| corpus | part | sha256 |", "|---|---|---|", *rows]


def tell_scores(report: Report) -> list[str]:
    """Return the tables of scores."""
    figures = list_figures(report)
    rows = [
        f"| {spell(name)} | {target} | {figures[name]:.1f} | {say(figures[name] >= target)} |"
        for name, target in TARGETS.items()
    ]
    loss = figures["ewt-names"] - figures["ewt-names-capitals"]
    rows.append(f"| loss of names F1 in capitals | at most 5 | {loss:.1f} | {say(loss <= MOST_LOST)} |")
    lines = [
        "",
        "## Scores",
        "",
        "On the dev parts, by `python -m benchmarks.language`; F1 in per cent, labels compared whole",
    ]
    lines += [
        "with their subtypes. Raw: words and sentences are the model's own, paragraphs are parted by blank lines.",
        "",
    ]
    lines += ["| target | to reach | reached | met |", "|---|---:|---:|---|", *rows]
    for title, tallies in (
        ("From raw text", report.raw),
        ("With gold words, sentences its own", report.words),
        ("With gold words and sentences", report.sentences),
        ("From raw text in capitals", report.capitals),
    ):
        lines += ["", f"### {title}", "", *show_trees(tallies)]
    return [*lines, "", "### Names", "", *show_names(report), "", *tell_facts(report)]


def spell(name: str) -> str:
    """Return a figure's name as words."""
    return name.replace("-", " ")


def say(met: bool) -> str:  # noqa: FBT001 (the one thing it is about)
    """Return the word for the table."""
    return "yes" if met else "no"


def tell_facts(report: Report) -> list[str]:
    """Tell the error of factuality."""
    error = report.raw["ewt"].mean_error() or 0.0
    return [
        f"Factuality: mean absolute error {error:.3f} at gold events of UDS It Happened (scale -3 to 3), one that the",
        "model takes for none counted as 0.",
    ]


def tell_statements(rates: Path) -> list[str]:
    """Tell what the heads for statements were trained on and what they find in files held back."""
    parts = split(read_texts())
    lines = ["", "### Statements", "", "| marked texts | files | texts | words | statements |"]
    lines.append("|---|---:|---:|---:|---:|")
    lines += [count_row(called, texts) for called, texts in (("trained on", parts.train), ("held back", parts.dev))]
    lines += [
        "",
        "On the files held back, by how likely a word must be a cue; a content is right when it shares half of all",
        "words with the true one, linked when the head word of its voice is right too. No rule takes part.",
        "",
        "| chance | cues P | R | F1 | contents F1 | linked P | R | F1 |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    names = ("cues P", "cues R", "cues F1", "contents F1", "linked P", "linked R", "linked F1")
    found = json.loads(rates.read_text(encoding="utf-8"))
    return lines + [
        f"| {chance} | {' | '.join(f'{figures[name]:.1f}' for name in names)} |" for chance, figures in found.items()
    ]


def count_row(called: str, texts: list[MarkedText]) -> str:
    """Return one row of the sizes of a part."""
    words, statements = sum(len(text.text.split()) for text in texts), sum(len(text.statements) for text in texts)
    return f"| {called} | {len({text.file for text in texts})} | {len(texts):,} | {words:,} | {statements:,} |"


def compare_full(places: Places, report: Report) -> list[str]:
    """Measure the float32 graph beside the int8 one."""
    golds = {
        genre: list(map(lay_text, every))
        for genre, every in read_dev(places.corpora).items()
        if genre in {"ewt", "news"}
    }
    model = ShippedModel(places.full)
    full = {genre: measure_gold_words(model, every) for genre, every in golds.items()}
    names = measure_raw(model, golds["ewt"])
    lines = ["", "## int8 beside float32", "", "| figure | float32 | int8 |", "|---|---:|---:|"]
    lines += [compare_row(f"{genre}, LAS with gold words", full[genre], report.words[genre], "las") for genre in full]
    lines += [compare_row(f"{genre}, tags with gold words", full[genre], report.words[genre], "xpos") for genre in full]
    return [*lines, compare_row("ewt, names from raw text", names, report.raw["ewt"], "names")]


def compare_row(title: str, full: Tally, small: Tally, layer: str) -> str:
    """Return one row of the comparison."""
    return f"| {title} | {100 * full.f1(layer):.2f} | {100 * small.f1(layer):.2f} |"


def tell_speed(places: Places, report: Report) -> list[str]:
    """Tell speed, memory and size."""
    size = sum(file.stat().st_size for file in places.weights.iterdir() if file.name != "LICENSE") / 1e6
    lines = ["", "## Speed and size", "", f"{size:.1f} MB: graph, relation tensor, labels and vocabulary."]
    if report.speed:
        speed = report.speed
        lines += [
            f"{speed.words_a_second:,.0f} words a second of one core (EWT dev, all heads, Docs built, best of three);",
            f"{speed.peak_megabytes:.0f} MB at its peak, {speed.load_seconds:.1f} s to load.",
        ]
    return lines
