"""Texts come in, spaCy Docs with sentences, tags, relations, lemmas and names go out.

>>> model = load_language()
>>> [doc] = model.parse(["The ministry said on Sunday that it had no news."])
>>> [token.text for token in doc if token.dep_ == "nsubj"]
['ministry', 'it']
"""

from twosource.read.language.annotate import factuality_of
from twosource.read.language.port import LanguageModel

__all__ = ["LanguageModel", "factuality_of", "load_language"]


def load_language(name: str | None = None, threads: int = 1) -> LanguageModel:
    """Load the shipped model, or the spaCy pipeline of that name; ConfigError when it is missing.

    Nothing is fetched. `threads` is the number of cores one text may use; a spaCy pipeline decides that by itself.
    """
    if name is None:
        from twosource.read.language.model import ShippedModel  # noqa: PLC0415 (onnxruntime loads only when used)

        return ShippedModel(threads=threads)
    from twosource.read.language.pipeline import SpacyPipeline  # noqa: PLC0415 (a user's pipeline replaces ours)

    return SpacyPipeline(name)
