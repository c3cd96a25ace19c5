"""A user's own spaCy pipeline stands behind the same port: its roots and names are called as ours are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from twosource.errors import ConfigError
from twosource.read.language import load_language

if TYPE_CHECKING:
    from pathlib import Path


@Language.component("constructed_parse")
def parse_as_spacy_does(doc: Doc) -> Doc:
    """Hang every word on the first, and find one name, labelled as OntoNotes does."""
    heads, deps = [0] * len(doc), ["ROOT", *["dep"] * (len(doc) - 1)]
    parsed = Doc(doc.vocab, words=[token.text for token in doc], heads=heads, deps=deps)
    parsed.set_ents([Span(parsed, 0, 1, label="PERSON")])
    return parsed


def test_a_pipeline_speaks_our_scheme(tmp_path: Path) -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("constructed_parse")
    pipeline.to_disk(tmp_path / "own")
    [doc] = load_language(str(tmp_path / "own")).parse(["Vera spoke"])
    assert [token.dep_ for token in doc] == ["root", "dep"]
    assert [(name.text, name.label_) for name in doc.ents] == [("Vera", "PER")]


def test_a_pipeline_that_is_not_there_is_named() -> None:
    with pytest.raises(ConfigError, match="'no_such_pipeline' is not installed"):
        load_language("no_such_pipeline")
