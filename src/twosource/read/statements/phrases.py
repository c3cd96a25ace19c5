"""From a token to the phrase around it: noun phrases, subjects and clause edges, as far as a fallible tree can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.statements.inflection import lemma_of
from twosource.read.statements.vocabulary import load_lexicon, load_voice_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"})
INSIDE_LEFT = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "flat", "nmod", "nmod:unmarked", "advmod",
                         "det:predet", "goeswith", "punct", "obl:npmod", "nmod:desc", "fixed", "case", "dep", "appos",
                         "nmod:npmod", "nmod:tmod"})  # fmt: skip
INSIDE_RIGHT = frozenset({"flat", "compound", "goeswith", "fixed", "nmod:desc", "nummod"})
OF = frozenset({"of", "in", "from", "at", "for", "with", "within", "inside", "’s", "'s"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"})
LOOSE = frozenset({"advcl", "acl", "parataxis", "conj", "dep"})
"""Relations by which a participle behind a comma hangs anywhere in its sentence."""
BOUNDING = frozenset({"all", "both", "half", "only", "even", "about", "around", "almost", "nearly", "just", "quite"})
"""Words that belong to the phrase whose article they stand before; others are the sentence's ("14:05 local the")."""
RUN_ON = 60
"""Tokens a noun phrase may span before the tree is taken to be wrong."""


def noun_phrase(head: Token) -> Span:
    """Give the phrase of a noun, without relative clauses; a proper name in apposition to a common noun is kept."""
    first, last = head.i, head.i
    for child in head.children:
        if child.i < head.i and child.dep_ in INSIDE_LEFT and not _is_break(child):
            first = min(first, child.left_edge.i)
        elif child.i > head.i and _belongs(head, child):
            last = max(last, _last_of(child))
    first, last = _titled_from(head, first), _named_to(head, last)
    if (
        first + 1 < head.i
        and head.doc[first].dep_ in {"advmod", "amod"}
        and head.doc[first + 1].lower_ in {"the", "a", "an"}
    ):
        first += head.doc[first].lower_ not in BOUNDING
    while first < head.i and (
        head.doc[first].is_space or head.doc[first].dep_ in {"punct", "cc", "case", "mark", "fixed"}
    ):
        first += 1
    if last - first > RUN_ON:
        first, last = head.i, head.i
    return token_span(head.doc, first, last + 1)


def _named_to(head: Token, last: int) -> int:
    """Widen a phrase to the end of the name that it ends in, where the tree cut that in two."""
    doc = head.doc
    while head.pos_ == "PROPN" and last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I" and doc[last].ent_type_:
        last += 1
    return last


def _titled_from(head: Token, first: int) -> int:
    """Give where a title right before a name begins that hangs beside it ("ministry spokesman Omar Daud")."""
    title = head.doc[first - 1] if first > 0 and head.pos_ == "PROPN" else None
    if title is None or title.pos_ != "NOUN" or title.dep_ not in SUBJECTS or title.head != head.head:
        return first
    return title.left_edge.i


def _is_break(child: Token) -> bool:
    return child.dep_ == "punct" and child.text in {",", ":", ";", "-", "–", "—", '"', "“", "”"}


def _belongs(head: Token, child: Token) -> bool:
    if child.dep_ in INSIDE_RIGHT or _informs(head, child) or names_on(head, child):
        return True
    if child.dep_ in {"nmod", "nmod:of"}:
        return (child.lower_ in load_voice_words().posted and case_of(child) in {"on", "at"}) or (
            child.lower_ not in DAYS
            and not _is_medium(child)
            and any(mark.dep_ == "case" and (mark.lower_ in OF or _in_name(mark)) for mark in child.children)
        )
    return child.dep_ == "appos" and head.pos_ != "PROPN" and child.pos_ == "PROPN"


def names_on(head: Token, child: Token) -> bool:
    """Tell the second word of a foreign name that the tree takes for an attribute: "Jama'at Nusrat al-Islam"."""
    beside = child.i == head.i + 1 and child.dep_ == "nmod" and head.pos_ == child.pos_ == "PROPN"
    return beside and not any(True for _ in children(child, "case"))


def _in_name(preposition: Token) -> bool:
    """Tell a preposition inside a name by its capital: "Doctors Without Borders"."""
    before = preposition.nbor(-1) if preposition.i > preposition.sent.start else preposition
    return (
        before != preposition
        and before.text.istitle()
        and preposition.text.istitle()
        and preposition.nbor().text.istitle()
    )


def _informs(head: Token, child: Token) -> bool:
    """Tell how a source is named by what it knows: "a diplomat briefed on the matter"."""
    near = child.i == head.i + 1 and child.dep_ in {"acl", "amod"} and head.pos_ == "NOUN"
    return near and (lemma_of(child) in load_voice_words().informed or child.lower_ in load_voice_words().informed)


def _is_medium(child: Token) -> bool:
    """Tell how something was said ("the account in a tweet") from who somebody is ("a source in the ministry")."""
    document = lemma_of(child) in load_voice_words().document
    return document and case_of(child) in {"in", "on", "at", "for", "to"}


def _last_of(child: Token) -> int:
    """Give the last token of a part of a noun phrase, cut before the first clause inside it."""
    last = child.i
    if child.dep_ in {"acl", "amod"}:
        return max((token.i for token in child.subtree if not token.is_punct), default=child.i)
    for inner in child.rights:
        if inner.dep_ in INSIDE_RIGHT or (inner.dep_ == "nmod" and inner.i - child.i < RUN_ON):
            last = max(last, _last_of(inner))
    return last


def token_span(doc: Doc, first: int, stop: int) -> Span:
    """Give the code points of tokens `first` to `stop`, end exclusive."""
    return Span(doc[first].idx, doc[stop - 1].idx + len(doc[stop - 1]))


def subject_of(verb: Token) -> Token | None:
    """Find who does what the verb says: its own subject, else that of the clause it hangs on.

    A participle or an infinitive borrows its governor's subject, a conjunct its first conjunct's, and a relative
    clause the noun it describes.
    """
    seen = 0
    while seen < 6:  # noqa: PLR2004 - deeper borrowing is a parser's error more often than English
        seen += 1
        own = own_subject(verb)
        if own is not None:
            return antecedent(own, verb)
        other = (_main_subject(verb) if seen == 1 else None) or _told_to(verb)
        if other is not None:
            return other
        if verb.dep_ in {"acl", "acl:relcl"}:
            return verb.head if verb.head.pos_ in NOMINAL else None
        if verb.dep_ not in {"conj", "advcl", "xcomp", "parataxis", "ccomp", "advcl:relcl"} or verb.head == verb:
            return None
        if verb.dep_ in {"parataxis", "ccomp"} and (verb.i < verb.head.i or verb.tag_ in {"VBD", "VBZ"}):
            return None
        verb = verb.head
    return None


def _main_subject(verb: Token) -> Token | None:
    """Give the subject of the whole sentence for a participle behind a comma: "X denied that Y had left, adding Z"."""
    before = verb.i - 1
    while before > verb.sent.start and verb.doc[before].pos_ == "ADV":
        before -= 1
    if verb.tag_ != "VBG" or before <= verb.sent.start or verb.doc[before].text != "," or verb.dep_ not in LOOSE:
        return None
    credit = verb.head if verb.head.dep_ == "parataxis" and verb.head.i < verb.i else None
    if credit is not None and (speaker := own_subject(credit)) is not None:
        return speaker
    root = verb.sent.root
    clauses = [root, *(token for token in root.children if token.dep_ == "conj")]
    subject = None
    for clause in clauses:
        own = own_subject(clause) if clause.i < verb.i and _is_finite(clause) else None
        subject = own if own is not None and own.i < clause.i else subject
    return subject


def _is_finite(clause: Token) -> bool:
    """Tell a clause in a tense of its own: a finite verb, or what a copula or an auxiliary makes one."""
    finite = {"VBD", "VBZ", "VBP"}
    return clause.tag_ in finite or any(child.tag_ in finite for child in children(clause, "cop", "aux", "aux:pass"))


def stands_finite(verb: Token) -> bool:
    """Tell a verb with a tense of its own, one too whose tag hides it: "X, local residents informed"."""
    if verb.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    spoken = verb.tag_ == "VBN" and any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children)
    return spoken and not any(True for _ in children(verb, "aux", "aux:pass", "cop"))


def _told_to(verb: Token) -> Token | None:
    """Give who is to do what an infinitive says: who was told, urged or made to ("ordered them to say X")."""
    governor = verb.head
    lexicon = load_lexicon()
    if verb.dep_ not in {"xcomp", "advcl"} or not any(mark.lower_ == "to" for mark in children(verb, "mark")):
        return None
    lemma = lemma_of(governor)
    told = lexicon.taking(lemma, "request") is not None or lexicon.taking(lemma, "instruction") is not None
    if not told and (verb.dep_ != "xcomp" or lexicon.taking(lemma, "infinitive") is not None):
        return None
    return next((child for child in children(governor, "obj", "iobj") if governor.i < child.i < verb.i), None)


def own_subject(verb: Token) -> Token | None:
    """Give the subject that hangs on the verb itself; of several, the nearest before it."""
    found = [child for child in verb.children if child.dep_ in SUBJECTS and child.pos_ in NOMINAL | {"DET"}]
    before = [child for child in found if child.i < verb.i]
    closed = verb.i > 0 and verb.doc[verb.i - 1].text in {"”", '"', "''", "’"}
    inverted = next((child for child in found if closed and child.left_edge.i == verb.i + 1), None)
    if inverted is not None:
        return inverted
    after = None if verb.tag_ == "VBG" else next(iter(found), None)
    return before[-1] if before else after


def antecedent(subject: Token, verb: Token) -> Token:
    """Give the noun that a relative pronoun stands for; any other subject stands for itself."""
    if subject.lower_ in RELATIVE and subject.pos_ in {"PRON", "DET", "SCONJ"}:
        clause = verb
        while clause.dep_ in {"conj", "xcomp", "ccomp"} and clause.head != clause:
            clause = clause.head
        if clause.dep_ in {"acl:relcl", "acl"} and clause.head.pos_ in NOMINAL and not _is_thing(clause.head, subject):
            paused = subject.i > 0 and subject.doc[subject.i - 1].text == ","
            return _described(clause.head) if paused else clause.head
        before = subject.i - 1
        while before > subject.sent.start and subject.doc[before].is_punct:
            before -= 1
        return subject.doc[before] if subject.doc[before].pos_ in NOMINAL else subject
    return subject


def _described(noun: Token) -> Token:
    """Climb from a noun inside a description to whom it describes: "Y, a channel run by Z, which quoted X"."""
    while noun.dep_ in {"obl", "obl:agent"} and noun.head.dep_ == "acl" and noun.head.head.pos_ in NOMINAL:
        noun = noun.head.head
    before = noun.left_edge.i - 1
    name = noun.doc[before - 1] if before > 0 and noun.doc[before].text == "," else None
    if name is not None and name.pos_ == "PROPN" and noun.left_edge.tag_ == "DT":
        while name.dep_ in {"flat", "compound"} and name.head.pos_ == "PROPN":
            name = name.head
        return name
    return noun.head if noun.dep_ == "appos" and noun.head.pos_ in NOMINAL else noun


def _is_thing(noun: Token, pronoun: Token) -> bool:
    """Tell a noun that "who" cannot stand for ("statements by officials who denied it")."""
    if pronoun.lower_ != "who" or noun.pos_ != "NOUN":
        return False
    return load_voice_words().kind_of_noun(lemma_of(noun)) == "document"


def conjuncts(head: Token) -> Iterator[Token]:
    """Give the nouns coordinated with the first one."""
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in NOMINAL:
            yield child
            yield from conjuncts(child)


def children(token: Token, *relations: str) -> Iterator[Token]:
    """Give the children of a token that stand in one of the relations."""
    return (child for child in token.children if child.dep_ in relations)


def case_of(token: Token) -> str:
    """Give the preposition before a noun, lower case, or an empty string."""
    return next((child.lower_ for child in token.lefts if child.dep_ == "case"), "")


def auxiliaries(verb: Token) -> list[Token]:
    """Give the auxiliaries and negations of a verb in order."""
    return [child for child in verb.lefts if child.dep_ in {"aux", "aux:pass"} or is_negation(child)]


def stands_as_noun(token: Token) -> bool:
    """Tell a noun, also where its tag is a verb's but it stands as an object or a subject ("denied reports that")."""
    if token.pos_ in {"NOUN", "PROPN"}:
        return True
    placed = token.dep_ in {"obj", "iobj", "obl", "nmod", "nsubj", "nsubj:pass"}
    return token.pos_ == "VERB" and placed and token.tag_ in {"VBZ", "VBP", "VB", "NN", "NNS"}


def is_negation(token: Token) -> bool:
    """Tell whether the token says no to its governor."""
    return token.lower_ in {"not", "n't", "n’t", "never", "nt", "neither", "nor"}


def is_passive(verb: Token) -> bool:
    """Tell whether the verb stands in the passive."""
    marked = any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in verb.children)
    return marked or _is_reduced(verb) or lacks_hearer(verb)


def lacks_hearer(verb: Token) -> bool:
    """Tell "was beaten and told that X", a passive whose auxiliary stands before another verb: nobody told that."""
    behind = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    direct = verb.tag_ in {"VBD", "VBN"} and behind.dep_ == "mark" and behind.lower_ in {"that", "to"}
    heard = direct and not any(child.dep_ in {"obj", "iobj"} for child in verb.children)
    return heard and lemma_of(verb) in load_lexicon().cues.addressed


def _is_reduced(verb: Token) -> bool:
    """Tell a participle that stands for a passive clause: "Asked about X, he said", "a plan drawn up by Y"."""
    opens = verb.i == verb.sent.start or verb.doc[verb.i - 1].lower_ in {"when", "if", "once", "as"}
    if verb.dep_ not in {"advcl", "acl"} or not (verb.tag_ == "VBN" or (verb.tag_ == "VBD" and opens)):
        return False
    return not any(child.dep_ in {"aux", "nsubj", "obj"} for child in verb.children)


def trim(text: str, span: Span, ends: str) -> Span:
    """Cut blanks and the characters `ends` off both ends of a span; an all-cut span is empty at its start."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ends):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ends):
        end -= 1
    return Span(start, end)


def subtract(span: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    """Give what is left of a span when the holes are cut out, in order."""
    left, start = [], span.start
    for hole in sorted(holes, key=lambda hole: hole.start):
        if hole.start > start:
            left.append(Span(start, min(hole.start, span.end)))
        start = max(start, hole.end)
        if start >= span.end:
            break
    if start < span.end:
        left.append(Span(start, span.end))
    return tuple(one for one in left if one.start < one.end)
