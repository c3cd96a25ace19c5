"""The lists of a Doc say what its tokens say, for any text, and an empty one has none."""

from __future__ import annotations

import pytest

from twosource.read.columns import columns_of
from twosource.read.language import load_language

TEXTS = (
    "",
    " \n\n ",
    "The ministry said on Sunday that it had no news.\n\n“We saw nothing,” said Dorj Altan 🙂.",
    "ULTIMATUM EXPIRES\nالقوات  انسحبت  ",
)


@pytest.mark.parametrize("text", TEXTS)
def test_lists_say_what_tokens_say(text: str) -> None:
    [doc] = load_language().parse([text])
    columns = columns_of(doc)
    assert columns.words == [token.text for token in doc]
    assert columns.lows == [token.text.lower() for token in doc]
    assert columns.lemmas == [token.lemma_ for token in doc]
    assert columns.tags == [token.tag_ for token in doc]
    assert columns.pos == [token.pos_ for token in doc]
    assert columns.deps == [token.dep_ for token in doc]
    assert columns.heads == [token.head.i for token in doc]
    assert columns.opens == [bool(token.is_sent_start) for token in doc]
    assert columns.blank == [token.is_space for token in doc]
    assert [doc.text[start:end] for start, end in zip(columns.starts, columns.ends, strict=True)] == columns.words
