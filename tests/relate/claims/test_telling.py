"""A sentence with statements in it goes in, what its author tells beside them comes out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.relate.readings import article, event, said, span
from twosource.model.span import Span
from twosource.relate import relate_readings
from twosource.relate.claims.telling import own_parts


def own_words(text: str, content: str, voice: str, cue: str, trigger: str) -> list[str]:
    statement = said(1, text, content, (voice, "person"), cue=cue)
    parts = own_parts(text, Span(0, len(text)), [statement], [span(text, trigger)])
    return [part.of(text) for part in parts]


def test_a_voice_with_its_verb_tells_nothing_of_its_own() -> None:
    text = "A nurse at the clinic, who did not want to be named, said that the ward was full."
    assert own_words(text, "the ward was full", "A nurse at the clinic", "said", "want") == []


def test_what_somebody_did_beside_speaking_stays() -> None:
    text = "The Lake Guard gave the garrison of Selm until noon to leave the town, threatening to storm it."
    parts = own_words(text, "to storm it", "The Lake Guard", "threatening", "gave")
    assert parts == ["The Lake Guard gave the garrison of Selm until noon to leave the town"]


def test_what_follows_what_was_said_stays() -> None:
    text = "The mayor said the bridge was shut, and soldiers burned two boats at the quay."
    parts = own_words(text, "the bridge was shut", "The mayor", "said", "burned")
    assert parts == ["soldiers burned two boats at the quay."]


def test_a_denial_leaves_no_rest_behind() -> None:
    text = "The army denied on Saturday that its boats had burned the quay, calling it a lie."
    statement = said(1, text, "its boats had burned the quay", ("The army", "organisation"), cue="denied")
    reading = article(
        "a1",
        text,
        publisher="Quay Post",
        statements=(statement,),
        events=(event(1, text, "REJECT", "denied", actor="The army"),),
    )
    values = [claim.value for claim in relate_readings([reading]).claims]
    assert values == ["its boats had burned the quay"]


@given(st.text(max_size=120), st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120)), max_size=4))
def test_every_part_stands_in_its_sentence(text: str, drawn: list[tuple[int, int]]) -> None:
    triggers = [Span(min(pair), max(pair)) for pair in drawn if max(pair) <= len(text)]
    for part in own_parts(text, Span(0, len(text)), [], triggers):
        assert 0 <= part.start < part.end <= len(text)
