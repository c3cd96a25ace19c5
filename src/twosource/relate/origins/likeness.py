"""Two roots of one claim go in, whether they are one voice under two names comes out.

A text calls an office or a company by its account, its full name, a title alone or the bare noun ("the committee").
In one claim a bare noun names the one voice that it fits.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.relate.origins.cues import load_credits
from twosource.relate.origins.kinds import load_kinds
from twosource.relate.origins.nouns import ARTICLE, EMPTY, NAME_WORD, TITLE_CASE, bare, head_of
from twosource.relate.origins.outlets import humps_of, parts_of
from twosource.relate.origins.voices import are_two_forces

if TYPE_CHECKING:
    from twosource.relate.origins.voices import Root

ACCOUNT = re.compile(r"(?:witness:|account:|outlet:@)(?P<who>\w+)$")
LETTERS = re.compile(r"\W|_")
LEAST_NAME = 5
"""Letters of an organisation's name with which its account's name may open."""
COMMON = frozenset({"agency", "office", "programme", "program", "security"})
"""What an account of the UN leaves out of its name."""
LEAST_PART = 5
"""Letters of a word by which it shows in an account's name: "refugee", @UNRefugeSelm."""
LEAST_LETTERS = 3
"""First letters that stand for a name."""
LEAST_FAMILY = 4
"""Letters of a personal name that shows in an account's name: "@nicoarrieta5", "Arrieta"."""
PLACE = re.compile(r"\s+(?:of|in|for|at|to)\s+")


def is_same(one: Root, other: Root) -> bool:
    """Tell whether two roots are one voice under two names."""
    if one.key == other.key:
        return True
    if (one.land and other.land and one.land != other.land) or are_two_forces(one, other):
        return False
    if one.body and one.body == other.body and (one.key.startswith("body:") or other.key.startswith("body:")):
        return True
    if one.kind == "account" and other.kind == "account":
        return len(one.names & other.names) > 1
    if is_account_of(one, other) or is_account_of(other, one) or account_in(one) == account_in(other) is not None:
        return True
    last = one.person or one.names, other.person or other.names
    within = bool(last[0]) and bool(last[1]) and (last[0] <= last[1] or last[1] <= last[0])
    certain = one.standing == other.standing == "certain"
    return (certain and within) or is_title_of(one, other) or is_title_of(other, one)


def may_be_named_by(one: Root, other: Root) -> bool:
    """Tell whether a bare noun or title may name a voice, where no other voice of the claim fits it."""
    return any(fits(noun, voice) for noun, voice in ((one, other), (other, one)))


def fits(noun: Root, voice: Root) -> bool:
    """Tell whether a role or office without a name fits a voice: "the committee", @SelmCommittee."""
    words = words_of_noun(noun)
    if not words or (noun.land and voice.land and noun.land != voice.land):
        return False
    if noun.key.startswith("role:") and voice.key.startswith("role:"):
        return noun.kind == voice.kind and words <= words_of_noun(voice)
    organised = voice.kind == "organisation" and not voice.key.startswith("role:")
    account = account_in(voice)
    if account is not None and organised and words <= words_in_handle(voice):
        return True
    rules = load_credits()
    return organised and voice.body is None and not voice.names & rules.offices and words <= rules.companies


OWNERS = frozenset({"her", "his", "their", "its", "our", "my"})


def words_of_noun(root: Root) -> frozenset[str]:
    """Give the words of a role or an office that has no name, each in the singular; none where there is a name."""
    title = root.key.startswith("voice:") and bool(root.names) and root.names <= load_credits().offices
    if not title and not root.key.startswith("role:"):
        return frozenset()
    held = head_of(NAME_WORD.findall(PLACE.split(root.label, maxsplit=1)[0]), None)
    return frozenset(bare(word).removesuffix("s") for word in held) - EMPTY - OWNERS


def words_in_handle(root: Root) -> frozenset[str]:
    """Give the words that an account's name is made of, short forms of offices written out."""
    rules = load_credits()
    parts = parts_of(root.label.lstrip("@"))
    return frozenset(word for part in parts for word in (part.removesuffix("s"), *rules.short_forms.get(part, ())))


def is_account_of(one: Root, other: Root) -> bool:
    """Tell whether a root is the account of somebody whom the other names: @aureliajet, "Aurelia Jet"."""
    account = account_in(one)
    if account is None or account_in(other) is not None:
        return False
    name = LETTERS.sub("", ARTICLE.sub("", other.label)).lower()
    plain = account.replace("_", "")
    if name == plain or is_short_for(one, other) or is_press_office(account, name) or is_institution(plain, other):
        return True
    personal = other.person or other.kind == "person" or (other.key.startswith("voice:") and len(other.names) == 1)
    if personal and any(carries(part, account) for part in other.person or other.names):
        return True
    official = one.key.startswith("account:") and one.kind == "organisation" and other.kind == "organisation"
    return official and plain.startswith(name) and (len(name) >= LEAST_NAME or name == humps_of(one.label)[0])


def is_institution(plain: str, other: Root) -> bool:
    """Tell whether an account's name is made of the words of an institution known everywhere: @UNRightsSelm, OHCHR."""
    forms = forms_of_institutions().get(other.key, ())
    return any(plain.startswith(form[0]) and all(word[:LEAST_PART] in plain for word in form) for form in forms)


@lru_cache(maxsize=1)
def forms_of_institutions() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give for the key of each institution the forms of its name that two words or more tell, without empty ones."""
    told = {
        f"voice:{name.lower()}": [
            tuple(word for word in form.split() if word not in EMPTY | (COMMON if form[:2] == "un" else EMPTY))
            for form in forms
        ]
        for name, forms in load_credits().institutions.items()
    }
    return {key: tuple(form for form in forms if len(form) > 1) for key, forms in told.items()}


def is_short_for(one: Root, other: Root) -> bool:
    """Tell whether one of an account's name and a name is the first letters of the other: @RGF, "Ridge Guard Force"."""
    words = [word for word in NAME_WORD.findall(other.label) if TITLE_CASE.match(word)]
    humps = humps_of(one.label.lstrip("@").partition(",")[0])
    named = "".join(word[0] for word in words).lower() if len(words) >= LEAST_LETTERS else None
    spelt = "".join(hump[0] for hump in humps) if len(humps) >= LEAST_LETTERS else None
    short = other.label if other.label.isupper() else ""
    return named == account_in(one) or (spelt is not None and spelt == short.lower())


def is_press_office(account: str, name: str) -> bool:
    """Tell whether an account is somebody's own by an ending that only press offices have: @SelmYardsPress."""
    rest = account.replace("_", "").removeprefix(name)
    return len(name) >= LEAST_NAME and rest != account.replace("_", "") and rest in load_kinds().press_ends


def carries(name: str, account: str) -> bool:
    """Tell whether a part of an account's name is, or ends in, a family name."""
    parts = (part.rstrip("0123456789") for part in account.split("_"))
    return len(name) >= LEAST_FAMILY and any(part.endswith(name) for part in parts)


def account_in(root: Root) -> str | None:
    """Give the account that a root is: as a witness of its own, as an office, or as an outlet that is not listed."""
    found = ACCOUNT.match(root.key)
    return found["who"] if found else None


def is_title_of(one: Root, other: Root) -> bool:
    """Tell whether a voice is told by its office alone, the other by office and name: "deputy mayor", then who."""
    if one.person or not other.person or not one.names & load_credits().offices:
        return False
    title, named = (words_of_title(root.label) for root in (one, other))
    return bool(title) and title <= named


def words_of_title(label: str) -> frozenset[str]:
    """Give the words of a title without the place behind it."""
    return frozenset(bare(word) for word in NAME_WORD.findall(PLACE.split(label, maxsplit=1)[0])) - EMPTY
