"""Paths of the corpora come in, documents of sentences go out, each word with every label that some corpus gives it."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

FILES = {
    "UD English EWT": "ud_ewt/{part}.conllu",
    "UD English GUM": "gum/{part}",
    "Universal NER EWT": "ner/uner_ewt_{part}.jsonl",
    "Broad Twitter Corpus": "ner/btc_{part}.jsonl",
    "UDS It Happened": "uds_ih2/{part}.jsonl",
}
"""Where each corpus lies under the directory of corpora; `part` is train or dev."""

RANGE_ID = re.compile(r"(\d+)-(\d+)$")


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word with its gold labels; a label no annotator gave is None."""

    form: str
    space_after: bool
    lemma: str | None = None
    upos: str | None = None
    xpos: str | None = None
    feats: str | None = None
    head: int | None = None
    """0 for the root, else the 1-based number of the head in the sentence."""
    deprel: str | None = None
    name: str | None = None
    """B-PER and so on, O, or "?" where the corpus does not mark what is not PER, ORG or LOC."""
    event: bool | None = None
    factuality: float | None = None
    misc: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One gold sentence; `opens_paragraph` when a paragraph begins with it."""

    id: str
    words: tuple[Word, ...]
    opens_paragraph: bool

    @property
    def text(self) -> str:
        """The sentence with its spaces, without one at the end."""
        return "".join(word.form + " " * word.space_after for word in self.words).rstrip()


@dataclass(frozen=True, slots=True)
class Document:
    """A document in order; `genre` is ewt, tweets, or GUM's word for it."""

    id: str
    genre: str
    sentences: tuple[Sentence, ...]


def read_ewt(path: Path) -> list[Document]:
    """Read UD EWT's one file."""
    return list(read_conllu(path, "ewt"))


def read_gum(folder: Path) -> list[Document]:
    """Read GUM's documents, the genre taken from the file's name."""
    files = sorted(folder.glob("*.conllu"))
    return [document for path in files for document in read_conllu(path, path.stem.split("_")[1])]


def read_conllu(path: Path, genre: str) -> Iterator[Document]:
    """Yield the documents of one CoNLL-U file."""
    name = path.stem
    sentences: list[Sentence] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if not block.strip():
            continue
        opening = re.search(r"^# newdoc id = (.+)$", block, re.MULTILINE)
        if opening and sentences:
            yield Document(name, genre, tuple(sentences))
            sentences = []
        name = opening.group(1) if opening else name
        sentences.append(read_sentence(block))
    yield Document(name, genre, tuple(sentences))


def read_sentence(block: str) -> Sentence:
    """Read one block; of a multiword token its words are glued and the last takes over the token's spacing."""
    found = re.search(r"^# sent_id = (.+)$", block, re.MULTILINE)
    words: list[Word] = []
    ends: dict[int, tuple[int, bool]] = {}
    for line in block.splitlines():
        columns = line.split("\t")
        if len(columns) != 10 or "." in columns[0]:  # noqa: PLR2004 (CoNLL-U has ten columns)
            continue
        span = RANGE_ID.match(columns[0])
        spaced = "SpaceAfter=No" not in columns[9]
        if span:
            ends.update(dict.fromkeys(range(int(span[1]), int(span[2]) + 1), (int(span[2]), spaced)))
            continue
        last, token_spaced = ends.get(int(columns[0]), (int(columns[0]), spaced))
        words.append(read_word(columns, space_after=token_spaced and last == int(columns[0])))
    return Sentence(found.group(1) if found else "", tuple(words), bool(re.search(r"^# newpar", block, re.MULTILINE)))


def read_word(columns: list[str], *, space_after: bool) -> Word:
    """Read one line's columns."""
    return Word(
        form=columns[1],
        space_after=space_after,
        lemma=columns[2] if columns[2] != "_" or columns[1] == "_" else columns[1],
        upos=columns[3],
        xpos=columns[4],
        feats="" if columns[5] == "_" else columns[5],
        head=int(columns[6]),
        deprel=columns[7],
        misc=columns[9],
    )


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Read a JSON Lines file; only a line feed ends a line, since a tweet may hold stranger separators."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def relabel(sentence: Sentence, **columns: list[object]) -> Sentence:
    """Return the sentence with whole columns of labels replaced."""
    rows = zip(*columns.values(), strict=True)
    words = [
        replace(word, **dict(zip(columns, row, strict=True))) for word, row in zip(sentence.words, rows, strict=True)
    ]
    return replace(sentence, words=tuple(words))


def digest_corpus(path: Path) -> str:
    """Return the sha256 of a file, or of a folder's files one after the other by name."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()
