"""The network's numbers for the words of one window come in, labels, names and trees go out; NumPy only.

Sentence breaks are decided first; heads are then sought within each sentence, so that time stays linear in the text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from twosource.read.language.names import find_labels
from twosource.read.language.tree import find_heads

Floats: TypeAlias = NDArray[np.float32]
Outputs: TypeAlias = Mapping[str, Floats]

LONGEST_SENTENCE = 400
"""Words after which a break is set whatever the network says; no real sentence is longer, and scores are quadratic."""


@dataclass(frozen=True, slots=True)
class Biaffine:
    """What scores relations outside the graph: the two root vectors and the (labels, r + 1, r + 1) tensor."""

    arc_root: Floats
    relation_root: Floats
    relation: Floats


@dataclass(frozen=True, slots=True)
class Choices:
    """What decoding is told beside the numbers: the thresholds come with the weights, tuned on half of a dev part."""

    classes: tuple[str, ...] = ("xpos", "upos", "feats", "lemma")
    """The heads whose best class is taken."""
    sentence_threshold: float = 0.0
    """The logit over which a word begins a sentence."""
    outside_bias: float = 0.0
    """Added to the log-probability of "no name"."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """What one window's words are; all arrays are as long as the window has words."""

    starts: NDArray[np.bool_]
    classes: dict[str, NDArray[np.int64]]
    """The class numbers of xpos, upos, feats and lemma, and of deprel."""
    heads: NDArray[np.int64]
    """Each word's head as a place in the window; a root's head is itself."""
    names: NDArray[np.int64]
    factuality: Floats
    """From -3 (certainly not) to 3 (certainly so), NaN where the word is no event."""


def find_starts(logits: Floats, threshold: float) -> NDArray[np.bool_]:
    """Say which words begin a sentence: the window's first and those over the threshold."""
    starts = logits > threshold
    starts[:1] = True
    last = 0
    for place in range(len(starts)):
        if starts[place] or place - last >= LONGEST_SENTENCE:
            starts[place] = True
            last = place
    return starts


def join_numbers(starts: NDArray[np.bool_], forms: list[str]) -> None:
    """Let no sentence begin between "No." and its number."""
    for place in np.flatnonzero(starts[2:]).tolist():
        if forms[place + 1] == "." and forms[place] in {"No", "Nos", "NO"} and forms[place + 2][:1].isdecimal():
            starts[place + 2] = False


def decode(outputs: Outputs, biaffine: Biaffine, starts: NDArray[np.bool_], choices: Choices) -> Decoded:
    """Decode one window whose sentence starts are known."""
    heads = find_all_heads(outputs, biaffine, starts)
    picked = {name: outputs[name].argmax(axis=1) for name in choices.classes}
    picked["deprel"] = score_relations(outputs, biaffine, heads).argmax(axis=1)
    event = outputs["event"][:, 0] > 0
    return Decoded(
        starts=starts,
        classes=picked,
        heads=heads,
        names=find_labels(outputs["names"], starts, choices.outside_bias),
        factuality=np.where(event, outputs["factuality"][:, 0].clip(-3, 3), np.nan).astype(np.float32),
    )


def find_all_heads(outputs: Outputs, biaffine: Biaffine, starts: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return each word's head as a place in the window, sentence by sentence."""
    bounds = [*np.flatnonzero(starts).tolist(), len(starts)]
    heads = np.zeros(len(starts), dtype=np.int64)
    for start, end in pairwise(bounds):
        above = np.concatenate([biaffine.arc_root[None], outputs["arc_head"][start:end]])
        heads[start:end] = find_heads(outputs["arc_dependent"][start:end] @ above.T) + start
    return heads


FEW = 24
"""Words scored at a time: products so small that the matrix library does not call a second thread for them, whose
waking took longer than a short paragraph on a busy machine; and what is held stays small."""


def score_relations(outputs: Outputs, biaffine: Biaffine, heads: NDArray[np.int64]) -> Floats:
    """Return (words, labels) scores of each word's relation to its head."""
    count = len(heads)
    root = heads == np.arange(count)
    above = np.where(root[:, None], biaffine.relation_root, outputs["relation_head"][heads])
    below = outputs["relation_dependent"]
    one = np.ones((count, 1), dtype=np.float32)
    left, right = np.concatenate([below, one], axis=1), np.concatenate([above, one], axis=1)
    scores = np.empty((count, len(biaffine.relation)), dtype=np.float32)
    for start in range(0, count, FEW):
        products = left[None, start : start + FEW] @ biaffine.relation
        np.einsum("lws,ws->wl", products, right[start : start + FEW], out=scores[start : start + FEW])
    return scores
