"""A spotted name with what stands around it, and what can be told of it: what the rules of judging look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.read.places.cues import place_cues, place_words

if TYPE_CHECKING:
    from twosource.read.places.spot import Spot, Word

KNOWN_FAR = 100_000
METROPOLIS = 1_000_000
"""People of a town that is meant though the model takes its name for a person's: of some lands it has seen little."""
WHOLE = frozenset({"country", "continent", "region", "sea", "ocean", "former"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A spot with what stands around it.

    `before`, `after` are the words joined to it by a blank or hyphen, `earlier` the one before `before`. `label` is
    what the language model calls the name here (PER, ORG, LOC, MISC); `whole` that its name is no longer than the spot,
    `heads`, `tails` that the spot begins or ends it; `modelled` that there is a model at all. `qualified` tells that
    what holds it stands behind a comma ("Gori, Georgia"), `qualifies` that it is itself such a holder. `shouted`: the
    line is in capitals; `headline`: most of its words begin with one. `kinds` are what a word beside it says it is.
    `surname`: a person of the text bears it behind a given name.
    """

    spot: Spot
    before: Word | None
    after: Word | None
    earlier: Word | None
    label: str | None
    whole: bool
    heads: bool
    tails: bool
    modelled: bool
    qualified: bool
    qualifies: bool
    dateline: bool
    shouted: bool
    headline: bool
    kinds: frozenset[str]
    surname: bool
    settled: bool
    based: bool
    money: bool
    possessive: bool
    aged: bool

    @property
    def folded(self) -> str:
        """The name without case."""
        return self.spot.name.lower()

    @property
    def single(self) -> bool:
        """Tell whether the name is one word."""
        return " " not in self.spot.name

    @property
    def followed(self) -> bool:
        """Tell whether a capital behind it may lengthen the name; a day or month does not."""
        return self.after is not None and self.after.is_capital and self.after.text.lower() not in place_cues().dates

    @property
    def is_word(self) -> bool:
        """Tell whether the name is a word of English."""
        named = self.single and self.spot.how in {"name", "hashtag"} and not self.nation
        return named and self.folded in place_words().ordinary

    @property
    def is_of_group(self) -> bool:
        """Tell whether the name is an armed group's, a body's or a medium's."""
        named = self.single and self.spot.how in {"name", "hashtag"} and not self.nation
        return named and self.folded in place_words().groups

    @property
    def known_far(self) -> bool:
        """Tell whether some reading of the name is known far and wide: a country, a region, a big town, a state."""
        return any(
            one.place.own
            or (
                not one.weak
                and (
                    one.place.kind not in {"town", "admin1", "admin2"}
                    or (one.place.kind != "admin2" and one.place.population >= KNOWN_FAR)
                )
            )
            for one in self.spot.candidates
        )

    @property
    def metropolis(self) -> bool:
        """Tell whether some reading is a town of many hundred thousand, under its own name, that is no surname."""
        towns = (one.place for one in self.spot.candidates if not one.weak and one.place.kind in {"town", "capital"})
        lands = place_words().surname_countries
        return any(one.population >= METROPOLIS and not lands.intersection(one.countries) for one in towns)

    @property
    def division(self) -> bool:
        """Tell whether some reading is a state or province under its own name."""
        return any(not one.weak and one.place.kind in {"admin1", "state"} for one in self.spot.candidates)

    @property
    def large(self) -> bool:
        """Tell whether some reading is a country, a large region, or a state under its own name."""
        return self.nation or self.division

    @property
    def nation(self) -> bool:
        """Tell whether some reading is a country or a large region."""
        return any(one.place.kind in WHOLE for one in self.spot.candidates)
