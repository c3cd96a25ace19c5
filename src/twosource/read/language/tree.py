"""A matrix of head scores for one sentence comes in, the heads of a well-formed tree go out.

The greedy choice is a tree nine times in ten; only where it has a cycle or not exactly one root is the maximum spanning
tree searched (Chu and Liu 1965, Edmonds 1967), once per root candidate as Dozat et al. 2017 do.
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Scores: TypeAlias = NDArray[np.float32]
Heads: TypeAlias = NDArray[np.int64]

ROOT_CANDIDATES = 3
"""Roots tried when the greedy answer has none or several; the right one is among the best three."""

LONGEST_EXACT = 300
"""Words beyond which only one root is tried: such a "sentence" is a list or noise, and time must stay bounded."""


def find_heads(scores: Scores) -> Heads:
    """Return for each of n words its head's index, the root's being its own; `scores` is (n, n + 1).

    Column 0 is the root, column j + 1 word j. Exactly one word has itself as head, and there is no cycle.
    """
    scores = scores.copy()
    count = len(scores)
    scores[np.arange(count), np.arange(1, count + 1)] = -np.inf
    heads = scores.argmax(axis=1)
    if (heads == 0).sum() != 1 or has_cycle(heads):
        heads = search_tree(scores)
    return np.where(heads == 0, np.arange(count), heads - 1)


def has_cycle(heads: Heads) -> bool:
    """Say whether following heads (0 = root, j + 1 = word j) from some word never reaches the root."""
    return find_cycle(np.concatenate([[0], heads])) is not None


def find_cycle(parents: Heads) -> list[int] | None:
    """Return the nodes of one cycle, or None; `parents[0]` belongs to the root and is not followed."""
    state = [0] * len(parents)
    state[0] = 2
    for start in range(1, len(parents)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(parents[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for done in path:
            state[done] = 2
    return None


def search_tree(scores: Scores) -> Heads:
    """Return the best tree with one root (0 = root) among those of the most likely roots."""
    candidates = 1 if len(scores) > LONGEST_EXACT else ROOT_CANDIDATES
    roots = np.argsort(-scores[:, 0], kind="stable")[:candidates]
    trees = [tree_under(scores, int(root)) for root in roots]
    totals = [float(scores[np.arange(len(scores)), tree].sum()) for tree in trees]
    return trees[totals.index(max(totals))]


def tree_under(scores: Scores, root: int) -> Heads:
    """Return the best tree whose only root is word `root`."""
    square = np.full((len(scores) + 1, len(scores) + 1), -np.inf, dtype=np.float64)
    square[1:] = scores
    square[1:, 0] = -np.inf
    square[root + 1] = -np.inf
    square[root + 1, 0] = 0.0
    return span_maximum(square)[1:]


def span_maximum(square: NDArray[np.float64]) -> Heads:
    """Return each node's parent in the maximum spanning arborescence of `square` (row: child, column: parent)."""
    parents: Heads = square.argmax(axis=1)
    parents[0] = 0
    cycle = find_cycle(parents)
    if cycle is None:
        return parents
    return expand(square, parents, cycle)


def expand(square: NDArray[np.float64], parents: Heads, cycle: list[int]) -> Heads:
    """Contract `cycle` to one node, solve the smaller problem and open the cycle where it is entered."""
    inside = np.array(cycle)
    outside = np.setdiff1d(np.arange(len(square)), inside)
    gain = square[inside] - square[inside, parents[inside]][:, None]
    entry = gain[:, outside].argmax(axis=0)
    exit_ = square[np.ix_(outside, inside)].argmax(axis=1)
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = square[np.ix_(outside, outside)]
    small[-1, :-1] = gain[:, outside].max(axis=0)
    small[:-1, -1] = square[outside, inside[exit_]]
    answer = span_maximum(small)
    result = parents.copy()
    for position, node in enumerate(outside):
        above = answer[position]
        result[node] = inside[exit_[position]] if above == len(outside) else outside[above]
    result[inside[entry[answer[-1]]]] = outside[answer[-1]]
    result[0] = 0
    return result
