"""Run the measures of relating, write their page: python -m benchmarks.origins.report ../shared/bench docs/relating."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stdout
from pathlib import Path

from benchmarks.claims.__main__ import main as measure_claims
from benchmarks.origins.__main__ import main as measure_origins
from benchmarks.origins.going_on import main as measure_going_on
from benchmarks.origins.speed import main as measure_speed
from benchmarks.stories.__main__ import main as measure_stories
from benchmarks.stories.posts import main as measure_posts

HEAD = """# Relating, measured

Development figures, on files that are not part of this repository. Each block was printed by the command above it;
`python -m benchmarks.origins.report BENCH docs/relating` writes this page anew.
"""


def main() -> None:
    """Write the page."""
    bench, folder = sys.argv[1], Path(sys.argv[2])
    blocks = [
        ("benchmarks.stories", [bench], measure_stories),
        ("benchmarks.stories.posts", [], measure_posts),
        ("benchmarks.claims", [bench], measure_claims),
        ("benchmarks.origins", [bench], measure_origins),
        ("benchmarks.origins.speed", ["5000", "10000"], measure_speed),
        ("benchmarks.origins.going_on", ["3000"], measure_going_on),
    ]
    page = HEAD
    for module, arguments, measure in blocks:
        sys.argv = [module, *arguments]
        printed = io.StringIO()
        with redirect_stdout(printed):
            measure()
        shown = " ".join((module, *("BENCH" if given == bench else given for given in arguments)))
        page += f"\n```\n$ python -m {shown}\n{printed.getvalue()}```\n"
    (folder / "measured.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
