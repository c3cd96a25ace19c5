"""A voice, its verb and what follows go in, whether the verb hands over what is so comes out.

Many verbs of speaking also stand for deeds: to bid, to vow, to name a cabinet. A deed is what is told, not where it is
from.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.relate.origins.cues import load_credits
from twosource.relate.origins.phrases import is_source_phrase
from twosource.relate.origins.shapes import COLON
from twosource.relate.origins.voices import band_pattern, root_of_name

if TYPE_CHECKING:
    from twosource.relate.origins.voices import Root

INTRODUCED = re.compile(r"\s*(?:that\b|:|[“\"‘'«]|there\b|no\b)", re.IGNORECASE)
PASSIVE = re.compile(
    r"\bbeen\b|\b(?:is|are|was|were)\b.*\b(?:informed|briefed|notified|advised|warned|alerted)\b", re.IGNORECASE
)
UNDERGONE = re.compile(r"\b(?:is|are|was|were)\s+(?:\w+\s+)?\w+ed$", re.IGNORECASE)
"""What a verb in the passive says is said of the voice: "the officer is named"."""
OF_NOUN = re.compile(
    r"\s*(?:are|were|is|was|have|had|has|who|whose|dead|killed|arrested|held|may|might|could|would)\b", re.IGNORECASE
)
"""Behind a word that is a verb or a noun, these make it a noun: "two suspects are dead"."""
NOUNS = frozenset(("report", "claim", "tweet", "estimate", "warning", "name", "names"))
"""In front of a colon these are what somebody gives out: "interim report: …"."""
SILENT = re.compile(r"\s*(?:nothing|little|no comment|no more|not much)\b", re.IGNORECASE)
PARTICLE = re.compile(r"\s*(?:it|this|that|them)\s+(?:down|off|up|back)\b", re.IGNORECASE)
"""Wrote it down, called it off: done, not told."""
INSISTED = re.compile(r"\s*on\b", re.IGNORECASE)
"""To insist on something is to want it."""
BID = re.compile(
    r"\s*(?!(?:that|of|about|over|on|against)\b)(?:(?!(?:that|he|she|it|they|we|i)\b)[\w@#'’-]+\s+){0,3}?"
    r"(?:not\s+)?to\s+(?!(?:the|a|an|@)\b)[a-z]+\b"
)
"""Told, asked, warned "to stay away": a bidding, not a report."""
TREATED = re.compile(r"\sas\s+(?:an?\s+)?(?:[\w-]+\s+){0,3}[\w-]+\W*$")
PUT_AT = re.compile(r"\sat\s+(?!(?:the|an?|his|her|its|their|risk|ease|stake|odds|rest|bay)\b)", re.IGNORECASE)
UNTOLD = re.compile(
    r"\s*(?:he|she|they|it)\s+(?:is|was|are|were|has|have|had|will|would|must|can|could|may)\b", re.IGNORECASE
)
"""Who is "told he is alive" hears it."""
THING = re.compile(
    r"\s+(?:[\w'’-]+\s+){0,3}?(?:black\s+box(?:es)?|bod(?:y|ies)|remains|wreckage|debris|guns?|weapons?|knife|rifles?|explosives?|bombs?|cars?"
    r"|phones?|passports?|flags?|drugs|cash)\b(?!\s+(?:was|were|had|is|are)\b)",
    re.IGNORECASE,
)
"""What is found and not found out."""
RENAMED = re.compile(r"\s+(?:new|its|his|her|next|a|an)\b", re.IGNORECASE)
"""To name a new chief is no report of who somebody is."""
NAMED_AS = re.compile(r"\sas\s")
FEW = 3
"""Words of a role nobody named that a verb which also stands for deeds may have in front."""


def is_deed(root: Root, voiced: str, verb: str, rest: str) -> bool:
    """Tell whether a verb of speaking does something instead of handing over what is so.

    To bid, to vow and to declare are what is told, not where it is from; so is naming by who does not identify people.
    """
    rules = load_credits()
    introduced = bool(INTRODUCED.match(rest) or (verb in rules.identifying and NAMED_AS.search(rest)))
    bidding = verb in rules.telling or (verb in rules.bidding and introduced)
    return any(
        (
            PASSIVE.search(voiced) and root.kind != "outlet",
            UNDERGONE.search(voiced) and root.kind not in ("outlet", "document"),
            SILENT.match(rest),
            PARTICLE.match(rest) or (verb.startswith("insist") and INSISTED.match(rest)),
            verb in rules.weak_verbs and OF_NOUN.match(rest),
            bidding and BID.match(rest),
            verb in rules.bidding and not (introduced or answers(verb, rest)),
            verb in rules.answering and not (introduced or answers(verb, rest)),
            root.key.startswith("unnamed:") and verb.endswith("ed") and not introduced,
            verb in rules.perceiving and not tells_what_it_saw(root),
            verb in ("see", "sees")
            and root.kind in ("bystander", "unnamed")
            and not (introduced or has_learning(root)),
            verb.startswith("hear") and root.kind == "organisation" and not introduced,
            verb in rules.finding and THING.match(rest),
            verb in rules.identifying and RENAMED.match(rest),
            verb.startswith("treat") and not (TREATED.search(rest) and inquires(root)),
            verb in rules.measuring and not PUT_AT.search(rest),
            verb == "told" and UNTOLD.match(rest),
            verb in rules.finding and not (introduced or root.kind == "document" or has_learning(root)),
            verb in rules.identifying and (COLON.match(rest) or not (introduced or identifies(root))),
        )
    )


def tells_what_it_saw(root: Root) -> bool:
    """Tell whether it is told what a voice saw because the voice told it."""
    return root.kind in ("bystander", "outlet") or root.key.startswith(("press:", "role:"))


def answers(verb: str, rest: str) -> bool:
    """Tell whether a verb answers a charge: "rejects accusations", "calls it “staged”", "dismisses it as fiction"."""
    rules = load_credits()
    words = set(re.findall(r"[\w’'-]+", rest.lower()))
    charged = not words.isdisjoint(rules.charges) or bool(OPENS_QUOTE.search(rest))
    return verb in rules.answering and (
        not words.isdisjoint(rules.disbelief) or (charged and not verb.startswith("call"))
    )


OPENS_QUOTE = re.compile(r"(?:^|\s)[“\"‘'«](?=\w)")


def identifies(root: Root) -> bool:
    """Tell whether a voice names people to say who they are: police and papers do, a president names a cabinet."""
    rules = load_credits()
    in_office = bool(root.names & rules.offices - rules.identifiers) and root.body is None
    by_trade = root.body is not None or bool(root.names & rules.identifiers)
    return not in_office and (root.kind != "person" or by_trade)


def inquires(root: Root) -> bool:
    """Tell whether a voice treats a death or blast as something because that is what it takes it for: the police."""
    organised = root.standing == "certain" and root.body not in ("hospital", "rescue")
    return root.body in ("police", "prosecution", "authorities") or organised or has_learning(root)


def has_learning(root: Root) -> bool:
    """Tell whether a voice finds things out for a living, so that what it found is what it tells."""
    return any(word in root.label.lower() for word in load_credits().learned)


def is_handed_to(rest: str) -> bool:
    """Tell whether what a verb hands over goes to an outlet: "confirm to Selm Radio"."""
    if re.match(r"to\s+(?:our|us|me)\b", rest):
        return True
    given = re.match(r"to\s+(?:the\s+)?(?P<who>@?\w+(?:\s+[A-Z]\w+){0,2})", rest)
    return given is not None and (
        root_of_name(given["who"]).kind == "outlet" or given["who"].lower() in load_credits().audience
    )


def is_heard(named: str, verb: re.Match[str]) -> bool:
    """Tell whether voice and verb together are a nobody's name ("local reports")."""
    rules = load_credits()
    heard = f"{named} {verb['verb']}".lower()
    return heard in rules.nobody or heard in rules.press


def hands_over(root: Root, verb: str, rest: str, at: int) -> bool:
    """Tell whether a verb that also stands for deeds hands a clause to this voice."""
    spoken = rest.strip().lower()
    voiced = root.standing == "certain" and is_source_phrase(root.label)
    cut_off = spoken[0] in ",;" if spoken else not voiced
    if at == 0 and cut_off and verb.lower() not in load_credits().telling:
        return False
    if (verb.isupper() and (len(verb) > len("ID") or not spoken)) or (verb.lower() in NOUNS and spoken.startswith(":")):
        return False
    introduced = spoken.startswith(("that ", ":", "“", '"', "no ", "there ", "how ")) and len(root.label.split()) <= FEW
    band = band_pattern().match(root.label)
    recognised = bool(band) or not (root.key.startswith(("voice:", "unnamed:")) or root.standing == "nobody")
    told = verb.partition(" ")[0].endswith("s") or (verb.lower() in load_credits().telling and verb not in NOUNS)
    naming = verb.lower() in load_credits().identifying
    somebody = root.standing == "certain" and bool(spoken) and told
    return (
        introduced
        or recognised
        or (at > 0 and not spoken and not (root.key.startswith("unnamed:") and naming))
        or somebody
    )
