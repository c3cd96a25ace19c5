"""A clause of a short text goes in, the voice that a verb or a colon in it names comes out: "X says …", "X: …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from twosource.relate.origins.cues import load_credits
from twosource.relate.origins.deeds import SILENT, hands_over, is_deed, is_handed_to, is_heard
from twosource.relate.origins.nouns import ARTICLE, institution_named, is_person_name
from twosource.relate.origins.outlets import outlet_written, reports_by_trade
from twosource.relate.origins.phrases import (
    CLAUSAL,
    appose,
    ends_in_voice,
    is_called,
    is_given_out,
    is_known,
    is_no_voice,
    is_source_phrase,
    opens_with_pronoun,
    reporter,
    reporter_of,
)
from twosource.relate.origins.shapes import (
    ABOUT,
    BOUNDARY,
    CIRCUMSTANCE,
    COLON,
    DEED,
    FIRST_PERSON,
    INFINITIVE,
    MOST_WORDS,
    OPENING,
    QUOTED_BEHIND,
    QUOTES,
    SHORT,
    agent_pattern,
    audience_pattern,
    clause_end,
    document_pattern,
    met_pattern,
    verb_pattern,
)
from twosource.relate.origins.voices import Root, root_of_name

if TYPE_CHECKING:
    from collections.abc import Iterator

CreditKind = Literal["credit", "repost", "handed"]
"""A voice that says it; an account whose post is passed on whole; an account or outlet that the news came through."""
TOPIC = re.compile(
    r"^(?:[^\w@“\"']*#\w+\s+(?=[\w#@]))*[^\w@“\"']*(?:(?:and|but|now|just|also|still|then|so|here|live|breaking|update|more)\b\s+)*",
    re.IGNORECASE,
)
"""Tags and marks that stand in front of a voice: "#Selm #flood Police: …"."""
LABELLED = re.compile(r"\s*(?:[A-Z][\w.'’-]+\s*){1,4}(?:[,.(]|$)")
GOES_ON = re.compile(r"\s(?:is|was|has|that)\s")
"""Behind "says the mayor", these make a clause of which the mayor is the subject."""
ASIDE = re.compile(r"(?:who|which|a|an|the|one)\s", re.IGNORECASE)
AGE = re.compile(r",\s*\d{1,3}\s*$")
RELATIVE = ("who", "which", "that", "whose")
LEADING = ("no", "over", "amid", "after", "of", "with", "against", "despite", "about")
"""No voice ends in these: "panic over reports of …"."""
SUBJECT = re.compile(r"(?:i|we|he|she|they|it|you)$", re.IGNORECASE)
THAT = re.compile(r"\s+(?:that\s+)?(?:the\s+)?", re.IGNORECASE)
ACCOUNT = re.compile(r"\s*@\w+")
SAYS = frozenset(("says", "say", "said"))
QUOTING = re.compile(r",\s+(?:citing|quoting|quoted|speaking|talking)\b")
TELLS = re.compile(
    r"\s*(?!(?:the|an?)\s+\w+\s+who\b)(?:\S+\s+){0,6}?(?:is|are|was|were|has|have|had|will|would|can|could|must|should|do|does|did|\w+n['’]t|no|not)\b",
    re.IGNORECASE,
)
"""Behind a name and a colon, a clause, so that it is that person's: "Ida Lund: the president is well"."""
NEGATING = re.compile(r"n['’]t$", re.IGNORECASE)
"""What ends so is no voice: "can't believe"."""
MINE = re.compile(r"my\s+\w+\s+(?P<who>@\w+)$", re.IGNORECASE)
"""Somebody of one's own by the account."""
GIVEN_OUT = re.compile(
    r"(?:release|report|tweet|claim|estimate)\s+(?:says|said|shows|puts|finds|confirms|names)\b", re.IGNORECASE
)
"""What looks like a verb is what was given out: "press release says"."""
AND = re.compile(r"\s(?:and|but)$", re.IGNORECASE)
ENUMERATED = re.compile(r"\s*(?:,|&|/|\band\b)\s*|\s+(?:both|all|each)\b\s*")
"""Between outlets that say the same: "AFP and Reuters report"."""
OURS = re.compile(
    r"(?:our|my)\s+(?:\w+\s+)?(?:correspondent|reporter|crew|team|colleague|editor|photographer)s?\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Credit:
    """A post names its source at `text[start:end]`; relays are those it came through, outermost first."""

    root: Root
    start: int
    end: int
    kind: CreditKind = "credit"


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a text at `start`."""

    text: str
    start: int


def credit_at(text: str, start: int, end: int, kind: CreditKind = "credit", prefix: str = "") -> Credit:
    """Make the credit of the voice written at `text[start:end]`."""
    return Credit(root_of_name(prefix + text[start:end]), start, end, kind)


def clause_credits(text: str, body: int) -> Iterator[Credit]:
    """Yield credits that a clause makes with a verb, with a colon or a quotation behind the voice, or with "by"."""
    feelings = load_credits().feelings
    for clause in split_clauses(text, body):
        spoken = [one for verb in verb_pattern().finditer(clause.text)
                  if (one := subject_of(clause, verb) or inverted_subject(clause, verb))]  # fmt: skip
        led = led_by_colon(clause)
        if led and not (spoken and is_premises(led)):
            yield led
        yield from spoken
        for pattern in (QUOTED_BEHIND, document_pattern(), agent_pattern()):
            for match in pattern.finditer(clause.text):
                felt = match.groupdict().get("felt")
                if not CLAUSAL.isdisjoint(match["who"].lower().split()) or (felt and felt not in feelings):
                    continue
                one = Credit(root_of_name(match["who"]), *trimmed(clause, match.start("who"), match.end("who")))
                if one.root.standing == "certain" or one.root.kind == "document" or one.root.body is not None:
                    yield one


def is_premises(led: Credit) -> bool:
    """Tell whether what stands in front of a colon may be where it happened: "Selm mine: 14 trapped, firm confirms"."""
    return led.root.kind == "organisation" and led.root.label.lower().split()[-1] in load_credits().premises


def split_clauses(text: str, body: int) -> Iterator[Clause]:
    """Cut the text behind `body` at sentence ends and dashes."""
    at = body
    for end in clause_end().finditer(text, body):
        yield Clause(text[at : end.start()], at)
        at = end.end()
    yield Clause(text[at:], at)


def led_by_colon(clause: Clause) -> Credit | None:
    """Read "Police: the ferry will not sail": a voice that we know for one, then a colon."""
    colon = COLON.search(clause.text)
    head, rest = clause.text[: colon.start()] if colon else "", clause.text[colon.end() :] if colon else ""
    if not rest.strip(" @") or not head.strip(" #"):
        return None
    spoken = rest.lstrip()[:1] in QUOTES or bool(FIRST_PERSON.match(rest) or audience_pattern().search(head.strip()))
    if not met_pattern().match(clause.text) and (first := before_aside(head)) and (spoken or OFF_RECORD.search(head)):
        return Credit(root_of_name(first), *trimmed(clause, 0, head.find(first) + len(first)))
    named = voice_in_front(head, spoken=spoken)
    mentioned = rest.lstrip().startswith("@") and len(head.split()) == 1
    long = len(named.split()) > (MOST_WORDS if spoken else SHORT)
    if mentioned or long or is_label(clause, head) or is_no_voice(named) or SILENT.match(rest):
        return None
    doer = (
        doer_of(head.strip())
        if rest.lstrip()[:1] in QUOTES and (not ends_in_voice(named) or is_meant_for(named))
        else ""
    )
    if doer and not CIRCUMSTANCE.match(f" {head.strip()[len(doer) :].strip()} "):
        return Credit(root_of_name(doer), *trimmed(clause, head.find(doer), head.find(doer) + len(doer)))
    root = root_before_colon(named)
    placed = not spoken and root.kind == "organisation" and root.key.startswith("role:") and PLACED.search(head)
    if placed or not speaks_before_colon(root, named, rest, spoken=spoken):
        return None
    at = head.find(named) if QUOTING.search(head) else -1
    return Credit(root, *trimmed(clause, max(at, 0), at + len(named) if at >= 0 else len(head)))


def is_label(clause: Clause, head: str) -> bool:
    """Tell whether what stands in front of a colon is a clause, a place on board, the account itself or whom it met."""
    itself = ABOARD.search(head) or SELF.match(head)
    return len(head.split()) > MOST_WORDS or bool(itself) or bool(met_pattern().match(clause.text))


def before_aside(head: str) -> str | None:
    """Give the voice in front of a comma and what is said of it: "Steward, crying, to our reporter: “…”"."""
    first, comma, second = head.strip(" #").partition(",")
    told = CIRCUMSTANCE.split(OFF_RECORD.split(TOPIC.sub("", first), maxsplit=1)[0], maxsplit=1)[0].strip()
    if not comma or appose(first, second):
        return None
    aside = (second.strip()[:1].islower() or AGED.match(second)) and not CIRCUMSTANCE.match(f" {second.strip()} ")
    return told if is_source_phrase(told) or (aside and is_person_name(told)) else None


def voice_in_front(head: str, *, spoken: bool) -> str:
    """Leave of what stands in front of a colon the voice: no tag, place, audience or verb."""
    told = TOLD.search(head.strip())
    heard = told is not None and (
        outlet_written(told["who"]) or reports_by_trade(told["who"]) or is_source_phrase(head.strip()[: told.start()])
    )
    head = head.strip()[: told.start()] if told and heard else head
    opened = OPENING.sub("", TOPIC.sub("", audience_pattern().sub("", head.strip())))
    named = CIRCUMSTANCE.split(opened, maxsplit=1)[0].partition(", who")[0]
    named = AGE.sub("", named.partition(", ")[0] if QUOTING.search(head) else named)
    if spoken and named[-1:].islower() and not ends_in_voice(named):
        return named.rpartition(" ")[0] or named
    return named


CONTRACTED = re.compile(r"(?:it|that|there|this|he|she|what|who|here)['’]s\b", re.IGNORECASE)
"""A clause in front of a colon, not who says so: "It's official: …"."""
OFF_RECORD = re.compile(
    r"\b(?:off\s+the\s+record|on\s+background|by\s+(?:phone|text|email|telephone)|on\s+the\s+(?:phone|line))\b",
    re.IGNORECASE,
)
"""How somebody said it to who tells it."""
ABOARD = re.compile(r"\bon\s+board\W*$", re.IGNORECASE)
"""Where, not who: "On board: 110 guests"."""
AGED = re.compile(r"\s*\d{1,2}\s*(?:,|$)")
SELF = re.compile(r"\W*I,\s")
"""The account says who it is: "I, General Vik: …"."""
PLACED = re.compile(r"\s(?:on|at|in|near)\s")
"""A bank on the corner is a place, not who says so."""
TOLD = re.compile(r"\sto\s+(?:the\s+)?(?P<who>\w+(?:\s[A-Z]\w+){0,2})$")
"""To which outlet a voice in front of a colon speaks: "the mayor to Selm Radio: …"."""


def speaks_before_colon(root: Root, named: str, rest: str, *, spoken: bool) -> bool:
    """Tell whether a voice in front of a colon says what stands behind it, and is no label: "Suspect: Jon Hald"."""
    outlet = root.key.startswith(("press:", "outlet:", "reports", "reporter:"))
    given = is_given_out(named) and root.standing == "certain" and (is_known(root) or len(root.names) > 1)
    if CONTRACTED.match(named) or not is_voice_phrase(named) or is_meant_for(named):
        return False
    if named.startswith("@") or outlet or given:
        return True
    if not spoken and (is_source_phrase(rest) or (root.key.startswith("role:") and LABELLED.match(rest))):
        return False
    shown = root.kind == "document" and named.lower().split()[-1] in load_credits().pictures
    labelled = named.isupper() or (named.lower() in load_credits().labelled and not spoken)
    label = root.key.startswith("role:") and labelled
    if label or (shown and not spoken):
        return False
    told = is_called(named) and TELLS.match(rest) is not None
    return told or (is_known(root) and ends_in_voice(named)) or (spoken and root.standing == "certain")


def is_meant_for(named: str) -> bool:
    """Tell whether a phrase names whom something is for: "line for families"."""
    thing, meant, _ = named.partition(" for ")
    return bool(meant) and not ends_in_voice(thing)


def root_before_colon(named: str) -> Root:
    """Place the voice in front of a colon: "Ann Lee, police chief", "Ann Lee statement", "Red Wire's Ann Lee"."""
    first, comma, second = named.partition(",")
    if outlet := reporter_of(named):
        return reporter(named, outlet)
    if comma and (both := appose(first, second)):
        return both
    while is_given_out(named):
        named = named.rsplit(None, 1)[0]
    return root_of_name(named)


def subject_of(clause: Clause, verb: re.Match[str]) -> Credit | None:
    """Read the voice in front of a reporting verb, back to the last comma, colon, dash or quotation mark."""
    left = clause.text[: verb.start()]
    if left.rstrip().endswith(","):
        return apposed_subject(clause, left)
    at = max((edge.end() for edge in BOUNDARY.finditer(left)), default=0)
    at = max(at, behind_verb(left, at))
    rest = clause.text[verb.end() :]
    at += TOPIC.match(left[at:]).end()  # type: ignore[union-attr]  # it matches the empty string
    named = left[at:].strip()
    if AND.search(named) and verb["verb"].lower() not in load_credits().weak_verbs:
        named = doer_of(named)
    if not is_voice_phrase(named) or is_heard(named, verb) or (OURS.match(named) and not MINE.match(named)):
        return None
    if GIVEN_OUT.match(f"{verb['verb']}{rest}"):
        return None
    mine = MINE.match(named)
    named = mine["who"] if mine else named
    several = [one for one in ENUMERATED.split(named) if outlet_written(one)]
    named = several[0] if several else named
    outlet = reporter_of(named)
    root = reporter(named, outlet) if outlet else root_of_name(named)
    done = " " not in verb["verb"] and DEED.match(rest.strip()) and not is_handed_to(rest.strip())
    if done or is_deed(root, verb.group(), verb["verb"].lower(), rest):
        return None
    if verb["verb"].lower() in load_credits().weak_verbs and not hands_over(root, verb["verb"], rest, at):
        return None
    at += left[at:].find(named)
    return Credit(root, *trimmed(clause, at, at + len(named)))


def doer_of(named: str) -> str:
    """Leave of a clause in front of "and says" who does both: "police" of "police arrest two and"."""
    words = named.split()[:SHORT]
    fronts = (" ".join(words[:many]) for many in range(len(words) - 1, 0, -1))
    voices = (front for front in fronts if is_source_phrase(front) or is_person_name(front))
    return next((voice for voice in voices if not opens_with_pronoun(voice)), "")


def behind_verb(left: str, at: int) -> int:
    """Give where a voice begins inside what another says: "CNN reports that police" say it."""
    inside = [verb for verb in verb_pattern().finditer(left, at) if left[at : verb.start()].strip()]
    told = THAT.match(left, inside[-1].end()) if inside else None
    if told is None:
        return at
    voice, outer = left[told.end() :].strip(), root_of_name(left[at : inside[-1].start()])
    passed_on = (
        inside[-1]["verb"].lower() in SAYS
        and outer.kind == "outlet"
        and voice.isalpha()
        and not opens_with_pronoun(voice)
    )
    return told.end() if passed_on or is_source_phrase(voice) else at


def is_voice_phrase(named: str) -> bool:
    """Tell whether words in front of a verb can be a voice: few, no pronoun, no number in front, no clause."""
    words = named.split()
    if (
        not words
        or len(words) > MOST_WORDS
        or (opens_with_pronoun(named) and institution_named(words[0]) is None)
        or is_no_voice(named)
        or load_credits().numbers.issuperset(ARTICLE.sub("", named).lower().split())
        or not re.search(r"[^\W\d_]", named)
    ):
        return False
    relative = next((at for at, word in enumerate(words) if word.lower() in RELATIVE), len(words))
    about = SUBJECT.match(words[-1]) and not (
        0 < relative < len(words) - 1 and is_source_phrase(" ".join(words[:relative]))
    )
    if (
        NEGATING.search(words[-1])
        or words[0][0].isdigit()
        or words[-1].lower() in (*INFINITIVE, *LEADING)
        or words[-1] in RELATIVE
        or about
    ):
        return False
    return not any(word in load_credits().finite for word in words[1:relative])


def apposed_subject(clause: Clause, left: str) -> Credit | None:
    """Read "Ann Lee, Selm's police chief, says": the two parts in front of the verb name one voice."""
    parts = left.rstrip(" ,").split(",")
    if len(parts) < len(("name", "title")):
        return None
    first, second = parts[-2], parts[-1]
    if first.strip().isdigit() and len(parts) > len(("name", "title")):
        first = f"{parts[-3]},{first}"
    start = len(left.rstrip(" ,")) - len(second) - 1 - len(first)
    first = AGE.sub("", first)
    aside = ASIDE.match(second.strip()) or second.strip().isdigit()
    root = appose(first, second) or (root_of_name(first) if aside else None)
    known = root is not None and (root.standing == "certain" or (aside and is_source_phrase(first)))
    return Credit(root, *trimmed(clause, start, len(left.rstrip(" ,")))) if root and known else None


def inverted_subject(clause: Clause, verb: re.Match[str]) -> Credit | None:
    """Read "…, says X": a boundary or a whole clause in front of the verb, the voice behind it."""
    left = clause.text[: verb.start()].rstrip()
    told = any(word in load_credits().finite for word in left.split()[1:])
    if verb["verb"].lower() not in load_credits().inverting or not (BOUNDARY.search(left[-1:]) or told):
        return None
    right = clause.text[verb.end() :]
    end = ABOUT.search(right)
    named = right[: end.start()] if end else right
    account = ACCOUNT.match(named)
    named = account.group() if account else named
    if end and GOES_ON.match(end.group()):
        return None
    if not named.strip() or len(named.split()) > MOST_WORDS or opens_with_pronoun(named):
        return None
    if named.split()[0].lower() in load_credits().verbs:
        return None
    root = root_of_name(named.strip())
    ends = BOUNDARY.search(left[-1:]) and not right[len(named) :].strip() and verb["verb"].lower() in SAYS
    if (root.key.startswith("unnamed:") and not ends) or (
        not BOUNDARY.search(left[-1:]) and named.strip()[:1].islower()
    ):
        return None
    return Credit(root, *trimmed(clause, verb.end(), verb.end() + len(named)))


def trimmed(clause: Clause, start: int, end: int) -> tuple[int, int]:
    """Give offsets into the whole text of a part of a clause, without blanks and marks at its ends."""
    held = clause.text[start:end]
    left = len(held) - len(held.lstrip(" \t,:;#"))
    return clause.start + start + left, max(
        clause.start + start + left, clause.start + start + len(held.rstrip(" \t,:;"))
    )
