"""Clausal content behind a cue verb: "said that X", "said: X", "said X".

The tree says that there is a clause; where it ends, and where the tree lost it, is read from word order, since one arc
in seven is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.statements.inflection import lemma_of
from twosource.read.statements.phrases import NOMINAL, SUBJECTS, children, is_passive, noun_phrase, own_subject
from twosource.read.statements.reach import first_of_content, run_on
from twosource.read.statements.speakers import is_voice_like
from twosource.read.statements.vocabulary import load_lexicon, load_voice_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from twosource.read.statements.page import Page

CLAUSAL = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN", "PRON", "ADV", "NUM"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
OBJECTS = frozenset({"him", "them", "me", "us"})
"""Pronouns that open no clause."""
REASONS = frozenset({"because", "before", "after", "since", "unless", "although", "while"})
"""Conjunctions that no subject of a content's clause has between itself and its cue."""
SAYING = frozenset({"say", "write", "announce", "declare", "claim"})
"""Verbs whose "that" may stand behind where, when and how it was said: "said in a video sent to the press that X"."""
CLOSING = frozenset({",", "”", '"', "''", "’"})
OPENING = 30
"""Tokens in which the finite verb of an opened clause must stand."""
LONG = 5
"""Words up to which a noun stands in a content in its pronoun's place."""
BESIDE = 8
"""Tokens within which a relative pronoun stands behind its noun."""
AWAY = 16
"""Tokens between a noun of speech and its "that", for whose noun it is."""
OPENERS = frozenset({"DT", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "CD", "EX", "PRP"})
"""Tags with which a subject opens."""


def clause_after(page: Page, verb: Token) -> Span | None:
    """Find the clause that follows the verb as its object, by the tree or by the word that opens it."""
    if _is_interrupted(verb) or _is_inverse(verb) or _is_last(verb):
        return None
    clause = next((child for child in children(verb, "ccomp") if child.i > verb.i and _is_object(child)), None)
    listed = load_lexicon().taking(lemma_of(verb), "clause") is not None
    if clause is not None and lemma_of(verb) in load_lexicon().cues.inferential and not _tells(verb, clause):
        clause = None
    clause = clause or (_after_colon(verb) if listed else None)
    if clause is not None and clause.pos_ in CLAUSAL and not _is_infinitive(clause):
        first = first_of_content(verb, clause)
        return run_on(page, verb, first, clause)
    if not listed:
        return None
    first = first_of_content(verb, None)
    if is_passive(verb) and first < len(verb.doc) and verb.doc[first - 1].is_punct:
        return None
    circumstance = lemma_of(verb) in SAYING and first < len(verb.doc) and verb.doc[first].pos_ == "ADP"
    that = that_after(page, verb) if circumstance else None
    if that is not None:
        return run_on(page, verb, that.i, that.head)
    opened = _opens_clause(page, verb, first)
    return run_on(page, verb, first, opened) if opened is not None else None


def topic_of_relative(verb: Token, clause: Span) -> tuple[Span, ...]:
    """Give what a relative clause tells of: "rebels, whom the army says are ill", "Y, whose end X said it had seen"."""
    subject, noun = own_subject(verb), verb.head
    if verb.dep_ not in {"acl:relcl", "acl"} or subject is None or noun.pos_ not in NOMINAL or noun.i > subject.i:
        return ()
    first = next((token for token in verb.doc[noun.i + 1 : subject.i] if token.tag_ in {"WP", "WDT", "WP$"}), None)
    opener = next((token for token in verb.doc[verb.i + 1 : verb.i + 3] if token.idx == clause.start), None)
    if (
        first is None
        or opener is None
        or first.i - noun.i > BESIDE
        or any(token.tag_ in FINITE for token in verb.doc[first.i : subject.i])
    ):
        return ()
    phrase = noun_phrase(noun)
    if verb.doc.text[phrase.end : first.idx].strip(" ,") and first.tag_ != "WP$":
        return ()
    if first.tag_ == "WP$" and first.i + 1 < subject.i:
        owned = verb.doc[first.i + 1]
        return (Span(phrase.start, owned.idx + len(owned)),)
    long = len(phrase.of(verb.doc.text).split()) > LONG
    topic = Span(first.idx, first.idx + len(first)) if long else phrase
    return (topic,) if opener.tag_ in FINITE else ()


def _is_last(verb: Token) -> bool:
    """Tell a cue with which its clause ends: "X, the mayor says; no word from Y"."""
    return verb.i + 1 < len(verb.doc) and verb.nbor(1).text in {";", "."}


def _is_interrupted(verb: Token) -> bool:
    """Tell "X, he said, adding Y": behind the comma another cue begins, and no content of this one."""
    ahead = verb.doc[verb.i + 1 : verb.i + 3]
    return len(ahead) > 1 and ahead[0].text == "," and ahead[1].tag_ == "VBG"


def _is_inverse(verb: Token) -> bool:
    """Tell "said Y" with its voice right behind: what it says stands before it."""
    subject = own_subject(verb)
    behind = subject is not None and subject.i > verb.i and subject.left_edge.i == verb.i + 1
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
    closes = _closes_content(verb)
    if clause is not None and closes:
        edge = verb.doc[max(clause.left_edge.i - 1, 0)].text
        return edge != ":" and clause.left_edge.text != ":" and clause.left_edge.lower_ != "that"
    return clause is None and (closes or (behind and lemma_of(verb) not in load_lexicon().cues.hearers))


def _closes_content(verb: Token) -> bool:
    """Tell a finite cue that a comma or a quotation mark parts from what it follows, and a name stands right behind."""
    doc, place = verb.doc, verb.i
    if place < 2 or place + 1 >= len(doc) or verb.tag_ not in FINITE or doc[place - 1].text not in CLOSING:  # noqa: PLR2004
        return False
    subject = own_subject(verb)
    first = doc[place + 1]
    named = first.pos_ == "PROPN" and first.is_title
    named |= first.pos_ == "NOUN" and doc[place - 1].text != "," and is_voice_like(first)
    return (named or (subject is not None and subject.left_edge.i == place + 1)) and (
        subject is None or subject.i > place
    )


def _is_object(clause: Token) -> bool:
    """Tell a clause that is content from a participle that follows a pause ("X, he said, adding that Y")."""
    return not (clause.tag_ == "VBG" and clause.left_edge.i == clause.i and clause.doc[clause.i - 1].text == ",")


def _tells(verb: Token, clause: Token) -> bool:
    """Tell a clause with a finite verb, or what a document shows, from a thing that somebody found."""
    subject = own_subject(verb)
    if subject is not None and load_voice_words().kind_of_noun(lemma_of(subject)) == "document":
        return True
    if clause.tag_ == "VB" and own_subject(clause) is not None and not _is_infinitive(clause):
        return True
    return clause.tag_ in FINITE or any(child.tag_ in FINITE for child in clause.children)


def _is_infinitive(clause: Token) -> bool:
    return clause.tag_ == "VB" and any(mark.lower_ == "to" for mark in children(clause, "mark"))


def _after_colon(verb: Token) -> Token | None:
    """Give the sentence that a colon or an opening quotation mark joins to the verb as its parataxis."""
    for clause in children(verb, "parataxis", "dep", "appos"):
        before = clause.left_edge.i - 1
        edge = clause.left_edge.text
        if clause.i > verb.i and (verb.doc[before].text == ":" or edge in {":", "“", '"', "``"}):
            return clause
    return None


def _leads(pronoun: Token) -> bool:
    """Tell a pronoun that is a subject by the verb right behind it."""
    behind = next((token for token in pronoun.doc[pronoun.i + 1 : pronoun.i + 3] if token.pos_ != "ADV"), pronoun)
    return behind.tag_ in FINITE or behind.tag_ == "MD"


def _opens_clause(page: Page, verb: Token, first: int) -> Token | None:
    """Give the finite verb of a clause that opens right after the cue, where the tree lost it.

    It opens with "that", a question word, or a subject that its finite verb follows before any pause.
    """
    sentence = page.sentence_of(verb)
    doc = verb.doc
    if first >= len(doc) or doc[first].idx >= sentence.end:
        return None
    opener = doc[first]
    sure = (
        (opener.lower_ == "that" and opener.tag_ == "IN") or opener.tag_ in {"WRB", "WP"} or opener.lower_ == "whether"
    )
    lemma = lemma_of(verb)
    plain = lemma == "say" or load_lexicon().taking(lemma, "object") is None
    object_ = opener.lower_ in OBJECTS or (opener.lower_ in {"it", "you"} and not _leads(opener))
    subject = opener.tag_ in {"PRP", "EX"} or lemma == "say" or (plain and opener.tag_ in OPENERS)
    if object_ or not (sure or subject):
        return None
    for token in doc[first + (1 if sure else 0) : first + OPENING]:
        reason = token.i > first and token.dep_ == "mark" and token.lower_ in REASONS
        unsure = not sure and (token.text in {";", ":"} or (lemma != "say" and (token.text == "," or reason)))
        if token.idx >= sentence.end or unsure:
            return None
        if token.tag_ in FINITE or (token.tag_ == "VB" and opener.lower_ == "that"):
            led = any(child.dep_ in SUBJECTS and first <= child.i < token.i for child in token.children)
            return token if sure or led or lemma == "say" or opener.tag_ in {"PRP", "EX"} else None
    return None


def that_after(page: Page, noun: Token) -> Token | None:
    """Find the "that" which opens a noun's content, before any pause: "the claim of Y that X"."""
    sentence = page.sentence_of(noun)
    for token in noun.doc[noun.i + 1 : noun.i + AWAY]:
        if (
            token.idx >= sentence.end
            or token.text in {",", ";", "."}
            or (token.tag_ in {"VBD", "MD"} and (token.text.islower() or token.nbor(-1).dep_ == "cc"))
        ):
            return None
        if token.lower_ == "that" and token.tag_ == "IN" and token.head.i > token.i:
            return token
    return None
