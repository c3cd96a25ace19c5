"""What a desk knows of owners and of accounts that write for outlets goes in, and is looked up by name or handle.

A post of an account that writes for an outlet is that outlet's own reporting, and who credits the account credits the
outlet. What a witness saw stays the witness's.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from twosource.relate.origins.outlets import host_of, outlet_at, outlet_named, outlet_of_handle
from twosource.relate.origins.voices import Root

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twosource.model.affiliation import Affiliation
    from twosource.model.item import Item
    from twosource.relate.origins.roots import Chain


@dataclass(frozen=True, slots=True)
class Affiliations:
    """Owners by the folded name of their outlet, and outlets by the handle that writes for them."""

    owners: Mapping[str, Affiliation] = field(default_factory=dict)
    writers: Mapping[str, Affiliation] = field(default_factory=dict)


def know(told: Iterable[Affiliation]) -> Affiliations:
    """Make what is known ready to be looked up; of two of one name the later told counts."""
    listed = list(told)
    return Affiliations(
        {fold_outlet(one.name): one for one in listed if one.kind == "owner"},
        {fold_handle(one.name): one for one in listed if one.kind == "writes-for"},
    )


def fold_handle(handle: str) -> str:
    """Give a handle as it is compared.

    >>> fold_handle("@Ann_Lee")
    'ann_lee'
    """
    return handle.strip().lstrip("@").lower()


def fold_outlet(name: str) -> str:
    """Give the name, handle or host of an outlet as it is compared: the codebook's name where it knows the outlet."""
    plain = fold_handle(name)
    known = outlet_named(name) or (outlet_at(f"//{plain}") if "." in plain else None)
    return (known or plain).lower()


def owner_told(item: Item, known: Affiliations) -> Affiliation | None:
    """Find who owns the outlet of an item, by any of its names: publisher, account, host, and what these stand for."""
    if not known.owners:
        return None
    handle, written = item.handle or "", written_for(item, known)
    stands_for = (outlet_of_handle(handle) if handle else None, outlet_at(item.url), written.whom if written else None)
    found = (
        known.owners.get(fold_outlet(name)) for name in (item.publisher, handle, host_of(item.url), *stands_for) if name
    )
    return next((one for one in found if one), None)


def written_for(item: Item, known: Affiliations) -> Affiliation | None:
    """Find the outlet that the account of a post, or the host of a page without a publisher, is known to be of."""
    handle = item.handle if item.kind == "post" else None
    name = handle or (host_of(item.url) if item.kind == "article" and not item.publisher else "")
    return known.writers.get(fold_handle(name)) if name else None


def credit_outlets(chain: Chain, known: Affiliations) -> Chain:
    """Put the outlet in the place of each account or host in a chain that is known to be of it."""
    relays = tuple(outlet_instead(root, known) for root in chain.relays)
    return replace(chain, root=outlet_instead(chain.root, known), relays=relays)


def outlet_instead(root: Root, known: Affiliations) -> Root:
    """Give the outlet that an account or host is known to be of, else the root itself; a witness stays one."""
    kind, _, name = root.key.partition(":")
    told = known.writers.get(fold_handle(name)) if kind in {"account", "outlet"} else None
    return root_of_outlet(told.whom) if told else root


def root_of_outlet(name: str) -> Root:
    """Give the root of what an outlet reports itself."""
    outlet = outlet_named(name)
    return Root(f"outlet:{outlet or name.lower()}", outlet or name, "outlet", "may-overlap")
