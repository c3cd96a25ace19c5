"""The name of an installed spaCy pipeline comes in, a language model of our port goes out."""

import hashlib
from collections.abc import Iterable, Iterator

import spacy
from spacy.tokens import Doc

from twosource.errors import ConfigError

NEEDED = ("sents", "dep", "tag", "pos", "lemma", "ents")
NAME_LABELS = {"PERSON": "PER", "GPE": "LOC", "FAC": "LOC", "NORP": "MISC"}
"""OntoNotes' labels, which many pipelines use, in ours; PER, ORG, LOC and MISC stay, the rest is dropped."""


class SpacyPipeline:
    """Any spaCy pipeline of Universal Dependencies' scheme; satisfies `LanguageModel`."""

    def __init__(self, package: str) -> None:
        """Load an installed pipeline by name or path; ConfigError when there is none."""
        try:
            self._pipeline = spacy.load(package)
        except (OSError, ImportError) as error:
            message = (
                f"language model {package!r} is not installed as a spaCy pipeline; install it or leave the name out"
            )
            raise ConfigError(message) from error
        self._name = f"{package} {self._pipeline.meta.get('version', '')}".strip()

    @property
    def name(self) -> str:
        """The pipeline's name and version."""
        return self._name

    @property
    def digest(self) -> str:
        """The sha256 of the pipeline's serialised form."""
        return "sha256:" + hashlib.sha256(self._pipeline.to_bytes()).hexdigest()

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Yield one Doc for each text, in order."""
        return map(rename_entities, map(rename_roots, self._pipeline.pipe(texts)))


def rename_roots(doc: Doc) -> Doc:
    """Call a sentence's root as Universal Dependencies do: spaCy's parser writes it in capitals."""
    for token in doc:
        if token.dep_ == "ROOT":
            token.dep_ = "root"
    return doc


def rename_entities(doc: Doc) -> Doc:
    """Give names our labels and drop numbers, dates and the like."""
    kept = []
    for entity in doc.ents:
        label = NAME_LABELS.get(entity.label_, entity.label_)
        if label in {"PER", "ORG", "LOC", "MISC"}:
            kept.append(doc[entity.start : entity.end])
            kept[-1].label_ = label
    doc.set_ents(kept)
    return doc
