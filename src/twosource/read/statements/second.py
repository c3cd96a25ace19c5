"""Where a second cue goes on from the first: "said X and added that Y", also when the tree hangs it into X.

Tense, complements and what "would" and a denial can govern tell the writer's second verb from the content's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.statements.inflection import lemma_of
from twosource.read.statements.phrases import SUBJECTS, children, is_passive, lacks_hearer, own_subject
from twosource.read.statements.vocabulary import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
TOLD = frozenset({"ccomp", "xcomp", "obj", "iobj", "obl"})
"""Relations of what a second cue tells."""


def begins_other_cue(cue: Token, token: Token, first: int, last: int) -> bool:
    """Tell where a second cue begins: "said X and added that Y", with no subject of its own."""
    if token.dep_ != "cc" and token.lower_ not in {"and", "but"}:
        return False
    later = _verb_behind(token, cue)
    if later is None or any(child.dep_ in SUBJECTS for child in later.children):
        return False
    if later.dep_ == "conj" and later.head == cue and later.tag_ == cue.tag_:
        return True
    if lemma_of(later) not in load_lexicon().verbs:
        return False
    inside = first <= later.head.i <= last
    speaks = load_lexicon().taking(lemma_of(later), "clause") is not None
    return (speaks and (not inside or later.lower_ == cue.lower_)) or (inside and is_foreign(later, cue))


def _verb_behind(cc: Token, cue: Token) -> Token | None:
    """Give the verb right behind a conjunction that is finite, or a participle as its cue is."""
    did = False
    for later in cc.doc[cc.i + 1 : cc.i + 5]:
        if later.pos_ == "VERB":
            finite = later.tag_ in FINITE or (did and later.tag_ == "VB") or later.tag_ == cue.tag_ == "VBG"
            finite = finite or (later.tag_ == "VBN" and (denies(cue) or _tells_behind_passive(later)))
            return later if finite and not lacks_hearer(later) else None
        if later.pos_ not in {"ADV", "AUX", "PART"}:
            return None
        did |= later.lower_ in {"did", "does", "do"}
    return None


def _tells_behind_passive(later: Token) -> bool:
    """Tell a verb with a clause from the passive it is joined to: "said they had been sent off and denied that X"."""
    passive = is_passive(later.head) and not any(True for _ in children(later, "aux:pass"))
    return passive and any(child.dep_ == "ccomp" and child.i > later.i for child in later.children)


def is_foreign(later: Token, cue: Token) -> bool:
    """Tell a second cue that the tree hung into the content of the first one, whose subject speaks again.

    It stands in the first cue's tense and has content of its own; a denial goes on with what is claimed instead, and
    a verb in the past is no second verb of "would" or "did not".
    """
    told = any(child.dep_ in TOLD and child.i > later.i for child in later.children)
    if not told or (later.tag_ != cue.tag_ and later.tag_ in FINITE):
        return False
    governor = later.head
    bare = governor.tag_ in {"VB", "VBP"} and governor.dep_ == "ccomp" and later.tag_ == cue.tag_ == "VBD"
    if bare and not any(True for _ in children(governor, "aux")):
        return True
    mixed = governor.tag_ == "VB" and later.tag_ in {"VBD", "VBZ"} and any(True for _ in children(governor, "aux"))
    if mixed or denies(cue):
        return True
    subject = own_subject(governor)
    human = subject is not None and subject.lower_ in {"he", "she", "they", "i", "we"}
    clausal = any(child.dep_ in {"ccomp", "xcomp"} for child in later.children)
    perfect = governor.tag_ == "VBN" and later.tag_ == "VBD" and subject is not None and subject.lower_ != "they"
    blames = any(one.name == "judgement" for one in load_lexicon().verbs.get(lemma_of(later), ()))
    suffers = blames and is_passive(governor) and not is_passive(later)
    return (clausal and (not human or perfect)) or suffers


def denies(cue: Token) -> bool:
    """Tell a verb of denial."""
    return any(one.stance == "denies" for one in load_lexicon().verbs.get(lemma_of(cue), ()))


def joined_cue(later: Token) -> Token | None:
    """Give the cue that a second one goes on from although the tree hangs it into the first one's content."""
    governor = later.head
    while governor.dep_ == "conj" and governor.head.i < governor.i:
        governor = governor.head
    cue = governor.head
    if later.dep_ != "conj" or governor.dep_ not in {"ccomp", "xcomp"} or not cue.i < governor.i < later.i:
        return None
    cc = next((child for child in later.lefts if child.dep_ == "cc"), None)
    if cc is None or lemma_of(cue) not in load_lexicon().verbs:
        return None
    return cue if begins_other_cue(cue, cc, governor.left_edge.i, later.i - 1) else None


def tells_on(doc: Doc, place: int, stop: int) -> bool:
    """Tell whether what stands behind a semicolon is told under a cue of its own."""
    verbs = load_lexicon().verbs
    told = (token for token in doc[place:stop] if token.tag_ in FINITE and token.pos_ == "VERB")
    return any(lemma_of(token) in verbs and own_subject(token) is not None for token in told)
