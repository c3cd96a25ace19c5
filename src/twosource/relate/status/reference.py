"""The status rules go in, the page that tells them comes out: `python -m twosource.relate.status.reference`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from twosource.relate.status.deciding import load_status_rules

if TYPE_CHECKING:
    from twosource.relate.status.deciding import StatusRule, StatusRules

HEAD = """# What a status rests on

Written from `src/twosource/codebook/status.yaml` by `python -m twosource.relate.status.reference`; a test holds the two
together. The first rule whose needs are met gives the status. No rule says that a claim is true: *confirmed* and
*refuted* come from a person's ruling alone.

| rule | status | it needs | and none of | the reason, as people read it |
|---|---|---|---|---|
"""


def describe_status(rules: StatusRules) -> str:
    """Write the page."""
    grades = ", ".join(f"{status} {grade}" for status, grade in rules.grades.items())
    table = "".join(row(rule) for rule in rules.rules)
    graded = (
        f"Admiralty grades proposed: {grades}. Credibility 1 is refused below {rules.origins_for_one} known origins."
    )
    grown = f"Counts of {', '.join(rules.growing)} can only grow: a later, higher one brings an earlier one up to date."
    return f"{HEAD}{table}\n{graded}\n\n{grown}\n"


def row(rule: StatusRule) -> str:
    """Write one rule as a row."""
    needs = ", ".join(f"{name} ≥ {least}" for name, least in rule.needs.items()) or "nothing"
    without = ", ".join(rule.without) or "-"
    return f"| {rule.rule} | {rule.status} | {needs} | {without} | {rule.words} |\n"


if __name__ == "__main__":
    sys.stdout.write(describe_status(load_status_rules()))
