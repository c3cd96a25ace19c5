"""Reports by typographic habit: "Police: X", "X – local reports", "RT @y: X", "X (via @y)"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.statements.embedded import read_signature
from twosource.read.statements.report import Mention, Report
from twosource.read.statements.spans import tidy_all
from twosource.read.statements.transcripts import FIRST_PERSON, find_turns
from twosource.read.statements.vocabulary import load_voice_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.read.statements.page import Page

LINK = re.compile(r"(?:\s*(?:https?://\S+|pic\.twitter\.com/\S+|#\w+))+\s*$")
COUNT = r"(?:\(?\d{1,2}/(?:\d{1,2}|n)?\)?\s+)?"
"""Which post of a thread it is, before its words."""
URGENT = COUNT + r"[^\w#@“\"'‘\n]{0,6}(?:#?(?:BREAKING|URGENT|JUST IN|UPDATE|DEVELOPING)(?: NEWS)?\s*[:|–—-]?\s*)?"
REPOST = re.compile(r"\bRT @(\w{1,30}):?\s")
PASSED_ON = re.compile(
    rf"{URGENT}(?:quote|statement|message|voice note|text|word)s? from (?:the )?(?=[A-Z@])", re.IGNORECASE
)
"""What a post opens with before whom it passes on: 'Quote from Dr. Ahmed: "X"'."""
GAP = re.compile(r"\n\s*\n(?=[^\n]*\w)")
"""What parts the posts of a thread."""
QUOTED = re.compile(r"^>[ \t]*@(\w{1,30}):?[ \t]", re.MULTILINE)
"""How a post sets another one under its own."""
PART = re.compile(r"\s+\(?\d{1,2}/(?:\d{1,2}|n)?\)?\s*$")
"""Which post of a thread it is ("1/2")."""
COMMENT = " // "
"""What parts a repost from what its poster adds."""
VIA = re.compile(r"\s*\(?\b(?:via|h/t)\s+(@\w{1,30}|[^()\n]{2,40}(?=\)))\)?", re.IGNORECASE)
TAIL = re.compile(r"\s+[–—-]+\s*((?:@\w{1,30}|[\w.&'’ ]{2,40}))\s*$")
LEAD = re.compile(rf"{URGENT}(#?\w[\w.&'’#@ -]{{1,45}}?):\s+(?=\S)", re.IGNORECASE)
BRACKETED = re.compile(r"\s+\((@\w{1,30}|[A-Z][\w.&' ]{1,24})\)\s*$")
CITING = re.compile(r"([\w.&'’ -]{2,40}),\s+citing\s+([\w.&'’ -]{2,40}):\s+(?=\S)")
LABEL = re.compile(
    r"[^\w@“\"'‘\n]{0,6}"
    r"(?:#(?:BREAKING|URGENT|UPDATE)|(?:BREAKING|URGENT|UPDATE|JUST IN|DEVELOPING)(?: NEWS)?\s*[:|–—-])\s*",
    re.IGNORECASE,
)
COLON_TAIL = re.compile(r":\s+([\w.&'’ -]{3,60})\s*$")
RUMOUR = re.compile(
    rf"{URGENT}((?:unconfirmed |media |local )?(?:reports?|rumou?rs))(?: now)?(?: that| of)?\s+"
    r"(?!(?:about|over|from|are|is|were|was|have|had)\b)(?=\S)",
    re.IGNORECASE,
)
"""What is only heard of; not what is said about a rumour."""
HEARD = re.compile(r"((?:now )?hearing)(?: that)?\s+(?=(?:the|a|an|our|my|all|[A-Z]\w+)\s)", re.IGNORECASE)
"""How a post tells what its poster was told."""
NAME = re.compile(r"^(?:[A-Z][\w.'’-]*\s?){1,4}$")
OPENING = frozenset('“"«„')
HEADLINE = 160
"""Code points within which a first line may be a headline."""


def find_convention_reports(page: Page) -> Iterator[Report]:
    """Read the habits of posts in every post, and those of headlines and transcripts elsewhere."""
    item = page.parsed.item
    if item.kind == "post":
        yield from _in_post(page, Span(page.header, len(page.text)))
    else:
        yield from _headline(page)
        yield from find_turns(page)
    for post in page.parsed.posts:
        yield from _in_post(page, read_signature(page, post).body)


def frame_of(page: Page) -> Span:
    """Give a post's own words: behind its label ("BREAKING:"), before who is credited at its end and its links."""
    text, start, end = page.text, page.header, len(page.text)
    if page.parsed.item.kind != "post":
        return Span(0, end)
    link = LINK.search(text, start, end)
    end = link.start() if link is not None else end
    part = PART.search(text, start, end)
    end = part.start() if part is not None else end
    label = LABEL.match(text, start, end)
    start = label.end() if label is not None else start
    for habit in (VIA, TAIL, BRACKETED):
        found = _last_via(text, start, end) if habit is VIA else habit.search(text, start, end)
        if found is not None and (habit is VIA or _names_voice(found.group(1))):
            end = found.start()
    return Span(start, max(start, end))


def _in_post(page: Page, body: Span) -> Iterator[Report]:
    text = body.of(page.text)
    link = LINK.search(text)
    end = body.start + link.start() if link is not None else body.end
    repost = REPOST.search(page.text, body.start, end)
    if repost is not None:
        cue, words = Span(repost.start(), repost.start() + 2), _reposted(page, repost, end)
        yield from _report(page, cue, _handle(repost), words, relays=True)
    for quoted in QUOTED.finditer(page.text, body.start, end):
        line = page.text.find("\n", quoted.end(), end)
        yield from _report(page, None, _handle(quoted), Span(quoted.end(), line if line >= 0 else end))
    start = repost.end() if repost is not None else body.start
    via = _last_via(page.text, start, end)
    if via is not None:
        word = re.search(r"via|h/t", page.text[via.start() : via.end()], re.IGNORECASE)
        place = via.start() + (word.start() if word is not None else 0)
        if _has_verb(page, Span(start, via.start())):
            voice = Mention(Span(*via.span(1)))
            yield from _report(page, Span(place, place + 3), voice, Span(start, via.start()), relays=True)
        end = via.start()
    yield from _edges(page, start, end)
    first = bisect_right(page.sentences, start, key=lambda sentence: sentence.start)
    stop = bisect_left(page.sentences, end, key=lambda sentence: sentence.start)
    for sentence in page.sentences[first:stop]:
        heard = HEARD.match(page.text, sentence.start, sentence.end)
        if heard is not None:
            yield from _report(page, Span(*heard.span(1)), None, Span(heard.end(), min(sentence.end, end)))


def _last_via(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find whom a post credits as a whole: no paragraph of its own words comes after that."""
    found = VIA.search(text, start, end)
    more = found is not None and GAP.search(text, found.end(), end)
    return None if more else found


def _handle(found: re.Match[str]) -> Mention:
    return Mention(Span(found.start(1) - 1, found.end(1)))


def _reposted(page: Page, repost: re.Match[str], end: int) -> Span:
    """Give what was reposted: what stands in quotation marks, else up to a comment; inside a thread its own part."""
    quoted = page.quotation_at(repost.end() + 1) if page.text[repost.end() : repost.end() + 1] in OPENING else None
    if quoted is not None:
        return quoted.inner
    comment = page.text.find(COMMENT, repost.end(), end)
    end = comment if comment >= 0 else end
    opens = not any(char.isalnum() for char in page.text[page.header : repost.start()])
    return Span(repost.end(), end if opens else min(end, page.paragraph_at(repost.end()).end))


def _has_verb(page: Page, span: Span) -> bool:
    tokens = page.doc.char_span(span.start, span.end, alignment_mode="expand")
    return tokens is not None and any(token.pos_ in {"VERB", "AUX"} for token in tokens)


def _edges(page: Page, start: int, end: int) -> Iterator[Report]:
    """Read who speaks at the two ends of a post: before a colon, after a dash or a last colon."""
    tail = TAIL.search(page.text, start, end)
    if tail is not None and _names_voice(tail.group(1)):
        voice = Mention(Span(*tail.span(1)))
        yield from _report(page, None, voice, Span(start, tail.start()), relays=_passes_on(tail.group(1)))
        end = tail.start()
    bracket = BRACKETED.search(page.text, start, end)
    if bracket is not None and _names_voice(bracket.group(1)):
        voice = Mention(Span(*bracket.span(1)))
        yield from _report(page, None, voice, Span(start, bracket.start()), relays=True)
        end = bracket.start()
    for part in page.paragraphs_in(Span(start, end)):
        yield from _leads(page, part.start, part.end)


def _leads(page: Page, start: int, end: int) -> Iterator[Report]:
    """Read who speaks before the first colon of a part of a post, or behind its last."""
    passed_on = PASSED_ON.match(page.text, start, end)
    start = passed_on.end() if passed_on is not None else start
    citing = CITING.match(page.text, start, end)
    if citing is not None:
        voices = Mention(Span(*citing.span(1))), Mention(Span(*citing.span(2)))
        content = tidy_all(page, (Span(citing.end(), end),))
        yield from [Report("convention", None, None, voices, content, "asserts", "say")] if content else []
        return
    rumour = RUMOUR.match(page.text, start, end)
    lead = LEAD.match(page.text, start, end)
    if rumour is not None:
        yield from _report(page, Span(*rumour.span(1)), None, Span(rumour.end(), end))
    elif lead is not None and page.text[lead.end()] in OPENING and (passed_on or NAME.match(lead.group(1))):
        quoted = page.quotation_at(lead.end() + 1)
        if quoted is not None:
            yield from _report(page, None, Mention(Span(*lead.span(1))), quoted.inner)
    elif lead is not None and _names_voice(lead.group(1)):
        named = Span(*lead.span(1))
        hearsay = lead.group(1).lower().removesuffix("s") in {"report", "rumor", "rumour", "unconfirmed report"}
        yield from _report(page, named if hearsay else None, None if hearsay else Mention(named), Span(lead.end(), end))
    else:
        last = COLON_TAIL.search(page.text, start, end)
        if last is not None and _names_voice(last.group(1)) and " " in last.group(1).strip():
            yield from _report(page, None, Mention(Span(*last.span(1))), Span(start, last.start()))


def _passes_on(name: str) -> bool:
    """Tell an account or a medium, which passes on what somebody else says before it."""
    words = load_voice_words()
    last = name.strip().lower().split(" ")[-1]
    return name.startswith("@") or name.strip().lower() in words.outlet_names or last in words.outlet


def _names_voice(phrase: str) -> bool:
    """Tell whether a short phrase names somebody who may speak: an account, or a noun that the codebook lists."""
    words = load_voice_words()
    lowered = phrase.strip().lower()
    if lowered in words.labels or lowered.startswith("dear "):
        return False
    if lowered.startswith("@") or lowered in words.outlet_names:
        return True
    head = re.split(r" (?:of|in|from|at|on|near) ", lowered)[0]
    last = re.sub(r"\W+$", "", head).split(" ")[-1]
    speaks = any(words.kind_of_noun(form) is not None for form in (last, last.removesuffix("s")))
    return speaks or _is_titled(phrase)


def _is_titled(phrase: str) -> bool:
    """Tell a title with a name behind it: "Governor Prokudin", "Regional head Oleh Bilyk"."""
    title, _, name = phrase.strip().partition(" ")
    if not name or not NAME.match(name):
        title, _, name = name.partition(" ")
    lists = load_voice_words()
    return NAME.match(name) is not None and title.lower() in lists.titles | lists.person


def _headline(page: Page) -> Iterator[Report]:
    """Read "Taliban: we will fight" as a headline: a name or a speaking noun before the colon of the first line."""
    line = page.text[:HEADLINE].split("\n", 1)[0]
    lead = LEAD.match(line)
    if len(line) == HEADLINE or page.parsed.in_boilerplate(0, len(line)):
        return
    if lead is None or not _names_voice(lead.group(1)):
        yield from _signed(page, line)
    if lead is None or line[:1] in '“"‘':
        return
    phrase = lead.group(1).strip()
    named = NAME.match(phrase) is not None and phrase.lower() not in load_voice_words().labels and len(line) < HEADLINE
    if _is_topic(page, Span(*lead.span(1)), line[lead.end() :]):
        return
    if _names_voice(phrase) or (named and _is_name(page, Span(*lead.span(1))) and "\n" in page.text[:HEADLINE]):
        yield from _report(page, None, Mention(Span(*lead.span(1))), Span(lead.end(), len(line)))


def _signed(page: Page, line: str) -> Iterator[Report]:
    """Read who says so at the end of a headline: "Hospital hit in Gaza: officials", "Five dead in Lviv - mayor"."""
    tail = TAIL.search(line) or COLON_TAIL.search(line)
    if tail is None or line.rstrip().endswith((".", "?")) or tail.group(1).lower().startswith(("the ", "a ")):
        return
    if _names_voice(tail.group(1)) or tail.group(1).strip().lower() in load_voice_words().unspecified:
        yield from _report(page, None, Mention(Span(*tail.span(1))), Span(0, tail.start()))


def _is_topic(page: Page, label: Span, told: str) -> bool:
    """Tell what a headline is about from who speaks in it: "Sudan: Army attacks clinic", but "Iran: we stay"."""
    tokens = page.doc.char_span(label.start, label.end, alignment_mode="expand") or ()
    place = len(tokens) > 0 and all(token.ent_type_ == "LOC" for token in tokens)
    place = place or re.search(rf"\b(?:in|near|around) {re.escape(label.of(page.text))}\b", page.text) is not None
    return place and label.of(page.text) not in load_voice_words().capitals and FIRST_PERSON.search(told) is None


def _is_name(page: Page, span: Span) -> bool:
    """Tell somebody's name from a title of the page's own ("Road Update: ...")."""
    tokens = page.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        return False
    last = tokens[-1].text
    return any(token.ent_type_ for token in tokens) or any(last in one.text.split() for one in page.entities)


def _report(
    page: Page, cue: Span | None, voice: Mention | None, span: Span, *, relays: bool = False
) -> Iterator[Report]:
    content = tidy_all(page, (span,))
    if content:
        yield Report("convention", None, cue, (voice,), content, "asserts", "say", relays=relays)
