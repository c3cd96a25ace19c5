"""Is the paper that sets a term in force? What is only wanted, or said not to be adopted yet, sets no deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.deadlines.sentences import Sight, Word, has_cue, words_text
from twosource.read.deadlines.vocabulary import cues
from twosource.read.times.verbs import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

NEAR = 7
"""Words between a wish and the paper that is wished for."""
BESIDE = 4
"""Words between "not" and the adopting that did not come about."""
UNSURE = frozenset({"a", "an", "another", "new", "any"})
"""What is wanted and not pointed at is not there yet; "the order" is."""
ABOUT = frozenset({"that", "which", "under", "by", "whereby", "giving", "setting", "allowing", "ordering"})
NOT = frozenset({"not", "n't", "never", "yet", "still", "neither", "no", "nobody", "without", "unless", "if", "once"})
BEING = frozenset({"be", "been", "being", "is", "was", "yet", "if", "once", "it", "put", "has", "have", "vote"})
SPOKEN_OF = frozenset({"it", "neither", "no", "none", "nobody", "both", "but"})


def is_draft(sight: Sight) -> bool:
    """Tell whether the paper before the time is only wanted, or said not to be adopted."""
    paper = next((word for word in reversed(sight.left) if is_paper(word)), None)
    return paper is not None and (is_wished(sight, paper) or is_open(sight, paper))


def is_paper(word: Word) -> bool:
    """Tell whether a word is a paper that can set a term."""
    return word.stem in cues("papers").stems and not word.verb


def is_wished(sight: Sight, paper: Word) -> bool:
    """Tell whether somebody only wants such a paper: "want a resolution that gives them until Friday"."""
    place = sight.left.index(paper)
    before, behind = sight.left[max(0, place - NEAR) : place], sight.left[place + 1 : place + 2]
    if not behind or behind[0].low not in ABOUT or not any(word.low in UNSURE for word in before[-3:]):
        return False
    verb = next((word for word in reversed(before) if word.verb), None)
    if verb is None or verb.stem not in cues("wishes").stems:
        return False
    return verb.stem != stem("vote") or verb.verb not in {"past", "participle"}


def is_open(sight: Sight, paper: Word) -> bool:
    """Tell whether the sentence says that its paper is not adopted, or the next one begins with that."""
    place = sight.left.index(paper)
    before = sight.left[max(0, place - NEAR) : place]
    if any(word.verb and word.stem in cues("adoptions").stems for word in before):
        return False
    behind = [*sight.left[place + 1 :], *sight.right]
    after = sight.sentences.following(sight, 1)
    spoken_of = bool(after) and (after[0].low in SPOKEN_OF or any(is_paper(word) for word in after[1:2]))
    return lacks_adoption(behind) or (spoken_of and lacks_adoption(after))


def lacks_adoption(words: Sequence[Word]) -> bool:
    """Tell whether words say that something awaits its adoption: "has not been signed", "before parliament"."""
    if any(phrase in words_text(words) for phrase in cues("pending").phrases):
        return True
    for place, word in enumerate(words):
        near = words[max(0, place - BESIDE) : place]
        if word.stem in cues("adoptions").stems and any(one.low in NOT for one in near):
            return near[-1].low in BEING or near[-1].low in NOT or has_cue(near, "sides")
    return False
