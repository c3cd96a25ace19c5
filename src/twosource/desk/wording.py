"""The codebook's words for people go in; lookups that fall back to the bare word come out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from twosource.codebook import load_vocabulary


@dataclass(frozen=True, slots=True)
class StatusWords:
    """A status as a person reads it, and what it means in one sentence."""

    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Wording:
    """`codebook/desk.yaml`, field for field; each map goes from the model's word to the one shown."""

    statuses: dict[str, StatusWords]
    realis: dict[str, str]
    kinds: dict[str, str]
    stances: dict[str, str]
    bases: dict[str, str]
    forms: dict[str, str]
    edges: dict[str, str]
    precisions: dict[str, str]
    deadlines: dict[str, str]
    deadline_changes: dict[str, str]
    rulings: dict[str, str]
    roles: dict[str, str]
    role_meanings: dict[str, str]
    rights: dict[str, str]
    happenings: dict[str, str]
    channels: dict[str, str]
    sendings: dict[str, str]
    scopes: dict[str, str]

    def say(self, family: str, word: str | None) -> str:
        """Give the shown form of `word`; the word itself, dashes opened, where the codebook has none."""
        if word is None:
            return ""
        words: dict[str, str] = getattr(self, family)
        return words.get(word, word.replace("-", " "))


@lru_cache(maxsize=1)
def load_wording() -> Wording:
    """Read the words once."""
    return load_vocabulary("desk", Wording)


def count(number: int, one: str, many: str | None = None) -> str:
    """Say a number with its noun.

    >>> count(1, "report"), count(41, "report"), count(2, "story", "stories")
    ('1 report', '41 reports', '2 stories')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def say_origins(low: int, high: int) -> str:
    """Say the honest interval: "1 origin", "at least 1, at most 3 origins", "no known origin, at most 2".

    >>> say_origins(1, 1), say_origins(1, 3), say_origins(0, 2), say_origins(0, 0)
    ('1 origin', 'at least 1, at most 3 origins', 'no known origin, at most 2', 'no known origin')
    """
    if low == 0:
        return f"no known origin, at most {high}" if high > low else "no known origin"
    return count(low, "origin") if high <= low else f"at least {low}, at most {count(high, 'origin')}"


def say_heading(words: str) -> str:
    """Give words as a heading: with a capital, and without the number before them where they begin with it.

    >>> say_heading("40: 40 soldiers were captured"), say_heading("the bridge fell"), say_heading("11: the toll rose")
    ('40 soldiers were captured', 'The bridge fell', '11: the toll rose')
    """
    number, _, rest = words.partition(": ")
    shown = rest if rest.casefold().startswith(f"{number.casefold()} ") else words
    first = shown.split(" ", 1)[0]
    return shown[:1].upper() + shown[1:] if first.islower() or first.split("-")[0].islower() else shown


def open_sentence(words: str) -> str:
    """Give words as a sentence opens: with a capital; an account stays as it is written.

    >>> open_sentence("it is denied"), open_sentence("@capt_m denies it")
    ('It is denied', '@capt_m denies it')
    """
    return words[:1].upper() + words[1:]


def strip_quotes(words: str) -> str:
    """Give words without the quotation marks around them, which the page sets itself.

    >>> strip_quotes('"lose Mocha"'), strip_quotes("“storm it” or leave")
    ('lose Mocha', '“storm it” or leave')
    """
    return words[1:-1] if len(words) > 1 and words[0] + words[-1] in {'""', "“”", "''", "‘’", "«»"} else words
