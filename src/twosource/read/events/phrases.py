"""A verb and a phrase of the lexicon go in; the tokens that are the phrase's words come out, if all of them are there.

A verb's zone is its complements, what marks them and the words close behind, since parses tie a phrase loosely.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.events.tree import OBLIQUES, PASSIVE_SUBJECTS, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.read.events.tree import Tree
    from twosource.read.events.vocabulary import Choices, EventWords, Pattern

NEAR = 6
"""Tokens after a head in which a word of its phrase may stand where the parse does not tie them: a determiner, two
modifiers and a short noun fit in; a second clause does not."""
ATTACHING = frozenset({"case", "mark", "compound", "compound:prt", "amod", "conj", "advmod", "nummod", "obj"})
FUNCTION = frozenset({"ADP", "ADV", "PART"})
CIRCUMSTANCES = frozenset({"after", "before", "since", "during", "despite", "amid", "until", "without", "following"})
PREPOSITIONS = frozenset({"of", "on", "at", "to", "for", "from", "with", "into", "against", "in", "by", "over", "upon"})
APART = frozenset({"advcl", "ccomp", "parataxis", "conj", "punct", "advcl:relcl"})


def order_zone(tree: Tree, head: int, words: EventWords) -> list[int]:
    """List the tokens of a verb's phrase, the nearest first."""
    return sorted(phrase_zone(tree, head, words), key=lambda token: (abs(token - head), token < head))


def match_rest(tree: Tree, head: int, pattern: Pattern, zone: list[int]) -> list[int] | None:
    """Find all further words of a verb phrase in its zone, or None."""
    tokens, met = [head], [head]
    for choices in pattern.rest:
        fits = is_object if choices.party else is_marked_so
        places = [token for token in zone if fits(tree, head, token, pattern)]
        found = next((hit for token in places if (hit := ends_at(tree, token, choices, tokens))), None)
        if found is None:
            return None
        met.extend(found)
        if not choices.party:
            tokens.extend(found)
    return tokens if all(is_led_on(tree, one, met, pattern) for one in met) else None


def is_led_on(tree: Tree, token: int, met: list[int], pattern: Pattern) -> bool:
    """Tell whether a preposition inside a phrase stands before words of it: not in "took children | in | Osh"."""
    inside = pattern.phrase.split()[1:-1]
    if tree.deps[token] != "case" or tree.words[token] not in inside or pattern.phrase.split()[-1] in PREPOSITIONS:
        return True
    marked = tree.heads[token]
    return marked in met or marked < met[0] or any(one != token and tree.is_under(one, marked) for one in met)


def is_object(tree: Tree, head: int, token: int, pattern: Pattern) -> bool:
    """Tell whether a token can be what a verb's action goes to, by a preposition where the phrase has one."""
    if tree.deps[token] in OBLIQUES and token != tree.heads[head]:
        return tree.case(token) in pattern.phrase.split()
    plain = tree.deps[token] in ("obj", "nsubj:pass", "iobj", "conj") or token == tree.heads[head]
    if tree.deps[token] == "obj" and tree.heads[token] != head and tree.tags[tree.heads[token]] == "VBG":
        return False
    return plain or token == gap_of(tree, head)


def is_marked_so(tree: Tree, head: int, token: int, pattern: Pattern) -> bool:
    """Tell whether a verb's further word is no circumstance of its own: "called the strike off | after talks"."""
    while tree.deps[token] == "nmod" and tree.heads[token] != head and tree.case(token) == "of":
        token = tree.heads[token]
    if "obl:agent" in (tree.deps[token], tree.deps[tree.heads[token]]) and "by" not in pattern.phrase.split():
        return tree.pos[token] == "ADP"
    apart = tree.deps[token] in OBLIQUES and tree.case(token) in (
        CIRCUMSTANCES | ({"under"} if token < head else set())
    )
    return not apart or tree.case(token) in pattern.phrase.split()


def gap_of(tree: Tree, verb: int) -> int | None:
    """Give the noun that a relative clause leaves out as a verb's object: "the grenade he was trying to throw"."""
    if tree.kid(verb, "obj", "aux:pass", "nsubj:pass") is not None:
        return None
    if tree.deps[verb] == "xcomp" and tree.kid(tree.heads[verb], "obj") is None:
        verb = tree.heads[verb]
    doer = tree.kid(verb, "nsubj")
    named = doer is not None and tree.tags[doer] not in ("WP", "WDT")
    return tree.heads[verb] if tree.deps[verb] == "acl:relcl" and named else None


def phrase_zone(tree: Tree, head: int, words: EventWords) -> set[int]:
    """Collect the tokens that can belong to a verb's phrase: its complements, what marks them, and the words after."""
    zone = set(words_after(tree, head))
    for kid in tree.kids[head]:
        if tree.deps[kid] in SUBJECTS or tree.deps[kid] in APART:
            continue
        zone.add(kid)
        zone.update(tree.kids_by(kid, ATTACHING))
        zone.update(inner for inner in tree.kids_by(kid, ("nmod",)) if tree.case(inner) == "of")
    if tree.deps[head] == "acl" and tree.tags[head] == "VBN":
        zone.add(tree.heads[head])
    if (gap := gap_of(tree, head)) is not None:
        zone.add(gap)
    own = (token for token in zone if not is_of_next_clause(tree, head, token))
    return {token for token in own if tree.pos[token] not in FUNCTION or joins(tree, head, token, words)}


def is_of_next_clause(tree: Tree, head: int, token: int) -> bool:
    """Tell whether a word opens a clause after a verb's own: "said | no | attack took place", "hid, a | charge"."""
    noun = tree.heads[token]
    clausal = tree.deps[noun] in SUBJECTS | PASSIVE_SUBJECTS and tree.heads[noun] > token
    stated = tree.deps[noun] in ("ccomp", "parataxis") and noun > token > head
    told = tree.words[token] == "no" and tree.deps[noun] in ("obj", "obl")
    opens = tree.deps[token] == "det" and (clausal or stated or told)
    return opens or (tree.deps[token] == "parataxis" and tree.pos[token] == "NOUN" and token > head)


def words_after(tree: Tree, head: int) -> Iterator[int]:
    """Yield the tokens close behind a head, up to and with the next verb."""
    for token in tree.reach(head, NEAR):
        yield token
        if tree.pos[token] == "VERB" and tree.deps[token] != "amod":
            return


def joins(tree: Tree, head: int, token: int, words: EventWords) -> bool:
    """Tell whether a particle or preposition after a head can be of its phrase: "called on Tuesday" is no appeal.

    A day that is said to be of something is none: "called for a day of mourning".
    """
    time = tree.heads[token]
    limiting = tree.words[token] in words.limits or any(tree.case(kid) == "of" for kid in tree.kids_by(time, ("nmod",)))
    return token > head and (limiting or tree.lemmas[time] not in words.times)


def ends_at(tree: Tree, token: int, choices: Choices, used: list[int]) -> list[int] | None:
    """Give the tokens of the choice whose last word stands at `token`, unless one of them is used already."""
    lemma, word = tree.lemmas[token], tree.words[token]
    if lemma not in choices.endings and word not in choices.endings:
        return None
    found = (*choices.endings.get(lemma, ()), *choices.endings.get(word, ()))
    for choice in found:
        tokens = list(range(token - len(choice) + 1, token + 1))
        if tokens[0] >= 0 and not any(one in used for one in tokens) and reads(tree, tokens, choice):
            return tokens
    return None


def reads(tree: Tree, tokens: list[int], choice: tuple[str, ...]) -> bool:
    """Tell whether tokens are the words of a choice, as lemmas or as they stand."""
    return all(word in (tree.lemmas[one], tree.words[one]) for word, one in zip(choice, tokens, strict=True))
