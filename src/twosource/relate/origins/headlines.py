"""The text of a post goes in, whether it is put as newsrooms put a headline comes out.

Private people rarely write so: "Two killed as bus leaves road". A headline has no first person, opens with a capital,
shouts nothing and asks nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from twosource.relate.origins.cues import load_credits
from twosource.relate.origins.shapes import LABEL, LINK, TRAILING, joined

LEAST = 3
"""Words of a headline."""
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|‘[^’]*’")
LOUD = re.compile(
    r"[!?]{2,}|!\s*$|(?<!\b[ap]\.m)(?<!\bno)(?<!\b[A-Z])[.!?]\s+[a-z]|\b[A-Z]{2,}\s+[A-Z]{2,}\b(?=.*[a-z])"
)
"""Several marks, one at the end, small letters behind one, words shouted among others."""
OPENS = re.compile(r"\W*(?:[A-Z0-9]|[^\W\d_a-zß-ÿ])")


LEAST_STATED = 5
"""Words of what an institution states."""


def reads_as_headline(text: str) -> bool:
    """Tell whether a text is put as a headline."""
    plain = TRAILING.sub("", LINK.sub(" ", text).rstrip())
    label = LABEL.match(plain)
    plain = QUOTED.sub(" ", plain[label.end() :] if label else plain).replace("’", "'").rstrip()
    if len(plain.split()) < LEAST or chat_pattern().search(plain) or is_moved(text) or LOUD.search(plain):
        return False
    return PLURAL.search(plain) is None and OPENS.match(text) is not None


def is_plain_prose(text: str) -> bool:
    """Tell whether a text is put as institutions write: whole sentences with their full stops, and nobody's "I"."""
    plain = QUOTED.sub(" ", TRAILING.sub("", LINK.sub(" ", text).rstrip())).replace("’", "'").rstrip()
    if len(plain.split()) < LEAST_STATED or chat_pattern().search(plain) or is_moved(text) or LOUD.search(plain):
        return False
    return OPENS.match(plain) is not None and plain.endswith((".", ":", ")"))


def recounts(text: str) -> bool:
    """Tell whether a text is put as people tell what they know themselves: several plain sentences, and no comment.

    What is only passed on is one sentence, a link, a label ("BREAKING"), a cry or an opinion.
    """
    rules, plain = load_credits(), TRAILING.sub("", text.rstrip())
    if (
        LINK.search(text)
        or LABEL.match(plain)
        or "?" in plain
        or is_moved(text)
        or LOUD.search(plain)
        or not OPENS.match(plain)
    ):
        return False
    words = re.findall(r"[\w']+", plain.lower().replace("’", "'"))
    many = len([one for one in STOP.split(plain) if one.strip()])
    placed = sum(word in rules.bearings for word in words) >= LEAST_BEARINGS
    told = many >= SEVERAL or (many == SEVERAL - 1 and placed)
    return told and len(words) >= LEAST_RECOUNTED and sum(word in rules.comments for word in words) <= 1


def is_chat(text: str) -> bool:
    """Tell whether a text is put as newsrooms never write: it opens in small letters and talks."""
    plain = OPENING_MARKS.sub("", LINK.sub(" ", text))
    small = re.match(r"[a-z]+(?:['’][a-z]+)?\s+[a-z]", plain) is not None
    return small and (
        LOUD.search(plain) is not None
        or chat_pattern().search(plain.replace("’", "'")) is not None
        or not plain.rstrip().endswith((".", ":"))
    )


OPENING_MARKS = re.compile(r"^(?:\s|[#@]\w+|[^\w\s])+")
STOP = re.compile(r"[.!…]+[”\"’']?\s+|\n")
SEVERAL = 3
"""Sentences in which somebody tells something."""
LEAST_BEARINGS = 2
"""Words of place that make up for one of them."""
LEAST_RECOUNTED = 12
"""Words that tell something."""


def is_moved(text: str) -> bool:
    """Tell whether a text shows a mood by a sign, as people do."""
    return not load_credits().moods.isdisjoint(text)


PLURAL = re.compile(r"\b(?:we|we're|we've|us|our|ours|you|your|please)\b", re.IGNORECASE)
"""What institutions say and headlines do not."""


@lru_cache(maxsize=1)
def chat_pattern() -> re.Pattern[str]:
    """Match the words of somebody who speaks for itself alone, or chats."""
    return re.compile(rf"\b(?:{joined(load_credits().chat)})\b", re.IGNORECASE)
