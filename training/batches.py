"""Windows come in, padded tensors go out, windows of like length together so that little is padding."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from torch import Tensor

from training.labels import word_labels
from training.windows import Placed
from twosource.read.language.shapes import mark_of, spacing_of
from twosource.read.language.wordpiece import END, START, WordPiece

IGNORED = -100
OPEN_NAME = -1
"""The name label of a word that is "O or MISC"."""


@dataclass(frozen=True, slots=True)
class Example:
    """One window in numbers: pieces (T), their marks (T), each word's first piece (W), and columns of labels (W)."""

    pieces: list[int]
    marks: list[int]
    firsts: list[int]
    columns: dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as tensors: (B, T) pieces and marks, (B, W) firsts and columns; padding has piece 0 and label -100."""

    pieces: Tensor
    marks: Tensor
    firsts: Tensor
    columns: dict[str, Tensor]


@dataclass(frozen=True, slots=True)
class Encoder:
    """What turns words into numbers: the word pieces and, for each head, the number of each label."""

    wordpiece: WordPiece
    numbers: dict[str, dict[str, int]]

    def encode(self, placed: list[Placed]) -> Example:
        """Return one window's numbers."""
        pieces, marks, firsts = [START], [0], []
        for one in placed:
            split = self.wordpiece.split(one.word.form)
            firsts.append(len(pieces))
            pieces.extend(split)
            marks.extend([mark_of(one.word.form, spacing_of(one.gap)), *([0] * (len(split) - 1))])
        return Example([*pieces, END], [*marks, 0], firsts, self._columns(placed))

    def _columns(self, placed: list[Placed]) -> dict[str, list[float]]:
        starts = {one.sentence: at for at, one in reversed(list(enumerate(placed)))}
        columns: dict[str, list[float]] = {}
        for at, one in enumerate(placed):
            for name, value in {**self._word_columns(one), **tree_columns(one, at, starts)}.items():
                columns.setdefault(name, []).append(value)
        return columns

    def _word_columns(self, one: Placed) -> dict[str, float]:
        labels = word_labels(one.word)
        row: dict[str, float] = {
            name: self.numbers[name].get(labels.get(name, ""), IGNORED) if labels else IGNORED
            for name in ("xpos", "upos", "feats", "lemma", "deprel")
        }
        name = one.word.name
        row["names"] = IGNORED if name is None else OPEN_NAME if name == "?" else self.numbers["names"][name]
        row["event"] = IGNORED if one.word.event is None else float(one.word.event)
        row["factuality"] = IGNORED if one.word.factuality is None else one.word.factuality
        return row


def tree_columns(one: Placed, at: int, starts: dict[int, int]) -> dict[str, float]:
    """Return sentence start, head as a word's place in the window plus one (0: root) and sentence number."""
    head = one.word.head
    start = starts[one.sentence]
    return {
        "sentence": IGNORED if head is None else float(at == start),
        "head": IGNORED if head is None else head if head == 0 else start + head,
        "group": one.sentence,
    }


def batch_examples(examples: list[Example], most: int, rng: Random) -> Iterator[Batch]:
    """Yield batches of at most `most` pieces, padding counted, in random order."""
    ordered = sorted(examples, key=lambda one: len(one.pieces) + rng.random() * 6)
    groups: list[list[Example]] = [[]]
    for example in ordered:
        longest = max([len(example.pieces), *(len(one.pieces) for one in groups[-1])])
        if groups[-1] and longest * (len(groups[-1]) + 1) > most:
            groups.append([])
        groups[-1].append(example)
    rng.shuffle(groups)
    for group in groups:
        if group:
            yield pad(group)


def pad(group: list[Example]) -> Batch:
    """Return one batch."""
    return Batch(
        pieces=stack([one.pieces for one in group], 0).long(),
        marks=stack([one.marks for one in group], 0).long(),
        firsts=stack([one.firsts for one in group], 0).long(),
        columns={name: stack([one.columns[name] for one in group], IGNORED) for name in group[0].columns},
    )


def stack(rows: list[list[int]] | list[list[float]], filler: int) -> Tensor:
    """Return rows of unequal length as one float tensor."""
    longest = max(map(len, rows))
    array = np.full((len(rows), longest), filler, dtype=np.float32)
    for place, row in enumerate(rows):
        array[place, : len(row)] = row
    return torch.from_numpy(array)
