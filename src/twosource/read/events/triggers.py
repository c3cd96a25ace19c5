"""A tree and the lexicon go in; out come the words that name events, each with the frame that it matched.

Longest phrase first at each head word; a noun that a light verb carries out ("launched an attack") is one trigger with
it, and a noun that another phrase has used up ("lifted the blockade") is no event of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.read.events.frames import is_about_deeds, is_put
from twosource.read.events.objects import late_object
from twosource.read.events.phrases import CIRCUMSTANCES, ends_at, match_rest, order_zone
from twosource.read.events.tree import NOMINAL, OBLIQUES, PASSIVE_SUBJECTS, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model.reading import EventType
    from twosource.read.events.tree import Tree
    from twosource.read.events.vocabulary import EventWords, Lexicon, Pattern

BEFORE = 3
"""Tokens before a noun in which its modifiers stand."""

EXHORTING = (["us"], ["'s"], ["’s"], ["me"])
"""What stands behind the "let" of an exhortation."""
NAMES = frozenset({"NOUN", "PROPN", "ADJ", "PRON"})
WITHIN = frozenset({"in", "by", "during", "with", "to"})
WHERE = frozenset({"on", "near", "at", "along", "outside", "inside"})
"""Prepositions of places, which tell no other sense where a verb has its object: "ambushed a truck on the road"."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name an event: `head` names it, `carrier` carries subject and tense, `tokens` are all its words.

    `verbal` tells that the head is a verb; `suffered` that the carrier's subject is the one it is done to ("came under
    attack"). `within` is the nominal event that it took place in or through ("killed in police firing").
    """

    pattern: Pattern
    head: int
    carrier: int
    tokens: tuple[int, ...]
    verbal: bool
    suffered: bool = False
    mode: str | None = None
    within: Trigger | None = None


def find_triggers(tree: Tree, lexicon: Lexicon) -> list[Trigger]:
    """List the triggers of a text in order of their heads."""
    found = [trigger for place in range(len(tree)) for trigger in match_at(tree, place, lexicon)]
    used = {token for trigger in found for token in trigger.tokens if token != trigger.head}
    names = {token: trigger for trigger in found if not trigger.verbal for token in trigger.tokens}
    verbs = {(trigger.head, trigger.pattern.root) for trigger in found if trigger.verbal}
    kept = [
        one
        for one in found
        if not (is_half(tree, one, names) or is_inside(one, names.get(one.head)))
        and (one.verbal or not (one.head in used or is_told_twice(tree, one, verbs)))
    ]
    return merge_nouns(tree, kept)


def is_inside(trigger: Trigger, nominal: Trigger | None) -> bool:
    """Tell whether what was taken for a verb is but a word of a nominal event: "the | arms | embargo expires"."""
    beside = nominal is not None and nominal.pattern.before and trigger.head not in (nominal.head, nominal.carrier)
    return trigger.verbal and beside


def is_half(tree: Tree, trigger: Trigger, names: dict[int, Trigger]) -> bool:
    """Tell whether a verb's phrase took only a word of a nominal event: "launched a missile | strike"."""
    rest = [token for token in trigger.tokens if token != trigger.head]
    return trigger.verbal and bool(rest) and all(is_of_another(tree, one, trigger, names.get(one)) for one in rest)


def is_told_twice(tree: Tree, nominal: Trigger, verbs: set[tuple[int, EventType]]) -> bool:
    """Tell whether a noun is but one more object of a verb that is the event: "fired drones and | missiles |"."""
    return tree.deps[nominal.head] == "conj" and (nominal.carrier, nominal.pattern.root) in verbs


def is_of_another(tree: Tree, token: int, trigger: Trigger, nominal: Trigger | None) -> bool:
    """Tell whether a verb's further word belongs to a nominal event that the verb's phrase does not name."""
    if nominal is None or nominal.head in trigger.tokens:
        return False
    return nominal.pattern.root == trigger.pattern.root or tree.deps[token] == "nmod"


def match_at(tree: Tree, place: int, lexicon: Lexicon) -> Iterator[Trigger]:
    """Give the trigger whose head is the token at `place`, if there is one."""
    lemma = tree.lemmas[place]
    if is_verb(tree, place) and lemma in lexicon.verbs:
        yield from match_verb(tree, place, lexicon.verbs[lemma], lexicon.words)
        return
    # A verbal noun is listed as it stands: "police | firing |".
    forms = (tree.words[place], lemma) if tree.tags[place].startswith("VB") else (lemma, tree.words[place])
    patterns = next((lexicon.nouns[one] for one in forms if one in lexicon.nouns), ())
    if is_noun(tree, place) and patterns:
        yield from match_noun(tree, place, patterns, lexicon.words)


def is_verb(tree: Tree, place: int) -> bool:
    """Tell whether a token is a verb, or a participle that stands before its noun."""
    if tree.pos[place] not in ("VERB", "AUX") and not tree.tags[place].startswith("VB"):
        return False
    if tree.deps[place] in ("aux", "aux:pass", "cop") or (tree.tags[place] == "VB" and is_hyphened(tree, place)):
        return False
    if tree.lemmas[place] == "let" and exhorts(tree, place):
        return False
    if tree.deps[place] not in ("amod", "compound"):
        return not is_gerund_noun(tree, place)
    return False


def exhorts(tree: Tree, verb: int) -> bool:
    """Tell whether a "let" allows nobody anything: "| let us | go back"."""
    return tree.words[verb + 1 : verb + 2] in EXHORTING and tree.kid(verb, "nsubj") is None


def is_hyphened(tree: Tree, place: int) -> bool:
    """Tell whether a bare verb is part of one word with those before it: "shoot-to- | kill | orders"."""
    return place > 0 and tree.words[place - 1] == "-" and tree.ends[place - 1] == tree.starts[place]


def is_gerund_noun(tree: Tree, place: int) -> bool:
    """Tell whether an -ing form stands as a noun, whatever its tag: "in police firing", "the shelling"."""
    if tree.tags[place] != "VBG":
        return False
    before = [tree.deps[kid] for kid in tree.kids[place] if kid < place]
    return "det" in before or ("case" in before and ("compound" in before or "amod" in before))


def is_noun(tree: Tree, place: int) -> bool:
    """Tell whether a token can be a nominal trigger: no name in running text, such as the month of March."""
    if tree.pos[place] == "PROPN":
        return not tree.shown[place].istitle()
    return tree.pos[place] in ("NOUN", "ADJ", "VERB")


def match_verb(tree: Tree, place: int, patterns: tuple[Pattern, ...], words: EventWords) -> Iterator[Trigger]:
    """Try the patterns of a verb, longest first."""
    zone = order_zone(tree, place, words) if any(pattern.rest for pattern in patterns) else []
    held = {form for token in zone for form in (tree.lemmas[token], tree.words[token])}
    said_of = called_what(tree, place) if tree.lemmas[place] in words.naming_verbs else set()
    for pattern in patterns:
        if any(held.isdisjoint(choices.endings) for choices in pattern.rest):
            continue
        tokens = match_rest(tree, place, pattern, zone)
        if said_of and (tokens is None or said_of.isdisjoint(tokens)):
            continue
        if tokens is None or is_other_sense(tree, place, pattern, tokens):
            continue
        if is_put(tree, place, pattern, words) and is_about_deeds(tree, place, pattern):
            yield Trigger(pattern, place, place, tuple(sorted(tokens)), verbal=True, mode=pattern.frame.mode)
            return


def called_what(tree: Tree, verb: int) -> set[int]:
    """Give the words of what a verb calls something: "called the strike a | massacre |", "him a | stupid man |"."""
    met = [one for one in tree.kids_by(verb, ("obj", "iobj", "xcomp")) if verb < one and tree.pos[one] in NAMES]
    inner = [other for one in met for other in tree.kids_by(one, ("obj",)) if other > one]
    names = met[-1:] if len(met) > 1 else inner[:1]
    return {token for one in names for token in (one, *tree.kids[one])}


def is_other_sense(tree: Tree, head: int, pattern: Pattern, own: list[int]) -> bool:
    """Tell whether a word beside the head, other than the phrase's `own`, shows that another sense is meant."""
    if not pattern.unless:
        return False
    near = [k for k in tree.kids[head] if (tree.pos[k] != "VERB" or tree.deps[k] == "xcomp") and not is_joined(tree, k)]
    near = [
        k for k in near if not (tree.deps[k] in OBLIQUES and (tree.case(k) in CIRCUMSTANCES or tree.case(k) == "under"))
    ]
    if tree.kid(head, "obj") is not None:
        near = [k for k in near if tree.deps[k] != "obl" or tree.case(k) not in WHERE]
    if tree.deps[head] == "acl" and tree.tags[head] == "VBN" and tree.kid(head, *SUBJECTS, *PASSIVE_SUBJECTS) is None:
        near.append(tree.heads[head])
    doers = tree.kids_by(head, SUBJECTS) if tree.deps[head] == "acl:relcl" else []
    if any(tree.words[kid] in ("who", "that") for kid in doers):
        near.append(tree.heads[head])
    if tree.deps[head] == "compound":
        near.append(tree.heads[head])
    near = [k for k in (*near, *late_object(tree, head)) if k not in own]
    return any(not pattern.unless.isdisjoint((tree.lemmas[kid], tree.words[kid])) for kid in near)


def is_joined(tree: Tree, nominal: int) -> bool:
    """Tell whether a pronoun has another beside it, which shows no other sense: "killing himself and two guards"."""
    joint, other = tree.words[nominal + 1 : nominal + 2], tree.pos[nominal + 2 : nominal + 3]
    beside = joint == ["and"] and any(one in NOMINAL | {"DET"} for one in other)
    return tree.pos[nominal] == "PRON" and (beside or tree.kid(nominal, "conj") is not None)


def match_noun(tree: Tree, place: int, patterns: tuple[Pattern, ...], words: EventWords) -> Iterator[Trigger]:
    """Try the patterns of a noun, longest first; a noun that only describes another one is no event."""
    if tree.deps[place] in ("compound", "nmod:poss") and tree.heads[place] > place:
        return
    for pattern in patterns:
        tokens = match_modifiers(tree, place, pattern)
        if tokens is None or is_other_sense(tree, place, pattern, tokens):
            continue
        trigger = carry(tree, Trigger(pattern, place, place, tuple(sorted(tokens)), verbal=False), words)
        if trigger.carrier != place or not pattern.frame.inert:
            yield replace(trigger, mode=pattern.frame.mode)
        return


def match_modifiers(tree: Tree, head: int, pattern: Pattern) -> list[int] | None:
    """Find the further words of a noun phrase: close before its head, or close behind it."""
    tokens = [head]
    if pattern.before:
        near = range(head - 1, max(-1, head - 1 - BEFORE), -1)
        zone = [*(one for one in near if not governs(tree, one, head)), *tree.kids_by(head, ("compound", "amod"))]
    else:
        zone = list(tree.reach(head, BEFORE))
    for choices in pattern.rest:
        found = next((hit for token in zone if (hit := ends_at(tree, token, choices, tokens))), None)
        if found is None:
            return None
        tokens.extend(found)
    return tokens


def governs(tree: Tree, verb: int, noun: int) -> bool:
    """Tell whether a noun is a circumstance of a verb before it, and not of its phrase: "| arrested | without a"."""
    return tree.pos[verb] == "VERB" and tree.heads[noun] == verb and tree.deps[noun] in OBLIQUES


def carry(tree: Tree, trigger: Trigger, words: EventWords) -> Trigger:
    """Join a noun with the light verb that carries it out, or that somebody suffers it by."""
    for verb in light_candidates(tree, trigger.head):
        if particles := light_match(tree, verb, words.light_verbs):
            return replace(trigger, carrier=verb, tokens=tuple(sorted({*trigger.tokens, *particles})))
        if particles := light_match(tree, verb, words.suffering_verbs):
            tokens = tuple(sorted({*trigger.tokens, *particles}))
            return replace(trigger, carrier=verb, tokens=tokens, suffered=True)
    return trigger


def light_candidates(tree: Tree, noun: int) -> list[int]:
    """List the verbs that may carry a noun: its governor, or the clause that describes it."""
    while tree.deps[noun] == "conj" and tree.heads[noun] < noun and tree.pos[tree.heads[noun]] == "NOUN":
        noun = tree.heads[noun]
    governor, relation = tree.heads[noun], tree.deps[noun]
    found = []
    if relation in ("obj", "xcomp", *PASSIVE_SUBJECTS) or (relation in OBLIQUES and tree.case(noun) in ("under", "to")):
        found.append(governor)
    return found + [kid for kid in tree.kids_by(noun, ("acl", "acl:relcl")) if tree.pos[kid] == "VERB"]


def light_match(tree: Tree, verb: int, phrases: tuple[str, ...]) -> list[int] | None:
    """Give the verb and its particle when they are one of the phrases."""
    for phrase in phrases:
        lemma, *rest = phrase.split()
        if tree.lemmas[verb] != lemma:
            continue
        if not rest:
            return [verb]
        zone = [*tree.kids[verb], *tree.reach(verb, 2)]
        if particle := next((token for token in zone if tree.words[token] == rest[0]), None):
            return [verb, particle]
    return None


def merge_nouns(tree: Tree, triggers: list[Trigger]) -> list[Trigger]:
    """Let a noun that tells in or by what a verb's event took place ("a bombing killed") be part of it."""
    by_head = {trigger.head: trigger for trigger in triggers if trigger.verbal or trigger.pattern.frame.echo}
    merged: dict[int, Trigger] = {}
    dropped = set()
    for trigger in triggers:
        owner = by_head.get(tree.heads[trigger.head])
        if trigger.verbal or owner is None or owner.head == trigger.head or owner.pattern.root != trigger.pattern.root:
            continue
        within = tree.deps[trigger.head] in (*OBLIQUES, "advcl") and tree.case(trigger.head) in WITHIN
        if within or tree.deps[trigger.head] == "nsubj":
            dropped.add(trigger.head)
            merged[owner.head] = replace(owner, mode=owner.mode or trigger.mode, within=trigger)
    for head, one in merged.items():
        merged[head] = replace(one, within=merged.get(one.within.head, one.within) if one.within else None)
    return [merged.get(trigger.head, trigger) for trigger in triggers if trigger.head not in dropped]
