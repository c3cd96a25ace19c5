"""A voice as a text names it goes in, who that is for counting comes out: a key, a label, and what it can prove.

Standing decides what a voice adds to the number of origins. A *certain* voice is somebody in particular: named, a body
that speaks with one voice, or a witness of its own. One that *may overlap* (an outlet's own report, "officials", "local
media") may be passing on a voice already counted, so it counts only where there is nothing else. A voice that is
*nobody* ("reports", an account without a source) adds to the upper bound only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from twosource.relate.origins.cues import load_credits, load_names
from twosource.relate.origins.lands import land_in, land_itself
from twosource.relate.origins.nouns import (
    ARTICLE,
    EMPTY,
    LONGEST_NAME,
    NAME_WORD,
    TITLE_CASE,
    bare,
    body_in_tag,
    body_of,
    body_of_handle,
    forces_named,
    head_of,
    institution_named,
    is_organisation,
    is_person_name,
    is_qualified,
    is_role,
    name_behind_title,
    proper_names,
)
from twosource.relate.origins.outlets import (
    call_sign,
    load_outlets,
    outlet_of_handle,
    outlet_written,
    parts_of,
    reports_by_trade,
    speaks_for_office,
    speaks_to_press,
)

Standing = Literal["certain", "may-overlap", "nobody"]
STRENGTH = {"certain": 0, "may-overlap": 1, "nobody": 2}
TIME = "time"
"""Key of what stands where a voice does and tells only when."""
NETWORK = "fox|abc|nbc|cbs|cw|pbs|channel|news|tv|bbc radio|bbc|sky|ctv|radio|rai|zdf|canal|antena|telemundo|kanal"
STATION = re.compile(rf"^(?:{NETWORK})\s?(?:news\s?)?\d{{1,3}}$", re.IGNORECASE)
"""A station by its number: "Fox 2", "Channel 4"."""
HUMPED = re.compile(r"[a-z][A-Z]")
THERE = ("bystander", "witness", "account", "person", "unnamed")
"""Kinds of voices that may be the bystander of another report."""


@dataclass(frozen=True, slots=True)
class Root:
    """Who a report goes back to.

    `key` is what two reports must share to be one origin; `names` are the words that, shared, make two voices perhaps
    the same, `person` those of a personal name behind a title; `body` is the body it belongs to ("police"), `land` the
    state that it speaks for or in, where its name tells, `callings` the kinds that an account says it is of.
    """

    key: str
    label: str
    kind: str
    standing: Standing
    names: frozenset[str] = frozenset()
    body: str | None = None
    person: frozenset[str] = frozenset()
    land: str | None = None
    callings: frozenset[str] = frozenset()

    @property
    def known(self) -> bool:
        """Tell whether it is anybody at all."""
        return self.standing != "nobody"


@lru_cache(maxsize=1 << 14)
def root_of_name(name: str, kind: str | None = None) -> Root:
    """Place a voice by its name as written or resolved, and its kind as far as the reader told."""
    plain = re.sub(r"\s+", " ", name.strip().strip("\"'“”’.,:;()[]–—-").lstrip("#"))
    outlet = outlet_written(plain) if kind in (None, "organisation", "outlet", "document", "unspecified") else None
    if outlet:
        return Root(f"outlet:{outlet}", outlet, "outlet", "may-overlap")
    reported = plain.removesuffix(" report").removesuffix(" story")
    if reported != plain and (reported.startswith("@") or outlet_written(reported)):
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
    lent = is_role(bare(words[-1])) and bare(words[-1]) not in load_credits().bystanders
    spoken = NAME_WORD.findall(plain) if lent else words
    names = frozenset(bare(word) for word in spoken) - EMPTY
    body = body_of(names, " ".join(spoken).lower()) or body_in_tag(plain)
    return (
        band_named(plain)
        or member_named(plain, kind)
        or press_named(plain, words, kind)
        or (outlet_by_name(words, plain) if body is None and kind in OUTLET_KINDS else None)
        or (None if body else root_of_document(plain, words))
        or root_of_role(plain, words, kind, body)
        or Root(f"unnamed:{lowered}", plain, "unnamed", "may-overlap")
    )


@lru_cache(maxsize=1)
def band_pattern() -> re.Pattern[str]:
    """Match the name of a group that calls itself kin: "Sons of Marra", "the Daughters of Marra Movement"."""
    bands = "|".join(band.title() for band in load_credits().bands)
    return re.compile(rf"^(?:[Tt]he\s+)?(?P<band>{bands})\s+of\s+(?:the\s+)?(?P<whose>[A-Z][\w'’-]*)")


def band_named(plain: str) -> Root | None:
    """Place a group that calls itself kin of a land or cause; the sons of somebody by name are his sons."""
    band = band_pattern().match(plain)
    if band is None or bare(band["whose"]) in load_names().given:
        return None
    name = re.sub(r"^the\s+", "", plain, flags=re.IGNORECASE)
    names = proper_names(NAME_WORD.findall(name)) - {band["band"].lower()}
    return Root(f"voice:{name.lower()}", plain, "organisation", "certain", names, None, frozenset(), land_in(plain))


MEMBER = re.compile(r"(?P<who>[^,]+?),?\s+of\s+(?P<whose>(?:the\s+)?[A-Z].*)")
"""A person, and whom the person speaks for: "Ann Lee of the Dockers' Union"."""


def member_named(plain: str, kind: str | None) -> Root | None:
    """Place a person by name who speaks for an organisation: as the person, with the organisation's body and names."""
    member = MEMBER.fullmatch(plain) if kind not in OUTLET_KINDS[1:] else None
    words = [word for word in NAME_WORD.findall(member["who"]) if bare(word) not in EMPTY] if member else []
    if member is None or len(words) < len(("given", "family")) or not is_person_name(" ".join(words)):
        return None
    if (kind != "person" and bare(words[0]) not in load_names().given) or any(
        is_organisation(bare(word)) for word in words
    ):
        return None
    behind, person = root_of_name(member["whose"], "organisation"), proper_names(words)
    root = root_of_somebody(member["who"], words, "person", None)
    return replace(
        root, label=plain, names=root.names | behind.names, body=behind.body, person=person, land=land_in(plain)
    )


OUTLET_KINDS = (None, "organisation", "outlet", "document")
"""Kinds of voices that an outlet may be."""


STATIONS, ON_AIR = ("station", "stations"), ("tv", "radio", "television", "news", "broadcasting", "local", "state")
"""A radio station is the press; a police station is none."""
AGENCY, OF_NEWS = ("agency", "agencies"), ("news", "press", "wire")
"""A news agency is the press; a refugee agency is none."""


def press_named(plain: str, words: list[str], kind: str | None) -> Root | None:
    """Place the press: "local media", "Swiss daily Dorvath Zeitung", "CNN reporter", "a Swiss newspaper"."""
    rules, lowered = load_credits(), plain.lower()
    if {lowered, lowered.removeprefix("the "), lowered.removesuffix(" report")} & set(rules.press):
        return Root(f"press:{lowered.removesuffix(' report')}", plain, "outlet", "may-overlap")
    titled = outlet_behind(words) if kind is None else None
    other = (words[-1].lower() in AGENCY and (len(words) == 1 or words[-2].lower() not in OF_NEWS)) or (
        words[-1].lower() in STATIONS and len(words) > 1 and words[-2].lower() not in ON_AIR
    )
    if titled or other or words[-1].lower() not in rules.press_heads:
        return titled
    outlet = outlet_written(ARTICLE.sub("", " ".join(words[:-1])))
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
    outlet = outlet_written(name)
    return Root(f"outlet:{outlet or name.lower()}", outlet or name, "outlet", "may-overlap")


def outlet_by_name(words: list[str], plain: str) -> Root | None:
    """Place what reads like the name of an outlet: "Selm Times", a call sign, "Fox 2", a name with "News" in it."""
    traded = len(words) > 1 and words[-1].lower() in load_outlets().mastheads and all(map(TITLE_CASE.match, words[-2:]))
    humped = len(words) == 1 and HUMPED.search(plain) is not None and reports_by_trade(plain)
    numbered = STATION.match(plain) or call_sign().match(plain)
    return Root(f"outlet:{plain.lower()}", plain, "outlet", "may-overlap") if traded or humped or numbered else None


def root_of_role(plain: str, words: list[str], kind: str | None, body: str | None) -> Root | None:
    """Place a voice by its last word: who speaks for others, a role without a name, or somebody; else None."""
    rules, last = load_credits(), bare(words[-1])
    lent = proper_names(words[:-1]) or [word for word in words[:-1] if bare(word) in rules.offices]
    if last in rules.spokesmen and (body is not None or bool(lent)):
        return root_of_somebody(plain, words[:-1], "organisation", body)
    institution = institution_named(plain)
    if institution and body is None:
        return Root(f"voice:{institution.lower()}", plain, "organisation", "certain", frozenset([institution.lower()]))
    whole = body is not None and len(words) > 1 and " ".join(words[-2:]).lower() in rules.bodies[body]
    if not whole and (is_unnamed(words, kind) or is_qualified(plain, words)):
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
        force = forces_named(plain) if body in ARMED and not land else frozenset()
        key = ":".join(("body", body, *([land] if land else sorted(force))))
        return Root(key, plain, kind or "organisation", "certain", force, body, frozenset(), land)
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
    if (one.land and other.land and one.land != other.land) or are_two_forces(one, other):
        return False
    if (one.body is not None and one.body == other.body) or any(
        may(*pair) for may in (may_speak_for, may_be_part) for pair in ((one, other), (other, one))
    ):
        return True
    if "bystander" in (one.kind, other.kind):
        offices = load_credits().offices
        return all(root.kind in THERE and root.body is None and not root.names & offices for root in (one, other))
    if one.person and other.person:
        return bool(one.person & other.person)
    return bool(one.names & other.names) or may_rank_in(one, other) or may_rank_in(other, one)


ARMED = frozenset({"military"})
"""Bodies of which a war has two: armies of different names are two voices."""


def are_two_forces(one: Root, other: Root) -> bool:
    """Tell whether two voices are armies told apart by their names: "the Ridge Army", "the Sever general staff"."""
    people = one.person or other.person or "person" in (one.kind, other.kind)
    named = bool(one.names and other.names) and not people
    return named and one.body == other.body and one.body in ARMED and one.names.isdisjoint(other.names)


def may_speak_for(one: Root, other: Root) -> bool:
    """Tell whether a state's name ("Moscow") may stand for a body, an office or an organisation of that state."""
    return one.key.startswith("land:") and one.land == other.land and other.kind != "bystander"


def may_be_part(one: Root, other: Root) -> bool:
    """Tell whether an institution's name may stand for another that belongs to it: "the UN", its refugee agency."""
    families = load_credits().families
    return any(
        one.key == f"voice:{whole.lower()}" and other.key in {f"voice:{part.lower()}" for part in parts}
        for whole, parts in families.items()
    )


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
        return Root(f"account:{plain.lower()}", f"@{plain}", "organisation", "certain", names, body_of_handle(plain))
    standing: Standing = "may-overlap" if credited else "nobody"
    return Root(f"account:{plain.lower()}", f"@{plain}", "account", standing, names)
