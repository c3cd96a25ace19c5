"""An item goes in, the language that its text is in comes out when it is not English, which is all that we read.

Words that only one language has and letters of another script tell; a text that shows neither counts as English, since
posts and headlines may do without function words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from twosource.codebook import load_vocabulary

if TYPE_CHECKING:
    from twosource.model.item import Item

WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Tongues:
    """The shape of `codebook/languages.yaml`; the file says what each list is for."""

    english: tuple[str, ...]
    others: dict[str, tuple[str, ...]]
    scripts: dict[str, str]
    script_share: float
    least_words: int
    margin: float
    words: int
    letters: int


@lru_cache(maxsize=1)
def load_tongues() -> Tongues:
    """Read the words of the languages, once."""
    return load_vocabulary("languages", Tongues)


def other_language(item: Item) -> str | None:
    """Give the BCP 47 tag of the item's language when its text is not English; None when it is, or nothing tells.

    A script alone tells no language: Arabic letters that nobody declared are `und-Arab`. What the source declares
    counts only where the text bears it out, since pages often declare what their template says.
    """
    script = other_script(item.text)
    if script is not None:
        declared = item.language if item.language and not item.language.startswith("en") else None
        return declared or f"und-{script}"
    return other_words(item.text)


def other_script(text: str) -> str | None:
    """Give the ISO 15924 code of the script that most letters are of, when it is another than Latin."""
    if text.isascii():
        return None
    tongues = load_tongues()
    letters = list(islice((char for char in text if char.isalpha()), tongues.letters))
    found = Counter(tongues.scripts.get(name_script(char)) for char in letters if not char.isascii())
    found.pop(None, None)
    code, count = found.most_common(1)[0] if found else ("", 0)
    return code if found and sum(found.values()) >= tongues.script_share * len(letters) and count else None


@lru_cache(maxsize=4096)
def name_script(char: str) -> str:
    """Give the first word of a letter's Unicode name: "ARABIC", "CYRILLIC", "CJK"."""
    return unicodedata.name(char, "").partition(" ")[0]


def other_words(text: str) -> str | None:
    """Give the ISO 639 code of the language whose own words a text in Latin letters has, when English ones are few.

    A capital makes a word part of a name ("Las Vegas"), but not where all is in capitals.
    """
    tongues = load_tongues()
    read = text.lower() if text.isupper() else text
    words = Counter(found.group() for found in islice(WORD.finditer(read), tongues.words))
    english = sum(words[word] for word in tongues.english)
    counts = {code: sum(words[word] for word in listed) for code, listed in tongues.others.items()}
    best = max(counts, key=lambda code: counts[code])
    enough = max(tongues.least_words, tongues.margin * english)
    return best if counts[best] >= enough else None
