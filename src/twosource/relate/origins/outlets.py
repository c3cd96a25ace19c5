"""A name, handle or address goes in, the outlet that it stands for comes out; None where we know of none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from twosource.codebook import load_vocabulary
from twosource.relate.text.words import HUMP

HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//(?:[^/@\s]*@)?(?P<host>[^/:?#\s\[\]]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet of the codebook: the names, handles and domains under which its reports travel, in lower case."""

    names: tuple[str, ...]
    handles: tuple[str, ...]
    domains: tuple[str, ...]
    marks: tuple[str, ...]
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Outlets:
    """`codebook/edges_outlets.yaml`: outlets by name, and the parts of a handle that betray a trade or an office."""

    outlets: dict[str, Outlet]
    platforms: frozenset[str]
    instruments: frozenset[str]
    call_sign: str
    parts: frozenset[str]
    everyday: frozenset[str]
    never_alone: frozenset[str]
    mastheads: frozenset[str]
    stations: frozenset[str]
    within: tuple[str, ...]
    endings: tuple[str, ...]
    no_endings: frozenset[str]
    may_report: tuple[str, ...]
    offices: frozenset[str]
    outfits: frozenset[str]
    concerns: frozenset[str]
    institutional: frozenset[str]
    stems: tuple[str, ...]
    titles: frozenset[str]
    press_offices: frozenset[str]
    powers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Directory:
    """The same turned round, for looking up."""

    by_name: dict[str, str]
    by_handle: dict[str, str]
    by_domain: dict[str, str]
    by_mark: dict[str, str]


@lru_cache(maxsize=1)
def load_outlets() -> Outlets:
    """Read the outlets once."""
    return load_vocabulary("edges_outlets", Outlets)


@lru_cache(maxsize=1)
def directory() -> Directory:
    """Turn the outlets round once."""
    held = load_outlets().outlets
    return Directory(
        by_name={name: key for key, outlet in held.items() for name in (*outlet.names, key.lower())},
        by_handle={handle: key for key, outlet in held.items() for handle in outlet.handles},
        by_domain={domain: key for key, outlet in held.items() for domain in outlet.domains},
        by_mark={mark: key for key, outlet in held.items() for mark in outlet.marks},
    )


def outlet_named(name: str) -> str | None:
    """Find an outlet by its name as written in a text ("the Associated Press", "Sky News")."""
    plain = re.sub(r"\s+", " ", name.strip().lower().strip("\"'“”’.,:;()[]#@"))
    known = directory()
    return known.by_name.get(plain) or known.by_name.get(plain.removeprefix("the "))


def outlet_written(name: str) -> str | None:
    """Find an outlet by its name as a text writes it: an everyday word only with its capital, "The Hill", "TIME"."""
    plain = name.strip().strip("\"'“”’.,:;()[]#@")
    word, rules = re.sub(r"^the\s+", "", plain, flags=re.IGNORECASE), load_outlets()
    if word.lower() in rules.everyday and word[:1].islower():
        return None
    return None if word.lower() in rules.never_alone and not word.isupper() else outlet_named(name)


@lru_cache(maxsize=1)
def call_sign() -> re.Pattern[str]:
    """Match the call sign of a broadcaster."""
    return re.compile(load_outlets().call_sign)


def outlet_of_handle(handle: str) -> str | None:
    """Find the outlet behind an account: listed, or its mark is a part of the handle ("AnnaLeeBBC")."""
    known = directory()
    plain = handle.lstrip("@").lower()
    listed = known.by_handle.get(plain) or known.by_name.get(plain)
    if listed:
        return listed
    first = humps_of(handle)[:1]
    marks = (part for part in parts_of(handle) if not part[:1].isdigit() or part.startswith(first))
    return next((known.by_mark[part] for part in marks if part in known.by_mark), None)


def outlet_at(address: str | None) -> str | None:
    """Find the outlet that owns an address, by the host or a domain above it."""
    host = host_of(address)
    labels = host.split(".")
    domains = directory().by_domain
    return next((domains[".".join(labels[at:])] for at in range(len(labels)) if ".".join(labels[at:]) in domains), None)


def host_of(address: str | None) -> str:
    """Give the host of an address in lower case, `www.` left out; empty when there is none."""
    found = HOST.match(address or "")
    return found["host"].lower().removeprefix("www.") if found else ""


@lru_cache(maxsize=1 << 14)
def parts_of(handle: str) -> tuple[str, ...]:
    """Split a handle at humps, digits and underscores, in lower case; neighbours are tried together as well."""
    humps = humps_of(handle)
    return (*humps, *(one + other for one, other in pairwise(humps)))


@lru_cache(maxsize=1 << 14)
def humps_of(handle: str) -> tuple[str, ...]:
    """Split a handle at humps, digits and underscores, in lower case."""
    return tuple(part.group().lower() for part in HUMP.finditer(handle.lstrip("@")))


def reports_by_trade(handle: str) -> bool:
    """Tell whether an account that is not listed speaks as an outlet."""
    rules = load_outlets()
    plain = handle.lower()
    if call_sign().match(handle) or STATION_HANDLE.sub("", plain) in rules.stations:
        return True
    parts = parts_of(handle)
    ends = any(ends_in(part, rules.endings) for part in parts if part not in rules.no_endings)
    return ends or any(part in rules.parts for part in parts) or any(part in plain for part in rules.within)


LEAST_IN_FRONT = 3
"""Letters of a name in front of "post" or "wire", written in one word."""

LEAST_AT_END = 5
"""Letters of a word that is looked for at the end of another: "caroline" has no line in it, "jonsnow" no now."""


def ends_in(part: str, endings: tuple[str, ...]) -> bool:
    """Tell whether a part of a handle is a name and one of the endings in one word: "quaywire"."""
    return part.endswith(endings) and any(
        part.endswith(end) and len(part) >= len(end) + LEAST_IN_FRONT for end in endings
    )


ARTICLED = re.compile(r"(?:El|La|Los|Las|Le|Il|Lo|Die|Der|Das|Den|Det|O)(?=[A-Z][a-z]{3})")
"""How papers are named in languages that put an article in front: "LaVoz", "DerBote"."""


def may_report(handle: str) -> bool:
    """Tell whether an account may be an outlet's by its name, so that how its post is put decides: "HarbourNow"."""
    words, parts = load_outlets().may_report, parts_of(handle)
    return ARTICLED.match(handle) is not None or any(part in words or ends_in(part, long_ones()) for part in parts)


@lru_cache(maxsize=1)
def long_ones() -> tuple[str, ...]:
    """Give the words of outlets' names that are looked for at the end of others."""
    return tuple(word for word in load_outlets().may_report if len(word) >= LEAST_AT_END)


CIVIC = re.compile(r"(?:county|city|metro|state|town)_?(?:pd|police|fd|fire|ems|sheriff)$")
"""How the services of a county or city name their accounts in one word: "dorvathcountypd"."""


def speaks_for_office(handle: str) -> bool:
    """Tell whether an account speaks for an office about its own doings: "SelmPolice", "SenIdaLund"."""
    rules, parts = load_outlets(), parts_of(handle)
    if CIVIC.search(handle.lower()):
        return True
    opens = len(parts) > 1 and parts[0] in rules.titles
    told = len(parts) > 1 and not any(part.isdigit() for part in parts) and not handle.islower()
    ends = told and humps_of(handle)[-1] in rules.concerns
    return opens or ends or any(part in rules.offices for part in parts) or is_public_agency(parts)


def is_public_agency(parts: tuple[str, ...]) -> bool:
    """Tell whether an agency is one that does something else than news: "EnergyAgency", not "selm_agency"."""
    rules, others = load_outlets(), [part for part in parts if not part.endswith(AGENCY)]
    return AGENCY in parts and any(part in rules.concerns or part in rules.institutional for part in others)


AGENCY = "agency"
"""What news and the state have alike."""


def may_be_outfit(handle: str) -> bool:
    """Tell whether an account may be a company's, a party's or a club's, if it says "we"."""
    return any(part in load_outlets().outfits for part in parts_of(handle))


NAMED_SO = re.compile(r"^[A-Z]\w*[a-z][iI]n_?[A-Z]\w+$|[a-z_]Of$")
"""How missions abroad call themselves, "LakelandInSever", and clubs in Spanish their own account, "SelmFC_Of"."""


def may_be_institution(handle: str) -> bool:
    """Tell whether an account may be an institution's by a word of its name, in the languages that institutions use."""
    rules, parts = load_outlets(), parts_of(handle)
    if any(ends_in(part, long_offices()) for part in parts) and "the" not in handle.lower():
        return True
    begins = not handle.islower() and any(part.startswith(rules.stems) for part in parts)
    return begins or any(part in rules.institutional for part in parts) or NAMED_SO.search(handle) is not None


@lru_cache(maxsize=1)
def long_offices() -> tuple[str, ...]:
    """Give the words of offices that are looked for at the end of others: "selmpolice"."""
    return tuple(sorted(office for office in load_outlets().offices if len(office) > LEAST_AT_END))


def speaks_to_press(handle: str) -> bool:
    """Tell whether an account is the press office of a state or force rather than an outlet: "LakeArmyPress"."""
    rules, parts = load_outlets(), parts_of(handle)
    return any(part in rules.press_offices for part in parts) and any(part in rules.powers for part in parts)


def measures(handle: str) -> bool:
    """Tell whether an account publishes what its own instruments measure."""
    return handle.lstrip("@").lower() in load_outlets().instruments


def account_at(address: str | None) -> str | None:
    """Give the account of a post that an address leads to."""
    found = POST.match(address or "")
    return found["who"] if found else None


def page_of_somebody(address: str | None) -> str | None:
    """Give the host of an address where somebody publishes; None of a platform, which carries what others post."""
    labels = host_of(address).split(".")
    above = {".".join(labels[at:]) for at in range(len(labels))}
    return None if len(labels) < len(("name", "domain")) or above & platforms() else ".".join(labels)


@lru_cache(maxsize=1)
def platforms() -> frozenset[str]:
    """The hosts of platforms and of services that shorten links."""
    return frozenset(load_outlets().platforms)


STATION_HANDLE = re.compile(r"(?:tv|news|radio|am|fm|dt|\d{1,3}|[_-])+$")
TAG = re.compile(r"#(\w+)(?!\w|:)")
POST = re.compile(r"(?:[a-z]+:)?//(?:\w+\.)?(?:twitter|x)\.com/(?P<who>\w+)/status", re.IGNORECASE)


def outlet_in_tag(text: str) -> str | None:
    """Find the outlet that the last tag of a text names as newsrooms write it, with capitals or a number: "#9News"."""
    tags = [tag for tag in TAG.findall(text) if re.search(r"[A-Z]{2}|\d", tag)]
    return directory().by_name.get(tags[-1].lower()) if tags else None
