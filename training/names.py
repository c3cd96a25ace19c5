"""Sentences and three corpora's names come in, sentences whose words carry BIO labels go out.

UNER marks PER, ORG, LOC and OTH on EWT's sentences; the Broad Twitter Corpus PER, ORG and LOC; GUM marks every mention,
of which those named and of type person, place or organization are taken. Where a corpus does not mark other names, a
word outside has the label "?", which the loss reads as "O or MISC".
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from training.corpora import Document, Sentence, Word, read_rows, relabel

LABELS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "OTH": "MISC"}
GUM_TYPES = {"person": "PER", "place": "LOC", "organization": "ORG"}
UNMARKED = "?"

MENTION = re.compile(r"\((\d+[^()]*)|(\d+)\)|\)")
"""One bracket of GUM's Entity field: an opening with its fields, a closing with its number, a bare closing."""


def add_uner(documents: list[Document], path: Path) -> list[Document]:
    """Return EWT's documents with UNER's names; a sentence that UNER lacks stays unlabelled."""
    rows = {row["id"]: row for row in read_rows(path)}
    return [
        replace(
            document,
            sentences=tuple(add_row(one, rows[one.id]) if one.id in rows else one for one in document.sentences),
        )
        for document in documents
    ]


def add_row(sentence: Sentence, row: dict[str, Any]) -> Sentence:
    """Return one sentence with the names of its UNER row, matched by letters so that spacing cannot shift them."""
    text = str(row["text"])
    spans = [
        (letters(text[: one["start"]]), letters(text[: one["end"]]), LABELS[one["label"]]) for one in row["entities"]
    ]
    if letters(text) != sum(len(word.form.replace(" ", "")) for word in sentence.words):
        return sentence
    return relabel(sentence, name=list(label_words(sentence.words, spans)))


def letters(text: str) -> int:
    """Count the characters that are not white space."""
    return len("".join(text.split()))


def label_words(words: Iterable[Word], spans: list[tuple[int, int, str]]) -> Iterable[str]:
    """Yield the BIO label of each word, given spans counted in letters."""
    at = 0
    inside: tuple[int, int, str] | None = None
    for word in words:
        span = next((one for one in spans if one[0] <= at < one[1]), None)
        yield "O" if span is None else ("I-" if span == inside else "B-") + span[2]
        inside = span
        at += len(word.form.replace(" ", ""))


def add_gum(document: Document) -> Document:
    """Return a GUM document whose words carry the names found among its mentions."""
    return replace(document, sentences=tuple(map(add_mentions, document.sentences)))


def add_mentions(sentence: Sentence) -> Sentence:
    """Return the sentence with BIO labels; the longest of nested names wins."""
    labels = [UNMARKED] * len(sentence.words)
    for start, end, label in sorted(find_names(sentence), key=lambda one: one[0] - one[1]):
        if all(labels[place] == UNMARKED for place in range(start, end)):
            labels[start:end] = ["B-" + label] + ["I-" + label] * (end - start - 1)
    return relabel(sentence, name=list(labels))


def find_names(sentence: Sentence) -> Iterable[tuple[int, int, str]]:
    """Yield start, end and label of each mention whose head is a proper noun."""
    for start, end, fields in find_mentions(sentence.words):
        label = GUM_TYPES.get(fields[1]) if len(fields) > 5 else None  # noqa: PLR2004 (field 5 holds the core)
        core = [start + int(number) - 1 for number in fields[5].split(",") if number.isdigit()] if label else []
        core = [place for place in core if start <= place < end] or list(range(start, end))
        head = find_head(sentence.words, core)
        if label and sentence.words[head].upos == "PROPN":
            yield *grow_name(sentence.words, range(start, end), core, head), label


def grow_name(words: tuple[Word, ...], mention: range, core: list[int], head: int) -> tuple[int, int]:
    """Return start and end of the proper nouns around `head` inside the mention.

    A step leads to a neighbouring proper noun, or within the core over at most two words ("Institute of the Arts").
    """
    first = last = head
    while (step := next_proper(words, mention, core, first, -1)) is not None:
        first = step
    while (step := next_proper(words, mention, core, last, 1)) is not None:
        last = step
    return first, last + 1


def next_proper(words: tuple[Word, ...], mention: range, core: list[int], at: int, way: int) -> int | None:
    """Return the next place of the name from `at` in direction `way`, or None at its end."""
    for reach in (1, 2, 3):
        place = at + reach * way
        if place not in mention:
            return None
        in_core = place in core and all(words[at + way * gap].upos in {"ADP", "DET"} for gap in range(1, reach))
        if words[place].upos == "PROPN" and (reach == 1 or in_core):
            return place
    return None


def find_head(words: tuple[Word, ...], places: list[int]) -> int:
    """Return the place of the first word whose head lies outside."""
    return next((place for place in places if (words[place].head or 0) - 1 not in places), places[0])


def find_mentions(words: tuple[Word, ...]) -> Iterable[tuple[int, int, list[str]]]:
    """Yield start, end and the fields of each mention that opens and closes in the sentence."""
    stack: list[tuple[int, list[str]]] = []
    for place, word in enumerate(words):
        field = re.search(r"Entity=([^|]+)", word.misc)
        for found in MENTION.finditer(field.group(1) if field else ""):
            if found.group(1):
                stack.append((place, found.group(1).split("-")))
                continue
            match = [one for one in stack if found.group(2) in (None, one[1][0])]
            if match:
                stack.remove(match[-1])
                yield match[-1][0], place + 1, match[-1][1]


def read_tweets(path: Path) -> list[Document]:
    """Read the Broad Twitter Corpus, a tweet a document, its blanks between tokens made plausible again."""
    return [read_tweet(row) for row in read_rows(path)]


def read_tweet(row: dict[str, Any]) -> Document:
    """Read one tweet: "@" joins its handle in one word, "#" stays a word of its own, as at run time."""
    text = str(row["text"])
    spans = [(one["start"], one["end"], one["label"]) for one in row["entities"]]
    forms: list[str] = []
    names: list[str] = []
    inside: object = None
    for start, end in row["tokens"]:
        span = next((one for one in spans if one[0] <= start < one[1]), None)
        name = "O" if span is None else ("I-" if span == inside else "B-") + span[2]
        inside = span
        form = text[start:end]
        if forms and forms[-1] == "@":
            forms[-1] += form
            names[-1] = name if name != "O" else names[-1]
        elif form[0] == "#" and len(form) > 1:
            forms.extend(["#", form[1:]])
            names.extend(["O", name.replace("I-", "B-")])
        else:
            forms.append(form)
            names.append(name)
    words = tuple(
        Word(form, space_after=is_spaced(form, forms[at + 1] if at + 1 < len(forms) else ""), name=mark_open(names[at]))
        for at, form in enumerate(forms)
    )
    return Document(str(row["id"]), "tweets", (Sentence(str(row["id"]), words, opens_paragraph=True),))


def mark_open(name: str) -> str:
    """Return "?" for O: the corpus does not mark names that are no person, organisation or place."""
    return UNMARKED if name == "O" else name


def is_spaced(form: str, following: str) -> bool:
    """Say whether a blank stands between two words of a tweet, as people write."""
    if form in {"#", "(", "[", "“", "$", "£"}:
        return False
    return following not in {
        ".",
        ",",
        "!",
        "?",
        ":",
        ";",
        ")",
        "]",
        "'s",
        "n't",
        "'m",
        "'re",
        "'ll",
        "'ve",
        "...",
        "’s",
    }
