"""Measure posts against checked claims, beside its two halves: python -m benchmarks.claims ../shared/bench."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.floors import hold
from twosource.relate.match import CheckedClaim, CheckedClaims, load_match_rules

DEPTHS = (1, 5, 20)


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Read JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def rank_of(right: list[str], ranked: list[str]) -> int | None:
    """Give the place of the first right claim, counted from 1; None when it is not there."""
    return next((place for place, claim in enumerate(ranked, 1) if claim in right), None)


def report(name: str, ranks: list[int | None]) -> dict[str, float]:
    """Print and give MRR and the share of posts with a right claim in the first 1, 5 and 20."""
    held = [rank for rank in ranks if rank]
    figures = {"MRR": sum(1 / rank for rank in held) / len(ranks)}
    figures |= {f"HP@{depth}": sum(rank <= depth for rank in held) / len(ranks) for depth in DEPTHS}
    print(f"{name:16} " + "  ".join(f"{figure} {value:.3f}" for figure, value in figures.items()))
    return figures


def main() -> int:
    """Print one line a system over all posts, then ours on posts of even and of odd place; 1 below a floor."""
    folder = Path(sys.argv[1]) / "claims"
    claims = [CheckedClaim(row["id"], row["title"], row["text"]) for row in read_rows(folder / "snopes_claims.jsonl")]
    posts = read_rows(folder / "snopes_pairs_dev.jsonl")
    rules = load_match_rules()
    started = time.perf_counter()
    checked = CheckedClaims(claims)
    built = time.perf_counter() - started
    systems = {
        "twosource": rules,
        "BM25 of stems": replace(rules, runs=0.0),
        "character runs": replace(rules, words=0.0),
    }
    figures: dict[str, float] = {}
    for name, chosen in systems.items():
        checked.rules = chosen
        ranks = [rank_of(row["claims"], checked.rank(row["text"])) for row in posts]
        printed = report(name, ranks)
        if name == "twosource":
            figures = printed
            report("  even posts", ranks[::2])
            report("  odd posts", ranks[1::2])
    print(f"{len(claims)} claims indexed in {built:.1f} s; {len(posts)} posts")
    return hold("claims", figures)


if __name__ == "__main__":
    sys.exit(main())
