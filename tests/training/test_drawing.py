"""An epoch's windows hold every sentence once, however they are varied."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from training.corpora import Document, Sentence, Word
from training.windows import Drawing, draw_windows, drop_stop, group_sentences, wrap


def dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311 (a seeded draw, no secret)


def make_sentence(number: int, *, opens: bool) -> Sentence:
    words = [Word("Mira", space_after=True, head=2), Word("left", space_after=False, head=0)]
    return Sentence(f"s{number}", (*words, Word(".", space_after=True, head=2)), opens)


def make_document(openings: list[bool]) -> Document:
    return Document("d", "news", tuple(make_sentence(at, opens=opens) for at, opens in enumerate(openings)))


@settings(deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=80), st.integers(0, 9))
def test_every_sentence_comes_once_and_in_order(openings: list[bool], seed: int) -> None:
    document = make_document(openings)
    groups = group_sentences(document.sentences, dice(seed), Drawing())
    assert [sentence for group in groups for sentence in group] == list(document.sentences)


@settings(deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=40), st.integers(0, 9))
def test_a_window_begins_as_a_paragraph_and_counts_its_sentences(openings: list[bool], seed: int) -> None:
    for window in draw_windows([make_document(openings)], dice(seed), Drawing()):
        assert window[0].gap == "\n\n"
        assert all("\n\n" not in placed.gap for placed in window[1:])
        assert sorted({placed.sentence for placed in window}) == list(range(window[-1].sentence + 1))


def test_the_same_seed_draws_the_same_windows() -> None:
    document = make_document([True, False] * 20)
    first, second = (list(draw_windows([document], dice(3), Drawing())) for _ in range(2))
    assert first == second


def test_a_final_full_stop_is_dropped_only_as_a_leaf() -> None:
    sentence = make_sentence(1, opens=True)
    assert [word.form for word in drop_stop(sentence).words] == ["Mira", "left"]


def test_lines_break_at_blanks() -> None:
    [window] = draw_windows([make_document([True] + [False] * 9)], dice(1), Drawing(alone=0, wrapped=0, crosses=1))
    lines = "".join(placed.gap + placed.word.form for placed in wrap(window, 20)).strip().split("\n")
    assert all(len(line) <= 24 for line in lines)
