"""A clause of a short text goes in, the voice that a verb or a colon in it names comes out: "X says …", "X: …"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from twosource.relate.origins.cues import load_credits
from twosource.relate.origins.outlets import outlet_named
from twosource.relate.origins.shapes import (
    ABOUT,
    BOUNDARY,
    CIRCUMSTANCE,
    DEED,
    FIRST_PERSON,
    INFINITIVE,
    MOST_WORDS,
    OPENING,
    PRONOUN,
    QUOTED_BEHIND,
    QUOTES,
    SHORT,
    agent_pattern,
    audience_pattern,
    clause_end,
    document_pattern,
    verb_pattern,
)
from twosource.relate.origins.voices import (
    NAME_WORD,
    TITLE_CASE,
    Root,
    bare,
    head_of,
    institution_named,
    institutions,
    is_organisation,
    is_person_name,
    is_voice_word,
    root_of_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

CreditKind = Literal["credit", "repost", "handed"]
"""A voice that says it; an account whose post is passed on whole; an account or outlet that the news came through."""
MOST_SOURCE = 5
"""Words of a source that stands alone in a bracket, behind a dash or behind a colon."""
COLON = re.compile(r":(?=\s|[\"“‘'«])")
TOPIC = re.compile(
    r"^(?:[^\w@“\"']*#\w+\s+(?=[\w#@]))*[^\w@“\"']*(?:(?:and|but|now|just|also|still|then|so|here|live|breaking|update|more)\b\s+)*",
    re.IGNORECASE,
)
"""Tags and marks that stand in front of a voice: "#Selm #flood Police: …"."""
LABELLED = re.compile(r"\s*(?:[A-Z][\w.'’-]+\s*){1,4}(?:[,.(]|$)")
INTRODUCED = re.compile(r"\s*(?:that\b|:|[“\"‘'«]|there\b|no\b)", re.IGNORECASE)
SILENT = re.compile(r"\s*(?:nothing|little|no comment|no more|not much)\b", re.IGNORECASE)
BID = re.compile(
    r"\s*(?!(?:that|of|about|over|on|against)\b)(?:(?!(?:that|he|she|it|they|we|i)\b)[\w@#'’-]+\s+){0,3}?(?:not\s+)?to\s+(?!(?:the|a|an|@)\b)[a-z]+\b"
)
"""Told, asked, warned "to stay away": a bidding, not a report."""
GOES_ON = re.compile(r"\s(?:is|was|has|that)\s")
"""Behind "says the mayor", these make a clause of which the mayor is the subject."""
NAMED_AS = re.compile(r"\sas\s")
THAT = re.compile(r"\s+(?:that\s+)?(?:the\s+)?", re.IGNORECASE)
QUOTING = re.compile(r",\s+(?:citing|quoting|quoted|speaking|talking)\b")
OURS = re.compile(r"(?:our|my)\s+(?:\w+\s+)?(?:correspondent|reporter|crew|team|colleague|editor|photographer)s?\b", re.I)
HONORIFIC = re.compile(r"^(?:dr|mr|mrs|ms|sir|prof|rev|hon|sheikh|imam|fr)\b\.?\s+", re.IGNORECASE)
FEW = 3
"""Words of a role nobody named that a verb which also stands for deeds may have in front."""


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
    for clause in split_clauses(text, body):
        led = led_by_colon(clause)
        if led:
            yield led
        for match in verb_pattern().finditer(clause.text):
            one = subject_of(clause, match) or inverted_subject(clause, match)
            if one:
                yield one
        for pattern in (QUOTED_BEHIND, document_pattern(), agent_pattern()):
            for match in pattern.finditer(clause.text):
                one = Credit(root_of_name(match["who"]), *trimmed(clause, match.start("who"), match.end("who")))
                if one.root.standing == "certain" or one.root.kind == "document":
                    yield one


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
    audience = audience_pattern().search(head.strip())
    spoken = rest.lstrip()[:1] in QUOTES or bool(FIRST_PERSON.match(rest)) or bool(audience)
    if not rest.strip(" @") or len(head.split()) > MOST_WORDS or not head.strip(" #"):
        return None
    opened = OPENING.sub("", TOPIC.sub("", audience_pattern().sub("", head.strip())))
    named = CIRCUMSTANCE.split(opened, maxsplit=1)[0].partition(", who")[0].partition(", ")[0 if QUOTING.search(head) else slice(None)]
    named = named if isinstance(named, str) else "".join(named)
    if spoken and named[-1:].islower() and not ends_in_voice(named):
        named = named.rpartition(" ")[0] or named
    if is_no_voice(named) or len(named.split()) > (MOST_WORDS if spoken else SHORT) or (rest.lstrip().startswith("@") and len(head.split()) == 1):
        return None
    root = root_before_colon(named)
    if not speaks_before_colon(root, named, rest, spoken=spoken):
        return None
    at = head.find(named) if QUOTING.search(head) else -1
    return Credit(root, *trimmed(clause, max(at, 0), at + len(named) if at >= 0 else len(head)))


def is_no_voice(named: str) -> bool:
    """Tell whether what stands in front of a colon or verb is a pronoun, a quantity or what somebody gives out."""
    rules, words = load_credits(), named.lower().split()
    if not words or named.lower() in rules.given_out:
        return True
    pronoun = bool(PRONOUN.match(named)) and institution_named(named) is None
    return pronoun or (words[0] in rules.no_voice and words[-1] not in rules.press_heads)


def speaks_before_colon(root: Root, named: str, rest: str, *, spoken: bool) -> bool:
    """Tell whether a voice in front of a colon says what stands behind it, and is no label: "Suspect: Jon Hald"."""
    outlet = root.key.startswith(("press:", "outlet:", "reports", "reporter:"))
    given = is_given_out(named) and root.standing == "certain"
    if named.startswith("@") or outlet or given:
        return True
    if not spoken and (is_source_phrase(rest) or (root.key.startswith("role:") and LABELLED.match(rest))):
        return False
    if root.key.startswith("role:") and named.isupper():
        return False
    return (is_known(root) and ends_in_voice(named)) or (spoken and root.standing == "certain")


def ends_in_voice(named: str) -> bool:
    """Tell whether the last word of a phrase is somebody: a name, a body, an office, a role, an organisation."""
    words = NAME_WORD.findall(named)
    return bool(words) and (bool(TITLE_CASE.match(words[-1])) or is_voice_word(bare(words[-1])))


def is_source_phrase(text: str) -> bool:
    """Tell whether a few words are nothing but a voice that we know: "army spokesman"."""
    plain = text.strip(" .!,#*")
    words = plain.split()
    if not words or len(words) > MOST_SOURCE or words[0][0].isdigit() or not ends_in_voice(plain):
        return False
    root = root_of_name(plain)
    whole = head_of(NAME_WORD.findall(plain), None) == NAME_WORD.findall(plain)
    return whole and root.standing != "nobody" and is_known(root) and not is_no_voice(plain)


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


def is_given_out(named: str) -> bool:
    """Tell whether words end in what somebody gives out, behind whom it is from."""
    words = named.split()
    return len(words) > 1 and words[-1].lower() in load_credits().given_out


def is_known(root: Root) -> bool:
    """Tell whether a phrase is a voice by its words alone: an outlet, a body, a role, an office, "reports"."""
    office = root.standing == "certain" and bool(root.names & frozenset(load_credits().offices))
    organised = root.kind == "organisation" and (
        bool(root.names & institutions().keys()) or any(is_organisation(word) for word in root.names)
    )
    return office or organised or root.key.startswith(("outlet:", "body:", "press:", "role:", "document:", "reporter:", "reports"))


def appose(first: str, second: str) -> Root | None:
    """Bring "Ann Lee, Selm's police chief" and "the mayor of Selm, Ann Lee" under the person, with the title's body."""
    for name, title in ((first.strip(), second.strip()), (second.strip(), first.strip())):
        if name and title and is_person_name(HONORIFIC.sub("", name)):
            held = root_of_name(title)
            if held.kind == "outlet":
                return reporter(f"- {name}", held.label)
            if held.body or is_known(held):
                return replace(root_of_name(name), body=held.body)
    return None


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
    if not is_voice_phrase(named) or is_heard(named, verb) or OURS.match(named):
        return None
    outlet = reporter_of(named)
    root = reporter(named, outlet) if outlet else root_of_name(named)
    if (DEED.match(rest.strip()) and not is_handed_to(rest.strip())) or is_deed(root, verb["verb"].lower(), rest):
        return None
    if verb["verb"].lower() in load_credits().weak_verbs and not hands_over(root, verb["verb"], rest, at):
        return None
    return Credit(root, *trimmed(clause, at, len(left)))


def behind_verb(left: str, at: int) -> int:
    """Give where a voice begins inside what another says: "CNN reports that police" say …"""
    inside = [verb for verb in verb_pattern().finditer(left, at) if left[at : verb.start()].strip()]
    told = THAT.match(left, inside[-1].end()) if inside else None
    return told.end() if told and left[told.end() :].strip() else at


def is_deed(root: Root, verb: str, rest: str) -> bool:
    """Tell whether a verb of speaking does something instead of handing over what is so.

    To bid, to vow and to declare are what is told, not where it is from; so is naming by who does not identify people.
    """
    rules = load_credits()
    introduced = INTRODUCED.match(rest) or (verb in rules.identifying and NAMED_AS.search(rest))
    if SILENT.match(rest) or (verb in rules.bidding and (not introduced or BID.match(rest))):
        return True
    if verb in rules.telling and BID.match(rest):
        return True
    if verb in rules.perceiving:
        return not (root.kind in ("bystander", "outlet") or root.key.startswith("press:"))
    identifies = root.body is not None or root.kind in ("outlet", "document") or root.key.startswith("role:")
    return verb in rules.identifying and not introduced and not identifies


def is_voice_phrase(named: str) -> bool:
    """Tell whether words in front of a verb can be a voice: few, no pronoun, no number in front, no clause."""
    words = named.split()
    if (
        not words
        or len(words) > MOST_WORDS
        or (PRONOUN.match(re.split("['’]", words[0])[0]) and institution_named(words[0]) is None)
        or is_no_voice(named)
        or not re.search(r"[^\W\d_]", named)
    ):
        return False
    if words[0][0].isdigit() or words[-1].lower() in INFINITIVE or PRONOUN.match(words[-1]):
        return False
    relative = next((at for at, word in enumerate(words) if word.lower() in ("who", "which", "that")), len(words))
    return not any(word in load_credits().finite for word in words[1:relative])


def apposed_subject(clause: Clause, left: str) -> Credit | None:
    """Read "Ann Lee, Selm's police chief, says": the two parts in front of the verb name one voice."""
    parts = left.rstrip(" ,").split(",")
    if len(parts) < len(("name", "title")):
        return None
    first, second = parts[-2], parts[-1]
    start = len(left.rstrip(" ,")) - len(second) - 1 - len(first)
    root = root_of_name(first) if second.strip().lower().startswith("who ") else appose(first, second)
    known = root is not None and root.standing == "certain"
    return Credit(root, *trimmed(clause, start, len(left.rstrip(" ,")))) if root and known else None


def is_handed_to(rest: str) -> bool:
    """Tell whether what a verb hands over goes to an outlet: "confirm to Selm Radio"."""
    given = re.match(r"to\s+(?P<who>@?\w+(?:\s+[A-Z]\w+){0,2})", rest)
    return bool(given) and root_of_name(given["who"]).kind == "outlet" if given else False


def is_heard(named: str, verb: re.Match[str]) -> bool:
    """Tell whether voice and verb together are a nobody's name ("local reports")."""
    rules = load_credits()
    return f"{named} {verb['verb']}".lower() in (*rules.press, *rules.nobody)


def hands_over(root: Root, verb: str, rest: str, at: int) -> bool:
    """Tell whether a verb that also stands for deeds hands a clause to this voice."""
    spoken = rest.strip().lower()
    if verb.isupper() and len(verb) > len("ID"):
        return False
    introduced = spoken.startswith(("that ", ":", "“", '"', "no ", "there ")) and len(root.label.split()) <= FEW
    recognised = not root.key.startswith(("voice:", "unnamed:")) and root.standing != "nobody"
    told = verb.endswith("s") or verb.lower() in load_credits().telling
    somebody = root.standing == "certain" and bool(spoken) and told
    return introduced or recognised or (at > 0 and not spoken) or somebody


def inverted_subject(clause: Clause, verb: re.Match[str]) -> Credit | None:
    """Read "…, says X": a boundary or a whole clause in front of the verb, the voice behind it."""
    left = clause.text[: verb.start()].rstrip()
    told = any(word in load_credits().finite for word in left.split()[1:])
    if verb["verb"].lower() not in load_credits().inverting or not (BOUNDARY.search(left[-1:]) or told):
        return None
    right = clause.text[verb.end() :]
    end = ABOUT.search(right)
    named = right[: end.start()] if end else right
    if end and GOES_ON.match(end.group()):
        return None
    if not named.strip() or len(named.split()) > MOST_WORDS or PRONOUN.match(named.split()[0]):
        return None
    root = root_of_name(named.strip())
    if root.key.startswith("unnamed:") or (not BOUNDARY.search(left[-1:]) and named.strip()[:1].islower()):
        return None
    return Credit(root, *trimmed(clause, verb.end(), verb.end() + len(named)))


def trimmed(clause: Clause, start: int, end: int) -> tuple[int, int]:
    """Give offsets into the whole text of a part of a clause, without blanks and marks at its ends."""
    held = clause.text[start:end]
    left = len(held) - len(held.lstrip(" \t,:;#"))
    return clause.start + start + left, max(
        clause.start + start + left, clause.start + start + len(held.rstrip(" \t,:;"))
    )


def reporter(named: str, outlet: str) -> Root:
    """Give the root of an outlet's reporter, whose word is the outlet's report."""
    name = named.partition(" ")[2].strip()
    names = root_of_name(name).names | root_of_name(outlet, "person").names
    return Root(f"reporter:{name.lower()}", f"{name} ({outlet})", "outlet", "may-overlap", names)


def reporter_of(named: str) -> str | None:
    """Give the outlet whose reporter a phrase names: "Red Wire's Ann Lee"."""
    owner, mark, name = re.sub("’", "'", named).partition("'s ")
    return outlet_named(bare(owner)) if mark and is_person_name(name.strip()) else None
