"""The wires' last words, by word order since lists mislead trees: "X, local activists and an aid group said".

What stands between the last comma and the cue speaks; what stands before that comma in the sentence is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.statements.before import apposed_from, behind_other_cue
from twosource.read.statements.inflection import lemma_of
from twosource.read.statements.phrases import NOMINAL, noun_phrase, stands_finite
from twosource.read.statements.report import Mention
from twosource.read.statements.vocabulary import load_lexicon, load_voice_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from twosource.read.statements.page import Page

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
LONG = 18
"""Tokens that a voice between a comma and its cue may take."""
PHRASAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "PRON", "PART", "CCONJ", "ADV", "SYM"})
ADDING = frozenset({"a", "an", "hours", "days", "minutes", "weeks", "after", "as", "amid", "while", "despite"})
"""Words with which the writer goes on behind a credit: ", a claim that ...", ", hours after ..."."""
SUBORDINATE = frozenset({"IN", "WRB", "VBN", "VBG", "WP", "WDT"})
"""Tags of words that open a clause which depends on the cue, when it is the only one before it."""
MARKS = frozenset("“”\"'‘’«»`")


@dataclass(frozen=True, slots=True)
class Credit:
    """A content with those named behind it."""

    content: Span
    voice: Mention
    joint: tuple[Mention, ...]


def find_credit(page: Page, verb: Token) -> Credit | None:
    """Read the credit that a cue closes; None where the cue has content behind it, or nothing is told before it."""
    listed = load_lexicon().taking(lemma_of(verb), "clause")
    if listed is None or listed.name != "say" or page.quotation_at(verb.idx) is not None:
        return None
    return _inverted(page, verb) if verb.tag_ in {"VB", "VBP"} else _straight(page, verb)


def _straight(page: Page, verb: Token) -> Credit | None:
    """Read ", local activists and an aid group said"."""
    if not stands_finite(verb):
        return None
    stretch = _voiced(page, verb)
    if stretch is None or not _closes(page, verb):
        return None
    first, stop = stretch
    opened = page.sentence_of(verb)
    before = Span(opened.start, verb.doc[first - 1].idx)
    content = Span(behind_other_cue(page, verb, before), before.end)
    heads = _heads(verb.doc, first, stop)
    pronoun = load_voice_words().pronoun(heads[0].text) if heads else None
    if (
        not heads
        or pronoun in {"self", "you"}
        or heads[0].tag_ in {"WP", "WDT"}
        or not _tells(verb.doc, content)
        or page.quotation_at(content.end - 1) is not None
    ):
        return None
    voice, *joint = (_mention(verb.doc, head, first, stop) for head in heads)
    described = apposed_from(page, verb, content) if verb.doc[heads[0].i].pos_ == "PROPN" else content.end
    if described < content.end:
        return Credit(
            Span(content.start, described), Mention(Span(described, voice.span.end), voice.head), tuple(joint)
        )
    return Credit(content, _named(verb, voice, stop), tuple(joint))


def _inverted(page: Page, verb: Token) -> Credit | None:
    """Read ", say police." where the voice that ends the sentence is taken for an object."""
    doc, opened = verb.doc, page.sentence_of(verb)
    rest = [token for token in doc[verb.i + 1 : verb.i + LONG] if token.idx < opened.end and not token.is_punct]
    if verb.i < 1 or doc[verb.i - 1].text != "," or not rest or not all(_is_phrasal(token) for token in rest):
        return _straight(page, verb)
    heads = _heads(doc, rest[0].i, rest[-1].i + 1)
    content = Span(opened.start, doc[verb.i - 1].idx)
    closes = rest[-1].i + 1 >= len(doc) or doc[rest[-1].i + 1].idx >= opened.end or doc[rest[-1].i + 1].is_punct
    if not closes or not heads or not _tells(doc, content):
        return None
    voice, *joint = (_mention(doc, head, rest[0].i, rest[-1].i + 1) for head in heads)
    return Credit(content, voice, tuple(joint))


def _named(verb: Token, voice: Mention, stop: int) -> Mention:
    """Give a description the name behind it: "an account on the war, Kunar Watch, claimed"."""
    doc = verb.doc
    name = [token for token in doc[stop + 1 : verb.i] if token.pos_ not in {"ADV", "AUX"} and not token.is_punct]
    if doc[stop].text != "," or not name or not all(token.pos_ == "PROPN" for token in name):
        return voice
    return Mention(Span(voice.span.start, name[-1].idx + len(name[-1])), voice.head)


def _voiced(page: Page, verb: Token) -> tuple[int, int] | None:
    """Give the tokens of the voice: from behind the last comma, over an apposition between two, up to the cue."""
    doc = verb.doc
    stop = verb.i
    while stop > 0 and doc[stop - 1].pos_ in {"ADV", "AUX"}:
        stop -= 1
    low = max(stop - LONG, _token_at(page, verb))
    commas = [place for place in range(low, stop) if doc[place].text == ","]
    if commas and commas[-1] == stop - 1:
        commas, stop = commas[:-2], commas[-2] if len(commas) > 1 else stop
    if not commas or not commas[-1] + 1 < stop:
        return None
    first = commas[-1] + 1
    return (first, stop) if all(_is_phrasal(token) for token in doc[first:stop]) else None


def _token_at(page: Page, verb: Token) -> int:
    start = page.sentence_of(verb).start
    place = verb.i
    while place > 0 and verb.doc[place - 1].idx >= start:
        place -= 1
    return place


def _is_phrasal(token: Token) -> bool:
    hyphened = token.i > 0 and token.doc[token.i - 1].text == "-" and not token.doc[token.i - 1].whitespace_
    return (
        hyphened or token.pos_ in PHRASAL or token.tag_ in {"VBN", "VBG", "HYPH"} or token.text in {"-", ".", "(", ")"}
    )


def _closes(page: Page, verb: Token) -> bool:
    """Tell whether nothing but its hearer, time or place follows the cue, up to the next pause."""
    end = page.sentence_of(verb).end
    for token in verb.doc[verb.i + 1 :]:
        if token.idx >= end or token.text in {".", ";", "–", "—"}:
            return True
        if token.text == ",":
            after = token.nbor(1) if token.i + 1 < len(token.doc) else token
            more = after.nbor(1).lower_ if after.i + 1 < len(after.doc) else ""
            return after.tag_ == "VBG" or after.lower_ in ADDING or (after.lower_ == "in" and more == "what")
        if token.tag_ in FINITE or token.pos_ == "VERB" or token.text in MARKS or token.lower_ in {"that", ":"}:
            return False
    return True


def _tells(doc: Doc, content: Span) -> bool:
    """Tell whether what stands before the voice is a clause."""
    told = doc.char_span(content.start, content.end, alignment_mode="contract")
    if told is None or any(token.text in MARKS - {"'", "’"} for token in told):
        return False
    finite = sum(token.tag_ in FINITE for token in told)
    opener = next((token for token in told if token.is_alpha and token.dep_ != "cc"), told[0])
    depends = opener.tag_ in SUBORDINATE and (opener.tag_ != "IN" or opener.dep_ == "mark")
    return finite > depends and opener.lower_ not in {"as", "according"} and told[-1].dep_ != "cc"


def _heads(doc: Doc, first: int, stop: int) -> list[Token]:
    """Give the nouns that lead a stretch: those which hang beyond it, and what "and" adds to them."""
    tops = [t for t in doc[first:stop] if t.pos_ in NOMINAL and not first <= t.head.i < stop]
    if not tops:
        return []
    added = [t for t in doc[first:stop] if t.pos_ in NOMINAL and t.dep_ == "conj" and t not in tops and t.head in tops]
    return tops[:1] + [t for t in (*tops[1:], *added) if any(child.dep_ == "cc" for child in t.lefts)]


def _mention(doc: Doc, head: Token, first: int, stop: int) -> Mention:
    """Give a noun's phrase inside the stretch."""
    span = noun_phrase(head)
    low, high = doc[first].idx, doc[stop - 1].idx + len(doc[stop - 1])
    return Mention(Span(max(span.start, low), max(min(span.end, high), head.idx + len(head))), head.i)
