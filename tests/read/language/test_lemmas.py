"""Edit scripts: what was found on one word makes the lemma of others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.read.language.irregular import find_lemma, load_irregular
from twosource.read.language.lemmas import apply_script, find_script


@pytest.mark.parametrize(
    ("form", "lemma", "script"),
    [
        ("attacked", "attack", "lower|2|"),
        ("Attacked", "attack", "lower|2|"),
        ("cities", "city", "lower|3|y"),
        ("was", "be", "lower|3|be"),
        ("Kabul", "Kabul", "title|0|"),
        ("KABUL", "Kabul", "title|0|"),
        ("UN", "UN", "keep|0|"),
        ("un", "UN", "upper|0|"),
    ],
)
def test_scripts(form: str, lemma: str, script: str) -> None:
    assert find_script(form, lemma) == script


def test_a_script_carries_over_to_a_new_word() -> None:
    assert apply_script("shelled", find_script("attacked", "attack")) == "shell"


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("Fell", "VBD", "fall"),
        ("SLAIN", "VBN", "slay"),
        ("gunmen", "NNS", "gunman"),
        ("women", "NNS", "woman"),
        ("found", "VB", "found"),
        ("lay", "VBP", "lay"),
    ],
)
def test_irregular_forms_are_looked_up_under_their_tag(form: str, tag: str, lemma: str) -> None:
    assert find_lemma(form, tag, "lower|0|", load_irregular()) == lemma


def test_a_script_that_would_leave_nothing_gives_the_form() -> None:
    assert apply_script("is", "lower|3|") == "is"


@settings(deadline=None)
@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_a_found_script_makes_its_lemma(form: str, lemma: str) -> None:
    assert apply_script(form, find_script(form, lemma)) == lemma
