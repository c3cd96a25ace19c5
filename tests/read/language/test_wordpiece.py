"""Words are split as BERT's uncased vocabulary expects."""

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.read.language.weights import SHIPPED
from twosource.read.language.wordpiece import MOST_PIECES, UNKNOWN, WordPiece, split_runs

PIECES = {"[UNK]": 100, "kabul": 1, "panj": 2, "##shir": 3, "'": 4, "s": 5, ".": 6, "u": 7}


def test_the_longest_piece_wins_and_the_rest_continues() -> None:
    assert WordPiece(PIECES).split("Panjshir") == (2, 3)


def test_accents_and_case_do_not_matter() -> None:
    assert WordPiece(PIECES).split("KÁBUL") == (1,)


def test_punctuation_inside_a_word_stands_alone() -> None:
    assert WordPiece(PIECES).split("U.S.") == (7, 6, 5, 6)


def test_a_word_of_unknown_letters_is_one_unknown_piece() -> None:
    assert WordPiece(PIECES).split("پنجشیر") == (UNKNOWN,)
    assert WordPiece(PIECES).split("\u200b") == (UNKNOWN,)


def test_the_shipped_vocabulary_knows_plain_words() -> None:
    wordpiece = WordPiece.read(SHIPPED / "vocab.txt")
    assert len(wordpiece.vocabulary) == 30522
    assert wordpiece.split("ultimatum")[0] != UNKNOWN


@settings(deadline=None)
@given(st.text(min_size=1, max_size=300))
def test_any_word_has_at_least_one_piece_and_never_too_many(word: str) -> None:
    assert 1 <= len(WordPiece(PIECES).split(word)) <= MOST_PIECES


@settings(deadline=None)
@given(st.text(max_size=50))
def test_runs_hold_no_white_space(word: str) -> None:
    assert not any(char.isspace() for run in split_runs(word) for char in run)
