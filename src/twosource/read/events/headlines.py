"""A tree goes in; sentences that were taken for noun phrases come out as the clauses they are: headlines, posts, telex.

Parsers learn from whole sentences. "France to withdraw troops", "Hospital hit in Gaza City", "A mob looted shops" come
back as a noun with something behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.events.tree import FINITE, NOMINAL, base_forms, hang
from twosource.read.events.vocabulary import load_lexicon

if TYPE_CHECKING:
    from twosource.read.events.tree import Tree
    from twosource.read.events.vocabulary import EventWords

ACTING = ("official", "leader", "fighters", "troops", "police", "refugee")
"""Classes of nouns that somebody is called by who can be about to do something."""
REST = 3
"""Tokens behind a headline's verb in which the rest of its phrase stands: "fire | tear gas"."""
CUTS = frozenset({":", ";", "-", "–", "—", "|", ",", "..."})
"""Marks at which a clause of a headline ends."""
UNMARKED = frozenset({"nmod:unmarked", "obl:unmarked"})
"""Relations of what is said without a preposition and is no object: "jet shot down | this morning |"."""
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"})
ONLY_PARTICIPLES = ("wn", "en", "rn")
"""Ends of participles that are no past tenses as well: "bus | blown | up", "depot | taken |"."""
ENDS = frozenset({".", "!", "?"})
"""Marks that end whole sentences, of which only the first clause may lack its verb."""


def mend_headline(tree: Tree, first: int, last: int) -> None:
    """Find the verb of each clause of a sentence without one: "Unconfirmed: drone | hit | depot, two | wounded |"."""
    if any(tree.tags[i] in FINITE for i in range(first, last)):
        return
    cuts = [i for i in range(first + 1, last) if tree.words[i] in CUTS]
    if tree.words[last - 1] in ENDS:
        cuts = cuts[:1]
        last = cuts[0] if cuts else last
    for start, end in zip([first, *(one + 1 for one in cuts)], [*cuts, last], strict=False):
        mend_part(tree, start, end)


def mend_part(tree: Tree, first: int, end: int) -> None:
    """Find the verb of one clause of a headline: "France | to withdraw | troops", "Hospital | hit | in Gaza City"."""
    words = load_lexicon().words
    for place in range(first + 1, end):
        if tree.words[place] == "to" and place + 1 < end and is_to_come(tree, place, words):
            tree.words[place], tree.tags[place] = "will", "MD"
            make_clause(tree, place + 1, first, end, "VB")
            hang(tree, place, place + 1, "aux")
            return
        noun = tree.pos[place] == "NOUN" or tree.tags[place] == "NN"
        taken = noun and tree.pos[place - 1] in NOMINAL | {"ADJ"}
        if taken and (tag := verbal_tag(tree, place, end)):
            make_clause(tree, place, first, end, tag)
            return


def mend_participle(tree: Tree, verb: int) -> None:
    """Make a participle of a past tense that describes a noun and has nothing below: "two men | shot | in Lagos"."""
    own = ("nsubj", "nsubj:pass", "obj", "aux", "aux:pass", "cop", "xcomp", "ccomp")
    noun = tree.heads[verb]
    if tree.kid(verb, *own) is None and tree.pos[noun] in NOMINAL and noun < verb:
        tree.tags[verb] = "VBN"


def is_to_come(tree: Tree, mark: int, words: EventWords) -> bool:
    """Tell whether an infinitive says what somebody will do: "Troops | to leave"; a plan to leave is a plan."""
    verb, doer = mark + 1, mark - 1
    hangs = tree.tags[verb] == "VB" and tree.deps[verb] == "acl" and tree.heads[verb] == doer
    known = tree.lemmas[doer] in words.persons or any(tree.lemmas[doer] in words.classes[one] for one in ACTING)
    acts = tree.pos[doer] == "PROPN" or known or tree.lemmas[doer] in (*words.armed, *words.group_nouns)
    return hangs and acts and tree.heads[doer] == doer


def verbal_tag(tree: Tree, place: int, end: int) -> str | None:
    """Give the tag of a word that was taken for a noun and is a verb of the codebook, None where it may be a noun.

    It is one where it is listed as such a verb, or the rest of its phrase stands right behind it.
    """
    lexicon = load_lexicon()
    word = tree.words[place]
    base = lexicon.words.irregular.get(word) or next(
        (one for one in (word, *base_forms(word)) if one in lexicon.verbs), tree.lemmas[place]
    )
    behind = {
        form for one in range(place + 1, min(place + 1 + REST, end)) for form in (tree.words[one], tree.lemmas[one])
    }
    doer = tree.lemmas[place - 1]
    acting = any(doer in lexicon.words.classes[one] for one in ACTING) or tree.pos[place - 1] == "PROPN"
    agreed = acting and (word != base) != (tree.tags[place - 1] == "NNS" or doer in lexicon.words.group_nouns)
    phrases = (one for one in lexicon.verbs.get(base, ()) if one.rest and (agreed or base not in lexicon.nouns))
    whole = any(all(not behind.isdisjoint(choices.endings) for choices in one.rest) for one in phrases)
    if base not in lexicon.words.headline_verbs and not whole:
        return None
    tree.lemmas[place] = base
    if word == base and base not in lexicon.words.headline_pasts:
        return "VBP"
    return "VBZ" if word.endswith("s") and word != base else "VBD"


def make_clause(tree: Tree, verb: int, first: int, end: int, tag: str) -> None:
    """Put a verb over the words before it as its subject, and over those behind it as object and circumstances."""
    inside = range(first, end)
    root = next((i for i in inside if tree.heads[i] == i or tree.heads[i] not in inside), None)
    if root is None or any(tree.is_under(tree.heads[root], one) for one in inside if tree.heads[root] != root):
        return
    tree.pos[verb], tree.tags[verb] = "VERB", tag
    if root != verb:
        raise_above(tree, verb, root)
    if tree.pos[verb - 1] == "ADJ":
        tree.pos[verb - 1] = "NOUN"
    subject = next(i for i in range(verb - 1, first - 1, -1) if tree.pos[i] in NOMINAL or i == first)
    for place in range(first, verb):
        if place != subject and (tree.heads[place] >= verb or tree.heads[place] == place):
            hang(tree, place, subject, "compound")
    hang(tree, subject, verb, "nsubj")
    place_behind(tree, verb, end)
    if tag == "VBD" and tree.kid(verb, "obj") is None:
        tree.tags[verb], tree.deps[subject] = "VBN", "nsubj:pass"


def raise_above(tree: Tree, verb: int, root: int) -> None:
    """Put a verb where the head of its clause hung, and that head under it."""
    tree.kids[tree.heads[verb]].remove(verb)
    above, relation = tree.heads[root], tree.deps[root]
    if above == root:
        tree.heads[verb] = verb
    else:
        tree.kids[above].remove(root)
        tree.kids[above] = sorted([*tree.kids[above], verb])
        tree.heads[verb] = above
    tree.deps[verb] = relation if relation in ("root", "parataxis") or above == root else "parataxis"
    tree.heads[root] = verb
    tree.kids[verb] = sorted([*tree.kids[verb], root])


def place_behind(tree: Tree, verb: int, end: int) -> None:
    """Hang what stands behind a headline's verb on it: the first bare noun as object, marked ones as obliques."""
    given = False
    for place in range(verb + 1, end):
        if verb < tree.heads[place] < end and tree.heads[place] != place and tree.deps[place] != "root":
            continue
        if tree.pos[place] not in NOMINAL or tree.deps[place] in UNMARKED or is_of_time(tree, place):
            hang(tree, place, verb, tree.deps[place] if tree.deps[place] != "root" else "dep")
            continue
        marked = bool(tree.case(place))
        hang(tree, place, verb, "obl" if marked or given else "obj")
        given = given or not marked


def is_of_time(tree: Tree, place: int) -> bool:
    """Tell whether a noun without a preposition says when: "drone shot down | Sunday |"."""
    return tree.words[place] in DAYS and not tree.case(place)


def mend_verbless(tree: Tree, verb: int) -> None:
    """Make a clause of a noun without a verb and the participle that was hung on it: "a raid on | a camp | killed 3".

    Its own subject is then the end of the noun's phrase.
    """
    noun, inner = tree.heads[verb], tree.kid(verb, "nsubj")
    bare = tree.pos[noun] in NOMINAL and tree.kid(noun, "cop", "nsubj", "nsubj:pass", "mark") is None
    clausal = tree.deps[noun] in ("ccomp", "parataxis", "root")
    if not (bare and clausal and inner is not None and noun < inner < verb) or tree.kid(verb, "obj") is None:
        return
    phrase = [kid for kid in tree.kids_by(noun, ("nmod",)) if kid < inner]
    hang(tree, inner, phrase[-1] if phrase else noun, "nmod")
    relation, head = tree.deps[noun], tree.heads[noun]
    if head == noun:
        reverse_arc(tree, noun, verb)
    else:
        hang(tree, verb, head, relation)
        hang(tree, noun, verb, "nsubj")
        tree.tags[verb] = "VBD"


def mend_main_clause(tree: Tree, first: int, last: int) -> None:
    """Make a subject and its past tense of a noun and the participle that a sentence was taken for.

    Parsers take "A mob looted shops" for a mob that was looted; with an object, or no other verb, it is a clause.
    """
    mend_headline(tree, first, last)
    root = next((i for i in range(first, last) if tree.heads[i] == i), first)
    if any(tree.tags[i] in FINITE for i in range(first, last)):
        return
    if tree.tags[root] == "VBN":
        if root > first and tree.kid(root, "nsubj", "nsubj:pass") is None and tree.kid(root, "obj") is not None:
            claim_subject(tree, root - 1, root)
        elif tree.words[root].endswith(ONLY_PARTICIPLES) and tree.kid(root, "obj", "aux", "aux:pass", "ccomp") is None:
            for one in tree.kids_by(root, ("nsubj",)):
                tree.deps[one] = "nsubj:pass"
    elif tree.pos[root] in NOMINAL:
        verb = next((kid for kid in tree.kids_by(root, ("acl",)) if tree.tags[kid] == "VBN" and kid > root), None)
        if verb is not None and tree.kid(verb, "obl:agent") is None:
            reverse_arc(tree, root, verb)


def claim_subject(tree: Tree, noun: int, verb: int) -> None:
    """Make the noun right before a verb its subject, wherever the parse hung it."""
    if tree.pos[noun] not in NOMINAL or tree.heads[noun] == noun:
        return
    hang(tree, noun, verb, "nsubj")
    tree.tags[verb] = "VBD"


def reverse_arc(tree: Tree, noun: int, verb: int) -> None:
    """Put a verb above the noun it hung on, as its predicate."""
    tree.kids[noun].remove(verb)
    tree.kids[verb] = sorted([*tree.kids[verb], noun])
    tree.heads[noun], tree.heads[verb] = verb, verb
    tree.deps[noun], tree.deps[verb], tree.tags[verb] = "nsubj", "root", "VBD"
