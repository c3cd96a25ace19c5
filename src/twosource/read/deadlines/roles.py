"""Who set a deadline, who must keep it, what is asked, what follows otherwise: read off the word that governs it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.deadlines.conditions import (
    CONDITIONS,
    OWN,
    PROMISING,
    condition_before,
    condition_of_threat,
    roles_of_condition,
)
from twosource.read.deadlines.governing import opening_imperative
from twosource.read.deadlines.parties import (
    PRONOUNS,
    authority,
    declarer,
    first_act,
    holding_verb,
    is_state,
    phrase_of,
    receiver,
    speaker,
    told,
)
from twosource.read.deadlines.parts import Roles
from twosource.read.deadlines.phrases import (
    act_phrase,
    agent_of,
    is_passive,
    main_verb,
    noun_on_left,
    subject_of,
    token_of,
)
from twosource.read.deadlines.sentences import words_text
from twosource.read.deadlines.terms import roles_of_term, term_addressee
from twosource.read.deadlines.threats import find_threat, threat_behind
from twosource.read.deadlines.vocabulary import cues, deadline_words
from twosource.read.times.verbs import stem
from twosource.read.times.vocabulary import tense_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from twosource.read.deadlines.seen import Seen
    from twosource.read.deadlines.sentences import Sight, Word

HAVING = frozenset({"have", "has", "had", "get", "gets", "got", "'ve"})
AUXILIARIES = frozenset({"have", "has", "had", "are", "is", "were", "was", "need", "needs"})
OWN_HOLDERS = frozenset({"they", "he", "she", "we", "i"})
"""Who says that he has until noon has not set that: "parents said they had until Friday"."""
LEFT_TO_OTHERS = ("may", "can", "allowed", "authorised", "authorized", "shut", "closed", "open")
"""What may stay, or stays shut, has not set that itself."""
GAPPED = frozenset({"those", "the", "all", "others", "everyone", "women", "men", "families"})
ASKED = frozenset({"demand", "grant", "term", "offset"})
"""Rights by which somebody asks, and may say in the next sentence what follows otherwise."""


def find_roles(seen: Seen) -> Roles:
    """Read the roles by kind; the threat is looked for in the whole sentence."""
    readers: dict[str, Callable[[Seen], Roles]] = {
        "grant": roles_of_grant,
        "demand": roles_of_demand,
        "term": roles_of_term,
        "state": roles_of_state,
        "window": roles_of_state,
        "rest": roles_of_state,
        "extension": roles_of_state,
        "threat": roles_of_demand,
        "offset": roles_of_demand,
        "moved": roles_of_moved,
    }
    roles = settle_pronouns(readers[seen.kind](seen), seen)
    threat = roles.threat or find_threat(seen.sight, roles)
    return replace(roles, threat=threat or (threat_behind(seen.sight) if seen.kind in ASKED else None))


def settle_pronouns(roles: Roles, seen: Seen) -> Roles:
    """Put who is meant in the place of a pronoun, where the sentence says it: whom somebody told, and who said so."""
    sight, text = seen.sight, seen.sight.sentences.text
    by, addressee = roles.by, roles.addressee
    if by is not None and by.of(text).lower() in PRONOUNS:
        by = speaker(sight, None, but=by) or by
    if addressee is not None and addressee.of(text).lower() in PRONOUNS:
        addressee = told(sight, addressee) or addressee
    return replace(roles, by=by, addressee=addressee)


def roles_of_moved(seen: Seen) -> Roles:
    """Read "[by] put off the date by which [for] must [demand] from Sunday to Monday"."""
    sight, governor = seen.sight, seen.governor
    if governor is None:
        return Roles()
    verb = token_of(sight, governor)
    by = phrase_of(agent_of(verb) if is_passive(verb) else subject_of(verb, sight))
    if (state := moved_state(verb, sight)) is not None:
        own = stem(state.lower_) in {stem(word) for word in deadline_words().own_states}
        return Roles(by, by if own else None, phrase_of(state))
    modal = next((word for word in sight.all if word.low in {"must", "shall", "should"}), None)
    if modal is not None:
        inner = modal_roles(sight, modal)
        return Roles(by, inner.addressee, inner.demand)
    noun = next((word for word in sight.left if is_state(word)), None)
    demand = first_act(sight, sight.all) or (phrase_of(token_of(sight, noun)) if noun else None)
    giving = next((word for word in sight.left if word.verb and word.stem in cues("demands").stems), None)
    own = noun is not None and noun.stem in {stem(word) for word in deadline_words().own_states}
    term = next((word for word in sight.left if word.stem in cues("sure_terms").stems and not word.verb), None)
    whom = term_addressee(sight, [word for word in sight.left if word.start > term.start]) if term else None
    return Roles(by, receiver(token_of(sight, giving), sight) if giving else by if own else whom, demand)


def moved_state(verb: Token, sight: Sight) -> Token | None:
    """Give the state whose end is moved, where it is the verb's own: "extended until June the mandate of the force"."""
    objects = [child for child in verb.children if child.dep_ in {"obj", "nsubj:pass"}]
    return next((child for child in objects for word in sight.all if word.place == child.i and is_state(word)), None)


def roles_of_grant(seen: Seen) -> Roles:
    """Read "[by] gave [for] 24 hours to [demand]" and "[for] have until noon to [demand]"."""
    sight, governor = seen.sight, seen.governor
    if governor is None:
        return Roles()
    verb = token_of(sight, governor)
    demand = first_act(sight, [*sight.right]) or first_act(
        sight, [word for word in sight.left if word.start > governor.start]
    )
    if governor.low in HAVING or is_passive(verb):
        holder = phrase_of(subject_of(verb, sight))
        by = phrase_of(agent_of(verb)) or speaker(sight, governor)
        own = (
            holder is not None
            and holder.of(sight.sentences.text).lower() in OWN_HOLDERS
            and told(sight, holder) is None
        )
        return Roles(None, by or holder, demand) if own else Roles(by, holder, demand)
    return Roles(phrase_of(subject_of(verb, sight)), receiver(verb, sight), demand)


def roles_of_demand(seen: Seen) -> Roles:
    """Read by the governing cue: a condition, an obligation, a verb or noun of demanding, a pledge, an offer."""
    sight, governor = seen.sight, seen.governor
    if governor is not None and governor is opening_imperative(sight):
        return Roles(None, None, act_phrase(sight, governor))
    if governor is None or governor.verb == "modal" or governor.low in AUXILIARIES:
        return modal_roles(sight, governor)
    mark = governor if governor.low in CONDITIONS else condition_before(sight, governor)
    mark = mark or condition_of_threat(sight, governor)
    if mark is not None:
        return roles_of_condition(sight, mark)
    if governor.verb and governor.stem in cues("demands").stems:
        return roles_of_verb(sight, governor)
    return roles_of_pledge(sight, governor) or roles_of_paper(sight, governor) or roles_of_offer(sight)


def roles_of_pledge(sight: Sight, governor: Word) -> Roles | None:
    """Read "[by, for] promised to [demand]"."""
    if not governor.verb or governor.stem not in cues("pledges").stems:
        return None
    side = phrase_of(subject_of(token_of(sight, governor), sight))
    return Roles(side, side, first_act(sight, sight.left))


def roles_of_paper(sight: Sight, governor: Word) -> Roles | None:
    """Read "[by: the accord] obliges [for] to [demand]"."""
    if governor.verb or governor.stem not in cues("instruments").stems:
        return None
    inner, paper = modal_roles(sight, governor), phrase_of(token_of(sight, governor))
    addressee = inner.addressee if inner.addressee != paper else None
    return Roles(paper, addressee, first_act(sight, sight.left) or inner.demand)


def modal_roles(sight: Sight, governor: Word | None) -> Roles:
    """Read "[for] must [demand] by noon"; who says so has set it."""
    start = governor.start if governor else -1
    following = [word for word in sight.all if word.start > start and word.verb]
    verb = following[0] if following else governor
    if verb is None:
        return Roles(by=speaker(sight, governor))
    if governor is not None and governor.low in PROMISING and verb.stem in cues("lettings").stems:
        return replace(roles_of_verb(sight, verb), by=speaker(sight, governor))
    subject = subject_of(token_of(sight, verb), sight)
    if subject is None and governor is not None:
        subject = noun_on_left(token_of(sight, governor), sight)
    return Roles(speaker(sight, governor), gapped(sight, verb) or phrase_of(subject), act_phrase(sight, verb))


def gapped(sight: Sight, verb: Word) -> Span | None:
    """Give who must act without a verb of his own: "must leave by April 27, [those on other visas] by April 29"."""
    joint = sight.joint[1]
    words = [word for word in (sight.left[:-joint] if joint else ()) if word.start > verb.start]
    comma = next((place for place in range(len(words) - 1, -1, -1) if words[place].low in {",", ";", "and"}), None)
    behind = words[comma + 1 :] if comma is not None else []
    timed = any(word.low in {"by", "until", "before"} for word in words[:comma])
    acted_on = any(child.dep_ == "obj" for child in token_of(sight, verb).children)
    if not timed or acted_on or not behind or any(word.verb for word in behind) or behind[0].low not in GAPPED:
        return None
    return Span(behind[0].start, behind[-1].end)


def roles_of_verb(sight: Sight, governor: Word) -> Roles:
    """Read "[by] told [for] to [demand]", "[by] demands that [for] [demand]", "[for] were told to [demand]"."""
    verb = token_of(sight, governor)
    behind = [word for word in sight.left if word.start > governor.start]
    demand = first_act(sight, behind) or bare_act(sight, behind) or first_act(sight, sight.right)
    clause = next((child for child in verb.children if child.dep_ in {"ccomp", "xcomp"} and child.i > verb.i), None)
    if is_passive(verb):
        return roles_of_told(sight, governor, demand)
    by, addressee = phrase_of(subject_of(verb, sight)), receiver(verb, sight)
    modal = next((word for word in behind if word.low in tense_words().modals), None)
    if demand is None and modal is not None:
        inner = modal_roles(sight, modal)
        return Roles(by, addressee or inner.addressee, inner.demand)
    if demand is None and clause is not None:
        inner_subject = phrase_of(subject_of(clause, sight))
        word = next((word for word in sight.all if word.place == clause.i), None)
        return Roles(by, addressee or inner_subject, act_phrase(sight, word) if word else None)
    if demand is None and (addressee is None or not names_people(addressee, behind)) and (thing := wanted(verb)):
        return Roles(by, addressee, thing)
    if demand is None and addressee is not None:
        people = names_people(addressee, behind)
        return Roles(by, addressee if people else None, rest_of(sight, addressee) if people else addressee)
    return Roles(by, addressee, demand)


def roles_of_told(sight: Sight, governor: Word, demand: Span | None) -> Roles:
    """Read "[for] were told by [by] to [demand]"; who says that he was told so has not told it."""
    verb = token_of(sight, governor)
    by, addressee, said = phrase_of(agent_of(verb)), phrase_of(subject_of(verb, sight)), speaker(sight, governor)
    own = addressee is not None and addressee.of(sight.sentences.text).lower() in OWN_HOLDERS | {"it"}
    if by is None and own and said is not None and not is_setter(said, sight):
        return Roles(None, said, demand)
    return Roles(by or said, addressee, demand)


def is_setter(side: Span, sight: Sight) -> bool:
    """Tell whether who speaks sets terms himself, so that "they" may be others: "the army said they were told"."""
    return not set(deadline_words().authorities).isdisjoint(side.of(sight.sentences.text).lower().split())


def names_people(phrase: Span, words: list[Word]) -> bool:
    """Tell whether a phrase among words names people: "everybody", "the troops"."""
    return any(word.low in deadline_words().people for word in words if phrase.start <= word.start < phrase.end)


def wanted(verb: Token) -> Span | None:
    """Give what is called or asked for: "called for a ceasefire in Yemen"."""
    for child in verb.children:
        joined = any(other.dep_ == "case" and other.lower_ == "for" for other in child.children)
        if child.dep_ == "obl" and joined and child.i > verb.i:
            return phrase_of(child)
    return None


def bare_act(sight: Sight, behind: list[Word]) -> Span | None:
    """Give the act of a verb without "to": "let them stay", "told us be out"."""
    modal = any(word.low in tense_words().modals for word in behind)
    verb = next((word for word in behind if word.tag == "VB"), None)
    return None if modal or verb is None else act_phrase(sight, verb)


def rest_of(sight: Sight, phrase: Span) -> Span:
    """Give what stands between a phrase and the time: "wants everybody [off the streets] until noon"."""
    joint = sight.joint[1]
    words = [word for word in (sight.left[:-joint] if joint else sight.left) if word.start >= phrase.end]
    return Span(words[0].start, words[-1].end) if words else phrase


def roles_of_offer(sight: Sight) -> Roles:
    """Read "[for] who [demand] within 48 hours will go home", and an order that opens its sentence."""
    words = sight.left
    relative = next((place for place, word in enumerate(words) if word.low in {"who", "that"}), None)
    if relative is not None and relative + 1 < len(words):
        head = token_of(sight, words[relative - 1]) if relative else None
        return Roles(None, phrase_of(head), act_phrase(sight, words[relative + 1]))
    verb = next((word for word in words if word.verb or word.tag == "VB"), None)
    return Roles(None, None, act_phrase(sight, verb) if verb else None)


def roles_of_state(seen: Seen) -> Roles:
    """Read a state that ends: who ordered or agreed it, and, where a side declares it for itself, who must keep it."""
    sight, noun = seen.sight, seen.governor
    if seen.kind == "rest":
        named = next((word for word in [*sight.right, *sight.left] if is_state(word)), None)
        return Roles(None, None, phrase_of(token_of(sight, named)) if named else first_act(sight, sight.right))
    text = words_text(sight.left)
    letting = next(
        (word for word in sight.left if word.verb and word.stem in cues("lettings").stems | cues("tellings").stems),
        None,
    )
    if letting is not None and (noun is None or not is_state(noun) or letting.start > noun.start):
        return roles_of_verb(sight, letting)
    held = any(phrase in text for phrase in cues("holdings").phrases)
    if noun is None or (held and not is_state(noun)):
        return roles_of_holding(sight)
    if noun.verb and seen.kind != "extension" and noun.stem in cues("holdings").stems:
        return roles_of_stop(sight, noun)
    longer = extended_term(sight) if seen.kind == "extension" else None
    return longer or roles_of_noun(seen, noun)


def roles_of_noun(seen: Seen, noun: Word) -> Roles:
    """Read "[by] declared [demand: a truce] until Friday"."""
    sight, head = seen.sight, token_of(seen.sight, noun)
    if seen.kind == "extension":
        head = next((token_of(sight, word) for word in sight.all if is_state(word)), head)
    by = declarer(sight, head)
    own = stem(head.lower_) in {stem(word) for word in deadline_words().own_states}
    return Roles(by, by if own else None, phrase_of(head.head if head.head.lower_ == "state" else head))


def roles_of_holding(sight: Sight) -> Roles:
    """Read "[by, for] hold their fire until Friday": who does so, unless he only may, or stays shut."""
    verb = next((word for word in sight.left if word.verb in {"modal", "present", "past"}), None)
    if verb is None:
        return Roles()
    if verb.stem in cues("holdings").stems:
        return roles_of_stop(sight, verb)
    side, text = phrase_of(subject_of(token_of(sight, verb), sight)), words_text(sight.left)
    permitted = any(f" {word} " in text for word in LEFT_TO_OTHERS)
    return Roles(None if permitted else side, side, act_phrase(sight, holding_verb(sight) or verb))


def roles_of_stop(sight: Sight, verb: Word) -> Roles:
    """Read "[by] suspended [demand] until Friday": who stops what is not his has told others."""
    token = main_verb(sight, verb)
    if is_passive(token):
        subject, act = phrase_of(subject_of(token, sight)), act_phrase(sight, verb)
        whole = Span(subject.start, act.end) if subject is not None and subject.start < act.start else act
        return Roles(phrase_of(agent_of(token)) or authority(sight), None, whole)
    by, act = phrase_of(subject_of(token, sight)), act_phrase(sight, verb)
    own = any(word.low in OWN and act.start <= word.start < act.end for word in sight.all)
    return Roles(by, by if own else None, act)


def extended_term(sight: Sight) -> Roles | None:
    """Read whose term is made longer: "extended by ten days a deadline for the garrison to surrender"."""
    verb = next((word for word in sight.left if word.verb and word.stem in cues("extensions").stems), None)
    term = next((word for word in sight.all if word.stem in cues("sure_terms").stems and not word.verb), None)
    if verb is None or term is None:
        return None
    behind = [word for word in sight.all if word.start > term.start]
    act = token_of(sight, verb)
    by = phrase_of(agent_of(act) if is_passive(act) else subject_of(act, sight))
    return Roles(by, term_addressee(sight, behind), first_act(sight, behind))
