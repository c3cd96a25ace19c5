"""Reports whose cue is a noun or an adjective: "reports of X", "Y's claim that X", "Y's call for X", "Y is sure X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.columns import columns_of
from twosource.read.statements.clauses import that_after
from twosource.read.statements.inflection import lemma_of
from twosource.read.statements.phrases import (
    NOMINAL,
    antecedent,
    case_of,
    children,
    conjuncts,
    is_passive,
    own_subject,
    stands_as_noun,
    subject_of,
    token_span,
)
from twosource.read.statements.reach import run_on
from twosource.read.statements.report import Report
from twosource.read.statements.spans import tidy_all, whole_quotations
from twosource.read.statements.speakers import NOBODY, agent_of, is_voice_like, mention_of
from twosource.read.statements.vocabulary import load_lexicon, load_voice_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from twosource.read.statements.page import Page
    from twosource.read.statements.speakers import Voices
    from twosource.read.statements.vocabulary import CueClass


CUE_LIKE = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


COPULA = 6
"""Tokens between a noun and the copula that says what it is."""


def find_noun_reports(page: Page) -> Iterator[Report]:
    """Read every noun and adjective that is a cue with content."""
    lexicon = load_lexicon()
    columns = columns_of(page.doc)
    for token, pos in zip(columns.tokens, columns.pos, strict=True):
        if pos not in CUE_LIKE:
            continue
        table = lexicon.nouns if stands_as_noun(token) else lexicon.adjectives if token.pos_ == "ADJ" else None
        lemma = token.lower_ if token.pos_ == "ADJ" else lemma_of(token)
        classes = table.get(lemma, ()) if table is not None else ()
        if classes and page.is_news(token):
            report = (
                _read_noun(page, token, classes) if token.pos_ != "ADJ" else _read_adjective(page, token, classes[0])
            )
            if report is not None:
                yield report


def _read_noun(page: Page, noun: Token, classes: tuple[CueClass, ...]) -> Report | None:
    clause = _clause_of(page, noun) or _predicate_of(page, noun)
    spans = clause or _topic_of(page, noun, classes)
    feared = noun.i > 0 and lemma_of(noun) == "fear" and noun.nbor(-1).lower_ == "for"
    if spans is None or feared or noun.dep_ in {"compound", "nmod:poss"}:
        return None
    spoken = _partisan(noun) if classes[0].name == "partisan" else _voice_of(noun, clausal=clause is not None)
    if spoken is None or _is_own(noun, spoken):
        return None
    if clause is None and spoken[0][-1] is None and lemma_of(noun) not in load_lexicon().cues.topical_nouns:
        return None
    relay = _relaying(noun)
    spoken = ((mention_of(relay), *spoken[0]), spoken[1]) if relay is not None else spoken
    return _build(page, noun, classes[0], spoken, spans)


def _build(page: Page, cue: Token, one: CueClass, spoken: Voices, spans: tuple[Span, ...]) -> Report | None:
    place = token_span(cue.doc, cue.i, cue.i + 1)
    holes = [place, *[voice.span for voice in spoken[0] if voice is not None and voice.span.start > cue.idx]]
    content = tidy_all(page, spans, holes)
    if not content:
        return None
    return Report(
        way="adjective" if cue.pos_ == "ADJ" else "noun",
        anchor=cue.i,
        cue=place,
        voices=spoken[0],
        content=content,
        stance=one.stance,
        group=one.name,
        joint=spoken[1],
    )


def _clause_of(page: Page, noun: Token) -> tuple[Span, ...] | None:
    """Find the clause or infinitive that tells the noun's content."""
    for clause in children(noun, "acl", "ccomp", "acl:relcl", "xcomp"):
        if clause.i < noun.i or clause.tag_ in {"VBN", "VBG"}:
            continue
        first = clause.left_edge
        that = first.lower_ == "that" and first.dep_ == "mark"
        to = any(mark.lower_ == "to" for mark in children(clause, "mark"))
        bare = (
            clause.dep_ != "acl:relcl"
            and first.lower_ not in {"who", "which", "where", "when"}
            and own_subject(clause) is not None
            and not _lacks_object(clause)
        )
        if (that or to or bare) and not _is_relative(clause):
            start = max(first.i, noun.i + 1)
            return (run_on(page, noun, start, clause),)
    opener = that_after(page, noun)
    if opener is not None and _is_relative(opener.head):
        return None
    if opener is not None:
        return (run_on(page, noun, opener.i, opener.head),)
    return _bare_clause(page, noun)


def _predicate_of(page: Page, noun: Token) -> tuple[Span, ...] | None:
    """Read "Y's plan is to X" and "Y's fear is that X": what the copula says of the noun is its content."""
    head = noun.head
    copula = next((child for child in children(head, "cop", "aux") if noun.i < child.i <= noun.i + COPULA), None)
    if not noun.dep_.startswith("nsubj") or copula is None or copula.lower_ not in {"is", "was", "are", "were"}:
        return None
    opener = noun.doc[copula.i + 1] if copula.i + 1 < len(noun.doc) else copula
    if opener.lower_ not in {"to", "that"} or opener.dep_ not in {"mark", "aux"} or opener.head.i < opener.i:
        return None
    return (run_on(page, noun, opener.i, opener.head, briefly=opener.lower_ == "to"),)


def _is_relative(clause: Token) -> bool:
    """Tell what is said of a claim from what it claims: "an estimate that the paper could not confirm"."""
    return lemma_of(clause) in load_lexicon().cues.vouching and _lacks_object(clause) and not is_passive(clause)


def _lacks_object(clause: Token) -> bool:
    """Tell a clause on the noun itself: "a claim the army did not confirm"."""
    own = any(child.dep_ in {"obj", "ccomp", "xcomp"} and child.i > clause.i for child in clause.children)
    return lemma_of(clause) in load_lexicon().verbs and not own


def _bare_clause(page: Page, noun: Token) -> tuple[Span, ...] | None:
    """Read "reports the store was looted": a subject and a finite verb right behind a noun of hearsay."""
    following = noun.doc[noun.i + 1 : noun.i + 9]
    if noun.lemma_ == noun.lower_ or lemma_of(noun) not in load_lexicon().cues.hearsay_nouns or not len(following):
        return None
    if following[0].pos_ not in {"DET", "PROPN", "NOUN", "NUM", "PRON"} or following[0].dep_ in {"root", "conj"}:
        return None
    for token in following:
        if (
            token.is_punct
            or token.lower_ in {"who", "which", "that", "of", "and"}
            or token.idx >= page.sentence_of(noun).end
        ):
            return None
        told = token.head if token.pos_ == "AUX" and token.head.i > token.i else token
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"} and _lacks_object(told) and told.i - token.i <= COPULA:
            return None
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"} and not any(
            child.i <= noun.i for child in children(token, "nsubj")
        ):
            return (run_on(page, noun, noun.i + 1, token),)
    return None


def _topic_of(page: Page, noun: Token, classes: tuple[CueClass, ...]) -> tuple[Span, ...] | None:
    """Find what stands after the noun's preposition: "reports of X", "his support for X"."""
    for one in classes:
        for topic in children(noun, "nmod", "acl", "advcl", "obl"):
            prep = next((mark for mark in topic.lefts if mark.dep_ in {"case", "mark"}), None)
            if prep is not None and topic.i > noun.i and prep.lower_ in one.topics:
                briefly = lemma_of(noun) not in load_lexicon().cues.topical_nouns
                return (run_on(page, noun, prep.i + 1, topic, briefly=briefly),)
    return None


def _run(page: Page, noun: Token, start: int, last: Token) -> Span:
    sentence = page.sentence_of(noun)
    begin = noun.doc[start].idx
    end = min(last.right_edge.idx + len(last.right_edge), max(sentence.end, begin + 1))
    return whole_quotations(page, Span(begin, max(end, begin + 1)))


def may_tell(noun: Token) -> bool:
    """Tell who can have made a report from the day of it: "its report of | 3 July |"."""
    return noun.pos_ != "NUM" and is_voice_like(noun)


def _voice_of(noun: Token, *, clausal: bool) -> Voices | None:
    """Find whose noun it is: its owner, its "by" or "from", or who issues it; nobody when it is just there."""
    for child in children(noun, "nmod:poss", "compound", "amod"):
        if child.i < noun.i and child.dep_ != "amod" and is_voice_like(child):
            owner = _owner_of(noun, child)
            if owner is not None:
                return (mention_of(owner),), tuple(mention_of(other) for other in conjuncts(owner))
            return (mention_of(child),), tuple(mention_of(other) for other in conjuncts(child))
    for child in children(noun, "nmod", "acl"):
        if child.dep_ == "acl" and child.tag_ == "VBN" and agent_of(child) is not None:
            speaker = agent_of(child)
            return ((mention_of(speaker),), ()) if speaker is not None else NOBODY
        if case_of(child) in ({"by", "from", "of"} if clausal else {"by", "from"}) and may_tell(child):
            return (mention_of(child),), ()
    return _issuer_of(noun)


def _owner_of(noun: Token, pronoun: Token) -> Token | None:
    """Give whom "his" before a noun stands for, where that governs it: "Omar Daud repeated his claim that"."""
    person = load_voice_words().pronoun(pronoun.text)
    verb = noun.head
    if person not in {"he", "she", "they"} or verb.i > noun.i or noun.dep_ not in {"obj", "obl"}:
        return None
    subject = own_subject(verb)
    if subject is None or subject.i > verb.i or not is_voice_like(subject):
        return None
    if subject.pos_ == "PRON":
        return subject if load_voice_words().pronoun(subject.text) == person else None
    many = subject.tag_ in {"NNS", "NNPS"} or any(True for _ in conjuncts(subject))
    return subject if many == (person == "they") else None


def _partisan(noun: Token) -> Voices | None:
    """Read "Y is a critic of X": the subject of the copula takes sides."""
    subject = own_subject(noun) if any(True for _ in children(noun, "cop")) else None
    if subject is None or not is_voice_like(subject):
        return None
    return (mention_of(antecedent(subject, noun)),), tuple(mention_of(other) for other in conjuncts(subject))


def _issuer_of(noun: Token) -> Voices | None:
    lexicon = load_lexicon()
    verb = noun.head
    if noun.dep_ == "obj" and lemma_of(verb) in lexicon.cues.carriers:
        subject = subject_of(verb)
        if subject is None or not is_voice_like(subject):
            return None
        return (mention_of(subject),), tuple(mention_of(other) for other in conjuncts(subject))
    return NOBODY if lemma_of(noun) in lexicon.cues.topical_nouns else None


def _relaying(noun: Token) -> Token | None:
    """Give who cites the noun's words: "Y cited reports that X"."""
    verb = noun.head
    if noun.dep_ != "obj" or lemma_of(verb) not in load_lexicon().cues.relays:
        return None
    subject = subject_of(verb)
    return subject if subject is not None and is_voice_like(subject) else None


def _is_own(noun: Token, spoken: Voices) -> bool:
    voice = spoken[0][-1]
    if voice is None or voice.head is None:
        return False
    return load_voice_words().pronoun(noun.doc[voice.head].text) in {"self", "you"}


def _read_adjective(page: Page, cue: Token, one: CueClass) -> Report | None:
    """Read "Y is certain (that) X" and "Y is ready to X"."""
    subject = own_subject(cue) or (subject_of(cue) if cue.dep_ in {"conj", "xcomp", "advcl"} else None)
    if (
        subject is None
        or subject.pos_ not in NOMINAL
        or not is_voice_like(subject)
        or page.quotation_at(cue.idx) is not None
    ):
        return None
    if load_voice_words().pronoun(subject.text) in {"self", "you", "it"}:
        return None
    spoken: Voices = ((mention_of(subject),), tuple(mention_of(other) for other in conjuncts(subject)))
    for clause in children(cue, "ccomp", "xcomp", "advcl"):
        wanted = {"ccomp"} if "clause" in one.takes else {"xcomp", "advcl"} if "infinitive" in one.takes else set()
        if clause.i > cue.i and clause.dep_ in wanted:
            return _build(page, cue, one, spoken, (_run(page, cue, max(clause.left_edge.i, cue.i + 1), clause),))
    topic = next((noun for noun in children(cue, "obl", "nmod", "advcl") if _is_topic(cue, noun, one)), None)
    return (
        _build(page, cue, one, spoken, (run_on(page, cue, topic.left_edge.i + 1, topic, briefly=True),))
        if topic
        else None
    )


def _is_topic(cue: Token, noun: Token, one: CueClass) -> bool:
    """Tell what an adjective is about: "wary of X", "worried about X", the preposition right behind it."""
    first = noun.left_edge
    return first.i - cue.i in {1, 2} and first.dep_ in {"case", "mark"} and first.lower_ in one.about
