"""Plain answers to be beaten: TF-IDF words through a linear SVM, and our lexicon without syntax.

The SVMs are fitted either to PLOVER's gold records, which may train what ships, or to the other half of the gold set,
which may not: those show what the set's own labels are worth to a program. Their answers are written as events that the
scorer takes for the label, so that one scorer counts all.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.model.reading import Event, Participant, Quantity, Reading, Statement
from twosource.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sklearn.pipeline import Pipeline

    from benchmarks.events.packs import Row
    from twosource.model.reading import EventType, Realis

SEED = 7
POLICE = (Participant(0, 1, "police"),)
POLICE_EVENTS: dict[str, tuple[EventType, str | None, Realis, tuple[Quantity, ...]]] = {
    "KILL": ("ASSAULT", None, "occurred", (Quantity("killed", 1, None, 0, 1),)),
    "ARREST": ("COERCE", "arrest", "occurred", ()),
    "FAIL": ("AID", None, "failed", ()),
    "FORCE": ("ASSAULT", None, "occurred", ()),
    "ANY_ACTION": ("CONSULT", None, "occurred", ()),
}
STAGES: dict[str, Realis] = {"ACCOMPLISHED": "occurred", "ATTEMPTED": "failed", "THREATENED": "threatened"}
TYPES: dict[str, tuple[EventType, str]] = {
    "ATTACK": ("ASSAULT", "attack"),
    "BOMBING": ("ASSAULT", "bombing"),
    "KIDNAPPING": ("COERCE", "kidnapping"),
    "ARSON": ("COERCE", "arson"),
    "ROBBERY": ("COERCE", "robbery"),
    "HIJACKING": ("COERCE", "hijacking"),
}


def fit() -> Pipeline:
    """Make the untrained model: words and pairs of words, weighed, through a linear SVM."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - a peer that only measures install
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415 - the same
    from sklearn.svm import LinearSVC  # noqa: PLC0415 - the same

    return make_pipeline(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LinearSVC(random_state=SEED))


def svm_readings(rows: list[Row], gsr: Path, readings: list[Reading]) -> list[Reading]:
    """Fit to PLOVER's gold records alone, and give its root for each row as the one event."""
    trained = [json.loads(line) for line in gsr.read_text("utf-8").splitlines()]
    model = fit().fit([one["text"] for one in trained], [one["type"] for one in trained])
    answers = model.predict([row["text"] for row in rows])
    return [only(reading, make_event(str(answer))) for reading, answer in zip(readings, answers, strict=True)]


def filled_readings(readings: list[Reading], guesses: list[Reading]) -> list[Reading]:
    """Take our events, and the guess where there is none: what a classifier beside the lexicon would add."""
    return [one if one.events else guess for one, guess in zip(readings, guesses, strict=True)]


def half_readings(pack: str, rows: list[Row], other: list[Row], readings: list[Reading]) -> dict[str, list[Reading]]:
    """Fit to the other half's labels, and give the answers as Readings, by what they answer."""
    if pack == "plv":
        return {"": labelled(rows, other, readings, lambda row: {row["root"]}, make_event)}
    if pack == "ipe":
        return {"": labelled(rows, other, readings, lambda row: set(row["labels"]), police_event)}
    if pack == "muc":
        stages = labelled(rows, other, readings, lambda row: values(row, "stage_of_execution"), stage_event)
        types = labelled(rows, other, readings, lambda row: values(row, "incident_type") & TYPES.keys(), type_event)
        return {"stage": stages, "type": types}
    return {}


def labelled(
    rows: list[Row],
    other: list[Row],
    readings: list[Reading],
    labels_of: Callable[[Row], set[str]],
    event_of: Callable[[str], Event],
) -> list[Reading]:
    """Fit one yes-or-no model a label to `other` (texts with one label compete), and write the answers as events."""
    wanted = [labels_of(row) for row in other]
    texts = [row["text"] for row in rows]
    if all(len(one) == 1 for one in wanted):
        model = fit().fit([row["text"] for row in other], [next(iter(one)) for one in wanted])
        answers = [{str(label)} for label in model.predict(texts)]
    else:
        answers = [set() for _ in rows]
        for label in sorted({label for one in wanted for label in one}):
            model = fit().fit([row["text"] for row in other], [label in one for one in wanted])
            for at in model.predict(texts).nonzero()[0].tolist():
                answers[at].add(label)
    return [only(one, *map(event_of, sorted(found))) for one, found in zip(readings, answers, strict=True)]


def values(row: Row, slot: str) -> set[str]:
    """Give the values that the required templates of a document have in a slot."""
    templates = (template for template in row["templates"] if not template["optional"])
    return {fill["values"][0] for template in templates for fill in template.get(slot) or []}


def make_event(root: str, mode: str | None = None, realis: Realis = "occurred") -> Event:
    """Give an event of a root with no parties."""
    kind: EventType = "RETREAT" if root == "YIELD" else root  # type: ignore[assignment] # of the gold set's own labels
    return Event("e1", kind, mode, Span(0, 1), (), (), None, None, realis, ())


def police_event(label: str) -> Event:
    """Give an event that the scorer takes for a label of IndiaPoliceEvents."""
    root, mode, realis, numbers = POLICE_EVENTS[label]
    return replace(make_event(root, mode, realis), actors=POLICE, numbers=numbers)


def stage_event(stage: str) -> Event:
    """Give an attack of a stage of execution."""
    return make_event("ASSAULT", "attack", STAGES[stage])


def type_event(incident: str) -> Event:
    """Give an incident of a type, carried out."""
    return make_event(*TYPES[incident])


def only(reading: Reading, *events: Event) -> Reading:
    """Give a Reading with these events and nothing else, so that no statement of ours answers for the baseline."""
    none: tuple[Statement, ...] = ()
    return replace(reading, events=events, statements=none)


def lexicon_readings(readings: Iterable[Reading]) -> list[Reading]:
    """Keep types and triggers and forget parties, realis and what history is: what the lexicon alone knows."""
    return [replace(one, events=tuple(strip(event) for event in one.events), statements=()) for one in readings]


def strip(event: Event) -> Event:
    """Forget what syntax has given."""
    return replace(event, actors=(), recipients=(), realis="occurred", background=False)
