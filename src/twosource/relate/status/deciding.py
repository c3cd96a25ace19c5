"""Facts about a claim go in, its status comes out with the codebook's rule that gave it, said in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.codebook import load_vocabulary
from twosource.errors import Refused
from twosource.model.ledger import Claim, Status, StatusReason

if TYPE_CHECKING:
    from collections.abc import Mapping

CREDIBLE = "1"


@dataclass(frozen=True, slots=True)
class StatusRule:
    """One rule: the facts it needs, those that must be nought, the status it gives and the words that say why."""

    rule: str
    status: Status
    needs: dict[str, int]
    words: str
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusRules:
    """`codebook/status.yaml`; each field is explained beside its value there."""

    rules: tuple[StatusRule, ...]
    grades: dict[str, str]
    letters: dict[str, str]
    digits: dict[str, str]
    origins_for_one: int
    growing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a claim, as numbers that rules compare and names that their words use."""

    numbers: Mapping[str, int]
    names: Mapping[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1)
def load_status_rules() -> StatusRules:
    """Read the rules once."""
    return load_vocabulary("status", StatusRules)


def decide_status(facts: Facts, rules: StatusRules) -> tuple[Status, StatusReason]:
    """Give the status of the first rule that the facts meet; the last rule needs nothing, so there always is one."""
    for rule in rules.rules:
        if is_met(rule, facts):
            return rule.status, StatusReason(rule.rule, say(rule.words, facts))
    msg = "status.yaml has no rule without needs"
    raise AssertionError(msg)


def is_met(rule: StatusRule, facts: Facts) -> bool:
    """Tell whether each needed fact is reached and each excluded one is nought."""
    reached = all(facts.numbers.get(name, 0) >= least for name, least in rule.needs.items())
    return reached and not any(facts.numbers.get(name, 0) for name in rule.without)


def say(words: str, facts: Facts) -> str:
    """Fill the braces of a rule's words; whoever is not known is "nobody named"."""
    known = {name: str(number) for name, number in facts.numbers.items()} | dict(facts.names)
    for name, value in known.items():
        words = words.replace("{" + name + "}", value or "nobody named")
    return words


def propose_grade(claim: Claim, rules: StatusRules) -> str:
    """Propose an Admiralty grade, F6 where nothing speaks for another."""
    grade = rules.grades.get(claim.status, "F6")
    return grade if may_grade(claim, grade, rules) else "F2"


def check_grade(claim: Claim, grade: str, rules: StatusRules) -> str:
    """Give back a person's grade, A-F and 1-6.

    Raises:
        Refused: the grade is none, or gives credibility 1 to a claim without two known origins.
    """
    plain = grade.strip().upper()
    if len(plain) != len("F6") or plain[0] not in "ABCDEF" or plain[1] not in "123456":
        msg = f"{grade!r} is no Admiralty grade; give a letter A-F and a digit 1-6, such as F6"
        raise Refused(msg)
    if not may_grade(claim, plain, rules):
        msg = (
            f"{plain}: credibility 1 needs {rules.origins_for_one} known origins, claim {claim.id} has {claim.origins}"
        )
        raise Refused(msg)
    return plain


def may_grade(claim: Claim, grade: str, rules: StatusRules) -> bool:
    """Tell whether the number of known origins bears the credibility."""
    return not grade.endswith(CREDIBLE) or claim.origins >= rules.origins_for_one
