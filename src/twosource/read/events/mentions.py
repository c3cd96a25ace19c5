"""A party's head token goes in; out comes the participant: the code points of its noun phrase, and its name.

A phrase keeps its modifiers, names and prepositional phrases and leaves out clauses, coordinated phrases and marks at
its ends. A pronoun is resolved to whoever speaks where the sentence says so; otherwise its name stays open.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.model.reading import Participant
from twosource.read.events.control import subject_of
from twosource.read.events.things import is_thing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.reading import Statement
    from twosource.read.events.tree import Tree
    from twosource.read.events.vocabulary import EventWords

LEFT_OUT = frozenset(
    {"cc", "parataxis", "punct", "case", "advcl", "cop", "nsubj", "advmod:emph", "mark",
     "advcl:relcl", "ccomp", "aux", "discourse", "nsubj:pass", "dep", "csubj", "obj", "xcomp", "expl", "nmod:unmarked"}
)  # fmt: skip
BESIDE = frozenset({"appos", "list", "amod", "nmod:poss", "nmod:desc"})
KEPT_CASES = frozenset({"of", "in", "'s", "’s", "'", "’"})
OFFICE_CASES = frozenset({"to", "for"})
NAME_CASES = frozenset({"for", "against"})
THIRD_PERSONS = frozenset({"he", "she", "it", "they", "him", "her", "them"})
FIRST_PERSONS = frozenset({"i", "we", "me", "us", "my", "our"})
ARTICLES = frozenset({"the", "a", "an"})
REMARKS = frozenset({"a", "an", "some", "one", "among", "including"})
"""What opens a remark put beside a name, which says what it is or holds and not who it is."""
LOOSE = frozenset({"nsubj", "obj", "iobj", "appos", "dep", "flat", "xcomp", "obl", "root"})
OPENING = frozenset({"“", "``", "„", "«"})
QUOTES = OPENING | {'"', "”", "''", "»"}
CLOCK = re.compile(r"\d{1,2}[:.]\d\d$|\d{4}-\d\d-\d\d$")
"""The time or day that an entry of a live page or a telex opens with."""
GROUP = 3
"""Digits between two marks of a number."""
TAIL = 4
"""Tokens by which a headline is signed."""
WIDTH = 24
"""Tokens of the longest phrase: beyond it the parse has run away."""


def name_party(tree: Tree, token: int, words: EventWords, statements: Sequence[Statement], text: str) -> Participant:
    """Turn a party's head into a participant; a pronoun becomes its antecedent where the sentence gives one."""
    if tree.pos[token] == "PRON" and tree.words[token] in THIRD_PERSONS:
        speaker = speaker_of(tree, token, words)
        if speaker is None:
            return Participant(tree.starts[token], tree.ends[token], voice_name(tree.starts[token], statements))
        token = speaker
    first, last = phrase_of(tree, token, words)
    start, end = tree.starts[first], tree.ends[last]
    if tree.pos[token] == "PRON":
        return Participant(start, end, pronoun_name(tree, token, start, statements))
    named, until = name_in(tree, token, first, last, words)
    named += tree.words[named] in ARTICLES and named < until
    return Participant(start, end, text[tree.starts[named] : tree.ends[until]])


def name_in(tree: Tree, token: int, first: int, last: int, words: EventWords) -> tuple[int, int]:
    """Give the tokens of a party's name within its phrase: what a proper noun is called, else the whole phrase."""
    if tree.pos[token] != "PROPN":
        return first, last
    named, until = phrase_of(tree, token, words, bare=True)
    start, end = tree.names.get(token, (named, until + 1))
    return max(first, min(named, start)), min(last, max(until, end - 1))


def phrase_of(tree: Tree, token: int, words: EventWords, *, bare: bool = False) -> tuple[int, int]:
    """Give the first and last token of the phrase under a head; `bare` leaves out what is put beside its name."""
    members = [token]
    waiting = [(token, False)]
    while waiting:
        head, told = waiting.pop()
        for kid in tree.kids[head]:
            if told or (keeps(tree, head, kid, token, words) and not (bare and tree.deps[kid] in BESIDE)):
                members.append(kid)
                waiting.append((kid, told or tree.deps[kid].startswith("acl")))
    members = [one for one in members if abs(one - token) <= WIDTH]
    first, last = whole(tree, token, set(members))
    start, end = tree.names.get(token, (first, last + 1))
    first, last = trim(tree, min(first, start), max(last, end - 1), token)
    return (first, last) if bare else (count_before(tree, first, token), adjoin(tree, token, last, words))


def count_before(tree: Tree, first: int, token: int) -> int:
    """Add the number right before a plural that the parse hung elsewhere: "some 60 | herders were killed".

    Wires that set marks apart write one number as two: "77 , | 000 herders"; or it was taken for a sentence.
    """
    split = first > 1 and tree.pos[first] == "NUM" and tree.words[first - 1] == "," and len(tree.words[first]) == GROUP
    number = first - 1 - split
    timed = number >= 0 and CLOCK.match(tree.words[number])
    if tree.tags[token] not in ("NNS", "NNPS") or number < 0 or tree.pos[number] != "NUM" or timed:
        return first
    apart, here = tree.sentences[number], tree.sentences[token]
    alone = all(one == number or tree.is_under(one, number) for one in range(tree.bounds[apart][0], number))
    if tree.kid(number, "case") is not None or (apart != here and not alone):
        return first
    bounds = [kid for kid in tree.kids_by(number, ("advmod", "det")) if kid < number]
    return min((number, *bounds)) if tree.heads[number] not in bounds else first


def adjoin(tree: Tree, token: int, last: int, words: EventWords) -> int:
    """Add the name that follows a title directly, where the parse hung it elsewhere: "opposition leader | Ann Lee"."""
    after = last + 1
    title = tree.pos[token] == "NOUN" or tree.lemmas[token] in words.offices
    joined = after < len(tree) and title and last == token and tree.pos[after] == "PROPN"
    if not joined or tree.heads[after] not in (tree.heads[token], token, after) or tree.deps[after] not in LOOSE:
        return last
    while after + 1 < len(tree) and tree.heads[after + 1] == last + 1 and tree.deps[after + 1] == "flat":
        after += 1
    return after


def keeps(tree: Tree, head: int, kid: int, top: int, words: EventWords) -> bool:
    """Tell whether a dependent belongs to the phrase of `top`."""
    relation = tree.deps[kid]
    if relation == "case":
        bound = kid + 1 < len(tree) and tree.words[kid + 1] in ("least", "most")
        return head != top or bound or tree.tags[kid] == "POS"
    if relation in ("conj", "cc") and head != top:
        return relation == "cc" or not tree.stands_apart(kid)
    if relation == "conj":
        return tree.shares_article(kid) or tree.is_one_name(head, kid)
    if relation.startswith("acl"):
        return tells_who(tree, head, kid, words)
    if relation in LEFT_OUT or tree.tags[kid] == "_SP" or is_beside(tree, kid, words):
        return False
    return (
        keeps_marked(tree, head, kid, words)
        if relation == "nmod" and kid > head
        else relation != "advmod" or kid < head
    )


def is_beside(tree: Tree, kid: int, words: EventWords) -> bool:
    """Tell whether a dependent is a remark, or a phrase of its own that was taken for an article: "in all, 30 men"."""
    if tree.deps[kid] == "det":
        return tree.kid(kid, "case") is not None
    return tree.deps[kid] == "appos" and is_remark(tree, kid, words)


def is_remark(tree: Tree, kid: int, words: EventWords) -> bool:
    """Tell whether what is put beside a name says what it is, and not who: "Bhutan, a kingdom in the mountains".

    An office is part of who somebody is: "Ann Lee, a spokeswoman for the ministry".
    """
    if tree.lemmas[kid] in words.offices:
        return False
    first = kid
    while before := [one for one in tree.kids[first] if one < first and tree.words[one] != ","]:
        first = before[0]
    return tree.pos[kid] == "NOUN" and tree.words[first - 1] == "," and tree.words[first] in REMARKS


def tells_who(tree: Tree, head: int, clause: int, words: EventWords) -> bool:
    """Tell whether a clause is part of its noun's phrase: what it is called, or all that is said of empty "people"."""
    if tree.deps[clause] == "acl" and tree.tags[clause] == "VBN" and tree.lemmas[clause] in words.naming_verbs:
        return True
    if tree.lemmas[head] not in words.empty_people or clause < head or tree.words[clause - 1] == ",":
        return False
    return not any(tree.deps[kid] in ("amod", "nummod", "nmod", "nmod:poss") for kid in tree.kids[head])


def keeps_marked(tree: Tree, head: int, kid: int, words: EventWords) -> bool:
    """Tell whether a prepositional phrase is part of a party: "of" and "in", and what an office or a name is for."""
    case, first = tree.case(kid), min(tree.kids_by(kid, ("case",)), default=kid)
    if tree.lemmas[kid] in words.no_party or (first and tree.words[first - 1] == "," and case != "of"):
        return False
    if (
        tree.lemmas[tree.heads[head]] in words.charging_verbs
        and tree.deps[head] == "obj"
        and not is_thing(tree, head, words)
        and not tree.is_determined(kid)
    ):
        return False
    if case in KEPT_CASES:
        return True
    if case in words.place_cases and "NOUN" in (tree.pos[head], tree.pos[tree.heads[head]]):
        return case != "at" or not is_thing(tree, kid, words)
    named = tree.pos[head] == "PROPN" and tree.shown[kid][0].isupper() and first == head + 1 and case != "to"
    office = any(tree.lemmas[one] in words.offices for one in (head, tree.heads[head]))
    return (case in OFFICE_CASES and office) or (case in NAME_CASES and named)


def whole(tree: Tree, token: int, members: set[int]) -> tuple[int, int]:
    """Grow left and right from a head over members and the marks between them."""
    joints = {",", "-", "–", "(", ")", "'", "’", "/", ".", "&", '"', "“", "”"}
    first = last = token
    for step in range(token - 1, min(members) - 1, -1):
        if step not in members and tree.words[step] not in joints:
            break
        first = step if step in members else first
    for step in range(token + 1, max(members) + 1):
        if (step not in members and tree.words[step] not in joints) or is_dash_apart(tree, step):
            break
        last = step if step in members else last
    return first, last


def is_dash_apart(tree: Tree, mark: int) -> bool:
    """Tell whether a dash parts who says so from the end of a headline: "shelling of Kharkiv | - mayor"."""
    last = tree.bounds[tree.sentences[mark]][1]
    tail = tree.pos[mark + 1 : last]
    signed = 0 < len(tail) <= TAIL and "PUNCT" not in tail and "VERB" not in tail
    return signed and tree.words[mark] in ("-", "–", "—") and tree.starts[mark] > tree.ends[mark - 1]


def trim(tree: Tree, first: int, last: int, token: int) -> tuple[int, int]:
    """Leave out marks and loose prepositions at the ends of a phrase, never its head; close its last bracket."""
    while first < token and (
        tree.pos[first] in ("PUNCT", "SPACE", "CCONJ")
        or is_loose_that(tree, first, token)
        or tree.deps[first] == "cc:preconj"
        or CLOCK.match(tree.words[first])
    ):
        first += 1
    while last > token and (tree.pos[last] in ("PUNCT", "SPACE") or tree.deps[last] in ("case", "cc")):
        last -= 1
    phrase = tree.words[first : last + 1]
    closes = last + 1 < len(tree) and tree.words[last + 1] == ")" and phrase.count("(") > phrase.count(")")
    return first, last + closes


def is_loose_that(tree: Tree, first: int, token: int) -> bool:
    """Tell whether a "that" before a plural opens its clause and is no part of the phrase."""
    return tree.words[first] == "that" and tree.tags[token] in ("NNS", "NNPS")


def speaker_of(tree: Tree, pronoun: int, words: EventWords) -> int | None:
    """Give the subject of the saying verb above a pronoun that is subject of what is said: "X said it would"."""
    verb = tree.heads[pronoun]
    if tree.deps[pronoun] not in ("nsubj", "nsubj:pass") or is_quoted(tree, pronoun):
        return None
    beside = False
    for _ in range(len(tree.bounds)):
        head = tree.heads[verb]
        if head == verb:
            return None
        if tree.deps[verb] in ("ccomp", "parataxis") and tree.lemmas[head] in words.saying_verbs:
            found = subject_of(tree, head, words)
            if found is None or tree.pos[found] == "PRON" or not agrees(tree, pronoun, found, words):
                return None
            return None if beside and is_one_person(tree, found, words) else found
        beside = beside or (tree.deps[verb] == "advcl" and tree.words[pronoun] == "they")
        if tree.deps[verb] not in ("conj", "xcomp", "ccomp", "advcl"):
            return None
        verb = head
    return None


def is_quoted(tree: Tree, token: int) -> bool:
    """Tell whether a token stands between quotation marks of its sentence: a "they" there is not who speaks."""
    first = tree.bounds[tree.sentences[token]][0]
    marks = [tree.words[one] for one in range(first, token) if tree.words[one] in QUOTES]
    return bool(marks) and (len(marks) % 2 == 1 if marks[-1] == '"' else marks[-1] in OPENING)


def agrees(tree: Tree, pronoun: int, noun: int, words: EventWords) -> bool:
    """Tell whether a pronoun's number and sex allow the noun; "they" allows any."""
    if tree.words[pronoun] in ("he", "him") and tree.lemmas[noun] in words.women:
        return False
    if tree.words[pronoun] in ("she", "her") and tree.lemmas[noun] in words.men:
        return False
    plural = tree.tags[noun] == "NNS" or (tree.tags[noun] == "NNPS" and tree.words[pronoun] != "it")
    return tree.words[pronoun] in ("they", "them") or not plural


def is_one_person(tree: Tree, noun: int, words: EventWords) -> bool:
    """Tell whether a noun is one person, who says "they" of his own, but not beside others that he tells of.

    "The chief said his men were shot after | they | surrendered" leaves "they" open.
    """
    single = {*words.persons, *words.classes["leader"], *words.classes["official"]}
    one = tree.labels.get(noun) == "PER" or tree.lemmas[noun] in single
    return one and tree.tags[noun] not in ("NNS", "NNPS") and tree.kid(noun, "conj") is None


def pronoun_name(tree: Tree, token: int, start: int, statements: Sequence[Statement]) -> str | None:
    """Name who says "I" or "we": the innermost voice of the statement that holds it."""
    if tree.words[token] not in FIRST_PERSONS:
        return voice_name(start, statements)
    holding = [one for one in statements if any(span.start <= start < span.end for span in one.content)]
    inner = max(holding, key=lambda one: len(one.voices), default=None)
    return inner.voices[-1].name if inner and inner.voices else None


def voice_name(start: int, statements: Sequence[Statement]) -> str | None:
    """Name a mention that is a voice of some statement, as that voice was resolved."""
    return next((voice.name for one in statements for voice in one.voices if voice.start == start), None)
