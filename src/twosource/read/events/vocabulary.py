"""The codebook's event files go in; out come frames indexed by the lemma that can trigger them.

A frame says in data what PLOVER root a phrase stands for and in which UD relations its parties are found. Phrases are
lemmas with blanks between; `<class>` stands for any phrase of a class in `events.yaml`, `@class` for one that is itself
the party ("capture @place"), `a|b` for either word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from twosource.codebook import load_vocabulary
from twosource.errors import ConfigError
from twosource.model.reading import EventType, Realis  # noqa: TC001 - the loader reads them at run time

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOTS: tuple[EventType, ...] = (
    "ASSAULT",
    "COERCE",
    "SANCTION",
    "PROTEST",
    "MOBILIZE",
    "THREATEN",
    "REJECT",
    "ACCUSE",
    "REQUEST",
    "AGREE",
    "AID",
    "RETREAT",
    "CONCEDE",
    "CONSULT",
    "COOPERATE",
    "SUPPORT",
)
"""The order in which a phrase that two roots list would be decided; the linter refuses such a phrase anyway."""
MARKS = (
    "questions", "told", "own", "lone", "ringing", "stated", "armed", "taking", "forces", "willed", "crowded", "idle",
    "flown", "tallied",
)  # fmt: skip
"""What a frame may ask of a verb's parties and complements."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence written by us and what must be read in it: its type, and optionally mode, parties and realis."""

    text: str
    actor: str | None = None
    recipient: str | None = None
    realis: Realis = "occurred"


@dataclass(frozen=True, slots=True)
class Frame:
    """Phrases that stand for one type and mode, and the UD relations of their parties, the likeliest first.

    A role is a UD relation, with a case marker after a colon where that decides (`obl:on`, as in enhanced UD).
    `far` relations are looked up anywhere below the phrase where nothing nearer is found. `acled` is the sub-type of
    the second view. `unless` lists lemmas that, as object, subject or modifier, show another sense; `inert` nouns are
    events only when a verb carries them out; `echo` frames count only where the text tells of violence besides;
    `questions` frames are none where a question is asked, `told` frames only where somebody is told to do something,
    `own` frames only of what their doer will do himself, `lone` frames only where the verb is active and has no object,
    `stated` frames none where a clause says what is so, `ringing` frames none where the verb says what
    somebody calls a thing, `armed` frames only where armed people go to a place that is named.
    `answering` frames only of what denies words that were said, not a deed, nor anybody food.
    `bare` frames none where an infinitive hangs on the verb.
    `willed` frames only where it is said who does it, and that is no thing.
    `forces` frames only of what armed people do, `outlawed` frames of those who have no power to arrest.
    `taking` frames only where a place that is named is taken by armed people or a body.
    `crowded` frames only of what the people of a place do, not its troops.
    `idle` frames only where what is moved is aimed at nobody.
    `flown` frames only where what was fired does it. `tallied` frames only of a count of the dead or the wounded.
    `laid` frames are of devices that are laid: tried, unless one is told to have gone off; their nouns alone are none.
    """

    why: str
    mode: str | None = None
    acled: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    far: tuple[str, ...] = ()
    inert: bool = False
    echo: bool = False
    unless: tuple[str, ...] = ()
    realis: Realis | None = None
    questions: bool = False
    told: bool = False
    own: bool = False
    lone: bool = False
    ringing: bool = False
    stated: bool = False
    armed: bool = False
    laid: bool = False
    taking: bool = False
    forces: bool = False
    outlawed: bool = False
    willed: bool = False
    answering: bool = False
    bare: bool = False
    crowded: bool = False
    idle: bool = False
    flown: bool = False
    tallied: bool = False
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Frames:
    """One file of the codebook: a PLOVER root, what it takes in, and its frames."""

    root: str
    definition: str
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Roles:
    """Where parties stand when a frame does not say: UD relations for verbs and for nouns."""

    verb_actor: tuple[str, ...]
    verb_recipient: tuple[str, ...]
    noun_actor: tuple[str, ...]
    noun_recipient: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventWords:
    """What all event files share: word classes, default roles, light verbs, control verbs, what is no violence."""

    classes: dict[str, tuple[str, ...]]
    roles: Roles
    irregular: dict[str, str]
    concerned: tuple[str, ...]
    object_markers: tuple[str, ...]
    light_verbs: tuple[str, ...]
    suffering_verbs: tuple[str, ...]
    needs_object: tuple[str, ...]
    headline_verbs: tuple[str, ...]
    headline_pasts: tuple[str, ...]
    harm_marks: tuple[str, ...]
    object_control: tuple[str, ...]
    necessities: tuple[str, ...]
    saying_verbs: tuple[str, ...]
    charging_verbs: tuple[str, ...]
    charges: tuple[str, ...]
    doing_states: tuple[str, ...]
    times: tuple[str, ...]
    limits: tuple[str, ...]
    demonym_endings: tuple[str, ...]
    no_party: tuple[str, ...]
    question_words: tuple[str, ...]
    tallies: tuple[str, ...]
    counts: tuple[str, ...]
    harmed: tuple[str, ...]
    group_nouns: tuple[str, ...]
    armed: tuple[str, ...]
    persons: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    bearing: tuple[str, ...]
    outlaws: tuple[str, ...]
    havens: tuple[str, ...]
    limbs: tuple[str, ...]
    offices: tuple[str, ...]
    place_cases: tuple[str, ...]
    naming_verbs: tuple[str, ...]
    empty_people: tuple[str, ...]
    things: tuple[str, ...]
    thing_endings: tuple[str, ...]
    not_things: tuple[str, ...]
    goods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AcledTypes:
    """The ACLED-style sub-types by their short names, and what each takes in."""

    types: dict[str, str]


class Choices(NamedTuple):
    """The word sequences that may stand at one place of a phrase, by their last word and longest first.

    `party` tells that what stands there is itself the party.
    """

    endings: dict[str, tuple[tuple[str, ...], ...]]
    party: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """One phrase of one frame, split: the lemma of its head, and for each further word the lemmas allowed there."""

    root: EventType
    frame: Frame
    head: str
    rest: tuple[Choices, ...]
    before: bool
    phrase: str
    unless: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All patterns by head lemma, apart for verbs and nouns, longest first, and the shared words."""

    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]
    words: EventWords
    known: frozenset[str]


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read `events.yaml` and `events_<root>.yaml` for every root into patterns.

    Raises:
        ConfigError: a phrase names a class that is not there, or a file is not of its root.
    """
    words = load_vocabulary("events", EventWords)
    verbs: dict[str, list[Pattern]] = {}
    nouns: dict[str, list[Pattern]] = {}
    for root in ROOTS:
        for frame in load_frames(root).frames:
            for phrase in frame.verbs:
                index(verbs, verb_pattern(root, frame, phrase, words))
            for phrase in frame.nouns:
                for spelling in dict.fromkeys((phrase, phrase.replace("-", " - "))):
                    index(nouns, noun_pattern(root, frame, spelling, words))
    return Lexicon(order(verbs), order(nouns), words, known_words(verbs, nouns, words))


@lru_cache(maxsize=1)
def load_acled() -> AcledTypes:
    """Read `acled.yaml`."""
    return load_vocabulary("acled", AcledTypes)


def known_words(verbs: dict[str, list[Pattern]], nouns: dict[str, list[Pattern]], words: EventWords) -> frozenset[str]:
    """Collect every word the lexicon looks for: what a form may be led back to."""
    patterns = [one for table in (verbs, nouns) for listed in table.values() for one in listed]
    wanted = {word for one in patterns for choices in one.rest for choice in listed(choices) for word in choice}
    carrying = {phrase.split()[0] for phrase in (*words.light_verbs, *words.suffering_verbs, *words.saying_verbs)}
    return frozenset({*verbs, *nouns, *wanted, *carrying, *words.object_control})


def load_frames(root: EventType) -> Frames:
    """Read the file of one root, and refuse one that says it is of another."""
    name = f"events_{root.lower()}"
    written = load_vocabulary(name, Frames)
    if written.root != root:
        msg = f"codebook/{name}.yaml: root is {written.root!r}; write {root}"
        raise ConfigError(msg)
    return written


def index(table: dict[str, list[Pattern]], pattern: Pattern) -> None:
    """File a pattern under each lemma that its head can be."""
    for head in pattern.head.split("|"):
        table.setdefault(head, []).append(pattern)


def order(table: dict[str, list[Pattern]]) -> dict[str, tuple[Pattern, ...]]:
    """Put longer phrases first: the more words agree, the surer the sense; of equals what its frame asks more for."""
    return {head: tuple(sorted(found, key=looseness)) for head, found in table.items()}


def looseness(pattern: Pattern) -> tuple[int, int]:
    """Sort patterns by how much they ask for: words, then marks of their frame."""
    return (-len(pattern.rest), -sum(getattr(pattern.frame, mark) for mark in MARKS))


def verb_pattern(root: EventType, frame: Frame, phrase: str, words: EventWords) -> Pattern:
    """Split a verb phrase: its first word is the head."""
    head, *rest = phrase.split()
    return Pattern(
        root,
        frame,
        head,
        tuple(allow(word, words) for word in rest),
        before=False,
        phrase=phrase,
        unless=senses(frame, words).difference(rest),
    )


def noun_pattern(root: EventType, frame: Frame, phrase: str, words: EventWords) -> Pattern:
    """Split a noun phrase: its head is the last word, or the one before an "of" or "to"."""
    parts = phrase.split()
    joint = next((place for place, part in enumerate(parts) if part in ("of", "to", "against")), None)
    place = len(parts) - 1 if joint is None else joint - 1
    rest = parts[:place] if joint is None else parts[place + 1 :]
    allowed = tuple(allow(word, words) for word in rest)
    return Pattern(root, frame, parts[place], allowed, joint is None, phrase, senses(frame, words))


def senses(frame: Frame, words: EventWords) -> frozenset[str]:
    """Give the lemmas beside a head that show another sense, classes written out."""
    return frozenset(one[0] for word in frame.unless for one in listed(allow(word, words)) if len(one) == 1)


def listed(choices: Choices) -> list[tuple[str, ...]]:
    """Give all word sequences of a place."""
    return [one for sequences in choices.endings.values() for one in sequences]


def allow(word: str, words: EventWords) -> Choices:
    """Read one place of a phrase."""
    if word[0] not in "<@":
        return choose(spelled for one in word.split("|") for spelled in spell(one))
    name = word.strip("<>@")
    if name not in words.classes:
        msg = f"codebook/events.yaml: no class {name!r}; it has {', '.join(sorted(words.classes))}"
        raise ConfigError(msg)
    spellings = (spelled for entry in words.classes[name] for spelled in spell(entry))
    return choose(spellings, party=word[0] == "@")


def choose(sequences: Iterable[tuple[str, ...]], *, party: bool = False) -> Choices:
    """File word sequences by their last word, longest first, so that what is found does not hang on chance."""
    endings: dict[str, list[tuple[str, ...]]] = {}
    for one in sorted(set(sequences), key=lambda one: (-len(one), one)):
        endings.setdefault(one[-1], []).append(one)
    return Choices({last: tuple(listed) for last, listed in endings.items()}, party)


def spell(entry: str) -> set[tuple[str, ...]]:
    """Give an entry's tokens, with a hyphen as part of its word and as a token of its own: taggers differ."""
    return {tuple(entry.split()), tuple(entry.replace("-", " - ").split())}
