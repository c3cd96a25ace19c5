"""Words of a phrase go in, what they name comes out: a role that many have, a body, an office, a person."""

from __future__ import annotations

import re
from functools import lru_cache

from twosource.relate.origins.cues import load_credits
from twosource.relate.origins.outlets import parts_of

ARTICLE = re.compile(r"^(?:the|a|an|one|another)\s+", re.IGNORECASE)
NAME_WORD = re.compile(r"[\w’'.-]+")
TITLE_CASE = re.compile(r"^[A-Z]|^[^\W\d_a-z]")
LONGEST_NAME = 3
"""Words of a personal name; where nobody told the kind of a voice, so many capitals may be a person."""
SCHOLAR = ("ologist", "ographer", "iatrist", "ithmetician")
"""Endings of those who know by their learning: "virologist"."""
FORCE = re.compile(r"^[A-Z]{1,6}(?:(?P<police>PD|SO)|FD)$")
"""How police and fire departments shorten their names."""
ACRONYM = 5
"""Letters up to which the name of a body only counts in capitals: "WHO", not "who"."""
EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "for",
        "in",
        "at",
        "and",
        "de",
        "la",
        "le",
        "to",
        "on",
        "from",
        "by",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "its",
        "his",
        "her",
        "their",
    ]
)


def head_of(words: list[str], kind: str | None) -> list[str]:
    """Leave out what a phrase says of its head ("police in Selm", "friend of hers"); names of bodies stay whole."""
    rules = load_credits()
    if kind in ("organisation", "outlet", "document"):
        return words
    for at, word in enumerate(words[1:], 1):
        held = words[at - 1].lower()
        office = held in rules.offices and not any(map(TITLE_CASE.match, words[at:]))
        belongs = word in rules.belonging and held not in rules.spokesmen and (is_role(held) or office)
        if word in rules.circumstance or belongs:
            return words[:at]
    return words


SOVEREIGN = frozenset({"king", "queen", "pope", "sir", "dr", "mr", "major"})
"""Of offices, those whose plural is a name or no office: "Kings", "Queens"."""


def is_role(word: str) -> bool:
    """Tell whether a word, or its singular, ends the name of a role that many have."""
    unnamed = load_credits().unnamed
    single = word.removesuffix("s")
    if word.endswith("s") and single in load_credits().offices - SOVEREIGN and single != word:
        return True
    several = word.endswith("ies") and f"{word.removesuffix('ies')}y" in unnamed
    return several or word in unnamed or single in unnamed or single.endswith(SCHOLAR)


def is_organisation(word: str) -> bool:
    """Tell whether a word, or its singular, ends the name of something that speaks with one voice."""
    nouns = load_credits().organisations
    return word in nouns or word.removesuffix("s") in nouns


def is_qualified(plain: str, words: list[str]) -> bool:
    """Tell whether a phrase is of people told only by what they know: "people familiar with the talks"."""
    return bare(words[-1]) in load_credits().qualified and len(NAME_WORD.findall(plain)) > len(words)


def is_voice_word(word: str) -> bool:
    """Tell whether a word in lower case names somebody by itself: a body, an office, a role, a paper."""
    rules = load_credits()
    return (
        is_role(word)
        or is_organisation(word)
        or word in rules.offices
        or word in rules.press_heads
        or word in rules.documents
        or word in rules.departments
        or word in rules.spokesmen
        or body_of(frozenset([word]), "") is not None
    )


@lru_cache(maxsize=1)
def institutions() -> dict[str, str]:
    """Turn the bodies known by their names round: from each name in lower case to the one that it counts under."""
    return {form: name for name, forms in load_credits().institutions.items() for form in (name.lower(), *forms)}


def institution_named(plain: str) -> str | None:
    """Find a body known the world over by its name: "UN", "Red Cross"; short names only in capitals."""
    name = re.sub(r"^[Tt]he ", "", plain)
    told = len(name) > ACRONYM or not (name.islower() or name == "Who")
    return institutions().get(name.lower()) if told else None


def body_of(names: frozenset[str], lowered: str) -> str | None:
    """Find the body that a voice speaks for; phrases count before words."""
    bodies = load_credits().bodies.items()
    phrase = (body for body, forms in bodies for form in forms if " " in form and form in lowered)
    word = (body for body, forms in bodies for form in forms if form in names)
    return next(phrase, None) or next(word, None)


def body_in_tag(plain: str) -> str | None:
    """Find the body that a tag written in humps or an acronym names: "SelmPolice", "CFPD"; or a bare "department"."""
    force = FORCE.match(plain)
    if force or plain.lower().removeprefix("the ") in load_credits().departments:
        return "rescue" if force and not force["police"] else "police"
    return body_of(frozenset(parts_of(plain)), "") if " " not in plain and not plain.islower() else None


def bare(word: str) -> str:
    """Give a word in lower case without its possessive or the full stop of its abbreviation."""
    return word.lower().rstrip(".").removesuffix("'s").removesuffix("’s")


def name_behind_title(words: list[str]) -> frozenset[str]:
    """Give the capitalised words right behind the last office, body or role ("Police Chief Ann Lee"): a person."""
    rules = load_credits()
    titles = {*rules.offices, *(form for forms in rules.bodies.values() for form in forms)}
    last = max((at for at, word in enumerate(words) if bare(word) in titles or is_role(bare(word))), default=len(words))
    behind = words[last + 1 :]
    return proper_names(behind) if behind and TITLE_CASE.match(behind[0]) else frozenset()


def is_person_name(phrase: str) -> bool:
    """Tell whether a phrase is one to three capitalised words, none of them an office, a body or a role."""
    words = NAME_WORD.findall(phrase)
    rules = load_credits()
    titles = {*rules.offices, *(form for forms in rules.bodies.values() for form in forms)}
    told = any(bare(word) in titles or is_role(bare(word)) for word in words)
    return 0 < len(words) <= LONGEST_NAME and all(TITLE_CASE.match(word) for word in words) and not told


def proper_names(words: list[str]) -> frozenset[str]:
    """Give the capitalised words in lower case, without possessive."""
    return frozenset(bare(word) for word in words if TITLE_CASE.match(word)) - EMPTY


def forces_named(plain: str) -> frozenset[str]:
    """Give what tells one army from another, the words of its name that no army shares: "Ridge" of "the Ridge Army"."""
    rules = load_credits()
    shared = {word for forms in rules.bodies.values() for form in forms for word in form.split()} | rules.offices
    return frozenset(word for word in proper_names(NAME_WORD.findall(plain)) if word not in shared)


def body_of_handle(handle: str) -> str | None:
    """Find the body that an account speaks for by the parts of its handle: "CarrowFireDept"."""
    parts = parts_of(handle)
    return next((body for body, forms in load_credits().accounts.items() if any(part in forms for part in parts)), None)
