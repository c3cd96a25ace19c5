"""From a word's form to the lemma of a listed cue: regular English endings, the codebook's irregular forms first.

The lexicon must find "denied" under "deny" whatever a statistical lemmatiser makes of it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.read.statements.vocabulary import load_lexicon, load_voice_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from twosource.read.columns import Columns

DOUBLING = re.compile(r"^(?:[^aeiou]*[aeiou][bdgklmnprt]|.*[^aeiou](?:er|et|el|it|an|ap))$")
"""Verbs that may double their last consonant ("admit", "plan", "refer")."""


def lemma_of(token: Token) -> str:
    """Give a token's lemma, lower case: the listed cue whose form it is, else what the language model says."""
    form = token.lower_
    nominal = token.pos_ in {"NOUN", "PROPN"} or token.dep_ in {"obj", "nmod"}
    table = _noun_forms() if nominal else _verb_forms()
    return table.get(form) or token.lemma_.lower()


def lemma_at(columns: Columns, at: int) -> str:
    """Give the lemma of the token at a place, as `lemma_of` does, without touching the token."""
    nominal = columns.pos[at] in {"NOUN", "PROPN"} or columns.deps[at] in {"obj", "nmod"}
    table = _noun_forms() if nominal else _verb_forms()
    return table.get(columns.lows[at]) or columns.lemmas[at].lower()


def verb_of(form: str) -> str | None:
    """Give the lemma of the listed verb whose form this is, whatever a tagger makes of it."""
    return _verb_forms().get(form)


@lru_cache(maxsize=1)
def _verb_forms() -> dict[str, str]:
    lexicon = load_lexicon()
    cues = lexicon.cues
    table: dict[str, str] = {}
    for lemma in (*lexicon.verbs, *sorted(cues.unreported), *sorted(cues.relays), *sorted(cues.carriers)):
        for form in _conjugate(lemma):
            table.setdefault(form, lemma)
    return table | cues.irregular


@lru_cache(maxsize=1)
def _noun_forms() -> dict[str, str]:
    words = load_voice_words()
    listed = (*load_lexicon().nouns, *words.person, *words.group, *words.organisation, *words.outlet, *words.document)
    return {form: lemma for lemma in sorted(listed) for form in _pluralise(lemma)} | {lemma: lemma for lemma in listed}


def _conjugate(lemma: str) -> Iterator[str]:
    yield lemma
    stem = lemma.removesuffix("e")
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        yield from (f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing")
        return
    yield f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{lemma}s"
    yield from (f"{stem}ed", f"{stem}ing")
    if DOUBLING.match(lemma):
        yield from (f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing")


def _pluralise(lemma: str) -> Iterator[str]:
    yield lemma
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        yield f"{lemma[:-1]}ies"
    elif lemma.endswith("sis"):
        yield f"{lemma[:-2]}es"
    elif lemma.endswith("man"):
        yield f"{lemma[:-3]}men"
    else:
        yield f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else f"{lemma}s"
