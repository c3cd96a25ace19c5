"""Count in how many documents of two open treebanks each stem stands: the table behind `twosource.relate.text.rarity`.

    python -m benchmarks.stories.count_rarity ../shared/train > src/twosource/relate/rarity.txt

The treebanks are UD English EWT and the free genres of GUM; the table holds counts, no text.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.relate.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = "# text = "
LEAST = 3
"""A stem of fewer documents is as rare as an unknown one, and a table without it is a third of the size."""


def split_documents(treebank: Path) -> Iterator[str]:
    """Yield the text of each document of a CoNLL-U file."""
    held: list[str] = []
    for line in treebank.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc") and held:
            yield " ".join(held)
            held = []
        if line.startswith(TEXT):
            held.append(line.removeprefix(TEXT))
    yield " ".join(held)


def main() -> None:
    """Print `documents<TAB>number`, then `stem<TAB>number`, most frequent first."""
    train = Path(sys.argv[1])
    counts: Counter[str] = Counter()
    documents = 0
    for treebank in [*sorted((train / "gum" / "train").glob("*.conllu")), train / "ud_ewt" / "train.conllu"]:
        for text in split_documents(treebank):
            documents += 1
            counts.update({token.stem for token in find_words(text) if not token.number})
    print(f"# documents\t{documents}")
    for stem, number in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        if number >= LEAST:
            print(f"{stem}\t{number}")


if __name__ == "__main__":
    main()
