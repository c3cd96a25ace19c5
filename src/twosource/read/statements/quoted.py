"""Reports found from their quotation marks: each quotation looks for the cue beside it, or goes on from its neighbour.

Marks and word order are safer than a tree inside and around quotations; the cue's own subject still comes from syntax.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.statements.inflection import lemma_of
from twosource.read.statements.phrases import SUBJECTS, own_subject
from twosource.read.statements.quotations import is_title
from twosource.read.statements.report import Mention, Report
from twosource.read.statements.spans import cue_span, tidy, tidy_all
from twosource.read.statements.speakers import NOBODY, is_voice_like, mention_of, neighbour_of, speakers_of
from twosource.read.statements.vocabulary import load_lexicon, load_voice_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from twosource.read.statements.page import Page
    from twosource.read.statements.quotations import Quotation
    from twosource.read.statements.speakers import Voices

WINDOW = 28
"""Tokens between a quotation and its cue: a name, a title and a short apposition fit."""
TAIL = 40
"""Words that a cue, its speaker and who that is may take to the end of their sentence."""
NEAR = 5
"""Words between a quotation without a comma and its cue."""
LEAD = 12
"""Tokens that may lead to a quotation in its sentence and belong to what is said."""
SPEECH = 4
"""Words from which on a quotation that is a sentence of its own is somebody's speech and no title or scare quote."""
WORD = re.compile(r"\w[\w'’-]*")
END = re.compile(r"[.!?](?=[\s“”\"'’]|$)")
SIGNED = re.compile(
    r"\s*(?P<dash>[―—–]|--?)\s*(?P<name>(?:[A-Z][\w.'’-]*(?: (?=[A-Z]))?){1,6})"
    r"(?:(?:,| \(| of | in | at )[^\n“\"]{0,200}?)?\.?\s*(?=\n|[“\"]|$)"
)
DESCRIBED = re.compile(
    r"\s*(?P<dash>[―—–]|--?)\s*(?P<name>(?:an?|the|our|my)? ?[a-z][\w'’ -]{2,60}?)(?:, [^\n“\"]{0,80})?\.?\s*(?=\n|$)"
)
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
GOING_ON = frozenset({"went", "goes"})
"""Forms of the verb that with "on" goes on with a speech."""
RESUMING = re.compile(r"[^.!?;:\n]{0,80}?,\s+(?:(?:and|but|or|then|while)\s+)?(?:[a-z]+\s+){0,2}")
"""What stands between a cue and a quotation that goes on after it: ', but', ', and then'."""
LISTING = re.compile(r",?\s+(?:and|or)\s+(?:then\s+|also\s+)?")
"""What stands between two quotations of one cue: 'shouted "X" and then "Y"'."""
AT_ONCE = re.compile(r",\s+")
STOPS = frozenset({".", ";", "?", "!", "“", '"', "``", "‘‘"})


def find_quoted_reports(page: Page) -> tuple[Report, ...]:
    """Give one report for each cue that stands beside quotations, with all that go with it, in order."""
    found: list[Report] = []
    waiting: list[Span] = []
    last: Quotation | None = None
    for quotation in page.quotations:
        if page.parsed.in_boilerplate(quotation.start, quotation.end) or quotation.start < page.header:
            continue
        if waiting and not _goes_on(page, last, quotation):
            found.extend(_unclaimed(page, waiting))
            waiting = []
        at_once = bool(found) and not waiting and _resumes(page, found[-1], quotation, AT_ONCE)
        report = None if at_once else _beside(page, quotation)
        if report is not None:
            found.append(_with(page, report, waiting))
            waiting = []
        elif found and not waiting and (_resumes(page, found[-1], quotation) or _is_listed(page, last, quotation)):
            found[-1] = _with(page, found[-1], [quotation.inner])
        elif _is_speech(page, quotation):
            if found and not waiting and _goes_on(page, last, quotation):
                found[-1] = _with(page, found[-1], [quotation.inner])
            else:
                waiting.append(quotation.inner)
        else:
            continue
        last = quotation
    found.extend(_unclaimed(page, waiting))
    return tuple(found)


def _with(page: Page, report: Report, spans: list[Span]) -> Report:
    return replace(report, content=tidy_all(page, (*report.content, *spans))) if spans else report


def _resumes(page: Page, report: Report, quotation: Quotation, gap: re.Pattern[str] = RESUMING) -> bool:
    """Tell a quotation that goes on after its cue in the same sentence: '“X,” he said, but “Y.”'."""
    if report.cue is None or report.content[-1].end > report.cue.start or report.anchor is None:
        return False
    voice = report.voices[-1]
    behind = max(report.cue.end, voice.span.end if voice is not None and voice.span.start > report.cue.start else 0)
    return behind < quotation.start and gap.fullmatch(page.text, behind, quotation.start) is not None


def _is_listed(page: Page, last: Quotation | None, quotation: Quotation) -> bool:
    """Tell the second of two quotations of one cue: 'shouted "X" and then "Y"'."""
    return last is not None and LISTING.fullmatch(page.text, last.end, quotation.start) is not None


def _unclaimed(page: Page, spans: list[Span]) -> Iterator[Report]:
    """Quotations without any cue: somebody's words, nobody named."""
    content = tidy_all(page, spans)
    if content:
        yield Report("quotation", None, None, (_spoken_of(page, content[0]),), content, "asserts", "say")


def _spoken_of(page: Page, content: Span) -> Mention | None:
    """Give the person whom the sentence right before a quotation is about: 'Omar Daud was defiant. “We stay.”'."""
    place = _token_from(page.doc, content.start) - 1
    while place > 0 and (page.doc[place].is_punct or page.doc[place].is_space):
        place -= 1
    quoted = page.quotations_in(content)
    led = bool(quoted) and page.mark_before(quoted[0].start) == ":"
    if place < 1 or (page.doc[place].idx < page.paragraph_at(content.start).start and not led):
        return None
    before = page.doc[place]
    subject = own_subject(before.sent.root) if page.quotation_at(before.idx) is None else None
    if (
        subject is None
        or not is_voice_like(subject)
        or load_voice_words().pronoun(subject.text) in {"self", "you", "it"}
    ):
        return None
    return mention_of(subject)


def _goes_on(page: Page, last: Quotation | None, quotation: Quotation) -> bool:
    """Tell whether a quotation continues the one before: in its paragraph, or after an open one in the last paragraph.

    Also when a whole paragraph is quoted right after one that ends with an attributed quotation.
    """
    if last is None:
        return False
    here, there = page.paragraph_at(quotation.start), page.paragraph_at(last.start)
    if here == there:
        return True
    gap = page.text[last.end : quotation.start]
    adjacent = page.paragraph_at(max(here.start - 1, 0)) in {there, here} or not gap.strip()
    alone = not WORD.search(page.text, quotation.end, here.end) and not WORD.search(
        page.text, here.start, quotation.start
    )
    tail = len(WORD.findall(gap))
    short = tail <= WINDOW // 2 or (tail <= TAIL and len(END.findall(gap)) <= 1)
    return adjacent and (last.open or (alone and short))


def _is_speech(page: Page, quotation: Quotation) -> bool:
    """Tell speech from titles and scare quotes: a stretch of words that begins where a sentence begins."""
    inner = quotation.inner.of(page.text)
    words = len(WORD.findall(inner))
    before = page.mark_before(quotation.start)
    begins = not before or before in ".?!:”\"’'" or _opens_line(page, quotation)
    ends = inner[-1:] in ".,?!…—-" or quotation.open
    if is_title(page.text, quotation, listed=True) and before in {",", "”", '"'}:
        return False
    return (
        begins and ends and (words >= SPEECH or (words > 0 and inner[-1:] in ",." and not _is_heading(page, quotation)))
    )


def _is_heading(page: Page, quotation: Quotation) -> bool:
    """Tell a few quoted words without a verb that are a paragraph of their own."""
    here = page.paragraph_at(quotation.start)
    told = page.doc.char_span(quotation.inner.start, quotation.inner.end, alignment_mode="expand") or ()
    if any(token.tag_ in FINITE for token in told) or WORD.search(page.text, quotation.end, here.end):
        return False
    return not WORD.search(page.text, here.start, quotation.start)


def _opens_line(page: Page, quotation: Quotation) -> bool:
    """Tell a quotation that begins a paragraph, or a line of it."""
    line = page.text.rfind("\n", 0, quotation.start) + 1
    return not page.text[line : quotation.start].strip()


def _beside(page: Page, quotation: Quotation) -> Report | None:
    signed = _signed(page, quotation)
    if signed is not None:
        return signed
    verb = _cue_after(page, quotation) or _cue_before(page, quotation)
    if verb is None or not page.is_news(verb):
        return None
    if lemma_of(verb) in load_lexicon().cues.naming and own_subject(verb) is None:
        return None
    content = tidy(page, _with_lead(page, quotation, verb))
    spoken = speakers_of(page, verb)
    if spoken is None or _names_inside(spoken, quotation):
        neighbour = neighbour_of(page, verb)
        spoken = ((mention_of(neighbour),), ()) if neighbour is not None else NOBODY
    behind = _named_behind(page, verb, quotation, spoken) or _described_before(page, verb, quotation, spoken)
    spoken = ((mention_of(behind, verb),), ()) if behind is not None else spoken
    voice = spoken[0][-1]
    if content is None or (voice is not None and quotation.inner.contains(voice.span)):
        return None
    if voice is not None and voice.head is not None and load_voice_words().pronoun(page.doc[voice.head].text) == "self":
        return None
    one = load_lexicon().taking(lemma_of(verb), "clause")
    return Report(
        way="quotation",
        anchor=verb.i,
        cue=cue_span(verb),
        voices=spoken[0],
        content=(content,),
        stance=one.stance if one is not None else "asserts",
        group=one.name if one is not None else "say",
        joint=spoken[1],
    )


def _named_behind(page: Page, verb: Token, quotation: Quotation, spoken: Voices) -> Token | None:
    """Give who stands right behind a cue right behind its quotation, where the tree took a word before that for who."""
    voice = spoken[0][-1]
    first = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    if first is None or page.text[quotation.end : verb.idx].strip(" ,") or verb.idx < quotation.end:
        return None
    if voice is not None and voice.span.end > quotation.start:
        return None
    return first if first.pos_ in {"NOUN", "PROPN"} and is_voice_like(first) else None


def _described_before(page: Page, verb: Token, quotation: Quotation, spoken: Voices) -> Token | None:
    """Give who is told of between a quotation and its cue, where the tree took a word of that: '"X," a man in Y said'.

    The tree hangs the true subject on a verb inside the quotation.
    """
    voice = spoken[0][-1]
    if voice is None or voice.head is None or verb.idx < quotation.end or not quotation.end <= voice.span.start:
        return None
    between = verb.doc[_token_from(page.doc, quotation.end) : voice.head]
    nouns = (one for one in between if one.dep_ in SUBJECTS or one.pos_ in {"NOUN", "PROPN"})
    stray = (one for one in nouns if page.quotation_at(one.head.idx) == quotation)
    found = next(stray, None)
    return found if found is not None and is_voice_like(found) else None


def _with_lead(page: Page, quotation: Quotation, verb: Token) -> Span:
    """Add to a quotation before its cue the words of its sentence that lead to it: 'It is “a mess,” he said'."""
    first = page.doc[min(_token_from(page.doc, quotation.inner.start), len(page.doc) - 1)]
    start = page.sentence_of(first).start
    lead = page.doc.char_span(start, quotation.start, alignment_mode="contract")
    if (
        verb.idx < quotation.end
        or lead is None
        or not WORD.search(lead.text)
        or page.quotations_in(Span(start, quotation.start))
    ):
        return quotation.inner
    finite = any(token.tag_ in FINITE for token in lead)
    speaks = any(token.pos_ == "VERB" and lemma_of(token) in load_lexicon().verbs for token in lead)
    plain = finite and not speaks and len(lead) <= LEAD and page.mark_before(quotation.start) != ":"
    return Span(start, quotation.inner.end) if plain else quotation.inner


def _signed(page: Page, quotation: Quotation) -> Report | None:
    """Read '"X" — Omar Daud': a dash and a name to the end of the line behind a quotation."""
    end = page.paragraph_at(quotation.start).end
    name = SIGNED.match(page.text, quotation.end, end) or _described_after(page, quotation.end, end)
    content = tidy(page, quotation.inner)
    words = len(WORD.findall(quotation.inner.of(page.text)))
    if name is None or content is None or not (words >= SPEECH or _is_speech(page, quotation)):
        return None
    voice = Mention(Span(*name.span("name")))
    return Report("quotation", None, Span(*name.span("dash")), (voice,), (content,), "asserts", "say")


def _described_after(page: Page, start: int, end: int) -> re.Match[str] | None:
    """Find who is described behind a dash and a quotation: '"X" — abbot of the monastery, by phone'."""
    found = DESCRIBED.match(page.text, start, end)
    told = page.doc.char_span(*found.span("name"), alignment_mode="expand") if found is not None else None
    return found if told is not None and load_voice_words().kind_of_noun(lemma_of(told.root)) is not None else None


def _names_inside(spoken: Voices, quotation: Quotation) -> bool:
    """Tell a subject that the tree took out of the quotation itself."""
    voice = spoken[0][-1]
    return voice is not None and quotation.inner.contains(voice.span)


def _cue_after(page: Page, quotation: Quotation) -> Token | None:
    """Find the cue after a quotation: "X," said Y; "X," Y said; "X" – Y said."""
    text = page.text
    if is_title(text, quotation):
        return None
    inner = quotation.inner.of(text)
    after = text[quotation.end :].lstrip(" \t")[:1]
    paused = inner[-1:] in ",?!—–-…" or after in {",", "—", "–", "-"}
    closed = inner[-1:] == "." and not paused
    place = _token_from(page.doc, quotation.end)
    limit = page.paragraph_at(quotation.start).end
    if _goes_on_without(page, quotation, place):
        return None
    seen = 0
    while place < len(page.doc) and seen < WINDOW:
        token = page.doc[place]
        if token.idx >= limit or (token.text in STOPS and seen > 0) or page.quotation_at(token.idx) is not None:
            return None
        if _is_cue(token, seen if not paused else 0):
            if _tells_more(token) and not _opens_sentence(page, quotation):
                return None
            near = seen <= NEAR and _opens_sentence(page, quotation)
            return token if paused or (near and (not closed or _ends_there(token))) else None
        seen += not (token.is_punct or token.is_space)
        place += 1
    return None


def _tells_more(cue: Token) -> bool:
    """Tell a cue that has a clause of its own behind it."""
    return any(child.dep_ == "ccomp" and child.i > cue.i for child in cue.children)


def _goes_on_without(page: Page, quotation: Quotation, place: int) -> bool:
    """Tell a quotation inside a clause that "and" or "while" follows: the next cue has words of its own."""
    follow = next((token for token in page.doc[place : place + 3] if not token.is_punct), None)
    joins = follow is not None and (follow.dep_ == "cc" or follow.lower_ in {"while", "as", "after", "although"})
    again = follow is not None and follow.dep_ == "cc" and place + 1 < len(page.doc) and follow.nbor(1).pos_ == "VERB"
    return again or (joins and not _opens_sentence(page, quotation))


def _ends_there(cue: Token) -> bool:
    """Tell '"X." Y said.' from '"X." Y said that Z': the cue has nothing of its own behind it."""
    after = cue.doc[cue.i + 1] if cue.i + 1 < len(cue.doc) else None
    return after is None or after.text in STOPS or after.is_space


def _opens_sentence(page: Page, quotation: Quotation) -> bool:
    """Tell a quotation that begins a sentence from a name in quotation marks."""
    before = page.mark_before(quotation.start)
    return not before or before in '.?!:”"' or quotation.start == page.paragraph_at(quotation.start).start


def _is_cue(token: Token, distance: int) -> bool:
    lexicon = load_lexicon()
    if token.pos_ not in {"VERB", "AUX"} or distance > 2:  # noqa: PLR2004 - as above
        return False
    lemma = lemma_of(token)
    if lemma == "put" and any(child.lower_ == "it" for child in token.children):
        return True
    if token.lower_ in GOING_ON:
        return token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "on"
    if lexicon.taking(lemma, "clause") is not None:
        return token.tag_ != "VB" or token.dep_ in {"parataxis", "root", "ccomp"}
    speaks = token.tag_ in {"VBD", "VBZ", "VBP"} and lemma not in lexicon.cues.unreported
    return speaks and token.dep_ in {"parataxis", "root"} and any(child.dep_ == "nsubj" for child in token.children)


def _cue_before(page: Page, quotation: Quotation) -> Token | None:
    """Find the cue before a quotation: Y said, "X"; Y said: "X"; Y said that "X"."""
    text = page.text
    end = page.end_before(quotation.start)
    if end == 0 or end < page.header:
        return None
    mark = text[end - 1]
    title = is_title(text, quotation, listed=True)
    place = _token_from(page.doc, end) - 1
    floor = page.paragraph_at(quotation.start if mark != ":" else end - 1).start
    seen = 0
    while place >= 0 and seen < WINDOW // 2:
        token = page.doc[place]
        if token.idx < floor or token.text in STOPS or page.quotation_at(token.idx) is not None:
            return None
        if _is_cue(token, 0):
            if title and seen > 0 and mark != ":":
                return None
            return (
                token
                if seen == 0 or mark in ",:" or text[max(end - 4, 0) : end].lower().endswith(("that", " as"))
                else None
            )
        seen += not (token.is_punct or token.is_space)
        place -= 1
    return None


def _token_from(doc: Doc, offset: int) -> int:
    """Give the first token that begins at or after the code point."""
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        if doc[middle].idx < offset:
            low = middle + 1
        else:
            high = middle
    return low
