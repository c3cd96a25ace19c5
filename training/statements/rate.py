"""Heads and windows with statements come in; how well cues, contents and voices are found goes out."""

from dataclasses import dataclass

import torch

from training.statements.examples import Drawn, Told
from training.statements.heads import Heads
from training.statements.states import pad
from twosource.read.language.cues import Heard, find_cues

ENOUGH = 0.5
"""Share of two contents' words from which on they are one, as the attribution benchmark has it."""


@dataclass(slots=True)
class Tally:
    """What was there, what was found, and what of that was right."""

    gold: int = 0
    found: int = 0
    cues: int = 0
    contents: int = 0
    linked: int = 0

    def figures(self) -> dict[str, float]:
        """Return precision, recall and F1 of cues, of contents, and of contents with their voice, in per cent."""
        rates = {}
        for name in ("cues", "contents", "linked"):
            right = getattr(self, name)
            rates |= {
                f"{name} P": 100 * right / max(self.found, 1),
                f"{name} R": 100 * right / max(self.gold, 1),
                f"{name} F1": 200 * right / max(self.found + self.gold, 1),
            }
        return rates


@torch.no_grad()
def read(heads: Heads, drawn: Drawn) -> list[Heard]:
    """Return what the heads find in one window."""
    outputs = {name: output[0].numpy() for name, output in heads.eval().words(pad([drawn.frozen])).items()}
    return find_cues(outputs, heads.take_ways(), drawn.frozen.tree)


def tally(count: Tally, heard: list[Heard], told: tuple[Told, ...], chance: float, agreement: float = 0.0) -> None:
    """Add one window's counts; what is less likely than `chance` counts as not found."""
    kept = {one.place: one for one in heard if one.chance >= chance and one.agreement >= agreement}
    count.gold += len(told)
    count.found += len(kept)
    for one in told:
        found = kept.get(one.cue)
        if found is None:
            continue
        count.cues += 1
        ours = set(range(found.first, found.last + 1)) - {found.place}
        theirs = {at for start, stop in one.content for at in range(start, stop)}
        if len(ours & theirs) >= ENOUGH * len(ours | theirs):
            count.contents += 1
            count.linked += found.voice == one.voice
