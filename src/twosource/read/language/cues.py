"""The network's numbers for one window come in; which words may mark a statement, with content and voice, goes out.

A cue and a word are scored biaffinely, as relations are, and by the way from one to the other over the tree: is the
word inside the cue's content, does that begin or end there, is it the head of the voice. The content is the one stretch
of the cue's sentence with the highest sum.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Floats: TypeAlias = NDArray[np.float32]

SCORES = 4
"""Scores of a cue and a word: inside, begin, end, voice."""
FLOOR = 0.1
"""How likely a word must be a cue to be handed on; who reads statements asks for more."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One word that may be a cue, by places of words or tokens."""

    place: int
    chance: float
    """How likely the word is a cue."""
    first: int
    last: int
    """First and last word of its content."""
    agreement: float
    """How much of the content is likely right: the expected share of words that it has in common with the true one."""
    voice: int | None
    """The head word of its voice, None for nobody."""
    voice_chance: float

    def moved(self, start: int) -> Heard:
        """Return the same by places of which `start` is the first."""
        voice = None if self.voice is None else self.voice + start
        return replace(self, place=self.place + start, first=self.first + start, last=self.last + start, voice=voice)


if not Doc.has_extension("cues"):
    Doc.set_extension("cues", default=None)


def cues_of(doc: Doc) -> tuple[Heard, ...] | None:
    """Return what the language model takes for cues, by the Doc's tokens, in order; None where it knows no cues."""
    return None if doc._.cues is None else tuple(Heard(*row) for row in doc._.cues)


def hand_on(doc: Doc, heard: Iterable[Heard], places: NDArray[np.int64]) -> None:
    """Write into a Doc what was heard of its words, which stand at `places`."""
    tokens = places.tolist()
    doc._.cues = [
        (
            tokens[one.place],
            one.chance,
            tokens[one.first],
            tokens[one.last],
            one.agreement,
            None if one.voice is None else tokens[one.voice],
            one.voice_chance,
        )
        for one in heard
    ]


@dataclass(frozen=True, slots=True)
class Ways:
    """What the way over the tree from a cue to a word adds to the scores of the two."""

    distance: Floats
    """(SCORES, 2 * reach + 1) by the number of words from the cue."""
    down: Floats
    """(SCORES, WAYS, relations) by the relation with which the way goes down from its highest word."""
    up: Floats
    """(SCORES, WAYS, relations) by the relation with which it came up to that."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The decoded tree of one window: sentence starts, each word's head (a root's is itself), its relation's number."""

    starts: NDArray[np.bool_]
    heads: NDArray[np.int64]
    relations: NDArray[np.int64]


UPS, DEPTHS = 4, 4
"""Steps up from a cue and down to a word that are told apart; the last stands for more."""
WAYS = UPS * DEPTHS * 2


def find_ways(tree: Tree, cue: int, start: int, stop: int) -> tuple[list[int], list[int], list[int]]:
    """Return of each word of the cue's sentence the number of its way, the relation down and the relation up.

    The way goes up from the cue to the lowest word above both and down again; its number tells steps up, steps down
    and the side. A relation that the way lacks is 0 below and the cue's own above.
    """
    heads, relations = tree.heads[start:stop].tolist(), tree.relations[start:stop].tolist()
    ups: dict[int, int] = {}
    came: dict[int, int] = {}
    at = last = cue - start
    while at not in ups:
        ups[at], came[at] = len(ups), relations[last]
        last, at = at, heads[at] - start
    ways, down, up = [], [], []
    for word in range(stop - start):
        top, child, depth = word, word, 0
        while top not in ups:
            top, child, depth = heads[top] - start, top, depth + 1
        steps = min(ups[top], UPS - 1) * DEPTHS + min(depth, DEPTHS - 1)
        ways.append(2 * steps + (word > cue - start))
        down.append(relations[child] if depth else 0)
        up.append(came[top])
    return ways, down, up


def find_cues(outputs: Mapping[str, Floats], ways: Ways, tree: Tree) -> list[Heard]:
    """Find the words of one window that may be cues; each content lies in its cue's sentence."""
    chances = squash(outputs["cue"][:, 0])
    bounds = np.append(np.flatnonzero(tree.starts), len(tree.starts))
    found = []
    for place in np.flatnonzero(chances >= FLOOR).tolist():
        sentence = int(np.searchsorted(bounds, place, side="right"))
        start, stop = int(bounds[sentence - 1]), int(bounds[sentence])
        scores = score_words(outputs, ways.distance, place, (start, stop))
        way, down, up = find_ways(tree, place, start, stop)
        scores += ways.down[:, way, down] + ways.up[:, way, up]
        first, last, agreement = find_content(scores, place - start)
        voice, sure = find_voice(scores[3], float(outputs["nobody"][place, 0]))
        voice = None if voice is None else start + voice
        found.append(Heard(place, float(chances[place]), start + first, start + last, agreement, voice, sure))
    return found


def score_words(outputs: Mapping[str, Floats], distance: Floats, place: int, bounds: tuple[int, int]) -> Floats:
    """Return (SCORES, words) scores of one cue with every word of its sentence, the tree left out."""
    told = outputs["told"][slice(*bounds)]
    width, reach = told.shape[1] // SCORES, distance.shape[1] // 2
    away = np.clip(np.arange(*bounds) - place, -reach, reach) + reach
    teller = outputs["teller"][place].reshape(SCORES, width)
    products = np.einsum("wsd,sd->sw", told.reshape(-1, SCORES, width), teller)
    scores: Floats = (products / np.sqrt(width) + distance[:, away]).astype(np.float32)
    return scores


def find_content(scores: Floats, cue: int) -> tuple[int, int, float]:
    """Return first and last word of the best stretch, and the share of it that is likely right."""
    inside = scores[0].copy()
    inside[cue] = 0.0
    sums = np.concatenate([[0.0], np.cumsum(inside)])
    opening = np.maximum.accumulate(scores[1] - sums[:-1])
    last = int((sums[1:] + scores[2] + opening).argmax())
    first = int((scores[1] - sums[:-1])[: last + 1].argmax())
    likely = squash(inside)
    likely[cue] = 0.0
    within = float(likely[first : last + 1].sum())
    size = last + 1 - first - (first <= cue <= last)
    return first, last, within / max(size + float(likely.sum()) - within, 1e-6)


def find_voice(scores: Floats, nobody: float) -> tuple[int | None, float]:
    """Return the likeliest voice, or None for nobody, and how likely it is."""
    every = np.append(scores, nobody).astype(np.float64)
    shares = np.exp(every - every.max())
    best = int(every.argmax())
    return None if best == len(scores) else best, float(shares[best] / shares.sum())


def squash(logits: Floats) -> Floats:
    """Return the logistic function of each number."""
    shares: Floats = (1 / (1 + np.exp(-np.clip(logits, -30, 30)))).astype(np.float32)
    return shares
