"""Reports without a cue verb of their own: "according to Y", "per Y", "as Y put it", "reportedly"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.model.span import Span, cover
from twosource.read.columns import columns_of
from twosource.read.statements.inflection import lemma_of
from twosource.read.statements.phrases import NOMINAL, children, conjuncts, noun_phrase, own_subject, token_span
from twosource.read.statements.reach import CREDITED, ends_as_credit, is_speech
from twosource.read.statements.report import Mention, Report
from twosource.read.statements.spans import cue_span, tidy, tidy_all
from twosource.read.statements.speakers import cited_in, is_voice_like, mention_of
from twosource.read.statements.vocabulary import load_lexicon, load_voice_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from twosource.read.statements.page import Page

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PASSING = frozenset({"PUNCT", "SPACE", "ADV"})
OPENING = 20
"""Code points from its sentence's start within which a phrase opens it ("According to the governor, Y did X")."""
NAME = 40
"""Code points that the name in a credit may take."""
LABEL = re.compile(r"^\W{0,6}[A-Z][A-Z ]{2,20}[:|]\s*")
"""What a post opens with before its news: "BREAKING:"."""
RELATIVE = re.compile(r"\s*(?:who|which|whose|whom|where)\b", re.IGNORECASE)


def find_phrase_reports(page: Page) -> Iterator[Report]:
    """Read "according to", "as Y put it" and reporting adverbs wherever they stand."""
    cues = load_lexicon().cues
    columns = columns_of(page.doc)
    for token, word, tag in zip(columns.tokens, columns.lows, columns.tags, strict=True):
        told = word in {"according", "per", "as"} or word in cues.reporting_adverbs or tag in CREDITED
        if not told or not page.is_news(token):
            continue
        if word == "according" or (word == "per" and _credits(token)):
            report = _according(page, token)
        elif word == "as" and _is_quoted_by(token):
            report = _as_quoted(page, token)
        elif word == "as" and token.dep_ in {"mark", "advmod", "case"}:
            report = _as_put(page, token)
        elif word in cues.reporting_adverbs:
            report = _adverb(page, token)
        elif ends_as_credit(token) and is_speech(token):
            report = _credit(page, token)
        else:
            report = None
        if report is not None:
            yield report


def _credits(per: Token) -> bool:
    """Tell "per local sources" from "per cent" and "per day"."""
    head = per.head
    if per.i + 1 < len(per.doc) and per.nbor(1).text.startswith("@"):
        return True
    spoken = per.dep_ == "case" and head.i > per.i and is_voice_like(head)
    return spoken and (head.pos_ == "PROPN" or head.tag_ == "NNS" or _begin(per) < per.i)


def _begin(cue: Token) -> int:
    """Give the token at which a phrase begins: "as per Y"."""
    return cue.i - (cue.lower_ == "per" and cue.i > 0 and cue.nbor(-1).lower_ == "as")


def _according(page: Page, cue: Token) -> Report | None:
    doc = cue.doc
    to = cue.i if cue.lower_ == "per" else cue.i + 1
    if to + 1 >= len(doc) or doc[to].lower_ not in {"to", "per"}:
        return None
    head = _noun_after(cue, to)
    if head is None:
        return None
    mention = Mention(Span(max(noun_phrase(head).start, doc[to + 1].idx), noun_phrase(head).end), head.i)
    mention = Mention(_first_part(page, mention.span, head), head.i)
    first = _begin(cue)
    group = Span(doc[first].idx, _phrase_end(page, doc[first], mention.span.end))
    content = _beside(page, head if head.head.i != cue.i else cue, group)
    voices = _named_source(mention, head)
    neat = tidy_all(page, content)
    if not neat:
        return None
    return Report(
        way="according",
        anchor=cue.i,
        cue=token_span(doc, first, to + 1),
        voices=voices,
        content=neat,
        stance="asserts",
        group="say",
        joint=tuple(mention_of(other) for other in conjuncts(head)) if len(voices) == 1 else (),
        relays=True,
    )


def _first_part(page: Page, span: Span, head: Token) -> Span:
    """Cut a mention at its first comma, behind which the content goes on; a name behind a description stays."""
    comma = page.text.find(", ", span.start, span.end)
    name = next(children(head, "appos"), None)
    opened = page.sentence_of(head).start
    named = head.pos_ == "NOUN" and name is not None and name.ent_type_ == "PER"
    described = named and (span.start - opened > OPENING or page.text[span.end : span.end + 1] == ",")
    return span if described or comma <= span.start else Span(span.start, comma)


def _phrase_end(page: Page, cue: Token, end: int) -> int:
    """Give where a phrase that opens its sentence ends: at the comma before the main clause."""
    sentence = page.sentence_of(cue)
    if any(char.isalnum() for char in LABEL.sub("", page.text[sentence.start : cue.idx])):
        return end
    comma = page.text.find(",", end, sentence.end)
    if comma >= 0 and RELATIVE.match(page.text, comma + 1):
        comma = page.text.find(",", comma + 1, sentence.end)
    return comma if comma >= 0 else end


def _noun_after(cue: Token, to: int) -> Token | None:
    if cue.dep_ == "case" and cue.head.i > to:
        return cue.head
    below = next((child for child in cue.children if child.i > to and child.pos_ in NOMINAL), None)
    if below is not None:
        return below
    return next((token for token in cue.doc[to + 1 : to + 8] if token.pos_ in {"NOUN", "PROPN", "PRON"}), None)


def _named_source(mention: Mention, head: Token) -> tuple[Mention | None, ...]:
    """Read "according to reports from Y" as Y; a plural "reports" alone keeps its words."""
    if lemma_of(head) in {"report", "statement", "account", "information"}:
        for child in children(head, "nmod", "acl"):
            by = {mark.lower_ for mark in child.lefts if mark.dep_ == "case"} & {"from", "by"}
            if by and is_voice_like(child):
                return (mention_of(child),)
    cited = cited_in(head)
    return (mention,) if cited is None else (mention, cited)


def _beside(page: Page, phrase: Token, group: Span) -> tuple[Span, ...]:
    """Give what a parenthetical covers: the rest of its sentence, or of the relative clause that it interrupts."""
    sentence = page.sentence_of(phrase)
    governor = phrase.head
    clause = sentence
    if governor.dep_ in {"acl:relcl", "acl", "advcl"} and governor.i > phrase.i and group.start > sentence.start:
        edges = token_span(phrase.doc, governor.left_edge.i, governor.right_edge.i + 1)
        if edges.contains(group) or edges.overlaps(group):
            clause = Span(max(edges.start, sentence.start), max(min(edges.end, sentence.end), group.end))
    before, after = Span(clause.start, max(group.start, clause.start)), Span(min(group.end, clause.end), clause.end)
    label = LABEL.match(before.of(page.text))
    before = Span(before.start + label.end(), before.end) if label is not None else before
    opens = not any(char.isalnum() for char in before.of(page.text))
    if not opens and not _resumes(page, before, after):
        return _with_quotation(page, before)
    if opens or not page.text[after.start : after.end].lstrip().startswith((",", "—", "–")):
        whole = after if opens else before
        return _with_quotation(page, whole)
    return (before, after)


def _resumes(page: Page, before: Span, after: Span) -> bool:
    """Tell whether a clause that a parenthetical interrupts goes on behind it: "The road, according to Y, is shut"."""
    left = page.doc.char_span(before.start, before.end, alignment_mode="contract")
    right = page.doc.char_span(after.start, after.end, alignment_mode="contract") if after.start < after.end else None
    first = next((token for token in right if token.pos_ not in PASSING), None) if right is not None else None
    if left is None or first is None:
        return left is None
    told = any(token.tag_ in FINITE for token in left)
    words = [token for token in left if token.is_alpha]
    if words and (words[-1].dep_ in {"cc", "mark"} or words[-1].lower_ == "that"):
        return True
    if first.dep_ == "cc" and any(token.tag_ in FINITE for token in right or ()):
        return True
    return not told or (first.tag_ in FINITE and any(first.head in left or child in left for child in first.children))


def _with_quotation(page: Page, span: Span) -> tuple[Span, ...]:
    """Widen a content that ends or begins a quotation of several sentences to all of it."""
    around = [Span(one.start, one.end) for one in page.quotations_in(span)]
    whole = cover([span, *around])
    return (span if whole is None else whole,)


def _credit(page: Page, cue: Token) -> Report | None:
    """Read "X, Meridian Wire reports." where the cue is taken for a noun."""
    sentence = page.sentence_of(cue)
    comma = page.text.rfind(",", sentence.start, cue.idx)
    name = tidy(page, Span(comma + 1, cue.idx)) if comma >= 0 else None
    if name is None or cue.idx - comma > NAME:
        return None
    content = tidy_all(page, (Span(sentence.start, comma),))
    place = token_span(cue.doc, cue.i, cue.i + 1)
    voice = Mention(name, cue.i - 1)
    return Report("according", cue.i, place, (voice,), content, "asserts", "say", relays=True) if content else None


def _is_quoted_by(mark: Token) -> bool:
    """Tell "as quoted by Y" and "as cited by Y"."""
    behind = mark.doc[mark.i + 1 : mark.i + 3]
    return len(behind) > 1 and behind[1].lower_ == "by" and lemma_of(behind[0]) in load_lexicon().cues.relays


def _as_quoted(page: Page, mark: Token) -> Report | None:
    """Read 'X, he said, as quoted by Y': Y passes on what its sentence tells."""
    head = _noun_after(mark, mark.i + 2)
    if head is None or not is_voice_like(head):
        return None
    voice = Mention(noun_phrase(head), head.i)
    start = page.sentence_of(mark).start
    quoted = page.quotation_at(start)
    content = tidy_all(page, (Span(quoted.inner.start if quoted is not None else start, mark.idx),))
    if not content or voice.span.start < mark.idx:
        return None
    cue = token_span(mark.doc, mark.i, mark.i + 3)
    return Report("according", mark.i, cue, (voice,), content, "asserts", "say", relays=True)


def _as_put(page: Page, mark: Token) -> Report | None:
    """Read "as Y put it" and "as Y said" beside a clause."""
    verb = mark.head
    if not _may_put(verb, mark):
        return None
    subject = own_subject(verb)
    own = any(child.dep_ in {"ccomp", "obj"} and child.lower_ != "it" for child in verb.children)
    if subject is None or own or not is_voice_like(subject):
        return None
    if load_voice_words().pronoun(subject.text) in {"self", "you"}:
        return None
    group = token_span(
        mark.doc, mark.i, max(verb.i, subject.i, *[child.i for child in verb.children if child.lower_ == "it"]) + 1
    )
    content = tidy_all(page, _beside(page, verb, group))
    if not content:
        return None
    return Report("verb", verb.i, cue_span(verb), (mention_of(subject),), content, "asserts", "say")


def _may_put(verb: Token, mark: Token) -> bool:
    """Tell "as Y said" and "as Y put it" from other clauses with "as"."""
    if verb.i < mark.i:
        return False
    one = load_lexicon().taking(lemma_of(verb), "clause")
    listed = verb.dep_ in {"advcl", "parataxis"} and one is not None and one.name == "say"
    return listed or (lemma_of(verb) == "put" and any(child.lower_ == "it" for child in verb.children))


def _adverb(page: Page, adverb: Token) -> Report | None:
    """Read "X reportedly did Y": the clause without the adverb, nobody named."""
    governor = adverb.head
    if governor.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"} or adverb.dep_ != "advmod" or governor.dep_ == "amod":
        return None
    cue = token_span(adverb.doc, adverb.i, adverb.i + 1)
    edges = token_span(adverb.doc, governor.left_edge.i, governor.right_edge.i + 1)
    sentence = page.sentence_of(adverb)
    lead = page.text.rfind(": ", sentence.start, cue.start) + 1
    span = Span(max(edges.start, sentence.start, lead), max(min(edges.end, sentence.end), cue.end))
    if governor.dep_ == "acl:relcl":
        span = Span(cue.start, span.end)
    content = tidy_all(page, (span,), (cue,))
    if not content:
        return None
    stance = load_lexicon().cues.adverbs.get(adverb.lower_, "asserts")
    return Report("adverb", adverb.i, cue, (None,), content, stance, "hearsay")
