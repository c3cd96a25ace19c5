"""Is this time a deadline, and by what right: a term named, a state that ends, a demand, a grant, a threat?

Each rule looks at the words beside the time and at the nearest cue on its left; syntax is asked only for verb forms, so
that a wrong arc loses nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.deadlines.drafts import is_draft
from twosource.read.deadlines.governing import governing, nearest_cue
from twosource.read.deadlines.nearness import (
    FAR,
    NEAR,
    SKIPPED,
    imagined,
    is_age,
    is_distance,
    is_round_the_clock,
    is_sentence,
    is_told_before,
    nearest,
    noun_before,
    noun_behind,
    open_door,
    proposed,
    to_act,
)
from twosource.read.deadlines.seen import Seen
from twosource.read.deadlines.sentences import Sight, Word, has_cue, words_text
from twosource.read.deadlines.staying import see_state
from twosource.read.deadlines.terms import is_dated_act
from twosource.read.deadlines.vocabulary import cues, deadline_words
from twosource.read.times.forms import Length, Moment, Recurring, Reference, Shifted
from twosource.read.times.verbs import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

LIMITS = frozenset({"until", "till", "by", "before", "within", "inside", "through"})
GIVING = frozenset(map(stem, ("give", "grant", "allow")))
ENDING = frozenset({".", "!", "”", '"', "…", "'", "’"})
LATE = frozenset({"those", "anyone", "whoever", "anybody", "everyone", "who", "all"})
UNDONE = frozenset({"can", "could", "may", "might", "should", "must", "not", "n't", "never"})
OFFERING = frozenset(map(stem, ("offer", "get")))


def see(sight: Sight, before: Sight | None) -> Seen | None:
    """Judge a time; `before` is the time before it in the same sentence."""
    timed = sight.timed
    form = timed.form
    if isinstance(form, Recurring | Shifted) or (isinstance(form, Moment) and form.generic):
        return None
    if isinstance(form, Reference) and (form.value != "FUTURE_REF" or sight.preposition not in LIMITS):
        return None
    if sight.preposition == "after":
        unless = threatens_unless(sight)
        return Seen(sight, "threat", unless) if unless is not None or warns_the_last(sight) else None
    past = sight.preposition in {"since", "during"} or is_age(sight) or is_distance(sight)
    past = past or is_at_most(sight) or is_threatened(sight)
    if past or has_cue(sight.all, "denials") or is_draft(sight):
        return None
    for judge in (
        see_rest,
        see_offset,
        see_moved,
        see_term,
        see_extension,
        see_window,
        see_grant,
        see_state,
        see_demand,
        see_threat,
    ):
        seen = judge(sight, before)
        if seen is not None:
            return seen
    return None


def is_at_most(sight: Sight) -> bool:
    """Tell whether a length is only the longest that something can last: "can be detained for | up to 60 days |"."""
    most = words_text(sight.left[-3:]).endswith(" for up to ")
    return most and isinstance(sight.timed.form, Length)


def is_threatened(sight: Sight) -> bool:
    """Tell whether a time is only how long what is threatened would last: "threatens to strike | until May |"."""
    if sight.preposition not in {"until", "till"}:
        return False
    threats = [place for place, word in enumerate(sight.left) if word.verb and word.stem == stem("threaten")]
    behind = sight.left[threats[-1] + 1 :] if threats else []
    return words_text(behind[:1]) == " to " and not has_cue(behind, "terms") and "unless" not in {w.low for w in behind}


def warns_the_last(sight: Sight) -> bool:
    """Tell whether the late are told what awaits them: "those still there after 48 hours will be carried out"."""
    late = any(word.low in LATE for word in sight.left[-6:])
    return isinstance(sight.timed.form, Length) and late and any(word.low in {"will", "would"} for word in sight.right)


def threatens_unless(sight: Sight) -> Word | None:
    """Give the "unless" of a threat that begins after a time: "to kill one every day after noon unless they pay"."""
    threatened = any(word.verb and word.stem == stem("threaten") for word in sight.left)
    moment = isinstance(sight.timed.form, Moment) and sight.timed.direction != "gone"
    return next((word for word in sight.right if word.low == "unless"), None) if threatened and moment else None


def see_rest(sight: Sight, _: Sight | None) -> Seen | None:
    """See what is left of a term: "under nine hours are left of the ceasefire", "with two days left"."""
    if not isinstance(sight.timed.form, Length) or not sight.right:
        return None
    behind = sight.right[sight.right[0].low in {"are", "is", "were", "was"} :]
    granted = any(word.verb and word.stem in GIVING for word in sight.left[-FAR:])
    to_go = words_text(behind[:2]) == " to go " and not granted
    rest = bool(behind) and (behind[0].low in deadline_words().rests or to_go)
    asked = has_cue(sight.all, "states") or has_cue(sight.all, "sure_terms") or has_cue(sight.all, "obligations")
    asked = asked or to_act(sight.right)
    return Seen(sight, "rest", None) if rest and asked else None


def see_offset(sight: Sight, _: Sight | None) -> Seen | None:
    """See a length before the end of a term, or after an event, told elsewhere: "four weeks before its term ends"."""
    if (
        not isinstance(sight.timed.form, Length)
        or not sight.right
        or sight.right[0].low not in {"before", "after", "from"}
    ):
        return None
    if sight.right[0].low != "before":
        limited = sight.preposition in LIMITS or (sight.preposition is None and not sight.timed.form.vague)
        timed = any(word.tag == "CD" or word.low in {"now", "noon", "midnight"} for word in sight.right[:3])
        asked = nearest_cue(sight) if limited and not timed and sight.right[0].low == "after" else None
        bound = asked is not None and asked[0] in {"demands", "obligations"}
        acts = asked is not None and (asked[0] == "obligations" or to_act([*sight.left, *sight.right]))
        return Seen(sight, "offset", asked[1]) if bound and asked and acts else None
    ends = has_cue(sight.right, "expiries") or has_cue(sight.right[:6], "terms")
    return Seen(sight, "offset", None) if ends and has_cue(sight.left, "obligations") else None


def see_term(sight: Sight, before: Sight | None) -> Seen | None:
    """See a term that the time names ("Friday's deadline", "the 24-hour limit"), or at which one expires."""
    if proposed(sight.left[-FAR:]):
        return None
    noun = noun_behind(sight, "terms")
    if noun is not None and not is_round_the_clock(sight) and named_term(sight, noun):
        return Seen(sight, "term", noun)
    if isinstance(sight.timed.form, Length):
        return see_term_length(sight)
    if (
        sight.preposition is None
        and words_text(sight.right[:1]) == " as "
        and (noun := noun_before(sight.right[:5], "sure_terms"))
    ):
        return Seen(sight, "term", noun)
    return see_term_end(sight, before)


def see_term_end(sight: Sight, before: Sight | None) -> Seen | None:
    """See the end of a term that is named before it: "the deadline for them to leave runs out at noon"."""
    noun = noun_before(sight.left, "sure_terms") or noun_before(sight.left, "terms")
    if noun is None:
        length = before is not None and isinstance(before.timed.form, Length)
        counted = before is not None and length and has_cue(before.between(sight)[-4:], "ended")
        return Seen(sight, "term", None) if counted else None
    if sight.preposition in {"on", None} and is_dated_act(sight, noun):
        return None
    between = [word for word in sight.left if word.start > noun.start]
    ends = has_cue(between, "expiries")
    if before is not None and sight.preposition in LIMITS and ends_at(noun, before):
        return None
    bound = before is not None and noun_behind(before, "terms") is noun and not ends
    set_then = any(word.verb in {"past", "participle"} for word in between) and not ends
    listed = cues("expiries").stems
    other = any(
        word.verb == "past" and word.stem not in listed and word.low not in {"had", "was"} for word in between[1:]
    )
    done = before is not None and noun_behind(before, "terms") is noun and other
    if bound or done or any(word.low == ";" for word in between) or (sight.preposition in {"on", None} and set_then):
        return None
    return Seen(sight, "term", noun) if ends or is_tied(sight, noun, between) else None


def ends_at(noun: Word, before: Sight) -> bool:
    """Tell whether a term ends at the time before: "her term ends at midnight, and an order to go by noon"."""
    between = [word for word in before.left if word.start > noun.start]
    return before.timed.start > noun.start and has_cue(between, "expiries")


def is_tied(sight: Sight, noun: Word, between: Sequence[Word]) -> bool:
    """Tell whether a time is the term that a noun before it names: "the deadline is noon", "a deadline of Friday"."""
    named = any(phrase.split()[-1] == noun.low for phrase in cues("sure_terms").phrases)
    if noun.stem not in cues("sure_terms").stems and not named:
        return False
    if between and between[-1].low in {"is", "was", "remains", ":"}:
        return True
    return sight.preposition in {*LIMITS, "of", "for", "on", "at"} and len(between) <= FAR // 2


def see_term_length(sight: Sight) -> Seen | None:
    """See a term of some length, or one that ends after it: "a deadline of 48 hours", "lapses in 90 days"."""
    if sight.preposition == "of":
        noun = noun_before(sight.left[-4:], "sure_terms")
    elif sight.preposition == "in":
        noun = noun_before(sight.left, "sure_terms") or noun_before(sight.left, "states")
        between = [word for word in sight.left if noun is not None and word.start > noun.start]
        ending = not any(word.verb == "past" for word in between) and has_cue(between, "expiries")
        noun = noun if ending else None
    else:
        return None
    return Seen(sight, "term", noun) if noun else None


def named_term(sight: Sight, noun: Word) -> bool:
    """Tell whether a noun behind a time is its term: "date" must stand right there, and be set or dropped."""
    if noun.stem in cues("sure_terms").stems or noun.low == "time":
        return True
    beside = noun is next((word for word in sight.right if word.low not in SKIPPED), None)
    set_or_dropped = any(has_cue(sight.all, name) for name in ("liftings", "moves", "obligations", "demands"))
    return beside and noun.low == "date" and set_or_dropped


def see_moved(sight: Sight, _: Sight | None) -> Seen | None:
    """See a term that is moved from or to a day: "put off the date from Sunday to Friday", "extended it until noon"."""
    if not isinstance(sight.timed.form, Moment) or sight.preposition not in {"from", "to", "until", "till", "through"}:
        return None
    verb = nearest(sight.left, "moves")
    if verb is None or not verb.verb or proposed(sight.left):
        return None
    about = any(has_cue(sight.all, name) for name in ("sure_terms", "states", "terms")) or any(
        phrase in words_text(sight.all) for phrase in (" date ", " until ", " by which ", " mandate ", " then cut ")
    )
    return Seen(sight, "moved", verb) if about else None


def see_extension(sight: Sight, _: Sight | None) -> Seen | None:
    """See what is added to a term: "added one month to the truce", "extended it by 48 hours"."""
    if not isinstance(sight.timed.form, Length) or sight.preposition not in {None, "by", "for"}:
        return None
    verb = nearest(sight.left, "extensions")
    if verb is None or not verb.verb or len([word for word in sight.left if word.start > verb.start]) > FAR:
        return None
    if noun_behind(sight, "states") is not None or not is_done(sight, verb):
        return None
    told = sight.sentences.preceding(sight) if is_it(sight, verb) else []
    about = any(has_cue(words, name) for words in (sight.all, told) for name in ("states", "sure_terms"))
    about = about or " mandate " in words_text(sight.all)
    return Seen(sight, "extension", verb) if about and not proposed(sight.left) else None


def is_it(sight: Sight, verb: Word) -> bool:
    """Tell whether what is made longer is "it", told in the sentence before: "| it | had been extended by a day"."""
    number = next((place for place, word in enumerate(sight.left) if word.start == verb.start), 0)
    return any(word.low == "it" for word in sight.left[max(0, number - NEAR) : number + 2])


def is_done(sight: Sight, verb: Word) -> bool:
    """Tell whether a term is made longer, and nobody only may, should, refuses or is asked to do so."""
    before = [word for word in sight.left if word.start < verb.start]
    if UNDONE.intersection(word.low for word in before[-NEAR:]):
        return False
    outer = next((word for word in reversed(before) if word.verb), None)
    return verb.verb != "infinitive" or outer is None or outer.stem in cues("pledges").stems


def see_window(sight: Sight, before: Sight | None) -> Seen | None:
    """See the end of a window: "no shelling from 3 May to 9 May"."""
    if (
        before is None
        or not isinstance(sight.timed.form, Moment)
        or sight.preposition not in {"to", "until", "till", "through", "-", "–"}
    ):
        return None
    opens = before.preposition in {"from", "between", "beginning", "starting"} and len(before.between(sight)) <= NEAR
    undated = isinstance(before.timed.form, Moment) and not before.timed.form.dated and not sight.timed.form.dated
    if undated and " curfew " in words_text(sight.all):
        return None
    held = any(has_cue(sight.all, name) for name in ("states", "holdings", "obligations"))
    held = held or has_cue(sight.all, "pledges", verbs=True)
    return Seen(sight, "window", nearest(sight.left, "states")) if opens and held and not proposed(sight.left) else None


def see_grant(sight: Sight, _: Sight | None) -> Seen | None:
    """See a time that somebody is given, or has: "gave them 24 hours to surrender", "have until noon to leave"."""
    length = isinstance(sight.timed.form, Length)
    if sight.preposition not in ({None} if length else {"until", "till"}):
        return None
    if length and sight.right and sight.right[0].tag.startswith("NN") and sight.right[0].low != "notice":
        return None
    verbs = (word for word in reversed(sight.left[-FAR:]) if word.verb)
    governor = next((word for word in verbs if word.verb != "gerund" or word.stem in GIVING), None)
    if governor is None:
        return None
    if imagined(sight, governor) or (length and not to_act(sight.right) and is_sentence(sight.right)):
        return None
    given = governor.stem in GIVING or (not length and governor.stem in OFFERING)
    has = governor.low in {"have", "has", "had", "get", "gets", "got", "'ve"} or governor.stem == stem("leave")
    if governor.low == "had" and length:
        before = [word for word in sight.left if word.start < governor.start]
        has = has_cue(before, "reporting", verbs=True) or has_cue(before, "demands", verbs=True)
    bare = governor.low in {"have", "has"} and all(word.low in ENDING for word in sight.right)
    if given or (has and (to_act(sight.right) or not length or bare)):
        return Seen(sight, "grant", governor)
    return None


def see_demand(sight: Sight, _: Sight | None) -> Seen | None:
    """See a time by which something is asked, ordered, promised, or else."""
    length = isinstance(sight.timed.form, Length)
    limited = sight.preposition in LIMITS or (sight.preposition == "in" and length)
    added = length and sight.left[-sight.joint[1] :][:1] != [] and sight.left[-sight.joint[1]].low == "by"
    if not limited or added:
        return None
    governor = None if is_told_before(sight) else governing(sight) or open_door(sight)
    if governor is None or (sight.preposition == "in" and sight.timed.direction != "ahead"):
        return None
    hung = isinstance(sight.timed.form, Length) and bool(sight.right) and sight.right[0].low in {"of", "after", "from"}
    counted = hung and any(word.tag == "CD" or word.low in {"now", "today"} for word in sight.right[1:4])
    return Seen(sight, "offset" if hung and not counted else "demand", governor)


def see_threat(sight: Sight, _: Sight | None) -> Seen | None:
    """See the time of a threat that a demand can turn away: "from Monday, unless they leave"."""
    if not isinstance(sight.timed.form, Moment) or sight.timed.direction == "gone":
        return None
    text = words_text(sight.all)
    unless = next((word for word in sight.all if word.low == "unless"), None)
    if unless is not None and any(word.verb == "modal" for word in sight.all):
        return Seen(sight, "threat", unless)
    condition = sight.all[0] if sight.all and sight.all[0].low == "if" else None
    refused = condition is not None and any(word.low in {"not", "n't"} for word in sight.left[:8])
    if (
        refused
        and any(word.low in {"will", "shall", "would"} for word in sight.left)
        and sight.preposition in {"at", "on", "from"}
    ):
        return Seen(sight, "threat", condition)
    asked = next((word for word in sight.left if word.verb and word.stem in cues("demands").stems), None)
    if asked is None or sight.preposition not in {"at", "on", "from"}:
        return None
    either = " or " in text and any(word.low == "to" for word in sight.left)
    return Seen(sight, "threat", asked) if either and any(word.low in {";", "—", "–"} for word in sight.left) else None
