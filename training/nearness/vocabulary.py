"""The treebanks that may train and the codebook go in, the words worth comparing come out: no names among them."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from typing import TYPE_CHECKING

from twosource.relate.text.words import passed_over

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORD = re.compile(r"[a-z]{3,}")
LISTED = re.compile(r"(?<![\w-])[a-z]{3,}(?![\w-])")
COMMENT = re.compile(r"#.*")
LISTS = ("events", "claims_words", "quantities", "irregular", "deadline")
"""Beginnings of the codebook's files whose words tell what happens; the others hold names, places and phrases."""


def gather_words(corpora: Path) -> list[str]:
    """Give every word that the treebanks have as no name more often than as one, and the codebook's words."""
    common, names = Counter[str](), Counter[str]()
    for form, kind in words_of_treebanks(corpora):
        (names if kind == "PROPN" else common)[form] += 1
    attested = {form for form in common if common[form] > names[form] and WORD.fullmatch(form)}
    return sorted((attested | words_of_codebook()) - passed_over())


def words_of_treebanks(corpora: Path) -> Iterator[tuple[str, str]]:
    """Yield each word of the train parts in lower case, with its universal tag."""
    for path in [*sorted((corpora / "gum/train").glob("*.conllu")), corpora / "ud_ewt/train.conllu"]:
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) > 3 and fields[0].isdigit():  # noqa: PLR2004 - number, form, lemma, tag of a word
                yield fields[1].lower(), fields[3]


def words_of_codebook() -> set[str]:
    """Give the words of the lists that tell what happens."""
    folder = files("twosource.codebook")
    held = (one.read_text(encoding="utf-8") for one in folder.iterdir() if one.name.startswith(LISTS))
    return {word for text in held for word in LISTED.findall(COMMENT.sub("", text))}
