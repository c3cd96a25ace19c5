"""How far a content runs after its cue, read from word order: on through the sentence, with a decision at each pause.

The tree alone cuts contents short wherever one arc is wrong. So a content goes on to the next comma or dash, and over
it only when what follows hangs on the content, or is joined to it by "and that"; never over another cue.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.statements.ends import remarks_on, tells_when
from twosource.read.statements.inflection import lemma_of, verb_of
from twosource.read.statements.phrases import DAYS, NOMINAL, SUBJECTS, children
from twosource.read.statements.second import begins_other_cue, tells_on
from twosource.read.statements.spans import whole_quotations
from twosource.read.statements.vocabulary import load_lexicon, load_voice_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from twosource.read.statements.page import Page

PAUSES = frozenset({",", ";", ":", "–", "—", "--", "-", "(", "..."})
ENDS = frozenset({".", "!", "?"})
MARKS = frozenset({"“", "”", '"', "''", "``", "‘", "’", "«", "»"})
OBLIQUE = frozenset(
    {"obl", "obl:tmod", "obl:unmarked", "obl:npmod", "advmod", "nmod:unmarked", "discourse", "compound:prt"}
)
OCCASIONAL = frozenset({"in", "on", "at", "during", "by"})
OCCASION = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "VERB"})
DASHES = frozenset({"–", "—", "--", "-"})
COORDINATE = frozenset({"conj", "list"})
"""Relations by which a list goes on over its commas."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
WITHIN = frozenset({"as", "though"})
"""Contrasts that stand in a content as often as behind it."""
GAP = 12
"""Tokens that a hearer or a time may take between a cue and its content."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens around a pause: where the content begins, the pause, what begins behind it, and the sentence's end."""

    first: int
    pause: int
    begin: int
    stop: int


def first_of_content(verb: Token, head: Token | None) -> int:
    """Give the token at which content begins after a cue: behind its particle, its hearer, its time and place."""
    doc = verb.doc
    that = (
        next((mark for mark in children(head, "mark") if mark.lower_ == "that" and mark.i > verb.i), None)
        if head
        else None
    )
    if that is not None:
        return that.i
    limit = head.i if head is not None else min(verb.i + GAP, len(doc) - 1)
    place = verb.i + 1
    hears = lemma_of(verb) in load_lexicon().cues.hearers
    skipped = {
        child.left_edge.i: child.right_edge.i for child in verb.rights if _stands_between(child, limit, hears=hears)
    }
    while place < limit:
        if doc[place].lower_ == "that" and (doc[place].tag_ == "IN" or doc[place].dep_ == "mark"):
            return place
        if place in skipped and skipped[place] < limit:
            place = skipped[place] + 1
        elif doc[place].is_punct and doc[place].text not in MARKS:
            place += 1
        else:
            break
    place = _behind_hearer(verb, place, limit) if hears else place
    return _behind_occasion(verb, place, limit)


def _behind_hearer(verb: Token, place: int, limit: int) -> int:
    """Pass by a hearer's name that the tree takes for a part of what is said: "told AFP the road was shut"."""
    doc, stop = verb.doc, place
    while place == verb.i + 1 and stop < limit and doc[stop].pos_ == "PROPN":
        stop += 1
    opens = stop > place and stop < limit and (doc[stop].pos_ in {"DET", "PRON"} or doc[stop].tag_ == "PRP$")
    return stop if opens else place


def _behind_occasion(verb: Token, place: int, limit: int) -> int:
    """Pass by when and where it was said, where the tree hangs that into the clause: "said in a report they had"."""
    doc = verb.doc
    first = verb.i + 1 if doc[min(verb.i + 1, len(doc) - 1)].lower_ in OCCASIONAL else place
    if first >= limit or doc[first].lower_ not in OCCASIONAL:
        return place
    if doc[first].lower_ == "on" and first + 1 < limit and doc[first + 1].lower_ in DAYS:
        return first + 2
    for token in doc[first + 1 : min(first + GAP, limit)]:
        if token.i > place and (token.tag_ == "PRP" or (token.lower_ == "that" and token.tag_ == "IN")):
            return token.i
        if token.i > place and token.dep_ != "case" and lemma_of(token.nbor(-1)) in load_lexicon().cues.occasions:
            return place if token.pos_ not in {"DET", "NUM", "PROPN"} else token.i
        if token.is_punct or token.pos_ not in OCCASION:
            return place
    return place


def _stands_between(child: Token, limit: int, *, hears: bool) -> bool:
    relations = OBLIQUE | ({"obj", "iobj", "nsubj"} if hears else {"iobj"})
    behind = child.right_edge.i + 1
    if child.dep_ == "nsubj" and behind <= limit and child.doc[behind].text == ":":
        return child.right_edge.i - child.left_edge.i < 2 * GAP
    return child.dep_ in relations and child.i < limit and child.right_edge.i - child.left_edge.i < GAP


def run_on(page: Page, verb: Token, first: int, head: Token, *, briefly: bool = False) -> Span:
    """Give the content from token `first`, whose clause has the head `head`, to where it ends after the cue `verb`.

    `briefly` is for infinitives, which end at a pause unless "and" goes on.
    """
    doc = verb.doc
    cap = _cap(verb)
    lost = cap <= first + 1 and doc[first].lower_ == "that"
    stop = min(_sentence_stop(page, verb), _quotation_stop(page, verb, first), len(doc) if lost else cap)
    stop = _own_predicate(verb, first, stop)
    colon = doc[first - 1].text == ":" or doc[max(first - 2, 0)].text == ":"
    last = max(first, min(head.i, stop - 1))
    place = first
    while place < stop:
        token = doc[place]
        if place > head.i and (begins_other_cue(verb, token, first, last) or (briefly and _parts(token, head, stop))):
            break
        if (
            token.text in ENDS
            and place > head.i
            and not _numbers(token)
            and page.quotation_at(token.idx) == page.quotation_at(doc[first].idx)
        ):
            break
        if (
            place > head.i
            and token.text in MARKS
            and doc[place - 1].text in ENDS
            and page.quotation_at(token.idx) is None
        ):
            break
        if _is_pause(token) and not colon and not _goes_over(page, verb, place, (first, stop), head, briefly=briefly):
            break
        last = max(last, place) if not token.is_space else last
        place += 1
    last = max(last, min(head.i, stop - 1)) if place >= head.i else last
    span = Span(doc[first].idx, doc[last].idx + len(doc[last]))
    return whole_quotations(page, span)


def _numbers(stop: Token) -> bool:
    """Tell the full stop of "No. 1"."""
    inside = 0 < stop.i < len(stop.doc) - 1
    return inside and stop.nbor(-1).lower_ in {"no", "nos"} and stop.nbor(1).text[:1].isdecimal()


def _own_predicate(noun: Token, first: int, stop: int) -> int:
    """Give where the verb begins of which a noun with its clause is the subject: "reports that X was shot were false".

    That is the first finite verb before any pause for which neither a subject nor a conjunction is left.
    """
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return stop
    left = 0
    for token in noun.doc[first:stop]:
        if token.is_punct:
            return stop
        subject = token.dep_ in SUBJECTS and (token.pos_ in NOMINAL or token.pos_ == "DET" or token.tag_ == "VBG")
        left += subject or token.dep_ in {"cc", "expl"}
        if token.tag_ in FINITE or token.tag_ == "MD":
            if left == 0 and token.i > first + 1:
                return token.i
            left -= 1
    return stop


def _parts(cc: Token, head: Token, stop: int) -> bool:
    """Tell where behind an infinitive "and" begins another clause: with a subject of its own, or in the past."""
    if cc.dep_ != "cc" or head.tag_ != "VB":
        return False
    for token in cc.doc[cc.i + 1 : min(cc.i + GAP, stop)]:
        if _is_pause(token):
            return False
        if token.pos_ in {"VERB", "AUX"}:
            return token.tag_ in FINITE and (cc.head == token or _own_clause(cc, cc.doc, stop))
    return False


def _is_pause(token: Token) -> bool:
    """Tell a mark at which the writer pauses; a hyphen inside a word is none."""
    if token.text not in PAUSES:
        return False
    return token.text not in {"-", "–"} or bool(token.whitespace_) or (token.i > 0 and bool(token.nbor(-1).whitespace_))


def _quotation_stop(page: Page, verb: Token, first: int) -> int:
    """Give the token before which a content must end that begins in the quotation in which its own cue stands."""
    quotation = page.quotation_at(verb.idx)
    if quotation is None:
        return len(verb.doc)
    place = first
    while place < len(verb.doc) and verb.doc[place].idx < quotation.inner.end:
        place += 1
    return max(place, first + 1)


def _sentence_stop(page: Page, verb: Token) -> int:
    """Give the first token after the cue's sentence."""
    end = page.sentence_of(verb).end
    doc = verb.doc
    place = verb.sent.end
    while place < len(doc) and doc[place].idx < end:
        place += 1
    while place > verb.i + 1 and doc[place - 1].idx >= end:
        place -= 1
    return place


def _cap(verb: Token) -> int:
    """Give the token before which a clause that its governor follows must end ("the man who said so left")."""
    cap = len(verb.doc)
    token = verb
    while token.head != token:
        if token.head.i > token.i and token.dep_ not in {"parataxis", "ccomp"}:
            cap = min(cap, max(part.i for part in token.subtree if part.i < token.head.i) + 1)
        token = token.head
    return max(cap, verb.i + 2)


def _goes_over(page: Page, verb: Token, place: int, reach: tuple[int, int], head: Token, *, briefly: bool) -> bool:
    """Decide at a pause whether the content goes on behind it."""
    first, stop = reach
    doc = verb.doc
    follow = _next_word(doc, place + 1, stop)
    if follow is None:
        return False
    if doc[place].text in DASHES and follow.lower_ in {"a", "an"} and page.quotation_at(doc[place].idx) is None:
        return False
    if doc[place].text == ";" and place > head.i and tells_on(doc, place, stop):
        return False
    told = doc[place].text == ":" and (page.quotation_at(follow.idx) is not None or (place > head.i and not briefly))
    told |= _lists_quotations(page, doc, place, follow) or _opens_with_adjunct(doc, first, place)
    if told or place < head.i or _in_one_quotation(page, doc[place], follow):
        return True
    after = doc[follow.i + 1] if follow.i + 1 < stop else follow
    cut = follow.tag_ in {"WRB", "WDT"} and after.text == ","
    cut |= follow.tag_ == "PRP" and after.tag_ in FINITE and is_speech(after)
    cut |= follow.lower_ == "who" and doc[place - 1].pos_ == "PROPN"
    cut |= tells_when(doc, follow, stop) or remarks_on(doc, follow, stop)
    cut |= briefly and _opens_main_clause(doc, follow, stop)
    again = cut or _speaks_again(follow, verb) or _is_cue_group(doc, follow.i, stop)
    joined = False if again else _joins(follow, doc, stop)
    if joined is not None:
        return joined
    tie = _tie(verb, Stretch(first, place, follow.i, stop))
    named = tie == "appos" and follow.pos_ == "PROPN"
    return tie is not None and (not briefly or named or follow.dep_ == "cc" or tie in COORDINATE)


def _opens_main_clause(doc: Doc, cc: Token, stop: int) -> bool:
    """Tell ", and the army, which denies it, expressed concern": a relative clause parts a subject from its verb."""
    if cc.dep_ != "cc":
        return False
    pause = next((token.i for token in doc[cc.i + 1 : stop] if _is_pause(token)), stop)
    relative = pause + 1 < stop and doc[pause + 1].tag_ in {"WDT", "WP", "WP$"}
    if not relative or any(token.pos_ in {"VERB", "AUX"} for token in doc[cc.i : pause]):
        return False
    end = next((token.i for token in doc[pause + 1 : stop] if token.text == ","), stop)
    return any(token.tag_ in FINITE for token in doc[end : end + 3])


def _opens_with_adjunct(doc: Doc, first: int, place: int) -> bool:
    """Tell the first pause of a content that begins with a subordinate clause: "that if X, Y"."""
    begin = first + 1 if doc[first].lower_ == "that" else first
    opener = doc[begin] if begin < place else doc[first]
    subordinate = opener.lower_ in {"if", "when", "unless", "while", "although", "because", "since", "once"}
    return subordinate and not any(_is_pause(token) for token in doc[begin:place])


def _in_one_quotation(page: Page, pause: Token, follow: Token) -> bool:
    return page.quotation_at(pause.idx) is not None and page.quotation_at(follow.idx) is not None


def _lists_quotations(page: Page, doc: Doc, place: int, follow: Token) -> bool:
    """Tell a list of things called: 'a "bully," a "thief" and "weak"', one quotation right behind the other."""
    behind = page.quotations_in(Span(max(doc[place].idx - 2, 0), doc[place].idx + 1))
    ahead = follow.nbor(1) if follow.tag_ == "DT" and follow.i + 1 < len(doc) else follow
    opened = page.quotations_in(Span(ahead.idx, ahead.idx + 1))
    return bool(behind and opened) and opened[0] != behind[-1] and opened[0].inner.start - ahead.idx in {0, 1}


def _joins(follow: Token, doc: Doc, stop: int) -> bool | None:
    """Tell what a conjunction behind a pause joins: "and that" more content, "but Y did" the writer's; else None.

    Without a subject of its own, what follows goes on with the content, unless it is a cue ("but added that").
    """
    if follow.dep_ != "cc" and follow.lower_ not in {"and", "but", "or"}:
        return None
    ahead = [token for token in doc[follow.i + 1 : min(follow.i + 4, stop)] if not token.is_space]
    if any(token.lower_ == "that" and token.tag_ == "IN" for token in ahead[:2]) or (ahead and ahead[0].text in MARKS):
        return True
    if _own_clause(follow, doc, stop):
        return False if follow.lower_ == "but" else None
    verb = next((token for token in ahead if token.pos_ in {"VERB", "AUX"}), None)
    if verb is None:
        return None
    return not (verb.tag_ in FINITE and lemma_of(verb) in load_lexicon().verbs)


def _next_word(doc: Doc, place: int, stop: int) -> Token | None:
    return next((token for token in doc[place:stop] if not token.is_punct and not token.is_space), None)


def _speaks_again(follow: Token, verb: Token) -> bool:
    """Tell whether the writer goes on, or another cue: "although", "adding that", "he said"."""
    if follow.lower_ in {"while", "whereas"}:
        return any(token.tag_ in FINITE and is_speech(token) for token in follow.doc[follow.i : follow.sent.end])
    if follow.lower_ in load_lexicon().cues.contrasts:
        return follow.lower_ not in WITHIN or not _hangs_inside(follow, verb)
    lemma = lemma_of(follow)
    cue = load_lexicon().taking(lemma, "clause") is not None or lemma in load_lexicon().cues.relays
    if follow.tag_ == "VBG" and cue and any(True for _ in children(follow, "ccomp", "obj", "xcomp", "advcl")):
        return True
    return follow.head == verb and follow.dep_ in {"advcl", "conj", "parataxis"} and follow.tag_ in {"VBG", "VBD"}


def _hangs_inside(mark: Token, cue: Token) -> bool:
    """Tell whether the clause that a contrast opens hangs on the content, and tells no cue of its own."""
    clause = mark.head
    verbs = load_lexicon().verbs
    told = [token for token in mark.doc[mark.i : clause.i + 1] if token.tag_ in FINITE]
    speaks = mark.nbor(-1).text == "(" or any(lemma_of(token) in verbs or lemma_of(token) == "put" for token in told)
    return clause.i > mark.i and clause.dep_ == "advcl" and clause.head.i > cue.i and not speaks


def _is_cue_group(doc: Doc, place: int, stop: int) -> bool:
    """Tell whether the rest of the sentence, or an insertion, is another cue: ", the report said"."""
    for token in doc[place : min(place + GAP, stop)]:
        if _is_pause(token):
            return False
        if (token.tag_ in FINITE or ends_as_credit(token)) and is_speech(token):
            after = doc[token.i + 1] if token.i + 1 < len(doc) else token
            short = token.i - place < GAP // 2
            return (
                short
                and token.i > place
                and (after.text in PAUSES | ENDS or after.lower_ in {"in", "on", "at"} or after.is_space)
            )
        if token.pos_ == "VERB":
            return False
    return False


def is_speech(token: Token) -> bool:
    """Tell a form of a verb that takes a clause, whatever its tag."""
    return load_lexicon().taking(verb_of(token.lower_) or "", "clause") is not None


CREDITED = frozenset({"NNS", "NN", "NNP", "NNPS", "VBN"})
"""Tags that a credit's verb is given by mistake."""


def ends_as_credit(token: Token) -> bool:
    """Tell a credit's verb that its tag hides (", Meridian Wire reports."): a name before it, the end behind it."""
    doc = token.doc
    if token.lower_ in load_voice_words().outlet_words:
        return False
    if token.i < 1 or token.tag_ not in CREDITED:
        return False
    ends = token.i + 1 == len(doc) or doc[token.i + 1].text in ENDS or doc[token.i + 1].is_space
    return ends and doc[token.i - 1].pos_ == "PROPN"


def _own_clause(cc: Token, doc: Doc, stop: int) -> bool:
    """Tell whether "but" opens a clause with a subject of its own."""
    for token in doc[cc.i + 1 : min(cc.i + GAP, stop)]:
        if token.dep_ in SUBJECTS:
            return True
        if token.pos_ in {"VERB", "AUX"}:
            return False
    return False


def _tie(verb: Token, stretch: Stretch) -> str | None:
    """Give the relation by which the stretch up to the next pause hangs on the content; None when it hangs beyond."""
    doc, begin = verb.doc, stretch.begin
    end = next((token.i for token in doc[begin : stretch.stop] if _is_pause(token)), stretch.stop)
    for token in doc[begin:end]:
        if not begin <= token.head.i < end or token.head == token:
            if stretch.first <= token.head.i < stretch.pause:
                return token.dep_
            if token.head == verb or token.head.i < stretch.first:
                return None
    return "left" if any(begin <= token.i < end <= token.head.i for token in doc[begin:end]) else None
