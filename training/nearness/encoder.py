"""The published MiniLM weights and word pieces go in, one vector a text comes out: the sentence encoder in NumPy alone.

The layers are BERT's (Devlin et al. 2019), the mean over the pieces is the sentence encoder's (Reimers and Gurevych
2019). Written out, so that the table can be made where torch is not.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from twosource.read.language.wordpiece import END, PAD, START

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

Floats: TypeAlias = NDArray[np.float32]
LAYERS = 6
HEADS = 12
KINDS = {"F32": np.float32, "I64": np.int64}
NEVER = np.float32(-1e9)


def read_weights(path: Path) -> dict[str, NDArray[np.float32 | np.int64]]:
    """Read a safetensors file: a length, a JSON table of names, kinds, shapes and places, then the bytes."""
    raw = path.read_bytes()
    begins = 8 + int.from_bytes(raw[:8], "little")
    table = json.loads(raw[8:begins])
    table.pop("__metadata__", None)
    return {
        name: np.frombuffer(
            raw[begins + one["data_offsets"][0] : begins + one["data_offsets"][1]], KINDS[one["dtype"]]
        ).reshape(one["shape"])
        for name, one in table.items()
    }


@dataclass(frozen=True, slots=True)
class SentenceEncoder:
    """The weights by name, without a common beginning."""

    weights: Mapping[str, NDArray[np.float32 | np.int64]]

    @classmethod
    def read(cls, path: Path) -> SentenceEncoder:
        """Read the weights; names may begin with the model's own name."""
        held = read_weights(path)
        first = next(name for name in held if name.endswith("embeddings.word_embeddings.weight"))
        return cls({name.removeprefix(first.partition("embeddings.")[0]): one for name, one in held.items()})

    def encode(self, texts: Sequence[Sequence[int]]) -> Floats:
        """Give the (N, 384) vectors of texts, each given as its word pieces."""
        longest = 2 + max(map(len, texts))
        rows = [[START, *text, END, *[PAD] * (longest - 2 - len(text))] for text in texts]
        stands = np.array([[1.0] * (2 + len(text)) + [0.0] * (longest - 2 - len(text)) for text in texts], np.float32)
        states = self.embed(np.array(rows))
        for number in range(LAYERS):
            states = self.layer(f"encoder.layer.{number}.", states, (1 - stands)[:, None, None, :] * NEVER)
        whole: Floats = (states * stands[..., None]).sum(1) / stands.sum(1, keepdims=True)
        return whole

    def embed(self, rows: NDArray[np.int64]) -> Floats:
        """Give the states before the first layer."""
        tables = (self.weights[f"embeddings.{name}_embeddings.weight"] for name in ("word", "position", "token_type"))
        words, places, kinds = tables
        return self.norm("embeddings.LayerNorm", words[rows] + places[: rows.shape[1]] + kinds[0])

    def layer(self, name: str, states: Floats, hidden: Floats) -> Floats:
        """Give the states after one layer."""
        rows, length, width = states.shape

        def part(which: str) -> Floats:
            split: Floats = self.linear(f"{name}attention.self.{which}", states).reshape(rows, length, HEADS, -1)
            return split.transpose(0, 2, 1, 3)

        scores = part("query") @ part("key").transpose(0, 1, 3, 2) / np.float32((width // HEADS) ** 0.5) + hidden
        mixed = (softmax(scores) @ part("value")).transpose(0, 2, 1, 3).reshape(rows, length, width)
        states = self.norm(
            f"{name}attention.output.LayerNorm", states + self.linear(f"{name}attention.output.dense", mixed)
        )
        wide = gelu(self.linear(f"{name}intermediate.dense", states))
        return self.norm(f"{name}output.LayerNorm", states + self.linear(f"{name}output.dense", wide))

    def linear(self, name: str, states: Floats) -> Floats:
        """Apply a linear map."""
        mapped: Floats = states @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return mapped

    def norm(self, name: str, states: Floats) -> Floats:
        """Normalise each state (Ba, Kiros and Hinton 2016)."""
        centred = states - states.mean(-1, keepdims=True)
        scaled: Floats = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + np.float32(1e-12))
        return scaled * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]


def softmax(scores: Floats) -> Floats:
    """Give shares that add up to 1 along the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Floats = raised / raised.sum(-1, keepdims=True)
    return shares


def gelu(states: Floats) -> Floats:
    """Give x Φ(x); the error function by Abramowitz and Stegun 7.1.26, right to 1.5e-7."""
    side = np.abs(states) / np.float32(2**0.5)
    t = 1 / (1 + np.float32(0.3275911) * side)
    powers = ((((1.061405429 * t - 1.453152027) * t) + 1.421413741) * t - 0.284496736) * t + 0.254829592
    error = np.sign(states) * (1 - powers * t * np.exp(-side * side))
    shaped: Floats = (states * (1 + error) / 2).astype(np.float32)
    return shaped
