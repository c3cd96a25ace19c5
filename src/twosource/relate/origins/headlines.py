"""The text of a post goes in, whether it is put as newsrooms put a headline comes out.

Private people rarely write so: "Two killed as bus leaves road". A headline has no first person, opens with a capital,
shouts nothing and asks nothing.
"""

from __future__ import annotations

import re

from twosource.relate.origins.shapes import LABEL, LINK, TRAILING

LEAST = 3
"""Words of a headline."""
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|‘[^’]*’")
PERSONAL = re.compile(
    r"\b(?:i|i'm|i've|im|ive|me|my|mine|we|we're|we've|us|our|ours|you|your|u|ur|pls|please|omg|lol|wtf|smh|btw|tbh)\b",
    re.IGNORECASE,
)
CHATTY = re.compile(
    r"[!?]{2,}|[!?]\s*$|[.!?]\s+[a-z]|\b[A-Z]{2,}\s+[A-Z]{2,}\b(?=.*[a-z])"
    r"|\b(?:[Dd]ont|[Cc]ant|[Ww]ont|[Dd]idnt|isnt|[Tt]hats|[Tt]heyre|[Ww]hats|[Hh]es|[Ss]hes|gonna|wanna)\b"
)
"""Several marks, a full stop at the end, small letters behind one, words shouted among others, apostrophes left out."""
OPENS = re.compile(r"\W*(?:[A-Z0-9]|[^\W\d_a-zß-ÿ])")


def reads_as_headline(text: str) -> bool:
    """Tell whether a text is put as a headline."""
    plain = TRAILING.sub("", LINK.sub(" ", text).rstrip())
    label = LABEL.match(plain)
    plain = QUOTED.sub(" ", plain[label.end() :] if label else plain).replace("’", "'").rstrip()
    if len(plain.split()) < LEAST or PERSONAL.search(plain) or CHATTY.search(plain):
        return False
    return OPENS.match(plain) is not None


ALONE = re.compile(r"\b(?:i|i'm|i've|im|ive|me|my|mine|u|ur|pls|omg|lol|wtf|smh|btw|tbh)\b", re.IGNORECASE)
"""Who speaks for itself alone, or chats."""
LEAST_STATED = 5
"""Words of what an institution states."""


def is_plain_prose(text: str) -> bool:
    """Tell whether a text is put as institutions write: whole sentences with their full stops, and nobody's "I"."""
    plain = QUOTED.sub(" ", TRAILING.sub("", LINK.sub(" ", text).rstrip())).replace("’", "'").rstrip()
    if len(plain.split()) < LEAST_STATED or ALONE.search(plain) or CHATTY.search(plain):
        return False
    return OPENS.match(plain) is not None and plain.endswith((".", ":", ")"))
