"""A voice goes in, what kind of voice it is comes out: by its name or handle, by what it says of itself, or as called.

"Aid group", "head teacher" and "rail operator" name nobody, yet in one claim they mean the one voice that is of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.codebook import load_vocabulary
from twosource.relate.origins.nouns import NAME_WORD, TITLE_CASE, bare
from twosource.relate.origins.outlets import humps_of, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.relate.origins.voices import Root

HANDLE = re.compile(r"@(\w+)")
PLACE = re.compile(r"\s+(?:of|in|on|for|at|to|from|with|who|near)\s+")
OWN = re.compile(r"(?:my|our)\s", re.IGNORECASE)
ITSELF = re.compile(r"\s+(?:him|her|it|them)sel(?:f|ves)$")
NOUNS = ("role:", "unnamed:", "body:", "voice:", "document:", "press:")
"""How the keys of roots begin that a text may call by what they are alone."""
LONGEST = 4
"""Words of the longest form by which a text calls a kind."""
LEAST_STEM = 5
"""Letters that a word of a noun shares with a part of a handle: "seismologists", @SeismicInstitute."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: how texts call it, what in a name shows it, how such parts begin, and what it says of itself."""

    said: tuple[str, ...]
    named: frozenset[str]
    stems: tuple[str, ...]
    own: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kinds:
    """`codebook/edges_kinds.yaml`."""

    kinds: dict[str, Kind]
    public: frozenset[str]
    measuring: frozenset[str]
    officials: frozenset[str]
    bodies: frozenset[str]
    private: frozenset[str]
    folk: frozenset[str]
    speakers: frozenset[str]
    counted: frozenset[str]
    fields: dict[str, frozenset[str]]
    press_ends: frozenset[str]


@dataclass(frozen=True, slots=True)
class Noun:
    """What a phrase says that names nobody: the kinds it may be of, its last word, its other words, and its names."""

    kinds: frozenset[str]
    head: str
    words: frozenset[str]
    proper: frozenset[str]
    place: frozenset[str]


@lru_cache(maxsize=1)
def load_kinds() -> Kinds:
    """Read the kinds once."""
    return load_vocabulary("edges_kinds", Kinds)


def single(word: str) -> str:
    """Give a word in the singular, as far as its ending tells."""
    if word.endswith("ies"):
        return f"{word.removesuffix('ies')}y"
    return word if word.endswith("ss") else word.removesuffix("s")


@lru_cache(maxsize=1)
def forms() -> dict[tuple[str, ...], frozenset[str]]:
    """Turn the kinds round: from the words by which a text calls one to the kinds that it may mean."""
    found: dict[tuple[str, ...], set[str]] = {}
    for name, kind in load_kinds().kinds.items():
        for form in kind.said:
            found.setdefault(tuple(single(bare(word)) for word in form.split()), set()).add(name)
    return {form: frozenset(names) for form, names in found.items()}


@lru_cache(maxsize=1)
def named_parts() -> dict[str, frozenset[str]]:
    """Turn the kinds round: from parts of names to the kinds that they show."""
    found: dict[str, set[str]] = {}
    for name, kind in load_kinds().kinds.items():
        for part in kind.named:
            found.setdefault(part, set()).add(name)
    return {part: frozenset(names) for part, names in found.items()}


@lru_cache(maxsize=1)
def plain_words() -> frozenset[str]:
    """All words that a noun is made of and that name nobody, whatever their case."""
    rules = load_kinds()
    said = {word for form in forms() for word in form}
    fields = {word for words in rules.fields.values() for word in words}
    return frozenset(
        {
            *said,
            *fields,
            *map(single, {*rules.officials, *rules.bodies, *rules.private, *rules.speakers, *rules.counted}),
        }
    )


def kinds_in_end(words: tuple[str, ...]) -> tuple[frozenset[str], int]:
    """Give the kinds that the last words of a phrase tell, and how many words do; who only speaks for one is left out.

    >>> kinds_in_end(("army", "source"))
    (frozenset({'military'}), 2)
    """
    for size in range(min(LONGEST, len(words)), 0, -1):
        found = forms().get(words[len(words) - size :])
        if found:
            return found, size
    if len(words) > 1 and words[-1] in load_kinds().speakers:
        kinds, size = kinds_in_end(words[:-1])
        return kinds, size + 1 if kinds else 0
    return frozenset(), 0


@lru_cache(maxsize=1 << 14)
def noun_of(label: str) -> Noun:
    """Take a phrase apart into what it says of a kind and what it names."""
    front, _, behind = (PLACE.sub("\0", ITSELF.sub("", label), count=1)).partition("\0")
    written = NAME_WORD.findall(front)
    whole = tuple(single(bare(word)) for word in NAME_WORD.findall(label))
    words = tuple(single(bare(word)) for word in written)
    kinds, size = kinds_in_end(words)
    longer, more = kinds_in_end(whole) if behind else (kinds, size)
    if more > size:
        kinds, size, words, written = longer, more, whole, NAME_WORD.findall(label)
    rest = words[: len(words) - size] if size else words[:-1]
    kinds = kinds or kinds_named(tuple(map(bare, written)), account=False)
    proper = (one for one, word in zip(rest, written, strict=False) if TITLE_CASE.match(word))
    return Noun(
        kinds,
        words[-1] if words else "",
        frozenset(words) - load_kinds().counted,
        frozenset(name for name in proper if "-" not in name) - plain_words(),
        frozenset(map(bare, NAME_WORD.findall(behind))),
    )


def is_noun(root: Root) -> bool:
    """Tell whether a root is called by what it is, so that it may be a voice that another text calls by name.

    Who is somebody's own ("my aunt") is known by the account that tells of them alone.
    """
    if root.person or not root.key.startswith(NOUNS) or "@" in root.key or OWN.match(root.label):
        return False
    if not root.key.startswith(("voice:", "document:", "press:")):
        return True
    noun, rules = noun_of(root.label), load_kinds()
    return bool(noun.kinds) or noun.head in rules.bodies | rules.private | rules.officials


def handle_in(root: Root) -> str | None:
    """Give the handle of a root that is an account, as its label writes it; None of other voices."""
    found = HANDLE.match(root.label) if root.key.startswith(("account:", "witness:", "outlet:@")) else None
    return found[1] if found else None


def parts_in(root: Root) -> tuple[str, ...]:
    """Give the parts of the name of a voice: of its handle, else the words of its label, in lower case."""
    handle = handle_in(root)
    return parts_of(handle) if handle else tuple(bare(word) for word in NAME_WORD.findall(root.label))


def kinds_of(root: Root) -> frozenset[str]:
    """Give the kinds that a voice is of by its name, its body, and what it says of itself."""
    body = frozenset([root.body]) if root.body in load_kinds().kinds else frozenset()
    return kinds_named(parts_in(root), account=handle_in(root) is not None) | body | root.callings


@lru_cache(maxsize=1 << 14)
def kinds_named(parts: tuple[str, ...], *, account: bool) -> frozenset[str]:
    """Give the kinds that the parts of a name show; in a name written out, the words by which texts call a kind too."""
    shown = (named_parts().get(part, frozenset()) for part in parts)
    words = tuple(map(single, parts))
    spans = ((at, size) for at in range(len(words)) for size in range(1, LONGEST + 1) if not account)
    said = (forms().get(words[at : at + size], frozenset()) for at, size in spans)
    begun = (kinds_begun(part) for part in parts)
    run = kinds_in_run(parts[0]) if account and len(parts) == 1 else frozenset[str]()
    return run.union(*shown, *said, *begun)


@lru_cache(maxsize=1 << 14)
def kinds_begun(part: str) -> frozenset[str]:
    """Give the kinds that the beginning of a part of a name shows: "zaliznytsia"."""
    kinds = load_kinds().kinds.items()
    return frozenset(name for name, kind in kinds if kind.stems and part.startswith(kind.stems))


def kinds_in_run(handle: str) -> frozenset[str]:
    """Give the kinds that an end of a handle shows whose words run into one: "selmrescue"."""
    sizes = range(LEAST_STEM, len(handle) - 2)
    ends = (end for size in sizes for end in (handle[:size], handle[-size:]))
    return frozenset[str]().union(*(named_parts().get(end, frozenset()) for end in ends))


def fields_in(parts: Iterable[str]) -> frozenset[str]:
    """Give the fields of government that words or parts of a name tell."""
    held = frozenset(parts)
    return frozenset(name for name, words in load_kinds().fields.items() if not words.isdisjoint(held))


def shares_stem(noun: Noun, root: Root) -> bool:
    """Tell whether a word of a noun and a part of a voice's handle begin alike: "deminers", @DeminersAbroad."""
    handle = handle_in(root)
    parts = [part for part in humps_of(handle) if len(part) >= LEAST_STEM] if handle else []
    return any(len(word) >= LEAST_STEM and part.startswith(word[:LEAST_STEM]) for word in noun.words for part in parts)
