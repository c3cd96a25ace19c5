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
    `bounds[n]` that sentence's first token and one past its last.
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
        if self.deps[verb] == "conj" and self.heads[verb] < verb and self.kid(verb, "obj") is None:
            return self.is_passive(self.heads[verb])
        return self.deps[verb] in ("acl", "amod", "root", "advcl", "parataxis") and self.kid(verb, "obj") is None

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
    tree = Tree(
        words=columns.lows,
        shown=columns.words,
        lemmas=[
            repair_lemma(low, lemma.lower(), known, irregular, verbal=tag.startswith("VB"))
            for low, lemma, tag in zip(columns.lows, columns.lemmas, columns.tags, strict=True)
        ],
        pos=columns.pos,
        tags=columns.tags.copy(),
        deps=[dep.lower() for dep in columns.deps],
        heads=heads,
        kids=kids,
        starts=columns.starts,
        ends=columns.ends,
        sentences=sentences,
        bounds=bounds,
    )
    for first, last in bounds:
        mend_main_clause(tree, first, last)
    for place, relation in enumerate(tree.deps):
        if relation == "conj" and tree.pos[place] in NOMINAL:
            mend_object(tree, place)
        elif relation == "nmod:desc":
            mend_title(tree, place)
        elif relation == "parataxis" and tree.tags[place] in FINITE:
            mend_speaker(tree, place)
    return tree


def mend_main_clause(tree: Tree, first: int, last: int) -> None:
    """Make a subject and its past tense of a noun and the participle that a sentence was taken for.

    Parsers take "A mob looted shops" for a mob that was looted; with an object, or no other verb, it is a clause.
    """
    root = next((i for i in range(first, last) if tree.heads[i] == i), first)
    if any(tree.tags[i] in FINITE for i in range(first, last)):
        return
    if tree.tags[root] == "VBN":
        if root > first and tree.kid(root, "nsubj", "nsubj:pass") is None and tree.kid(root, "obj") is not None:
            claim_subject(tree, root - 1, root)
    elif tree.pos[root] in NOMINAL:
        verb = next((kid for kid in tree.kids_by(root, ("acl",)) if tree.tags[kid] == "VBN" and kid > root), None)
        if verb is not None:
            reverse_arc(tree, root, verb)


def mend_object(tree: Tree, noun: int) -> None:
    """Give a verb the object that was hung on the object before it: "killed 12 people and wounded 30 others"."""
    between = range(tree.heads[noun] + 1, noun)
    verb = next((one for one in reversed(between) if tree.tags[one] in ACTIVE and tree.pos[one] == "VERB"), None)
    if (
        verb is None
        or tree.deps[verb] != "conj"
        or tree.is_under(verb, noun)
        or tree.kids_by(verb, ("obj", "obl", "xcomp", "ccomp", "nsubj"))
    ):
        return
    tree.kids[tree.heads[noun]].remove(noun)
    tree.kids[verb] = sorted([*tree.kids[verb], noun])
    tree.heads[noun], tree.deps[noun] = verb, "obj"


def mend_speaker(tree: Tree, verb: int) -> None:
    """Give a verb the subject that was hung on the object before a comma: "killing two soldiers, | officials said"."""
    if tree.kids_by(verb, SUBJECTS | PASSIVE_SUBJECTS) or verb == 0 or tree.pos[verb - 1] not in NOMINAL:
        return
    noun = verb - 1
    while tree.deps[noun] in ("conj", "flat") and tree.heads[noun] < noun:
        first = min((noun, *tree.kids[noun]))
        if tree.words[first] == "," or tree.words[first - 1 : first] == [","]:
            tree.kids[tree.heads[noun]].remove(noun)
            tree.kids[verb] = sorted([*tree.kids[verb], noun])
            tree.heads[noun], tree.deps[noun] = verb, "nsubj"
            return
        noun = tree.heads[noun]


def mend_title(tree: Tree, title: int) -> None:
    """Give a name the preposition that was hung on its title: "sent aid to President Ann Lee"."""
    name = tree.heads[title]
    moved = tree.kids_by(title, ("case",))
    if not moved or name < title:
        return
    for one in moved:
        tree.kids[title].remove(one)
        tree.heads[one] = name
    tree.kids[name] = sorted([*tree.kids[name], *moved])
    if tree.deps[name] == "obj":
        tree.deps[name] = "obl"


def claim_subject(tree: Tree, noun: int, verb: int) -> None:
    """Make the noun right before a verb its subject, wherever the parse hung it."""
    if tree.pos[noun] not in NOMINAL or tree.heads[noun] == noun:
        return
    tree.kids[tree.heads[noun]].remove(noun)
    tree.kids[verb] = sorted([*tree.kids[verb], noun])
    tree.heads[noun], tree.deps[noun], tree.tags[verb] = verb, "nsubj", "VBD"


def reverse_arc(tree: Tree, noun: int, verb: int) -> None:
    """Put a verb above the noun it hung on, as its predicate."""
    tree.kids[noun].remove(verb)
    tree.kids[verb] = sorted([*tree.kids[verb], noun])
    tree.heads[noun], tree.heads[verb] = verb, verb
    tree.deps[noun], tree.deps[verb], tree.tags[verb] = "nsubj", "root", "VBD"


def repair_lemma(
    word: str, lemma: str, known: Collection[str], irregular: Mapping[str, str], *, verbal: bool = False
) -> str:
    """Look an irregular form up; keep a known lemma; lead the form back to a known word by English spelling.

    A verb's lemma that is still a participle is led back too: "injured" to "injure".
    """
    if word in irregular:
        return irregular[word]
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
