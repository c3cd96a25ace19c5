"""A parsed Doc goes in, plain lists of words, lemmas, tags and arcs come out, with the few walks that events need.

spaCy's token objects are costly to touch; every token is touched once here and never again.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from spacy.tokens import Doc

SUBJECTS = frozenset({"nsubj", "csubj", "nsubj:outer", "csubj:outer"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "csubj:pass"})
OBLIQUES = frozenset({"obl", "nmod", "obl:agent", "obl:unmarked", "nmod:unmarked"})
SPLITTERS = frozenset({";", ":", ".", "!", "?", "...", "…"})
SHORTEST = 2
"""Letters that a form must keep: "us" is no form of "u"."""
ACTIVE = frozenset({"VBD", "VBG", "VB", "VBZ", "VBP"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
OWN = frozenset({"det", "nummod", "nmod:poss", "amod", "compound", "acl", "acl:relcl"})
OTHERS = frozenset({"other", "another", "several"})
NO_FORMS: Mapping[str, str] = MappingProxyType({})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


@dataclass(frozen=True, slots=True)
class Tree:
    """One Doc as parallel lists, indexed by token; `words` and `lemmas` are lower case; `heads` of a root is itself.

    `starts`, `ends` are code points; `sentences[i]` is the number of the sentence that holds token `i`, and
    `bounds[n]` that sentence's first token and one past its last. `names` gives for each token of a recognised name
    that name's first token and one past its last, `labels` what kind of name it is.
    """

    words: list[str]
    shown: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    kids: list[list[int]]
    starts: list[int]
    ends: list[int]
    sentences: list[int]
    bounds: list[tuple[int, int]]
    names: dict[int, tuple[int, int]]
    labels: dict[int, str]

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.words)

    def kids_by(self, head: int, relations: Collection[str]) -> list[int]:
        """List the dependents of `head` that stand in one of the UD relations, in order."""
        return [kid for kid in self.kids[head] if self.deps[kid] in relations]

    def kid(self, head: int, *relations: str) -> int | None:
        """Give the first dependent of `head` in one of the relations."""
        return next((kid for kid in self.kids[head] if self.deps[kid] in relations), None)

    def case(self, token: int) -> str:
        """Give the preposition (or possessive mark) of a nominal, lower case: its first `case`; "" if none."""
        return next((self.words[kid] for kid in self.kids[token] if self.deps[kid] == "case"), "")

    def is_under(self, token: int, above: int) -> bool:
        """Tell whether a token hangs on another, however far down."""
        while self.heads[token] != token:
            token = self.heads[token]
            if token == above:
                return True
        return False

    def is_passive(self, verb: int) -> bool:
        """Tell whether a verb is in the passive: by its dependents, or as a bare participle that describes a noun."""
        if any(self.deps[kid] in ("aux:pass", "nsubj:pass") for kid in self.kids[verb]):
            return True
        if self.tags[verb] != "VBN" or any(self.deps[kid] in ("aux", "nsubj") for kid in self.kids[verb]):
            return False
        if self.kid(verb, "obj") is not None:
            return False
        if self.deps[verb] == "conj" and self.heads[verb] < verb:
            return self.pos[self.heads[verb]] == "ADJ" or self.is_passive(self.heads[verb])
        return self.deps[verb] in ("acl", "amod", "root", "advcl", "parataxis", "xcomp")

    def is_finite(self, verb: int) -> bool:
        """Tell whether a verb has a tense of its own, by its form or by its first auxiliary."""
        first = next((kid for kid in self.kids[verb] if self.deps[kid] in ("aux", "aux:pass", "cop")), verb)
        return self.tags[first] in FINITE

    def is_infinitive(self, verb: int) -> bool:
        """Tell whether a verb is an infinitive with "to"."""
        return self.tags[verb] == "VB" and any(self.words[kid] == "to" for kid in self.kids_by(verb, ("mark", "aux")))

    def stands_apart(self, conjunct: int) -> bool:
        """Tell whether a conjunct hung inside a phrase goes with the whole: it has an article, its mate has none.

        So "the airport of Abha and the base" are two, "the people of Abha and Najran" is one.
        """
        return self.is_determined(conjunct) and not self.is_determined(self.heads[conjunct])

    def shares_article(self, conjunct: int) -> bool:
        """Tell whether two coordinated nouns are one phrase under one article: "a doctor and nurse"."""
        mate = self.heads[conjunct]
        bare = not any(self.deps[kid] in OWN for kid in self.kids[conjunct])
        joined = self.words[conjunct - 1] in ("and", "or") and self.deps[conjunct] == "conj" and conjunct > mate
        return joined and bare and self.pos[mate] == self.pos[conjunct] == "NOUN" and self.is_determined(mate)

    def is_one_name(self, token: int, other: int) -> bool:
        """Tell whether two tokens are of one recognised name: "Customs and Border Protection"."""
        return token in self.names and self.names[token] == self.names.get(other)

    def is_determined(self, nominal: int) -> bool:
        """Tell whether a nominal has an article, a possessor, or "other" before it."""
        return any(
            self.deps[kid] in ("det", "nmod:poss") or self.words[kid] in OTHERS
            for kid in self.kids_by(nominal, ("det", "nmod:poss", "amod"))
        )

    def span(self, tokens: Iterable[int]) -> Span:
        """Give the code points from the first to the last of the tokens."""
        listed = list(tokens)
        return Span(self.starts[min(listed)], self.ends[max(listed)])

    def reach(self, token: int, width: int) -> range:
        """Give the tokens after `token`, at most `width`, up to the end of the sentence or a splitting mark."""
        last = min(self.bounds[self.sentences[token]][1], token + 1 + width)
        end = next((i for i in range(token + 1, last) if self.words[i] in SPLITTERS), last)
        return range(token + 1, end)


def hang(tree: Tree, place: int, head: int, relation: str) -> None:
    """Hang a token on another head by a relation; never below itself, which would be a ring."""
    if head == place or tree.is_under(head, place):
        return
    if tree.heads[place] != place:
        tree.kids[tree.heads[place]].remove(place)
    tree.kids[head] = sorted([*tree.kids[head], place])
    tree.heads[place], tree.deps[place] = head, relation


def grow_tree(doc: Doc, known: Collection[str] = (), irregular: Mapping[str, str] = NO_FORMS) -> Tree:
    """Copy what events need out of a Doc, once; a Doc without a parse gives flat arcs and one sentence.

    A lemma that is not `known` is replaced by the base form of its word that is, if there is one.
    """
    columns = columns_of(doc)
    heads = columns.heads.copy()
    kids: list[list[int]] = [[] for _ in heads]
    for place, head in enumerate(heads):
        if head != place:
            kids[head].append(place)
    sentences, bounds = number_sentences(columns.opens)
    forms = list(zip(columns.lows, columns.lemmas, (tag.startswith("VB") for tag in columns.tags), strict=True))
    lemmas = {form: repair_lemma(form[0], form[1].lower(), known, irregular, verbal=form[2]) for form in set(forms)}
    return Tree(
        words=columns.lows.copy(),
        shown=columns.words,
        lemmas=[lemmas[form] for form in forms],
        pos=columns.pos.copy(),
        tags=columns.tags.copy(),
        deps=[dep.lower() for dep in columns.deps],
        heads=heads,
        kids=kids,
        starts=columns.starts,
        ends=columns.ends,
        sentences=sentences,
        bounds=bounds,
        names={token: (one.start, one.end) for one in doc.ents for token in range(one.start, one.end)},
        labels={token: one.label_ for one in doc.ents for token in range(one.start, one.end)},
    )


def repair_lemma(
    word: str, lemma: str, known: Collection[str], irregular: Mapping[str, str], *, verbal: bool = False
) -> str:
    """Look an irregular form up; keep a known lemma; lead the form back to a known word by English spelling.

    A verb's lemma that is still a participle is led back too: "injured" to "injure"; one that lost its "e" gets it:
    "firing" is of "fire", since "fir" would double its end.
    """
    if word in irregular:
        return irregular[word]
    if verbal and word == f"{lemma}ing" and f"{lemma}e" in known:
        return f"{lemma}e"
    if lemma in known and not (verbal and lemma == word and word.endswith(("ed", "ing"))):
        return lemma
    return next((base for base in base_forms(word) if base in known), lemma or word)


def base_forms(word: str) -> Iterator[str]:
    """Yield the words that a regular English form can come from: "stopped" from stopp, stoppe, stop."""
    for ending in ("ing", "ed", "es", "s", "d"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < SHORTEST:
            continue
        yield stem
        if stem.endswith("i"):
            yield stem[:-1] + "y"
        if ending in ("ing", "ed"):
            yield stem + "e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]


def number_sentences(starts: list[bool]) -> tuple[list[int], list[tuple[int, int]]]:
    """Turn start flags into a sentence number for each token and the token range of each sentence."""
    firsts = [place for place, start in enumerate(starts) if start or place == 0]
    bounds = list(zip(firsts, [*firsts[1:], len(starts)], strict=True))
    return [number for number, (first, last) in enumerate(bounds) for _ in range(first, last)], bounds
