"""Words of a window come in, what the frozen language model says of them goes out, counted once for all passes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from training.batches import Encoder
from training.evaluate import take_biaffine
from training.network import WIDTH, Network
from training.statements.heads import READ
from training.windows import Placed
from twosource.read.language.cues import Tree
from twosource.read.language.decode import Choices, decode, find_starts


@dataclass(frozen=True, slots=True)
class Frozen:
    """One window's states (READ, W, 384), half as wide as they were counted, its tree, and each word's Penn tag."""

    states: Tensor
    tree: Tree
    tags: tuple[str, ...]

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.tags)

    def until(self, stop: int) -> "Frozen":
        """Return the same up to a word with which a sentence begins."""
        tree = self.tree
        cut = Tree(tree.starts[:stop], tree.heads[:stop], tree.relations[:stop])
        return replace(self, states=self.states[:, :stop], tree=cut, tags=self.tags[:stop])


@dataclass(frozen=True, slots=True)
class FrozenModel:
    """The trained network, which learns no more, and what turns words into its numbers."""

    network: Network
    encoder: Encoder

    @torch.no_grad()
    def read(self, words: tuple[Placed, ...]) -> Frozen:
        """Run the encoder and the parser on one window."""
        example = self.encoder.encode(list(words))
        firsts = torch.tensor(example.firsts)
        every = self.network.encoder(torch.tensor([example.pieces]), torch.tensor([example.marks]), None)
        outputs = {name: output[0].numpy() for name, output in self.network.judge(every, firsts[None]).items()}
        decoded = decode(outputs, take_biaffine(self.network), find_starts(outputs["sentence"][:, 0], 0.0), Choices())
        tags = list(self.encoder.numbers["xpos"])
        return Frozen(
            torch.stack([every[at][0, firsts] for at in READ]).half(),
            Tree(decoded.starts, decoded.heads, decoded.classes["deprel"]),
            tuple(tags[number] for number in decoded.classes["xpos"]),
        )


def pad(group: list[Frozen]) -> Tensor:
    """Return the states (READ, B, W, 384) of windows of unequal length."""
    states = torch.zeros(len(READ), len(group), max(map(len, group)), WIDTH)
    for row, one in enumerate(group):
        states[:, row, : len(one)] = one.states
    return states


def batches(sizes: list[int], order: list[int], most: int) -> Iterator[list[int]]:
    """Yield the places of windows in batches of at most `most` words, padding counted; `order` is by size."""
    group: list[int] = []
    for place in order:
        longest = max([sizes[place], *(sizes[one] for one in group)])
        if group and longest * (len(group) + 1) > most:
            yield group
            group = []
        group.append(place)
    if group:
        yield group
