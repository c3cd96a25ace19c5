"""Content that is no clause: what is planned, demanded, denied or judged; the cue's class says which complement.

"vowed to X", "urged Y to X", "told Y to X", "called for X", "denied X", "accused Y of Z", "is said to have X".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.span import Span, cover
from twosource.read.statements.clauses import that_after
from twosource.read.statements.ends import before_occasion, before_relative, to_end
from twosource.read.statements.inflection import lemma_of
from twosource.read.statements.phrases import (
    NOMINAL,
    case_of,
    children,
    is_negation,
    is_passive,
    noun_phrase,
    own_subject,
    token_span,
)
from twosource.read.statements.reach import first_of_content, run_on
from twosource.read.statements.vocabulary import COMPLEMENTS, CueClass, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from twosource.read.statements.page import Page

Found = tuple[CueClass, tuple[Span, ...], "Token | None"]
"""The class that takes the content, the content, and the preposition that belongs to the cue."""

STANDS = frozenset({"deny", "judgement"})
"""Classes by which somebody takes a stand on a thing named before."""
CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "csubj"})
NEAR = 4
"""Tokens between a cue and the preposition that belongs to it."""
AWAY = 16
"""Tokens between a cue and the "at" of what it puts at a number."""
OBLIQUE = frozenset({"as", "of", "for", "with", "against", "from", "to", "into", "over", "on", "in", "about", "at"})


def complement_of(page: Page, verb: Token) -> Found | None:
    """Find the verb's content by the complements that its classes take, the most telling first."""
    lemma = lemma_of(verb)
    for read in (_answer, _request, _instruction, _hearsay, _urge, _infinitive, _gerund, _oblique, _object):
        found = read(page, verb, lemma)
        if found is not None:
            return found
    return None


def _answer(_page: Page, verb: Token, lemma: str) -> Found | None:
    """Read "said no" and "answered yes"."""
    one = load_lexicon().taking(lemma, "clause")
    if one is None or one.name != "say" or verb.i + 1 >= len(verb.doc):
        return None
    word = verb.nbor(1)
    behind = verb.doc[word.i + 1] if word.i + 1 < len(verb.doc) else None
    ends = behind is None or behind.is_punct or behind.is_space or behind.lower_ in {"to", "when"}
    if word.lower_ not in load_lexicon().cues.answers or not ends:
        return None
    return one, (Span(word.idx, word.idx + len(word)),), None


def _open_clause(verb: Token, relations: tuple[str, ...] = ("xcomp", "ccomp", "advcl")) -> Token | None:
    """Give the infinitive after the verb: "to X"; by the tree, or right behind the verb wherever the tree hangs it."""
    by_tree = next((child for child in children(verb, *relations) if child.i > verb.i and _has_to(child)), None)
    if by_tree is not None:
        return by_tree
    return _infinitive_at(verb, first_of_content(verb, None))


def _infinitive_at(verb: Token, place: int) -> Token | None:
    """Give the verb of an infinitive that begins at a token, wherever the tree hangs it."""
    ahead = [token for token in verb.doc[place : place + 2] if token.lower_ not in {"not", "never"}]
    if not ahead or ahead[0].lower_ != "to" or ahead[0].head.tag_ != "VB" or ahead[0].head.i < ahead[0].i:
        return None
    return ahead[0].head


def _has_to(clause: Token) -> bool:
    return any(mark.lower_ == "to" and mark.i < clause.i for mark in clause.children if mark.dep_ in {"mark", "aux"})


def _from_to(clause: Token) -> int:
    """Give the token at which an infinitive begins: "to", or "not" before it."""
    first = min(mark.i for mark in clause.children if mark.lower_ == "to" and mark.i < clause.i)
    return first - 1 if first and clause.doc[first - 1].lower_ in {"not", "never"} else first


def _request(page: Page, verb: Token, lemma: str) -> Found | None:
    one = load_lexicon().taking(lemma, "request")
    clause = _open_clause(verb)
    if one is None or clause is None:
        return None
    if is_passive(verb):
        return (
            None
            if lemma in load_lexicon().cues.hearsay
            else (one, (run_on(page, verb, _from_to(clause), clause, briefly=True),), None)
        )
    asked = next(
        (child for child in children(verb, "obj", "iobj") if verb.i < child.i < clause.i), None
    ) or own_subject(clause)
    if asked is None or asked.i < verb.i:
        return None
    return one, (run_on(page, verb, max(asked.left_edge.i, verb.i + 1), clause, briefly=True),), None


def _instruction(page: Page, verb: Token, lemma: str) -> Found | None:
    one = load_lexicon().taking(lemma, "instruction")
    clause = _open_clause(verb, ("xcomp", "advcl", "ccomp"))
    if one is None or clause is None:
        return None
    return one, (run_on(page, verb, _from_to(clause), clause, briefly=True),), None


def _hearsay(page: Page, verb: Token, lemma: str) -> Found | None:
    """Read "X is said to Y" and "X is accused of Y": the subject and the rest are the content."""
    lexicon = load_lexicon()
    subject = own_subject(verb)
    headless = verb.tag_ == "VBN" and verb.dep_ == "root" and subject is None
    if lemma not in lexicon.cues.hearsay or not (is_passive(verb) or headless):
        return None
    classes = lexicon.verbs.get(lemma, ())
    one = next((one for one in classes if one.stance != "demands"), None)
    if one is None:
        return None
    clause = _open_clause(verb, ("xcomp", "ccomp"))
    if clause is not None:
        rest, prep = run_on(page, verb, _from_to(clause), clause, briefly=True), None
    else:
        oblique = next((child for child in children(verb, "obl", "advcl", "xcomp") if _completes(verb, child)), None)
        if oblique is None:
            return None
        prep = next((mark for mark in oblique.children if mark.lower_ in {"of", "as", "for"}), None)
        rest = before_relative(page, run_on(page, verb, oblique.left_edge.i, oblique, briefly=True))
    said = token_span(verb.doc, subject.left_edge.i, subject.right_edge.i + 1) if subject is not None else None
    empty = {"who", "which"} if clause is None else {"it", "who", "which"}
    if said is not None and (said.end > rest.start or subject is None or subject.lower_ in empty):
        said = None
    return one, (rest,) if said is None else (said, rest), prep if said is None else None


def _completes(verb: Token, child: Token) -> bool:
    """Tell what is said of a subject: "is accused of Y", "is seen as Y", "is considered Y"."""
    return _marker(child) in {"of", "as", "for"} or (child.dep_ == "xcomp" and child.i > verb.i and not _marker(child))


def _marker(token: Token) -> str:
    return next((child.lower_ for child in token.lefts if child.dep_ in {"case", "mark"}), "")


def _urge(page: Page, verb: Token, lemma: str) -> Found | None:
    """Read "called on Y to X": Y and X are the content, the preposition is the cue's."""
    one = next((one for one in load_lexicon().verbs.get(lemma, ()) if one.name == "urge"), None)
    if one is None:
        return None
    for asked in children(verb, "obl", "obj"):
        prep = next((child for child in asked.lefts if child.dep_ == "case" and child.lower_ in one.takes), None)
        clause = (
            _open_clause(verb)
            or _open_clause(asked, ("acl", "advcl", "xcomp"))
            or _infinitive_at(verb, asked.right_edge.i + 1)
        )
        if prep is not None and asked.i > verb.i and clause is not None and clause.i > asked.i:
            return one, (run_on(page, verb, prep.i + 1, clause, briefly=True),), prep
    return None


def _infinitive(page: Page, verb: Token, lemma: str) -> Found | None:
    one = load_lexicon().taking(lemma, "infinitive")
    clause = _open_clause(verb, ("xcomp", "ccomp", "advcl"))
    if one is None or clause is None or is_passive(verb) or own_subject(clause) is not None:
        return None
    if clause.dep_ == "advcl" and any(True for _ in children(verb, "obj")):
        return None
    return one, (run_on(page, verb, _from_to(clause), clause, briefly=True),), None


def _gerund(page: Page, verb: Token, lemma: str) -> Found | None:
    one = load_lexicon().taking(lemma, "gerund")
    behind = (child for child in verb.rights if child.tag_ == "VBG" and child.dep_ in CLAUSES)
    clause = next((child for child in behind if child.dep_ in {"xcomp", "ccomp"} or _follows(verb, child)), None)
    if one is None or clause is None or is_passive(verb):
        return None
    return one, (run_on(page, verb, max(clause.left_edge.i, verb.i + 1), clause, briefly=True),), None


def _follows(verb: Token, clause: Token) -> bool:
    """Tell a clause right behind its verb, with no pause or preposition between."""
    between = verb.doc[verb.i + 1 : clause.i]
    return len(between) <= 1 and all(token.pos_ == "ADV" for token in between)


def _oblique(page: Page, verb: Token, lemma: str) -> Found | None:
    for one in load_lexicon().verbs.get(lemma, ()):
        if one.name == "urge" or (is_passive(verb) and one.name != "ask") or _speaks_on(verb, one):
            continue
        if not _has_particle(verb, one) or any(_convenes(lemma, child) for child in children(verb, "obj")):
            continue
        if one.name in {"portray", "reckon"}:
            shown = _shown_as(page, verb, one)
            if shown is not None:
                return shown
            continue
        for noun in children(verb, "obl", "advcl", "obj"):
            prep = next((child for child in noun.lefts if child.dep_ in {"case", "mark"}), None)
            if (
                noun.i > verb.i
                and prep is not None
                and prep.lower_ in set(one.takes) - COMPLEMENTS
                and prep.i - verb.i <= NEAR
            ):
                return one, (to_end(page, verb, prep.i + 1, noun),), prep
    return None


def _shown_as(page: Page, verb: Token, one: CueClass) -> Found | None:
    """Read "cast Y as Z" and "put Y at 14": both are the content."""
    thing = next((child for child in children(verb, "obj") if child.i > verb.i), None)
    shown = next((child for child in children(verb, "obl", "xcomp", "advcl") if _marker(child) in one.takes), None)
    if one.name == "reckon":
        return _reckoned(page, verb, one, thing) if thing is not None else None
    if thing is None or shown is None or shown.i < thing.i or is_passive(verb):
        return None
    return one, (to_end(page, verb, max(thing.left_edge.i, verb.i + 1), shown),), None


def _reckoned(page: Page, verb: Token, one: CueClass, thing: Token) -> Found | None:
    """Read "put the toll at six": a thing and the number that "at" brings, wherever the tree hangs it."""
    end = page.sentence_of(verb).end
    for token in verb.doc[thing.i + 1 : verb.i + AWAY]:
        if token.idx >= end or token.text in {",", ";"}:
            return None
        number = next((later for later in verb.doc[token.i + 1 : token.i + 4] if later.pos_ == "NUM"), None)
        if token.lower_ == "at" and number is not None:
            last = token.head if token.head.i > number.i else number
            return one, (to_end(page, verb, max(thing.left_edge.i, verb.i + 1), last),), None
    return None


def _speaks_on(verb: Token, one: CueClass) -> bool:
    """Tell a verb of silence that is not negated: "commented on X" is none."""
    return one.name == "comment" and not any(is_negation(child) for child in verb.lefts)


def withholds(verb: Token) -> bool:
    """Tell a verb of denying that denies no words: "journalists were | denied | entry"."""
    things = (child for child in children(verb, "obj", "xcomp") if child.i > verb.i)
    return is_passive(verb) and any(child.pos_ == "NOUN" for child in things)


def _object(page: Page, verb: Token, lemma: str) -> Found | None:
    classes = load_lexicon().verbs.get(lemma, ())
    taking = [
        one for one in classes if "object" in one.takes and not _speaks_on(verb, one) and _has_particle(verb, one)
    ]
    one = next(iter(taking), None) or (load_lexicon().taking(lemma, "clause") if _is_terse(page, verb, lemma) else None)
    if one is None or (one.name == "deny" and withholds(verb)):
        return None
    if is_passive(verb):
        return _patient(verb, one)
    described = _described(verb, one)
    if described is not None:
        return described
    thing = next(
        (child for child in children(verb, "obj", "iobj", "ccomp") if child.i > verb.i and _is_thing(child)), None
    )
    if thing is None or case_of(thing) or _carries(lemma, thing) or _convenes(lemma, thing):
        return _called(page, verb, one) if thing is None else None
    if lemma in load_lexicon().cues.naming:
        named = run_on(page, verb, max(thing.left_edge.i, verb.i + 1), thing, briefly=True)
        return one, (before_relative(page, named),), None
    whole = _whole_object(page, verb, thing, stood=one.name in STANDS or lemma in load_lexicon().cues.claims)
    return None if whole is None else (one, (denied_clause(page, one, thing) or whole,), None)


def _has_particle(verb: Token, one: CueClass) -> bool:
    """Tell whether a verb has the particle that its class asks for: "lashed out", "ruled out"."""
    return not one.particles or any(child.lower_ in one.particles for child in verb.rights)


def _is_terse(page: Page, verb: Token, lemma: str) -> bool:
    """Tell a post's or a telex' "says" that a noun alone follows: "Army says outgoing fire"."""
    terse = page.parsed.item.kind == "post" or page.sentence_of(verb).of(page.text).isupper()
    thing = next((child for child in children(verb, "obj") if child.i > verb.i), None)
    return terse and lemma == "say" and thing is not None and thing.pos_ in {"NOUN", "PROPN"}


def _is_thing(child: Token) -> bool:
    """Tell a noun, or the "that" or "this" which stands for one."""
    return child.pos_ in NOMINAL or (child.tag_ == "DT" and child.dep_ == "obj")


def _convenes(lemma: str, thing: Token) -> bool:
    """Tell "called a strike" from "called it a strike" and "called the strike a crime"."""
    named = any(child.i > thing.i and child.pos_ in NOMINAL for child in children(thing.head, "xcomp", "obj"))
    return lemma == "call" and lemma_of(thing) in load_lexicon().cues.convened and not named


def _called(page: Page, verb: Token, one: CueClass) -> Found | None:
    """Read "called Y Z" where the tree makes a clause of it, with Y for the subject of Z."""
    naming = lemma_of(verb) in load_lexicon().cues.naming
    behind = (child for child in children(verb, "xcomp", "ccomp") if child.i > verb.i and not _has_to(child))
    clause = next(behind, None) if naming else None
    if clause is None or own_subject(clause) is None:
        return None
    named = run_on(page, verb, max(clause.left_edge.i, verb.i + 1), clause, briefly=True)
    return one, (before_relative(page, named),), None


def _described(verb: Token, one: CueClass) -> Found | None:
    """Read "allegations that Y dismissed", "X, which Y denied": the noun of the clause is what Y takes a stand on."""
    subject, noun = own_subject(verb), verb.head
    before = subject.left_edge.i - 1 if subject is not None else -1
    if verb.dep_ == "parataxis" and before > 0 and lemma_of(verb.doc[before]) in load_lexicon().nouns:
        noun = verb.doc[before]
    clausal = verb.dep_ in {"acl", "acl:relcl", "parataxis"}
    stands = one.name in STANDS and clausal and noun.pos_ in NOMINAL and noun.i < verb.i
    bare = not any(child.dep_ in {"obj", "ccomp", "xcomp"} and child.pos_ != "PRON" for child in verb.children)
    if not stands or not bare or subject is None or not noun.i < subject.i < verb.i or subject.tag_ in {"WDT", "WP"}:
        return None
    return one, (noun_phrase(noun),), None


def _carries(lemma: str, thing: Token) -> bool:
    """Tell a verb whose object is the cue: "voiced support for X"."""
    lexicon = load_lexicon()
    told = any(True for _ in children(thing, "nmod", "acl", "ccomp"))
    owned = any(child.pos_ != "PRON" for child in children(thing, "nmod:poss"))
    return lemma in lexicon.cues.carriers and lemma_of(thing) in lexicon.nouns and told and not owned


def _patient(verb: Token, one: CueClass) -> Found | None:
    """Read "X was condemned by Y" and "X was threatened": the subject is the content."""
    subject = own_subject(verb)
    if subject is None and verb.dep_ == "acl" and verb.head.i < verb.i and _has_agent(verb):
        return one, (noun_phrase(verb.head),), None
    if subject is None or subject.pos_ == "PRON" or not (_has_agent(verb) or one.name in {"threaten", "deny"}):
        return None
    return one, (token_span(verb.doc, subject.left_edge.i, subject.right_edge.i + 1),), None


def _whole_object(page: Page, verb: Token, thing: Token, *, stood: bool) -> Span | None:
    """Give an object with what completes it; a bare pronoun is content only where somebody takes a stand on it."""
    spans = [to_end(page, verb, max(part.left_edge.i, verb.i + 1), part) for part in _with_object(verb, thing)]
    spans += _named_in_quotes(page, spans[0])
    bare = thing.pos_ == "PRON" and thing.tag_ != "DT" and not any(True for _ in children(thing, "acl:relcl"))
    whole = cover(spans)
    if bare and len(spans) == 1 and not (stood and thing.lower_ in {"it", "them"}):
        return None
    return before_occasion(page, whole) if whole is not None else None


def _has_agent(verb: Token) -> bool:
    return any(case_of(child) == "by" for child in children(verb, "obl", "obl:agent"))


def _with_object(verb: Token, thing: Token) -> Iterator[Token]:
    """Give the object and what completes it: "Y of Z", "Y as Z", "Y Z" with a predicate."""
    yield thing
    stances = {one.stance for one in load_lexicon().verbs.get(lemma_of(verb), ())}
    stands, threatens = "denies" in stances, "threatens" in stances
    for child in verb.rights:
        if stands and _marker(child) == "as":
            continue
        completes = child.dep_ == "xcomp" or (child.dep_ in {"obl", "advcl"} and _marker(child) in OBLIQUE)
        completes &= child.dep_ != "advcl" or own_subject(child) is None
        completes |= threatens and child.dep_ == "advcl" and _marker(child) in {"if", "unless"}
        if child.i > thing.i and completes and child.doc[child.left_edge.i - 1].text not in {",", "—", "–"}:
            yield child


def _named_in_quotes(page: Page, thing: Span) -> list[Span]:
    """Give a quotation that stands right behind an object: 'called it "a war"'."""
    ahead = page.quotations_in(Span(thing.end, min(thing.end + 8, len(page.text))))
    return [
        Span(one.start, one.end)
        for one in ahead
        if one.start >= thing.end and page.text[thing.end : one.start].strip() in {"", "a", "an", "the", "as"}
    ][:1]


def denied_clause(page: Page, one: CueClass, thing: Token) -> Span | None:
    """Read "denied the claim that X": X itself is denied, the claim is somebody else's statement."""
    lexicon = load_lexicon()
    if one.stance != "denies" or lemma_of(thing) not in lexicon.nouns:
        return None
    that = that_after(page, thing)
    return run_on(page, thing, that.i, that.head) if that is not None else None
