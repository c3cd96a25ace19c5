"""Frozen states of the encoder come in, the numbers that find statements go out.

They say which words are cues, and of each cue which words are its content and its voice; the two are scored biaffinely
outside the graph, as relations are, with what the way over the tree adds.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.network import WIDTH
from twosource.read.language.cues import WAYS, Ways

READ = (3, 4, 5, 6)
"""The states that the heads read: those before each of the last three layers, and the last."""
SCORES = ("inside", "begin", "end", "voice")
"""What is scored of a cue and a word."""
FARTHEST = 48
"""Words from a cue beyond which distance tells nothing more."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the heads."""

    pair: int = 64
    """Numbers of one word in one score of a cue and a word."""
    hidden: int = 128
    dropout: float = 0.2


class Heads(nn.Module):
    """The heads for statements."""

    def __init__(self, shape: Shape, relations: int) -> None:
        super().__init__()
        self.shape = shape
        self.mix = nn.Parameter(torch.linspace(-1, 1, len(READ)))
        self.norm = nn.LayerNorm(WIDTH)
        self.hidden = nn.Linear(WIDTH, shape.hidden)
        self.cue = nn.Linear(shape.hidden, 1)
        self.nobody = nn.Linear(shape.hidden, 1)
        self.teller = nn.Linear(WIDTH, len(SCORES) * shape.pair)
        self.told = nn.Linear(WIDTH, len(SCORES) * shape.pair)
        self.distance = nn.Parameter(torch.zeros(len(SCORES), 2 * FARTHEST + 1))
        self.down = nn.Parameter(torch.zeros(len(SCORES), WAYS, relations))
        self.up = nn.Parameter(torch.zeros(len(SCORES), WAYS, relations))
        self.dropout = nn.Dropout(shape.dropout)

    def mix_states(self, states: Tensor) -> Tensor:
        """Return (B, W, 384) out of the states of `READ` at the words, (READ, B, W, 384)."""
        return self.dropout(self.norm(torch.tensordot(self.mix.softmax(0), states, dims=1)))

    def judge(self, mixed: Tensor) -> tuple[Tensor, Tensor]:
        """Return (B, W, 1) each: is the word a cue, and if it is, is its voice nobody."""
        hidden = self.dropout(functional.leaky_relu(self.hidden(mixed), 0.1))
        return self.cue(hidden), self.nobody(hidden)

    def words(self, states: Tensor) -> dict[str, Tensor]:
        """Return the (B, W, width) outputs that leave the graph."""
        mixed = self.mix_states(states)
        cue, nobody = self.judge(mixed)
        teller, told = (functional.leaky_relu(part(mixed), 0.1) for part in (self.teller, self.told))
        return {"cue": cue, "nobody": nobody, "teller": teller, "told": told}

    def score_pairs(self, mixed: Tensor, rows: Tensor, cues: Tensor, ways: Tensor) -> Tensor:
        """Return (N, W, scores) for N cues, each a row of the batch and a word of it; `ways` is (3, N, W)."""
        size = (len(SCORES), self.shape.pair)
        teller = functional.leaky_relu(self.teller(mixed[rows, cues]), 0.1).unflatten(-1, size)
        told = functional.leaky_relu(self.told(mixed), 0.1)[rows].unflatten(-1, size)
        away = torch.arange(told.shape[1])[None] - cues[:, None]
        bias = self.distance[:, away.clamp(-FARTHEST, FARTHEST) + FARTHEST]
        bias = bias + self.down[:, ways[0], ways[1]] + self.up[:, ways[0], ways[2]]
        return torch.einsum("nsd,nwsd->nws", teller, told) * self.shape.pair**-0.5 + bias.permute(1, 2, 0)

    def take_ways(self) -> Ways:
        """Return what is added to the scores outside the graph."""
        return Ways(*(part.detach().numpy() for part in (self.distance, self.down, self.up)))
