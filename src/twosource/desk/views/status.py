"""A claim and the rulings on it go in; the status to show comes out, with why and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.desk.wording import load_wording
from twosource.relate.rulings.standing import standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.ledger import Claim, Ruling

DECIDES = {"confirm": "confirmed", "refute": "refuted", "not-a-claim": "set-aside"}


@dataclass(frozen=True, slots=True)
class StatusView:
    """A status for the page: `key` chooses shape and colour, `why` is the sentence; `ruled` when a person decided."""

    key: str
    label: str
    meaning: str
    why: str
    rule: str
    ruled: bool = False


def judge(claim: Claim, rulings: Sequence[Ruling]) -> StatusView:
    """Give the status to show: the last standing ruling that decides, else what the codebook's rule gave.

    A ruling that waits for a second person decides nothing.
    """
    deciding = [ruling for ruling in standing(rulings) if ruling.kind in DECIDES and not ruling.pending]
    if deciding:
        last = deciding[-1]
        with_whom = [one for one in deciding if one.kind == last.kind and one.person != last.person][-1:]
        why = "; ".join(f"{one.person}: {one.reason}" for one in [*with_whom, last])
        return _view(DECIDES[last.kind], why, f"ruling {last.id}", ruled=True)
    ruled = claim.status in DECIDES.values()
    return _view(claim.status, claim.reason.words, claim.reason.rule, ruled=ruled)


def name_status(key: str) -> StatusView:
    """Give a status without a reason, for histories and legends."""
    return _view(key, "", "", ruled=False)


def _view(key: str, why: str, rule: str, *, ruled: bool) -> StatusView:
    words = load_wording().statuses[key]
    return StatusView(key, words.label, words.meaning, why, rule, ruled)
