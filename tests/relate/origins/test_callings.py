"""The words of a post go in, what its account says that it is comes out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.relate.origins.callings import callings_in
from twosource.relate.origins.kinds import load_kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I am a pathologist. I examined nine of them.", "medic"),
        ("I'm Bo, priest at St. Ita. The tower fell.", "cleric"),
        ("Nine did not live. Surgeon, Selm General", "medic"),
        ("Ida Lund, director of the mill. Nobody rang us.", "director"),
        ("I counted three times, forty are not here. Principal", "teacher"),
        ("They took my father at six.", "child"),
        ("The depot is lost. Chief of Staff B. Vik", "military"),
        ("Two have died. Min. of Health", "minister"),
        ("It was a lighter. Asa Lind, Interior", "minister"),
        ("I crawled out through the window.", "survivor"),
        ("My client was not heard.", "lawyer"),
    ],
)
def test_an_account_says_what_it_is(text: str, kind: str) -> None:
    assert kind in callings_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Twenty-six families have no morning today.",
        "Cellar of the railway station. Nine metres by four.",
        "I am told by the police that the road is shut.",
        "The doctor says nine are dead.",
        "",
    ],
)
def test_what_is_told_of_others_is_no_calling(text: str) -> None:
    assert callings_in(text) == frozenset()


@given(st.text(max_size=200))
def test_any_text_gives_kinds_of_the_codebook(text: str) -> None:
    assert callings_in(text) <= load_kinds().kinds.keys()
