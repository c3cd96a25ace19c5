"""Clausal content of a cue verb: after it ("said that X"), before it ("X, he said") or around it ("X, he said, Y").

The tree says that there is a clause; where it ends is read from word order, commas and quotation marks as well,
since one arc in seven is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.span import Span, cover
from twosource.read.statements.inflection import lemma_of
from twosource.read.statements.phrases import children, own_subject
from twosource.read.statements.spans import cue_span, whole_quotations
from twosource.read.statements.vocabulary import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from twosource.read.statements.page import Page
    from twosource.read.statements.report import Mention

TRAILING = frozenset({"obl", "obl:tmod", "obl:unmarked", "obl:npmod", "advcl", "advmod", "nmod", "conj", "parataxis"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PAUSE = frozenset({",", "”", '"', "''", "’’", "’", "'", "»", "–", "—", "-", "--", "?", "!", "...", "…"})


def clause_after(page: Page, verb: Token) -> Span | None:
    """Find the clause that follows the verb as its object."""
    clause = next((child for child in children(verb, "ccomp") if child.i > verb.i), None)
    if clause is None:
        clause = _after_colon(verb)
    if clause is None:
        return _after_that(page, verb)
    start = max(clause.left_edge.i, verb.i + 1)
    end = _extent(verb, clause)
    sentence = page.sentence_of(verb)
    first = verb.doc[start]
    last = verb.doc[end]
    if first.idx >= sentence.end:
        return None
    span = Span(first.idx, max(min(last.idx + len(last), sentence.end), first.idx + 1))
    return whole_quotations(page, span)


def _after_colon(verb: Token) -> Token | None:
    """Give the sentence that a colon or an opening quotation mark joins to the verb as its parataxis."""
    for clause in children(verb, "parataxis", "dep", "appos"):
        before = clause.left_edge.i - 1
        edge = clause.left_edge.text
        if clause.i > verb.i and (verb.doc[before].text == ":" or edge in {":", "“", '"', "``"}):
            return clause
    return None


def _after_that(page: Page, verb: Token) -> Span | None:
    """Read "that X" right after a cue whose clause the tree lost: to the sentence's end."""
    sentence = page.sentence_of(verb)
    for token in verb.doc[verb.i + 1 : verb.i + 6]:
        if token.pos_ == "VERB" or token.is_punct or token.idx >= sentence.end:
            return None
        if token.lower_ == "that" and token.i + 1 < len(verb.doc) and token.tag_ in {"IN", "DT", "WDT"}:
            if any(later.tag_ in FINITE for later in verb.doc[token.i + 1 : token.i + 12]) and token.tag_ == "IN":
                return whole_quotations(page, Span(token.idx, sentence.end))
            return None
    return None


def _extent(verb: Token, clause: Token) -> int:
    """Give the clause's last token: its subtree, and what hangs on the cue behind it without a comma between."""
    end = clause.right_edge.i
    for later in verb.rights:
        follows = later.i > clause.i and later.left_edge.i == end + 1
        if follows and later.dep_ in TRAILING and later.dep_ != "conj":
            end = later.right_edge.i
    for other in clause.subtree:
        if other.dep_ == "conj" and other.head is clause and _is_own_cue(other):
            cc = next(children(other, "cc"), None)
            return max((cc if cc is not None else other).i - 1, clause.i)
    return end


def _is_own_cue(verb: Token) -> bool:
    """Tell a second cue ("said X but added that Y") from a second part of the content: no subject, but a clause."""
    return (
        own_subject(verb) is None
        and load_lexicon().taking(lemma_of(verb), "clause") is not None
        and any(True for _ in children(verb, "ccomp"))
    )


def clause_before(page: Page, verb: Token, voice: Mention | None) -> tuple[Span, ...]:
    """Find the content that a cue follows or interrupts; empty when the cue does not stand apart from it."""
    group = cover([cue_span(verb), *([voice.span] if voice is not None else [])])
    sentence = page.sentence_of(verb)
    if group is None or not sentence.contains(group):
        return ()
    content = _content_head(verb)
    apart = _stands_apart(page, group)
    if not apart and (content is None or not _is_left(verb, content)):
        return ()
    if content is None and load_lexicon().taking(lemma_of(verb), "clause") is None:
        return ()
    left = Span(sentence.start, group.start)
    if not _has_clause(page, verb, left):
        return ()
    right = _right_part(page, verb, content, group, sentence)
    return (left,) if right is None else (left, right)


def _content_head(verb: Token) -> Token | None:
    """Give the head of the content before the cue, as its clause or as what it is added to."""
    before = next((child for child in children(verb, "ccomp", "parataxis", "dislocated") if child.i < verb.i), None)
    if before is not None:
        return before
    added = verb.dep_ in {"parataxis", "appos", "dep"} and verb.head.i < verb.i
    return verb.head if added else None


def _is_left(verb: Token, content: Token) -> bool:
    return content.dep_ == "ccomp" and content.head is verb


def _stands_apart(page: Page, group: Span) -> bool:
    """Tell whether a comma, a dash or a quotation mark parts the cue and its voice from what comes before."""
    before = page.text[: group.start].rstrip()
    return bool(before) and before[-1] in ",”\"'’»–—-?!…"


def _has_clause(page: Page, verb: Token, left: Span) -> bool:
    span = verb.doc.char_span(left.start, left.end, alignment_mode="contract")
    if span is None:
        return False
    quoted = bool(page.quotations_in(left))
    return quoted or any(token.pos_ in {"VERB", "AUX"} for token in span)


def _right_part(page: Page, verb: Token, content: Token | None, group: Span, sentence: Span) -> Span | None:
    """Give what goes on after the cue: "X, he said, Y". The content's own head must reach over the cue."""
    if content is None:
        return None
    end = group.end
    for later in verb.rights:
        if later.dep_ in {"obl", "obl:tmod", "obl:unmarked", "advmod"} and later.i < content.right_edge.i:
            end = max(end, later.right_edge.idx + len(later.right_edge))
    rest = page.text[end : sentence.end]
    comma = len(rest) - len(rest.lstrip())
    reach = content.right_edge.idx + len(content.right_edge)
    if rest[comma : comma + 1] not in {",", "–", "—"} or reach <= end + comma + 2:
        return None
    return Span(end + comma + 1, min(reach, sentence.end))
