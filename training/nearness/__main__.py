"""`python -m training.nearness` makes the table of near words from the pinned backbone: needs NumPy and the corpora.

Other folders: `python -m training.nearness CORPORA OUT`. The same machine writes the same bytes; on another a pair at
the edge of rounding may differ.
"""

from __future__ import annotations

import hashlib
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from training.backbone import fetch_backbone
from training.nearness.encoder import Floats, SentenceEncoder
from training.nearness.vocabulary import gather_words
from twosource.read.language.wordpiece import WordPiece
from twosource.relate.text.words import stem_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORK = Path("build/training/backbone")
SHIPPED = Path("src/twosource/relate/near.txt")
LEAST = 0.45
"""Cosine from which two stems are listed; what relating takes of them, its codebook says."""
BATCH = 128


def main() -> None:
    """Write the table, print how many pairs and its digest."""
    corpora, out = (Path(given) for given in (sys.argv[1:] or ("../shared/train", SHIPPED)))
    backbone = fetch_backbone(WORK)
    words = gather_words(corpora)
    pieces = WordPiece.read(backbone.vocabulary)
    encoder = SentenceEncoder.read(backbone.weights)
    split = [pieces.split(word) for word in words]
    vectors = np.concatenate([encoder.encode(split[at : at + BATCH]) for at in range(0, len(split), BATCH)])
    stems, mean = mean_by_stem(words, vectors)
    lines = list(list_pairs(stems, mean))
    out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(words)} words, {len(stems)} stems, {sum(line.count(' ') + 1 for line in lines)} pairs")
    print(f"{out}: sha256 {hashlib.sha256(out.read_bytes()).hexdigest()}")


def mean_by_stem(words: Sequence[str], vectors: Floats) -> tuple[list[str], Floats]:
    """Give the stems in order, and the mean vector of each one's words, of length 1.

    What all words have in common is taken off first: it says nothing of any. Numbers written out are no words here.
    """
    centred = scaled(vectors - vectors.mean(0))
    held: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        held[stem_word(word)].append(place)
    stems = sorted(stem for stem in held if not stem.isdigit())
    return stems, scaled(np.array([centred[held[stem]].mean(0) for stem in stems]))


def scaled(vectors: Floats) -> Floats:
    """Scale each vector to length 1."""
    unit: Floats = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def list_pairs(stems: Sequence[str], vectors: Floats) -> Iterator[str]:
    """Yield for each stem those behind it in the alphabet that are near it, with the cosine in hundredths."""
    for place, stem in enumerate(stems):
        near = np.floor(vectors[place + 1 :] @ vectors[place] * 100 + 0.5).astype(int)
        told = [f"{stems[place + 1 + int(at)]}:{near[at]}" for at in np.flatnonzero(near >= LEAST * 100)]
        if told:
            yield f"{stem}\t{' '.join(told)}"


if __name__ == "__main__":
    main()
