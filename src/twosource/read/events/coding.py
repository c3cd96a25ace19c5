"""A parsed item with its statements, places and times goes in; its events come out, in order of text.

The steps are named here and done in the modules beside: triggers, parties, realis, what stands as an event, counts,
slots, background.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.model.reading import Event, Quantity
from twosource.read.events.background import BackgroundWords, is_background, load_background
from twosource.read.events.cues import RealisLexicon, load_realis
from twosource.read.events.frames import tally_of
from twosource.read.events.joined import part_cues
from twosource.read.events.links import ULTIMATUM, addressees, blame, is_answered, promised, see_through
from twosource.read.events.mending import mend
from twosource.read.events.mentions import name_party
from twosource.read.events.participants import Parties, find_parties
from twosource.read.events.quantities import Count, QuantityWords, load_quantities, read_count
from twosource.read.events.realis import is_demanded, judge
from twosource.read.events.recipients import who_to_whom
from twosource.read.events.responsibility import (
    CLAIMED,
    DISCLAIMED,
    claim_of,
    find_avowals,
    is_of_other,
    load_responsibility,
)
from twosource.read.events.slots import Anchor, holding, is_said
from twosource.read.events.speech_acts import acts_about, demands, refusals
from twosource.read.events.standing import goes_off, is_amiss, is_blast, own_slot, own_time, stands
from twosource.read.events.tree import Tree, grow_tree
from twosource.read.events.triggers import Trigger, find_triggers
from twosource.read.events.vocabulary import Lexicon, load_lexicon
from twosource.read.events.where import places_of_deeds, places_of_speech

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model.reading import EventType, Participant, Place, Realis, Statement, Time
    from twosource.read.events.cues import Outlook
    from twosource.read.parsed import Parsed


VIOLENCE = "violence"
SANCTIONS = "sanctions"
DEATHS = "killed"
"""What a toll counts where its word does not say."""
UNCOUNTED = frozenset({"THREATEN", "ACCUSE", "REQUEST", "REJECT"})
"""Roots that say of harm that it may come, came or should not: "six bomb threats" hit nothing."""
HIT = "hit"
"""What is counted of things; a number of attacks counts none."""
WORDS_ONLY = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST", "ACCUSE", "SUPPORT", "COOPERATE", "SANCTION"})
"""Roots whose parties are countries as often as places: a party's name is not where it happened."""
REAL = frozenset({"occurred", "ongoing"})
GROWN = frozenset({"up", "now"})
"""What a headline says of a toll in place of a verb: "death toll | up | to 3"."""
EARSHOT = 3
"""Sentences from violence to the deaths that it is told to have made."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before its words are written out: what it is, and the tokens that show it."""

    root: EventType
    mode: str | None
    tokens: tuple[int, ...]
    head: int
    carrier: int
    parties: Parties
    realis: Realis
    act: bool = False
    echo: bool = False
    acled: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """All that one item's events are coded with."""

    parsed: Parsed
    tree: Tree
    statements: tuple[Statement, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    place_numbers: tuple[int, ...]
    spoken_at: frozenset[int]
    time_numbers: tuple[int, ...]
    lexicon: Lexicon
    realis: RealisLexicon
    quantities: QuantityWords
    background: BackgroundWords


def find_events(
    parsed: Parsed, statements: tuple[Statement, ...], places: tuple[Place, ...], times: tuple[Time, ...]
) -> tuple[Event, ...]:
    """Code the events of an item: PLOVER root and mode, who to whom, where, when, how real, and who says so.

    Triggers, actors, recipients and numbers are code points of the text; `place` and `when` index the arguments, and
    `statements` are ids of `statements`. What fits no root is left out. Any text and any Doc are read, without error.
    """
    if not len(parsed.doc):
        return ()
    setting = set_up(parsed, statements, places, times)
    triggers = find_triggers(setting.tree, setting.lexicon)
    judged = {id(one): judge(setting.tree, one, setting.realis) for one in triggers}
    drafts = sorted(
        drop_echoes(setting.tree, list(draft_events(setting, triggers, judged)), told_violence(triggers, judged)),
        key=lambda one: (one.tokens[0], one.tokens[-1], not one.act),
    )
    kept = [one for one in drafts if not parsed.in_boilerplate(*setting.tree.span(one.tokens))]
    return tuple(write_event(setting, draft, number) for number, draft in enumerate(kept, 1))


def set_up(
    parsed: Parsed, statements: tuple[Statement, ...], places: tuple[Place, ...], times: tuple[Time, ...]
) -> Setting:
    """Bring together the text's tree, the vocabularies and the mentions that may be slots."""
    lexicon = load_lexicon()
    tree = part_cues(mend(grow_tree(parsed.doc, known_lemmas(), lexicon.words.irregular)), statements)
    told = in_order(places, [n for n, one in enumerate(places) if not one.context])
    return Setting(
        parsed=parsed,
        tree=tree,
        statements=statements,
        places=places,
        times=times,
        place_numbers=places_of_deeds(tree, places, told, statements),
        spoken_at=places_of_speech(tree, places, told, statements),
        time_numbers=in_order(times, [n for n, one in enumerate(times) if one.type in ("DATE", "TIME")]),
        lexicon=lexicon,
        realis=load_realis(),
        quantities=load_quantities(),
        background=load_background(),
    )


@lru_cache(maxsize=1)
def known_lemmas() -> frozenset[str]:
    """Collect every lemma that any vocabulary of events looks for."""
    realis, avowals = load_realis(), load_responsibility()
    coming_about = (*realis.words.occurring, *realis.words.happening)
    governing = {phrase.split()[0] for phrase in (*realis.verbs, *realis.nouns, *realis.adjectives, *coming_about)}
    return load_lexicon().known | governing | {*avowals.claiming, *avowals.denying, *avowals.saying, *avowals.shares}


def in_order(marks: tuple[Place, ...] | tuple[Time, ...], numbers: list[int]) -> tuple[int, ...]:
    """Sort numbers of mentions by where they stand."""
    return tuple(sorted(numbers, key=lambda number: marks[number].start))


def told_violence(triggers: list[Trigger], judged: dict[int, Outlook]) -> list[int]:
    """List the heads of violence that is told as real, mentions that are no events of their own included."""
    found = (one for one in triggers if one.pattern.root == "ASSAULT" and not one.pattern.frame.echo)
    return [one.head for one in found if judged[id(one)] in REAL]


def draft_events(setting: Setting, triggers: list[Trigger], judged: dict[int, Outlook]) -> Iterator[Draft]:
    """Yield a draft for each trigger that holds as an event, and for what its grammar does besides.

    `judged` holds, by the identity of each trigger, how real it is told to be.
    """
    tree, words = setting.tree, setting.lexicon.words
    deeds = {one.head: one for one in triggers if not one.verbal and not one.pattern.frame.echo}
    found = {one.head: see_through(tree, one, find_parties(tree, one, words), deeds, words) for one in triggers}
    ultimatums = frozenset(token for one in triggers if one.mode == ULTIMATUM for token in one.tokens)
    taken = set()
    blasts = [one for one in triggers if is_blast(one) and judged[id(one)] in REAL]
    for trigger in triggers:
        parties = blame(tree, trigger, triggers, found, words)
        parties = who_to_whom(tree, trigger.pattern.root, parties, words)
        asked = bool(ultimatums) and is_demanded(tree, trigger, ultimatums)
        realis = trigger.pattern.frame.realis or ("demanded" if asked else judged[id(trigger)])
        if trigger.pattern.frame.laid and realis in REAL:
            realis = "occurred" if goes_off(tree, trigger, blasts) else "failed"
        if realis == "demanded" and (addressed := addressees(tree, trigger, triggers, found)):
            parties = Parties(addressed, parties.recipients)
        if realis == "imagined" or is_answered(tree, trigger, triggers):
            continue
        if not stands(setting, trigger, parties, realis) or is_of_itself(trigger, parties):
            continue
        root, head, carrier = promised(tree, trigger, triggers), trigger.head, trigger.carrier
        mode = VIOLENCE if threatens_violence(setting, trigger, triggers, ultimatums) else trigger.mode
        echo = is_echo(trigger)
        means = trigger.within or trigger
        acled = means.pattern.frame.acled or trigger.pattern.frame.acled
        yield Draft(root, mode, trigger.tokens, head, carrier, parties, realis, echo=echo, acled=acled)
        for act in acts_about(tree, trigger, realis, parties):
            taken.add(head)
            if act.root == "THREATEN" and act.tokens[0] in found:
                continue
            yield Draft(act.root, None, act.tokens, head, carrier, act.parties, "occurred", act=True)
    yield from own_up(setting, triggers)
    for act in [*demands(tree, words), *refusals(tree, taken)]:
        yield Draft(act.root, None, act.tokens, act.tokens[-1], act.tokens[-1], act.parties, "occurred", act=True)


def is_of_itself(trigger: Trigger, parties: Parties) -> bool:
    """Tell whether somebody is said to ask himself: "ordered a curfew to regain control" asks nobody to regain it."""
    return trigger.pattern.root == "REQUEST" and bool(parties.actors) and parties.actors == parties.recipients


def is_threat(setting: Setting, trigger: Trigger, ultimatums: frozenset[int]) -> bool:
    """Tell whether a deed is threatened, and not what an ultimatum demands."""
    return (
        not is_demanded(setting.tree, trigger, ultimatums)
        and judge(setting.tree, trigger, setting.realis) == "threatened"
    )


def threatens_violence(setting: Setting, trigger: Trigger, triggers: list[Trigger], ultimatums: frozenset[int]) -> bool:
    """Tell whether what a threat without a mode threatens is an assault; a warning may be of what others do."""
    tree, head = setting.tree, trigger.head
    if trigger.pattern.root != "THREATEN" or trigger.mode is not None:
        return False
    if trigger.verbal and tree.kid(head, "xcomp", "ccomp", "advcl") is None:
        met = tree.kids_by(head, ("obj", "nsubj:pass")) if tree.lemmas[head] == "threaten" else []
        held = any(tree.case(kid) == "with" for kid in tree.kids_by(head, ("obl",)))
        return not held and any(tree.lemmas[one] in setting.lexicon.words.persons for one in met)
    under = tree.kids_by(head, ("xcomp", "ccomp", "acl", "obj", "nmod", "obl"))
    deeds = [one for one in triggers if one.pattern.root == "ASSAULT" and one.carrier in under]
    warned = tree.lemmas[head] in setting.realis.words.warning
    return any(not warned or is_threat(setting, one, ultimatums) for one in deeds)


def own_up(setting: Setting, triggers: list[Trigger]) -> Iterator[Draft]:
    """Yield the deeds that somebody says he did, or did not do, and whom he says did them."""
    tree, words = setting.tree, setting.lexicon.words
    roots = {trigger.head: trigger for trigger in triggers}
    violence = next((one for one in triggers if one.pattern.root == "ASSAULT"), None)
    harms = {one.carrier for one in triggers if one.pattern.root in ("ASSAULT", "COERCE")}
    claims = (claim_of(tree, one.head, words) for one in triggers if not one.verbal and one.pattern.root == "ASSAULT")
    for avowal in (*find_avowals(tree, words), *(one for one in claims if one)):
        deed = roots.get(-1 if avowal.deed is None else avowal.deed, violence)
        if deed is None or is_of_other(tree, avowal, harms):
            continue
        head, carrier = avowal.tokens[-1], avowal.tokens[0]
        if avowal.blamed is not None:
            yield Draft(
                "ACCUSE",
                "allege",
                avowal.tokens,
                head,
                carrier,
                Parties((avowal.who,), (avowal.blamed,)),
                "occurred",
                act=True,
            )
            continue
        recipients = find_parties(tree, deed, words).recipients if deed.head == avowal.deed else ()
        mode = DISCLAIMED if avowal.denied else CLAIMED
        realis: Realis = "denied" if avowal.denied else "occurred"
        yield Draft(
            deed.pattern.root, mode, avowal.tokens, head, carrier, Parties((avowal.who,), recipients), realis, act=True
        )


def is_echo(trigger: Trigger | None) -> bool:
    """Tell whether a trigger, and what it takes place in, only echo violence: not "the toll of the | strike |"."""
    return trigger is None or (trigger.pattern.frame.echo and is_echo(trigger.within))


def drop_echoes(tree: Tree, drafts: list[Draft], violence: list[int]) -> list[Draft]:
    """Keep what only echoes violence ("the death toll") near violence that is told as real."""
    near = [tree.sentences[one] for one in violence]
    return [one for one in drafts if not one.echo or any(abs(n - tree.sentences[one.head]) <= EARSHOT for n in near)]


def write_event(setting: Setting, draft: Draft, number: int) -> Event:
    """Write a draft out as an event of the contract."""
    tree = setting.tree
    anchor = Anchor(draft.head, draft.carrier)
    span = tree.span(draft.tokens)
    when = own_time(setting, anchor, draft.realis)
    if (
        when is not None
        and draft.realis == "occurred"
        and is_amiss(setting, draft.carrier, setting.times[when], said=draft.root in WORDS_ONLY)
    ):
        when = None
    time = None if when is None else setting.times[when]
    doers = tuple(one for one in draft.parties.actors if not is_site(setting, one))
    actors, recipients = name_all(setting, doers), name_all(setting, draft.parties.recipients)
    taken = [*actors, *recipients] if draft.root in WORDS_ONLY or draft.mode == SANCTIONS else []
    said = is_said(span, setting.statements)
    usable = [n for n in setting.place_numbers if not said or n not in setting.spoken_at]
    free = [n for n in usable if not any(is_in(setting.places[n], party) for party in taken)]
    free = [n for n in free if not any(is_name_of(setting.places[n], party) for party in actors)]
    return Event(
        id=f"e{number}",
        type=draft.root,
        mode=draft.mode,
        trigger=span,
        actors=actors,
        recipients=recipients,
        place=own_slot(setting, anchor, setting.places, free),
        when=when,
        realis=draft.realis,
        statements=holding(span, setting.statements),
        numbers=() if draft.act else tuple(count_parties(setting, draft)),
        background=is_background(tree, draft.carrier, time, setting.parsed.item.published, setting.background),
        acled=draft.acled,
    )


def is_site(setting: Setting, party: int) -> bool:
    """Tell whether a town before a noun says where it was: "the | Goma | attack", but "a | US | attack"."""
    tree = setting.tree
    found = (one for one in setting.places if one.start == tree.starts[party] and one.end == tree.ends[party])
    return tree.deps[party] == "compound" and any(one.precision in ("town", "admin2", "point") for one in found)


def name_all(setting: Setting, heads: tuple[int, ...]) -> tuple[Participant, ...]:
    """Write out the parties of one role, each once."""
    words, text = setting.lexicon.words, setting.parsed.text
    found = (bounded(setting, one, name_party(setting.tree, one, words, setting.statements, text)) for one in heads)
    each = tuple({(one.start, one.end): one for one in found}.values())
    named = [one for one in each if text[one.start : one.end].strip()]
    return tuple(one for one in named if not any(is_inside(one, other) for other in named))


def is_inside(party: Participant, other: Participant) -> bool:
    """Tell whether a party is but the name at the end of another: "opposition leader Ann Lee"."""
    return other.start < party.start and party.end == other.end


def bounded(setting: Setting, head: int, party: Participant) -> Participant:
    """Let a party that is but a number begin with its bound: "as many as 20"."""
    count = read_count(setting.tree, head, setting.quantities) if setting.tree.pos[head] == "NUM" else None
    start = setting.tree.span(count.tokens).start if count else party.start
    return replace(party, start=start, name=setting.parsed.text[start : party.end]) if start < party.start else party


def is_in(place: Place, party: Participant) -> bool:
    """Tell whether a toponym is part of a party's phrase."""
    return party.start <= place.start and place.end <= party.end


def is_name_of(place: Place, party: Participant) -> bool:
    """Tell whether a toponym is a party itself: a capital that acts is a government, and not where it does so."""
    return party.end == place.end and len(party.name or "") <= place.end - place.start


def count_parties(setting: Setting, draft: Draft) -> Iterator[Quantity]:
    """Yield how many an event was done to, where its word counts something: killed, arrested, displaced."""
    tree, words = setting.tree, setting.quantities
    tally = tally_of(tree, draft.head, setting.lexicon.words)
    counted = (draft.head, *draft.tokens) if tally is None else (tally,)
    what = next((name for one in counted for name, lemmas in words.counted.items() if tree.lemmas[one] in lemmas), None)
    if draft.echo or tally is not None:
        what = what or DEATHS
    what = what or words.modes.get(draft.mode or "")
    if what is None or draft.root in UNCOUNTED or any(tree.lemmas[one] in words.uncounted for one in draft.tokens):
        return
    seen: set[int] = set()
    several = any(read_count(tree, one, words) is not None for one in draft.parties.recipients)
    risen = tuple(risen_to(tree, draft.head)) if draft.echo or tally is not None else ()
    own = (draft.head,) if draft.echo and tree.kid(draft.head, "nummod") is not None else ()
    told = (*own, *(one for one in draft.tokens if one != draft.head and tree.pos[one] == "NOUN"))
    for party in (*(draft.parties.recipients or risen or (draft.head,)), *told):
        count = read_count(tree, party, words) or (one_of(tree, party) if several else None)
        if count is not None and count.low is None and party in risen:
            count = count._replace(low=count.high)
        deeds = party == draft.head and (what == HIT or tree.lemmas[party] in words.massed)
        if count is not None and seen.isdisjoint(count.tokens) and not deeds:
            seen.update(count.tokens)
            span = tree.span(count.tokens)
            yield Quantity(what, count.low, count.high, span.start, span.end)


def one_of(tree: Tree, party: int) -> Count | None:
    """Count a party with "a" before it as one, beside others with numbers: "| a mother | and two children"."""
    article = next((kid for kid in tree.kids_by(party, ("det",)) if tree.words[kid] in ("a", "an")), None)
    single = tree.tags[party] == "NN" and article is not None
    return Count(1, 1, (article,)) if single and article is not None else None


def risen_to(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the numbers that a toll is said to stand at: "rose to | 34 |", "reached | 34 people |", "up to | 3 |"."""
    grown = [one for one in tree.kids_by(verb, ("advmod", "nmod")) if tree.words[one] in GROWN]
    for kid in (one for above in (verb, *grown) for one in tree.kids_by(above, ("obl", "obj", "xcomp", "nmod"))):
        if tree.pos[kid] == "NUM" or tree.kid(kid, "nummod") is not None:
            yield kid
