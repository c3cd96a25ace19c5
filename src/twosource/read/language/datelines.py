"""A text comes in, the offsets behind its datelines go out: "GOMA, 4 May (Agency) - " is read apart from the news.

Treebanks hold few datelines, so that a parser takes the town for whoever speaks in the sentence.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from twosource.read.language.words import load_token_rules

_NAME = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.]+(?:-[A-ZÀ-Þ'’.]+)*"
_WORD = r"(?:[A-ZÀ-Þ][\w'’.]*(?:-[\w'’.]+)*|\d{1,4}(?:st|nd|rd|th)?|of|and)"
_AGENCY = r"[(\[][^()\[\]\n]{2,40}[)\]]"
_DASH = r"(?:(?<=[ )\]])-{1,2}|--|[–—])"
_WITH_AGENCY = rf"(?:(?:,? |/){_WORD}){{0,8}},?(?:[ ]?{_AGENCY}){{1,2}}[ ]?{_DASH}"
_WITHOUT = rf"(?:(?:,? |/){_WORD}){{0,4}}[ ]?{_DASH}(?=[ \[])"
_NEWS = r"[ ]?(?:\[[^\[\]\n]{2,40}\][ ]?)*(?=[\"'“‘]?[A-ZÀ-Þ0-9])"
DATELINE = re.compile(rf"^[ \t]*{_NAME}(?:{_WITH_AGENCY}|{_WITHOUT}){_NEWS}", re.MULTILINE)
"""A name in capitals, more names, a date, an agency in brackets, a dash, a mark such as "[Text]"; then a capital."""


@lru_cache(maxsize=1)
def slug_pattern() -> re.Pattern[str]:
    """Match a line that says only how urgent or how new the item is."""
    rules = load_token_rules()
    plain, counted = "|".join(rules.slugs), "|".join(rules.counted_slugs)
    line = rf"^[ \t]*(?:{plain}|(?:{counted})(?: ?\d+)?)[:!]*[ \t]*\n(?=[\"'“‘]?[A-ZÀ-Þ0-9])"
    return re.compile(line, re.MULTILINE)


def find_datelines(text: str) -> Iterator[int]:
    """Yield the offset in `text` of the first character behind each dateline or slug line, in order."""
    return iter(sorted({found.end() for pattern in (DATELINE, slug_pattern()) for found in pattern.finditer(text)}))
