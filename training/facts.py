"""EWT's sentences and UDS It Happened come in, sentences whose words know which are events, and how real, go out."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from training.corpora import Document, Sentence, read_rows, relabel
from training.names import letters


def add_facts(documents: list[Document], path: Path) -> list[Document]:
    """Return the documents with events marked where the corpus has the sentence, matched letter by letter."""
    rows = {squeeze(row["text"]): row for row in read_rows(path)}
    return [
        replace(document, sentences=tuple(add_events(one, rows) for one in document.sentences))
        for document in documents
    ]


def squeeze(text: str) -> str:
    """Return the text without white space."""
    return "".join(text.split())


def add_events(sentence: Sentence, rows: dict[str, dict[str, Any]]) -> Sentence:
    """Return one sentence with its events, or as it is when the corpus lacks it."""
    row = rows.get(squeeze("".join(word.form for word in sentence.words)))
    if row is None:
        return sentence
    text = str(row["text"])
    values = {letters(text[: one["start"]]): float(one["value"]) for one in row["events"]}
    places, at = [], 0
    for word in sentence.words:
        places.append(at)
        at += letters(word.form)
    return relabel(sentence, event=[at in values for at in places], factuality=[values.get(at) for at in places])
