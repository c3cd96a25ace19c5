"""A constructed case for the release gate: none of this happened; people, outlets and accounts are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tests.desk.constructed import DUE, at, evidence, make_claim, make_item, place, say, sentences, voice
from twosource.desk.views.claim import ClaimFile
from twosource.model.deadlines import CaseDeadline, DeadlineReport
from twosource.model.item import Post
from twosource.model.ledger import ClaimDeadline, Edge, Origin, Ruling
from twosource.model.reading import Entity, Event, Participant, Reading, Voice

NOW = datetime(2024, 5, 14, 20, 0, tzinfo=UTC)
MADE = "2024-05-14T20:00:00Z"
PRIVATE = ("Sofie", "Kleist", "Motzfeldt", "Jørgensen", "sofiek_narsaq", "SofieKleist")
CONTACTS = ("+299 55 12 34", "299 55", "55 12 34", "kontakt.sofie", "example.org")
SPOTS = ("60.9123", "46.0487", "60.912", "46.048")
INSTANTS = ("14:32", "T06:41:07", "06:41", "T18:03", "18:03", "064107")

STORY = (
    "Shells hit the house of Sofie Kleist in Narsaq at 14:32, Kleist told the Fjord Courier. “SOFIE KLEIST is safe,” "
    "foreign minister Erik Dahl said. Reach her at +299 55 12 34 or kontakt.sofie@example.org; the house is at "
    "60.9123, -46.0487."
)
POST = "My house was hit at 14:32 #SofieKleist @sofiek_narsaq. Kleist was in the yard."
REACH = "Reach her at +299 55 12 34 or kontakt.sofie@example.org; the house is at 60.9123, -46.0487"
HIT = "Shells hit the house of Sofie Kleist in Narsaq at 14:32"


def read_story() -> Reading:
    item = make_item(
        "shells", STORY, "2024-05-14T06:41:07Z", title="Sofie Kleist’s house hit", publisher="Fjord Courier",
        author="Nuka Jørgensen", url="https://fjord-courier.example/2024/sofie-kleist-house-hit",
    )  # fmt: skip
    kleist = Voice(*at(STORY, "Kleist", STORY.index(", Kleist")), "Sofie Kleist", "person", role="a resident")
    dahl = voice(STORY, "foreign minister Erik Dahl", "Erik Dahl", "person")
    return Reading(
        item, STORY, sentences=sentences(STORY),
        entities=(
            Entity(*at(STORY, "Sofie Kleist"), "PER", "Sofie Kleist"),
            Entity(*at(STORY, "Erik Dahl"), "PER", "Erik Dahl"),
        ),
        statements=(
            say("s1", STORY, HIT, [kleist], "told"),
            say("s2", STORY, "SOFIE KLEIST is safe", [dahl], "said", form="direct"),
            say("s3", STORY, REACH, [kleist]),
        ),
        events=(
            Event("e1", "ASSAULT", "shelling", at(STORY, "hit"), (),
                  (Participant(*at(STORY, "Sofie Kleist"), "Sofie Kleist"),), 0, None, "occurred", ("s1",)),
        ),
        places=(place(STORY, "Narsaq", 60.9123, -46.0487),),
    )  # fmt: skip


def read_post() -> Reading:
    item = make_item(
        "shells-post-sofiek_narsaq", POST, "2024-05-14T18:03:00+00:00", kind="post", handle="sofiek_narsaq",
        author="Sofie K", url="https://social.example/@sofiek_narsaq/1",
    )  # fmt: skip
    return Reading(item, POST, posts=(Post(0, len(POST), "Sofie K", "sofiek_narsaq"),), sentences=sentences(POST))


TOLD, POSTED = READINGS = (read_story(), read_post())
SHELLED = make_claim(
    "claim-shells", "Was the house of Sofie Kleist hit at 14:32?", HIT,
    evidence=[
        evidence(TOLD, "s1", "person:sofie-kleist", HIT),
        evidence(TOLD, "s2", "dahl", "SOFIE KLEIST is safe"),
        evidence(TOLD, "s3", "person:sofie-kleist", REACH),
        evidence(POSTED, None, "account:sofiek_narsaq", "My house was hit at 14:32 #SofieKleist @sofiek_narsaq"),
    ],
    origin_list=(
        Origin("person:sofie-kleist", "Sofie Kleist", "person", known=True, items=("shells",)),
        Origin("account:sofiek_narsaq", "sofiek_narsaq", "account", known=True, items=("shells-post-sofiek_narsaq",)),
        Origin("dahl", "Erik Dahl", "person", known=True, items=("shells",)),
    ),
    edges=(Edge("shells-post-sofiek_narsaq", "shells", "text", 0.5, reason="both name Sofie Kleist"),),
    event_type="ASSAULT", realis="occurred", first="2024-05-14T06:41:07Z", last="2024-05-14T18:03:00Z",
)  # fmt: skip
DEMANDED = replace(
    SHELLED, id="claim-leave", question="Must Sofie Kleist leave?", value="Sofie Kleist must leave",
    deadlines=(ClaimDeadline("shells", 0, 6, DUE, "running", "hand over Sofie Kleist", "Erik Dahl", "Sofie Kleist"),),
)  # fmt: skip
DEADLINE = CaseDeadline(
    "deadline-house", "story-narsaq", "Erik Dahl", "Sofie Kleist", "leave the house of Kleist", "Kleist is taken", None,
    None, DUE, "running",
    (DeadlineReport("shells", 0, 6, "2024-05-14T06:41:07Z", "set", "running", DUE, "Sofie Kleist has to leave."),),
)  # fmt: skip
RULED = Ruling(
    "r1", "claim-shells", "confirm", "Sofie Kleist and her neighbour Hans Motzfeldt said so on +299 55 12 34.", "Ada",
    MADE,
)  # fmt: skip
FILES = [
    ClaimFile(claim, None, {one.item.id: one for one in READINGS}, (), {"claim-shells": (RULED,)}, (), deadlines=due)
    for claim, due in ((SHELLED, ()), (DEMANDED, (DEADLINE,)))
]
