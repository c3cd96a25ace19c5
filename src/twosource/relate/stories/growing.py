"""Groups of items go in, stories come out: short posts join the group whose words and names they speak in.

Two posts of one happening often share no word ("gunfire at the radio", "the colonel lasted one morning"), so pairs
leave them apart; each shares words with what the others say together. A group of posts joins the larger one that makes
its words most likely: each counts the logarithm of how much more common it is there than in posts of anything, the
story's share mixed with that of anything (Jelinek and Mercer 1980). What is said anywhere tells nothing, what nobody
there said tells against. A group of several posts needs more than one word: two happenings of one town share its name.
All join at once, then all are asked again, larger than before.

Everything follows from the groups given and their own members, so a case built item by item grows as one built at once.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from twosource.relate.stories.wording import without_accents
from twosource.relate.text.commonness import Numbers, commonness, is_ordinary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from twosource.relate.stories.profiles import Profile

Part: TypeAlias = tuple[str, ...]
"""Items that belong together, in order of time."""


@dataclass(frozen=True, slots=True)
class Growth:
    """When posts join a group: see `codebook/stories.yaml`, `growth`."""

    join: float
    follow: float
    own: float
    chance: float
    most: float
    rising: float
    grown: int
    ordinary: float
    ordinary_grown: float
    days: float
    common: float
    reach: int
    rounds: int
    post: int
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class Crowd:
    """A group as its words: in how many items each stands, and as a name; `amount` is how many posts it amounts to."""

    part: Part
    posts: bool
    """Whether all of it are short posts."""
    amount: float
    words: Mapping[str, int]
    names: Mapping[str, int]
    first: float | None
    last: float | None

    @property
    def rank(self) -> tuple[int, str]:
        """Sorts crowds: the largest first, of equals the first by id."""
        return (-len(self.part), self.part[0])


class Growing:
    """Lets groups of posts join larger groups; the words of a group are counted once, however often it is asked."""

    def __init__(self, rules: Growth) -> None:
        """Start with nothing counted."""
        self.rules = rules
        self.counted: dict[Part, Crowd] = {}

    def grow(self, groups: Iterable[Sequence[Part]], profiles: Mapping[str, Profile]) -> list[Part]:
        """Give stories, members in order of id, from groups, each in the pieces that are sure."""
        broken = list(groups)
        counted = self.counted
        pieces = [part for pieces in broken for part in pieces]
        self.counted = {part: counted.get(part) or count_words(part, profiles, self.rules) for part in pieces}
        held = list(self.counted.values())
        for _ in range(self.rules.rounds):
            joins = self.find_joins(held)
            if not joins:
                break
            held = unite(held, joins)
        held = unite(held, self.find_followers(broken, held))
        return [tuple(sorted(crowd.part)) for crowd in held]

    def forget(self, items: AbstractSet[str]) -> None:
        """Count anew what has one of some items: they may say something else."""
        self.counted = {part: crowd for part, crowd in self.counted.items() if not any(item in items for item in part)}

    def find_followers(self, groups: Iterable[Sequence[Part]], held: Sequence[Crowd]) -> dict[Part, Part]:
        """Give for pieces that joined nothing where the rest of their group went, if to one story alone.

        A group that fell into single posts of which none joined anything stays what pairs made it.
        """
        story_of = {item: crowd for crowd in held for item in crowd.part}
        joins: dict[Part, Part] = {}
        for pieces in groups:
            left = [part for part in pieces if len(story_of[part[0]].part) == len(part)]
            grown = {story_of[part[0]].part: story_of[part[0]] for part in pieces if part not in left}
            if len(grown) == 1:
                (story,) = grown.values()
                follows = [part for part in left if self.evidence(self.counted[part], story) >= self.rules.follow]
                joins |= {story_of[part[0]].part: story.part for part in follows}
            elif not grown and all(len(part) == 1 for part in pieces):
                joins |= dict.fromkeys(pieces[1:], pieces[0])
        return joins

    def find_joins(self, crowds: Sequence[Crowd]) -> dict[Part, Part]:
        """Give for each crowd that joins another which that is, always a larger one or, of equals, an earlier one."""
        if not any(crowd.posts for crowd in crowds):
            return {}
        ordered = sorted(crowds, key=lambda crowd: crowd.rank)
        having = self.index(ordered)
        joins: dict[Part, Part] = {}
        for at, crowd in enumerate(ordered):
            near = self.candidates(at, crowd, ordered, having) if crowd.posts else ()
            scored = [(self.evidence(crowd, ordered[place]), -place) for place in near]
            if scored and max(scored)[0] >= self.rules.join:
                joins[crowd.part] = ordered[-max(scored)[1]].part
        return joins

    def index(self, ordered: Sequence[Crowd]) -> dict[str, list[int]]:
        """List for each word that is not common the places of the crowds that have it, the largest first."""
        having: dict[str, list[int]] = defaultdict(list)
        for place, crowd in enumerate(ordered):
            for stem in crowd.words:
                if len(having[stem]) < self.rules.reach and self.is_telling(stem):
                    having[stem].append(place)
        return having

    def candidates(
        self, at: int, crowd: Crowd, ordered: Sequence[Crowd], having: Mapping[str, Sequence[int]]
    ) -> list[int]:
        """Give the places of larger crowds of these days that share a word with one."""
        near = {place for stem in crowd.words for place in having.get(stem, ()) if place < at}
        return sorted(place for place in near if days_apart(crowd, ordered[place]) <= self.rules.days)

    def is_telling(self, stem: str) -> bool:
        """Tell whether a word is rare enough to bring groups together to be compared."""
        return commonness(stem, self.rules.numbers) < self.rules.common

    def evidence(self, crowd: Crowd, other: Crowd) -> float:
        """Give how much likelier the words of a crowd are in another than anywhere: the mean over its posts."""
        size, rules = len(crowd.part), self.rules
        cap, against = rules.most * size**rules.rising, math.log(1 - rules.own)
        ordinary = rules.ordinary if size < rules.grown else rules.ordinary_grown
        whole: list[float] = []
        for stem, many in crowd.words.items():
            held = other.words.get(stem, 0)
            if held <= rules.chance:
                whole.append(many * against)
                continue
            common = commonness(stem, rules.numbers)
            share = rules.own * (held - rules.chance) / other.amount
            told = math.log((share + (1 - rules.own) * common) / common)
            if told > 0:
                named = 2 * (crowd.names.get(stem, 0) + other.names.get(stem, 0)) >= many + held
                told = min(told * (1 if named or not is_ordinary(stem) else ordinary), rules.most)
            whole.append(min(many * told, cap))
        return math.fsum(whole) / size


def count_words(part: Part, profiles: Mapping[str, Profile], rules: Growth) -> Crowd:
    """Count the words of a group: of a short post those it says, of other items the heaviest."""
    held = [profiles[item] for item in part]
    said = [(one.wording.said, one.wording.names) if one.wording.said else heavy_words(one) for one in held]
    days = [one.day for one in held if one.day is not None]
    return Crowd(
        part=part,
        posts=all(one.wording.said for one in held),
        amount=max(len(part), sum(len(words) for words, _ in said) / rules.post),
        words=Counter(stem for words, _ in said for stem in words),
        names=Counter(stem for _, names in said for stem in names),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def heavy_words(profile: Profile) -> tuple[list[str], list[str]]:
    """Give the words and names that are kept of an item, by its bag."""
    words, names = (
        sorted({without_accents(term[1:]) for term in profile.bag if term[0] == channel}) for channel in ("w", "n")
    )
    return words, names


def days_apart(one: Crowd, other: Crowd) -> float:
    """Give the days between two crowds; 0 where they overlap or a day is unknown."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0.0
    return max(one.first - other.last, other.first - one.last, 0.0)


def unite(crowds: Sequence[Crowd], joins: Mapping[Part, Part]) -> list[Crowd]:
    """Put crowds together that join, whoever they join going along with them."""
    gathered: dict[Part, list[Crowd]] = defaultdict(list)
    for crowd in sorted(crowds, key=lambda one: one.rank):
        part = crowd.part
        while part in joins:
            part = joins[part]
        gathered[part].append(crowd)
    return [add_crowds(together) if len(together) > 1 else together[0] for together in gathered.values()]


def add_crowds(crowds: Sequence[Crowd]) -> Crowd:
    """Make one crowd of several."""
    words: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for crowd in crowds:
        words.update(crowd.words)
        names.update(crowd.names)
    known = [crowd for crowd in crowds if crowd.first is not None and crowd.last is not None]
    return Crowd(
        part=tuple(item for crowd in crowds for item in crowd.part),
        posts=all(crowd.posts for crowd in crowds),
        amount=sum(crowd.amount for crowd in crowds),
        words=words,
        names=names,
        first=min((crowd.first for crowd in known if crowd.first is not None), default=None),
        last=max((crowd.last for crowd in known if crowd.last is not None), default=None),
    )
