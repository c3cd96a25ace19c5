"""A short text goes in, whom it goes back to comes out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.relate.origins.credits import deepest, find_credits
from twosource.relate.origins.shapes import DATELINE

CREDITED = [
    ("The Hill reports that the bridge has fallen", "outlet:The Hill"),
    ("The bridge has fallen, via The Guardian", "outlet:Guardian"),
    ("Ann Lee of the Dockers' Union said the port is closed", "voice:ann lee"),
    ("The port is closed, said Ann Lee, of Medics Reach", "voice:ann lee"),
    ("Sons of Marra say they shot down the drone", "voice:sons of marra"),
    ("Daughters of Marra Movement: we hold the mill", "voice:daughters of marra movement"),
    ("According to the Brothers of the Ridge, two drones fell", "voice:brothers of the ridge"),
    ("Brothers of the Ridge claim the attack on the mill", "voice:brothers of the ridge"),
    ("Sons of Ann Lee say she is well", "role:sons of ann lee"),
    ("Police confirm three millers got away", "body:police"),
    ("BREAKING: Dorvath police say the bridge is closed", "body:police"),
    ("Police: the ferry will not sail tonight", "body:police"),
    ("The bridge has fallen, says mayor Ilse Brandt.", "voice:brandt ilse"),
    ("The bridge has fallen, Reuters reports. http://short.example/x", "outlet:Reuters"),
    ("The bridge has fallen - @AFP", "outlet:AFP"),
    ("The bridge has fallen [Selm Times]", "outlet:selm times"),
    ("According to Al Jazeera, the bridge has fallen", "outlet:Al Jazeera"),
    ("Smoke over the harbour (via @quay_cam)", "account:quay_cam"),
    ("Reports: the bridge has fallen", "reports"),
    ("The bridge has reportedly fallen", "reports"),
    ("Bridge fallen, local media say", "press:local media"),
    ("RT @quay_cam: the bridge has fallen", "account:quay_cam"),
    ("RT @quay_cam: police say the bridge has fallen", "body:police"),
    ("“We are safe” - Harbour Master Odd Vik", "voice:harbour master odd vik"),
    ("A witness tells Reuters that the bridge fell", "role:a witness"),
    ("Capt. Ron Berg: we will not use tear gas tonight", "voice:berg ron"),
    ("Gov. Lund says the guard will be sent in", "voice:lund"),
    ("RCMP: suspect is still at large", "body:police"),
    ("#SelmPolice confirm two men are held", "body:police"),
    ("Police in Selm say a second shooting took place", "body:police"),
    ("Police ID officer as Jon Hald", "body:police"),
    ("Officer identified as Ian Roth by police", "body:police"),
    ("Selm PD has released the name of the officer", "body:police"),
    ("Documents released by police show Hald as suspect", "body:police"),
    ("According to the police report, Hald took cigars", "body:police"),
    ("According to incident report, Hald took cigars", "document:incident report"),
    ("Autopsy shows he was shot six times", "document:autopsy"),
    ("Hald's mother: 'you took my son'", "role:hald's mother"),
    ("Family of Jon Hald: we are devastated", "role:family of jon hald"),
    ("Friend who was with Hald says officer opened fire", "role:friend who was with hald"),
    ("US official tells AP shooter was a convert", "role:us official"),
    ("A source in the government told Reuters the trip is off", "role:government"),
    ("Sources confirm to KXYZ: soldier has died", "role:sources"),
    ("Store owner says he never called police", "role:store owner"),
    ("MP Ida Lund tells me she heard thirty shots", "voice:ida lund"),
    ("Shots fired inside parliament: MP", "role:mp"),
    ("Vik, Selm's police chief, says the officer is on leave", "voice:vik"),
    ("Mayor of Selm, Ida Lund, says there is no curfew", "voice:ida lund"),
    ("Prime Minister has left the building says Jon Hald", "voice:hald jon"),
    ("Harbour Guild “sorry to announce” the end of the ferry", "voice:guild harbour"),
    ("CNN's Ida Lund reports soldier died", "reporter:ida lund"),
    ("Photo: shooter at the memorial. Source: @quay_cam", "account:quay_cam"),
    ("@quay_cam's photo of the shooter", "account:quay_cam"),
    ("Speculation grows that Berg is ill", "reports"),
    ("Ida Lund to reporters: we are safe", "voice:ida lund"),
    (".@idalund: “We are safe”", "account:idalund"),
    ("From @idalund: we are safe", "account:idalund"),
    ("“We are all safe in here” @idalund", "account:idalund"),
    ("@idalund tweets: we are safe", "account:idalund"),
    ("Tweet from Ida Lund: we are safe", "voice:ida lund"),
    ("Statement from family of Jon Hald: we are devastated", "role:family of jon hald"),
    ("I spoke to a witness who said he ran", "role:a witness"),
    ("Witnesses recall a boat with no lights", "role:witnesses"),
    ("Just on CNN: shooter is dead", "outlet:CNN"),
    ("@nytimes report: shooter is dead", "outlet:New York Times"),
    ("Swiss daily Dorvath Zeitung reports she gave birth", "outlet:dorvath zeitung"),
    ("Italian news agency ANSA says he is dead", "outlet:ANSA"),
    ("Shooter is dead /AP", "outlet:AP"),
    ("It's being reported that shooter is dead", "reports"),
    ("Two dead - officials", "role:authorities"),
]


@pytest.mark.parametrize(("text", "key"), CREDITED, ids=[text for text, _ in CREDITED])
def test_a_post_credits_whom_it_names(text: str, key: str) -> None:
    credit = deepest(text, find_credits(text))
    assert credit is not None
    assert credit.root.key == key


UNCREDITED = [
    "Millers are held inside a mill in Dorvath",
    "Both millers and a carter got away",
    "Man believed dead found alive in Selm",
    "Prime minister spoke to Ida Lund by telephone",
    "Boats are putting out from the quay of Selm",
    "Police storm the mill, millers run",
    "Names of the dead on the wall of the town hall",
    "Smoke rising from the hill",
    "The hill: smoke everywhere",
    "The street goes dark as seen in the mirror",
    "Black smoke hides the boats from the sun",
    "Broken glass falls from the sky",
    "Bread is handed out, paid for by the people",
    "Shots near the mill (the star)",
    "Can't believe that the bridge has fallen",
    "",
    "🙏🙏",
]


@pytest.mark.parametrize("text", UNCREDITED)
def test_a_post_that_credits_nobody_has_no_credit(text: str) -> None:
    assert find_credits(text) == []


@settings(deadline=None)
@given(st.text(max_size=400))
def test_every_credit_stands_in_the_text(text: str) -> None:
    for credit in find_credits(text):
        assert 0 <= credit.start < credit.end <= len(text)


def test_a_dateline_is_place_day_and_outlet() -> None:
    opening = DATELINE.match("SELM, Dorvath, May 5 (Harbour Wire) – The bridge has fallen")
    assert opening is not None
    assert opening.string[opening.end() :] == "The bridge has fallen"
    assert DATELINE.match("NATO said it – perhaps") is None
