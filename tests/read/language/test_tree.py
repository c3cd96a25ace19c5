"""Whatever the scores, the heads are a tree with one root, and the best one."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from twosource.read.language.tree import Heads, Scores, find_heads


def is_tree(heads: Heads) -> bool:
    """Say whether exactly one word is its own head and every word leads to it."""
    roots = [word for word, head in enumerate(heads) if head == word]
    if len(roots) != 1:
        return False
    reached = [word for word in range(len(heads)) if leads_to(heads, word, roots[0])]
    return len(reached) == len(heads)


def leads_to(heads: Heads, word: int, root: int) -> bool:
    for _ in range(len(heads)):
        word = int(heads[word])
    return word == root


def total(scores: Scores, heads: tuple[int, ...]) -> float:
    """Sum the scores of a tree in which a root's head is itself."""
    return float(sum(scores[word, 0 if head == word else head + 1] for word, head in enumerate(heads)))


def matrices(least: int, most: int) -> st.SearchStrategy[Scores]:
    numbers = st.floats(-8, 8, width=32)
    return st.integers(least, most).flatmap(lambda n: arrays(np.float32, (n, n + 1), elements=numbers))


def test_one_word_is_its_own_root() -> None:
    assert find_heads(np.zeros((1, 2), dtype=np.float32)).tolist() == [0]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[1, 0, 5, 0], [0, 5, 0, 0], [0, 4, 0, 0]], dtype=np.float32)
    assert find_heads(scores).tolist() == [0, 0, 0]


def test_of_two_roots_the_better_tree_is_kept() -> None:
    scores = np.array([[5, 0, 4], [6, 0, 0]], dtype=np.float32)
    assert find_heads(scores).tolist() == [1, 1]


@settings(deadline=None)
@given(matrices(1, 12))
def test_heads_are_always_a_tree(scores: Scores) -> None:
    assert is_tree(find_heads(scores))


@settings(max_examples=60, deadline=None)
@given(matrices(1, 3))
def test_no_tree_scores_higher(scores: Scores) -> None:
    count = len(scores)
    trees = [heads for heads in product(range(count), repeat=count) if is_tree(np.array(heads))]
    best = max(total(scores, heads) for heads in trees)
    assert total(scores, tuple(find_heads(scores).tolist())) >= best - 1e-4
