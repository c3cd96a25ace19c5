"""From numbers to labels, for one window."""

import numpy as np
import pytest

from twosource.read.language.decode import (
    LONGEST_SENTENCE,
    Biaffine,
    Choices,
    decode,
    find_all_heads,
    find_starts,
)


def make_outputs(words: int) -> dict[str, np.ndarray]:
    """Random outputs of the right shapes: 4 arc numbers, 3 relation numbers, 2 tags."""
    rng = np.random.default_rng(7)
    widths = {"arc_dependent": 4, "arc_head": 4, "relation_dependent": 3, "relation_head": 3, "upos": 2, "names": 9}
    widths |= {"event": 1, "factuality": 1, "sentence": 1}
    return {name: rng.normal(size=(words, width)).astype(np.float32) for name, width in widths.items()}


@pytest.fixture
def biaffine() -> Biaffine:
    rng = np.random.default_rng(8)
    shapes = ((4,), (3,), (5, 4, 4))
    return Biaffine(*(rng.normal(size=shape).astype(np.float32) for shape in shapes))


def test_the_first_word_begins_a_sentence_whatever_its_score() -> None:
    assert find_starts(np.array([-9.0, -9.0, 9.0], dtype=np.float32), 0.0).tolist() == [True, False, True]


def test_no_sentence_is_longer_than_the_bound() -> None:
    starts = find_starts(np.full(1000, -9.0, dtype=np.float32), 0.0)
    assert np.diff(np.flatnonzero(starts)).max() == LONGEST_SENTENCE


def test_heads_stay_in_their_sentence(biaffine: Biaffine) -> None:
    starts = np.array([1, 0, 0, 1, 0, 1, 0, 0, 0], dtype=bool)
    heads = find_all_heads(make_outputs(9), biaffine, starts)
    assert (np.cumsum(starts)[heads] == np.cumsum(starts)).all()


def test_factuality_is_told_of_events_only_and_within_its_scale(biaffine: Biaffine) -> None:
    outputs = make_outputs(4)
    outputs["event"] = np.array([[1], [-1], [1], [-1]], dtype=np.float32)
    outputs["factuality"] = np.array([[9], [2], [-1.5], [0]], dtype=np.float32)
    decoded = decode(outputs, biaffine, np.array([True, False, False, False]), Choices(classes=("upos",)))
    assert decoded.factuality[[0, 2]].tolist() == [3.0, -1.5]
    assert np.isnan(decoded.factuality[[1, 3]]).all()
