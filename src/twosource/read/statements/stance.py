"""How far the innermost voice commits itself, and how it knows: judged from the cue and the words of the content."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from twosource.read.statements.inflection import lemma_of
from twosource.read.statements.vocabulary import load_stance_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.model.reading import Basis, Stance
    from twosource.read.statements.page import Page
    from twosource.read.statements.report import Report

WORD = re.compile(r"[\w#@]+|['’]ll|n['’]t|\?")
OPENING = 14
"""Words of a content in which its main clause is looked for."""
SPOKEN = frozenset({"say", "assertion", "complain", "refer", "know", "unlisted", "warn", "certain"})
"""Classes whose stance is what their content says; the others say it themselves."""


def judge_stance(page: Page, report: Report) -> Stance:
    """Judge the stance of the innermost voice to its content."""
    words = [word.lower() for span in report.content for word in WORD.findall(span.of(page.text))]
    lemma = lemma_of(page.doc[report.anchor]) if report.anchor is not None else ""
    if report.negated:
        return _negated(lemma, report)
    if report.group in SPOKEN and report.stance in {"asserts", "predicts"}:
        return _of_content(words, report, lemma)
    return report.stance


def _negated(lemma: str, report: Report) -> Stance:
    if lemma in load_stance_words().silence:
        return "declines"
    if lemma in load_stance_words().unbelief or report.stance in {"intends", "hedges"}:
        return "denies"
    return "hedges" if report.stance == "denies" else "declines"


def _of_content(words: list[str], report: Report, lemma: str) -> Stance:
    """Read threat, condition, question, order, duty, doubt and future out of the content's words, in this order."""
    lists = load_stance_words()
    opening = words[:OPENING]
    if _is_conditional(words):
        return "threatens" if _does_harm(words) else "conditional"
    if words and (words[-1] == "?" or (lemma in {"ask", "wonder"} and opening[0] in {"if", *lists.questions})):
        return "asks"
    ordered = words and opening[0] in lists.imperative and report.way == "quotation" and _is_plain(opening)
    if ordered or _has_duty(opening):
        return "demands"
    if _doubts(opening):
        return "hedges"
    if not _looks_ahead(opening):
        return report.stance
    return "intends" if report.way == "quotation" and set(opening[:3]) & {"i", "we"} else "predicts"


def _is_conditional(words: list[str]) -> bool:
    lists = load_stance_words()
    conditions = [place for place, word in enumerate(words) if word in lists.condition]
    held_out = _looks_ahead(words) or any(word in lists.held_out for word in words)
    return held_out and any(_opens(words, place) for place in conditions)


def _opens(words: list[str], place: int) -> bool:
    """Tell a condition from a duty: "should they leave", not "he should be there"."""
    if words[place] != "should" or place == 0:
        return True
    return words[place + 1 : place + 2] != [] and words[place + 1] not in load_stance_words().duties


def _looks_ahead(words: list[str]) -> bool:
    """Tell talk of the future: "will", "is going to", "is expected to"."""
    lists = load_stance_words()
    text = " ".join(words)
    return any(word in lists.future for word in words) or any(phrase in text for phrase in lists.future_phrase)


def _does_harm(words: list[str]) -> bool:
    """Tell a threat: harm stands within a few words of "will" or "would", in the main clause."""
    lists = load_stance_words()
    futures = [place for place, word in enumerate(words) if word in lists.future | lists.held_out]
    return any(_stem(word) in lists.harm for place in futures for word in words[place + 1 : place + 5])


def _is_plain(opening: list[str]) -> bool:
    """An imperative has no subject: the next word is no verb of the third person."""
    return not opening[1:] or opening[1] not in load_stance_words().finite


def _stem(word: str) -> str:
    return next(
        (word.removesuffix(end) for end in ("ing", "ed", "s") if word.endswith(end) and len(word) > len(end) + 2), word
    )


def _has_duty(opening: list[str]) -> bool:
    lists = load_stance_words()
    if any(word in lists.duty for word in opening):
        return True
    return any(one in lists.duty_before_to and two == "to" for one, two in pairwise(opening))


def _doubts(opening: list[str]) -> bool:
    lists = load_stance_words()
    if any(word in lists.hedging for word in opening):
        return True
    pairs = pairwise(opening)
    return any(one in lists.possible and two in lists.possible_before for one, two in pairs)


def judge_basis(page: Page, report: Report, names: Iterable[str]) -> Basis:
    """Tell how the innermost voice knows, if the text says so; `names` are the words of its mention."""
    lists = load_stance_words()
    words = [word.lower() for span in report.content for word in WORD.findall(span.of(page.text))]
    if any(name in lists.witness_nouns for name in names):
        return "witnessed"
    if any(name in lists.image_nouns for name in names):
        return "image"
    if _perceives(words):
        return "witnessed"
    if _is_told(words):
        return "told"
    return (
        "inferred"
        if report.stance == "hedges" and any(phrase in " ".join(words) for phrase in lists.inference)
        else "none"
    )


def _perceives(words: list[str]) -> bool:
    """Read "he had heard", "I saw": a person of the speech act and a verb of perception within three words."""
    for place, word in enumerate(words[:6]):
        if word in {"i", "he", "she", "we", "they"}:
            return any(later in _forms() for later in words[place + 1 : place + 4])
    return False


def _is_told(words: list[str]) -> bool:
    pairs = pairwise(words[:OPENING])
    return any(one in {"told", "informed"} and two in {"him", "her", "me", "them", "us"} for one, two in pairs)


@lru_cache(maxsize=1)
def _forms() -> frozenset[str]:
    """Forms of the verbs of perception in the past and the perfect."""
    irregular = {"see": ("saw", "seen"), "hear": ("heard",), "feel": ("felt",), "spot": ("spotted",)}
    regular = {verb: (f"{verb}ed",) for verb in load_stance_words().perception}
    return frozenset(form for verb in load_stance_words().perception for form in irregular.get(verb, regular[verb]))
