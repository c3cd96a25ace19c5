"""Units and the items that show a picture go in; who says that it is an old or another one comes to stand against them.

A fact check shares few words with the posts that it answers ("Bodies on the roof!", "The photo was taken in 2021"), and
says of no event that it was not. So it is brought to the posts that show a picture and share most of its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.codebook import load_vocabulary
from twosource.relate.claims.sides import shared_stems
from twosource.relate.edges.sharing import pictures_of
from twosource.relate.instants import order_of
from twosource.relate.origins.cues import has_any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from twosource.model.reading import Reading
    from twosource.relate.claims.units import Unit

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
TAKEN = re.compile(r"(?:it|they) (?:was|were) (?:taken|filmed|shot|recorded|photographed)\b", re.IGNORECASE)
SHARED = 2
"""Words that a check shares at least with the post that it answers."""


@dataclass(frozen=True, slots=True)
class PictureWords:
    """The words of `codebook/claims_pictures.yaml`."""

    pictures: tuple[str, ...]
    not_of_it: tuple[str, ...]
    origin: tuple[str, ...]


@lru_cache(maxsize=1)
def load_picture_words() -> PictureWords:
    """Read the words once."""
    return load_vocabulary("claims_pictures", PictureWords)


def items_showing(readings: Iterable[Reading]) -> frozenset[str]:
    """Give the posts that show a picture or film, and those that only pass one of them on."""
    posts = [one for one in readings if one.item.kind == "post"]
    showing = {one.item.id for one in posts if pictures_of(one)}
    passing = {one.item.id for one in posts if any(tie.target in showing for tie in one.item.relations)}
    return frozenset(showing | passing)


def checks_picture(unit: Unit) -> bool:
    """Tell whether a unit says of a picture that it is an old one or shows something else."""
    words = load_picture_words()
    if unit.attitude == "asks" or not (has_any(unit.text, words.pictures) or TAKEN.match(unit.text)):
        return False
    told = (unit.published or "")[:4]
    earlier = told.isdigit() and any(year < told for year in YEAR.findall(unit.text))
    return has_any(unit.text, words.not_of_it) or (earlier and has_any(unit.text, words.origin))


def move_checks(units: Sequence[Unit], groups: Sequence[Sequence[int]], showing: Collection[str]) -> list[list[int]]:
    """Take checks whose question holds no post that they answer to the question that does, the likest first."""
    moved = [list(group) for group in groups]
    if not showing:
        return moved
    checks = {place for place, unit in enumerate(units) if checks_picture(unit)}
    shown = [place for place, unit in enumerate(units) if unit.item in showing and place not in checks]
    holder = {place: group for group in moved for place in group}
    for group in moved:
        mine = [place for place in group if place in checks]
        if not mine or any(other in shown for other in group):
            continue
        pairs = [(one, other) for one in mine for other in shown if answers(units[one], units[other])]
        if pairs:
            best = max(pairs, key=lambda pair: (shared_stems(units[pair[0]], units[pair[1]]), -pair[1]))
            holder[best[1]].extend(mine)
            group[:] = [place for place in group if place not in checks]
    return sorted(sorted(part) for group in moved for part in set_apart(units, group, showing) if part)


def set_apart(units: Sequence[Unit], group: Sequence[int], showing: Collection[str]) -> list[list[int]]:
    """Part what a picture shows, with those who say that it is another, from what others know beside it."""
    checks = [units[at] for at in group if units[at].item not in showing and checks_picture(units[at])]
    about = [at for at in group if units[at].item in showing or any(is_part(units[at], check) for check in checks)]
    beside = [at for at in group if at not in about]
    checked = bool(checks) and any(units[at].item in showing for at in about)
    known = any(units[at].attitude == "asserts" and units[at].chain.root.known for at in beside)
    return [about, beside] if checked and known else [list(group)]


def answers(check: Unit, post: Unit) -> bool:
    """Tell whether a check can be of what a post shows: told after it, with words in common."""
    later = order_of(check.published)[0] >= order_of(post.published)[0]
    return later and check.item != post.item and shared_stems(check, post) >= SHARED


def against_pictures(units: Sequence[Unit], showing: Collection[str]) -> frozenset[int]:
    """Give the places of units that stand against the posts beside them, by what they say of a picture."""
    checks = [unit for unit in units if checks_picture(unit) and unit.item not in showing]
    if not any(unit.item in showing for unit in units):
        return frozenset()
    return frozenset(place for place, unit in enumerate(units) if any(is_part(unit, check) for check in checks))


def is_part(unit: Unit, check: Unit) -> bool:
    """Tell whether a unit is a check, or stands inside one."""
    return unit.item == check.item and all(any(outer.contains(span) for outer in check.spans) for span in unit.spans)
