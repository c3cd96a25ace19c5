"""The sentence around a time, as the rules of deadlines see it: words with stems and verb forms, left and right.

Sentences are cut here by marks and capitals: a wrong break between "48 hours" and "to leave" would lose a deadline.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from twosource.read.columns import columns_of
from twosource.read.deadlines.vocabulary import cues
from twosource.read.times.verbs import Verb, guess_verb, stem, tag_verb

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from twosource.read.times.finder import Timed

ENDS = frozenset({".", "!", "?", "…", "..."})
DASHES = frozenset({"--", "—", "–", "-"})
WIDEST = 70
"""Words on either side that count as the sentence, so that a page without a full stop is read in linear time too."""
DATELINE = 80
"""Code points in which a dateline ends."""
QUOTES = frozenset({"“", "”", '"', "'", "‘", "’", "(", ")", "«", "»"})
LINK_WORDS = frozenset(
    {
        "the",
        "a",
        "around",
        "about",
        "(",
        "“",
        '"',
        "this",
        "coming",
        "only",
        "just",
        "less",
        "more",
        "than",
        "next",
        "another",
        "further",
        "some",
        "-",
    }
)
PREPOSITIONS = frozenset(
    {
        "until",
        "till",
        "by",
        "before",
        "within",
        "in",
        "inside",
        "from",
        "to",
        "for",
        "on",
        "at",
        "of",
        "after",
        "since",
        "during",
        "through",
        "starting",
        "beginning",
        "ahead",
        "over",
        "-",
        "–",
        "upto",
        "effective",
    }
)


class Word(NamedTuple):
    """A token that is not blank: its place in the Doc, lower case, stem, tag, verb form, and code points."""

    place: int
    low: str
    stem: str
    tag: str
    verb: Verb | None
    start: int
    end: int


class Sentences:
    """The words of one text, cut into sentences."""

    def __init__(self, doc: Doc) -> None:
        """Note every word and where sentences begin, once."""
        self.doc = doc
        self.text = doc.text
        self.words = list(read_words(doc))
        self.starts = [word.start for word in self.words]
        self.firsts = [place for place in range(len(self.words)) if place == 0 or self.breaks_before(place)]

    def breaks_before(self, place: int) -> bool:
        """Tell whether a sentence begins at a word: behind a full stop before a capital, or in a new paragraph."""
        here, before = self.words[place], self.words[place - 1]
        between = self.text[before.end : here.start]
        if between.count("\n") > 1:
            return True
        if before.low in DASHES and self.ends_dateline(place):
            return True
        last = before if before.low not in QUOTES else self.words[max(0, place - 2)]
        opening = self.text[here.start]
        if here.low in {"’", "”", ")"} or not (opening.isupper() or opening.isdigit() or opening in "“\"‘(#@'"):
            return False
        return last.low in ENDS and (bool(between) or last.low != ".")

    def ends_dateline(self, place: int) -> bool:
        """Tell whether the dash before a word ends a dateline: a place in capitals opened the paragraph."""
        first = self.words[place - 1]
        if not self.text[first.end : first.end + 1].isspace():
            return False
        begin = self.text.rfind("\n", max(0, first.start - DATELINE), first.start) + 1
        head = self.text[begin : first.start]
        return len(head) < DATELINE and "," in head and head.split(",")[0].isupper()

    def sight(self, timed: Timed) -> Sight:
        """Give the sentence as seen from a time."""
        first, last = bisect_right(self.starts, timed.start) - 1, bisect_left(self.starts, timed.end)
        first = max(first, 0)
        number = bisect_right(self.firsts, first) - 1
        begin = self.firsts[number] if self.firsts else 0
        end = self.firsts[number + 1] if number + 1 < len(self.firsts) else len(self.words)
        last = max(last, first + 1)
        return Sight(self, timed, max(begin, first - WIDEST), first, last, max(min(end, last + WIDEST), last))

    def following(self, sight: Sight, count: int = 2) -> list[Word]:
        """Give the words of the sentences behind."""
        number = bisect_left(self.firsts, sight.end)
        stop = self.firsts[number + count] if number + count < len(self.firsts) else len(self.words)
        return self.words[sight.end : min(stop, sight.end + WIDEST)]

    def preceding(self, sight: Sight) -> list[Word]:
        """Give the words of the sentence before."""
        number = bisect_left(self.firsts, sight.begin)
        return self.words[max(self.firsts[number - 1], sight.begin - WIDEST) : sight.begin] if number else []

    def number(self, word: Word) -> int:
        """Give the place of a word among the words."""
        return bisect_left(self.starts, word.start)


@dataclass(frozen=True, slots=True)
class Sight:
    """A time in its sentence: words [begin, end), of which [first, last) are the time's."""

    sentences: Sentences
    timed: Timed
    begin: int
    first: int
    last: int
    end: int

    @property
    def left(self) -> list[Word]:
        """Give the words before the time, in order."""
        return self.sentences.words[self.begin : self.first]

    @property
    def right(self) -> list[Word]:
        """Give the words behind the time, in order."""
        return self.sentences.words[self.last : self.end]

    @property
    def all(self) -> list[Word]:
        """Give the words of the whole sentence."""
        return self.sentences.words[self.begin : self.end]

    @property
    def preposition(self) -> str | None:
        """Give the word that joins the time to its sentence; "no later than" and its like count as "by"."""
        return self.joint[0]

    @property
    def joint(self) -> tuple[str | None, int]:
        """Give the joining word and how many words before the time it stands."""
        left = self.left
        place = len(left) - 1
        text = words_text(left[-6:])
        for phrase in ("no later than", "not later than", "at the latest by", "no later"):
            if text.rstrip().endswith(phrase):
                return "by", 3
        while place >= 0 and left[place].low in LINK_WORDS and len(left) - place <= len("more"):
            place -= 1
        if place < 0 or left[place].low not in PREPOSITIONS:
            return None, 0
        low = left[place].low
        if low == "of" and place and left[place - 1].low == "ahead":
            return "before", len(left) - place + 1
        if low == "to" and place and left[place - 1].low == "up":
            return "until", len(left) - place + 1
        return low, len(left) - place

    def between(self, other: Sight) -> list[Word]:
        """Give the words between this time and a later one."""
        return self.sentences.words[self.last : other.first]


def read_words(doc: Doc) -> Iterable[Word]:
    """Note every token that is not blank."""
    tagged = doc.has_annotation("TAG")
    columns = columns_of(doc)
    before = ""
    for place, (low, tag, start, end) in enumerate(
        zip(columns.lows, columns.tags, columns.starts, columns.ends, strict=True)
    ):
        if columns.blank[place]:
            continue
        plain = low.replace("’", "'") if end - start > 1 else low
        verb = tag_verb(tag, plain, before) if tagged else guess_verb(plain, before)
        yield Word(place, plain, stem(plain), tag, verb, start, end)
        before = low


def words_text(words: Sequence[Word]) -> str:
    """Give the words in lower case, a blank on either side of each."""
    return " " + " ".join(word.low for word in words) + " "


def has_cue(words: Sequence[Word], name: str, *, verbs: bool = False) -> bool:
    """Tell whether a cue of the codebook's list stands among words; `verbs` keeps single words to verbs."""
    listed = cues(name)
    if any(word.stem in listed.stems and (word.verb or not verbs) for word in words):
        return True
    text = words_text(words)
    return any(phrase in text for phrase in listed.phrases)
