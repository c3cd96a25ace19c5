"""The pages of two claims go in; both come out side by side, with the words that they have in common lit in each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.desk.views.text import Run
from twosource.relate.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.desk.views.card import ClaimCard
    from twosource.desk.views.claim import ClaimPage, EvidenceView, OriginView
    from twosource.desk.views.near import NearView
    from twosource.desk.views.text import Passage

MOST_SHOWN = 3
"""Statements shown of each origin; the claim's own page has all."""


@dataclass(frozen=True, slots=True)
class SideView:
    """One of the two: its letter, its page, its origins with the words in common lit, and how many more there are."""

    letter: str
    page: ClaimPage
    origins: tuple[OriginView, ...]
    left_out: int

    @property
    def card(self) -> ClaimCard:
        """What a list shows of it."""
        return self.page.card


@dataclass(frozen=True, slots=True)
class BesidePage:
    """Two claims, in what they differ, and others that the first may be the same as.

    `apart` when a person told the two apart before, `merged` when they are one already.
    """

    sides: tuple[SideView, SideView]
    differ: tuple[str, ...]
    others: tuple[NearView, ...]
    apart: bool
    merged: bool

    @property
    def heavier(self) -> str:
        """The letter of the claim that more origins, or else more reports, stand behind: it takes the other in."""
        one, other = (sum(view.side != "asks" for view in side.page.origins) for side in self.sides)
        return "B" if other > one else "A"


def make_beside_page(
    pages: tuple[ClaimPage, ClaimPage], others: tuple[NearView, ...], *, apart: bool, merged: bool
) -> BesidePage:
    """Put two claims side by side."""
    one, other = pages
    shared = stems_of(one) & stems_of(other)
    sides = (show_side("A", one, shared), show_side("B", other, shared))
    return BesidePage(sides, tuple(list_differences(one, other)), others, apart, merged)


def show_side(letter: str, page: ClaimPage, shared: frozenset[str]) -> SideView:
    """Show one of the two, a few statements of each origin."""
    lit = tuple(
        replace(origin, evidence=tuple(light(view, shared) for view in origin.evidence[:MOST_SHOWN]))
        for origin in page.origins
    )
    held = sum(len(origin.evidence) for origin in page.origins)
    return SideView(letter, page, lit, held + page.left_out - sum(len(origin.evidence) for origin in lit))


def stems_of(page: ClaimPage) -> frozenset[str]:
    """Give the content stems of the words that carry a claim."""
    runs = (run for origin in page.origins for view in origin.evidence for run in view.passage.runs)
    return frozenset(token.stem for run in runs if "content" in run.layers for token in find_words(run.text))


def light(view: EvidenceView, shared: frozenset[str]) -> EvidenceView:
    """Light the words in common in what carries the claim."""
    return replace(view, passage=light_passage(view.passage, shared))


def light_passage(passage: Passage, shared: frozenset[str]) -> Passage:
    """Cut the runs of a passage once more, at the words in common."""
    runs = (part for run in passage.runs for part in (cut_run(run, shared) if "content" in run.layers else [run]))
    return replace(passage, runs=tuple(runs))


def cut_run(run: Run, shared: frozenset[str]) -> Iterator[Run]:
    """Yield a run in parts, those that are words in common with one layer more; together they are its text."""
    at = 0
    for token in find_words(run.text):
        if token.stem not in shared or token.start < at:
            continue
        if token.start > at:
            yield replace(run, start=run.start + at, text=run.text[at : token.start])
        word = run.text[token.start : token.end]
        yield Run(run.start + token.start, word, tuple(sorted({*run.layers, "shared"})), run.labels)
        at = token.end
    if at < len(run.text):
        yield replace(run, start=run.start + at, text=run.text[at:])


def list_differences(one: ClaimPage, other: ClaimPage) -> Iterator[str]:
    """Yield what the two were read to have differently: story, how real, and places that neither has in common."""
    if one.card.story != other.card.story:
        yield "They stand in two stories, which become one if you merge them."
    if one.card.realis and other.card.realis and one.card.realis != other.card.realis:
        yield f"A is {one.card.realis}, B is {other.card.realis}."
    places = [{place.name for place in page.places if place.known} for page in (one, other)]
    if all(places) and not places[0] & places[1]:
        yield f"A names {say_list(places[0])}, B names {say_list(places[1])}."
    if {one.card.status.key, other.card.status.key} & {"denied", "disputed"}:
        yield "Merged, what stands against one stands against both."


def say_list(names: set[str]) -> str:
    """Say some names in a line, the first few of them."""
    listed = sorted(names)
    return ", ".join(listed[:3]) + (" …" if len(listed) > MOST_SHOWN else "")
