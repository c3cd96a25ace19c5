"""The words of a post go in, what kinds of voice its account says that it is of come out: "I am a pathologist".

An account says so in a first person, in front of what it tells, or as it signs: "Eleven did not make it. Surgeon".
"""

from __future__ import annotations

import re
from functools import lru_cache

from twosource.relate.origins.kinds import forms, load_kinds, single
from twosource.relate.origins.nouns import NAME_WORD, TITLE_CASE, bare

SELF = re.compile(r"\b(?:I am|I'm|I’m|Im|i am|i'm|i’m|im|speaking as)\s+(?P<what>[^.!?;:\n]{3,60})")
"""Behind a first person: who it is."""
SIGNED = re.compile(r"(?:^|[.!?…”\"]\s+|[-–—]\s)(?P<what>[^.!?\n]{3,40}(?:\bof [^.!?\n]{2,20})?)\s*$")
OPENS = re.compile(r"^\W*(?P<what>[A-Z][^.!?\n:]{3,60})[.:]")
"""A short first or last sentence without a verb, which says who speaks."""
TITLE = re.compile(r"\b(Min|Gov|Gen|Col|Maj|Dr|Prof|Sr|Fr|St|Capt|Lt|Sgt|Sen|Dep|Insp|Rev|[A-Z])\.")
"""A short form whose full stop ends no sentence."""
WHERE = re.compile(r"\s+(?:of|at|in|on|and|for|here|from)\b")
ARTICLES = frozenset({"a", "an", "the"})
LONGEST_SIGNED = 6


@lru_cache(maxsize=1)
def own_pattern() -> re.Pattern[str]:
    """Match what only one of a kind says of itself, and tell the kinds by the matched words."""
    every = sorted(own_forms(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, every))})(?!\w)")


@lru_cache(maxsize=1)
def own_forms() -> dict[str, frozenset[str]]:
    """Turn the kinds round: from what one of a kind says of itself to the kinds."""
    found: dict[str, set[str]] = {}
    for name, kind in load_kinds().kinds.items():
        for form in kind.own:
            found.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in found.items()}


@lru_cache(maxsize=1 << 12)
def callings_in(text: str) -> frozenset[str]:
    """Find the kinds that the account of a post says it is of."""
    text = TITLE.sub(r"\1", text)
    own = (own_forms()[match.group()] for match in own_pattern().finditer(text.lower()))
    told = [match["what"] for match in SELF.finditer(text)]
    ends = [match["what"] for pattern in (SIGNED, OPENS) if (match := pattern.search(text))]
    short = [end for end in ends if len(end.split()) <= LONGEST_SIGNED]
    return frozenset().union(*own, *(kinds_told(phrase) for phrase in (*told, *short)))


def kinds_told(phrase: str) -> frozenset[str]:
    """Give the kinds that a phrase names between commas, up to where or of what: "Anton, priest at St. Ita".

    In front of a form may stand an article, with one word behind it ("a children's doctor"); behind it a name ("Chief
    of Staff B. Vik"). Who signs with a field alone ("Asa Lind, Interior") is its minister.
    """
    pieces = phrase.split(",")
    fields = {word.capitalize() for words in load_kinds().fields.values() for word in words}
    signed = len(pieces) > 1 and any(piece.strip() in fields for piece in pieces[1:])
    told = frozenset({"minister"}) if signed else frozenset()
    return told.union(*(kinds_in_piece(piece) for piece in pieces))


def kinds_in_piece(piece: str) -> frozenset[str]:
    """Give the kinds of the form that a piece of a phrase is, as it stands or up to where or of what."""
    whole = NAME_WORD.findall(piece)
    titled = next(
        (at for at, word in enumerate(whole) if at and is_name(word) and all(map(is_name, whole[at:]))), len(whole)
    )
    found: set[str] = set()
    for written in (
        NAME_WORD.findall(WHERE.split(piece, maxsplit=1)[0]),
        *(whole[:at] for at in range(max(1, titled), len(whole))),
    ):
        words = tuple(single(bare(word)) for word in written)
        article = bool(words) and words[0] in ARTICLES
        for held in (words[article:], words[2:] if article else ()):
            found |= forms().get(held, frozenset())
    return frozenset(found)


def is_name(word: str) -> bool:
    """Tell whether a word is written as names are."""
    return TITLE_CASE.match(word) is not None
