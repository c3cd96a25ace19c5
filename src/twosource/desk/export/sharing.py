"""Who may pass a file on goes in as a level; what the gate did to the file comes out as one notice and one log entry.

Levels are those of the Traffic Light Protocol 2.0 (FIRST, 2022).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.desk.export.release import NOTICE
from twosource.desk.wording import count
from twosource.errors import Refused

if TYPE_CHECKING:
    from datetime import datetime

LEVELS = ("TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR")
"""From the closest to the most open."""
DEFAULT = "TLP:AMBER"
HOLD = 48
"""Hours for which what was reported last stays coarse, whatever it touches."""
LONGEST_HOLD = 24 * 365
LONGEST_REASON = 400


@dataclass(frozen=True, slots=True)
class Terms:
    """Under what a file leaves: its level, the hold in hours, and who lets it out at which UTC moment.

    `finer` lets what is older than the hold and touches no civilians keep instants and cells of 0.01 degrees; `lifted`
    is the reason for which names stay; `second` tells that another person has to agree.
    """

    level: str
    now: datetime
    person: str
    hold: int = HOLD
    finer: bool = False
    lifted: str = ""
    second: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What the gate did: places coarsened, names and contacts masked, times rounded, under which terms."""

    level: str = DEFAULT
    places: int = 0
    names: int = 0
    contacts: int = 0
    times: int = 0
    finer: int = 0
    hold: int = HOLD
    person: str = ""
    second: bool = False
    lifted: str = ""

    @property
    def notice(self) -> str:
        """Say it in words, for the file itself."""
        names = f"names were left standing ({self.lifted})" if self.lifted else f"{count(self.names, 'name')} masked"
        fine = f", {count(self.finer, 'claim')} left with instants and cells of 0.01 degrees" if self.finer else ""
        signed = f" Let out by {self.person}" if self.person else ""
        second = ", and only with a second person's agreement, which the log names" if self.second and signed else ""
        return (
            f"{self.level}. {NOTICE} Before it left: {count(self.places, 'place')} coarsened, {names}, "
            f"{count(self.contacts, 'contact')} masked, {count(self.times, 'time')} rounded to the UTC day{fine}; "
            f"hold {self.hold} hours. Deadlines keep the interval in which they run out: they are public demands."
            f"{f'{signed}{second}.' if signed else ''}"
        )

    @property
    def detail(self) -> dict[str, str]:
        """Say it in fields, for the log."""
        told = {
            "sharing": self.level,
            "places": f"{self.places} in cells of 0.1 degrees",
            "names": "left standing" if self.lifted else f"{self.names} masked",
            "contacts": f"{self.contacts} masked",
            "times": f"{self.times} rounded to the day",
            "hold": f"{self.hold} hours",
        }
        return (
            told | ({"lifted": self.lifted} if self.lifted else {}) | ({"finer": str(self.finer)} if self.finer else {})
        )


UNTOLD = Done()
"""Before anything was done: the default level, nothing counted."""


def read_level(written: str) -> str:
    """Give a level by how a person writes it: "amber", "TLP:AMBER+STRICT".

    Raises:
        Refused: there is no such level.

    >>> read_level("amber-strict"), read_level("tlp:clear")
    ('TLP:AMBER+STRICT', 'TLP:CLEAR')
    """
    level = "TLP:" + written.strip().upper().removeprefix("TLP:").replace("-", "+")
    if level not in LEVELS:
        msg = f"{written!r} is no sharing level; there are {', '.join(LEVELS)}"
        raise Refused(msg)
    return level


def choose_level(case_level: str, asked: str) -> str:
    """Give the level at which a file leaves; without a choice it is the case's.

    Raises:
        Refused: it is TLP:RED, which does not leave, or more open than the case is set to.
    """
    level = read_level(asked) if asked.strip() else case_level
    if "TLP:RED" in {level, case_level}:
        msg = "TLP:RED stays with those who are here; nothing was exported."
        raise Refused(msg)
    if LEVELS.index(level) > LEVELS.index(case_level):
        msg = f"{level} is more open than this case is set to ({case_level}); nothing was exported."
        raise Refused(msg)
    return level


def open_to(case_level: str) -> tuple[str, ...]:
    """List the levels at which a file may leave a case: down from its own, and none from TLP:RED.

    >>> open_to("TLP:AMBER"), open_to("TLP:RED")
    (('TLP:AMBER+STRICT', 'TLP:AMBER'), ())
    """
    return LEVELS[1 : LEVELS.index(case_level) + 1]


def slug(level: str) -> str:
    """Give a level as part of a file's name.

    >>> slug("TLP:AMBER+STRICT")
    'tlp-amber-strict'
    """
    return level.casefold().replace(":", "-").replace("+", "-")
