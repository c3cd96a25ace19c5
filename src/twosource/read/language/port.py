"""What reading asks of a language model: texts in, spaCy Docs of Universal Dependencies out."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from spacy.tokens import Doc


class LanguageModel(Protocol):
    """A named reader of language whose answers depend on nothing but the text.

    A Doc's text is the text it was given. It carries sentence starts, `tag_` (Penn Treebank), `pos_`, `morph`, `dep_`
    and `head` (Universal Dependencies), `lemma_`, and `ents` with the labels PER, ORG, LOC and MISC. Tokens of white
    space have the tag "_SP" and hang on the word before them by the relation "dep", as spaCy has it.
    """

    @property
    def name(self) -> str:
        """The model's name and version."""
        ...

    @property
    def digest(self) -> str:
        """The sha256 of weights and labels, "sha256:" before it; two models of one digest give the same Docs."""
        ...

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Yield one Doc for each text, in order, holding no more than one in memory."""
        ...
