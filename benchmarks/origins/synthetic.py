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
    "Smoke was seen from the {hills} hills above {place} until the evening of the {day}.",
    "The {road} road was closed and {n} lorries stood in a line of several kilometres.",
    "{n} families from {quarter} spent the night in cellars and left for {refuge} before dawn.",
    "It was the {n}th such report from the {district} district in a week.",
    "Power and water were cut in {quarter} and in {refuge}.",
    "{name} {family} of the {district} council said nobody knew what would happen to those who stayed in {quarter}.",
    "A crossing at {refuge} was kept open for carts with {goods} by {name} {family}.",
    "In {hills} a teacher called {name} {family} counted {n} empty houses.",
    "Traders took {goods} from {quarter} to {refuge} at night.",
    "{family} and {n} others had come to {place} with {goods} only days before.",
)
GOODS = ("flour", "diesel", "blankets", "onions", "timber", "medicine", "hay", "salt", "batteries", "seed")
START = datetime(2024, 3, 1, tzinfo=UTC)
PER_STORY = 20


def make_name(dice: random.Random) -> str:
    """Make an invented name of three or four syllables: few places of a large case share one."""
    return "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(3, 4))).capitalize()


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
    local = {slot: make_name(dice) for slot in ("hills", "road", "quarter", "refuge", "district")} | {"place": place}
    content = f"{side} fighters {deed} the {thing} of {place}"
    wire = f"{content}, police said. {tell_around(local, 4, dice)}"
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
            text = f"{tell_around(local, 1, dice)} {killed}, {body} said. {tell_around(local, 3, dice)}"
            yield tell(name, text, killed, body, (dice.choice(outlets), when))


def tell_around(local: dict[str, str], sentences: int, dice: random.Random) -> str:
    """Tell what goes on around a happening, in words and names of its own district."""
    told = (
        shape.format(
            **local,
            day=f"{dice.randint(1, 28)}th",
            n=dice.randint(4, 90),
            name=make_name(dice),
            family=make_name(dice),
            goods=dice.choice(GOODS),
        )
        for shape in dice.sample(FILLERS, sentences)
    )
    return " ".join(told)


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
