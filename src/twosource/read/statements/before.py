"""Content that a cue follows or interrupts: "X, he said", "X, he said, Y", '"X," said Y, "Z"'.

Commas, dashes and quotation marks part the cue and its voice from the content; the tree only confirms.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.model.span import Span, cover
from twosource.read.statements.inflection import lemma_of
from twosource.read.statements.phrases import children, own_subject, stands_finite
from twosource.read.statements.quotations import is_title
from twosource.read.statements.reach import first_of_content
from twosource.read.statements.spans import cue_span
from twosource.read.statements.vocabulary import load_lexicon, load_voice_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from twosource.read.statements.page import Page
    from twosource.read.statements.quotations import Quotation
    from twosource.read.statements.report import Mention

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
TAIL = 6
"""Tokens that a hearer and a time may take behind an inserted cue."""
ADVERB = 12
"""Code points that an adverb behind an inserted cue may take."""
LEFT = 40
"""Words before an inserted cue up to which they are the beginning of its content."""
FORWARD = frozenset({"demand", "intend", "pledge", "threaten", "deny"})
"""Classes whose content always stands behind the cue."""
RELATIVE = re.compile(r"\b(?:where|when|which|who|because|if|and|but),\s*$", re.IGNORECASE)
"""What a cue interrupts right after its first word: ", where, police say, X"."""
AFTERWARDS = re.compile(
    r"(?:[\w-]+ ){0,2}(?:moments|minutes|hours?|days?|weeks?|months?|years?) (?:after|before)\b", re.IGNORECASE
)
"""What the writer says behind an inserted cue of when that was: "X, he said, two weeks after Y"."""
MARKS = frozenset("“”\"'‘’«»`")


def after_quotation(page: Page, verb: Token, voice: Mention | None) -> bool:
    """Tell a cue that stands right behind a quotation and has no content of its own behind it ('"X," he said as Y')."""
    group = cover([cue_span(verb), *([voice.span] if voice is not None else [])])
    if group is None or page.sentence_of(verb).start >= group.start - 1 or page.quotation_at(verb.idx) is not None:
        return False
    if verb.tag_ not in FINITE:
        return False
    before = page.end_before(group.start)
    quoted = next((one for one in page.quotations_in(Span(before - 1, before)) if one.end == before), None)
    if (
        quoted is None
        or is_title(page.text, quoted)
        or (page.text[quoted.inner.end - 1 : quoted.inner.end] == "." and _has_more(verb))
    ):
        return False
    opener = verb.doc[min(first_of_content(verb, None), len(verb.doc) - 1)]
    return opener.lower_ != "that" and opener.text not in MARKS


def _has_more(verb: Token) -> bool:
    """Tell whether a cue goes on behind itself in its sentence."""
    return (
        verb.i + 1 < len(verb.doc)
        and verb.doc[verb.i + 1].text not in {".", "!", "?"}
        and not verb.doc[verb.i + 1].is_space
    )


def clause_around(page: Page, verb: Token, voice: Mention | None, after: Span) -> tuple[Span, ...]:
    """Add to the clause after an inserted cue what stands before it: "X, he said, Y"."""
    group = cover([cue_span(verb), *([voice.span] if voice is not None else [])])
    sentence = page.sentence_of(verb)
    behind = page.text[group.end : after.start] if group is not None else ""
    inverted = voice is not None and voice.span.start > verb.idx and ":" in behind
    if (
        group is None
        or not (behind.lstrip(" ").startswith(",") or inverted)
        or not _stands_apart(page, group)
        or _opens_quotation(page, verb, group)
    ):
        return (after,)
    left = Span(sentence.start, max(group.start, sentence.start))
    if RELATIVE.search(left.of(page.text)) is not None:
        return (after,)
    words = left.of(page.text).split()
    if AFTERWARDS.match(after.of(page.text)) is not None:
        return (left,)
    return (left, after) if len(words) > 1 and len(words) < LEFT else (after,)


def is_inserted(page: Page, verb: Token, voice: Mention | None) -> bool:
    """Tell a cue between two commas that parts a clause from its subject: "The truth, he said then, was that Y"."""
    group = cover([cue_span(verb), *([voice.span] if voice is not None else [])])
    if group is None or page.mark_before(group.start) != ",":
        return False
    left = verb.doc.char_span(page.sentence_of(verb).start, group.start, alignment_mode="contract")
    after = verb.doc.char_span(group.end, page.sentence_of(verb).end, alignment_mode="contract")
    behind = next((token for token in after or () if token.pos_ != "ADV"), None)
    plain = left is not None and not any(token.tag_ in FINITE for token in left)
    return plain and behind is not None and behind.text == ","


def clause_before(page: Page, verb: Token, voice: Mention | None) -> tuple[Span, ...]:
    """Find the content that a cue follows or interrupts; empty when the cue does not stand apart from it."""
    relay = tuple(_relay_span(verb))
    group = cover([cue_span(verb), *([voice.span] if voice is not None else []), *relay])
    listed = load_lexicon().taking(lemma_of(verb), "clause")
    speaks = (stands_finite(verb) or relay) and listed is not None and listed.name not in FORWARD
    if (
        group is None
        or _is_subordinate(verb, group)
        or not speaks
        or not page.sentence_of(verb).contains(group)
        or _opens_quotation(page, verb, group)
    ):
        return ()
    content = _content_head(verb)
    if not _stands_apart(page, group) and (content is None or not _is_left(verb, content)):
        return ()
    return _inserted(page, verb, group) or _followed(page, verb, content, group)


def _is_subordinate(verb: Token, group: Span) -> bool:
    """Tell a cue whose clause a conjunction opens: "X is shut, as the army goes on", "X, and polls show Y ahead"."""
    first = next((token for token in verb.doc[max(verb.i - LEFT, 0) : verb.i + 1] if token.idx >= group.start), verb)
    before = first.nbor(-1) if first.i > 0 else first
    while before.i > verb.sent.start and before.pos_ == "ADV" and before.dep_ != "mark":
        before = before.nbor(-1)
    opens = before.dep_ == "cc" or (before.dep_ == "mark" and before.head == verb)
    return opens and before.i > verb.sent.start


def _opens_quotation(page: Page, verb: Token, group: Span) -> bool:
    """Tell a cue that a quotation follows, with none before it: what leads to it is no content."""
    start = page.sentence_of(verb).start
    ahead = page.quotations_in(Span(group.end, min(group.end + 4, len(page.text))))
    near = bool(ahead) and page.text[group.end : ahead[0].start].strip() in {"", ",", ":"}
    if near and page.text[group.end : ahead[0].start].strip() == "," and _leads_into(page, verb, group, ahead[0]):
        return False
    return near and not page.quotations_in(Span(start, group.start))


def _leads_into(page: Page, verb: Token, group: Span, quotation: Quotation) -> bool:
    """Tell what a quotation goes on with that opens small: 'No new name, he said, "hides what it is."'."""
    if not quotation.inner.of(page.text)[:1].islower() or page.mark_before(group.start) != ",":
        return False
    lead = verb.doc.char_span(page.sentence_of(verb).start, group.start, alignment_mode="contract")
    words = [token for token in lead or () if token.is_alpha]
    if len(words) < 2 or words[0].tag_ in {"VBG", "VBN", "VBD"}:  # noqa: PLR2004 - one word is an adverb
        return False
    occasion = any(token.lower_ in load_lexicon().cues.occasions for token in words)
    return not occasion or any(token.tag_ in FINITE for token in words)


def _inserted(page: Page, verb: Token, group: Span) -> tuple[Span, ...]:
    """Give the two parts of a content with a cue between two commas: "The caller, the report states, said that X"."""
    sentence = page.sentence_of(verb)
    end = max(
        [group.end, *(child.right_edge.idx + len(child.right_edge) for child in verb.rights if _is_tail(child, verb))]
    )
    end = group.end if page.text[end : sentence.end].lstrip()[:1] != "," else end
    comma = page.text.find(",", end, min(end + ADVERB, sentence.end))
    if comma < 0 or page.mark_before(group.start) != "," or _is_inverted(verb, group):
        return ()
    rest = Span(comma + 1, sentence.end)
    if RELATIVE.search(page.text[sentence.start : group.start]) is not None:
        return (rest,)
    return (Span(sentence.start, group.start), rest) if _resumes(page, verb, rest) else ()


def _is_tail(child: Token, verb: Token) -> bool:
    """Tell a hearer or a time right behind an inserted cue: "he told me on Friday, is"."""
    tail = child.dep_ in {"obl", "obl:tmod", "obl:unmarked", "obl:npmod", "advmod", "obj", "iobj"}
    return tail and child.right_edge.i - verb.i <= TAIL


def _followed(page: Page, verb: Token, content: Token | None, group: Span) -> tuple[Span, ...]:
    """Give a content that its cue follows, with what of it goes on behind the cue."""
    sentence = page.sentence_of(verb)
    if content is None and not _closes(page, verb, group):
        return ()
    start = _own_start(page, verb, group, sentence.start)
    start = behind_other_cue(page, verb, Span(start, group.start))
    left = Span(start, apposed_from(page, verb, Span(start, group.start)))
    if not _has_clause(page, verb, left):
        return ()
    right = _right_part(page, verb, content, group, sentence)
    return (left,) if right is None else (left, right)


def _own_start(page: Page, verb: Token, group: Span, start: int) -> int:
    """Give where a cue's own words begin: at the quotation right before it, where another cue stands before that."""
    end = page.end_before(group.start)
    quoted = next((one for one in page.quotations_in(Span(max(end - 1, 0), max(end, 1))) if one.end == end), None)
    if quoted is None or quoted.start <= start:
        return start
    if page.mark_before(quoted.start) in {":", "("}:
        return quoted.start
    earlier = verb.doc.char_span(start, quoted.start, alignment_mode="contract") or ()
    lexicon = load_lexicon()
    speaks = any(token.tag_ in FINITE and lexicon.taking(lemma_of(token), "clause") is not None for token in earlier)
    return quoted.start if speaks else start


def behind_other_cue(page: Page, verb: Token, before: Span) -> int:
    """Give where a content begins: behind a semicolon, where what stands before that is told under a cue of its own."""
    semicolon = page.text.rfind("; ", before.start, before.end)
    told = verb.doc.char_span(before.start, semicolon, alignment_mode="contract") if semicolon >= 0 else None
    lists = load_lexicon().verbs
    cued = any(token.pos_ == "VERB" and token.dep_ != "acl" and lemma_of(token) in lists for token in told or ())
    return semicolon + 1 if cued else before.start


def _relay_span(verb: Token) -> Iterator[Span]:
    """Give the relay over "as saying", with its subject: the whole of "Y quoted Z as saying" is the cue's group."""
    relay = verb.head
    if relay.i < verb.i and verb.doc[verb.i - 1].lower_ == "as" and lemma_of(relay) in load_lexicon().cues.relays:
        subject = own_subject(relay)
        first = subject.left_edge if subject is not None and subject.i < relay.i else relay
        yield Span(first.idx, relay.idx + len(relay))


def apposed_from(page: Page, verb: Token, before: Span) -> int:
    """Give where an apposition right before the voice begins ("X, an account on the war, Y claimed"), else its end."""
    text = page.text[before.start : before.end].rstrip(" ,")
    comma = text.rfind(", ")
    start = before.start + comma + 2
    part = verb.doc.char_span(start, before.start + len(text), alignment_mode="contract") if comma > 0 else None
    if part is None or part[0].lower_ not in {"a", "an", "the"} or _says(part):
        return before.end
    head = part.root
    lists = load_voice_words()
    return (
        start
        if lists.kind_of_noun(lemma_of(head)) in {"account", "unnamed-person", "outlet", "organisation"}
        else before.end
    )


def _says(part: TokenSpan) -> bool:
    """Tell whether a stretch is a clause of its own, and no description with a relative clause."""
    relative = next((token.i for token in part if token.tag_ in {"WDT", "WP"}), part.end)
    return any(token.tag_ in FINITE for token in part if token.i < relative)


def _closes(page: Page, verb: Token, group: Span) -> bool:
    """Tell whether a cue without a clause of its own ends its sentence and what is before it is no mere adjunct.

    "When X, they found Y" is not "X, they found".
    """
    sentence = page.sentence_of(verb)
    rest = verb.doc.char_span(group.end, sentence.end, alignment_mode="contract")
    opener = next((token for token in verb.sent if token.idx >= sentence.start and not token.is_punct), verb)
    finite = sum(token.tag_ in FINITE for token in verb.sent if sentence.start <= token.idx < group.start)
    under = sum(_subordinates(token) for token in verb.sent if sentence.start <= token.idx < group.start)
    adjunct = 0 < finite <= under or ((opener.tag_ == "WRB" or opener.dep_ == "mark") and finite <= 1)
    adjunct = adjunct or finite == 0
    busy = rest is not None and any(token.pos_ == "VERB" or token.dep_ == "obj" for token in rest)
    return not busy and (not adjunct or _quotes(page, Span(sentence.start, group.start)))


def _subordinates(token: Token) -> bool:
    """Tell a word that takes the finite verb behind it: a conjunction, a relative pronoun, "when"."""
    return token.tag_ in {"WDT", "WP", "WRB"} or (token.dep_ == "mark" and token.tag_ == "IN")


def _quotes(page: Page, span: Span) -> bool:
    """Tell whether somebody's words stand quoted in a stretch, and not only a title."""
    return any(not is_title(page.text, one) for one in page.quotations_in(span))


def _content_head(verb: Token) -> Token | None:
    """Give the head of the content before the cue, as its clause or as what it is added to."""
    before = next((child for child in children(verb, "ccomp", "parataxis", "dislocated") if child.i < verb.i), None)
    if before is not None:
        return before
    added = verb.dep_ == "parataxis" or (verb.dep_ in {"appos", "dep"} and verb.head.i < verb.i)
    return verb.head if added else None


def _is_left(verb: Token, content: Token) -> bool:
    return content.dep_ == "ccomp" and content.head == verb


def _stands_apart(page: Page, group: Span) -> bool:
    """Tell whether a comma, a dash or a quotation mark parts the cue and its voice from what comes before."""
    before = page.mark_before(group.start)
    return bool(before) and before in ",”\"'’»–—-?!…"


def _has_clause(page: Page, verb: Token, left: Span) -> bool:
    span = verb.doc.char_span(left.start, left.end, alignment_mode="contract")
    if span is None:
        return False
    quoted = bool(page.quotations_in(left))
    return quoted or any(token.pos_ in {"VERB", "AUX"} for token in span)


def _right_part(page: Page, verb: Token, content: Token | None, group: Span, sentence: Span) -> Span | None:
    """Give what goes on after the cue: "X, he said, Y". The content's own head must reach over the cue."""
    if content is None or _is_inverted(verb, group):
        return _quoted_rest(page, verb, group, sentence)
    end = group.end
    for later in verb.rights:
        if later.dep_ in {"obl", "obl:tmod", "obl:unmarked", "advmod"} and later.i < content.right_edge.i:
            end = max(end, later.right_edge.idx + len(later.right_edge))
    rest = page.text[end : sentence.end]
    comma = len(rest) - len(rest.lstrip())
    reach = content.right_edge.idx + len(content.right_edge)
    if rest[comma : comma + 1] not in {",", "–", "—"} or reach <= end + comma + 2:
        return None
    right = Span(end + comma + 1, min(reach, sentence.end))
    return right if _resumes(page, verb, right) else None


def _is_inverted(verb: Token, group: Span) -> bool:
    """Tell "said Y" from "Y said": after an inverted cue a comma opens an apposition."""
    return cue_span(verb).end < group.end


def _quoted_rest(page: Page, verb: Token, group: Span, sentence: Span) -> Span | None:
    """Give the quotation that goes on after an inverted cue and a comma, if one does."""
    for quotation in page.quotations_in(Span(group.end, max(sentence.end, group.end))):
        if page.mark_before(quotation.start) == "," and not any(
            t.pos_ == "VERB" for t in verb.sent if group.end <= t.idx < quotation.start
        ):
            return Span(quotation.start, quotation.end)
    return None


def _resumes(page: Page, verb: Token, right: Span) -> bool:
    """Tell whether what follows an inserted cue is the content again: a quotation, or no new cue and no relative."""
    words = right.of(page.text).lstrip()
    quoted = page.mark_before(cue_span(verb).start) in MARKS or _ends_quotation(page, verb)
    if quoted:
        return words[:1] in MARKS
    behind = verb.doc.char_span(right.start, right.end, alignment_mode="contract")
    first = next((token for token in behind or () if not token.is_space and not token.is_punct), None)
    if first is None or first.lower_ in {"but", "although", "while"}:
        return False
    opener = next((token for token in verb.sent if token.is_alpha), verb)
    waits = opener.tag_ in {"IN", "WRB"} and opener.dep_ in {"mark", "advmod"}
    return first.tag_ not in {"VBG", "WP", "WDT", "WRB"} or (waits and first.tag_ == "VBG")


def _ends_quotation(page: Page, verb: Token) -> bool:
    sentence = page.sentence_of(verb)
    return any(one.end <= verb.idx for one in page.quotations_in(Span(sentence.start, verb.idx)))
