"""A draft of a claim goes in, the facts that status rules compare come out, with the names that their words use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.relate.claims.drafts import Draft, order_unit
from twosource.relate.claims.sides import is_accused, names_a_doer
from twosource.relate.instants import order_of
from twosource.relate.rulings.standing import standing
from twosource.relate.status.deciding import Facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twosource.model.ledger import Ruling
    from twosource.relate.codebook import Rulebook
    from twosource.relate.origins.bounds import Bounds, Voucher


def facts_of(
    draft: Draft,
    contradicts: Sequence[Draft],
    rulebook: Rulebook,
    rulings: Sequence[Ruling],
    reporters: Mapping[str, str],
) -> Facts:
    """Count what the status rules ask for, and name who stands behind it."""
    pro, contra = draft.vouchers["for"], draft.vouchers["against"]
    others = [one.unit for one in pro]
    charged = names_a_doer(others)
    accused = [one for one in contra if charged and one.root.known and is_accused(one.root, one.unit, others)]
    back = taken_back(draft, reporters)
    conceding = [one for one in pro if concedes(one, draft, rulebook)]
    ruled = standing_ruling(rulings)
    numbers = {
        "origins": draft.bounds["for"].lower,
        "upper": draft.bounds["for"].upper,
        "reports": len({one.unit.item for one in pro}),
        "against": draft.bounds["against"].lower,
        "asks": len(draft.vouchers["asks"]),
        "accused": len(accused),
        "conceded": len(conceding),
        "retracted": int(bool(back)),
        "contradicted": sum(other.bounds["for"].lower > 0 for other in contradicts),
        "ruled_confirmed": int(ruled is not None and ruled.kind == "confirm"),
        "ruled_refuted": int(ruled is not None and ruled.kind == "refute"),
    }
    names = {
        "names": name_roots(pro, draft.bounds["for"]),
        "names_against": name_roots(contra, draft.bounds["against"]),
        "names_accused": name_roots(accused, draft.bounds["against"]),
        "names_back": ", ".join(dict.fromkeys(teller_of(one, reporters) for one in back)),
        "names_conceding": name_roots(conceding, draft.bounds["for"]),
        "person": ruled.person if ruled else "",
        "ruling": ruled.reason if ruled else "",
    }
    return Facts(numbers, names)


def concedes(voucher: Voucher, draft: Draft, rulebook: Rulebook) -> bool:
    """Tell whether a voice owns up: it is the doer of a harmful event, and admits it or once denied it.

    Who claims a deed of which nobody else has spoken owns up to nothing, nor does who denies it only later.
    """
    unit = voucher.unit
    if voucher.root.standing != "certain" or not is_accused(
        voucher.root, unit, [one.unit for one in draft.vouchers["for"]]
    ):
        return False
    if unit.chain.admits:
        return not unit.chain.own or any(one.root.key != voucher.root.key for one in draft.vouchers["for"])
    harmful = unit.slots.types & set(rulebook.edges.harmful) and unit.slots.realis & set(rulebook.claims.happened)
    return bool(harmful) and any(
        one.root.key == voucher.root.key and order_of(one.unit.published) <= order_of(unit.published)
        for one in draft.vouchers["against"]
    )


def taken_back(draft: Draft, reporters: Mapping[str, str]) -> list[Voucher]:
    """Give those who took back what they had reported, where no other voice surely stands for the claim; else none.

    `reporters` gives for each item who published it. Whoever speaks against what it reported itself has taken it back;
    whoever claims a deed of his own and then denies it has not, but is accused and denies.
    """
    back: dict[str, Voucher] = {}
    for one in draft.vouchers["against"]:
        if one.root.known:
            back[plain_name(one.root.label)] = one
        if one.unit.chain.retracts and (reporter := reporters.get(one.unit.item)):
            back[reporter] = one
    found: list[Voucher] = []
    units = [one.unit for one in draft.vouchers["for"]]
    for one in draft.vouchers["for"]:
        if one.root.known and is_accused(one.root, one.unit, units):
            return []
        names = {plain_name(one.root.label)} if one.root.known else set()
        mine = [
            back[name]
            for name in (*sorted(names), reporters.get(one.unit.item, ""))
            if name in back and order_unit(one.unit) < order_unit(back[name].unit)
        ]
        if one.root.known and not mine and stands(one, back.values()):
            return []
        found += mine
    return found


def stands(voucher: Voucher, back: Iterable[Voucher]) -> bool:
    """Tell whether a voice bears out what others took back: a sure one, or one that says it after that."""
    first = min((order_unit(one.unit) for one in back), default=None)
    return voucher.root.standing == "certain" or first is None or order_unit(voucher.unit) > first


def teller_of(voucher: Voucher, reporters: Mapping[str, str]) -> str:
    """Name who takes back: who speaks, or whose report it is where nobody is known to speak."""
    label = voucher.root.label
    own = voucher.root.known or label.startswith("@")
    return label.split(",", 1)[0] if own else reporters.get(voucher.unit.item, label)


def plain_name(label: str) -> str:
    """Give a name by which an account and the voice of the same name meet: "@northernpost", "The Northern Post"."""
    return re.sub(r"\W|_", "", label.lower()).removeprefix("the")


def standing_ruling(rulings: Sequence[Ruling]) -> Ruling | None:
    """Give the last confirmation or refutation that was not undone and waits for nobody else."""
    kept = [one for one in standing(rulings) if one.kind in ("confirm", "refute") and not one.pending]
    return max(kept, key=lambda one: (one.made, one.id), default=None)


def name_roots(vouchers: Sequence[Voucher], bounds: Bounds) -> str:
    """Name the known roots under which vouchers count, each once, in order; capitals make no second voice.

    A name that holds a comma ("@ann, a witness") is set off from the next by a semicolon.
    """
    named: dict[str, str] = {}
    for one in vouchers:
        root = bounds.roots[one.root.key]
        if root.known:
            named.setdefault(root.label.casefold(), root.label)
    return ("; " if any("," in label for label in named.values()) else ", ").join(named.values())
