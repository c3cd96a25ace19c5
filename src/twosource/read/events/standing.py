"""A trigger that was found goes in with its parties and realis; out comes whether it is an event of the text.

A mention without a party, a place or a time, a figure of speech, a summary of years and a kind of deed are none.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from twosource.read.events.background import is_summary, read_day
from twosource.read.events.quantities import read_count
from twosource.read.events.recipients import is_own_device
from twosource.read.events.slots import Anchor, is_apart, is_near, nearest
from twosource.read.events.specific import AIMED, has_scene, is_any, is_definite, is_specific
from twosource.read.events.things import is_thing
from twosource.read.events.where import token_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.reading import Place, Time
    from twosource.read.events.coding import Setting
    from twosource.read.events.cues import Outlook, RealisWords
    from twosource.read.events.participants import Parties
    from twosource.read.events.tree import Tree
    from twosource.read.events.triggers import Trigger
    from twosource.read.events.vocabulary import EventWords, Lexicon

MANNER = frozenset({"at", "on", "upon"})
"""Prepositions by which a request is but how something else was done."""
UNDONE = frozenset({"failed", "denied"})
"""What is said of a deed by these is news even where nothing else is: "a second attack was foiled"."""


def stands(setting: Setting, trigger: Trigger, parties: Parties, realis: Outlook) -> bool:
    """Tell whether a trigger is an event: a noun needs a party, a place, a time or a count of its own.

    "After a lightning offensive" names nobody, no place and no day: it is a mention of what is known already.
    """
    tree, words = setting.tree, setting.realis.words
    if is_figure(setting, trigger) or is_bare_device(trigger, realis) or is_denied_toll(setting, trigger):
        return False
    summed = trigger.pattern.root in AIMED and is_summary(tree, trigger.carrier, setting.background)
    spared = realis == "denied" and any(tree.words[one] in words.kinds for one in parties.actors)
    if summed or spared or is_bare_word(tree, trigger):
        return False
    kind = realis == "occurred" and is_any(tree, trigger, words)
    slotted = is_slotted(setting, trigger, own=kind)
    general = kind and is_of_kind(tree, parties, words, slotted=slotted)
    if general or not is_specific(tree, trigger, parties, realis, words, slotted=slotted):
        return False
    if trigger.verbal or slotted or parties.actors or parties.recipients or realis in UNDONE:
        return True
    device = any(is_own_device(tree, kid, setting.lexicon.words) for kid in tree.kids_by(trigger.head, ("nmod",)))
    own = device or has_scene(tree, trigger.head, words)
    return own or read_count(tree, trigger.head, setting.quantities) is not None


def is_bare_word(tree: Tree, trigger: Trigger) -> bool:
    """Tell whether a participle stands for itself, as a table's heading does: "Displaced | Killed | Injured"."""
    alone = trigger.verbal and tree.tags[trigger.head] == "VBN" and len(trigger.tokens) == 1
    return alone and is_walled(tree, trigger.head)


def is_walled(tree: Tree, token: int) -> bool:
    """Tell whether a word stands alone in a cell of a table."""
    first, last = tree.bounds[tree.sentences[token]]
    before = token == first or tree.words[token - 1] == "|"
    after = token + 1 == last or tree.words[token + 1] == "|"
    return before and after and (last - first > 1)


def speaks(tree: Tree, noun: int, words: EventWords) -> bool:
    """Tell whether a noun is who says something, and so nobody dead: "the body | announced | the results"."""
    return tree.deps[noun] == "nsubj" and tree.lemmas[tree.heads[noun]] in words.saying_verbs


def is_of_kind(tree: Tree, parties: Parties, words: RealisWords, *, slotted: bool) -> bool:
    """Tell whether a deed told as a kind names nobody in particular: "those who attack the police"."""
    if any(tree.words[one] in words.kinds for one in parties.actors):
        return True
    return not slotted and not any(is_definite(tree, one, words) for one in (*parties.recipients, *parties.actors))


def is_bare_device(trigger: Trigger, realis: Outlook) -> bool:
    """Tell whether a trigger only names a device: a bomb is no event, what it did is, and who threatened with it."""
    return (
        trigger.pattern.frame.laid and trigger.carrier == trigger.head and not trigger.verbal and realis != "threatened"
    )


def is_slotted(setting: Setting, trigger: Trigger, *, own: bool) -> bool:
    """Tell whether a deed has a place or time, if `own` is asked under its very words."""
    anchor = Anchor(trigger.head, trigger.carrier)
    for marks, numbers in ((setting.places, setting.place_numbers), (setting.times, setting.time_numbers)):
        number = own_slot(setting, anchor, marks, numbers)
        if number is not None and not (own and is_apart(setting.tree, anchor, marks[number].start)):
            return True
    return False


def is_figure(setting: Setting, trigger: Trigger) -> bool:
    """Tell whether violence is a figure of speech: done by a thing that is none ("the scandal hit the party").

    A request is but a manner of acting in "trained pilots at the request of Chad".
    """
    tree, words = setting.tree, setting.lexicon.words
    if trigger.pattern.root == "REQUEST":
        return not trigger.verbal and tree.case(trigger.head) in MANNER
    if trigger.pattern.root != "ASSAULT" or trigger.pattern.frame.flown:
        return False
    if not trigger.verbal:
        return trigger.pattern.frame.echo and speaks(tree, trigger.head, words)
    verb = trigger.carrier
    doers = [] if tree.is_passive(verb) else tree.kids_by(verb, ("nsubj",))
    doers = [tree.heads[verb] if tree.deps[verb] == "acl:relcl" and tree.tags[one] == "WDT" else one for one in doers]
    if any(tree.lemmas[one] in setting.background.eras for one in doers):
        return True
    return any(is_thing(tree, one, words, "ASSAULT") and not is_harmful(tree, one, setting.lexicon) for one in doers)


def is_harmful(tree: Tree, noun: int, lexicon: Lexicon) -> bool:
    """Tell whether a thing can do violence: a deed of violence, or a weapon."""
    named = lexicon.nouns.get(tree.lemmas[noun], ())
    return tree.lemmas[noun] in lexicon.words.goods or any(
        one.root in ("ASSAULT", "COERCE", "PROTEST") for one in named
    )


def is_denied_toll(setting: Setting, trigger: Trigger) -> bool:
    """Tell whether a toll has "no" before it."""
    tree = setting.tree
    dets = tree.kids_by(trigger.head, ("det",)) if tree.lemmas[trigger.head] in setting.lexicon.words.tallies else []
    return any(tree.words[kid] in setting.realis.words.negations for kid in dets)


def own_slot(
    setting: Setting, anchor: Anchor, marks: tuple[Place, ...] | tuple[Time, ...], numbers: Sequence[int]
) -> int | None:
    """Give the number of the place or time that belongs to an event's own clause; None beats a guess."""
    number = nearest(setting.tree, anchor, marks, numbers)
    if number is None or not is_near(setting.tree, anchor, marks[number]):
        return None
    return None if is_on_next_line(setting, anchor, marks[number]) else number


def is_on_next_line(setting: Setting, anchor: Anchor, mark: Place | Time) -> bool:
    """Tell whether a mention stands on a later line of a post, whose lines are sentences whatever the parse says."""
    between = setting.parsed.text[setting.tree.ends[anchor.head] : mark.start]
    return setting.parsed.item.kind == "post" and "\n" in between


def own_time(setting: Setting, anchor: Anchor, realis: Outlook) -> int | None:
    """Give the number of the time that belongs to an event, and not to who tells of it; what goes on goes on then."""
    number = own_slot(setting, anchor, setting.times, setting.time_numbers)
    if number is None or realis == "ongoing":
        return number
    if realis in ("occurred", "denied") and is_end(setting, setting.times[number]):
        return None
    told = is_when_said(setting.tree, anchor, setting.times[number].start, setting.lexicon.words)
    return None if told else number


def is_amiss(setting: Setting, carrier: int, time: Time, *, said: bool) -> bool:
    """Tell whether what occurred did not occur at a time: it begins after the publication, for a deed a day after.

    What is `said` in the present tense is not said on the day before: "condemns the attack on 28 September".
    """
    begins, told = read_day(time.earliest), read_day(setting.parsed.item.published)
    if begins is None or told is None:
        return False
    if begins > told + timedelta(days=0 if said else 1):
        return True
    present = setting.tree.tags[carrier] in ("VBZ", "VBP")
    return said and present and begins < told - timedelta(days=1)


def is_end(setting: Setting, time: Time) -> bool:
    """Tell whether a time is when what was done ends, and not when it was: "suspended flights | until Friday |"."""
    token = token_at(setting.tree, time.start)
    opening = setting.tree.words[token - 1] if token else ""
    if opening == "the" and token > 1:
        opening = setting.tree.words[token - 2]
    return opening in setting.realis.words.until


def is_when_said(tree: Tree, anchor: Anchor, start: int, words: EventWords) -> bool:
    """Tell whether a time is when a deed was told of, not when it was: "told parliament on Tuesday that they left"."""
    token = token_at(tree, start)
    while tree.heads[token] != token and tree.pos[token] != "VERB":
        token = tree.heads[token]
    below = anchor.carrier
    while tree.heads[below] not in (below, token):
        below = tree.heads[below]
    told = tree.heads[below] == token and tree.deps[below] in ("ccomp", "parataxis")
    return told and token not in anchor and tree.lemmas[token] in words.saying_verbs


def is_blast(trigger: Trigger) -> bool:
    """Tell whether a trigger names violence that a device can have done."""
    harm = trigger.pattern.root == "ASSAULT" or trigger.mode == "destroy"
    return harm and not trigger.pattern.frame.laid and trigger.pattern.frame.realis is None


def goes_off(tree: Tree, trigger: Trigger, blasts: list[Trigger]) -> bool:
    """Tell whether a device that was laid is told to have done harm: beside it, or if it is known, anywhere."""
    told = {tree.words[kid] for one in trigger.tokens for kid in tree.kids_by(one, ("det", "aux", "nsubj"))}
    known = not told.isdisjoint(("the", "had", "who"))
    return any(known or tree.sentences[one.head] - tree.sentences[trigger.head] in (0, 1) for one in blasts)
