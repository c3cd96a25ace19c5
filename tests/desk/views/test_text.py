"""Texts are cut so that every run knows its layers and nothing is lost."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from twosource.desk.views.text import Mark, cut_runs, show_passage, show_whole, trim, widen
from twosource.model.span import Span

offsets = st.integers(-5, 60)
marks = st.lists(st.builds(Mark, offsets, offsets, st.sampled_from(["content", "voice", "cue"]), st.text(max_size=3)))


@given(st.text(max_size=50), marks)
def test_the_runs_put_together_are_the_text_and_each_knows_its_layers(text: str, marked: list[Mark]) -> None:
    runs = show_whole(text, marked)
    assert "".join(run.text for run in runs) == text
    for run in runs:
        assert run.text == text[run.start : run.start + len(run.text)]
        for at in range(run.start, run.start + len(run.text)):
            assert set(run.layers) == {mark.layer for mark in marked if mark.start <= at < mark.end}


@given(st.text(min_size=1, max_size=200), st.data())
def test_a_passage_holds_its_spans_and_tells_what_lies_beyond(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(text[start:end].strip())
    passage = show_passage(text, (), (Span(start, end),), ())
    assert passage.window.contains(trim(text, Span(start, end)))
    assert passage.before == (passage.window.start > 0)
    assert passage.after == (passage.window.end < len(text))


def test_overlapping_layers_share_the_run_where_they_meet() -> None:
    runs = cut_runs("police said ten died", Span(0, 20), [Mark(0, 6, "voice", "police"), Mark(3, 11, "cue", "said")])
    assert [(run.text, run.layers) for run in runs] == [
        ("pol", ("voice",)),
        ("ice", ("cue", "voice")),
        (" said", ("cue",)),
        (" ten died", ()),
    ]
    assert runs[1].classes == "l-cue l-voice"
    assert runs[1].title == "police · said"


def test_whole_sentences_are_shown_but_never_a_whole_listing() -> None:
    text = "First one. The second says it. Third."
    sentences = [Span(0, 10), Span(11, 30), Span(31, 37)]
    assert widen(text, sentences, [Span(15, 21)]) == Span(11, 30)
    long = "word " * 400
    assert len(cut_runs(long, widen(long, [Span(0, len(long))], [Span(1000, 1004)]), ())[0].text) < 500
