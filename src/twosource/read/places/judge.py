"""From a spotted name to a verdict: a place of the news, a place told in passing, perhaps one, or something else.

The rules stand in one table and are asked in order; the first that has an opinion decides, and its name says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from twosource.read.places.cues import place_cues, place_words
from twosource.read.places.seen import KNOWN_FAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.read.places.seen import Seen

Verdict = Literal["place", "context", "perhaps", "no"]
Opinion = Verdict | None
TAKEN = 20_000
"""People of a town that one can seize, though the model sees a body in its name."""
DIRECTIONS = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "upper",
        "lower",
        "greater",
    ]
)
BARE_CODE = 3
LONGEST_ACRONYM = 4


def is_person(seen: Seen) -> Opinion:
    """The model sees a person's name, or a title stands before the name."""
    if seen.label == "PER" and not seen.whole:
        of_place = seen.tails and seen.before is not None and seen.before.text == "of"  # "Bishop Christian of Bentiu"
        return "perhaps" if of_place else "no"
    titled = seen.before is not None and seen.before.is_capital and seen.before.text.lower() in place_cues().titles
    return "no" if titled and not seen.nation else None


def is_called_person(seen: Seen) -> Opinion:
    """The model sees a person in the very name: only a place elsewhere in the text outweighs that."""
    if seen.label != "PER" or seen.qualified or _is_surely_located(seen) or seen.aged:
        return None
    if _is_struck(seen):
        return "place"
    if seen.surname or is_speaker(seen) == "no":
        return "no"
    if seen.after is not None and not seen.followed and seen.after.text in place_cues().locals:
        return None
    if seen.folded in place_words().persons:
        return "no"
    named = seen.before is not None and seen.before.text in place_cues().naming
    return "place" if seen.single and seen.metropolis and not named else "perhaps"


def is_code(seen: Seen) -> Opinion:
    """A bare code or an abbreviation that is also a word counts only behind a town's name."""
    if seen.spot.how != "printed":
        return None
    name = seen.spot.name
    if seen.qualifies:
        return "place"
    if seen.money:
        return "no"
    if seen.nation or name.count(".") > 1 or (name.isupper() and len(name) >= BARE_CODE):
        return "no" if seen.shouted and "." not in name else "place"
    located = seen.before is not None and seen.before.text.lower() in place_cues().prepositions
    plain = name.isupper() and not seen.shouted and name not in place_cues().codes_words
    return "place" if located and ("." in name or plain) else "no"


def is_acronym(seen: Seen) -> Opinion:
    """A short word in capitals where the line is not: an abbreviation of something."""
    name = seen.spot.name
    short = seen.single and name.isupper() and len(name) <= LONGEST_ACRONYM and seen.spot.how == "name"
    return "no" if short and not seen.shouted and not seen.dateline else None


def is_prefixed(seen: Seen) -> Opinion:
    """A word before a hyphen says how something stands to the place: "pro-Kyiv", "the Trans-Sahara road"."""
    prefixes, before = place_cues().prefixes, seen.before
    if before is not None and before.joint == "-" and before.text.lower() in prefixes:
        return "context"
    return "no" if seen.folded in prefixes and seen.single and seen.label != "LOC" else None


def is_saint(seen: Seen) -> Opinion:
    """A church, school or square of a saint: "St. Peter's"."""
    first = seen.folded.partition(" ")[0]
    return "no" if first in {"st", "saint"} and seen.possessive and not seen.qualified else None


def is_of_name(seen: Seen) -> Opinion:
    """The name ends that of something else: "Bank of America", "Council of Europe"."""
    before, earlier = seen.before, seen.earlier
    if before is None or earlier is None or before.text != "of" or seen.headline:
        return None
    return "no" if earlier.is_capital and earlier.text.lower() in place_cues().wholes else None


def is_speaker(seen: Seen) -> Opinion:
    """A bare name that speaks is a person's."""
    if seen.after is None or not seen.single or seen.known_far:
        return None
    return "no" if seen.after.text in place_cues().speech else None


def is_thing(seen: Seen) -> Opinion:
    """The next word makes the name that of a street, paper, club or firm."""
    if seen.after is None or not seen.after.is_capital:
        return None
    return "no" if seen.after.text.lower() in place_cues().things else None


def is_institution(seen: Seen) -> Opinion:
    """The next word makes the name that of a body of the place: the place is told in passing."""
    if seen.after is None or not seen.after.is_capital or seen.headline:
        return None
    word, cues = seen.after.text.lower(), place_cues()
    if seen.folded.rpartition(" ")[2] in cues.kinds and not seen.single:
        return "context"
    return "context" if word in cues.institutions or (seen.large and word in cues.bodies) else None


def is_located(seen: Seen) -> Opinion:
    """The model sees a place, a state stands behind it, or a word says what it is."""
    if seen.spot.how == "people":
        return None
    if seen.qualified or seen.kinds or (seen.settled and not seen.followed):
        return "place"
    if seen.surname and not (seen.nation or _is_located_by_word(seen)):
        return "no"  # "Omar Tripoli was hurt. Tripoli was treated"
    if seen.label != "LOC" or seen.followed or (seen.is_word and not _is_surely_located(seen)):
        return None
    return "place" if seen.whole or (seen.known_far and seen.tails) else None


def is_owner(seen: Seen) -> Opinion:
    """The model sees an organisation that is named for a place known far and wide: "Ohio Farm Bureau"."""
    named = seen.label == "ORG" and seen.heads and not seen.whole
    return "context" if named and (seen.large or seen.known_far) else None


def is_group(seen: Seen) -> Opinion:
    """A word of English, an armed group, a medium: some town is called so, and is not meant."""
    return "no" if seen.is_word or seen.is_of_group else None


def is_party_seat(seen: Seen) -> Opinion:
    """The seat of a legislator behind the party's letter: "R-Marshall"."""
    before = seen.before
    return "context" if before is not None and before.joint == "-" and before.text in place_cues().parties else None


def is_seat(seen: Seen) -> Opinion:
    """Somebody sits there: "the Coventry-based monitor"."""
    return "context" if seen.based else None


def is_dateline(seen: Seen) -> Opinion:
    """The item's own dateline says where it was written, not where its news happens."""
    return "context" if seen.dateline else None


def is_within_name(seen: Seen) -> Opinion:
    """Other capitals beside it make it part of a longer name."""
    if seen.headline:
        return None
    before = seen.before
    led = before is not None and before.is_capital and before.text.lower() not in place_cues().openers
    followed = seen.followed
    if led and before is not None and before.text.lower() in DIRECTIONS:
        return "place" if seen.nation or seen.known_far else "no"
    if (led or followed) and not (seen.nation and not followed):
        return "no" if led or seen.spot.how != "people" else None
    return None


def is_name(seen: Seen) -> Opinion:
    """A person's name without a preposition of place."""
    if not seen.single or seen.spot.how not in {"name", "hashtag"} or seen.nation:
        return None
    return "no" if seen.folded in place_words().persons and not _is_surely_located(seen) else None


def is_people(seen: Seen) -> Opinion:
    """A demonym tells its country in passing."""
    return "context" if seen.spot.how == "people" else None


def is_other_name(seen: Seen) -> Opinion:
    """The model sees an organisation or a work; one called by a place's name alone tells the place in passing."""
    if seen.label not in {"ORG", "MISC"}:
        return None
    if _is_taken(seen) or (seen.whole and _is_surely_located(seen) and _is_town(seen)):
        return "place"
    return "context" if seen.whole and (seen.nation or seen.known_far) else "no"


def is_known(seen: Seen) -> Opinion:
    """A name known far and wide needs nothing beside it."""
    return "place" if seen.known_far else None


def is_told(seen: Seen) -> Opinion:
    """A preposition of place stands before it."""
    if seen.spot.how == "hashtag":
        return "perhaps"
    return "place" if _is_located_by_word(seen) else None


def is_modifier(seen: Seen) -> Opinion:
    """A word for people or bodies of a place stands behind it: "Gori residents", "Kandahar police"."""
    after = seen.after
    return "place" if after is not None and not after.is_capital and after.text in place_cues().locals else None


def is_long(seen: Seen) -> Opinion:
    """A name of several words is seldom something else."""
    own = any(not one.weak for one in seen.spot.candidates)
    return "place" if not seen.single and own and not seen.modelled else None


def _is_surely_located(seen: Seen) -> bool:
    return seen.before is not None and seen.before.text.lower() in place_cues().surely


def _is_struck(seen: Seen) -> bool:
    """Tell whether a town of several words, large or of our list, is attacked or entered: "shelled Kryvyi Rih"."""
    if seen.single or not seen.whole or seen.before is None or seen.before.text.lower() not in place_cues().striking:
        return False
    places = (one.place for one in seen.spot.candidates)
    return any(one.population >= KNOWN_FAR or one.kind == "settlement" for one in places)


def _is_taken(seen: Seen) -> bool:
    """Tell whether a town is attacked or taken, though the model takes it for a body: "seized Timbuktu"."""
    if not seen.whole or seen.before is None or seen.before.text.lower() not in place_cues().striking:
        return False
    return _is_town(seen)


def _is_town(seen: Seen) -> bool:
    """Tell a town of some size under its own name, in a land whose towns are not called by surnames."""
    lands = place_words().surname_countries
    towns = (one.place for one in seen.spot.candidates if not one.weak)
    return any(one.population >= TAKEN and not lands.intersection(one.countries) for one in towns)


def _is_located_by_word(seen: Seen) -> bool:
    if seen.before is None:
        return False
    word = seen.before.text.lower()
    if word == "of":
        if seen.earlier is None or seen.aged:
            return seen.aged
        return seen.earlier.is_capital or seen.earlier.text.lower() in place_cues().of_what
    return word in place_cues().prepositions


RULES: tuple[Callable[[Seen], Opinion], ...] = (
    is_code,
    is_person,
    is_acronym,
    is_prefixed,
    is_saint,
    is_thing,
    is_dateline,
    is_seat,
    is_located,
    is_of_name,
    is_group,
    is_institution,
    is_owner,
    is_party_seat,
    is_called_person,
    is_within_name,
    is_name,
    is_people,
    is_other_name,
    is_known,
    is_told,
    is_speaker,
    is_modifier,
    is_long,
)


def judge(seen: Seen) -> tuple[Verdict, str]:
    """Give the verdict, and the name of the rule that made it."""
    for rule in RULES:
        opinion = rule(seen)
        if opinion is not None:
            return opinion, rule.__name__
    return "perhaps", "nothing"
