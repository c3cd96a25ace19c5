"""The text of a post goes in, whether its account saw, heard or was there itself comes out.

A first person and a verb of the senses or a place ("we can hear", "I'm outside") tell it, not what a screen showed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from twosource.relate.origins.cues import load_credits

REACH = 48
"""Characters behind a verb of the senses in which a screen or hearsay takes the witness back."""
BETWEEN = (
    "can|could|just|have|also|still|now|actually|clearly|literally|personally|both|all|only|then|even|was|were|am|are"
)
NEAR_ME = re.compile(
    r"\b(?:near|outside|behind|in front of|above|over|across from|next to|down|past|opposite|around)\s+(?:my|our)\s+"
    r"(?!head|mind|dead|heart|own|lives|life|friend|time|years|eyes|control|understanding|country|nation|thoughts)\w+",
    re.IGNORECASE,
)
"""What happens beside what is one's own: "a bang near my house"."""
SHAKEN = re.compile(
    r"\b(?:house|building|ground|windows?|floor|walls?|room|flat|apartment|doors?|office|hotel|desk|bed)\s+"
    r"(?:is\s+|are\s+|was\s+|were\s+|just\s+)*(?:shook|shaking|shakes|shaken|rattled|rattling|trembl\w+|swaying|swayed)\b"
    r"|\bfelt\s+(?:that|the|an?)\s+(?:\w+\s+)?(?:quake|earthquake|tremor|aftershock|shake|blast|explosion)\b"
    r"|\bwo?ken?\s+(?:up\s+)?(?:to|by|from)\s+(?:the\s+|a\s+|an\s+|loud\s+|huge\s+)*"
    r"(?:sound|sounds|explosions?|gunfire|shots?|shelling|bangs?|blasts?|sirens|booms?)\b"
    r"|(?:^|[.!?]\s+)(?:i\s+|we\s+)?(?:can['’]?t|cannot)\s+(?:see|breathe)\b",
    re.IGNORECASE,
)
"""What only who is there can feel."""
JUST_NOW = re.compile(
    r"\b(?:explosions?|bangs?|booms?|blasts?|gunshots?|shots|gunfire|tremor|thud)\s+(?:just\s+now|right\s+now|again\s+just\s+now)\b",
    re.IGNORECASE,
)
UNDERWAY = re.compile(
    r"(?:^|[.!?:]\s+)\W*(?:just\s+|now\s+|currently\s+)?(?:driving|walking|standing|sitting|running|hiding|sheltering|waiting|crouching|kneeling)\s+"
    r"(?:in|on|at|near|outside|inside|past|through|from|under|behind|by|down|up|along|across|around|opposite)\s",
    re.IGNORECASE,
)
"""A sentence that opens with what the account does somewhere, its "I am" left out: "Walking past the station, …"."""
HELPERS = rf"(?:\s+(?:{BETWEEN})\b|['’](?:ve|m|re|d)\b)*"
"""What stands between a first person and its verb."""


def is_witness(text: str) -> bool:
    """Tell whether a text speaks as somebody who was there."""
    plain = " ".join(text.replace("’", "'").split())
    if any(not is_second_hand(plain, match.end()) for match in sense_pattern().finditer(plain)):
        return True
    if any(pattern.search(plain) for pattern in (NEAR_ME, SHAKEN, JUST_NOW, UNDERWAY)):
        return True
    return bool(place_pattern().search(plain) or scene_pattern().search(plain))


def is_second_hand(plain: str, end: int) -> bool:
    """Tell whether what follows a verb of the senses was only told or shown."""
    behind = plain[end : end + REACH].lower().lstrip()
    forms = load_credits().second_hand
    screens = [form for form in forms if " " in form or "stream" in form]
    return behind.startswith(tuple(f"{form} " for form in forms)) or any(form in behind for form in screens)


@lru_cache(maxsize=1)
def sense_pattern() -> re.Pattern[str]:
    """Match a first person with a verb of the senses, or such a verb that opens a sentence."""
    rules = load_credits()
    senses, opening = joined(rules.perceives), joined(rules.opening)
    return re.compile(
        rf"(?<![\w@#])(?:I|[Ww]e){HELPERS}\s+(?:{senses})\b|(?:^|[.!?:]\s)\W*(?i:(?:{opening}))\b",
    )


@lru_cache(maxsize=1)
def place_pattern() -> re.Pattern[str]:
    """Match a first person that is somewhere: "I'm outside the bank", "im in my car", "we are stuck"."""
    there = joined(load_credits().there)
    return re.compile(
        rf"(?<![\w@#])(?:[Ii]\s+am|[Ii]['’]?m|[Ww]e\s+are|[Ww]e['’]re|[Ii]\s+was|[Ww]e\s+were)(?:\s+(?:{STILL}))*\s+"
        rf"(?:(?:{there})(?!\w)|(?:looking\s+at|{WHERE})\s+(?:the|a|an|my|our|this|that|[A-Z]\w+)\b)"
        rf"(?!\s+(?:{ABSTRACT}))"
    )


STILL = "right|now|currently|still|just|standing|sitting|all|also|literally|here"
WHERE = (
    "in|on|at|near|outside|inside|under|behind|across(?:\\s+from)?|by|next\\s+to|opposite|above|below|around|down|up|"
    "in\\s+front\\s+of|close\\s+to"
)
ABSTRACT = (
    "shock|disbelief|tears|process|loss|end|dark|mood|fence|way|same|hope|opinion|minority|middle|position|impression|"
    "verge|mend|case|side|phone|edge|ground that|point"
)
"""What one is in or at without being anywhere."""


@lru_cache(maxsize=1)
def scene_pattern() -> re.Pattern[str]:
    """Match words that put the account where things happen."""
    return re.compile(rf"(?<!\w)(?:{joined(load_credits().witness)})(?!\w)", re.IGNORECASE)


def joined(forms: tuple[str, ...]) -> str:
    """Join forms as alternatives, the longest first."""
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
