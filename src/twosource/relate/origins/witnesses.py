"""The text of a post goes in, whether its account saw, heard or was there itself comes out.

A first person and a verb of the senses or a place ("we can hear", "I'm outside") tell it, not what a screen showed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from twosource.relate.origins.voices import load_credits

REACH = 48
"""Characters behind a verb of the senses in which a screen or hearsay takes the witness back."""
BETWEEN = (
    "can|could|just|have|also|still|now|actually|clearly|literally|personally|both|all|only|then|even|was|were|am|are"
)
HELPERS = rf"(?:\s+(?:{BETWEEN})\b|['’](?:ve|m|re|d)\b)*"
"""What stands between a first person and its verb."""


def is_witness(text: str) -> bool:
    """Tell whether a text speaks as somebody who was there."""
    plain = " ".join(text.replace("’", "'").split())
    if any(not is_second_hand(plain, match.end()) for match in sense_pattern().finditer(plain)):
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
    """Match a first person that is somewhere."""
    there = joined(load_credits().there)
    return re.compile(
        r"(?<![\w@#])(?:I\s+am|I'm|[Ww]e\s+are|[Ww]e're|I\s+was|[Ww]e\s+were)"
        r"(?:\s+(?:right|now|currently|still|just|standing|all|also))*\s+"
        rf"(?:{there})(?!\w)(?!\s+(?:shock|disbelief|tears|process|loss|end))"
    )


@lru_cache(maxsize=1)
def scene_pattern() -> re.Pattern[str]:
    """Match words that put the account where things happen."""
    return re.compile(rf"(?<!\w)(?:{joined(load_credits().witness)})(?!\w)", re.IGNORECASE)


def joined(forms: tuple[str, ...]) -> str:
    """Join forms as alternatives, the longest first."""
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
