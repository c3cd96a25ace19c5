"""To whom a deed is done: parties, and things only where they are somebody's own. Constructed sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.read.events.conftest import ReadEvents

DONE_TO: tuple[tuple[str, str, list[str]], ...] = (
    ("The museum returned the masks to the village.", "CONCEDE", ["the village"]),
    ("The island sent blankets to the refugees.", "AID", ["the refugees"]),
    ("The junta rejected accusations by the union.", "REJECT", ["the union"]),
    ("The junta rejected the union's offer.", "REJECT", ["the union's offer"]),
    ("The junta rejected an offer.", "REJECT", []),
    ("Kenya condemned the massacre of forty herders.", "ACCUSE", []),
    ("The envoy discussed the truce with the rebel chief.", "CONSULT", ["the rebel chief"]),
    ("The envoy received the ambassador of Peru.", "CONSULT", ["the ambassador of Peru"]),
    ("Customs officers seized rifles.", "COERCE", ["rifles"]),
    ("Police banned opposition leader Ann Lee from the square.", "COERCE", ["opposition leader Ann Lee"]),
    (
        "Raiders attacked the airport of Marwa and the naval base.",
        "ASSAULT",
        ["the airport of Marwa", "the naval base"],
    ),
    ("Two reporters were killed and three others wounded in Marwa.", "ASSAULT", ["three others"]),
    ("A bomber blew up a checkpoint, killing himself and two guards.", "ASSAULT", ["two guards"]),
    ("The junta freed a doctor and nurse.", "RETREAT", ["a doctor and nurse"]),
    ("The junta freed a doctor and two nurses.", "RETREAT", ["a doctor", "two nurses"]),
    ("Police raided three mosques.", "COERCE", ["three mosques"]),
    ("Police carried out raids on three mosques.", "COERCE", ["three mosques"]),
    ("Chad suspended food supplies and flights to Niger.", "SANCTION", ["Niger"]),
    ("The junta extended a curfew order in the Lisna district.", "COERCE", ["the Lisna district"]),
    ("The mayor accepted the demands by the strikers.", "CONCEDE", ["the strikers"]),
    ("The union rejected accusations by the government of Chad.", "REJECT", ["the government of Chad"]),
    ("The museum returned a mask with the face of a king to the clan.", "CONCEDE", ["the clan"]),
    (
        "The duke launched a mediation effort to end the feud between the clan and the miners.",
        "CONSULT",
        ["the clan", "the miners"],
    ),
    ("The front declared a truce effective from Sunday in Somalia.", "RETREAT", ["Somalia"]),
    ("Raiders carried out an attack on the bank and the shrine.", "ASSAULT", ["the bank", "the shrine"]),
    ("Chad closed its borders with Niger.", "COERCE", ["Niger"]),
    ("Marchers clashed with police in Osh.", "PROTEST", ["police"]),
    ("The court banned two newspapers.", "COERCE", ["two newspapers"]),
    ("The duke called Prime Minister Ann Lee.", "CONSULT", ["Prime Minister Ann Lee"]),
    ("Miners went on strike for better pay.", "PROTEST", []),
    ("The union demanded that the junta arrest two miners.", "REQUEST", ["the junta"]),
    ("The union demanded the withdrawal of the garrison.", "REQUEST", ["the garrison"]),
    ("The union demanded a share of the mine from the council.", "REQUEST", ["the council"]),
    ("The clan threatened to strike unless the council resigned.", "THREATEN", ["the council"]),
    ("The envoy hosted a meeting between the clan and the miners.", "CONSULT", ["the clan", "the miners"]),
    ("Egypt called for talks with Chad.", "REQUEST", ["Chad"]),
    ("Raiders stole sheep from the clan.", "COERCE", ["the clan"]),
    ("The union demanded an explanation from the mayor.", "REQUEST", ["the mayor"]),
    ("The island denied entry to a reporter.", "REJECT", ["a reporter"]),
    ("The court granted the island government permission to fish.", "CONCEDE", ["the island government"]),
    ("The bank filed a lawsuit in a court of Chad against the mill.", "ACCUSE", ["the mill"]),
    ("The duke held talks in Osh with the miners.", "CONSULT", ["the miners"]),
    ("The duke attended a meeting in Osh.", "CONSULT", []),
    ("The duke welcomed the decision by the union.", "SUPPORT", ["the union"]),
    ("Students protested against the abuses by the militia.", "PROTEST", ["the militia"]),
    ("Norway gave some 40 million euros of aid for Chad and Niger.", "AID", ["Chad", "Niger"]),
    ("The navy shelled the port. Three nurses died.", "ASSAULT", ["Three nurses"]),
    ("Students held a rally in the square against the siege of Marwa.", "PROTEST", ["Marwa"]),
)
DONE_BY: tuple[tuple[str, str, list[str]], ...] = (
    ("Rebels, along with deserters, stormed the base.", "ASSAULT", ["Rebels", "deserters"]),
    ("The general gave the order to attack the town.", "ASSAULT", []),
    ("A Chadian air strike killed twelve herders.", "ASSAULT", ["Chadian"]),
    ("Missiles fired by the navy struck the port.", "ASSAULT", ["the navy"]),
    ("A car bomb killed twelve herders.", "ASSAULT", []),
    ("Nine were killed in the Kherson shelling.", "ASSAULT", []),
    ("The council was told of a raid that the mayor said had killed a herder.", "ASSAULT", []),
    ("The guards fired for an hour.", "ASSAULT", ["The guards"]),
    ("The clan rejects the tax, chief envoy Ann Lee said.", "REJECT", ["The clan"]),
    ("Newly appointed Prime Minister Ann Lee has refused to meet the envoy.", "REJECT", ["Prime Minister Ann Lee"]),
    ("The junta faces criticism from the union.", "ACCUSE", ["the union"]),
    ("The gang was responsible for many killings in Osh.", "ASSAULT", ["The gang"]),
    ("Two miners were freed from captivity by the clan.", "RETREAT", ["the clan"]),
    ("Norway is the largest donor, giving tents to Chad.", "AID", ["Norway"]),
    ("Kenya said it was willing to withdraw its police from Haiti.", "AGREE", ["Kenya"]),
    ("The general gave the garrison until Friday to leave the valley.", "RETREAT", ["the garrison"]),
    ("The council accused the militia of genocide.", "ASSAULT", ["the militia"]),
    ("Gunmen opened fire on a bus carrying nuns, killing two.", "ASSAULT", ["Gunmen"]),
    ("Two officers were arrested on suspicion of killing a nurse.", "ASSAULT", ["Two officers"]),
    ("The mayor stressed the need to protect the clinic.", "AID", []),
    ("The army was deployed in the valley.", "MOBILIZE", ["The army"]),
    ("The governor deployed troops in the valley.", "MOBILIZE", ["The governor"]),
    ("Police were put on high alert.", "MOBILIZE", ["Police"]),
    ("There is criticism of officers, who arrested a priest.", "COERCE", ["officers"]),
    ("The clan said the police-herder clash in Marwa went on.", "ASSAULT", ["police-herder"]),
    ("In all , 40 , 000 Chadian miners protested in Osh .", "PROTEST", ["40 , 000 Chadian miners"]),
    ("Around 77 , 000 herders attacked the mill .", "ASSAULT", ["Around 77 , 000 herders"]),
    ("Detained union leader Ivan Petrov has rejected the offer.", "REJECT", ["Detained union leader Ivan Petrov"]),
    (
        "Jailed Chadian opposition leader Ann Lee has started a hunger strike.",
        "PROTEST",
        ["Jailed Chadian opposition leader Ann Lee"],
    ),
    ("Anti - tax groups called on low - paid miners to leave .", "REQUEST", ["Anti - tax groups"]),
    ("Tonga has freed a Peruvian editor it arrested in May.", "COERCE", ["it"]),
    ("Roads and Harbours Administration seized the boat.", "COERCE", ["Roads and Harbours Administration"]),
    (
        "Scores of Russian troops bound for Nagorno - Karabakh began shelling the town .",
        "ASSAULT",
        ["Scores of Russian troops"],
    ),
    (
        "The top U.S. envoy and Peruvian Foreign Minister Juan Carlos Rojas will attend a meeting in Osh .",
        "CONSULT",
        ["The top U.S. envoy", "Peruvian Foreign Minister Juan Carlos Rojas"],
    ),
)


@pytest.mark.parametrize(("text", "root", "expected"), DONE_TO)
def test_a_recipient_is_a_party(text: str, root: str, expected: list[str], read_events: ReadEvents) -> None:
    found = [
        [text[one.start : one.end] for one in event.recipients] for event in read_events(text) if event.type == root
    ]
    assert expected in found


@pytest.mark.parametrize(("text", "root", "expected"), DONE_BY)
def test_who_does_it(text: str, root: str, expected: list[str], read_events: ReadEvents) -> None:
    found = [[text[one.start : one.end] for one in event.actors] for event in read_events(text) if event.type == root]
    assert expected in found


def test_a_participle_before_its_noun_tells_no_event(read_events: ReadEvents) -> None:
    assert [event.type for event in read_events("The detained editor met a lawyer.")] == ["CONSULT"]


def test_a_carried_strike_is_one_event(read_events: ReadEvents) -> None:
    assert [event.type for event in read_events("The army launched a missile attack on the port.")] == ["ASSAULT"]


def test_words_that_are_answered_are_one_event_with_the_answer(read_events: ReadEvents) -> None:
    (event,) = read_events("The duke rejected a call by the union.")
    assert (event.type, [one.name for one in event.recipients]) == ("REJECT", ["union"])
