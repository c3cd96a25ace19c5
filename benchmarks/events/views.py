"""What a gold set asks of a Reading's events: cameo_ner the main event of a sentence, MUC-4 the incidents of a text.

A Reading holds every event that a text speaks of, with how real it is. cameo_ner marks the parties of one event a
sentence, so the one nearest the sentence's root is what it asks for. MUC-4 fills templates for terrorist incidents
that were carried out, tried or threatened, and for none that is feared, planned or part of a battle.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from twosource.model.reading import Reading
from twosource.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from twosource.model.reading import Event, Participant, Voice

HYPOTHETICAL = frozenset({"planned", "predicted", "conditional", "demanded"})
HAPPENED = frozenset({"occurred", "ongoing"})
COMBAT = re.compile(
    r"clash|fight|battle|combat|offensive|confrontation|operation|counterattack|\bwar|hostilit|skirmish|enter|take|captur"
    r"|seiz|occup|annihil|terror|violence|aggress|bombard|strafe|advanc|genocid|bloodshed|overrun|invad|invasion|struggle"
    r"|crackdown|crush|retaliat",
    re.IGNORECASE,
)
"""Words of battle between forces, which MUC-4 leaves out."""
COMBATANT = re.compile(
    r"\b(soldiers?|troops?|army|armed forces|military|guerrillas?|rebels?|subversives?|terrorists?|units?|battalions?"
    r"|brigades?|garrisons?|barracks|positions?|convoys?|patrols?|policem[ae]n|police|enem(y|ies)|combatants?|contras?"
    r"|fmln|extremists?|insurgents?|national guard|casualt(y|ies)|headquarters|detachment|posts?|command|air force|base"
    r"|personnel|us|them|it|him)\b",
    re.IGNORECASE,
)
"""Whom forces fight: other forces, and pronouns, which say nothing of whom."""


def incidents(reading: Reading, _: Doc) -> Reading:
    """Keep the events that MUC-4 would fill a template for."""
    return replace(reading, events=tuple(one for one in reading.events if is_incident(one, reading.text)))


def is_incident(event: Event, text: str) -> bool:
    """Tell whether an event is violence done, tried or threatened against somebody who bears no arms, in this news.

    It says of itself to whom, where, when or to how many.
    """
    if event.background:
        return False
    if event.type == "THREATEN":
        return event.mode == "violence" and event.realis in HAPPENED
    told = bool(event.recipients or event.numbers) or event.place is not None or event.when is not None
    if event.realis in HYPOTHETICAL or not told:
        return False
    return event.type != "ASSAULT" or not is_combat(event, text)


def is_combat(event: Event, text: str) -> bool:
    """Tell whether an assault is one of forces on forces."""
    hurt = [text[one.start : one.end] for one in event.recipients]
    return bool(COMBAT.search(event.trigger.of(text))) or bool(hurt and all(COMBATANT.search(one) for one in hurt))


def main_events(reading: Reading, doc: Doc) -> Reading:
    """Keep of a sentence the events nearest its root."""
    depths = [min(depth_of(token) for token in doc if event.trigger.start <= token.idx < event.trigger.end)
              for event in reading.events]  # fmt: skip
    least = min(depths, default=0)
    kept = (event for event, depth in zip(reading.events, depths, strict=True) if depth == least)
    return replace(reading, events=tuple(kept))


def depth_of(token: Token) -> int:
    """Count the arcs from a token up to its root."""
    return sum(1 for _ in token.ancestors)


def cut_out(reading: Reading, row: dict[str, Any]) -> Reading:
    """Give what a Reading says of a part of its text, with offsets into that part: the events, and who speaks there."""
    start, end = row["start"], row["end"]
    item = replace(reading.item, id=row["id"], text=row["text"])
    events = tuple(shift(one, start, end) for one in reading.events if start <= one.trigger.start < end)
    spoken = (one for one in reading.statements if one.content and start <= one.content[0].start < end)
    said = tuple(replace(one, content=(), cue=None, voices=keep_named(one.voices)) for one in spoken)
    return Reading(item=item, text=row["text"], events=events, statements=said)


def shift(event: Event, start: int, end: int) -> Event:
    """Move an event's offsets into the part from `start`; parties beyond it stand at its first character, by name."""

    def move(party: Participant) -> Participant:
        inside = start <= party.start and party.end <= end
        return (
            replace(party, start=party.start - start, end=party.end - start)
            if inside
            else replace(party, start=0, end=0)
        )

    return replace(
        event,
        trigger=Span(event.trigger.start - start, min(event.trigger.end, end) - start),
        actors=tuple(map(move, event.actors)),
        recipients=tuple(map(move, event.recipients)),
        place=None,
        when=None,
    )


def keep_named(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """Keep voices by their names alone, since they may stand elsewhere."""
    return tuple(replace(one, start=None, end=None) for one in voices)
