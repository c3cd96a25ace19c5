"""The handle and text of a post go in, whether its account speaks for something of its own comes out.

An organisation speaks of itself in words that nobody else uses ("we can confirm", its own name in front); that is
certain. That somebody signs with an office, or that an account which may be an institution's writes as they do, is only
likely: such a voice may be one already counted.
"""

from __future__ import annotations

import re
from functools import lru_cache

from twosource.relate.origins.cues import has_any, load_credits
from twosource.relate.origins.headlines import is_plain_prose
from twosource.relate.origins.nouns import NAME_WORD, TITLE_CASE, bare, is_role
from twosource.relate.origins.outlets import may_be_institution, may_be_outfit, parts_of
from twosource.relate.origins.shapes import LINK, TRAILING, joined
from twosource.relate.origins.voices import root_of_account

LEAST_NAME = 4
"""Letters of a part of a handle that shows in the name of its own host."""
FIRST = 2
"""Words in front of a post that, being the account's name, show that it speaks of itself ("Selm Airways flights …")."""
WE = re.compile(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)
FOR = re.compile(r"\b[Ff]or\s+(?P<who>@\w+)")
SIGNED = re.compile(r"\((?P<who>[A-Z]{2,5})\)")
SIGNATURE = re.compile(r"(?:[.!?”\"]|\s[-–—])\s*(?P<who>[A-Z][\w.'’-]*(?:,?\s+[\w.'’-]+){0,5})\s*$")
"""A few words behind the last full stop or dash: "… Surgeon, Lake Hospital", "– Ann Lee"."""
AT_WORK = re.compile(
    r"^\W*(?:[Ww]e|[Ii])\s+at\s+(?:the\s+)?[A-Z]|^\W*I(?:\s+am|'m|,)\s+(?:[A-Z][\w.'’-]+|[Gg]eneral|[Cc]olonel|[Dd]r\.?)\b"
)
"""Who says first where it works, or who it is."""


def speaks_of_itself(handle: str, text: str) -> bool:
    """Tell whether an account speaks for an organisation about itself: by its words, or by its own name in front."""
    if root_of_account(handle, credited=False).kind == "outlet":
        return False
    if has_any(text, load_credits().itself) or (may_be_outfit(handle) and WE.search(text)):
        return True
    if has_any(text, load_credits().patriotic) and (may_be_institution(handle) or is_plain_prose(text)):
        return True
    plain = re.sub(r"\W|_", "", handle).lower()
    words = [word.lower() for word in re.findall(r"\w+", text)[: FIRST + 1]]
    return len(plain) >= LEAST_NAME and plain in {"".join(words[:many]) for many in range(1, FIRST + 2)}


def may_speak_of_itself(handle: str, text: str) -> bool:
    """Tell whether an account is likely to speak for itself: it signs, says who it is, or writes as institutions do."""
    plain = TRAILING.sub("", LINK.sub(" ", text).rstrip())
    institution = (may_be_outfit(handle) or may_be_institution(handle)) and is_plain_prose(text)
    return bool(AT_WORK.match(plain)) or signs(handle, plain) or institution or bool(our_pattern().search(plain))


def signs(handle: str, plain: str) -> bool:
    """Tell whether a text ends in who writes it: the account's own name, or an office with nothing said of it."""
    match = SIGNATURE.search(plain)
    if match is None:
        return False
    words = [bare(word) for word in NAME_WORD.findall(match["who"])]
    names = {part for part in parts_of(handle) if len(part) >= LEAST_NAME}
    own = any(word in names and TITLE_CASE.match(told) for word, told in zip(words, match["who"].split(), strict=False))
    rules = load_credits()
    told = any(word in rules.offices or word in rules.organisations or is_role(word) for word in words)
    return own or (told and rules.finite.isdisjoint(words) and rules_out_source(words))


def rules_out_source(words: list[str]) -> bool:
    """Tell whether words behind the last full stop name no source that others have: "sources", "diplomats"."""
    return set(load_credits().signing).isdisjoint(words)


@lru_cache(maxsize=1)
def our_pattern() -> re.Pattern[str]:
    """Match what an institution has, which private people do not, as what a sentence tells of: "our vessel has"."""
    had = joined(load_credits().institutional)
    return re.compile(
        rf"(?:^|[.!?:]\s+)Our\s+(?:[\w-]+\s+){{0,2}}?(?:{had})\b|\b(?:by|to|in|from|at)\s+our\s+(?:[\w-]+\s+){{0,2}}?(?:{had})\b"
    )


def is_signed(handle: str, text: str) -> bool:
    """Tell whether a post carries its account's own letters as agencies do: "… (VTA)" by @VTA_English."""
    return any(handle.startswith(match["who"]) for match in SIGNED.finditer(text))


def works_for_outlet(text: str) -> bool:
    """Tell whether an account says for which outlet it works: "my latest for @SelmTimes"."""
    return any(root_of_account(match["who"], credited=False).kind == "outlet" for match in FOR.finditer(text))
