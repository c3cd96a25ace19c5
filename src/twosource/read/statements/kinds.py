"""What kind of voice a mention names: person, organisation, place, account, outlet, document, unnamed, unspecified."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.read.statements.inflection import lemma_of
from twosource.read.statements.report import Mention
from twosource.read.statements.vocabulary import load_voice_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from twosource.model.reading import VoiceKind
    from twosource.read.statements.page import Page

INITIALLED = re.compile(r"(?:[A-ZÀ-Þ]\. ?){1,3}[A-ZÀ-Þ][\w’'-]+")
"""A person's name with initials: "S. Ladov"."""
SHORT = 4
"""Letters up to which an outlet's name is too short to be looked for inside a phrase ("AP")."""
ACRONYM = 6
"""Letters up to which capitals are an acronym."""
PLURAL = frozenset({"NNS", "NNPS"})
PRONOUN: dict[str, VoiceKind] = {"it": "organisation", "they": "unnamed-group", "you": "unspecified"}
ENTITY: dict[str, VoiceKind] = {
    "PER": "person",
    "ORG": "organisation",
    "LOC": "place",
    "GPE": "place",
    "MISC": "organisation",
}


def judge_kind(page: Page, mention: Mention | None) -> VoiceKind:
    """Judge by account sign, medium's name, the head noun's list, then the name's entity label."""
    if mention is None:
        return "unspecified"
    words, mention = load_voice_words(), meant_by(mention)
    phrase = mention.span.of(page.text)
    lowered = phrase.strip().lower().removeprefix("the ")
    if phrase.startswith("@"):
        return "account"
    if lowered in words.unspecified:
        return "unspecified"
    if lowered in words.outlet_names or any(
        f" {name}" in f" {lowered}" for name in words.outlet_names if len(name) > SHORT
    ):
        return "outlet"
    head = _head(page, mention) if INITIALLED.fullmatch(phrase) is None else None
    if head is None:
        return "person"
    return _of_head(page, mention, head)


def meant_by(mention: Mention) -> Mention:
    """Give where the text names in full whom a mention stands for; most stand for themselves."""
    return mention if mention.stands_for is None else Mention(mention.stands_for)


def _head(page: Page, mention: Mention) -> Token | None:
    if mention.head is not None:
        return page.doc[mention.head]
    span = page.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _of_head(page: Page, mention: Mention, head: Token) -> VoiceKind:
    words = load_voice_words()
    lemma, lowered = lemma_of(head), head.lower_
    pronoun = words.pronoun(lowered)
    if pronoun is not None:
        return PRONOUN.get(pronoun, "person")
    kind = words.kind_of_noun(lemma) or words.kind_of_noun(lowered) or words.kind_of_noun(lowered.removesuffix("s"))
    if head.pos_ == "PROPN":
        return _of_name(page, mention, head, kind)
    if kind in {None, "unnamed-person"} and _has_person(page, mention):
        return "person"
    named = [word for word in mention.span.of(page.text).split() if word.lower() != "the"]
    if len(named) > 2 and all(word.istitle() for word in named) and head.tag_ in PLURAL:  # noqa: PLR2004 - not "Local Officials"
        return "organisation"
    plural = head.tag_ in PLURAL or (lowered != lemma and lowered.endswith("s"))
    if kind in {None, "unnamed-person"}:
        return "unnamed-group" if plural else "unnamed-person"
    return kind or "unnamed-person"


def _of_name(page: Page, mention: Mention, head: Token, kind: VoiceKind | None) -> VoiceKind:
    """Judge a proper name by its last word where that says it ("Northern Post"), else by its entity label."""
    words = load_voice_words()
    named = head.i > 0 and page.doc[head.i - 1].pos_ in {"PROPN", "ADJ"}
    known = None if named else _of_known(head)
    if known is not None:
        return known
    if named and head.lower_ in words.outlet_words and head.ent_type_ != "PER":
        return "outlet"
    if kind is None or head.ent_type_ == "PER":
        return ENTITY.get(head.ent_type_) or ("organisation" if _is_owned(head) else _of_description(head))
    if kind not in {"unnamed-person", "unnamed-group"}:
        return kind
    return _of_titled(page, mention, head, kind, named=named)


def _of_titled(page: Page, mention: Mention, head: Token, kind: VoiceKind, *, named: bool) -> VoiceKind:
    """Judge a noun for people that is written as a name: "Colonel Omar Daud", "the General Staff", "the Council".

    In a text in capitals every noun is: "THE DEFENCE MINISTER" is a person.
    """
    if kind == "unnamed-group":
        return "organisation" if named and head.text.istitle() else kind
    if _has_person(page, mention):
        return "person"
    if head.sent.text.isupper():
        return kind
    titled = head.text.istitle() and any(child.lower_ == "the" for child in head.lefts)
    return "organisation" if named or titled else kind


def _is_owned(head: Token) -> bool:
    """Tell a name that belongs to somebody named: "IOM's Displacement Tracking Matrix"."""
    return any(child.dep_ == "nmod:poss" and child.pos_ == "PROPN" for child in head.lefts)


def _of_known(head: Token) -> VoiceKind | None:
    """Judge a name of one word that a label gets wrong: a capital, an acronym, one whose apposition says it."""
    if head.text in load_voice_words().capitals:
        return "place"
    described = _of_description(head)
    if described != "person":
        return described
    if any(child.dep_ == "appos" and _is_acronym(child) and child.nbor(-1).text == "(" for child in head.rights):
        return "organisation"
    return "organisation" if _is_acronym(head) and head.ent_type_ in {"", "PER"} else None


def _is_acronym(word: Token) -> bool:
    return word.text.isupper() and 1 < len(word) <= ACRONYM and not word.sent.text.isupper()


def _of_description(head: Token) -> VoiceKind:
    """Judge a name that no label has by its apposition ("Ansar, an armed group"); a person without one."""
    described = next((child for child in head.children if child.dep_ == "appos" and child.pos_ == "NOUN"), None)
    described = described or _noun_behind(head)
    kind = load_voice_words().kind_of_noun(lemma_of(described)) if described is not None else None
    if kind in {None, "unnamed-person"}:
        the = head.ent_type_ != "PER" and any(child.lower_ == "the" for child in head.lefts)
        return (ENTITY.get(head.ent_type_) or "organisation") if the else "person"
    return "organisation" if kind == "unnamed-group" or kind is None else kind


def _noun_behind(head: Token) -> Token | None:
    """Give the noun that describes a name behind its comma, wherever the tree hangs it."""
    doc, place = head.doc, head.i + 1
    while place < len(doc) and (doc[place].text == "-" or doc[place].pos_ == "PROPN"):
        place += 1
    if place + 2 >= len(doc) or doc[place].text != "," or doc[place + 1].lower_ not in {"a", "an"}:
        return None
    noun = None
    for token in doc[place + 2 : place + 2 + ACRONYM]:
        if token.pos_ not in {"NOUN", "ADJ", "PROPN", "PUNCT"} or token.text == ",":
            break
        noun = token if token.pos_ == "NOUN" else noun
    return noun


def _has_person(page: Page, mention: Mention) -> bool:
    """Tell whether a title stands with a person's name ("police spokesman Omar Daud"), and not with an owner's."""
    span = page.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    named = page.entities_in(span.start, span.end) if span is not None else ()
    return any(one.label_ == "PER" and one.root.dep_ not in {"nmod:poss", "nmod"} for one in named)
