"""A clause of a short text goes in, the voice that a verb or a colon in it names comes out: "X says …", "X: …"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

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
from twosource.relate.origins.voices import Root, bare, is_person_name, load_credits, root_of_name

if TYPE_CHECKING:
    from collections.abc import Iterator

CreditKind = Literal["credit", "repost"]
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
    head, colon, rest = clause.text.partition(":")
    audience = audience_pattern().search(head.strip())
    spoken = rest.lstrip()[:1] in QUOTES or bool(FIRST_PERSON.match(rest)) or bool(audience)
    most = MOST_WORDS if spoken else SHORT
    if not colon or not rest.strip(" @") or len(head.split()) > most or not head.strip(" #"):
        return None
    opened = OPENING.sub("", audience_pattern().sub("", head.strip()).lstrip(". #"))
    named = CIRCUMSTANCE.split(opened, maxsplit=1)[0].partition(", who")[0]
    if (
        PRONOUN.match(named)
        or named.lower() in load_credits().given_out
        or (rest.lstrip().startswith("@") and len(head.split()) == 1)
    ):
        return None
    root = root_before_colon(named)
    given = is_given_out(named)
    known = is_known(root) or named.startswith("@") or (given and root.standing == "certain")
    shouted = head.isupper() and not root.key.startswith(("press:", "outlet:", "body:"))
    if shouted or not (known or (spoken and root.standing == "certain")):
        return None
    return Credit(root, *trimmed(clause, 0, len(head)))


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
    return office or root.key.startswith(("outlet:", "body:", "press:", "role:", "document:", "reporter:", "reports"))


def appose(first: str, second: str) -> Root | None:
    """Bring "Ann Lee, Selm's police chief" and "the mayor of Selm, Ann Lee" under the person, with the title's body."""
    for name, title in ((first.strip(), second.strip()), (second.strip(), first.strip())):
        if name and title and is_person_name(name):
            held = root_of_name(title)
            if held.body or is_known(held):
                return replace(root_of_name(name), body=held.body)
    return None


def subject_of(clause: Clause, verb: re.Match[str]) -> Credit | None:
    """Read the voice in front of a reporting verb, back to the last comma, colon, dash or quotation mark."""
    left = clause.text[: verb.start()]
    if left.rstrip().endswith(","):
        return apposed_subject(clause, left)
    at = max((edge.end() for edge in BOUNDARY.finditer(left)), default=0)
    rest = clause.text[verb.end() :]
    named = left[at:].strip()
    if not is_voice_phrase(named) or is_heard(named, verb):
        return None
    outlet = reporter_of(named)
    root = reporter(named, outlet) if outlet else root_of_name(named)
    if DEED.match(rest.strip()) and not is_handed_to(rest.strip()):
        return None
    if verb["verb"].lower() in load_credits().weak_verbs and not hands_over(root, verb["verb"], rest, at):
        return None
    return Credit(root, *trimmed(clause, at, len(left)))


def is_voice_phrase(named: str) -> bool:
    """Tell whether words in front of a verb can be a voice: few, no pronoun, no number in front, no clause."""
    words = named.split()
    if (
        not words
        or len(words) > MOST_WORDS
        or PRONOUN.match(re.split("['’]", words[0])[0])
        or not re.search(r"[^\W\d_]", named)
    ):
        return False
    if words[0][0].isdigit() or words[-1].lower() in INFINITIVE:
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
    somebody = root.standing == "certain" and bool(spoken) and verb.endswith("s")
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
