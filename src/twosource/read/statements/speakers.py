"""Who speaks at a cue: the voices that the cue itself names, outermost first, relays and unnamed voices included."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.statements.inflection import lemma_of
from twosource.read.statements.phrases import (
    DAYS,
    NOMINAL,
    RELATIVE,
    case_of,
    children,
    conjuncts,
    is_passive,
    noun_phrase,
    own_subject,
    subject_of,
)
from twosource.read.statements.report import Mention
from twosource.read.statements.second import joined_cue
from twosource.read.statements.vocabulary import load_lexicon, load_voice_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from twosource.read.statements.page import Page

Voices = tuple[tuple[Mention | None, ...], tuple[Mention, ...]]
"""Voices from outermost to innermost, and those who speak together with the innermost."""

NOBODY: Voices = ((None,), ())
AGENT = re.compile(r"(?:[^aeiou](?:er|or)|ist|ian|crat|ee|man|woman)s?$")
"""Endings of nouns for people by what they do, for those that no list has."""
QUANTIFIERS = frozenset({"those", "few", "none", "each", "all", "half", "nobody", "%", "percent", "majority"})
"""Words that count those who speak ("26% say", "those polled said")."""
GAP = 16
"""Tokens back within which an apposition's name stands."""
RUN = 40
"""Tokens back within which an earlier cue lends its subject, or a described name its relative pronoun."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
DESCRIBING = frozenset({"VBN", "VBG", "WP"})
"""Tags with which a description of a name opens that a tree may take for a clause."""
LENDING = frozenset({"conj", "xcomp", "advcl"})
"""Relations by which a verb has its subject from the one above it."""
REACH = 8
"""Tokens between a cue and a subject that the tree lost."""


def mention_of(head: Token, cue: Token | None = None) -> Mention:
    """Give the mention whose head noun this is; it never reaches over the cue that it speaks at."""
    span = _behind_relative(head, noun_phrase(head))
    if head.pos_ == "PROPN" and head.idx == span.start and head.i > head.sent.start:
        before = head.nbor(-1)
        medium = before.text.istitle() and before.lower_ in load_voice_words().outlet_words
        span = Span(before.idx, span.end) if medium else span
    span = _with_name(head, span)
    if cue is not None and span.start <= cue.idx < span.end:
        span = Span(span.start, _edge(cue, -1)) if head.i < cue.i else Span(_edge(cue, 1), span.end)
        span = span if span.start < span.end else Span(head.idx, head.idx + len(head))
    return Mention(span, head.i)


def _with_name(head: Token, span: Span) -> Span:
    """Widen a title by the name behind its comma that the tree hangs elsewhere: "the emir of the group, Omar Daud"."""
    doc = head.doc
    if (
        not (head.pos_ == "NOUN" or head.text.islower())
        or load_voice_words().kind_of_noun(lemma_of(head)) != "unnamed-person"
    ):
        return span
    place = next((token.i for token in doc[head.i : head.i + GAP] if token.idx >= span.end), len(doc))
    if place + 1 >= len(doc) or doc[place].text != ",":
        return span
    name = next((one for one in doc[place + 1 : place + 4].ents if one.label_ == "PER"), None)
    titled = name is not None and all(
        token.text.istitle() or token.text == "." for token in doc[place + 1 : name.start]
    )
    if name is None or not titled or name.end >= len(doc):
        return span
    closes = doc[name.end].text == "," or doc[name.end].pos_ in {"VERB", "AUX"} or doc[name.end].is_sent_start
    return Span(span.start, name.end_char) if closes else span


def _behind_relative(head: Token, span: Span) -> Span:
    """Cut off what a voice is not: "whose name" before "the radio said"."""
    whose = next((token for token in head.doc[max(head.i - REACH, 0) : head.i] if token.tag_ == "WP$"), None)
    if whose is None or whose.idx < span.start or whose.i + 2 > head.i:
        return span
    return Span(head.doc[whose.i + 2].idx, span.end)


def _edge(cue: Token, step: int) -> int:
    """Give where the words before a cue end (-1), or those behind it begin (1)."""
    place = cue.i + step
    while 0 < place < len(cue.doc) - 1 and (cue.doc[place].is_punct or cue.doc[place].is_space):
        place += step
    token = cue.doc[max(min(place, len(cue.doc) - 1), 0)]
    return token.idx + len(token) if step < 0 else token.idx


def speakers_of(page: Page, verb: Token) -> Voices | None:
    """Find the voices of a cue verb; None when nobody can be found who might speak."""
    quoted = _quoted(verb) or _heard_from(verb)
    if quoted is not None:
        return quoted
    if is_passive(verb):
        agent = agent_of(verb)
        feels = own_subject(verb.head) if agent is None and verb.dep_ == "advcl" and _is_felt(verb) else None
        agent = agent if feels is None else feels
        return _spoken(agent, verb) if agent is not None else NOBODY
    subject = subject_of(joined_cue(verb) or verb)
    if subject is not None and verb.tag_ == "VBG" and page.quotation_at(subject.idx) != page.quotation_at(verb.idx):
        subject = None
    named = _before_apposition(page, verb) if subject is None or subject.i > verb.i else None
    if named is not None:
        subject = named
    if subject is not None and case_of(subject) in {"at", "in", "on", "during", "after", "before"}:
        subject = _name_before(page, subject)
    if subject is not None and not page.is_news(subject):
        subject = _behind_dateline(page, verb) if page.datelines else None
    if subject is not None and subject.lower_ in load_lexicon().cues.spells:
        subject = None
    subject = _issuer_of(subject, verb) if subject is not None else None
    if subject is None:
        goes_on = verb.i > 0 and verb.nbor(-1).text in {",", ";"} and verb.tag_ == "VBZ"
        subject = _earlier_cue(page, verb) if goes_on else None
        subject = subject or neighbour_of(page, verb) or _earlier_cue(page, verb) or _main_subject(page, verb)
    if subject is None:
        return None
    voices, joint = _spoken(_leader(page, subject, verb), verb)
    cited = cited_by(verb)
    outer = _quoting(subject)
    voices = voices if outer is None else (outer, *voices)
    return ((*voices, cited), ()) if cited is not None else (voices, joint)


def _is_felt(participle: Token) -> bool:
    """Tell a participle of what somebody feels, which is no passive: "Worried that X, the army did Y"."""
    lemma = lemma_of(participle)
    felt = {one.name for one in load_lexicon().verbs.get(lemma, ())} & {"speculate", "complain"}
    return bool(felt) and lemma not in load_lexicon().cues.hearsay


def _issuer_of(document: Token, verb: Token) -> Token:
    """Give who issues a document that a participle quotes: "X issued a statement saying Y", not the statement."""
    carrier = document.head
    issued = document.dep_ == "obj" and carrier.i < document.i < verb.i and verb.tag_ == "VBG"
    if not issued or lemma_of(carrier) not in load_lexicon().cues.carriers:
        return document
    if load_voice_words().kind_of_noun(lemma_of(document)) != "document" or verb.dep_ not in {"acl", "advcl"}:
        return document
    issuer = subject_of(carrier)
    return issuer if issuer is not None and is_voice_like(issuer) else document


def agent_of(verb: Token) -> Token | None:
    """Give the noun after "by" of a passive."""
    return next((child for child in children(verb, "obl:agent", "obl") if case_of(child) == "by"), None)


def _spoken(head: Token, verb: Token) -> Voices:
    return (mention_of(head, verb),), tuple(mention_of(other, verb) for other in conjuncts(head))


def _leader(page: Page, subject: Token, verb: Token) -> Token:
    """Put right a subject that is only the apposition of a name, or no voice at all.

    "Omar Daud, then the minister, said": the name leads. "Rebels on the move, meanwhile said": the rebels do.
    """
    if subject.i > verb.i:
        return subject
    sentence = page.sentence_of(verb)
    first = next(
        (token for token in subject.doc[max(subject.i - GAP, 0) : subject.i] if token.idx >= sentence.start), None
    )
    if subject.lower_ in load_voice_words().nobody:
        return next((t for t in subject.doc[max(subject.i - GAP, 0) : subject.i] if _may_lead(t, page, verb)), subject)
    if first is None or first.ent_type_ != "PER" or subject.ent_type_ == "PER" or subject.pos_ != "NOUN":
        return subject
    name = page.entity_at(first.i)
    if name is None:
        return subject
    after = subject.doc[name.end] if name.end < subject.i else subject
    return name.root if after.text == "," and name.start_char == sentence.start else subject


def _may_lead(token: Token, page: Page, verb: Token) -> bool:
    same = page.quotation_at(token.idx) == page.quotation_at(verb.idx)
    return same and token.pos_ in {"PROPN", "NOUN"} and token.idx >= page.paragraph_at(verb.idx).start


def _quoted(verb: Token) -> Voices | None:
    """Read "X quoted Y as saying" and "Y was quoted (by X) as saying" from "saying"."""
    relay = verb.head
    if not _follows_as(verb) or lemma_of(relay) not in load_lexicon().cues.relays:
        return None
    if is_passive(relay) or (relay.tag_ == "VBN" and relay.dep_ in {"acl", "root"}):
        speaker, outer = subject_of(relay), agent_of(relay)
    else:
        speaker, outer = next(children(relay, "obj", "iobj"), None), subject_of(relay)
    inner = mention_of(speaker) if speaker is not None else None
    return ((mention_of(outer), inner), ()) if outer is not None else ((inner,), ())


def _quoting(subject: Token) -> Mention | None:
    """Read "residents quoted by Y": Y passes them on."""
    for clause in (*children(subject, "acl"), *subject.doc[subject.i + 1 : subject.i + 2]):
        relay = agent_of(clause) if lemma_of(clause) in load_lexicon().cues.relays and clause.tag_ == "VBN" else None
        if relay is not None:
            return mention_of(relay)
    return None


def _heard_from(verb: Token) -> Voices | None:
    """Read "heard from Y that X": it is Y who says so."""
    if lemma_of(verb) not in load_lexicon().cues.heard:
        return None
    teller = next((noun for noun in children(verb, "obl") if noun.i > verb.i and case_of(noun) == "from"), None)
    return ((mention_of(teller),), ()) if teller is not None and is_voice_like(teller) else None


def _follows_as(verb: Token) -> bool:
    return verb.i > 0 and verb.doc[verb.i - 1].lower_ == "as" and verb.head != verb


def cited_by(verb: Token) -> Mention | None:
    """Read "X said Z, citing Y" from "said": Y, when Y is somebody and not a document's noun with content."""
    subject = own_subject(verb)
    beside = [
        *children(verb, "advcl", "xcomp", "conj", "dep"),
        *(children(subject, "acl", "acl:relcl") if subject is not None else ()),
        *(token for token in verb.doc[verb.i + 2 : verb.i + 3] if verb.doc[verb.i + 1].text == ","),
    ]
    for clause in beside:
        cited = _cited(clause)
        if cited is not None:
            return cited
    return None


def cited_in(voice: Token) -> Mention | None:
    """Read whom a voice cites in a clause on its name: "the daily, which cited two officers"."""
    named = (_cited(clause) for clause in children(voice, "acl", "acl:relcl"))
    return next((cited for cited in named if cited is not None), None)


def _cited(clause: Token) -> Mention | None:
    """Give whom a participle or a relative clause of a relay names, not a document's noun with content."""
    relative = clause.dep_ == "acl:relcl" and clause.tag_ in FINITE
    if lemma_of(clause) not in load_lexicon().cues.relays or not (clause.tag_ == "VBG" or relative):
        return None
    cited = next(children(clause, "obj", "iobj"), None)
    if cited is None or not is_voice_like(cited) or any(_follows_as(child) for child in clause.children):
        return None
    return mention_of(cited)


def neighbour_of(page: Page, verb: Token) -> Token | None:
    """Find a subject by word order where the tree lost it: the noun right before the cue, or right after it.

    Only for finite cues; a comma, a conjunction or another verb ends the search.
    """
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    sentence = page.sentence_of(verb)
    for step in (-1, 1):
        place = verb.i + step
        while 0 <= place < len(verb.doc) and abs(place - verb.i) <= REACH:
            token = verb.doc[place]
            if (
                not sentence.start <= token.idx < sentence.end
                or token.is_punct
                or token.pos_ in {"VERB", "SCONJ", "ADP"}
            ):
                break
            if token.pos_ in NOMINAL and token.lower_ not in RELATIVE:
                return _head_of(token, verb)
            place += step
    return None


def _before_apposition(page: Page, verb: Token) -> Token | None:
    """Read "Omar Daud, a local official, told Z" and "the mayor, Omar Daud, said" where the tree lost the voice.

    The last stretch before the cue, between two commas, is a name or a description; a description has its name
    before it, as brackets have, a name may have its description there.
    """
    doc, end = verb.doc, verb.i
    while end > 0 and doc[end - 1].pos_ == "ADV":
        end -= 1
    low = max(end - GAP, verb.sent.start)
    if end > 0 and doc[end - 1].text == ")":
        opened = next((place for place in range(end - 2, low, -1) if doc[place].text == "("), None)
        return _head_of(doc[opened - 1], verb) if opened is not None and doc[opened - 1].pos_ == "PROPN" else None
    if end < 3 or doc[end - 1].text != ",":  # noqa: PLR2004 - a name, a comma, a word, a comma
        return None
    comma = next((place for place in range(end - 2, low, -1) if doc[place].text == ","), None)
    stretch = doc[comma + 1 : end - 1] if comma is not None else doc[0:0]
    if comma is not None and len(stretch) and stretch[0].tag_ in DESCRIBING and doc[comma - 1].pos_ in NOMINAL:
        return _head_of(doc[comma - 1], verb)
    if comma is None or not len(stretch) or any(token.pos_ in {"VERB", "AUX", "ADP"} for token in stretch[:1]):
        return None
    if stretch[0].pos_ == "PROPN":
        described = stretch.root.head
        return described if stretch.root.dep_ == "appos" and described.pos_ == "NOUN" else stretch.root
    named = next((one for one in page.entities_in(low, comma) if one.end == comma and one.label_ == "PER"), None)
    return named.root if named is not None and page.sentence_of(verb).start <= named.start_char else None


def _behind_dateline(page: Page, verb: Token) -> Token | None:
    """Give the first noun of a paragraph whose dateline the tree took for the subject."""
    start = page.paragraph_at(verb.idx).start
    low = max(verb.i - RUN, 0)
    first = next((t for t in verb.doc[low : verb.i] if t.idx >= start and t.pos_ in NOMINAL and page.is_news(t)), None)
    while first is not None and first.dep_ in {"compound", "flat", "amod"} and first.head.i > first.i:
        first = first.head
    return first


def _name_before(page: Page, place: Token) -> Token | None:
    """Give the person before a place or a time that the tree took for the subject ("Daud, at a meeting, said")."""
    start = page.sentence_of(place).start
    people = [
        one
        for one in place.doc[max(place.i - GAP, 0) : place.i].ents
        if one.label_ == "PER" and one.start_char >= start
    ]
    return people[-1].root if people else None


def _main_subject(page: Page, verb: Token) -> Token | None:
    """Give the subject of the last finite verb before a participle that the tree cut off ("X left, saying Y")."""
    if verb.tag_ != "VBG":
        return None
    start = page.sentence_of(verb).start
    for token in reversed(verb.doc[max(verb.i - RUN, 0) : verb.i]):
        if token.idx < start:
            return None
        subject = own_subject(token) if token.tag_ in {"VBD", "VBZ", "VBP"} else None
        if subject is not None:
            return subject
    return None


def _earlier_cue(page: Page, verb: Token) -> Token | None:
    """Give the subject of the last cue in the sentence, for one that goes on without ("X said A; said B")."""
    goes_on = verb.i > 0 and verb.doc[verb.i - 1].text in {",", ";"} and lemma_of(verb) in load_lexicon().verbs
    clausal = load_lexicon().taking(lemma_of(verb), "clause") is not None
    if not (clausal or goes_on) or verb.tag_ not in {"VBD", "VBZ", "VBG"}:
        return None
    sentence = page.sentence_of(verb)
    for token in reversed(verb.doc[max(verb.i - RUN, 0) : verb.i]):
        if token.idx < sentence.start:
            return None
        if token.pos_ == "VERB" and load_lexicon().taking(lemma_of(token), "clause") is not None:
            return subject_of(token)
    return None


def _head_of(token: Token, verb: Token) -> Token:
    """Climb from a noun's part to its head, never over the cue."""
    while token.dep_ in {"flat", "compound", "nmod:poss", "nmod", "appos", "amod"} and token.head.pos_ in NOMINAL:
        if (token.i < verb.i) != (token.head.i < verb.i):
            break
        token = token.head
    return token


def is_voice_like(head: Token) -> bool:
    """Tell whether a noun can speak: a name, a third-person pronoun, or a noun that the codebook lists."""
    words = load_voice_words()
    if head.lower_ in DAYS:
        return False
    if head.lower_ in QUANTIFIERS:
        return True
    if head.pos_ == "PRON" or head.lower_ in RELATIVE:
        return words.pronoun(head.text) in {"he", "she", "they", "self", "you"} or head.lower_ in {
            "who", "one", "some", "many", "others", "both", "everyone", "nobody", "it", "most", "several", "neither",
        }  # fmt: skip
    if head.pos_ in {"PROPN", "NUM"} or head.ent_type_ in {"PER", "ORG", "LOC", "MISC"}:
        return True
    lemma = lemma_of(head)
    return words.kind_of_noun(lemma) is not None or AGENT.search(lemma) is not None


def covers(mention: Mention | None, span: Span) -> bool:
    """Tell whether a mention lies inside a span."""
    return mention is not None and span.contains(mention.span)


def span_between(first: Span, second: Span) -> Span:
    """Give the gap between two spans, in either order."""
    left, right = sorted((first, second), key=lambda span: span.start)
    return Span(left.end, max(right.start, left.end))
