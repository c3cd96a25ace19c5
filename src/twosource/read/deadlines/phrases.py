"""Phrases around a verb or noun, as spans: its subject, its agent, the act it asks for, the noun phrase it heads.

Relations of the parse come first; where it has none, the words between marks stand in.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.deadlines.vocabulary import cues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from twosource.read.deadlines.sentences import Sight, Word

LEFT_OUT = frozenset(
    {
        "acl",
        "acl:relcl",
        "appos",
        "punct",
        "parataxis",
        "cc",
        "conj",
        "advcl",
        "case",
        "mark",
        "dep",
        "discourse",
        "nsubj",
        "nmod:unmarked",
        "orphan",
        "cop",
        "aux",
        "expl",
        "obl",
        "advmod",
        "vocative",
    }
)
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})
STOPS = frozenset(
    {
        ",",
        ";",
        ".",
        ":",
        "—",
        "–",
        "“",
        "”",
        '"',
        "or",
        "!",
        "?",
        "(",
        ")",
        "otherwise",
        "unless",
        "if",
        "because",
        "when",
        "warning",
        "whoever",
        "--",
        "#",
        "before",
        "after",
        "so",
    }
)
QUOTES = frozenset({"“", "”", '"'})
CLIMB = frozenset({"xcomp", "conj", "aux", "aux:pass", "advcl", "parataxis", "dep", "cop", "ccomp"})
HIGHEST = 4


def token_of(sight: Sight, word: Word) -> Token:
    """Give the token of a word."""
    return sight.sentences.doc[word.place]


def main_verb(sight: Sight, word: Word) -> Token:
    """Give the verb or predicate that an auxiliary or copula belongs to; any other verb is its own."""
    token = token_of(sight, word)
    while token.dep_ in {"aux", "aux:pass", "cop"} and token.head is not token:
        token = token.head
    return token


def noun_phrase(head: Token) -> Span:
    """Give the noun phrase of a head: what it governs without clauses and asides, coordinated nouns with it."""
    places = {head.i}
    stack = [head]
    while stack:
        token = stack.pop()
        for child in token.children:
            coordinated = is_coordinated(child, token) or is_nickname(child, token)
            preposed = child.dep_ == "case" and token is not head
            if child.dep_ not in LEFT_OUT or coordinated or preposed or (child.dep_ == "case" and child.tag_ == "POS"):
                places.add(child.i)
                stack.append(child)
    first = last = head.i
    while (step := bridged(head, first, -1)) in places:
        first = step
    while (step := bridged(head, last, 1)) in places:
        last = step
    return span_between(head, first, last)


def is_coordinated(child: Token, token: Token) -> bool:
    """Tell whether a child carries a list of nouns on: the next of them, or what joins one to those before."""
    if child.dep_ == "conj":
        return child.i > token.i and not child.tag_.startswith("VB")
    joining = child.dep_ == "cc" or (child.dep_ == "punct" and child.text == ",")
    return joining and token.dep_ == "conj" and child.i < token.i


def is_nickname(child: Token, token: Token) -> bool:
    """Tell whether a child is a name in quotation marks between a first and a last name: "Joseph “Ti Bwa” Louis"."""
    quoted = child.i > 0 and child.doc[child.i - 1].text in QUOTES
    return quoted and child.dep_ == "appos" and child.i > token.i and any(one.i > child.i for one in token.rights)


def bridged(head: Token, place: int, step: int) -> int:
    """Give the next place, past a hyphen that joins two words: "15-nation bloc"."""
    doc, beside = head.doc, place + step
    if not 0 <= beside < len(doc):
        return beside
    joined = doc[beside].text == "-" and not doc[min(place, beside)].whitespace_
    return beside + step if joined or doc[beside].text in QUOTES else beside


def span_between(any_token: Token, first: int, last: int) -> Span:
    """Give the code points of tokens first to last, both in."""
    doc = any_token.doc
    while last > first and (doc[last].tag_ in {"POS", "CC"} or doc[last].is_punct):
        last -= 1
    return Span(doc[first].idx, doc[last].idx + len(doc[last].text))


def subject_of(verb: Token, sight: Sight) -> Token | None:
    """Give the head of a verb's subject; that of a verb it hangs on, where it has none of its own."""
    token = verb
    begin = sight.sentences.words[sight.begin].place
    for _ in range(HIGHEST):
        for child in token.children:
            if child.dep_ in SUBJECTS:
                return (noun_on_left(verb, sight) if child.i < begin else None) or antecedent(child)
        if token.dep_ in {"acl:relcl", "acl"}:
            return token.head if token.head.i < token.i else None
        if token.dep_ not in CLIMB or token.head is token:
            break
        token = token.head
    return None if verb.doc.has_annotation("DEP") else noun_on_left(verb, sight)


def antecedent(subject: Token) -> Token:
    """Give the noun that a relative pronoun stands for."""
    if subject.lower_ in {"who", "that", "which"} and subject.head.dep_ in {"acl:relcl", "acl"}:
        return subject.head.head
    return subject


def noun_on_left(verb: Token, sight: Sight) -> Token | None:
    """Give the head of the last noun before a verb, for a text without a parse or with a wrong one."""
    begin = sight.sentences.words[sight.begin].place
    for place in range(verb.i - 1, begin - 1, -1):
        token = verb.doc[place]
        noun = token.tag_.startswith(("NN", "PRP")) if token.tag_ else token.is_alpha
        if any(child.dep_ == "case" for child in token.lefts):
            continue
        if noun and token.lower_ not in {
            "has",
            "have",
            "had",
            "will",
            "would",
            "must",
            "shall",
            "to",
            "not",
            "was",
            "were",
            "been",
        }:
            return token
    return None


def agent_of(verb: Token) -> Token | None:
    """Give the agent of a passive: "given by the army"."""
    return next((child for child in verb.children if child.dep_ == "obl:agent"), None)


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is in the passive."""
    relations = {child.dep_ for child in verb.children}
    if relations & {"aux:pass", "nsubj:pass"}:
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "acl:relcl"} and not relations & {"aux", "nsubj"}


def infinitives(words: list[Word]) -> Iterator[Word]:
    """Give every verb behind a "to"."""
    for place, word in enumerate(words[1:], 1):
        if words[place - 1].low == "to" and word.verb:
            yield word


def act_phrase(sight: Sight, verb: Word) -> Span:
    """Give a demanded act: from its verb on to the time, to a mark, to another clause, or to what follows otherwise."""
    last, quoted = verb, False
    after = bisect_right(sight.sentences.starts, verb.start)
    for word in sight.sentences.words[after : sight.end]:
        if word.low in QUOTES and (quoted or wants_more(last)):
            quoted, last = not quoted, word if quoted else last
            continue
        if sight.timed.start <= word.start < sight.timed.end or word.low in STOPS or opens_clause(sight, verb, word):
            break
        last = word if word.tag != "CC" else last
    joint = sight.joint[1]
    if joint and last.place == sight.left[-1].place:
        kept = [word for word in sight.left[:-joint] if word.start >= verb.start]
        last = kept[-1] if kept else verb
    return Span(verb.start, without_then(sight, last).end)


def wants_more(word: Word) -> bool:
    """Tell whether a word leads on to what is quoted behind it: "treated as “residents”"."""
    return word.tag in {"IN", "DT", "TO", "PRP$"}


def opens_clause(sight: Sight, verb: Word, word: Word) -> bool:
    """Tell whether a word begins what is told beside an act: "to repeal it and [said] they would march"."""
    doc = sight.sentences.doc
    if word.low == "that" and doc[word.place - 1].tag_ == "CC":
        return True
    if word.verb not in {"past", "present"} or not doc.has_annotation("DEP"):
        return False
    if word.verb in {"past", "participle"} and word.stem in cues("expiries").stems:
        return True
    act = main_verb(sight, verb)
    return act.i <= word.place and not (doc[word.place] == act or act.is_ancestor(main_verb(sight, word)))


def without_then(sight: Sight, last: Word) -> Word:
    """Give the word before "by then", which points at a time told elsewhere."""
    words = sight.sentences.words
    place = sight.sentences.number(last)
    return words[place - 2] if last.low == "then" and words[place - 1].low in {"by", "until", "before"} else last
