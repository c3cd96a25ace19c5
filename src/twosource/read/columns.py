"""A parsed Doc goes in, its tokens come out as plain lists: what every stage looks at is fetched from spaCy once.

Touching a spaCy token costs more than reading a list, and each stage walks the whole text; they walk these lists.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, HEAD, IS_SPACE, LEMMA, ORTH, POS, SENT_START, TAG

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.strings import StringStore
    from spacy.tokens import Doc, Token

NAMED = (ORTH, LEMMA, TAG, POS, DEP)
NUMBERED = (HEAD, SENT_START, IS_SPACE)


@dataclass(frozen=True, slots=True)
class Columns:
    """One Doc as parallel lists, indexed by token; the lists are shared, whoever changes one takes a copy.

    `words` are as written, `lows` in lower case; `tags` are PTB's, `pos` and `deps` UD's; `heads` of a root is itself.
    `starts`, `ends` are code points; `opens` tells the first tokens of sentences, `blank` tokens of white space.
    """

    tokens: list[Token]
    words: list[str]
    lows: list[str]
    lemmas: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    opens: list[bool]
    blank: list[bool]
    starts: list[int]
    ends: list[int]


@lru_cache(maxsize=1)
def columns_of(doc: Doc) -> Columns:
    """Copy a Doc's tokens into lists; the last answer is kept, since one stage after the other asks for the same Doc.

    A Doc is not to be annotated further once it was asked for.
    """
    wanted = [*NAMED, *NUMBERED]
    table = np.asarray(doc.to_array(wanted), dtype=np.uint64).reshape(len(doc), len(wanted))
    words, lemmas, tags, pos, deps = (spell(doc.vocab.strings, table[:, at]) for at in range(len(NAMED)))
    steps, opens, blank = (table[:, at].astype(np.int64) for at in range(len(NAMED), table.shape[1]))
    lowered = {word: word.lower() for word in set(words)}  # a vocabulary without spaCy's getters knows no lower case
    tokens = list(doc)
    starts = [token.idx for token in tokens]
    return Columns(
        tokens=tokens,
        words=words,
        lows=[lowered[word] for word in words],
        lemmas=lemmas,
        tags=tags,
        pos=pos,
        deps=deps,
        heads=(steps + np.arange(len(doc))).tolist(),
        opens=(opens == 1).tolist(),
        blank=(blank != 0).tolist(),
        starts=starts,
        ends=[start + len(word) for start, word in zip(starts, words, strict=True)],
    )


def spell(strings: StringStore, column: NDArray[np.uint64]) -> list[str]:
    """Write a column of hashes as strings, each different one looked up once."""
    numbers = column.tolist()
    spelled = {number: strings[number] for number in set(numbers)}
    return [spelled[number] for number in numbers]
