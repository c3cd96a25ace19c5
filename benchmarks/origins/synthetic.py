"""A number of items and a seed go in, a made-up case comes out: happenings told by wire, copies, own reports and posts.

Every place, outlet and person is put together from syllables; shares of copies, posts and credits follow what newsrooms
see on a busy day: a fifth wire copy, a third posts, the rest own reports that credit somebody.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.model.reading import Event, Participant, Reading, Statement, Voice
from twosource.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

SYLLABLES = [
    "ka",
    "lo",
    "ri",
    "ne",
    "tu",
    "vo",
    "sa",
    "mi",
    "dor",
    "vel",
    "ash",
    "tor",
    "ben",
    "lin",
    "gar",
    "osh",
    "ul",
    "pra",
    "zem",
    "hol",
    "kir",
    "dan",
]
THINGS = [
    "market",
    "bridge",
    "depot",
    "convoy",
    "school",
    "station",
    "harbour",
    "mill",
    "clinic",
    "barracks",
    "dam",
    "airfield",
    "warehouse",
    "pipeline",
]
DEEDS = ["shelled", "burned", "stormed", "blockaded", "mined", "looted", "evacuated", "bombed", "surrounded", "seized"]
BODIES = ("police", "the governor", "the hospital", "the army", "a spokesman", "residents", "the ministry")
FILLERS = (
    "Smoke was seen from the hills above the town until the evening.",
    "The road was closed and lorries stood in a line of several kilometres.",
    "Families spent the night in cellars and left before dawn.",
    "It was the third such report from the district in a week.",
    "Power and water were cut in the eastern quarters.",
    "No one has said what will happen to those who stayed behind.",
)
START = datetime(2024, 3, 1, tzinfo=UTC)
PER_STORY = 20


def make_name(dice: random.Random) -> str:
    """Make an invented name of two or three syllables."""
    return "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(2, 3))).capitalize()


def make_case(items: int, seed: int = 7) -> list[Reading]:
    """Make a case of about `items` readings, in order of publication."""
    dice = random.Random(seed)  # noqa: S311 - a made-up case, no secret
    outlets = [f"{make_name(dice)} {kind}" for kind in ("Post", "Courier", "Herald", "Times") for _ in range(30)]
    readings = [one for number in range(max(1, items // PER_STORY)) for one in make_story(number, outlets, dice)]
    return sorted(readings, key=lambda one: (one.item.published or "", one.item.id))


def make_story(number: int, outlets: list[str], dice: random.Random) -> Iterator[Reading]:
    """Tell one happening twenty times."""
    place, side, thing, deed = make_name(dice), make_name(dice), dice.choice(THINGS), dice.choice(DEEDS)
    began = START + timedelta(hours=number * 3)
    content = f"{side} fighters {deed} the {thing} of {place}"
    wire = f"{content}, police said. " + " ".join(dice.sample(FILLERS, 4))
    for copy in range(PER_STORY):
        name, when = f"{number:06}-{copy:02}", (began + timedelta(minutes=40 * copy)).isoformat()
        draw = dice.random()
        if draw < 0.2:  # noqa: PLR2004 - a fifth is wire copy
            yield tell(name, wire, content, "police", (dice.choice(outlets), when))
        elif draw < 0.55:  # noqa: PLR2004 - a third are posts
            yield post(
                name, f"{dice.choice(('', 'BREAKING: ', 'Reports: ', 'Police say '))}{content} #{place}", when, dice
            )
        else:
            body = dice.choice(BODIES)
            killed = f"{dice.randint(2, 40)} people were killed when {content}"
            text = f"{dice.choice(FILLERS)} {killed}, {body} said. {' '.join(dice.sample(FILLERS, 3))}"
            yield tell(name, text, killed, body, (dice.choice(outlets), when))


def tell(name: str, text: str, content: str, body: str, printed: tuple[str, str]) -> Reading:
    """Make an article with one statement and one event in it; `printed` is by which outlet and when."""
    item = Item(name, "article", text, digest_text(text), publisher=printed[0], published=printed[1])
    start = text.index(content)
    voice_at = text.index(f"{body} said")
    voice = Voice(voice_at, voice_at + len(body), body, "organisation")
    said = Statement("s1", (Span(start, start + len(content)),), (voice,), None, "indirect", "asserts", "told")
    words = content.split()
    deed = next(word for word in words if word in DEEDS)
    at = text.index(deed, start)
    side = words[words.index("fighters") - 1]
    actor = Participant(text.index(side, start), text.index(side, start) + len(side), side)
    event = Event("e1", "ASSAULT", None, Span(at, at + len(deed)), (actor,), (), None, None, "occurred", ("s1",))
    return Reading(item, text, statements=(said,), events=(event,))


def post(name: str, text: str, when: str, dice: random.Random) -> Reading:
    """Make a post of an invented account."""
    handle = f"{make_name(dice)}{dice.randint(1, 99)}"
    return Reading(Item(name, "post", text, digest_text(text), handle=handle, published=when), text)
