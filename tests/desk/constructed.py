"""A constructed case: none of this happened; outlets, accounts, parties and people are invented, geography is real.

The desk is shown a real case on a real store; what would be read out of these reports is written by hand, so that the
pages' tests do not move when reading gets better.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from twosource.model.capture import describe_capture
from twosource.model.deadlines import CaseDeadline, DeadlineReport
from twosource.model.ids import digest_text
from twosource.model.item import Item, Post
from twosource.model.ledger import (
    Claim,
    ClaimDeadline,
    Edge,
    Evidence,
    Ledger,
    Origin,
    StatusReason,
    Story,
)
from twosource.model.reading import Deadline, Event, Participant, Place, Quantity, Reading, Statement, Time, Voice
from twosource.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.item import ItemKind
    from twosource.model.ledger import Side
    from twosource.model.reading import Basis, Form, Stance, VoiceKind
    from twosource.store import Case

NOW = datetime(2024, 5, 14, 10, 0, tzinfo=UTC)
DUE = ("2024-05-14T12:00:00Z", "2024-05-14T16:00:00Z")

ADVANCE = (
    "The Fjord Guard are on their way to attack Narsaq, the last town in the south outside the group’s control, "
    "an account that documents life in the fjord, Narsaq Watch, claimed on Tuesday. It said a soldier of the garrison "
    "has confirmed that the men will hold the bridge.\n\n"
    "“Guard on the road to Narsaq … They said we have given them six hours, if they do not leave we will take the "
    "town,” said the account in a post.\n\n"
    "Narsaq lies west of Qaqortoq, at the foot of the Qaqqarsuaq.\n\nSubscribe to our newsletter"
)
TWEET = "#BREAKING Fjord Guard on their way to attack #Narsaq. They have given the garrison 6 hours to surrender."
RETOLD = (
    "QAQORTOQ (Polar Ledger) – The Fjord Guard are on their way to attack Narsaq, the last town in the south outside "
    "the group’s control, an account that documents life in the fjord, Narsaq Watch, claimed on Tuesday.\n\n"
    "The Fjord Courier first reported the claim."
)
BARE = "Fjord Guard fighters are closing in on Narsaq. Residents were seen packing boats."
FERRY = (
    "At least 10 people were killed on Tuesday when an explosion tore through a ferry near Narsaq, district police "
    "said.\n\n“We have counted ten bodies and we are still searching the water,” police spokeswoman Ivalu Brandt told "
    "reporters in Qaqortoq. Brandt accused the Fjord Guard of planting the bomb."
)
HOSPITAL = (
    "The ferry explosion near Narsaq killed 12 people, the director of the hospital in Qaqortoq, Malik Storch, said on "
    "Tuesday evening.\n\n“Twelve bodies were brought to us, four of them children,” Storch told the Fjord Courier."
)
DENIAL = (
    "The Fjord Guard denied on Tuesday that its fighters planted the bomb on the Narsaq ferry. “We had nothing to do "
    "with it,” its spokesman Aputsiaq Lund said in a statement."
)


def at(text: str, words: str, start: int = 0) -> Span:
    """Find words in a text; a test's text that lost them fails here."""
    found = text.index(words, start)
    return Span(found, found + len(words))


def make_item(key: str, text: str, published: str, *, kind: ItemKind = "article", **known: Any) -> Item:  # noqa: ANN401 - any field of Item
    bare = Item(
        key,
        kind,
        text,
        digest_text(text),
        published=published,
        language="en",
    )
    return replace(bare, **known)


def voice(text: str, words: str, name: str, kind: VoiceKind) -> Voice:
    return Voice(*at(text, words), name, kind)


def say(
    key: str,
    text: str,
    content: str,
    voices: Sequence[Voice],
    cue: str | Span | None = None,
    *,
    form: Form = "indirect",
    stance: Stance = "asserts",
    basis: Basis = "none",
) -> Statement:
    cut = at(text, cue) if isinstance(cue, str) else cue
    return Statement(key, (at(text, content),), tuple(voices), cut, form, stance, basis, "2024-05-14")


def sentences(text: str) -> tuple[Span, ...]:
    """Cut where a full stop or an empty line ends something: good enough for a page's window."""
    ends = [number + 1 for number, sign in enumerate(text) if sign in ".\n" and text[number + 1 : number + 2] in " \n”"]
    borders = [0, *ends, len(text)]
    return tuple(Span(a, b) for a, b in pairwise(borders) if text[a:b].strip())


def place(text: str, words: str, lat: float, lon: float) -> Place:
    return Place(*at(text, words), words, lat, lon, f"geonames:{abs(int(lat * 1000))}", "town", 5.0, "GL")


def watch(text: str, words: str) -> Voice:
    return voice(text, words, "Narsaq Watch", "account")


def read_advance() -> Reading:
    text = ADVANCE
    item = make_item(
        "advance",
        text,
        "2024-05-14T06:10:00Z",
        title="Account says Fjord Guard is moving on Narsaq",
        publisher="Fjord Courier",
        author="Nivi Holm",
        url="https://fjord-courier.example/2024/05/14/advance",
    )
    account = watch(text, "an account that documents life in the fjord, Narsaq Watch")
    again = Voice(*at(text, "It", text.index("claimed")), "Narsaq Watch", "account")
    soldier = voice(text, "a soldier of the garrison", "a soldier of the garrison", "unnamed-person")
    quoting = watch(text, "the account")
    guard = voice(text, "They", "Fjord Guard", "organisation")
    lead = "The Fjord Guard are on their way to attack Narsaq"
    ultimatum = "we have given them six hours, if they do not leave we will take the town"
    statements = (
        say("s1", text, lead, [account], "claimed"),
        say("s2", text, "the men will hold the bridge", [again, soldier], "has confirmed", basis="told"),
        say(
            "s3",
            text,
            ultimatum,
            [quoting, guard],
            at(text, "said", text.index("They")),
            form="direct",
            stance="conditional",
        ),
    )
    hours = at(text, "six hours")
    return Reading(
        item,
        text,
        boilerplate=(at(text, "Subscribe to our newsletter"),),
        sentences=sentences(text),
        statements=statements,
        events=(
            Event(
                "e1",
                "ASSAULT",
                None,
                at(text, "attack"),
                (Participant(*at(text, "The Fjord Guard"), "Fjord Guard"),),
                (Participant(*at(text, "Narsaq"), "Narsaq"),),
                0,
                None,
                "threatened",
                ("s1",),
            ),
        ),
        deadlines=(
            Deadline(
                *hours, "e1", at(text, "They"), at(text, "them"), at(text, "leave"), None, None, "PT6H", DUE, "running"
            ),
        ),
        places=(
            place(text, "Narsaq", 60.912, -46.05),
            place(text, "Qaqortoq", 60.719, -46.034),
            Place(*at(text, "Qaqqarsuaq"), "Qaqqarsuaq", None, None, None, None, None),
        ),
        times=(Time(*at(text, "Tuesday"), "DATE", "2024-05-14"), Time(*hours, "DURATION", "PT6H")),
        coded_by="sha256:constructed/by-hand",
    )


def read_tweet() -> Reading:
    text = TWEET
    item = make_item("tweet", text, "2024-05-14T05:52:00Z", kind="post", handle="narsaq_watch", author="Narsaq Watch")
    hours = at(text, "6 hours")
    due = Deadline(
        *hours, None, None, at(text, "the garrison"), at(text, "surrender"), None, None, "PT6H", DUE, "running"
    )
    return Reading(
        item,
        text,
        posts=(Post(0, len(text), "Narsaq Watch", "narsaq_watch"),),
        sentences=sentences(text),
        deadlines=(due,),
    )


def read_retold() -> Reading:
    text = RETOLD
    item = make_item(
        "retold", text, "2024-05-14T07:40:00Z", title="Fjord Guard said to move on Narsaq", publisher="Polar Ledger"
    )
    account = watch(text, "an account that documents life in the fjord, Narsaq Watch")
    lead = "The Fjord Guard are on their way to attack Narsaq"
    return Reading(item, text, sentences=sentences(text), statements=(say("s1", text, lead, [account], "claimed"),))


def read_bare() -> Reading:
    item = make_item(
        "bare", BARE, "2024-05-14T08:15:00Z", title="Fighters close in on Narsaq", publisher="Harbour Post"
    )
    return Reading(item, BARE, sentences=sentences(BARE))


def read_ferry(key: str, publisher: str, published: str) -> Reading:
    text = FERRY
    item = make_item(key, text, published, title="At least 10 killed in ferry blast near Narsaq", publisher=publisher)
    police = voice(text, "district police", "district police", "organisation")
    brandt = Voice(*at(text, "Brandt", text.index("Qaqortoq")), "Ivalu Brandt", "person", role="police spokeswoman")
    toll = at(text, "At least 10")
    return Reading(
        item,
        text,
        sentences=sentences(text),
        statements=(
            say("s1", text, "At least 10 people were killed on Tuesday", [police], "said"),
            say("s2", text, "the Fjord Guard of planting the bomb", [brandt], "accused"),
        ),
        events=(
            Event(
                "e1",
                "ASSAULT",
                "bombing",
                at(text, "explosion"),
                (),
                (),
                0,
                None,
                "occurred",
                ("s1",),
                (Quantity("killed", 10, None, *toll),),
            ),
        ),
        places=(place(text, "Narsaq", 60.912, -46.05), place(text, "Qaqortoq", 60.719, -46.034)),
    )


def read_hospital() -> Reading:
    text = HOSPITAL
    item = make_item(
        "hospital", text, "2024-05-14T09:30:00Z", title="Hospital receives 12 bodies", publisher="Fjord Courier"
    )
    storch = voice(text, "the director of the hospital in Qaqortoq, Malik Storch", "Malik Storch", "person")
    said = "The ferry explosion near Narsaq killed 12 people"
    return Reading(
        item,
        text,
        sentences=sentences(text),
        statements=(say("s1", text, said, [storch], "said", basis="witnessed"),),
        places=(place(text, "Narsaq", 60.912, -46.05),),
    )


def read_denial() -> Reading:
    text = DENIAL
    item = make_item("denial", text, "2024-05-14T09:50:00Z", title="Guard denies ferry bomb", publisher="Polar Ledger")
    guard = voice(text, "The Fjord Guard", "Fjord Guard", "organisation")
    said = say("s1", text, "its fighters planted the bomb on the Narsaq ferry", [guard], "denied", stance="denies")
    return Reading(item, text, sentences=sentences(text), statements=(said,))


READINGS = (
    read_tweet(),
    read_advance(),
    read_ferry("ferry", "Arctic Wire", "2024-05-14T07:05:00Z"),
    read_retold(),
    read_ferry("ferry-copy", "The Cape Herald", "2024-05-14T07:30:00Z"),
    read_bare(),
    read_hospital(),
    read_denial(),
)


def evidence(reading: Reading, key: str | None, origin: str | None, words: str, side: Side = "for") -> Evidence:
    return Evidence(reading.item.id, (at(reading.text, words),), key, side, origin)


TWEETED, ADVANCED, WIRED, PASSED_ON, COPIED, TOLD_BARE, COUNTED, DENIED = READINGS
LEAD = "The Fjord Guard are on their way to attack Narsaq"
TOLL = "At least 10 people were killed on Tuesday"

STORY = Story(
    "story-narsaq",
    "Account says Fjord Guard is moving on Narsaq",
    tuple(reading.item.id for reading in READINGS),
    "2024-05-14T05:52:00Z",
    "2024-05-14T09:50:00Z",
)


def make_claim(key: str, question: str, value: str, *, evidence: Sequence[Evidence], **more: Any) -> Claim:  # noqa: ANN401 - any field of Claim
    base = Claim(
        key,
        STORY.id,
        question,
        value,
        tuple(evidence),
        1,
        1,
        0,
        "single-source",
        StatusReason("one-origin", "Everything that reports it rests on one origin."),
        (),
        (),
        first="2024-05-14T05:52:00Z",
        last="2024-05-14T09:50:00Z",
    )
    return replace(base, **more)


ADVANCE_CLAIM = make_claim(
    "claim-advance",
    "Are the Fjord Guard about to attack Narsaq?",
    LEAD,
    evidence=[
        evidence(ADVANCED, "s1", "watch", LEAD),
        evidence(ADVANCED, "s3", "watch", "we have given them six hours, if they do not leave we will take the town"),
        evidence(TWEETED, None, "watch", "Fjord Guard on their way to attack #Narsaq"),
        evidence(PASSED_ON, "s1", "watch", LEAD),
        evidence(TOLD_BARE, None, None, "Fjord Guard fighters are closing in on Narsaq"),
        evidence(ADVANCED, "s2", "soldier", "the men will hold the bridge"),
    ],
    origins_upper=3,
    reason=StatusReason(
        "one-origin",
        "Everything that names a voice rests on the account Narsaq Watch; one report names nobody.",
    ),
    origin_list=(
        Origin("watch", "Narsaq Watch", "account", known=True, items=("tweet", "advance", "retold")),
        Origin("soldier", "a soldier of the garrison", "unnamed-person", known=True, items=("advance",)),
    ),
    edges=(
        Edge("retold", "advance", "credit", 1.0, *at(RETOLD, "The Fjord Courier first reported"), "credits it by name"),
        Edge("bare", "advance", "text", 0.4, None, None, "shares 7 of 14 word runs"),
    ),
    deadlines=(
        ClaimDeadline("advance", *at(ADVANCE, "six hours"), DUE, "running", "leave", "Fjord Guard", "the garrison"),
    ),
    event_type="ASSAULT",
    realis="threatened",
)
TEN_CLAIM = make_claim(
    "claim-ten",
    "How many were killed on the ferry near Narsaq on 14 May?",
    "at least 10",
    evidence=[evidence(WIRED, "s1", "police", TOLL), evidence(COPIED, "s1", "police", TOLL)],
    origin_list=(Origin("police", "district police", "organisation", known=True, items=("ferry", "ferry-copy")),),
    edges=(Edge("ferry-copy", "ferry", "text", 1.0, None, None, "the same text"),),
    status="disputed",
    reason=StatusReason("rival-counts", "Another origin gives 12 for the same question."),
    contradicts=("claim-twelve",),
    realis="occurred",
)
TWELVE_CLAIM = make_claim(
    "claim-twelve",
    "How many were killed on the ferry near Narsaq on 14 May?",
    "12",
    evidence=[evidence(COUNTED, "s1", "storch", "The ferry explosion near Narsaq killed 12 people")],
    origin_list=(Origin("storch", "Malik Storch", "person", known=True, items=("hospital",)),),
    status="disputed",
    reason=StatusReason("rival-counts", "Another origin gives at least 10 for the same question."),
    contradicts=("claim-ten",),
    realis="occurred",
)
BOMB_CLAIM = make_claim(
    "claim-bomb",
    "Who planted the bomb on the Narsaq ferry?",
    "The Fjord Guard planted the bomb",
    evidence=[
        evidence(WIRED, "s2", "brandt", "the Fjord Guard of planting the bomb"),
        evidence(COPIED, "s2", "brandt", "the Fjord Guard of planting the bomb"),
        evidence(DENIED, "s1", "guard", "its fighters planted the bomb on the Narsaq ferry", "against"),
    ],
    origin_list=(
        Origin("brandt", "Ivalu Brandt", "person", known=True, items=("ferry", "ferry-copy")),
        Origin("guard", "Fjord Guard", "organisation", known=True, items=("denial",), side="against"),
    ),
    against=1,
    status="denied",
    reason=StatusReason("accused-denies", "The accused, the Fjord Guard, denies it."),
    realis="occurred",
)
BRIDGE_DEADLINE = CaseDeadline(
    "deadline-bridge",
    "story-narsaq",
    "Fjord Guard",
    "the garrison",
    "leave the bridge",
    "take the town",
    None,
    "PT6H",
    DUE,
    "running",
    (
        DeadlineReport(
            "tweet",
            *at(TWEET, "6 hours"),
            "2024-05-14T05:52:00Z",
            "set",
            "running",
            DUE,
            "They have 6 hours.",
        ),
        DeadlineReport(
            "advance",
            *at(ADVANCE, "six hours"),
            "2024-05-14T06:10:00Z",
            "told again",
            "running",
            DUE,
            "Six hours.",
        ),
    ),
)
PAST_DEADLINE = CaseDeadline(
    "deadline-past",
    "story-narsaq",
    None,
    "the ferry company",
    "stop sailing",
    None,
    None,
    None,
    ("2024-05-13T10:00:00Z", "2024-05-13T10:00:00Z"),
    "met",
    (DeadlineReport("ferry", 0, 2, "2024-05-14T09:00:00Z", "met", "met", None, "It stopped in time."),),
    ("deadline-bridge",),
)
LEDGER = Ledger((STORY,), (ADVANCE_CLAIM, TEN_CLAIM, TWELVE_CLAIM, BOMB_CLAIM), (PAST_DEADLINE, BRIDGE_DEADLINE))


def fill(case: Case, readings: Sequence[Reading] = READINGS, ledger: Ledger = LEDGER) -> None:
    """Put reports, readings and ledger into an empty case."""
    with case.writing() as batch:
        for reading in readings:
            content = f"<!doctype html><script>alert(1)</script><p>{reading.text}</p>".encode()
            address = reading.item.url or f"file:{reading.item.id}.html"
            capture = describe_capture(content, address, "2024-05-14T09:55:00Z", "file", media_type="text/html")
            batch.put_capture(capture, content)
            item = replace(reading.item, capture=capture.id)
            batch.put_item(item)
            batch.put_reading(replace(reading, item=item))
        batch.put_ledger(ledger)
