"""The voices of one claim go in, each under the root that counts it, and out they come under whom they likely are.

What is called by its kind alone ("aid group", "head teacher") is taken for the one voice of the claim that is of
the kind. That is likely and not certain: it names an origin, and leaves the upper bound of how many there are alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.relate.origins.cues import load_credits
from twosource.relate.origins.kinds import (
    fields_in,
    handle_in,
    is_noun,
    kinds_of,
    load_kinds,
    noun_of,
    parts_in,
    shares_stem,
)
from twosource.relate.origins.likeness import may_be_named_by
from twosource.relate.origins.nouns import is_role
from twosource.relate.origins.voices import STRENGTH, may_be_same

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from twosource.relate.origins.voices import Root

NO_SOURCE = ", no source given"
LEAST_NAME, ENDING = 4, 3
"""Letters of a name that a handle carries at least, and of its ending that it may leave out: "Selmian", @SelmRail."""


def likely_roots(merged: Mapping[str, Root]) -> dict[str, Root]:
    """Give for each key the root of whom it likely is, where exactly one voice of the claim may be meant.

    Voices that the lower bound may count as two are never brought under one.
    """
    distinct = {root.key: root for _, root in sorted((root.key, root) for root in merged.values())}
    nouns = {key: root for key, root in distinct.items() if root.known and is_noun(root)}
    voices = [root for key, root in distinct.items() if key not in nouns and may_be_meant(root)]
    speakers = {root.key: voice for root in unsourced(distinct) if (voice := speaker_of(root, distinct))}
    meant = {key: speakers.get(voice.key, voice) for key, voice in meanings(nouns.values(), voices).items()}
    told = meant.keys() | {voice.key for voice in meant.values()}
    alike = synonyms([noun for key, noun in nouns.items() if key not in told])
    shown = gather(distinct, {**speakers, **meant, **alike})
    return {key: shown[root.key] for key, root in merged.items()}


def meanings(nouns: Collection[Root], voices: Sequence[Root]) -> dict[str, Root]:
    """Give the voice that each noun means; one that holds a name may itself be meant by another that holds none."""
    named = [noun for noun in nouns if is_named(noun)]
    meant = {noun.key: voice for noun in named if (voice := voice_meant(noun, voices))}
    every = [*voices, *(noun for noun in named if noun.key not in meant)]
    rest = (noun for noun in nouns if not is_named(noun))
    return meant | {noun.key: voice for noun in rest if (voice := voice_meant(noun, every))}


def is_named(noun: Root) -> bool:
    """Tell whether a noun holds a name, so that a bare noun may mean it: "Selm Airways", "airline"."""
    return noun.key.startswith("voice:") and bool(noun_of(noun.label).proper)


def synonyms(nouns: Sequence[Root]) -> dict[str, Root]:
    """Give for a noun the only other noun that tells its kind, the first of them by name for both."""
    found: dict[str, Root] = {}
    for noun in nouns:
        alike = [other for other in nouns if other is not noun and other.key not in found and is_synonym(noun, other)]
        if len(alike) == 1 and alike[0].key < noun.key:
            found[noun.key] = alike[0]
    return found


def gather(distinct: Mapping[str, Root], meant: Mapping[str, Root]) -> dict[str, Root]:
    """Bring each root under whom it means, unless a certain voice that is there already is certainly another."""
    under: dict[str, list[Root]] = {key: [root] for key, root in distinct.items() if key not in meant}
    shown = {key: key for key in under}
    for key, voice in meant.items():
        held, root = under[voice.key], distinct[key]
        certain = [other for other in held if other.standing == root.standing == "certain"]
        fits = all(is_perhaps_one(root, other) for other in certain)
        shown[key] = voice.key if fits else key
        under.setdefault(shown[key], []).append(root)
    return {key: as_known(distinct[target], under[target]) for key, target in shown.items()}


def is_perhaps_one(one: Root, other: Root) -> bool:
    """Tell whether two voices cannot be told apart for certain."""
    return may_be_same(one, other) or may_be_named_by(one, other) or may_be_called(one, other)


def unsourced(distinct: Mapping[str, Root]) -> list[Root]:
    """Give the accounts that tell something without a source, in the order of their names."""
    return [root for _, root in sorted(distinct.items()) if not root.known and root.key.startswith("account:")]


def speaker_of(account: Root, distinct: Mapping[str, Root]) -> Root | None:
    """Find the one voice of the claim whose account it is: the same account elsewhere, or who bears its name."""
    handle = account.key.partition(":")[2]
    same = [distinct[key] for key in (f"witness:{handle}", f"outlet:@{handle}") if key in distinct]
    found = same or [
        root for root in distinct.values() if root.known and not is_noun(root) and bears_name(account, root)
    ]
    return found[0] if len(found) == 1 else None


def bears_name(account: Root, voice: Root) -> bool:
    """Tell whether an account bears the whole name of a voice: @SelmYards, "Selm Yards"; @ida_lund_md, "Ida Lund"."""
    handle, names = account.key.partition(":")[2].replace("_", ""), voice.person or voice.names
    return handle == "".join(parts_in(voice)) or (len(names) > 1 and all(name in handle for name in names))


def may_be_meant(root: Root) -> bool:
    """Tell whether a voice may be meant by a noun: whoever is known, and an account that says what it is."""
    return root.kind != "document" and (root.known or (root.kind == "account" and bool(kinds_of(root))))


def is_of_that_trade(noun: Root, voice: Root) -> bool:
    """Tell whether the press is meant where an outlet is, and else nobody whose name makes it one but for its office.

    An account taken for an outlet may be a press office by the end of its name ("@SelmCorpsPress"), or measure itself.
    """
    if voice.kind != "outlet":
        return not noun.key.startswith("press:") or voice.key.startswith("witness:")
    office = handle_in(voice) is not None and not load_kinds().press_ends.isdisjoint(parts_in(voice))
    measures = handle_in(voice) is not None and not load_kinds().measuring.isdisjoint(kinds_of(voice))
    return noun.key.startswith("press:") or office or measures


def voice_meant(noun: Root, voices: Sequence[Root]) -> Root | None:
    """Find the one voice that a noun means: by its kind, else by what may speak for it; None where two may be meant.

    Of two of a kind, the one is meant whose name begins as a word of the noun does.
    """
    for fits in TIERS:
        found = [voice for voice in voices if may_be_one(noun, voice) and fits(noun, voice)]
        alike = [voice for voice in found if shares_stem(noun_of(noun.label), voice)] if len(found) > 1 else found
        if found:
            return alike[0] if len(alike) == 1 else None
    return None


def may_be_one(noun: Root, voice: Root) -> bool:
    """Tell whether nothing in a noun speaks against a voice: another state, another field, a name that it has not."""
    if (noun.land and voice.land and noun.land != voice.land) or not is_of_that_trade(noun, voice):
        return False
    told = noun_of(noun.label)
    fields, own = fields_in(told.words), fields_in(parts_in(voice))
    if fields and own and fields.isdisjoint(own):
        return False
    plain = "".join(parts_in(voice))
    return all(name[: max(LEAST_NAME, len(name) - ENDING)] in plain for name in told.proper)


def is_of_kind(noun: Root, voice: Root) -> bool:
    """Tell whether a known voice is of the kind that a noun tells."""
    return voice.known and not noun_of(noun.label).kinds.isdisjoint(kinds_of(voice))


def may_be_called(one: Root, other: Root) -> bool:
    """Tell whether one of two voices may be called by what it is, and the other is of that kind."""
    pairs = ((one, other), (other, one))
    return any(is_noun(noun) and is_of_kind(noun, voice) and may_be_one(noun, voice) for noun, voice in pairs)


def calls_itself_so(noun: Root, voice: Root) -> bool:
    """Tell whether an account without a source is of the kind that a noun tells."""
    rules, told = load_kinds(), noun_of(noun.label)
    firm = told.head in rules.private and bool(kinds_of(voice) - rules.public - rules.folk)
    return not voice.known and (firm or not told.kinds.isdisjoint(kinds_of(voice)))


def may_speak_for(noun: Root, voice: Root) -> bool:
    """Tell whether a voice may be meant by a part of its name, or as one of the authorities."""
    rules, told, kinds = load_kinds(), noun_of(noun.label), kinds_of(voice)
    stem = shares_stem(told, voice) and (not told.kinds or not kinds)
    return stem or (voice.known and told.head in rules.officials and not rules.public.isdisjoint(kinds))


def is_only_body(noun: Root, voice: Root) -> bool:
    """Tell whether a word for any organisation may mean one whose name tells no kind, or none that goes against it."""
    if voice.kind != "organisation" or not voice.known or handle_in(voice) is None or noun.kind == "document":
        return False
    rules, told, kinds = load_kinds(), noun_of(noun.label), kinds_of(voice)
    untold = not kinds and not told.kinds <= rules.folk
    private = told.head in rules.private and kinds.isdisjoint(rules.public | {"hospital"})
    return is_unheard(noun) or untold or private or (told.head in rules.bodies and (not told.kinds or not kinds))


def is_named_in(noun: Root, voice: Root) -> bool:
    """Tell whether a word that names somebody is part of a voice's name: "ekal", @CommissionerEkal."""
    words = noun_of(noun.label).words
    whole = bool(words) and all(len(word) >= LEAST_NAME for word in words) and words <= {*parts_in(voice)}
    return noun.key.startswith("unnamed:") and whole and voice.known


def is_reporter_there(noun: Root, voice: Root) -> bool:
    """Tell whether a reporter may be an account that was there: "reporter at embassy says"."""
    return "reporter" in noun_of(noun.label).kinds and voice.key.startswith("witness:")


def is_unheard(noun: Root) -> bool:
    """Tell whether a noun is of no kind that we know and tells of no person, so that it may be any organisation."""
    told, rules = noun_of(noun.label), load_credits()
    people = any(is_role(word) or word in rules.qualified or word in rules.press_heads for word in told.words)
    return noun.key.startswith(("role:", "unnamed:")) and not told.kinds and not people


TIERS: tuple[Callable[[Root, Root], bool], ...] = (
    is_named_in,
    is_of_kind,
    calls_itself_so,
    is_reporter_there,
    may_speak_for,
    is_only_body,
)
"""What is asked in turn of each voice; where one of these finds two, none is meant."""


def is_synonym(one: Root, other: Root) -> bool:
    """Tell whether two nouns tell one kind: "herders", "herdsmen"."""
    told, heard = noun_of(one.label), noun_of(other.label)
    apart = bool(one.land and other.land and one.land != other.land) or bool(told.proper and heard.proper - told.proper)
    return not apart and not told.kinds.isdisjoint(heard.kinds)


def as_known(voice: Root, held: Sequence[Root]) -> Root:
    """Give an account that another text names by its kind: it is somebody, though nobody told who stands behind it."""
    standing = min((root.standing for root in held), key=STRENGTH.__getitem__)
    label = voice.label.removesuffix(NO_SOURCE) if standing != voice.standing else voice.label
    return voice if standing == voice.standing else replace(voice, standing=standing, label=label)
