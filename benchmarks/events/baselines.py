"""Two plain answers to PLV's question, to be beaten: words through a linear SVM, and our lexicon without syntax."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

from twosource.model.reading import Event
from twosource.model.span import Span

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.events.packs import Row
    from twosource.model.reading import Reading

SEED = 7


def svm_readings(rows: list[Row], gsr: Path, readings: list[Reading]) -> list[Reading]:
    """Fit TF-IDF and a linear SVM on PLOVER's gold records alone, and give its root for each row as the one event."""
    trained = [json.loads(line) for line in gsr.read_text("utf-8").splitlines()]
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LinearSVC(random_state=SEED))
    model.fit([one["text"] for one in trained], [one["type"] for one in trained])
    answers = model.predict([row["text"] for row in rows])
    return [only_event(reading, str(answer)) for reading, answer in zip(readings, answers, strict=True)]


def only_event(reading: Reading, root: str) -> Reading:
    """Give a Reading with one event of a root and no parties."""
    event = Event("e1", root, None, Span(0, 1), (), (), None, None, "occurred", ())  # type: ignore[arg-type] # of GSR
    return replace(reading, events=(event,))


def lexicon_readings(readings: list[Reading]) -> list[Reading]:
    """Keep types and triggers and forget parties and realis: what the lexicon alone knows."""
    return [replace(one, events=tuple(strip(event) for event in one.events)) for one in readings]


def strip(event: Event) -> Event:
    """Forget what syntax has given."""
    return replace(event, actors=(), recipients=(), realis="occurred")
