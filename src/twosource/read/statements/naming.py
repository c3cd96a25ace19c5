"""A mention goes in; the name that it holds comes out, as running text would write it, without titles and articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.read.statements.inflection import lemma_of
from twosource.read.statements.phrases import case_of, children, names_on, noun_phrase
from twosource.read.statements.vocabulary import load_voice_words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from twosource.read.statements.page import Page
    from twosource.read.statements.report import Mention

DETERMINER = re.compile(
    r"^(?:the|a|an|one(?! of)|another|this|that|these|those|some|his|her|their|its)\s+", re.IGNORECASE
)
POSSESSIVE = re.compile(r"['’]s$|['’]$")
BRACKETS = re.compile(r"\s*[\[(][^\])]*[\])]")
ACRONYM = 5
"""Letters up to which capitals alone are an acronym."""


def write_even(name: str, head: Token | None) -> str:
    """Write a name as running text would: a telex' capitals as a name, a sentence's first capital as a common noun."""
    words = name.split()
    if len(name) > ACRONYM and name.isupper() and head is not None and head.pos_ == "NOUN":
        return name.lower()
    shouted = len(words) > 1 or head is None or head.sent.text.isupper()
    if len(name) > ACRONYM and name.isupper() and shouted:
        words = [
            word if len(word) < ACRONYM and word.isupper() and len(words) == 1 else word.capitalize() for word in words
        ]
    if head is not None and head.pos_ == "NOUN" and words and not words[0].isupper() and _is_common(words[0], head):
        words[0] = words[0][0].lower() + words[0][1:]
    return " ".join(words)


def _is_common(word: str, head: Token) -> bool:
    """Tell whether the first word of a phrase is capital by its place alone: "Local officials", not "Kyiv's allies"."""
    parts = [one for one in head.subtree if word.startswith(one.text)]
    token = max(parts, key=lambda one: len(one.text), default=None)
    return token is None or token.lemma_[:1].islower()


def name_in(page: Page, mention: Mention, head: Token | None) -> str:
    """Give the name inside a mention: the person's alone, else the phrase without determiner and brackets."""
    span = page.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    within = page.entities_in(span.start, span.end) if span is not None else ()
    people = [entity for entity in within if entity.label_ == "PER"]
    if head is not None and any(names_on(head, child) for child in head.rights):
        people = []
    if people and head is not None and (people[-1].end > head.i >= people[-1].start or _is_titled(head, people[-1])):
        return strip_titles(POSSESSIVE.sub("", _whole(page, people[-1])))
    if people and head is not None and _is_named_behind(page, head, people[-1]):
        return strip_titles(POSSESSIVE.sub("", _whole(page, people[-1])))
    apposed = (
        next((one for one in head.children if one.dep_ == "appos" and one.pos_ == "PROPN"), None) if head else None
    )
    if (
        apposed is not None
        and head is not None
        and head.pos_ != "PROPN"
        and mention.span.start <= apposed.idx < mention.span.end
    ):
        return strip_titles(POSSESSIVE.sub("", noun_phrase(apposed).of(page.text)))
    called = _self_named(page, head) if head is not None and not people else None
    if called is not None:
        return called
    phrase = POSSESSIVE.sub("", BRACKETS.sub("", mention.span.of(page.text)).strip()).lstrip("#")
    if head is not None and head.pos_ == "PROPN":
        body = load_voice_words().kind_of_noun(lemma_of(head)) not in {None, "unnamed-person"}
        return DETERMINER.sub("", phrase) if body else strip_titles(DETERMINER.sub("", phrase))
    return " ".join(DETERMINER.sub("", phrase).replace("#", "").split())


def _is_named_behind(page: Page, head: Token, person: Span) -> bool:
    """Tell a name behind its description and a comma: "the emir of the group, Omar Daud"."""
    between = page.text[head.idx : person.start_char]
    titled = (head.pos_ == "NOUN" or head.text.islower()) and head.i < person.start
    return titled and re.search(r", (?:[A-Z]\w*\.? )*$", between) is not None


def _whole(page: Page, person: Span) -> str:
    """Give a person's name with the words of it that the model took for none: "Bertide | Horace", "Khin Than | Nu"."""
    doc, first, stop = page.doc, person.start, person.end
    lead = person.root.head
    if person.root.dep_ == "flat" and lead.i == first - 1 and lead.pos_ == "PROPN" and not lead.ent_type_:
        first = lead.i
    heads = {doc[first], person.root}
    while stop < len(doc) and doc[stop].dep_ == "flat" and doc[stop].pos_ == "PROPN" and doc[stop].head in heads:
        stop += 1
    return doc[first:stop].text


def _self_named(page: Page, head: Token) -> str | None:
    """Give the name in "a group calling itself the Dawn Column", "a militia known as the Eagles"."""
    for clause in children(head, "acl", "acl:relcl"):
        itself = any(child.lower_.endswith(("self", "selves")) for child in clause.rights)
        known = lemma_of(clause) == "know" and any(case_of(child) == "as" for child in clause.rights)
        name = next((child for child in reversed(list(clause.rights)) if child.pos_ == "PROPN"), None)
        if name is not None and (itself or known):
            return DETERMINER.sub("", noun_phrase(name).of(page.text))
    return None


def _is_titled(head: Token, person: Span) -> bool:
    """Tell whether a noun is the title before a name: "army spokesman | Colonel | Omar Daud"."""
    between = head.doc[head.i + 1 : person.start]
    owned = person.root.dep_ in {"nmod:poss", "nmod"} and person.root.head == head
    return head.pos_ in {"NOUN", "PROPN"} and head.i < person.start and not owned and all(t.is_title for t in between)


def proper_name(page: Page, head: Token) -> str:
    """Give the whole name that a word is part of."""
    entity = page.entity_at(head.i)
    first, stop = (entity.start, entity.end) if entity is not None else (head.i, head.i + 1)
    while (
        stop < len(page.doc)
        and "-" in {page.doc[stop - 1].text, page.doc[stop].text}
        and not page.doc[stop - 1].whitespace_
    ):
        stop += 1
    return POSSESSIVE.sub("", page.doc[first:stop].text)


def strip_titles(name: str) -> str:
    """Give a name without the titles before it."""
    words = name.split()
    titles = load_voice_words().titles
    while len(words) > 1 and words[0].lower() in titles:
        words = words[1:]
    return " ".join(words)
