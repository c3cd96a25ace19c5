"""A whole constructed case by its name goes in, its ledger comes out, with the questions that its tests ask of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from twosource.model.item import Item, Relation
from twosource.relate import relate_readings

if TYPE_CHECKING:
    from twosource.model.ledger import Claim, Ledger, Side
    from twosource.read.reader import Reader


def relate_case(name: str, reader: Reader) -> Ledger:
    """Read and relate the items of `<name>_case.yaml`; those without an id are `r1`, `r2` and so on."""
    reports = yaml.safe_load(Path(__file__).with_name(f"{name}_case.yaml").read_text("utf-8"))
    items = []
    for number, report in enumerate(reports, 1):
        report.setdefault("id", f"r{number}")
        relations = tuple(Relation(**one) for one in report.pop("relations", ()))
        media = tuple(report.pop("media", ()))
        kind = report.pop("kind", "article")
        items.append(Item(kind=kind, digest="", relations=relations, media=media, **report))
    return relate_readings(list(reader.read(items)))


def answering(ledger: Ledger, item: str, *words: str) -> Claim:
    """Give the claim on which an item stands, whose question or answer holds words."""
    found = [
        claim
        for claim in ledger.claims
        if item in claim.items and all(word in f"{claim.question} {claim.value}" for word in words)
    ]
    assert len(found) == 1, [(claim.question, claim.value) for claim in found]
    return found[0]


def items_on(claim: Claim, side: Side) -> set[str]:
    """Give the items that stand on a side of a claim."""
    return {one.item for one in claim.evidence if one.side == side}
