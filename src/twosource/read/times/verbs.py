"""A Doc goes in, its words come out with the form of every verb; stems tell whether a verb is one of a list's."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from twosource.read.columns import columns_of
from twosource.read.times.vocabulary import tense_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

Verb = Literal["modal", "infinitive", "past", "participle", "present", "gerund"]
PERFECT = frozenset({"has", "have", "'ve"})
TAGS: dict[str, Verb] = {
    "MD": "modal",
    "VBD": "past",
    "VBN": "participle",
    "VBZ": "present",
    "VBP": "present",
    "VBG": "gerund",
}


class Word(NamedTuple):
    """A token: its lower case, its verb form if it is a verb, where it starts, and whether a sentence or line does."""

    low: str
    verb: Verb | None
    start: int
    opens: bool
    heads_line: bool


@lru_cache(maxsize=1)
def setting_stems() -> frozenset[str]:
    """Give the stems of the verbs that set a term."""
    return frozenset(stem(word) for word in tense_words().setting)


@lru_cache(maxsize=1)
def pausing_stems() -> frozenset[str]:
    """Give the stems of the verbs that stop something for a while."""
    return frozenset(stem(word) for word in tense_words().pausing)


@lru_cache(maxsize=1)
def postponing_stems() -> frozenset[tuple[str, str]]:
    """Give the stems of the verbs that move a thing to a time still to come, each with its particle or ""."""
    parts = (verb.partition(" ") for verb in tense_words().postponing)
    return frozenset((stem(verb), particle) for verb, _, particle in parts)


UNCUT = frozenset({"not", "note", "notes"})
"""Words whose stems would meet though they have nothing in common."""


@lru_cache(maxsize=65536)
def stem(low: str) -> str:
    """Cut a verb's regular endings, roughly: both sides of a comparison go through it."""
    low = tense_words().irregular.get(low, low)
    if low in UNCUT:
        return low
    for ending in ("ied", "ies"):
        if low.endswith(ending):
            return low[: -len(ending)]
    if low.endswith("y") and low[-2:-1] in "aeou":
        return low
    for ending in ("ed", "es", "ing", "s", "e", "y"):
        if low.endswith(ending) and len(low) - len(ending) > 1:
            return undoubled(low[: -len(ending)])
    return undoubled(low)


def undoubled(low: str) -> str:
    """Cut a doubled last letter: "postponn", "sett", "planned"."""
    return low[:-1] if len(low) > len("add") and low[-1] == low[-2] else low


def note_words(doc: Doc, *, by_line: bool = False) -> Iterator[Word]:
    """Note every token that is not blank; `by_line` lets each line open a sentence."""
    tagged = doc.has_annotation("TAG")
    broken = doc.has_annotation("SENT_START")
    columns = columns_of(doc)
    before, ended = "", False
    for low, tag, start, opens, blank in zip(
        columns.lows, columns.tags, columns.starts, columns.opens, columns.blank, strict=True
    ):
        if blank:
            ended = ended or (by_line and "\n" in low)
            continue
        plain = low.replace("’", "'")
        verb = tag_verb(tag, plain, before) if tagged else guess_verb(plain, before)
        yield Word(plain, verb, start, ended or (broken and opens), ended)
        before, ended = plain, False


def tag_verb(tag: str, low: str, before: str) -> Verb | None:
    """Give the verb form that a tag means; a base form counts after "to", "strikes hit a depot" as past."""
    if tag == "VB":
        return "infinitive" if before == "to" else "modal"
    if tag == "VBP" and low in tense_words().unchanged:
        return "past"
    return TAGS.get(tag)


def guess_verb(low: str, before: str) -> Verb | None:
    """Guess the verb form of a word without a tag."""
    said = tense_words()
    if before == "to" and low.isalpha() and low not in {"the", "a", "an", "their", "its", "his", "her"}:
        return "infinitive"
    listed: tuple[tuple[Verb, tuple[str, ...]], ...] = (
        ("modal", said.modals),
        ("past", said.past),
        ("present", said.present),
    )
    for verb, words in listed:
        if low in words:
            return verb
    if low.endswith("s") and stem(low) in setting_stems():
        return "present"
    if low.endswith("ed") and len(low) > len("need"):
        return "participle" if before in PERFECT | {"be", "been", "is", "are"} else "past"
    return None
