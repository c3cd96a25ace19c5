"""Documents as weighted terms go in, an inverted index in NumPy comes out: all scores of a query in one pass."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray


class Postings:
    """Term by term, the documents that have it and with which weight."""

    def __init__(self, documents: Iterable[Mapping[str, float]]) -> None:
        """Index documents, each a mapping from term to weight, numbered from 0 in the order given."""
        places: dict[str, array[int]] = defaultdict(lambda: array("i"))
        weights: dict[str, array[float]] = defaultdict(lambda: array("f"))
        self.size = 0
        for number, document in enumerate(documents):
            self.size = number + 1
            for term, weight in document.items():
                places[term].append(number)
                weights[term].append(weight)
        self.places = {term: np.frombuffer(held, dtype=np.int32) for term, held in places.items()}
        self.weights = {term: np.frombuffer(held, dtype=np.float32) for term, held in weights.items()}

    def scores(self, query: Mapping[str, float]) -> NDArray[np.float64]:
        """Give the inner product of the query with every document, in order of number."""
        whole = np.zeros(self.size)
        for term, weight in query.items():
            if term in self.places:
                whole[self.places[term]] += weight * self.weights[term]
        return whole
