"""Reports whose cue is taken for a noun: "Sources in the brigade report the enemy left", where the tree finds no verb.

What gives it away is a verb behind it with two subjects, one before the cue and one after.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.columns import columns_of
from twosource.read.statements.inflection import verb_of
from twosource.read.statements.phrases import noun_phrase, token_span
from twosource.read.statements.reach import run_on
from twosource.read.statements.report import Mention, Report
from twosource.read.statements.spans import tidy_all
from twosource.read.statements.speakers import is_voice_like
from twosource.read.statements.vocabulary import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from twosource.read.statements.page import Page

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
PLURAL = frozenset({"NNS", "NNPS"})
AHEAD = 12
"""Tokens behind a cue in which the verb of its content stands."""


def find_hidden_reports(page: Page) -> Iterator[Report]:
    """Read every bare noun that is the plain form of a verb of speech between two subjects of one verb."""
    columns = columns_of(page.doc)
    for token, tag in zip(columns.tokens, columns.tags, strict=True):
        lemma = verb_of(token.lower_) if tag == "NN" else None
        one = load_lexicon().taking(lemma, "clause") if lemma is not None and lemma == token.lower_ else None
        led = _between_subjects(token) if one is not None and page.is_news(token) else None
        if one is None or led is None or not is_voice_like(led[0]):
            continue
        content = tidy_all(page, (run_on(page, led[1], token.i + 1, led[1]),))
        cue = token_span(page.doc, token.i, token.i + 1)
        if content:
            yield Report("verb", token.i, cue, (_voice(page, led[0], token),), content, one.stance, one.name)


def _voice(page: Page, head: Token, cue: Token) -> Mention:
    """Give the words from a noun's phrase up to the cue, without a sign glued to its first."""
    start, last = noun_phrase(head).start, cue.nbor(-1)
    while start < head.idx and not page.text[start].isalnum():
        start += 1
    return Mention(Span(start, last.idx + len(last)), head.i)


def _between_subjects(cue: Token) -> tuple[Token, Token] | None:
    """Give the plural before a cue and the finite verb behind it whose subject stands right behind the cue too."""
    for verb in cue.doc[cue.i + 2 : min(cue.i + AHEAD, cue.sent.end)]:
        if verb.is_punct:
            return None
        subjects = [child for child in verb.lefts if child.dep_ in SUBJECTS]
        if len(subjects) > 1 and subjects[0].i < cue.i < subjects[-1].left_edge.i == cue.i + 1:
            return (subjects[0], verb) if subjects[0].tag_ in PLURAL else None
    return None
