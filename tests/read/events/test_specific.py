"""Sentences that tell of no event of a kind, each beside one that does. Constructed: people and towns are ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.read.events.conftest import ReadEvents
    from twosource.model.reading import EventType

IMAGINED: tuple[tuple[EventType, str], ...] = (
    # what "if" supposes
    ("ASSAULT", "If rebels attack the town, the army will leave it."),
    ("ASSAULT", "Unless rebels attack the town, the army will stay."),
    ("ASSAULT", "The army is ready in case of an attack on the town."),
    ("ASSAULT", "If prisoners are beaten and killed, the envoy will leave."),
    ("ASSAULT", "Stay inside, otherwise you will be killed."),
    # what a step keeps from happening, what it is for, by what means
    ("ASSAULT", "The mayor wants to prevent an attack on the town."),
    ("ASSAULT", "The council met to avoid further bloodshed."),
    ("ASSAULT", "The money was sent to kill the villagers."),
    ("ASSAULT", "The raiders plan to weaken the state by attacking bridges."),
    # what somebody can, may or has the right to do
    ("ASSAULT", "The jets can bomb the port."),
    ("ASSAULT", "The front has the ability to attack the port."),
    ("COERCE", "It was the duty of police to arrest the student."),
    ("ASSAULT", "Any attempt to attack the port will be answered."),
    # what is demanded of nobody, or of everybody
    ("COERCE", "The thieves should be arrested."),
    ("ASSAULT", "We must fight."),
    ("ASSAULT", "The envoy wants to end the violence."),
    # what is feared, planned or told of no one and nothing definite
    ("ASSAULT", "Residents fear bombings."),
    ("ASSAULT", "The pamphlet speaks of murders."),
    ("ASSAULT", "The envoy condemned violence."),
    ("ASSAULT", "He scorned those who kill people."),
    ("ASSAULT", "They would kill anybody."),
    # what only sums up years, and figures of speech
    ("ASSAULT", "Over the last nine years the war has killed 70,000 people."),
    ("ASSAULT", "In the last three years gunmen have killed 300 officers."),
    ("ASSAULT", "The decision has hurt the homeland."),
    ("ASSAULT", "The minister pledged to eliminate unemployment."),
    # a bomb by itself
    ("ASSAULT", "The bomb weighed 20 kg in Port Amal."),
)
TOLD: tuple[tuple[EventType, str], ...] = (
    ("ASSAULT", "Rebels may attack the town."),
    ("ASSAULT", "Residents fear an attack on the town."),
    ("ASSAULT", "The army will bomb the port."),
    ("ASSAULT", "The general ordered the rebels to attack the town."),
    ("ASSAULT", "The envoy called on the junta to crack down on armed groups."),
    ("ASSAULT", "Rebels have hit army positions near Port Amal."),
    ("COERCE", "Norway demanded that the police arrest the thief."),
    ("ASSAULT", "The pamphlet speaks of the murder of a priest."),
    ("ASSAULT", "Gunmen kill two in Port Amal."),
    ("ASSAULT", "The blast killed 12 people."),
    ("MOBILIZE", "The minister asked the army to remain on alert."),
    ("RETREAT", "If the junta frees the nurses, the envoy will return."),
)


@pytest.mark.parametrize(("root", "text"), IMAGINED)
def test_what_is_only_imagined_is_no_event(root: EventType, text: str, read_events: ReadEvents) -> None:
    assert [one for one in read_events(text) if one.type == root] == []


@pytest.mark.parametrize(("root", "text"), TOLD)
def test_what_is_told_of_somebody_definite_is_one(root: EventType, text: str, read_events: ReadEvents) -> None:
    assert [one for one in read_events(text) if one.type == root] != []
