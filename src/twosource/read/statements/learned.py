"""What the language model's heads know of cues: reports that no rule finds, and which nested reports to leave out.

The rules come first. A report of the heads stands only where none of theirs shares its cue or its words, and outside
of every other content; where the model has no such heads, the rules are alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.codebook import load_vocabulary
from twosource.read.language.cues import cues_of
from twosource.read.statements.inflection import lemma_of
from twosource.read.statements.nearby import Nearby
from twosource.read.statements.phrases import conjuncts, token_span
from twosource.read.statements.report import Report
from twosource.read.statements.spans import cue_span, tidy_all
from twosource.read.statements.speakers import is_voice_like, mention_of
from twosource.read.statements.verbs import is_credit, is_negated, is_unreal
from twosource.read.statements.vocabulary import CueClass, load_lexicon, load_voice_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from twosource.model.span import Span
    from twosource.read.language.cues import Heard
    from twosource.read.statements.chains import Chained
    from twosource.read.statements.page import Page
    from twosource.read.statements.report import Mention
    from twosource.read.statements.speakers import Voices

SAID = CueClass(name="unlisted", stance="asserts", takes=())
"""What a cue that no list has is taken for, ..."""
PLANNED = CueClass(name="unlisted", stance="intends", takes=())
"""... and one whose content is an infinitive."""
PLANS = frozenset({"infinitive", "request", "instruction"})
GRAMMAR = frozenset({"verb", "noun", "adjective"})
"""Ways of finding that go by trees and lists; marks and set phrases need no second opinion."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """`codebook/statement_learned.yaml`."""

    listed: float
    unlisted: float
    agreement: float
    nested: float
    deeds: frozenset[str]


@lru_cache(maxsize=1)
def load_thresholds() -> Thresholds:
    """Read how sure the heads must be."""
    return load_vocabulary("statement_learned", Thresholds)


def find_learned_reports(page: Page, others: Sequence[Report]) -> Iterator[Report]:
    """Read what the model takes for a cue where the `others` found none."""
    around = Nearby(others)
    anchors = {report.anchor for report in others}
    for heard in cues_of(page.doc) or ():
        cue = page.doc[heard.place]
        if heard.place in anchors or not page.is_news(cue) or not _is_sure(cue, heard):
            continue
        report = _read(page, cue, heard)
        if report is not None and not _is_taken(report, around):
            yield report


def drop_doubtful(page: Page, reports: tuple[Report, ...], chained: Iterable[Chained]) -> tuple[Report, ...]:
    """Give the reports without those inside another's words whose cue the model takes for none."""
    heard = cues_of(page.doc)
    if heard is None:
        return reports
    chances = {one.place: one.chance for one in heard}
    doubtful = {id(one.report) for one in chained if _is_doubtful(one, chances)}
    return tuple(report for report in reports if id(report) not in doubtful)


def _is_doubtful(one: Chained, chances: dict[int, float]) -> bool:
    report = one.report
    nested = len(one.voices) > len(report.voices)
    if not nested or report.way not in GRAMMAR or report.anchor is None:
        return False
    return chances.get(report.anchor, 0.0) < load_thresholds().nested


def _is_sure(cue: Token, heard: Heard) -> bool:
    """Tell whether the heads are sure enough.

    No deed is a cue, nor a verb that only carries a noun ("gave a call") or that its particle makes another ("called
    off the strike").
    """
    if any(child.dep_ == "compound:prt" and child.lower_ == "off" for child in cue.children):
        return False
    known, lemma = load_thresholds(), lemma_of(cue)
    barred = {lemma, f"{lemma}e"} & (known.deeds | load_lexicon().cues.carriers)  # "forced" is now and then a "forc"
    if barred and not _classes_of(cue):
        return False
    least = known.listed if _classes_of(cue) else known.unlisted
    return heard.chance >= least and heard.agreement >= known.agreement


def _is_taken(report: Report, around: Nearby) -> bool:
    """Tell whether another report shares the cue or the words, or holds the cue in its content."""
    spans = (*report.content, report.cue) if report.cue is not None else report.content
    return any(_shares(other, spans) for _, other in around.touching(spans))


def _shares(other: Report, spans: tuple[Span, ...]) -> bool:
    held = (*other.content, other.cue) if other.cue is not None else other.content
    return any(one.overlaps(span) for one in held for span in spans)


def _read(page: Page, cue: Token, heard: Heard) -> Report | None:
    voices, joint = _voices(page, cue, heard)
    if not _may_speak(page, cue, voices[-1]) or _tells_itself(heard) or _tells_of_claim(page.doc[heard.last], cue):
        return None
    place = cue_span(cue) if cue.pos_ == "VERB" else token_span(page.doc, cue.i, cue.i + 1)
    holes = [place, *(voice.span for voice in (*voices, *joint) if voice is not None)]
    content = tidy_all(page, (token_span(page.doc, heard.first, heard.last + 1),), holes)
    if not content:
        return None
    one = _class_of(page, cue, content)
    if _is_deed(page, one, voices[-1], content) or (cue.pos_ == "VERB" and (is_unreal(cue, one) or is_credit(cue))):
        return None
    negated = cue.pos_ == "VERB" and is_negated(cue)
    return Report("learned", cue.i, place, voices, content, one.stance, one.name, joint, negated=negated)


def _voices(page: Page, cue: Token, heard: Heard) -> Voices:
    if heard.voice is None:
        return (None,), ()
    head = page.doc[heard.voice]
    return (mention_of(head, cue),), tuple(mention_of(other, cue) for other in conjuncts(head))


def _may_speak(page: Page, cue: Token, voice: Mention | None) -> bool:
    """Tell a voice that is not the writer or the reader, nor, of a verb, a thing: "the visit marks the end of X".

    Whoever "said" or "told" it speaks, whatever the word for him: "Rwandan customs said".
    Before a colon a place is what is spoken of: "Rutshuru: nine killed".
    """
    if voice is None or voice.head is None:
        return True
    head = page.doc[voice.head]
    if load_voice_words().pronoun(head.text) in {"self", "you"}:
        return False
    named = voice.span.of(page.text)
    topic = cue.is_punct and re.search(rf"\b(?:in|near|around) {re.escape(named)}\b", page.text) is not None
    cues = load_lexicon().cues
    says = bool(_classes_of(cue)) and lemma_of(cue) not in cues.inferential | cues.claims
    return not topic and (cue.pos_ != "VERB" or says or is_voice_like(head))


def _tells_itself(heard: Heard) -> bool:
    """Tell a voice inside its own content, with the cue outside: "saw the guards leave", heard of the guards."""
    within = range(heard.first, heard.last + 1)
    return heard.voice in within and heard.place not in within


def _tells_of_claim(last: Token, cue: Token) -> bool:
    """Tell what is said of a claim, and not what it claims: "an estimate that the paper could not confirm"."""
    return cue.pos_ == "NOUN" and lemma_of(last) in load_lexicon().cues.vouching


def _is_deed(page: Page, one: CueClass, voice: Mention | None, content: tuple[Span, ...]) -> bool:
    """Tell what is done and not said: a thing that somebody refuses, what anybody but a document shows or documents."""
    if one.name == "decline":
        return not _is_planned(page, content)
    head = page.doc[voice.head] if voice is not None and voice.head is not None else None
    return one.name == "evidence" and (head is None or load_voice_words().kind_of_noun(lemma_of(head)) != "document")


def _is_planned(page: Page, content: tuple[Span, ...]) -> bool:
    return content[0].of(page.text).lower().startswith("to ")


def _classes_of(cue: Token) -> tuple[CueClass, ...]:
    lexicon, lemma = load_lexicon(), lemma_of(cue)
    if cue.pos_ == "ADJ":
        return lexicon.adjectives.get(cue.lower_, ())
    own, other = (lexicon.verbs, lexicon.nouns) if cue.pos_ in {"VERB", "AUX"} else (lexicon.nouns, lexicon.verbs)
    return own.get(lemma) or other.get(lemma) or ()


def _class_of(page: Page, cue: Token, content: tuple[Span, ...]) -> CueClass:
    """Give the class that takes such a content, else the cue's first, else what the form of the content says."""
    classes = _classes_of(cue)
    planned = _is_planned(page, content)
    fits = (one for one in classes if planned and PLANS & set(one.takes))
    return next(fits, None) or next(iter(classes), None) or (PLANNED if planned else SAID)
