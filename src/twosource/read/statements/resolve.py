"""Who a mention is: short names, titles, pronouns and "the account" lead back to one name, or to None when not sure.

Mentions are read in the order of the text; each may only lean on what stands before it, names also on the full form
that stands anywhere. Method: recency within two paragraphs, with gender, number and head noun as the only filters;
two rivals are no answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twosource.read.columns import columns_of
from twosource.read.statements.inflection import lemma_of
from twosource.read.statements.kinds import judge_kind, meant_by
from twosource.read.statements.naming import POSSESSIVE, name_in, proper_name, strip_titles, write_even
from twosource.read.statements.phrases import children, noun_phrase
from twosource.read.statements.report import Mention
from twosource.read.statements.vocabulary import load_voice_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from twosource.model.item import Post
    from twosource.model.reading import VoiceKind
    from twosource.read.statements.page import Page

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
PERSONS = frozenset({"person", "unnamed-person"})
BODIES = frozenset({"organisation", "outlet"})
NEAR = 900
"""Code points back within which a pronoun may find its name: two paragraphs of news."""


@dataclass(frozen=True, slots=True)
class Named:
    """Who a mention is: a name (None: not sure) and what kind of voice."""

    name: str | None
    kind: VoiceKind


@dataclass(slots=True)
class Figure:
    """Somebody the text has named so far."""

    name: str
    kind: VoiceKind
    last: int
    nouns: set[str] = field(default_factory=set)
    gender: str | None = None
    many: bool = False


@dataclass(slots=True)
class Cast:
    """The figures of one text in the order of their last mention, and the full names that stand anywhere in it."""

    page: Page
    full_names: dict[str, str]
    figures: list[Figure] = field(default_factory=list)

    def touch(self, figure: Figure, place: int) -> None:
        """Move a figure to the end: it was mentioned last."""
        figure.last = place
        if figure in self.figures:
            self.figures.remove(figure)
        self.figures.append(figure)

    def recent(self, place: int) -> Iterable[Figure]:
        """Give the figures mentioned shortly before, the last first."""
        return (one for one in reversed(self.figures) if 0 <= place - one.last <= NEAR)


def resolve_names(page: Page, mentions: Iterable[tuple[Mention, VoiceKind]]) -> dict[tuple[int, int], Named]:
    """Give the name and kind of every mention by its offsets; `mentions` come with the kind that their words tell."""
    cast = Cast(page, _full_names(page))
    voiced = {(mention.span.start, mention.span.end): (mention, kind) for mention, kind in mentions}
    names: dict[tuple[int, int], Named] = {}
    columns = columns_of(page.doc)
    subjects = (token for token, dep in zip(columns.tokens, columns.deps, strict=True) if dep in SUBJECTS)
    heads = {mention.head for mention, _ in voiced.values()}
    queue: list[tuple[int, Mention | Token, VoiceKind]] = [(m.span.start, m, kind) for m, kind in voiced.values()]
    queue += [
        (token.idx, token, _acts_as(page, token)) for token in subjects if token.i not in heads and is_told(page, token)
    ]
    for _, entry, kind in sorted(queue, key=lambda one: one[0]):
        if isinstance(entry, Mention):
            name = _resolve(cast, meant_by(entry), kind)
            figure = cast.figures[-1] if cast.figures and cast.figures[-1].name == name else None
            names[entry.span.start, entry.span.end] = Named(name, figure.kind if figure is not None else kind)
        elif kind == "person":
            named = _named_by(entry)
            _introduce(cast, Named(_expand(cast, proper_name(page, named)), kind), entry.idx, _words_of(entry, ""))
        elif kind in BODIES and entry.pos_ == "PROPN":
            _introduce(cast, Named(name_in(page, mention_at(entry), entry), kind), entry.idx, _words_of(entry, ""))
    return names


def is_told(page: Page, token: Token) -> bool:
    """Tell whether the author speaks of somebody: whom a quotation speaks of is not who says it."""
    return page.quotation_at(token.idx) is None


def _acts_as(page: Page, subject: Token) -> VoiceKind:
    """Tell what kind of figure acts: whoever is a subject may be meant by a pronoun after it, also without speaking."""
    if _named_by(subject).ent_type_ == "PER":
        return "person"
    return judge_kind(page, mention_at(subject)) if subject.pos_ == "PROPN" else "unspecified"


def _named_by(subject: Token) -> Token:
    """Give the name behind a description: "the councillor, 48-year-old | Themba Gqola |, had received"."""
    if subject.pos_ != "NOUN":
        return subject
    return next((one for one in children(subject, "appos") if one.ent_type_ == "PER" and one.i > subject.i), subject)


def mention_at(head: Token) -> Mention:
    """Give the mention of a noun where it stands."""
    return Mention(noun_phrase(head), head.i)


def _full_names(page: Page) -> dict[str, str]:
    """Map each surname of a person to the one longest name that ends in it; two different such names map to none."""
    found: dict[str, str] = {}
    clashing: set[str] = set()
    for entity in page.entities:
        words = POSSESSIVE.sub("", entity.text).split()
        if entity.label_ == "PER" and len(words) > 1:
            known = found.get(words[-1])
            if known is not None and _bare(known) != _bare(" ".join(words)):
                clashing.add(words[-1])
            if known is None or len(known) < len(entity.text):
                found[words[-1]] = " ".join(words)
    return {last: name for last, name in found.items() if last not in clashing}


def _bare(name: str) -> str:
    """Give a name without initials and titles, to tell one person from another of the same surname."""
    return " ".join(word for word in strip_titles(name).split() if not re.fullmatch(r"\w\.?", word))


def _resolve(cast: Cast, mention: Mention, kind: VoiceKind) -> str | None:
    text = mention.span.of(cast.page.text)
    head = cast.page.doc[mention.head] if mention.head is not None else None
    pronoun = load_voice_words().pronoun(head.text if head is not None else text)
    if pronoun is not None or (head is not None and head.pos_ in {"PRON", "DET"}):
        return _pronoun(cast, mention, pronoun)
    account = (
        _account(cast.page.parsed.posts, text) if kind in {"account", "person", "organisation", "outlet"} else None
    )
    if account is not None:
        return _introduce(cast, Named(account, "account"), mention.span.start, _words_of(head, text))
    if _is_definite(text) and head is not None and head.pos_ != "PROPN":
        known = _by_noun(cast, mention, head)
        if known is not None:
            cast.touch(known, mention.span.start)
            return known.name
    if kind == "unspecified":
        return None
    name = _expand(cast, write_even(name_in(cast.page, mention, head), head))
    many = head is not None and head.tag_ in {"NNS", "NNPS"}
    return _introduce(cast, Named(name, kind), mention.span.start, _words_of(head, text), many=many)


def _pronoun(cast: Cast, mention: Mention, pronoun: str | None) -> str | None:
    """Lead a pronoun to the one figure that fits nearby."""
    fitting: dict[str | None, frozenset[VoiceKind]] = {
        "he": frozenset({"person", "unnamed-person"}),
        "she": frozenset({"person", "unnamed-person"}),
        "they": frozenset({"unnamed-group", "organisation"}),
        "it": frozenset({"organisation", "account", "outlet", "document", "place"}),
    }
    kinds: frozenset[VoiceKind] = fitting.get(pronoun, frozenset())
    candidates = [one for one in cast.recent(mention.span.start) if _fits(one, kinds, pronoun)]
    quoted = cast.page.quotation_at(mention.span.start) if pronoun == "they" else None
    candidates = [one for one in candidates if quoted is None or quoted.inner.start <= one.last]
    if pronoun in {"he", "she"} and mention.head is not None:
        candidates = [one for one in candidates if not accuses(cast.page.doc[mention.head], one)]
    if not candidates:
        return None
    best = candidates[0]
    rivals = [one for one in candidates[1:] if best.last - one.last < RIVAL and one.gender in {None, best.gender}]
    if rivals and pronoun in {"he", "she"} and _same_sentence(cast.page, best, rivals[0]):
        return None
    if best.gender is None and pronoun in {"he", "she"}:
        best.gender = pronoun
    cast.touch(best, mention.span.start)
    return best.name


LONG = 80
"""Code points that a title and a name take."""
RIVAL = 120
"""Code points between two persons within which a pronoun after them might be either."""


def accuses(pronoun: Token, figure: Figure) -> bool:
    """Tell whether "he" is of whom an accuser speaks: "the prosecutor told the court that | he | fled"."""
    told = pronoun.head if pronoun.dep_ in SUBJECTS else None
    if told is None or told.dep_ != "ccomp" or figure.nouns.isdisjoint(load_voice_words().accusers):
        return False
    return any(one.left_edge.idx <= figure.last < one.idx + LONG for one in told.head.lefts)


def _same_sentence(page: Page, one: Figure, other: Figure) -> bool:
    low, high = sorted((one.last, other.last))
    return not re.search(r"[.!?][\"”’')]*\s", page.text[low:high])


def _fits(figure: Figure, kinds: frozenset[VoiceKind], pronoun: str | None) -> bool:
    """Tell whether a pronoun may mean a figure: by kind, by gender, and a group of one body by "it"."""
    body = pronoun == "it" and figure.kind == "unnamed-group" and not figure.many
    known = pronoun not in {"he", "she"} or figure.gender in {None, pronoun}
    return known and (body or figure.kind in kinds)


def _by_noun(cast: Cast, mention: Mention, head: Token) -> Figure | None:
    """Lead "the ministry", "the spokesman" to the last figure that this noun described.

    "The rebels' spokesman" is none that was the army's, "the rebels" are more than one of their commanders, and who is
    named here is nobody that had a name before.
    """
    span, told = mention.span, {"compound", "amod", "nmod:poss", "nmod"}
    named = any(span.start <= one.start_char < span.end for one in cast.page.entities if one.label_ == "PER")
    named = named or any(one.dep_ == "appos" and span.start <= one.idx < span.end for one in head.children)
    noun, many = lemma_of(head), head.tag_ == "NNS"
    beside = {lemma_of(one) for one in head.children if one.dep_ in told and span.start <= one.idx < span.end}
    rivals = (one for one in reversed(cast.figures) if one.last < span.start and noun in one.nouns)
    barred = PERSONS if many or is_body(noun) else {"person"} if named else frozenset[str]()
    return next((one for one in rivals if beside <= one.nouns and one.kind not in barred), None)


def is_body(noun: str) -> bool:
    """Tell whether a noun names no person: "the army" is not "the army's spokesman"."""
    return load_voice_words().kind_of_noun(noun) in {*BODIES, "unnamed-group", "document"}


def _is_definite(text: str) -> bool:
    return text.lower().startswith(("the ", "this ", "that "))


def _introduce(cast: Cast, who: Named, place: int, words: set[str], *, many: bool = False) -> str | None:
    """Note that somebody is mentioned here by name or description, in these words."""
    if not who.name:
        return None
    known = next((one for one in cast.figures if one.name == who.name), None)
    figure = known or Figure(who.name, who.kind, place, many=many)
    lists = load_voice_words()
    figure.nouns |= words
    figure.gender = figure.gender or ("she" if words & lists.female else "he" if words & lists.male else None)
    cast.touch(figure, place)
    return who.name


def _words_of(head: Token | None, text: str) -> set[str]:
    """Give the words of a mention, its head's lemma and the nouns of its apposition."""
    words = {word.lower() for word in re.findall(r"\w+", text)}
    return words | ({lemma_of(head)} if head is not None else set()) | _described(head)


def _described(head: Token | None) -> set[str]:
    """Give the nouns of a name's apposition: "Omar Daud, a spokesman for the ministry" is a spokesman."""
    if head is None:
        return set()
    return {lemma_of(child) for child in head.children if child.dep_ in {"appos", "compound"} and child.pos_ == "NOUN"}


def _expand(cast: Cast, name: str) -> str:
    """Give the full form of a short personal name, when the text has exactly one."""
    words = name.split()
    full = cast.full_names.get(words[-1]) if words else None
    return full if full is not None and len(words) == 1 else name


def _account(posts: tuple[Post, ...], text: str) -> str | None:
    """Give the handle that a mention names: by its sign, or by the author's name of an embedded post."""
    handle = re.search(r"@\w{1,30}", text)
    if handle is not None:
        return handle.group()
    squeezed = re.sub(r"[\W_]+", "", text).lower()
    for post in posts:
        author = re.sub(r"[\W_]+", "", post.author or "").lower()
        if author and post.handle and squeezed.endswith(author):
            return f"@{post.handle.lstrip('@')}"
    return None
