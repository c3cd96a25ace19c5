"""A phrase goes in, whether its words alone make it a voice comes out: "army spokesman", not "gunman shoots police"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from twosource.relate.origins.cues import load_credits, load_names
from twosource.relate.origins.nouns import (
    NAME_WORD,
    TITLE_CASE,
    bare,
    body_of,
    head_of,
    institution_named,
    institutions,
    is_organisation,
    is_person_name,
    is_role,
    is_voice_word,
)
from twosource.relate.origins.outlets import outlet_written
from twosource.relate.origins.shapes import PRONOUN, QUOTES
from twosource.relate.origins.voices import Root, band_pattern, root_of_name

MOST_SOURCE = 5
"""Words of a source that stands alone in a bracket, behind a dash or behind a colon."""
CLAUSAL = frozenset(
    ("to", "by", "against", "over", "as", "was", "is", "are", "were", "known", "than", "not", "after", "amid")
)
UNDERGONE = re.compile(
    r"(?!leaked|obtained|published|released|updated|signed|filed|sealed|classified|unredacted|dated)\w+ed$"
)
"""In a phrase that ends in a paper, this is what somebody did: "pilot passed all tests"."""
HONORIFIC = re.compile(r"^(?:dr|mr|mrs|ms|sir|prof|rev|hon|sheikh|imam|fr)\b\.?\s+", re.IGNORECASE)


def is_no_voice(named: str) -> bool:
    """Tell whether what stands in front of a colon or verb is a pronoun, a quantity or what somebody gives out."""
    rules, words = load_credits(), named.lower().split()
    if not words or named.lower() in rules.given_out or named[0] in QUOTES:
        return True
    pronoun = bool(PRONOUN.match(named)) and institution_named(named) is None
    written = words[-1] in rules.documents and words[-1] not in rules.pictures
    several = (words[-1] in rules.press_heads or written) and words[0] not in rules.prepositions
    return pronoun or words[0] in rules.prepositions or (words[0] in rules.no_voice and not several)


QUALIFIED = re.compile(
    r"(?:people|those|some)\s+(?:close|familiar|briefed|with\s+knowledge|in\s+the|at\s+the|near|who)\b", re.IGNORECASE
)
"""Not just people, but people who know."""


def opens_with_pronoun(named: str) -> bool:
    """Tell whether words begin with a pronoun; "IT firm" does not."""
    first, *rest = named.split()
    if QUALIFIED.match(named):
        return False
    return PRONOUN.match(re.split("['’]", first)[0]) is not None and not (first == "IT" and rest and rest[0].islower())


def ends_in_voice(named: str) -> bool:
    """Tell whether the last word of a phrase is somebody: a name, a body, an office, a role, an organisation."""
    words = NAME_WORD.findall(named)
    told = bool(words) and (bool(TITLE_CASE.match(words[-1])) or is_voice_word(bare(words[-1])))
    return told or institution_named(named) is not None


def is_source_phrase(text: str) -> bool:
    """Tell whether a few words are nothing but a voice that we know: "army spokesman"."""
    plain = text.strip(" .!,#*")
    words = plain.split()
    named = NAME_WORD.findall(plain)
    head = head_of(named, None)
    belongs = len(head) < len(named) and named[len(head)] == "of"
    held = " ".join(head) if belongs else plain
    if not words or len(words) > MOST_SOURCE or words[0][0].isdigit() or not ends_in_voice(held):
        return False
    if any(is_clause(word, behind) for word, behind in pairwise(words)):
        return False
    root = root_of_name(plain)
    if root.kind == "document" and any(word.islower() and UNDERGONE.match(word) for word in words[1:-1]):
        return False
    whole = head == named or belongs
    return whole and root.standing != "nobody" and is_known(root) and not is_no_voice(plain)


def is_clause(word: str, behind: str) -> bool:
    """Tell whether two words in a row make a clause: "gunman shoots", "known to"."""
    held = bare(word)
    acting = (is_role(held) or held in load_credits().qualified) and not is_voice_word(bare(behind))
    shouted = word.isupper() and behind.isupper()
    return word.lower() in CLAUSAL or (
        acting and (behind.islower() or shouted) and behind not in ("of", "for", "and", "at", "in")
    )


def is_known(root: Root) -> bool:
    """Tell whether a phrase is a voice by its words alone: an outlet, a body, a role, an office, "reports"."""
    office = root.standing == "certain" and bool(root.names & load_credits().offices)
    organised = root.kind == "organisation" and (
        bool(root.names & institutions().keys()) or any(is_organisation(word) for word in root.names)
    )
    lowered = root.label.lower()
    seat = root.key.startswith("land:") and body_of(frozenset(lowered.split()), lowered) is not None
    speaks = bare(root.label.split()[-1]) in load_credits().spokesmen if root.label.split() else False
    return (
        office
        or organised
        or seat
        or speaks
        or bool(band_pattern().match(root.label))
        or bool(root.person)
        or root.key.startswith(("outlet:", "body:", "press:", "role:", "document:", "reporter:", "reports"))
    )


def is_given_out(named: str) -> bool:
    """Tell whether words end in what somebody gives out, behind whom it is from."""
    words = named.split()
    return len(words) > 1 and words[-1].lower() in load_credits().given_out


def is_called(named: str) -> bool:
    """Tell whether a phrase is a person's name by the name that the person was given: "Ida Lund", not "Mill Road"."""
    words, names = named.split(), load_names()
    told = len(words) > 1 and bare(words[0]) in names.given and is_person_name(named)
    return told and not named.isupper() and bare(words[-1]) not in names.no_surnames and outlet_written(named) is None


def appose(first: str, second: str) -> Root | None:
    """Bring "Ann Lee, Selm's police chief" and "the mayor of Selm, Ann Lee" under the person, with the title's body."""
    for name, title in ((first.strip(), second.strip()), (second.strip(), first.strip())):
        if name and title and is_person_name(HONORIFIC.sub("", name)):
            held = root_of_name(title)
            if held.kind == "outlet":
                return reporter(f"- {name}", held.label)
            if held.body or is_known(held):
                return replace(root_of_name(name), body=held.body)
    return None


def reporter(named: str, outlet: str) -> Root:
    """Give the root of an outlet's reporter, whose word is the outlet's report."""
    name = named.partition(" ")[2].strip()
    names = root_of_name(name).names | root_of_name(outlet, "person").names
    return Root(f"reporter:{name.lower()}", f"{name} ({outlet})", "outlet", "may-overlap", names)


def reporter_of(named: str) -> str | None:
    """Give the outlet whose reporter a phrase names: "Red Wire's Ann Lee"."""
    owner, mark, name = re.sub("’", "'", named).partition("'s ")
    return outlet_written(bare(owner)) if mark and is_person_name(name.strip()) else None
