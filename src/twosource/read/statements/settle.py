"""From what all finders saw to one report a cue: contents of one cue are united, cues of one content weighed."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.model.span import Span, cover
from twosource.read.statements.inflection import lemma_of
from twosource.read.statements.nearby import Nearby
from twosource.read.statements.spans import tidy_all
from twosource.read.statements.vocabulary import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.read.statements.page import Page
    from twosource.read.statements.report import Report

BACK = 8
"""Reports back among which the one in the sentence before is looked for."""
SAME = 0.6
"""Share of two contents from which on they are one content."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
RANK = {
    "convention": 0,
    "quotation": 0,
    "according": 1,
    "verb": 2,
    "noun": 4,
    "adjective": 5,
    "adverb": 6,
    "post": 7,
    "learned": 8,
}
"""Which way to keep when two cues claim one content; marks and set phrases before the tree, the tree before nouns."""


def settle_reports(page: Page, reports: Iterable[Report]) -> tuple[Report, ...]:
    """Unite reports of one cue, drop weaker claims to one content, and give them in the order of the text."""
    united = _lead_denials(page, _unite(page, reports))
    kept: list[Report] = []
    around = Nearby()
    for report in sorted(united, key=_rank):
        if not any(_rivals(report, other) for _, other in around.touching(report.content)):
            kept.append(report)
            around.add(report)
    return tuple(sorted(_adopt(page, kept), key=_place))


def _adopt(page: Page, reports: list[Report]) -> list[Report]:
    """Give a quotation without a cue to who spoke in the sentence right before it, in the same paragraph."""
    cued = sorted((one for one in reports if one.cue is not None and one.voices[-1] is not None), key=_place)
    places = [_place(one)[0] for one in cued]
    settled = {id(report): report for report in reports}
    for orphan in reports:
        if orphan.anchor is not None or orphan.cue is not None or orphan.way != "quotation":
            continue
        before = bisect_left(places, orphan.content[0].start)
        nearest = cued[max(before - BACK, 0) : before]
        outermost = (one for one in reversed(nearest) if not any(_inside(one, other) for other in nearest))
        parent = next((one for one in outermost if _leads_to(page, settled[id(one)], orphan)), None)
        if parent is not None:
            adopted = settled[id(parent)]
            settled[id(parent)] = replace(adopted, content=tidy_all(page, (*adopted.content, *orphan.content)))
            del settled[id(orphan)]
    return list(settled.values())


def _leads_to(page: Page, report: Report, orphan: Report) -> bool:
    """Tell whether a report ends in the sentence right before a quotation and stands outside of quotations itself."""
    start = orphan.content[0].start
    spans = [*report.content, *([report.cue] if report.cue is not None else [])]
    end = max(span.end for span in spans)
    near = end < start and page.paragraph_at(end - 1) == page.paragraph_at(start)
    outside = report.cue is not None and page.quotation_at(report.cue.start) is None
    return near and outside and len(END.findall(page.text[end:start])) <= 1


END = re.compile(r"[.!?](?=[\s“”\"'’])")


def _rank(report: Report) -> tuple[int, int]:
    """Order claims to a content: whom a repost names comes first, a quotation that found no cue last."""
    unclaimed = report.way == "quotation" and report.anchor is None
    reposted = report.way == "convention" and report.relays
    return (len(RANK) if unclaimed else -1 if reposted else RANK[report.way], report.content[0].start)


def _place(report: Report) -> tuple[int, int, int]:
    outer = cover([*report.content, *([report.cue] if report.cue is not None else [])])
    return (outer.start if outer else 0, -(outer.end if outer else 0), report.anchor or 0)


def _unite(page: Page, reports: Iterable[Report]) -> list[Report]:
    by_anchor: dict[int, Report] = {}
    loose: list[Report] = []
    for report in reports:
        if report.anchor is None:
            loose.append(report)
        elif report.anchor not in by_anchor:
            by_anchor[report.anchor] = report
        else:
            by_anchor[report.anchor] = _merge(page, by_anchor[report.anchor], report)
    return [*by_anchor.values(), *loose]


def _lead_denials(page: Page, reports: list[Report]) -> list[Report]:
    """Lead "denied the statements of those who said X" to X: what is denied is what they said."""
    nouns = load_lexicon().nouns
    around = Nearby(reports)
    led = []
    for report in reports:
        first = page.doc.char_span(report.content[0].start, report.content[0].end, alignment_mode="contract")
        told = next((token for token in first if token.pos_ in {"NOUN", "PROPN"}), None) if first is not None else None
        speech = report.stance == "denies" and told is not None and lemma_of(told) in nouns
        inner = _told_inside(report, around) if speech else None
        led.append(replace(report, content=inner.content) if inner is not None else report)
    return led


def _told_inside(report: Report, around: Nearby) -> Report | None:
    return next((one for _, one in around.touching(report.content) if one is not report and _inside(one, report)), None)


def _merge(page: Page, one: Report, other: Report) -> Report:
    """Unite two views of one cue; the voice of the one that names somebody, the stance of the verb's."""
    named = one if one.voices[-1] is not None or other.voices[-1] is None else other
    if _disagree(one, other):
        return one if one.way == "quotation" else other
    verb = one if one.way == "verb" else other
    holes = [voice.span for voice in named.voices if voice is not None]
    holes += [one.cue] if one.cue is not None else []
    spans = _union([*_behind_colon(page, one, other), *_behind_colon(page, other, one)])
    content = tidy_all(page, spans, [hole for hole in holes if not any(hole.contains(span) for span in spans)])
    way = "quotation" if "quotation" in {one.way, other.way} else one.way
    return replace(
        named, content=content or one.content, stance=verb.stance, group=verb.group, way=way, negated=verb.negated
    )


def _disagree(one: Report, other: Report) -> bool:
    """Tell two views of a cue beside a quotation that name different voices: the marks are safer than the tree.

    So they are where the tree takes who speaks for what is said: '"X," remembers Omar Daud, now a refugee'.
    """
    quoted, other = (one, other) if one.way == "quotation" else (other, one)
    first, second = quoted.voices[-1], other.voices[-1]
    if quoted.way != "quotation" or other.way == "quotation" or first is None:
        return False
    told = any(span.contains(first.span) for span in other.content)
    return told or (second is not None and first.head != second.head)


def _behind_colon(page: Page, report: Report, other: Report) -> tuple[Span, ...]:
    """Give a report's content; without what only announces a quotation: 'repeated the threat: "X"'."""
    quoted, told = other.content[0], report.content[0]
    announced = other.way == "quotation" and told.start < quoted.start <= told.end
    if not announced or page.mark_before(page.end_before(quoted.start - 1)) != ":":
        return report.content
    lead = page.doc.char_span(told.start, quoted.start, alignment_mode="contract") or ()
    return report.content if any(token.tag_ in FINITE for token in lead) else other.content


def _union(spans: list[Span]) -> list[Span]:
    """Join overlapping and touching spans (a mark or a blank between them)."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if joined and span.start <= joined[-1].end + 2:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _rivals(weaker: Report, stronger: Report) -> bool:
    """Tell whether two cues claim one content side by side; a cue inside the other's content is a further voice."""
    if weaker.cue is not None and weaker.cue == stronger.cue:
        return True
    if _inside(weaker, stronger) or _inside(stronger, weaker):
        return False
    shared = sum(_overlap(a, b) for a in weaker.content for b in stronger.content)
    if shared == 0:
        return False
    whole = sum(span.end - span.start for span in (*weaker.content, *stronger.content)) - shared
    return shared / whole >= SAME and not _distinct(weaker, stronger)


def _distinct(one: Report, other: Report) -> bool:
    """Two voices may take a stand on one content: one claims it, the other denies it."""
    return "denies" in {one.stance, other.stance} and one.stance != other.stance


def _inside(inner: Report, outer: Report) -> bool:
    voice = inner.voices[-1]
    key = inner.cue or (voice.span if voice is not None else None)
    return key is not None and any(span.contains(key) for span in outer.content)


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
