"""`python -m benchmarks.language` scores the shipped weights on the corpora's dev parts and holds them to floors."""

import argparse
import json
import tomllib
from pathlib import Path

from benchmarks.language.report import Report, list_figures, make_report, show_names, show_trees
from twosource.read.language.weights import SHIPPED

FLOORS = Path(__file__).parents[1] / "floors.toml"


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


def find_fallen(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Return a line for each figure below its floor."""
    return [
        f"below its floor: {name} is {figures[name]:.2f}, floor {floor:.2f}"
        for name, floor in floors.items()
        if name in figures and figures[name] < floor
    ]


def read_floors(path: Path) -> dict[str, float]:
    """Return the floors of the table [language], none when the file is not there."""
    return dict(tomllib.loads(path.read_text(encoding="utf-8")).get("language", {})) if path.exists() else {}


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
    fallen = find_fallen(figures, read_floors(FLOORS))
    print("\n".join(fallen))
    return 1 if fallen else 0


if __name__ == "__main__":
    raise SystemExit(main())
