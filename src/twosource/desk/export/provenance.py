"""Released claims go in, W3C PROV-JSON comes out: items as entities, voices as agents, edges as derivations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from twosource.desk.export.sharing import UNTOLD, Done
from twosource.desk.views.chain import name_item
from twosource.model.ids import make_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.desk.export.release import Released

PREFIX = {"ts": "urn:twosource:", "prov": "http://www.w3.org/ns/prov#"}


def write_provenance(claims: Sequence[Released], made: str, done: Done = UNTOLD) -> bytes:
    """Write one PROV-JSON document over all claims."""
    document: dict[str, dict[str, Any]] = {
        "prefix": PREFIX,
        "entity": {"ts:export": {"ts:made": made, "ts:notice": done.notice, "ts:sharing": done.level}},
        "agent": {},
        "wasDerivedFrom": {},
        "wasAttributedTo": {},
    }
    for released in claims:
        _add_claim(document, released)
    return msgspec.json.format(msgspec.json.encode(document), indent=1)


def _add_claim(document: dict[str, dict[str, Any]], released: Released) -> None:
    claim = released.claim
    whole = f"ts:claim:{claim.id}"
    document["entity"][whole] = {"prov:type": "ts:Claim", "prov:label": claim.value, "ts:status": released.status.key}
    for origin in claim.origin_list:
        agent = _agent(origin.key)
        document["agent"][agent] = {"prov:label": origin.label, "ts:kind": origin.kind, "ts:known": origin.known}
    for quote in released.quotes:
        item = f"ts:item:{quote.item.id}"
        known = {"prov:label": name_item(quote.item), "ts:digest": quote.item.digest, "ts:url": quote.item.url}
        document["entity"][item] = {name: value for name, value in known.items() if value}
        resting = {"prov:generatedEntity": whole, "prov:usedEntity": item, "ts:side": quote.side}
        document["wasDerivedFrom"][_relation(whole, item, quote.start)] = resting
        if quote.origin is not None:
            said = {"prov:entity": item, "prov:agent": _agent(quote.origin.key)}
            document["wasAttributedTo"][_relation(item, quote.origin.key, claim.id)] = said
    _add_edges(document, released)


def _add_edges(document: dict[str, dict[str, Any]], released: Released) -> None:
    """Add why one report rests on another; edges to voices are attributions already."""
    for edge in released.claim.edges:
        source, target = f"ts:item:{edge.source}", f"ts:item:{edge.target}"
        if source in document["entity"] and target in document["entity"]:
            told = {"ts:kind": edge.kind, "ts:certainty": edge.q, "ts:reason": edge.reason}
            derived = {"prov:generatedEntity": source, "prov:usedEntity": target}
            document["wasDerivedFrom"][_relation(source, target, edge.kind)] = derived | told


def _agent(key: str) -> str:
    return f"ts:voice:{make_id('voice', key)}"


def _relation(source: str, target: str, about: str | int) -> str:
    return f"_:{make_id(source, target, about)}"
