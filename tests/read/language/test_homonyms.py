"""Names that look like verbs to an uncased network are read as names, and verbs stay verbs."""

import pytest

from twosource.codebook import load_vocabulary
from twosource.read.language.homonyms import Homonyms
from twosource.read.language.words import TokenRules

HOMONYMS = Homonyms.of(load_vocabulary("tokens", TokenRules))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Omar Said , 55 , told the court", "Omar Saeed , 55 , told the court"),
        ('" we stay , " said Saw Htoo , a villager', '" we stay , " said Maung Htoo , a villager'),
        ("a letter by Said Ahmed was found", "a letter by Saeed Ahmed was found"),
        ("Rebel Leader Said Truce Is Over", "Rebel Leader Said Truce Is Over"),
        ("they left . Saw Ali again", "they left . Saw Ali again"),
        ("nine died , according to Medics Reach .", "nine died , according to Medics Foundation ."),
        (
            "it was shut , according to Clean Water Now , a group",
            "it was shut , according to Clean Water Foundation , a group",
        ),
        ("all was shut , according to Medics . Now they fled", "all was shut , according to Medics . Now they fled"),
        ("Nine Died According To Medics Reach", "Nine Died According To Medics Reach"),
        ("analysts at a think tank think so", "analysts at a research tank think so"),
    ],
)
def test_a_name_is_read_as_a_name(text: str, read: str) -> None:
    assert HOMONYMS.exchange(text.split()) == read.split()
