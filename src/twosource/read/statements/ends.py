"""Where a content ends that is no clause: before what a comma parts from it, before when and where it was said."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.statements.inflection import lemma_of
from twosource.read.statements.spans import whole_quotations
from twosource.read.statements.vocabulary import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from twosource.read.statements.page import Page

RELATIVE = re.compile(
    r",[”\"'’]?\s+(?:(?:who|which|whose|whom|where|with|after|while|although|but|as|according)\b|(?!including)[a-z]+ing\b)"
    r"|\s[—–-]{1,2}\s+(?:an?|the)\b|\s(?:even\s+)?(?:as|when|while)\s+(?:he|she|they|it)\s",
    re.IGNORECASE,
)


def to_end(page: Page, verb: Token, first: int, last: Token) -> Span:
    """Give the stretch from a token to the right edge of a phrase, inside the sentence."""
    sentence = page.sentence_of(verb)
    start = verb.doc[first].idx
    end = min(last.right_edge.idx + len(last.right_edge), max(sentence.end, start + 1))
    return whole_quotations(page, before_relative(page, Span(start, max(end, start + 1))))


def before_relative(page: Page, span: Span) -> Span:
    """Cut a span before the relative clause or the adjunct that a comma parts from it, and before its occasion."""
    relative = RELATIVE.search(page.text, span.start + 1, span.end)
    return before_occasion(page, Span(span.start, relative.start()) if relative is not None else span)


def before_occasion(page: Page, span: Span) -> Span:
    """Cut a span before when or where something was said."""
    occasion = _occasion().search(page.text, span.start + 1, span.end)
    quoted = occasion is not None and page.quotation_at(occasion.start()) is not None
    return span if occasion is None or quoted else Span(span.start, occasion.start())


@lru_cache(maxsize=1)
def _occasion() -> re.Pattern[str]:
    """Give the pattern of where and when something is said: "in an interview", "on Sunday"."""
    words = "|".join(load_lexicon().cues.occasions)
    which = r"(?:(?:an?|the|his|her|their|its|last|this)\s+)?(?:[\w-]+\s+){0,2}?"
    return re.compile(rf"\s(?:on|in|at|during)\s+{which}(?:{words})\b(?!\s+(?:that|who|which)\b)", re.IGNORECASE)


def remarks_on(doc: Doc, follow: Token, stop: int) -> bool:
    """Tell ", a claim that Y denies" and ", a figure Z disputes": the writer speaks of what was just told."""
    if follow.lower_ not in {"a", "an"}:
        return False
    noun = next((token for token in doc[follow.i + 1 : min(follow.i + 4, stop)] if token.pos_ == "NOUN"), None)
    return noun is not None and lemma_of(noun) in load_lexicon().cues.remarks


def tells_when(doc: Doc, follow: Token, stop: int) -> bool:
    """Tell ", hours after X" and ", two days before Y": when it was said, or what it comes on top of."""
    for token in doc[follow.i : min(follow.i + 4, stop)]:
        if token.i > follow.i and token.lower_ in {"after", "before"}:
            return doc[token.i - 1].lower_ in load_lexicon().cues.spells
        if token.pos_ not in {"NOUN", "NUM", "DET", "ADJ"}:
            return False
    return False
