"""A voice as a text names it goes in, who that is for counting comes out: a key, a label, and what it can prove.

Standing decides what a voice adds to the number of origins. A *certain* voice is somebody in particular: named, a body
that speaks with one voice, or a witness of its own. One that *may overlap* (an outlet's own report, "officials", "local
media") may be passing on a voice already counted, so it counts only where there is nothing else. A voice that is
*nobody* ("reports", an account without a source) adds to the upper bound only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from twosource.relate.origins.cues import load_credits
from twosource.relate.origins.lands import land_in, land_itself
from twosource.relate.origins.outlets import (
    call_sign,
    load_outlets,
    outlet_named,
    outlet_of_handle,
    parts_of,
    reports_by_trade,
    speaks_for_office,
    speaks_to_press,
)

Standing = Literal["certain", "may-overlap", "nobody"]
NAME_WORD = re.compile(r"[\w’'.-]+")
TITLE_CASE = re.compile(r"^[A-Z]|^[^\W\d_a-z]")
LONGEST_NAME = 3
"""Words of a personal name; where nobody told the kind of a voice, so many capitals may be a person."""
TIME = "time"
"""Key of what stands where a voice does and tells only when."""
ARTICLE = re.compile(r"^(?:the|a|an|one|another)\s+", re.IGNORECASE)
NETWORK = "fox|abc|nbc|cbs|cw|pbs|channel|news|tv|bbc radio|bbc|sky|ctv|radio|rai|zdf|canal|antena|telemundo|kanal"
STATION = re.compile(rf"^(?:{NETWORK})\s?(?:news\s?)?\d{{1,3}}$", re.IGNORECASE)
"""A station by its number: "Fox 2", "Channel 4"."""
HUMPED = re.compile(r"[a-z][A-Z]")
ACRONYM = 5
"""Letters up to which the name of a body only counts in capitals: "WHO", not "who"."""
SCHOLAR = ("ologist", "ographer", "iatrist", "ithmetician")
"""Endings of those who know by their learning: "virologist"."""
FORCE = re.compile(r"^[A-Z]{1,6}(?:(?P<police>PD|SO)|FD)$")
"""How police and fire departments shorten their names."""
THERE = ("bystander", "witness", "account", "person", "unnamed")
"""Kinds of voices that may be the bystander of another report."""
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


@dataclass(frozen=True, slots=True)
class Root:
    """Who a report goes back to.

    `key` is what two reports must share to be one origin; `names` are the words that, shared, make two voices perhaps
    the same, `person` those of a personal name behind a title; `body` is the body it belongs to ("police"), `land` the
    state that it speaks for or in, where its name tells.
    """

    key: str
    label: str
    kind: str
    standing: Standing
    names: frozenset[str] = frozenset()
    body: str | None = None
    person: frozenset[str] = frozenset()
    land: str | None = None

    @property
    def known(self) -> bool:
        """Tell whether it is anybody at all."""
        return self.standing != "nobody"


@lru_cache(maxsize=1 << 14)
def root_of_name(name: str, kind: str | None = None) -> Root:
    """Place a voice by its name as written or resolved, and its kind as far as the reader told."""
    plain = re.sub(r"\s+", " ", name.strip().strip("\"'“”’.,:;()[]–—-").lstrip("#"))
    outlet = outlet_named(plain) if kind in (None, "organisation", "outlet", "document", "unspecified") else None
    if outlet:
        return Root(f"outlet:{outlet}", outlet, "outlet", "may-overlap")
    reported = plain.removesuffix(" report").removesuffix(" story")
    if reported != plain and (reported.startswith("@") or outlet_named(reported)):
        return root_of_name(reported, kind)
    if kind == "account" or (plain.startswith("@") and " " not in plain):
        return root_of_account(plain, credited=True)
    return root_of_phrase(plain, kind)


def root_of_phrase(plain: str, kind: str | None) -> Root:
    """Place a voice that is no outlet and no account: nobody, the press, a body, somebody unnamed, or somebody."""
    lowered = plain.lower()
    if lowered in load_credits().nobody:
        return Root("reports", "reports (unnamed)", "unnamed", "nobody")
    if is_time(plain):
        return Root(TIME, plain, "unspecified", "nobody")
    words = head_of(NAME_WORD.findall(plain), kind)
    spoken = NAME_WORD.findall(plain) if is_role(bare(words[-1])) else words
    names = frozenset(bare(word) for word in spoken) - EMPTY
    body = body_of(names, " ".join(spoken).lower()) or body_in_tag(plain)
    return (
        press_named(plain, words, kind)
        or (outlet_by_name(words, plain) if body is None and kind in OUTLET_KINDS else None)
        or (None if body else root_of_document(plain, words))
        or root_of_role(plain, words, kind, body)
        or Root(f"unnamed:{lowered}", plain, "unnamed", "may-overlap")
    )


OUTLET_KINDS = (None, "organisation", "outlet", "document")
"""Kinds of voices that an outlet may be."""


def press_named(plain: str, words: list[str], kind: str | None) -> Root | None:
    """Place the press: "local media", "Swiss daily Dorvath Zeitung", "CNN reporter", "a Swiss newspaper"."""
    rules, lowered = load_credits(), plain.lower()
    if {lowered, lowered.removeprefix("the "), lowered.removesuffix(" report")} & set(rules.press):
        return Root(f"press:{lowered.removesuffix(' report')}", plain, "outlet", "may-overlap")
    titled = outlet_behind(words) if kind is None else None
    if titled or words[-1].lower() not in rules.press_heads:
        return titled
    outlet = outlet_named(ARTICLE.sub("", " ".join(words[:-1])))
    if outlet:
        return Root(f"outlet:{outlet}", outlet, "outlet", "may-overlap")
    return Root(f"press:{lowered}", plain, "outlet", "may-overlap")


def outlet_behind(words: list[str]) -> Root | None:
    """Place an outlet by the name behind what it is: "Swiss daily Dorvath Zeitung"; None where there is none."""
    heads = load_credits().press_heads
    at = next((at for at, word in enumerate(words[:-1]) if word in heads), None)
    if at is None or not TITLE_CASE.match(words[at + 1]):
        return None
    name = " ".join(words[at + 1 :])
    outlet = outlet_named(name)
    return Root(f"outlet:{outlet or name.lower()}", outlet or name, "outlet", "may-overlap")


def head_of(words: list[str], kind: str | None) -> list[str]:
    """Leave out what a phrase says of its head ("police in Selm", "friend of hers"); names of bodies stay whole."""
    rules = load_credits()
    if kind in ("organisation", "outlet", "document"):
        return words
    for at, word in enumerate(words[1:], 1):
        held = words[at - 1].lower()
        belongs = word in rules.belonging and held not in rules.spokesmen and is_role(held)
        if word in rules.circumstance or belongs:
            return words[:at]
    return words


def is_role(word: str) -> bool:
    """Tell whether a word, or its singular, ends the name of a role that many have."""
    unnamed = load_credits().unnamed
    single = word.removesuffix("s")
    return word in unnamed or single in unnamed or single.endswith(SCHOLAR)


def outlet_by_name(words: list[str], plain: str) -> Root | None:
    """Place what reads like the name of an outlet: "Selm Times", a call sign, "Fox 2", a name with "News" in it."""
    traded = len(words) > 1 and words[-1].lower() in load_outlets().mastheads and all(map(TITLE_CASE.match, words[-2:]))
    humped = len(words) == 1 and HUMPED.search(plain) is not None and reports_by_trade(plain)
    numbered = STATION.match(plain) or call_sign().match(plain)
    return Root(f"outlet:{plain.lower()}", plain, "outlet", "may-overlap") if traded or humped or numbered else None


def body_in_tag(plain: str) -> str | None:
    """Find the body that a tag written in humps or an acronym names: "SelmPolice", "CFPD"; or a bare "department"."""
    force = FORCE.match(plain)
    if force or plain.lower().removeprefix("the ") in load_credits().departments:
        return "rescue" if force and not force["police"] else "police"
    return body_of(frozenset(parts_of(plain)), "") if " " not in plain and not plain.islower() else None


def root_of_role(plain: str, words: list[str], kind: str | None, body: str | None) -> Root | None:
    """Place a voice by its last word: who speaks for others, a role without a name, or somebody; else None."""
    rules, last = load_credits(), bare(words[-1])
    lent = proper_names(words[:-1]) or [word for word in words[:-1] if bare(word) in rules.offices]
    if last in rules.spokesmen and (body is not None or bool(lent)):
        return root_of_somebody(plain, words[:-1], "organisation", body)
    institution = institution_named(plain)
    if institution and body is None:
        return Root(f"voice:{institution.lower()}", plain, "organisation", "certain", frozenset([institution.lower()]))
    if is_unnamed(words, kind) or is_qualified(plain, words):
        there = (last in rules.bystanders or last.removesuffix("s") in rules.bystanders) and not body
        standing: Standing = "certain" if there else "may-overlap"
        land = land_in(plain) if body else None
        key = f"role:{body}:{land}" if land else f"role:{body or plain.lower()}"
        return Root(key, plain, "bystander" if there else "unnamed", standing, frozenset(), body, frozenset(), land)
    if body is None and not lent and is_organisation(last):
        return Root(f"role:{plain.lower()}", plain, kind or "organisation", "may-overlap")
    somebody = bool(TITLE_CASE.match(words[-1])) or last in rules.offices or is_organisation(last)
    if body or somebody or (kind and any(TITLE_CASE.match(word) or bare(word) in rules.offices for word in words)):
        return root_of_somebody(plain, words, kind, body)
    return None


@lru_cache(maxsize=1)
def institutions() -> dict[str, str]:
    """Turn the bodies known by their names round: from each name in lower case to the one that it counts under."""
    return {form: name for name, forms in load_credits().institutions.items() for form in (name.lower(), *forms)}


def institution_named(plain: str) -> str | None:
    """Find a body known the world over by its name: "UN", "Red Cross"; short names only in capitals."""
    name = re.sub(r"^[Tt]he ", "", plain)
    told = len(name) > ACRONYM or not (name.islower() or name == "Who")
    return institutions().get(name.lower()) if told else None


def is_organisation(word: str) -> bool:
    """Tell whether a word, or its singular, ends the name of something that speaks with one voice."""
    nouns = load_credits().organisations
    return word in nouns or word.removesuffix("s") in nouns


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


def is_qualified(plain: str, words: list[str]) -> bool:
    """Tell whether a phrase is of people told only by what they know: "people familiar with the talks"."""
    return bare(words[-1]) in load_credits().qualified and len(NAME_WORD.findall(plain)) > len(words)


def is_unnamed(words: list[str], kind: str | None) -> bool:
    """Tell whether a phrase ends in a role that many have, or the reader found nobody named in it."""
    named = bool(proper_names(words[1:])) or (len(words) == 1 and bool(TITLE_CASE.match(words[0])))
    proper = kind == "organisation" and bool(TITLE_CASE.match(words[-1])) and len(words) > 1
    return (kind in ("unnamed-person", "unnamed-group") and not named) or (is_role(bare(words[-1])) and not proper)


def root_of_document(plain: str, words: list[str]) -> Root | None:
    """Place a paper or recording without an author: it counts where there is nothing else."""
    tail = {" ".join(words[at:]).lower() for at in range(len(words))}
    if tail.isdisjoint(load_credits().documents):
        return None
    return Root(f"document:{plain.lower()}", plain, "document", "may-overlap")


def is_time(plain: str) -> bool:
    """Tell whether what stands for a voice is only a time, a number or a mark."""
    names = {bare(word) for word in NAME_WORD.findall(plain)} - EMPTY
    return all(name in load_credits().times or name.isdigit() for name in names)


def root_of_somebody(plain: str, words: list[str], kind: str | None, body: str | None) -> Root:
    """Place a voice that is somebody in particular: a person by name, an office, a body, an organisation."""
    person, proper, land = name_behind_title(words), proper_names(words), land_in(plain)
    office = frozenset(bare(word) for word in words) & load_credits().offices
    if land_itself(plain):
        return Root(f"land:{land}", plain, kind or "place", "certain", frozenset(), None, frozenset(), land)
    if body and not person:
        key = f"body:{body}:{land}" if land else f"body:{body}"
        return Root(key, plain, kind or "organisation", "certain", frozenset(), body, frozenset(), land)
    if office and not person:
        names = proper | office
        return Root(f"voice:{plain.lower()}", plain, kind or "person", "certain", names, body, frozenset(), land)
    organised = is_organisation(bare(words[-1]))
    names = proper | office | (frozenset([bare(words[-1])]) if organised else frozenset())
    key = f"voice:{' '.join(sorted(person or proper)) if not organised else plain.lower()}"
    named = bool(person) or 1 < len(proper) <= LONGEST_NAME
    held = kind or ("person" if named and not organised else "organisation")
    return Root(key, plain, held, "certain", names, body, person, land)


def may_be_same(one: Root, other: Root) -> bool:
    """Tell whether two voices cannot be told apart for certain: one body, or a word of their names in common."""
    if one.key == other.key:
        return True
    if one.land and other.land and one.land != other.land:
        return False
    if (one.body is not None and one.body == other.body) or may_speak_for(one, other) or may_speak_for(other, one):
        return True
    if "bystander" in (one.kind, other.kind):
        offices = load_credits().offices
        return all(root.kind in THERE and root.body is None and not root.names & offices for root in (one, other))
    if one.person and other.person:
        return bool(one.person & other.person)
    return bool(one.names & other.names) or may_rank_in(one, other) or may_rank_in(other, one)


def may_speak_for(one: Root, other: Root) -> bool:
    """Tell whether a state's name ("Moscow") may stand for a body, an office or an organisation of that state."""
    return one.key.startswith("land:") and one.land == other.land and other.kind != "bystander"


def speaks_for_state(root: Root) -> bool:
    """Tell whether a voice speaks for a state: by the state's name, or as a body or an office of it."""
    offices = load_credits().offices
    return root.land is not None and (
        root.key.startswith("land:") or root.body is not None or bool(root.names & offices)
    )


def may_rank_in(one: Root, other: Root) -> bool:
    """Tell whether a rank of nobody's body ("Chief Vik") may belong to the body that the other speaks for."""
    rules = load_credits()
    return one.body is None and other.body in rules.ranked and not one.names.isdisjoint(rules.ranks)


def root_of_account(handle: str, *, credited: bool) -> Root:
    """Place an account: a private one counts, where there is nothing else, only when some other text credits it."""
    plain = handle.lstrip("@")
    outlet = outlet_of_handle(plain)
    if outlet:
        return Root(f"outlet:{outlet}", outlet, "outlet", "may-overlap")
    office = speaks_for_office(plain)
    if reports_by_trade(plain) and not (office and speaks_to_press(plain)):
        return Root(f"outlet:@{plain.lower()}", f"@{plain}", "outlet", "may-overlap")
    names = frozenset(parts_of(plain))
    if office:
        return Root(
            f"account:{plain.lower()}", f"@{plain}", "organisation", "certain", names, body_of(names, plain.lower())
        )
    standing: Standing = "may-overlap" if credited else "nobody"
    return Root(f"account:{plain.lower()}", f"@{plain}", "account", standing, names)


def body_of(names: frozenset[str], lowered: str) -> str | None:
    """Find the body that a voice speaks for; phrases count before words."""
    bodies = load_credits().bodies.items()
    phrase = (body for body, forms in bodies for form in forms if " " in form and form in lowered)
    word = (body for body, forms in bodies for form in forms if form in names)
    return next(phrase, None) or next(word, None)


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
