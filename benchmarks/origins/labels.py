"""Our root of a post and gold's label go in; whether they name the same origin comes out.

Gold's labels are phrases ("the city's police (told a wire)"), ours are keys. They agree when both say that nobody is
known, that the post speaks for itself, or when they share a word of a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from twosource.relate.origins.cues import load_credits
from twosource.relate.origins.outlets import parts_of

if TYPE_CHECKING:
    from twosource.relate.origins.roots import Chain

SELF = ("own reporting", "own statement")
NOBODY = ("unknown", "reports (unnamed)", "rumour (unnamed)")
SHORTEST = 3
EMPTY = frozenset(
    {"the", "and", "unnamed", "told", "official", "source", "statement", "outlets", "news", "for", "picture"}
)
"""Words that make no two labels alike, but in a label that has no others ("official")."""
PREMIER = re.compile(r"\bPM\b")


def is_right(row: dict[str, Any], chain: Chain) -> bool:
    """Tell whether the root of a post is the origin that gold names, or one that gold would also accept."""
    labels = [row["origin"], *row.get("alt_origins", [])]
    return any(agrees(label, chain) for label in labels)


def agrees(label: str, chain: Chain) -> bool:
    """Tell whether one label names the root."""
    if label in SELF:
        return chain.own and chain.root.known
    if label in NOBODY:
        unheard = "unknown" if chain.own else "reports"
        return not chain.root.known and (label == "unknown") == (unheard == "unknown")
    if not chain.root.known or chain.own:
        return False
    gold, ours = words_of(label), words_of(f"{chain.root.label} {chain.root.key}")
    return bool((gold - EMPTY or gold) & ours)


def words_of(label: str) -> set[str]:
    """Split a label into words, handles at their humps, bodies under their name."""
    plain = {word.lower() for word in re.findall(r"\w+", PREMIER.sub("prime minister", label))}
    humps = {part for word in re.findall(r"\w+", label) for part in parts_of(word)}
    words = plain | humps
    bodies = {body for body, forms in load_credits().bodies.items() if words & set(forms)}
    letters = {word.lower() for word in re.findall(r"\b[A-Z]{2}\b", label)}
    return {word for word in words | bodies if len(word) >= SHORTEST} | letters
