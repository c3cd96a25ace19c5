"""From single reports to chains: a report whose cue stands in another's content comes through that other's voices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.read.statements.inflection import lemma_of
from twosource.read.statements.nearby import Nearby
from twosource.read.statements.phrases import subtract
from twosource.read.statements.vocabulary import load_lexicon, load_voice_words

if TYPE_CHECKING:
    from twosource.model.span import Span
    from twosource.read.statements.page import Page
    from twosource.read.statements.report import Mention, Report

REST = 6
"""Words of its own up to which an outer content adds nothing to the voice that it relays (its hearer, "on Sunday")."""
SPOKEN = frozenset({"demand", "predict", "certain"})
"""Shallow classes that are words more than thoughts: inside another's words they are a further voice."""
ATTITUDES = frozenset({"judgement", "intend"})
"""Classes whose nouns tell an attitude: inside another's words they are that voice's grammar."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
UNSPOKEN = frozenset({"decline", "pledge", "order"})
"""Classes of deeds more than words: an outlet that tells them has told something itself."""
TOPICAL = frozenset({"judgement", "deny", "complain", "refer"})
"""Classes whose content is what a voice speaks of: others' words in it have come through that voice no more."""


@dataclass(frozen=True, slots=True)
class Chained:
    """A report and the whole chain of voices it came through, outermost first."""

    report: Report
    voices: tuple[Mention | None, ...]


def chain_reports(page: Page, reports: tuple[Report, ...]) -> tuple[Chained, ...]:
    """Nest the reports, give each its chain, and leave out those that only pass another voice on."""
    around = Nearby(reports)
    parents = [_parent_of(report, around) for report in reports]
    inside: dict[int, list[Report]] = {}
    for report, parent in zip(reports, parents, strict=True):
        if parent is not None:
            inside.setdefault(parent, []).append(report)
    hedges = frozenset(number for number, report in enumerate(reports) if _is_hedge(report, around))
    return tuple(
        Chained(report, _voices(number, reports, parents, hedges))
        for number, report in enumerate(reports)
        if number not in hedges
        and not (parents[number] is not None and _is_private(page, report))
        and not _only_relays(page, report, [one for one in inside.get(number, ()) if _is_spoken(page, one)])
    )


def _parent_of(report: Report, around: Nearby) -> int | None:
    """Find the narrowest content that holds the report's cue and the beginning of what it reports."""
    voice = report.voices[-1]
    key = report.cue or (voice.span if voice is not None else report.content[0])
    best: tuple[int, int] | None = None
    for number, other in around.touching((key,)):
        if other is report or other.group in TOPICAL or not _holds(other, key, report):
            continue
        width = sum(span.end - span.start for span in other.content)
        if best is None or width < best[0]:
            best = (width, number)
    return best[1] if best is not None else None


def _holds(outer: Report, key: Span, report: Report) -> bool:
    holds = any(span.contains(key) for span in outer.content)
    starts = any(span.start <= report.content[0].start < span.end for span in outer.content)
    if not (holds and starts):
        return False
    narrower = sum(span.end - span.start for span in report.content) < sum(
        span.end - span.start for span in outer.content
    )
    return narrower or report.cue is not None


def _voices(
    number: int, reports: tuple[Report, ...], parents: list[int | None], hedges: frozenset[int]
) -> tuple[Mention | None, ...]:
    chain: tuple[Mention | None, ...] = ()
    seen: set[int] = set()
    place: int | None = number
    while place is not None and place not in seen:
        seen.add(place)
        chain = chain if place in hedges and place != number else _joined(reports[place].voices, chain)
        place = parents[place]
    return chain


def _is_hedge(report: Report, around: Nearby) -> bool:
    """Tell "reportedly" inside somebody's content, which is that voice's stance."""
    if report.way != "adverb" or report.cue is None:
        return False
    return any(_holds_cue(other, report) for _, other in around.touching((report.cue,)) if other is not report)


def _joined(outer: tuple[Mention | None, ...], inner: tuple[Mention | None, ...]) -> tuple[Mention | None, ...]:
    """Put outer voices before inner ones; one mention at the seam is one voice ("X said Y and added Z")."""
    if outer and inner and outer[-1] is not None and inner[0] is not None and outer[-1].span == inner[0].span:
        return (*outer[:-1], *inner)
    return (*outer, *inner)


def _is_private(page: Page, report: Report) -> bool:
    """Tell a plan, a wish or a judgement told inside somebody's words: their grammar rather than a further voice."""
    if report.group == "speculate":
        voice = report.voices[-1]
        head = page.doc[voice.head] if voice is not None and voice.head is not None else None
        return head is not None and head.pos_ == "PRON"
    if report.way == "noun":
        return report.group in ATTITUDES
    return report.group in load_lexicon().cues.shallow - SPOKEN and report.way in {"verb", "adjective"}


def _holds_cue(outer: Report, report: Report) -> bool:
    return report.cue is not None and any(span.contains(report.cue) for span in outer.content)


def _is_spoken(page: Page, report: Report) -> bool:
    """Tell words of a further voice from its attitudes, which are news that the outer voice tells ("Y refused to")."""
    told = page.doc.char_span(report.content[0].start, report.content[-1].end, alignment_mode="expand")
    if report.group == "deny" and not any(token.tag_ in FINITE for token in told or ()):
        return False
    return report.way != "adverb" and report.group not in load_lexicon().cues.shallow | UNSPOKEN


def _only_relays(page: Page, report: Report, inner: list[Report]) -> bool:
    if not (report.relays or _is_outlet(page, report)):
        return False
    for group in (*((one,) for one in inner), *([tuple(inner)] if inner else [])):
        told = [part for one in group for part in _parts(one)]
        left = [part for span in report.content for part in subtract(span, told)]
        words = sum(
            len(part.of(page.text).split()) for part in left if any(char.isalnum() for char in part.of(page.text))
        )
        if words <= REST and not any(_has_finite(page, part) for part in left):
            return True
    return False


def _parts(report: Report) -> list[Span]:
    """Give a report's content, voices and cue."""
    parts = [*report.content, *(voice.span for voice in report.voices if voice is not None)]
    return [*parts, report.cue] if report.cue is not None else parts


def _has_finite(page: Page, part: Span) -> bool:
    tokens = page.doc.char_span(part.start, part.end, alignment_mode="contract")
    lexicon = load_lexicon()
    told = [token for token in tokens or () if token.tag_ in FINITE]
    return any(lemma_of(token) not in lexicon.verbs and lemma_of(token) not in lexicon.cues.relays for token in told)


def _is_outlet(page: Page, report: Report) -> bool:
    """Tell whether the voice is a medium or a document whose content it stands behind or after."""
    voice = report.voices[-1]
    if voice is None or report.cue is None or report.content[0].start > report.cue.start:
        return False
    words = load_voice_words()
    lowered = voice.span.of(page.text).lower()
    nouns = lowered.replace(",", " ").split()
    return lowered in words.outlet_names or any(noun in words.outlet or noun in words.document for noun in nouns)
