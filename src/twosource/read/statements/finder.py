"""The stage: a parsed item goes in, its statements come out, in the order of the text.

Finders look for reports each in its own way; the reports are settled to one a cue, nested into chains, and judged.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.model.reading import Statement, Voice
from twosource.read.statements.according import find_phrase_reports
from twosource.read.statements.chains import Chained, chain_reports
from twosource.read.statements.conventions import find_convention_reports, frame_of
from twosource.read.statements.embedded import clip_to, clip_to_posts, find_post_reports, read_signature
from twosource.read.statements.forms import judge_form
from twosource.read.statements.hidden import find_hidden_reports
from twosource.read.statements.kinds import judge_kind
from twosource.read.statements.learned import drop_doubtful, find_learned_reports
from twosource.read.statements.nouns import find_noun_reports
from twosource.read.statements.page import Page, open_page
from twosource.read.statements.parties import party_of
from twosource.read.statements.quoted import find_quoted_reports
from twosource.read.statements.resolve import Named, resolve_names
from twosource.read.statements.said import day_said
from twosource.read.statements.settle import settle_reports
from twosource.read.statements.stance import judge_basis, judge_stance
from twosource.read.statements.verbs import find_verb_reports
from twosource.read.statements.vocabulary import load_lexicon, load_voice_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.model.reading import VoiceKind
    from twosource.read.parsed import Parsed
    from twosource.read.statements.report import Mention, Report

STANDING = frozenset({"it", "that", "this", "them"})
"""Words that stand for what somebody takes a stand on ("denied it")."""
SAID_SO = re.compile(r"\s+so\b(?!\s+that\b)", re.IGNORECASE)
Names = dict[tuple[int, int], Named]


def find_statements(parsed: Parsed) -> tuple[Statement, ...]:
    """Find every statement of an item with its chain of voices, outermost to innermost.

    Spans are code points into the item's text, end exclusive; content has no quotation marks, cue, voice or
    introducing "that" at its ends. Ids are "s1", "s2", ... in the order of the text. Total: any text has an answer.
    """
    if not len(parsed.doc):
        return ()
    page = open_page(parsed)
    reports = settle_reports(page, _worth_telling(page))
    reports = drop_doubtful(page, reports, chain_reports(page, reports))
    chained = tuple(one for one in chain_reports(page, reports) if _says_something(page, one.report, one.voices))
    names = resolve_names(page, _mentions(page, chained))
    return tuple(_statement(page, one, f"s{number}", names) for number, one in enumerate(chained, 1))


def _all_reports(page: Page) -> Iterator[Report]:
    yield from find_quoted_reports(page)
    yield from find_verb_reports(page)
    yield from find_hidden_reports(page)
    yield from find_phrase_reports(page)
    yield from find_noun_reports(page)
    yield from find_convention_reports(page)
    yield from find_post_reports(page)


def _worth_telling(page: Page) -> Iterator[Report]:
    frame = frame_of(page)
    ruled = list(_all_reports(page))
    for report in clip_to(page, frame, clip_to_posts(page, [*ruled, *find_learned_reports(page, ruled)])):
        empty = _is_anonymity(page, report) or _is_nobodys(page, report) or _is_said_before(page, report)
        if not empty and _says_something(page, report, report.voices):
            yield report


def _says_something(page: Page, report: Report, voices: tuple[Mention | None, ...]) -> bool:
    """Tell whether no part of a content is just its own cue or one of its voices."""
    words = re.findall(r"\w+", " ".join(span.of(page.text) for span in report.content).lower())
    if len(words) == 1 and words[0] in load_lexicon().cues.empty:
        return words[0] in STANDING and report.group in {"deny", "judgement", "assertion"}
    if report.way != "quotation" and all(word.isdigit() or word in load_lexicon().cues.dates for word in words):
        return False
    pointed = words[:1] and words[0] in {"the", "this", "that"} and not words[2:]
    if pointed and report.stance == "asks" and voices[-1] is None and words[-1] in load_lexicon().nouns:
        return False
    named = [voice.span for voice in (*voices, *report.joint) if voice is not None]
    return not any(span in named or span == report.cue for span in report.content)


def _is_anonymity(page: Page, report: Report) -> bool:
    """Tell "did not want to be named", which says how somebody spoke and not what."""
    words = report.content[0].of(page.text).lower()
    return (
        words.removeprefix("not ").startswith(load_lexicon().cues.anonymity)
        or withheld_pattern().fullmatch(words) is not None
    )


@lru_cache(maxsize=1)
def withheld_pattern() -> re.Pattern[str]:
    """Match what somebody does not want done with a name: "her surname used", "their names made public"."""
    told = load_lexicon().cues.withheld
    listed = (told.owners, told.names, told.ways, told.reasons)
    owners, names, ways, reasons = ("|".join(map(re.escape, words)) for words in listed)
    return re.compile(
        rf"(?:{owners}) (?:\w+ )?(?:{names}) (?:not )?(?:to )?(?:be )?\w+(?: (?:{ways}))?(?: (?:{reasons}) .+)?"
    )


def _is_said_before(page: Page, report: Report) -> bool:
    """Tell "those who say so", which points back at what was said and says nothing itself."""
    behind = report.cue is not None and all(span.start >= report.cue.end for span in report.content)
    quoted = any(page.quotation_at(span.start) for span in report.content)
    return behind and not quoted and report.cue is not None and bool(SAID_SO.match(page.text, report.cue.end))


def _is_nobodys(page: Page, report: Report) -> bool:
    """Tell "no one has claimed responsibility", which nobody says."""
    voice = report.voices[-1]
    words = voice.span.of(page.text).lower() if voice is not None else ""
    return words in load_voice_words().nobody or words.startswith("no ")


def _mentions(page: Page, chained: Iterable[Chained]) -> Iterator[tuple[Mention, VoiceKind]]:
    for one in chained:
        for mention in (*one.voices, *one.report.joint):
            if mention is not None:
                yield mention, judge_kind(page, mention)


def _statement(page: Page, one: Chained, number: str, names: Names) -> Statement:
    report = one.report
    innermost = report.voices[-1]
    words = re.findall(r"\w+", innermost.span.of(page.text).lower()) if innermost is not None else []
    stance = judge_stance(page, report)
    return Statement(
        id=number,
        content=report.content,
        voices=_voices(page, one, names),
        cue=report.cue,
        form=judge_form(page, report),
        stance=stance,
        basis=judge_basis(page, replace(report, stance=stance), words),
        said=day_said(page, report),
        joint=tuple(_voice(page, mention, names) for mention in report.joint),
    )


def _voices(page: Page, one: Chained, names: Names) -> tuple[Voice, ...]:
    """Give the chain; the account of a post that only its markup names stands first, without offsets."""
    voices = tuple(_voice(page, mention, names) for mention in one.voices)
    post = page.parsed.post_at(one.report.content[0].start)
    known = (post.handle and f"@{post.handle.lstrip('@')}") or post.author if post is not None else None
    if post is None or not known or voices[0].start is not None or read_signature(page, post).account is not None:
        return voices
    return (Voice(None, None, known, "account"), *voices[1:])


def _voice(page: Page, mention: Mention | None, names: Names) -> Voice:
    if mention is None:
        return Voice(None, None, None, "unspecified")
    named = names[mention.span.start, mention.span.end]
    membership = party_of(named.name, page.parsed.item.published)
    return Voice(
        start=mention.span.start,
        end=mention.span.end,
        name=named.name,
        kind=named.kind,
        party=membership.party if membership is not None else None,
        role=membership.role if membership is not None else None,
    )
