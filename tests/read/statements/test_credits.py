"""The wires' last words and first ones: who is credited with a sentence. All sentences are constructed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.read.statements.conftest import Tell

ARTICLES = [
    (
        "Shells killed two children in the camp, local teachers and a clinic said.",
        "local teachers",
        "Shells killed two",
    ),
    ("The road is shut, the Herat Road Desk, a volunteer group, said.", "the Herat Road Desk", "The road is shut"),
    ("The road is shut, the ministry said, a claim the rebels did not confirm.", "the ministry", "The road is shut"),
    ("Road shut after blast: officials", "officials", "Road shut after blast"),
    ("Five dead in Herat blast - mayor", "mayor", "Five dead in Herat blast"),
    ("Toll in Herat passes 300 -ministry", "ministry", "Toll in Herat passes 300"),
    ("Lind to send more buses - sources", "sources", "Lind to send more buses"),
    ("The road is shut, Harbour Radio reported, citing the ministry.", "the ministry", "The road is shut"),
    ("The road is shut, according to the mayor, Omar Daud, who wrote it.", "the mayor, Omar Daud", "The road is shut"),
    ("Doctors who saw the wounded said in a report they had found shrapnel.", "Doctors", "they had found shrapnel"),
    ("Asked about the road, Omar Daud said, “We will open it.”", "Omar Daud", "We will open it"),
    ("The mayor praised teachers who say they are tired, adding that he is too.", "The mayor", "he is too"),
    ("“The road is gone.” ― Sara Lind, founder of a road club in Herat.", "Sara Lind", "The road is gone"),
]


@pytest.mark.parametrize(("text", "voice", "content"), ARTICLES)
def test_a_sentence_is_credited_to_who_stands_behind_it(tell: Tell, text: str, voice: str, content: str) -> None:
    assert any(told.chain[-1] == voice and told.content[0].startswith(content) for told in tell(text)), tell(text)


def test_who_is_asked_does_not_ask(tell: Tell) -> None:
    chains = {told.cue: told.chain for told in tell("Asked about the road, Omar Daud said it was shut.")}
    assert chains == {"Asked about": (None,), "said": ("Omar Daud",)}


@pytest.mark.parametrize(
    ("text", "chain", "content"),
    [
        ("BREAKING: Per local sources, the bridge is gone.", ("local sources",), "the bridge is gone"),
        ("Hearing from two nurses that the bridge is gone.", ("two nurses",), "the bridge is gone"),
        ("A source on the ground tells me the bridge is gone", ("A source on the ground",), "the bridge is gone"),
        ("🔴 #URGENT | Police: the bridge is gone. via @herat", ("@herat", "Police"), "the bridge is gone"),
        ("City Hall: “The bridge is gone.” Two were hurt.", ("City Hall",), "The bridge is gone"),
    ],
)
def test_a_post_credits(tell: Tell, text: str, chain: tuple[str, ...], content: str) -> None:
    assert (chain, (content,)) in [(told.chain, told.content) for told in tell(text, kind="post")]


def test_a_list_of_what_is_planned_goes_on_over_its_commas(tell: Tell) -> None:
    [told] = tell("The mayor wants to open the road, repair the bridge and build a school.")
    assert told.content == ("to open the road, repair the bridge and build a school",)


def test_a_hyphen_ends_no_content(tell: Tell) -> None:
    [told] = tell("The mayor vowed to open an in-state road.")
    assert told.content == ("to open an in-state road",)


def test_a_quotation_goes_on_behind_its_cue(tell: Tell) -> None:
    [told] = tell("“I like the road,” Omar Daud said, but “the bridge is a risk to us all.”")
    assert told.content == ("I like the road", "the bridge is a risk to us all")


def test_a_title_is_no_speech(tell: Tell) -> None:
    contents = [told.content for told in tell("On Sunday’s “Morning Forum,” Omar Daud said the road is shut.")]
    assert all("Morning Forum" not in part for content in contents for part in content)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor voiced support for a new bridge.", "a new bridge"),
        ("The mayor is wary of the plan.", "the plan"),
        ("The mayor proposed closing the road.", "closing the road"),
        ("The mayor did not respond to a request for comment.", "a request for comment"),
    ],
)
def test_attitudes_are_told_in_many_ways(tell: Tell, text: str, content: str) -> None:
    assert [(told.chain, told.content) for told in tell(text)] == [(("The mayor",), (content,))]


@pytest.mark.parametrize(
    ("text", "chain", "content"),
    [
        ("Police say the bridge is gone via @herat", ("@herat", "Police"), "the bridge is gone"),
        ("Harbour Radio, citing the army: the bridge is gone", ("Harbour Radio", "the army"), "the bridge is gone"),
        ("The bridge is gone (Reuters)", ("Reuters",), "The bridge is gone"),
        ("Just in: Kabul says it will not negotiate - state TV", ("state TV", "Kabul"), "it will not negotiate"),
    ],
)
def test_a_post_passes_on(tell: Tell, text: str, chain: tuple[str, ...], content: str) -> None:
    assert [(told.chain, told.content) for told in tell(text, kind="post")] == [(chain, (content,))]


def test_two_quotations_of_two_voices_stay_apart(tell: Tell) -> None:
    told = tell("“The rebels shelled us,” the mayor said, and “We did not,” a rebel said.")
    assert [(one.chain, one.content) for one in told] == [
        (("the mayor",), ("The rebels shelled us",)),
        (("a rebel",), ("We did not",)),
    ]


def test_a_quotation_that_never_closes_loses_nothing(tell: Tell) -> None:
    [told] = tell('"We will not leave, the mayor said. "Nobody can make us."')
    assert told.chain == ("the mayor",)
    assert told.content == ("We will not leave", "Nobody can make us")


def test_what_no_one_says_is_no_statement(tell: Tell) -> None:
    assert tell("No one has claimed responsibility.") == []


def test_neither_confirmed_nor_denied_is_silence(tell: Tell) -> None:
    [told] = tell("The army neither confirmed nor denied the strike.")
    assert told.statement.stance == "declines"


def test_what_is_said_of_a_claim_is_not_the_claim(tell: Tell) -> None:
    contents = [told.content for told in tell("The claim that the town had fallen is false, the army said.")]
    assert ("the town had fallen",) in contents


def test_a_fact_that_suggests_something_says_nothing(tell: Tell) -> None:
    assert tell("The broken gate suggests that the road was used.") == []
    assert [told.chain for told in tell("Satellite images show the road was used.")] == [("Satellite images",)]


@pytest.mark.parametrize(
    "line", ["Road shut – what we know", "Temperatures fall to -14 in Herat", "Five things: the hospital"]
)
def test_a_headline_that_nobody_signs_is_nobodys(tell: Tell, line: str) -> None:
    assert not tell(line)
