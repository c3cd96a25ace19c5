"""Name labels are always well-formed, and a doubtful name is left out as a whole."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from twosource.read.language.names import Floats, find_labels

MATRICES = st.integers(1, 12).flatmap(lambda n: arrays(np.float32, (n, 5), elements=st.floats(-9, 9, width=32)))


def first_only(count: int) -> NDArray[np.bool_]:
    """Starts of a window that is one sentence."""
    return np.array([place == 0 for place in range(count)])


def test_a_name_whose_middle_is_doubtful_is_found_whole() -> None:
    scores = np.array([[0, 4, 0, 0, 0], [1.5, 0, 1, 0, 0], [0, 0, 4, 1, 0]], dtype=np.float32)
    assert find_labels(scores, first_only(3), 0.0).tolist() == [1, 2, 2]


def test_the_bias_leaves_doubtful_names_out() -> None:
    scores = np.array([[1, 1.2, 0, 0, 0]], dtype=np.float32)
    assert find_labels(scores, first_only(1), 0.0).tolist() == [1]
    assert find_labels(scores, first_only(1), 0.6).tolist() == [0]


def test_a_name_does_not_cross_into_a_new_sentence() -> None:
    scores = np.array([[0, 4, 0, 0, 0], [0, 0, 9, 0, 0]], dtype=np.float32)
    assert find_labels(scores, np.array([True, True]), 0.0).tolist() != [1, 2]


@settings(deadline=None)
@given(MATRICES, st.floats(-2, 2))
def test_an_inside_label_always_continues_its_own_kind(scores: Floats, bias: float) -> None:
    labels = find_labels(scores, first_only(len(scores)), bias).tolist()
    assert all(
        label % 2 or label == 0 or before in {label, label - 1}
        for before, label in zip([0, *labels], labels, strict=False)
    )
