"""A text comes in, a Doc of bare words goes out: spaCy's English rules, moved to where Universal Dependencies cuts.

The rules run in linear time only on words of sane length, so that longer runs without a blank are cut blindly first.
"""

import re
from collections.abc import Iterator

import spacy
from spacy.lang.char_classes import ALPHA, LIST_ELLIPSES, LIST_ICONS
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

LONGEST_RUN = 400
"""Characters without a blank beyond which the rules are not asked; real addresses are shorter, noise is not."""

BLIND = re.compile(rf"\S{{{LONGEST_RUN},}}")

NOT_CONTRACTED = ("wed", "id", "shed", "hed", "ill", "well", "were", "hell", "shell", "its", "let's")
"""Words that spaCy takes for a contraction written without its apostrophe; "Wed" is a day in news."""

INFIXES = (
    *LIST_ELLIPSES,
    *LIST_ICONS,
    rf"(?<=[{ALPHA}0-9.\])])[–—](?=[{ALPHA}0-9(\[$£€“\"'])",
    rf"(?<=[{ALPHA}0-9])(?:--+)(?=[{ALPHA}0-9\"“'])",
    rf"(?<=[{ALPHA}0-9.])-(?=[{ALPHA}0-9])",
    rf"(?<=[{ALPHA}0-9])/(?=[{ALPHA}0-9])",
    rf"(?<=[{ALPHA}])[.!?](?=[A-Z])",
    rf"(?<=[{ALPHA}])[,;:!?](?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])[\[\]()<>=+*~](?=[{ALPHA}0-9])",
    r"(?<=[0-9])[+*^](?=[0-9-])",
)
"""Where a word is cut inside: UD cuts at every hyphen, dash and slash between letters or figures."""


def make_tokenizer() -> Tokenizer:
    """Return spaCy's English tokenizer with our infixes and without the false contractions."""
    tokenizer = spacy.blank("en").tokenizer
    tokenizer.infix_finditer = re.compile("|".join(INFIXES)).finditer
    keep = {rule: parts for rule, parts in tokenizer.rules.items() if not is_false(rule)}
    tokenizer.rules = keep
    return tokenizer


def is_false(rule: str) -> bool:
    """Say whether a special case splits a word that is none of the contractions."""
    return rule.lower() in NOT_CONTRACTED and "'" not in rule


def split_words(tokenizer: Tokenizer, text: str) -> Doc:
    """Return the words of a text; `doc.text` is `text`."""
    parts = list(split_runs(text))
    if len(parts) == 1 and not parts[0][1]:
        return tokenizer(text)
    docs = [cut_blindly(tokenizer.vocab, part) if blind else tokenizer(part) for part, blind in parts]
    return Doc.from_docs(docs, ensure_whitespace=False)


def split_runs(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, those that are one overlong run marked."""
    at = 0
    for run in BLIND.finditer(text):
        if run.start() > at:
            yield text[at : run.start()], False
        yield run.group(), True
        at = run.end()
    if at < len(text) or not text:
        yield text[at:], False


def cut_blindly(vocab: Vocab, run: str) -> Doc:
    """Return a run without blanks as words of at most `LONGEST_RUN` characters."""
    words = [run[at : at + LONGEST_RUN] for at in range(0, len(run), LONGEST_RUN)]
    return Doc(vocab, words=words, spaces=[False] * len(words))
