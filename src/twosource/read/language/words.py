"""A text comes in, a Doc of bare words goes out: spaCy's English rules, moved to where Universal Dependencies cuts.

The rules are asked only about runs of sane length, since some of them take quadratic time; longer ones are cut blindly.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.attrs import ORTH
from spacy.lang.char_classes import ALPHA, LIST_ELLIPSES, LIST_ICONS
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

from twosource.codebook import load_vocabulary

LONGEST_RUN = 400
"""Characters without a blank beyond which the rules are not asked; real addresses are shorter, noise is not."""

BLIND = re.compile(rf"\S{{{LONGEST_RUN},}}")

RUNS = (r"[!?]+(?:\.+)?", r"\.[!?]+", r"([*=_<>~#+$-])\1+")
"""Repeated marks, one word in the treebanks whatever their number."""

PICTURE = "[\u203c-\u2049\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?"
"""Pictures and the mark behind them that asks for colour; apart from these, spaCy knows only pictures without it."""

INFIXES = (
    *LIST_ELLIPSES,
    *LIST_ICONS,
    rf"(?<=[{ALPHA}0-9.\])%])[–—](?=[{ALPHA}0-9(\[$£€“\"'])",
    rf"(?<=[{ALPHA}0-9.])--+(?=[{ALPHA}0-9\"“'])",
    rf"(?<=[{ALPHA}])/(?=[{ALPHA}])",
    r"(?<=[a-z])[.!?]+(?=[A-Z])",
    r"(?<=[a-z])[.!?]+(?=[\"“”][A-Z])",
    rf"(?<=[.,!?])[\"“”]+(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}])[,;:!?]+(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])[\[\]()<>=+*~\"“”]+(?=[{ALPHA}0-9])",
    rf"(?<=[{ALPHA}0-9\"”)])[.,;!?\"”](?=[\"”]?\[[0-9])",
    rf"(?<=[{ALPHA}0-9\"”).,;!?])\[(?=[0-9])",
    PICTURE,
)
"""Where a word is cut inside, hyphens apart: dashes and slashes between letters, marks with no blank after them, before
a footnote's number, and around pictures."""

NUMBER = re.compile(r"[0-9]+(?:[-/][0-9]+){2,}$")
"""A telephone number or a date, one word however many hyphens or slashes it has."""


@dataclass(frozen=True, slots=True)
class TokenRules:
    """The word lists of codebook/tokens.yaml."""

    prefixes: tuple[str, ...]
    abbreviations: tuple[str, ...]
    words: tuple[str, ...]
    splits: dict[str, tuple[str, ...]]
    units: tuple[str, ...]
    names: dict[str, str]
    compounds: dict[str, str]
    endings: tuple[str, ...]
    slugs: tuple[str, ...]
    counted_slugs: tuple[str, ...]


@lru_cache(maxsize=1)
def load_token_rules() -> TokenRules:
    """Read the lists once."""
    return load_vocabulary("tokens", TokenRules)


def make_tokenizer() -> Tokenizer:
    """Return spaCy's English tokenizer with our infixes, runs, units and special cases."""
    rules = load_token_rules()
    language = spacy.blank("en")
    tokenizer: Tokenizer = language.tokenizer
    tokenizer.infix_finditer = re.compile("|".join([*INFIXES, hyphen(rules.prefixes)])).finditer
    prefixes = [*RUNS, PICTURE, rf"-(?=[{ALPHA}])", *(language.Defaults.prefixes or ())]
    suffixes = [*RUNS, PICTURE, units(rules.units), *(language.Defaults.suffixes or ())]
    tokenizer.prefix_search = spacy.util.compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = spacy.util.compile_suffix_regex(suffixes).search
    tokenizer.token_match = NUMBER.match
    tokenizer.rules = make_cases(dict(tokenizer.rules), rules)
    return tokenizer


def hyphen(kept: tuple[str, ...]) -> str:
    """Return the pattern of a hyphen that cuts: between letters or figures, not after a bound prefix."""
    bound = "".join(rf"(?<!\b{case(prefix)})" for prefix in kept for case in (str.lower, str.capitalize, str.upper))
    return rf"(?<=[{ALPHA}0-9.%]){bound}-(?=[{ALPHA}0-9])"


def units(names: tuple[str, ...]) -> str:
    """Return the pattern of a unit right after a figure."""
    return rf"(?<=[0-9])(?:{'|'.join(map(re.escape, names))})"


def make_cases(cases: dict[str, list[dict[int, str]]], rules: TokenRules) -> dict[str, list[dict[int, str]]]:
    """Return spaCy's special cases with ours, and contractions and abbreviations in capitals too."""
    for word in rules.words:
        for form in (word, word.capitalize(), word.upper()):
            cases.pop(form, None)
    added = {form: [{ORTH: form}] for form in rules.abbreviations}
    added |= {form: [{ORTH: part} for part in parts] for form, parts in rules.splits.items()}
    merged = {**cases, **added}
    merged.pop("and/or", None)
    return {
        **{form.upper(): shout(parts) for form, parts in merged.items() if form[-1] in ".'’" or is_cut(parts)},
        **merged,
    }


def is_cut(parts: list[dict[int, str]]) -> bool:
    """Say whether a special case has more than one word."""
    return len(parts) > 1


def shout(parts: list[dict[int, str]]) -> list[dict[int, str]]:
    """Return a special case's words in capitals."""
    return [{ORTH: str(part[ORTH]).upper()} for part in parts]


def split_words(tokenizer: Tokenizer, text: str) -> Doc:
    """Return the words of a text; `doc.text` is `text`."""
    parts = list(split_runs(text))
    docs: list[Doc] = [cut_blindly(tokenizer.vocab, part) if blind else tokenizer(part) for part, blind in parts]
    return docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False) or docs[0]


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
