"""A marked text gives back its bare text and its statements; marks that do not pair are named with their file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.statements.marks import TEXTS, BadMarks, peel, read_file, read_texts

MARKED = "Radio Osk [3q quoted] [3v the navy] as saying [3c [4v the smugglers] had [4q admitted] [4c sinking a boat]]."


def test_parts_lie_where_their_words_stand() -> None:
    text, (outer, inner) = peel(MARKED)
    assert text == "Radio Osk quoted the navy as saying the smugglers had admitted sinking a boat."
    assert [text[start:end] for start, end in (*outer.voice, *outer.cue, *outer.content)] == [
        "the navy",
        "quoted",
        "the smugglers had admitted sinking a boat",
    ]
    assert [text[start:end] for start, end in (*inner.voice, *inner.cue, *inner.content)] == [
        "the smugglers",
        "admitted",
        "sinking a boat",
    ]


def test_a_content_in_two_pieces_is_one_statement() -> None:
    text, (one,) = peel('"[1c We stay]," [1q said] [1v Mira Osk]. "[1c We have nowhere to go]."')
    assert [text[start:end] for start, end in one.content] == ["We stay", "We have nowhere to go"]


@given(st.text(alphabet=st.characters(blacklist_characters="[]")))
def test_a_text_without_marks_is_itself(text: str) -> None:
    assert peel(text) == (text, ())


@pytest.mark.parametrize("marked", ["[1c never closed", "closed] by nobody"])
def test_marks_that_do_not_pair_are_named(marked: str, tmp_path: Path) -> None:
    path = tmp_path / "01.txt"
    path.write_text(f"# Constructed\n= genre: note\n{marked}\n", encoding="utf-8")
    with pytest.raises(BadMarks, match="note"):
        list(read_file(path))


def test_a_file_says_that_it_is_constructed(tmp_path: Path) -> None:
    path = tmp_path / "01.txt"
    path.write_text("= genre: note\nNothing.\n", encoding="utf-8")
    with pytest.raises(BadMarks, match="constructed"):
        list(read_file(path))


def test_our_texts_are_read_whole() -> None:
    texts = read_texts(TEXTS)
    assert len({text.file for text in texts}) == len(list(TEXTS.glob("*/*.txt")))
    for text in texts:
        for one in text.statements:
            assert one.content
            for start, end in (*one.voice, *one.cue, *one.content):
                assert 0 <= start < end <= len(text.text)
