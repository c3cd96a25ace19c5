"""A draft of a claim goes in, the facts that status rules compare come out, with the names that their words use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.relate.drafts import Draft, order_unit
from twosource.relate.sides import is_accused
from twosource.relate.status import Facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.ledger import Ruling
    from twosource.relate.codebook import Rulebook
    from twosource.relate.origins import Voucher


def facts_of(draft: Draft, contradicts: Sequence[Draft], rulebook: Rulebook, rulings: Sequence[Ruling]) -> Facts:
    """Count what the status rules ask for, and name who stands behind it."""
    pro, contra = draft.vouchers["for"], draft.vouchers["against"]
    others = [one.unit for one in pro]
    accused = [one for one in contra if one.root.known and is_accused(one.root, one.unit, others)]
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
        "retracted": int(all_taken_back(draft)),
        "contradicted": sum(other.bounds["for"].lower > 0 for other in contradicts),
        "ruled_confirmed": int(ruled is not None and ruled.kind == "confirm"),
        "ruled_refuted": int(ruled is not None and ruled.kind == "refute"),
    }
    names = {
        "names": name_roots(pro),
        "names_against": name_roots(contra),
        "names_accused": name_roots(accused),
        "names_conceding": name_roots(conceding),
        "person": ruled.person if ruled else "",
        "ruling": ruled.reason if ruled else "",
    }
    return Facts(numbers, names)


def concedes(voucher: Voucher, draft: Draft, rulebook: Rulebook) -> bool:
    """Tell whether a voice owns up: it is the doer of a harmful event, and admits it or once denied it."""
    unit = voucher.unit
    if voucher.root.standing != "certain" or not is_accused(
        voucher.root, unit, [one.unit for one in draft.vouchers["for"]]
    ):
        return False
    if unit.chain.admits:
        return True
    harmful = unit.slots.types & set(rulebook.edges.harmful) and unit.slots.realis & set(rulebook.claims.happened)
    return bool(harmful) and any(one.root.key == voucher.root.key for one in draft.vouchers["against"])


def all_taken_back(draft: Draft) -> bool:
    """Tell whether every known origin for the claim later spoke against it itself."""
    spoke = {one.root.key: order_unit(one.unit) for one in draft.vouchers["for"] if one.root.known}
    back = {one.root.key: order_unit(one.unit) for one in draft.vouchers["against"] if one.root.known}
    return bool(spoke) and all(key in back and back[key] > when for key, when in spoke.items())


def standing_ruling(rulings: Sequence[Ruling]) -> Ruling | None:
    """Give the last confirmation or refutation that was not undone."""
    undone = {one.undoes for one in rulings if one.kind == "undo"}
    kept = [one for one in rulings if one.kind in ("confirm", "refute") and one.id not in undone]
    return max(kept, key=lambda one: (one.made, one.id), default=None)


def name_roots(vouchers: Sequence[Voucher]) -> str:
    """Name the known roots of vouchers, each once, in order."""
    return ", ".join(dict.fromkeys(one.root.label for one in vouchers if one.root.known))
