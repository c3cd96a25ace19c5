"""Items of a story go in; who shares an owner or a picture with an earlier one comes out, to be counted for less."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.relate.edges.reuse import Copying
from twosource.relate.instants import order_of
from twosource.relate.origins.affiliations import Affiliations, owner_told, written_for
from twosource.relate.origins.outlets import load_outlets, outlet_at, outlet_named, outlet_of_handle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.model.item import Item
    from twosource.model.reading import Reading
    from twosource.relate.edges.reuse import EdgeRules


NOTHING_KNOWN = Affiliations()


def find_sharing(readings: Iterable[Reading], rules: EdgeRules, known: Affiliations = NOTHING_KNOWN) -> list[Copying]:
    """Tie each item to the first earlier one of another publisher with its owner, and to the first with its picture."""
    ordered = sorted(readings, key=lambda one: (order_of(one.item.published), one.item.id))
    return [*shared_owners(ordered, rules, known), *shared_pictures(ordered, rules)]


def shared_owners(ordered: Iterable[Reading], rules: EdgeRules, known: Affiliations) -> Iterator[Copying]:
    """Yield items whose outlet has the owner of another outlet's earlier one."""
    first: dict[str, Owned] = {}
    for one in ordered:
        owned = owner_of(one.item, rules, known)
        if owned.owner is None:
            continue
        earlier = first.setdefault(owned.owner.lower(), owned)
        if earlier.outlet != owned.outlet:
            words = f"owner: {owned.owner}{cite(earlier, owned)}"
            yield Copying(one.item.id, earlier.item, rules.owner, 1.0, 0, 0, words)


@dataclass(frozen=True, slots=True)
class Owned:
    """The outlet of an item, who owns it as far as anybody told, and where that is from."""

    item: str
    outlet: str
    owner: str | None
    cited: str | None = None


def owner_of(item: Item, rules: EdgeRules, known: Affiliations) -> Owned:
    """Give the outlet of an item and its owner, as the desk knows, else the codebook."""
    listed = (outlet_named(item.publisher or "") or outlet_at(item.url)) or (
        item.handle and outlet_of_handle(item.handle)
    )
    written = written_for(item, known)
    name = written.whom if written else listed or item.publisher or item.handle or item.id
    if told := owner_told(item, known):
        return Owned(item.id, name, told.whom, told.cited)
    return Owned(
        item.id, name, rules.owners.get(name.lower()) or (load_outlets().outlets[listed].owner if listed else None)
    )


def cite(earlier: Owned, later: Owned) -> str:
    """Say where it is from that two outlets have one owner, as far as that was told."""
    told = [f"{one.outlet}: {one.cited}" for one in (earlier, later) if one.cited]
    return f" ({'; '.join(told)})" if told else ""


def shared_pictures(ordered: Iterable[Reading], rules: EdgeRules) -> Iterator[Copying]:
    """Yield items that show a picture or post which an earlier item shows."""
    first: dict[str, str] = {}
    for one in ordered:
        for picture in sorted(pictures_of(one)):
            earlier = first.setdefault(picture, one.item.id)
            if earlier != one.item.id:
                yield Copying(one.item.id, earlier, rules.image, 1.0, 0, 0, "same picture")
                break


def pictures_of(reading: Reading) -> set[str]:
    """Give the names of the pictures and films that an item shows: its own, and those of the posts in it."""
    shown = {name for post in (*reading.posts, *reading.item.posts) for name in post.media}
    return shown | set(reading.item.media)
