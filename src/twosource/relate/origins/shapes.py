"""The shapes in which a short text names its source, as patterns; their words come from the codebook."""

from __future__ import annotations

import re
from functools import lru_cache

from twosource.relate.origins.voices import load_credits

LINK = re.compile(r"https?://\S*|pic\.twitter\.com/\S*|&\w+;")
LABEL = re.compile(
    r"^\W*(?:(?:#?(?:breaking|update|updated|developing|urgent|alert|latest|more|details|watch|video|photos?|exclusive"
    r"|just in|new|now|live|confirmed|report|breaking news|breaking update|breaking alert)\b"
    r"(?:\s+(?:news|alert|update))?)\s*[:|!–—-]?\s+)+",
    re.IGNORECASE,
)
REPOST = re.compile(r"^\W*(?:(?:RT|MT)\s+@|[\"“]\s*@)(?P<who>\w+):?", re.IGNORECASE)
BOUNDARY = re.compile(r"[,:;“”\"«»()]|\s[-–—]\s")
FIRST_PERSON = re.compile(r"\s*(?:I|[Ww]e|[Mm]y|[Oo]ur)\b(?!-)")
QUOTED_BEHIND = re.compile(r"^[\s#]*(?P<who>[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3})\s+[“\"][a-z]\w*(?:\s+\w+){2}")
"""A name, then a quotation that goes on in lower case: Harbour Guild "sorry to announce …"."""
PRONOUN = re.compile(
    r"^(?:i|we|he|she|they|it|you|this|that|there|who|which|people|some|many|and|but|as|if|reads?)$", re.IGNORECASE
)
ABOUT = re.compile(
    r"\s(?:on|about|at|in|over|regarding|after|that|to|as|who|which|is|was|has|reported|from)\s"
    r"|[,:;()\"“”|]|(?<=\w{4})\.\s|\s[-–—]\s|$"
)
DEED = re.compile(
    r"^(?:dead|killed|missing|injured|wounded|shot|in|at|by|as|to|from|near|over|the\s+(?!names?\b|identit)\w+\s+of)\b",
    re.IGNORECASE,
)
BRACKET = re.compile(
    r"[(\[](?:via\s+|source:?\s+|photo:?\s+|pic:?\s+|from\s+|by\s+|h/t\s+)?(?P<who>@?[\w .'’-]{2,40})[)\]]",
    re.IGNORECASE,
)
DATELINE = re.compile(
    r"\b[^\W\d_a-zß-ÿ]{3,}(?:[ ,]+(?:[^\W\d_a-z][\w.]*|\d{1,4}))*,?(?:\s*\([^)\n]{2,40}\))?\s*(?:[–—]|-{1,2})\s"
)
"""OSLO, Norway, May 5 (Outlet) – the place, the day and the outlet in front of a report."""
SPEAKER = re.compile(r"[\"”]\s*[-–—~]+\s*(?P<who>[#@]?(?:[\w.'’]+\s+){0,6}[\w.'’]+)\s*$|[\"”]\s*(?P<account>@\w+)\s*$")
HANDED = re.compile(
    r"\b(?P<what>(?:pic|pics|photo|photos|image|video|footage)\s+)?(?:by|from|via|on|courtesy)\s*:?\s*(?P<who>@\w+)"
    r"|\b(?P<given>source|credit|pic|photo|video)\s*:\s*(?P<giver>@\w+)",
    re.IGNORECASE,
)
"""What somebody else shot or an outlet told, handed on with its account."""
LAST = re.compile(r"[\w”\"’']:\s*(?P<who>[#@]?[\w.'’-]+(?:\s+[\w.'’-]+){0,4})\s*$")
TAIL = re.compile(r"(?:[-–—|/]|\bfrom)\s*(?P<who>[@#]?[\w .'’-]{2,32})\s*$")
POSSESSIVE = re.compile(
    r"(?P<who>(?:[A-Z][\w.]*\s+){1,4}[A-Z]\w*)['’]s\s+(?:full\s+)?statement\b"
    r"|(?P<account>@\w+)['’]s\s+(?:photo|video|footage|picture|image|pic|report|story|tweet)s?\b"
)
CIRCUMSTANCE = re.compile(r"\s(?:at|in|on|from|near|outside)\s")
OPENING = re.compile(r"^(?:(?:just|now)\s+)?(?:from|on|via|over at)\s+(?=@|[A-Z])", re.IGNORECASE)
"""What may stand in front of a voice with a colon: "From @quay_cam: …"."""
FRONT = 12
"""Characters from the start within which "reports of" is whom the post has it from; later it is a side remark."""
QUOTES = ("“", '"', "‘", "'", "«")
INFINITIVE = ("being", "to", "not", "will", "would", "can", "could", "may", "might", "should", "must")
MOST_WORDS = 10
"""A voice of more words is a clause."""
SHORT = 5
"""In front of a colon that opens no quotation, a voice is shorter still."""


@lru_cache(maxsize=1)
def verb_pattern() -> re.Pattern[str]:
    """Match one reporting verb with the auxiliaries in front of it."""
    rules = load_credits()
    helpers = "|".join(map(re.escape, rules.auxiliaries))
    verbs = "|".join(sorted(map(re.escape, rules.verbs), key=len, reverse=True))
    return re.compile(rf"(?:\b(?:{helpers})\s+)*\b(?P<verb>{verbs})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def clause_end() -> re.Pattern[str]:
    """Match where a clause ends; the full stop of a title ("Gov.") ends none."""
    titles = "".join(rf"(?<!\b{re.escape(title)})" for title in load_credits().titles)
    return re.compile(rf"(?<=[^\s.][^\s.]){titles}[.!?](?=\s|$)|[\n;|]|\s[-–—]{{1,2}}\s|…", re.IGNORECASE)


@lru_cache(maxsize=1)
def document_pattern() -> re.Pattern[str]:
    """Match a paper or recording in front of what it shows, or of a colon."""
    rules = load_credits()
    papers = "|".join(sorted(map(re.escape, rules.documents), key=len, reverse=True))
    shows = "|".join(map(re.escape, rules.shows))
    return re.compile(
        rf"^\W*(?P<who>(?:[\w.'’-]+\s+){{0,4}}(?<!\w)(?:{papers}))(?:\s+(?:{shows})\b|\s*:\s+\S)", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def agent_pattern() -> re.Pattern[str]:
    """Match who is said to have named, released or confirmed something: "identified as Ann Lee by police"."""
    return re.compile(
        r"\b(?:identified|named|confirmed|released|reported|announced)\b[^.:;,]{1,60}?\bby\s+"
        r"(?P<who>[#@]?\w[\w.'’]*(?:\s+\w[\w.'’]*){0,3})(?=\s*(?:[,.:;()\n]|$))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def met_pattern() -> re.Pattern[str]:
    """Match with whom the account of a post says that it spoke: "I spoke to a witness"."""
    met = "|".join(map(re.escape, load_credits().met))
    return re.compile(
        rf"(?:^\W*|[.!?:]\s+|\b(?:I|we|just|I've|we've)\s+)(?:{met})\s+(?P<who>[\w@#][\w@.'’ -]*?)"
        r"(?=\s+who\s+(?:said|says|told|saw|heard)\b|[.]\s+(?:He|She|They)\s+(?:say|says|said)\b|\s+that\s)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def audience_pattern() -> re.Pattern[str]:
    """Match to whom a voice in front of a colon speaks: "Ann Lee to reporters: …"."""
    audience = "|".join(map(re.escape, load_credits().audience))
    return re.compile(rf"\s(?:to|tells)\s+(?:the\s+)?(?:{audience}|@\w+)$", re.IGNORECASE)


@lru_cache(maxsize=1)
def before_pattern() -> re.Pattern[str]:
    """Match the words that stand in front of a source ("according to", "via")."""
    forms = "|".join(sorted(map(re.escape, load_credits().before), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{forms})\s+(?!live\b)", re.IGNORECASE)


@lru_cache(maxsize=1)
def nobody_pattern() -> re.Pattern[str]:
    """Match the words by which a post says that it only heard."""
    forms = sorted(load_credits().anywhere, key=len, reverse=True)
    alone = r"(?<!live )report(?=\s*(?::|$))"
    return re.compile(rf"(?<!\w)(?P<who>{'|'.join(map(re.escape, forms))}|{alone})(?!\w)", re.IGNORECASE)
