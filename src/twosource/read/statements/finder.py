"""The stage: a parsed item goes in, its statements come out, in the order of the text.

Finders look for reports each in its own way; the reports are settled to one a cue, nested into chains, and judged.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.model.reading import Statement, Voice
from twosource.read.statements.according import find_phrase_reports
from twosource.read.statements.chains import Chained, chain_reports
from twosource.read.statements.conventions import find_convention_reports
from twosource.read.statements.embedded import clip_to_posts, find_post_reports
from twosource.read.statements.forms import judge_form
from twosource.read.statements.kinds import judge_kind
from twosource.read.statements.nouns import find_noun_reports
from twosource.read.statements.page import Page, open_page
from twosource.read.statements.parties import party_of
from twosource.read.statements.quoted import find_quoted_reports
from twosource.read.statements.resolve import Named, resolve_names
from twosource.read.statements.said import day_said
from twosource.read.statements.settle import settle_reports
from twosource.read.statements.stance import judge_basis, judge_stance
from twosource.read.statements.verbs import find_verb_reports

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.model.reading import VoiceKind
    from twosource.read.parsed import Parsed
    from twosource.read.statements.report import Mention, Report

Names = dict[tuple[int, int], Named]


def find_statements(parsed: Parsed) -> tuple[Statement, ...]:
    """Find every statement of an item with its chain of voices, outermost to innermost.

    Spans are code points into the item's text, end exclusive; content has no quotation marks, cue, voice or
    introducing "that" at its ends. Ids are "s1", "s2", ... in the order of the text. Total: any text has an answer.
    """
    if not len(parsed.doc):
        return ()
    page = open_page(parsed)
    reports = settle_reports(page, filter(_says_something, clip_to_posts(page, _all_reports(page))))
    chained = chain_reports(page, reports)
    names = resolve_names(page, _mentions(page, chained))
    return tuple(_statement(page, one, f"s{number}", names) for number, one in enumerate(chained, 1))


def _all_reports(page: Page) -> Iterator[Report]:
    yield from find_quoted_reports(page)
    yield from find_verb_reports(page)
    yield from find_phrase_reports(page)
    yield from find_noun_reports(page)
    yield from find_convention_reports(page)
    yield from find_post_reports(page)


def _says_something(report: Report) -> bool:
    """Tell whether no part of a content is just its own cue or voice."""
    named = [voice.span for voice in (*report.voices, *report.joint) if voice is not None]
    return not any(span in named or span == report.cue for span in report.content)


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
        voices=tuple(_voice(page, mention, names) for mention in one.voices),
        cue=report.cue,
        form=judge_form(page, report),
        stance=stance,
        basis=judge_basis(page, replace(report, stance=stance), words),
        said=day_said(page, report),
        joint=tuple(_voice(page, mention, names) for mention in report.joint),
    )


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
