"""A text goes in, its content words come out with offsets: hashtags are split, endings cut, equals made one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.codebook import load_vocabulary
from twosource.relate.text.numerals import TENS, add_up_words, numeral_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

URL = r"(?P<url>https?://\S+|pic\.twitter\.com/\S+|www\.\S+)"
PLAIN = r"(?P<number>\d(?:[\d.,:]*\d)?)|(?P<tag>[#@]\w+)|(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)"
HUMP = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+|\d+")
SENTENCE_END = re.compile(r"[.!?:“\"\n\r—–|•]\s*$|^\s*$")
LARGEST = 9
"""Digits of the longest number that counts anything; longer ones are phones and ids."""
SHORT_SCALE = 3
"""Letters of a scale that stands right behind digits: "24k", "3mln"."""
SCALED = re.compile(r"\d\s?(?:k|m|b)")
KEPT = 400
"""Code points up to which the words of a text are kept: a post, a sentence, a name; an article's would fill memory."""
LONGEST = 40
"""No word is longer; what is longer is noise (base64, a line without blanks) and is cut."""


@dataclass(frozen=True, slots=True)
class Opposites:
    """Words for a state, words for the one that it excludes, and words in front of which they say neither."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    not_before: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of `codebook/claims_words.yaml`."""

    stop: tuple[str, ...]
    labels: tuple[str, ...]
    same: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[str, ...]]
    series: dict[str, tuple[str, ...]]
    numbers: dict[str, int]
    scales: dict[str, int]
    subordinating: tuple[str, ...]
    negations: tuple[str, ...]
    relative: tuple[str, ...]
    falsehoods: tuple[str, ...]
    affirming: tuple[str, ...]
    silent: tuple[str, ...]
    speaking: tuple[str, ...]
    opposites: dict[str, Opposites]


@dataclass(frozen=True, slots=True)
class Token:
    """One word at `text[start:end]`: as written, as compared (`stem`), and what it is."""

    start: int
    end: int
    written: str
    stem: str
    number: bool = False
    name: bool = False
    """Written like a name: a capital letter where no sentence begins, or a tag."""
    tag: bool = False
    """Part of a hashtag or handle."""


@lru_cache(maxsize=1)
def load_words() -> Words:
    """Read the word lists once."""
    return load_vocabulary("claims_words", Words)


@lru_cache(maxsize=1)
def passed_over() -> frozenset[str]:
    """The words that carry no content, in lower case."""
    return frozenset(load_words().stop)


@lru_cache(maxsize=1)
def equals() -> dict[str, str]:
    """From a stem to the name that it is kept under."""
    return {cut_ending(form): name for name, forms in load_words().same.items() for form in forms}


@lru_cache(maxsize=1)
def phrase_stems() -> dict[str, str]:
    """From a phrase to the name that it is kept under."""
    return {phrase: name for name, phrases in load_words().phrases.items() for phrase in phrases}


@lru_cache(maxsize=2)
def word_pattern(*, numerals: bool) -> re.Pattern[str]:
    """Match one link, phrase, number, tag or word; with `numerals` also a number of several words."""
    phrases = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrase_stems(), reverse=True))
    numeral = f"(?P<numeral>{numeral_pattern(load_words().numbers, load_words().scales)})|" if numerals else ""
    return re.compile(rf"{URL}|{numeral}(?i:\b(?P<phrase>{phrases})\b)|{PLAIN}")


@lru_cache(maxsize=1)
def numeral_signs() -> tuple[str, ...]:
    """Words of which every number of several words holds one, unless it has a short scale behind digits ("24k")."""
    words = load_words()
    tens = (word for word, value in words.numbers.items() if value >= TENS)
    return tuple(dict.fromkeys((*tens, *(word for word in words.scales if len(word) > SHORT_SCALE))))


def may_hold_numeral(text: str) -> bool:
    """Tell whether it is worth looking for numbers of several words, which takes half as long again."""
    low = text.lower()
    return any(sign in low for sign in numeral_signs()) or bool(SCALED.search(low))


@lru_cache(maxsize=1 << 12)
def value_of_numeral(written: str) -> int:
    """Give the value of a number of several words, or with a scale behind digits."""
    return add_up_words(written, load_words().numbers, load_words().scales)


@lru_cache(maxsize=1 << 16)
def stem_word(word: str) -> str:
    """Give the form under which `word` (lower case) is compared: its ending cut, then its equal if it has one."""
    number = load_words().numbers.get(word)
    if number is not None:
        return str(number)
    cut = cut_ending(word.replace("’", "'")[:LONGEST])
    return equals().get(cut, cut)


def cut_ending(word: str) -> str:
    """Cut English plural, possessive, -ed, -ing and a last e: enough that forms of one word meet."""
    word = word.removesuffix("'s").removesuffix("'")
    if word.endswith("ies") and len(word) > len("dies"):
        word = word[:-3] + "y"
    elif word.endswith("sses"):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > len("was"):
        word = word[:-1]
    return cut_verb_ending(word)


def cut_verb_ending(word: str) -> str:
    """Cut -ing and -ed where four letters stay, undouble the consonant, and drop a last e."""
    kept = 4
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= kept:
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > kept else word


def find_words(text: str) -> tuple[Token, ...]:
    """Give every content word, number and part of a tag, in order; links and empty words are left out.

    A short text is taken apart several times while it is related, and names again in every story: they are kept.
    """
    return kept_words(text) if len(text) <= KEPT else tuple(each_word(text))


@lru_cache(maxsize=1 << 11)
def kept_words(text: str) -> tuple[Token, ...]:
    """Give the words of a short text, at hand for when they are asked for again."""
    return tuple(each_word(text))


def each_word(text: str) -> Iterator[Token]:
    """Yield the words of a text."""
    empty = passed_over()
    for match in word_pattern(numerals=may_hold_numeral(text)).finditer(text):
        kind, written = match.lastgroup, match.group()
        if kind == "number":
            yield Token(match.start(), match.end(), written, written.replace(",", ""), number=True)
        elif kind == "numeral":
            yield Token(match.start(), match.end(), written, str(value_of_numeral(written)), number=True)
        elif kind == "phrase":
            yield Token(match.start(), match.end(), written, phrase_stems()[" ".join(written.lower().split())])
        elif kind == "tag":
            yield from split_tag(written, match.start())
        elif kind == "word" and written.lower() not in empty and len(written) > 1:
            yield as_token(text, written, match.start())


def as_token(text: str, written: str, start: int) -> Token:
    """Make the token of a plain word; a capital counts as a name only inside a sentence of mixed case."""
    name = written[0].isupper() and not SENTENCE_END.search(text[max(0, start - 3) : start])
    shouted = written.isupper() and len(written) > len("USA") + 2
    return Token(start, start + len(written), written, stem_word(written.lower()), name=name and not shouted)


def split_tag(written: str, start: int) -> Iterator[Token]:
    """Split `#PanjshirValley` and `@SomeName` at their humps, each part at its own letters, then the tag as a whole.

    The whole meets those who write it without capitals.
    """
    empty = passed_over()
    parts = [part for part in HUMP.finditer(written) if len(part.group()) > 1]
    for part in parts:
        word, place = part.group(), start + part.start()
        if word.lower() not in empty:
            number = word.isdigit()
            yield Token(
                place, place + len(word), word, stem_word(word.lower()), number=number, name=not number, tag=True
            )
    whole = written[1:]
    if [part.group() for part in parts] != [whole] and len(whole) > 1:
        yield Token(start + 1, start + len(written), whole, stem_word(whole.lower()), name=True, tag=True)


def value_of(token: Token) -> int | None:
    """Give the number that a token is, None if it is none or stands for a year, a time or an id."""
    if not token.number:
        return load_words().numbers.get(token.written.lower())
    plain = token.stem
    return int(plain) if plain.isdecimal() and len(plain) < LARGEST and not is_year(token.written) else None


def is_year(written: str) -> bool:
    """Tell whether digits are more likely a year than a count."""
    return len(written) == len("2021") and written[:2] in ("19", "20")
