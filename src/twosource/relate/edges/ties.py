"""Units of one claim and what is known between items go in; typed edges and the root of each unit come out.

Certain edges hand the root of the earlier report on to the later one; uncertain ones only take from its weight.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from twosource.model.ledger import Edge
from twosource.relate.origins.affiliations import root_of_outlet, written_for
from twosource.relate.origins.bounds import Voucher
from twosource.relate.origins.voices import Root, root_of_account

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twosource.model.affiliation import Affiliation
    from twosource.model.item import Item
    from twosource.relate.claims.units import Unit
    from twosource.relate.edges.reuse import Copying, EdgeRules
    from twosource.relate.origins.affiliations import Affiliations

PASSED_ON = ("repost", "forward", "quote")
OWNER, PICTURE = "owner: ", "same picture"
"""How ties of a shared owner and a shared picture are told."""


@dataclass(frozen=True, slots=True)
class Ties:
    """What is known between the items of a story: their copying, by the later item, and the items by id and address."""

    copying: Mapping[str, Sequence[Copying]]
    items: Mapping[str, Item]
    places: Mapping[str, str]
    """From id and address to item id."""
    writers: Mapping[str, Affiliation] = field(default_factory=dict)
    """Posts of accounts that a desk knows to write for an outlet."""


def tie_items(items: Iterable[Item], copying: Iterable[Copying], known: Affiliations | None = None) -> Ties:
    """Gather what is known between items."""
    held = {item.id: item for item in items}
    by_later: dict[str, list[Copying]] = {}
    for one in copying:
        if one.later in held and one.earlier in held:
            by_later.setdefault(one.later, []).append(one)
    places = {item.url: item.id for item in held.values() if item.url} | {name: name for name in held}
    writers = {name: told for name, item in held.items() if known and (told := written_for(item, known))}
    return Ties(by_later, held, places, writers)


def vouch(units: Sequence[Unit], ties: Ties, rules: EdgeRules) -> list[Voucher]:
    """Give each unit the root that it rests on in this claim, and its weight."""
    first: dict[str, Unit] = {}
    for unit in units:
        first.setdefault(unit.item, unit)
    resting = [(unit, rest_on(unit, first, ties, rules), copied_by(unit, first, ties, rules)) for unit in units]
    vouchers = [
        Voucher(unit, root_through(on, ties, rules), min(weight_of(one, first, ties) for one in (unit, on, *copied)))
        for unit, on, copied in resting
    ]
    return unite_relayed(vouchers)


def rest_on(unit: Unit, first: Mapping[str, Unit], ties: Ties, rules: EdgeRules) -> Unit:
    """Follow certain edges from a unit that speaks for itself to the report in this claim that it rests on.

    It counts no more than that report does.
    """
    seen: set[str] = set()
    while unit.chain.own and unit.item not in seen:
        seen.add(unit.item)
        source = next(iter(certain_sources(unit.item, ties, rules)), None)
        if source not in first or source is None:
            break
        unit = first[source]
    return unit


def copied_by(unit: Unit, first: Mapping[str, Unit], ties: Ties, rules: EdgeRules) -> list[Unit]:
    """Give the reports in this claim that a unit reposts or copies whole, whomever it credits: it counts no more.

    A repost of a copy counts no more than what was copied.
    """
    found: dict[str, Unit] = {}
    while source := next((one for one in certain_sources(unit.item, ties, rules) if one in first), None):
        if source in found:
            break
        unit = found[source] = first[source]
    return list(found.values())


def root_through(unit: Unit, ties: Ties, rules: EdgeRules) -> Root:
    """Give who a unit goes back to: the voice it credits, an account that it passes on, or itself."""
    source = next(iter(certain_sources(unit.item, ties, rules)), None) if unit.chain.own else None
    return unit.chain.root if source is None or source in ties.items else root_of_account(source, credited=True)


def certain_sources(item: str, ties: Ties, rules: EdgeRules) -> list[str]:
    """List what an item passes on for certain: what it reposts or quotes, and what it copies whole; earliest first."""
    passed = [
        ties.places.get(one.target, one.target)
        for one in ties.items[item].relations
        if one.kind in PASSED_ON and (rules.quote if one.kind == "quote" else rules.repost) >= 1
    ]
    return [*passed, *(one.earlier for one in ties.copying.get(item, ()) if one.q >= 1)]


def weight_of(unit: Unit, first: Mapping[str, Unit], ties: Ties) -> float:
    """Give what uncertain edges leave of a unit that speaks for itself: the product of 1 − q over earlier reports."""
    weight = 1.0
    if unit.chain.own:
        for one in ties.copying.get(unit.item, ()):
            weight *= 1 - one.q if one.q < 1 and one.earlier in first else 1.0
    return weight


def unite_relayed(vouchers: list[Voucher]) -> list[Voucher]:
    """Count what came through a private account as that account's, where it speaks for the same claim.

    A voice that we hear through a private account alone is known by that account alone.
    """
    speaking = {one.root.key: one.root for one in vouchers if one.root.kind == "account"}
    return [replace(one, root=through_account(one, speaking)) for one in vouchers]


def through_account(voucher: Voucher, speaking: Mapping[str, Root]) -> Root:
    """Give the root of a voucher, once private accounts among its relays are taken for what they are."""
    relays = [relay for relay in voucher.unit.chain.relays if relay.kind == "account"]
    for relay in relays:
        same = next(
            (root for root in speaking.values() if root.key == relay.key or len(root.names & relay.names) > 1), None
        )
        if same:
            return same
    return (
        replace(voucher.root, standing="may-overlap") if relays and voucher.root.standing == "certain" else voucher.root
    )


def list_edges(vouchers: Sequence[Voucher], ties: Ties, rules: EdgeRules) -> tuple[Edge, ...]:
    """List every edge of a claim: credits, reposts, quotes, links, shared text, each with its certainty and place."""
    inside = {one.unit.item for one in vouchers}
    edges: dict[tuple[str, str, str, str], Edge] = {}
    for one in (
        *quotation_edges(vouchers, rules),
        *(edge for held in vouchers for edge in edges_of(held, ties, inside, rules)),
    ):
        edges.setdefault((one.source, one.target, one.kind, one.form), one)
    return tuple(edges[key] for key in sorted(edges))


def credit_edges(voucher: Voucher, rules: EdgeRules) -> Iterable[Edge]:
    """Yield the edge from an item to whom it credits, or to the outlet it links to."""
    unit, chain = voucher.unit, voucher.unit.chain
    if chain.own or not chain.root.known:
        return
    if chain.credit is None and chain.voice is None:
        yield Edge(unit.item, voucher.root.key, "link", rules.link, None, None, f"links to {chain.root.label}")
    else:
        start, end = chain.credit or (None, None)
        yield Edge(unit.item, voucher.root.key, "credit", rules.credit, start, end, f"credits {chain.root.label}")


def writing_edges(voucher: Voucher, ties: Ties) -> Iterable[Edge]:
    """Yield the edge from a post to the outlet that its account writes for, where it speaks for that outlet."""
    told = ties.writers.get(voucher.unit.item)
    if told is not None and voucher.root.key == root_of_outlet(told.whom).key:
        reason = f"{told.name} writes for {told.whom}: {told.cited}"
        yield Edge(voucher.unit.item, voucher.root.key, "credit", 1.0, None, None, reason, "writes for")


def passing_edges(voucher: Voucher, ties: Ties, rules: EdgeRules) -> Iterable[Edge]:
    """Yield the edges that the platform itself tells."""
    for one in ties.items[voucher.unit.item].relations:
        if one.kind in PASSED_ON:
            quote = one.kind == "quote"
            target = ties.places.get(one.target, one.target)
            q = rules.quote if quote else rules.repost
            yield Edge(
                voucher.unit.item, target, "quote" if quote else "repost", q, None, None, f"{one.kind} of {target}"
            )


def edges_of(voucher: Voucher, ties: Ties, inside: set[str], rules: EdgeRules) -> Iterable[Edge]:
    """Yield what one unit's item says and shows of whom it rests on."""
    yield from credit_edges(voucher, rules)
    yield from writing_edges(voucher, ties)
    yield from passing_edges(voucher, ties, rules)
    yield from copying_edges(voucher, ties, inside)


def copying_edges(voucher: Voucher, ties: Ties, inside: set[str]) -> Iterable[Edge]:
    """Yield the edges of shared text, pictures and owners to items that bear on the same claim."""
    for one in ties.copying.get(voucher.unit.item, ()):
        if one.earlier not in inside:
            continue
        if one.kind.startswith(OWNER):
            yield Edge(one.later, one.earlier, "link", one.q, None, None, f"same {one.kind}", "owner")
        elif one.kind == PICTURE:
            yield Edge(one.later, one.earlier, "text", one.q, None, None, "shows the same picture", "picture")
        else:
            reason = f"{one.kind}: {one.share:.0%} of the words' runs shared"
            yield Edge(one.later, one.earlier, "text", one.q, one.start, one.end, reason, one.kind)


def quotation_edges(vouchers: Sequence[Voucher], rules: EdgeRules) -> Iterable[Edge]:
    """Yield who prints the words of a speaker that an earlier item printed: one voice, and no copying."""
    first: dict[str, str] = {}
    for one in vouchers:
        unit = one.unit
        words = " ".join(token.stem for token in unit.tokens)
        if unit.statement is None or unit.chain.own or len(unit.text.split()) < rules.quotation:
            continue
        earlier = first.setdefault(f"{one.root.key} {words}", unit.item)
        if earlier != unit.item:
            place = unit.spans[0]
            reason = f"the same words of {one.root.label}"
            yield Edge(unit.item, earlier, "text", 0.0, place.start, place.end, reason, "quotation")
