"""What the heads for statements say is decoded within a cue's sentence, and handed on with the Doc."""

import numpy as np
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from twosource.read.language import load_language
from twosource.read.language.cues import (
    SCORES,
    WAYS,
    Heard,
    Tree,
    Ways,
    cues_of,
    find_content,
    find_cues,
    find_voice,
    find_ways,
    hand_on,
)

TEXT = "The mayor insisted that the bridge was safe.\n\nResidents fear another flood."


def chain_of(heads: list[int]) -> Tree:
    starts = np.zeros(len(heads), dtype=np.bool_)
    starts[0] = True
    return Tree(starts, np.array(heads), np.arange(len(heads)))


def test_a_way_tells_steps_up_steps_down_and_the_side() -> None:
    tree = chain_of([1, 1, 1, 2])
    ways, down, up = find_ways(tree, 2, 0, 4)
    one_up_one_down, one_up, itself, one_down = ways
    assert len({one_up_one_down, one_up, itself, one_down}) == 4
    assert down == [0, 0, 0, 3]
    assert up == [2, 2, 2, 2]


@given(st.lists(st.integers(0, 200), min_size=1, max_size=60), st.data())
def test_every_word_of_a_sentence_has_a_way(numbers: list[int], data: st.DataObject) -> None:
    heads = [number % at if at else 0 for at, number in enumerate(numbers)]
    tree = chain_of(heads)
    cue = data.draw(st.integers(0, len(heads) - 1))
    ways, down, up = find_ways(tree, cue, 0, len(heads))
    assert len(ways) == len(down) == len(up) == len(heads)
    assert all(0 <= way < WAYS for way in ways)


@given(st.lists(st.floats(-5, 5, width=32), min_size=1, max_size=40), st.data())
def test_a_content_is_the_stretch_with_the_highest_sum(inside: list[float], data: st.DataObject) -> None:
    cue = data.draw(st.integers(0, len(inside) - 1))
    scores = np.zeros((SCORES, len(inside)), dtype=np.float32)
    scores[0] = inside
    first, last, agreement = find_content(scores, cue)
    sums = [number if at != cue else 0.0 for at, number in enumerate(inside)]
    best = max(sum(sums[a : b + 1]) for a in range(len(sums)) for b in range(a, len(sums)))
    assert 0 <= first <= last < len(inside)
    assert abs(sum(sums[first : last + 1]) - best) < 1e-3
    assert 0 <= agreement <= 1


def test_nobody_speaks_where_no_word_is_likelier() -> None:
    assert find_voice(np.array([0.0, 1.0], dtype=np.float32), 3.0)[0] is None
    assert find_voice(np.array([0.0, 5.0], dtype=np.float32), 3.0)[0] == 1


def test_contents_stay_in_their_sentence() -> None:
    count, width = 6, SCORES * 2
    outputs = {
        "cue": np.full((count, 1), 4.0, dtype=np.float32),
        "nobody": np.zeros((count, 1), dtype=np.float32),
        "teller": np.ones((count, width), dtype=np.float32),
        "told": np.ones((count, width), dtype=np.float32),
    }
    tree = Tree(np.array([True, False, False, True, False, False]), np.array([0, 0, 0, 3, 3, 3]), np.zeros(6, int))
    ways = Ways(*(np.zeros(shape, dtype=np.float32) for shape in ((SCORES, 9), (SCORES, WAYS, 2), (SCORES, WAYS, 2))))
    for heard in find_cues(outputs, ways, tree):
        assert heard.first // 3 == heard.last // 3 == heard.place // 3
        assert heard.voice is None or heard.voice // 3 == heard.place // 3


def test_a_doc_hands_on_what_was_heard() -> None:
    [doc] = load_language().parse([TEXT])
    heard = {doc[one.place].text: one for one in cues_of(doc) or ()}
    assert doc[heard["insisted"].first : heard["insisted"].last + 1].text.endswith("the bridge was safe")
    assert heard["fear"].voice is not None
    assert doc[heard["fear"].voice].text == "Residents"


def test_a_paragraph_behind_changes_nothing_before() -> None:
    first, both = load_language().parse([TEXT, f"{TEXT}\n\nOfficials said the road was shut."])
    before, after = cues_of(first) or (), cues_of(both) or ()
    assert before
    assert after[: len(before)] == before


def test_a_doc_of_another_model_has_none() -> None:
    doc = spacy.blank("en")("The mayor said it was over.")
    assert cues_of(doc) is None


def test_places_are_those_of_tokens() -> None:
    doc = Doc(spacy.blank("en").vocab, words=[" ", "He", "\n", "spoke"])
    hand_on(doc, [Heard(1, 0.5, 0, 0, 0.5, 0, 0.5)], np.array([1, 3]))
    assert cues_of(doc) == (Heard(3, 0.5, 1, 1, 0.5, 1, 0.5),)
