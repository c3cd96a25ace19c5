"""Items of a story go in; who shares an owner or a picture with an earlier one comes out, to be counted for less."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.relate.edges.reuse import Copying
from twosource.relate.instants import order_of
from twosource.relate.origins.outlets import load_outlets, outlet_at, outlet_named, outlet_of_handle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.model.item import Item
    from twosource.model.reading import Reading
    from twosource.relate.edges.reuse import EdgeRules


def find_sharing(readings: Iterable[Reading], rules: EdgeRules) -> list[Copying]:
    """Tie each item to the first earlier one of another publisher with its owner, and to the first with its picture."""
    ordered = sorted(readings, key=lambda one: (order_of(one.item.published), one.item.id))
    return [*shared_owners(ordered, rules), *shared_pictures(ordered, rules)]


def shared_owners(ordered: Iterable[Reading], rules: EdgeRules) -> Iterator[Copying]:
    """Yield items whose outlet has the owner of another outlet's earlier one."""
    first: dict[str, Item] = {}
    for one in ordered:
        outlet, owner = owner_of(one.item, rules)
        if owner is None:
            continue
        earlier = first.setdefault(owner, one.item)
        if owner_of(earlier, rules)[0] != outlet:
            yield Copying(one.item.id, earlier.id, rules.owner, 1.0, 0, 0, f"owner: {owner}")


def owner_of(item: Item, rules: EdgeRules) -> tuple[str, str | None]:
    """Give the outlet of an item and who owns it, as far as the codebook knows."""
    known = (outlet_named(item.publisher or "") or outlet_at(item.url)) or (
        item.handle and outlet_of_handle(item.handle)
    )
    name = known or item.publisher or item.handle or item.id
    told = load_outlets().outlets[known].owner if known else None
    return name, rules.owners.get(name.lower()) or told


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
