"""A text goes in, its content words come out under the names by which two wordings of one thing meet."""

from __future__ import annotations

import pytest

from twosource.relate.text.words import find_words


def stems(text: str) -> set[str]:
    return {token.stem for token in find_words(text)}


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("The siege of Selm is over", "The siege of Selm has ended", "end"),
        ("Three boats were shelled", "Shelling of the boats", "shelling"),
        ("Five got out of the mill", "Five escaped from the mill", "flee"),
    ],
)
def test_two_wordings_of_one_thing_meet(one: str, other: str, shared: str) -> None:
    assert shared in stems(one) & stems(other)
