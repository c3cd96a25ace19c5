"""`python -m benchmarks.attribution [FOLDER]` measures statements on PolNeAR and chains, beside peers, with floors.

FOLDER is ../shared/bench; its own scorer scores. Rules were made while looking at PolNeAR's training part, at the even
texts of its dev part and at all of the chains; the odd texts were not looked at. `--kept FOLDER` keeps the parses,
`--into FILE` writes the figures between the two marks of a page.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.attribution.packs import Row, read_pack
from benchmarks.attribution.systems import ours, outermost, plain_rules, textacy_quotations
from benchmarks.floors import hold
from benchmarks.pages import write_into
from twosource.read.language import load_language
from twosource.read.statements import find_statements

if TYPE_CHECKING:
    from benchmarks.attribution.systems import System

LINKED = ("linked", "content")
KINDS = ("recall, direct", "recall, mixed", "recall, indirect")


def main() -> int:
    """Print the tables; 1 when a figure of ours fell below its floor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.attribution", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/bench"))
    parser.add_argument("--kept", type=Path, help="folder for the parsed texts, so that the next run is quick")
    parser.add_argument("--into", type=Path, help="page to write the figures into")
    options = parser.parse_args()
    sys.path.insert(0, str(options.folder))
    language = load_language()
    news = read_pack(options.folder / "attribution" / "dev.jsonl", language, options.kept)
    passages = read_pack(options.folder / "chains" / "dev.jsonl", language, options.kept)
    attribution, linked = measure_attribution(news)
    chains, chained = measure_chains(passages)
    lines = [*attribution, "", *chains, "", speed(news)]
    print(*lines, sep="\n")
    if options.into:
        write_into(options.into, "attribution", lines)
    return hold("attribution", linked | chained)


def systems() -> dict[str, System]:
    """Give the systems by name; a peer that is not installed is left out."""
    textacy = textacy_quotations()
    peers = {"textacy, direct quotations": textacy} if textacy is not None else {}
    return {"twosource": ours, **peers, "subject + verb + clause": plain_rules}


def score(task: str, rows: list[Row], system: System) -> dict[str, dict[str, Any]]:
    """Score a system on rows by the folder's own scorer."""
    scorer = importlib.import_module(f"score.{task}")
    predicted = [
        {"item": {"id": row.gold["id"]}, "text": row.gold["text"], "statements": system(row.parsed)} for row in rows
    ]
    rated: dict[str, dict[str, Any]] = scorer.score([row.gold for row in rows], predicted).rows
    return rated


def measure_attribution(rows: list[Row]) -> tuple[list[str], dict[str, float]]:
    """Measure on PolNeAR's dev part, its two halves apart and together; ours also without nested statements."""
    lines = [
        "| PolNeAR dev | system | linked P | R | F1 | content F1 | recall direct | mixed | indirect |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    figures: dict[str, float] = {}
    for part, called in ((rows[::2], "even"), (rows[1::2], "odd"), (rows, "all")):
        for name, system in (systems() | {"twosource, outermost only": outermost}).items():
            rated = score("attribution", part, system)
            shares = [rated["linked"][key] for key in ("P", "R", "F1")] + [rated["content"]["F1"]]
            shares += [rated[kind]["R"] for kind in KINDS]
            lines.append(f"| {len(part)} {called} | {name} | {' | '.join(_cell(share) for share in shares)} |")
            if name == "twosource":
                figures[f"polnear-{called}-linked"] = rated["linked"]["F1"]
                figures[f"polnear-{called}-indirect"] = rated["recall, indirect"]["R"]
    return lines, figures


def measure_chains(rows: list[Row]) -> tuple[list[str], dict[str, float]]:
    """Measure full chains, nested ones, stance and kinds."""
    lines = [
        "| chains dev | system | chain P | R | F1 | nested F1 | innermost | kind of voice | form | stance macro-F1 |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    figures: dict[str, float] = {}
    for name, system in systems().items():
        rated = score("chains", rows, system)
        shares = [rated["chain"][key] for key in ("P", "R", "F1")] + [rated["nested"]["F1"]]
        shares += [rated["innermost"]["acc"], rated["kind of voice"]["acc"], rated["form"]["acc"]]
        shares += [rated["stance"]["macro F1"]]
        own = name == "twosource"
        cells = [_cell(share if own or number < 5 else None) for number, share in enumerate(shares)]  # noqa: PLR2004
        lines.append(f"| {len(rows)} passages | {name} | {' | '.join(cells)} |")
        if own:
            figures = {"chains": shares[2], "chains-nested": shares[3], "chains-stance": shares[7]}
    return lines, figures


def _cell(share: float | None) -> str:
    return "-" if share is None else f"{share:.1f}"


def speed(rows: list[Row]) -> str:
    """Tell the processor time of statements alone, and beside that of syntax and names on the same texts."""
    part = rows[:12]
    words = sum(len(row.gold["text"].split()) for row in part)
    language = load_language()
    start = time.process_time()
    docs = list(language.parse([row.gold["text"] for row in part]))
    parsing = time.process_time() - start
    start = time.process_time()
    for row in part:
        find_statements(row.parsed)
    reading = time.process_time() - start
    return (
        f"Statements read {words / reading:,.0f} words a second of processor time: {reading / parsing:.0%} of the time "
        f"of syntax and names on the same {len(docs)} texts."
    )


if __name__ == "__main__":
    sys.exit(main())
