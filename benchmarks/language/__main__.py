"""`python -m benchmarks.language` scores the shipped weights on the corpora's dev parts and holds them to floors."""

import argparse
import json
from pathlib import Path

from benchmarks.floors import hold
from benchmarks.language.report import Report, list_figures, make_report, show_names, show_trees
from twosource.read.language.weights import SHIPPED


def show(report: Report) -> list[str]:
    """Return the tables as Markdown lines."""
    lines = ["", "From raw text, words and sentences its own:", "", *show_trees(report.raw)]
    lines += ["", "With gold words, sentences its own:", "", *show_trees(report.words)]
    lines += ["", "With gold words and sentences:", "", *show_trees(report.sentences)]
    lines += ["", "From raw text in capitals:", "", *show_trees(report.capitals), "", *show_names(report), ""]
    error = report.raw["ewt"].mean_error()
    lines += (
        [f"Factuality, mean absolute error at gold events (scale -3 to 3): {error:.3f}"] if error is not None else []
    )
    if report.speed:
        speed = report.speed
        lines.append(
            f"Speed: {speed.words_a_second:,.0f} words a second on one core, all heads, Docs built; "
            f"peak memory {speed.peak_megabytes:.0f} MB; loads in {speed.load_seconds:.1f} s"
        )
    return lines


def main() -> int:
    """Run the command; 1 when a figure fell below its floor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.language", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/train"), help="folder of the corpora")
    parser.add_argument("--weights", type=Path, default=SHIPPED, help="folder of the weights to measure")
    parser.add_argument("--json", type=Path, help="write the figures there too")
    parser.add_argument("--no-speed", action="store_true", help="leave speed and memory out")
    options = parser.parse_args()
    report = make_report(options.corpora, options.weights, speed=not options.no_speed)
    figures = list_figures(report)
    print("\n".join(show(report)))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return hold("language", figures, partial=True)


if __name__ == "__main__":
    raise SystemExit(main())
