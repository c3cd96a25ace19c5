"""The codebook is data that a small machine reads: a wrong key or type is an error that names it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

import pytest
import yaml

from twosource.codebook import codebook_digest, load_vocabulary, vocabulary_names
from twosource.codebook.loader import refuse_unknown_keys
from twosource.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Inner:
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outer:
    parts: dict[str, Inner]


@pytest.mark.parametrize("name", vocabulary_names())
def test_every_vocabulary_is_a_mapping_that_opens_with_its_reason(name: str) -> None:
    text = (files("twosource.codebook") / f"{name}.yaml").read_text("utf-8")
    written = yaml.safe_load(text)
    assert isinstance(written, dict)
    assert text.startswith("# ") or written["definition"]


def test_an_unknown_key_is_named_with_its_path() -> None:
    with pytest.raises(ConfigError, match=r"codebook/odd\.parts\.a: unknown key 'wrods'; it knows words"):
        refuse_unknown_keys({"parts": {"a": {"wrods": []}}}, Outer, "odd")


def test_a_missing_vocabulary_is_named() -> None:
    with pytest.raises(ConfigError, match=r"codebook/nowhere\.yaml: no such vocabulary"):
        load_vocabulary("nowhere", Inner)


def test_the_digest_is_one_of_content() -> None:
    assert codebook_digest().startswith("sha256:")
