"""A form and an edit script come in, the lemma goes out; the other way round for training.

A script is "case|cut|add": change the case, cut so many letters off the end, add these. As a class to predict it
generalises to words never seen, where a lemma list does not (Chrupala 2006; Straka 2018 uses the like).
"""

from collections.abc import Callable

CASES: dict[str, Callable[[str], str]] = {
    "lower": str.lower,
    "title": str.capitalize,
    "keep": str,
    "upper": str.upper,
}
"""In the order in which ties are broken, so that "Kabul" and "KABUL" share the script of a name."""


def find_script(form: str, lemma: str) -> str:
    """Return the script with the fewest letters cut and added that makes `lemma` out of `form`."""
    scripts = [cut_and_add(name, change(form), lemma) for name, change in CASES.items()]
    return min(scripts)[1]


def cut_and_add(case: str, form: str, lemma: str) -> tuple[int, str]:
    """Return cost and script for one way of changing the case; the cost sorts first, then the order of `CASES`."""
    shared = shared_prefix(form, lemma)
    cut, add = len(form) - shared, lemma[shared:]
    return (cut + len(add)) * len(CASES) + list(CASES).index(case), f"{case}|{cut}|{add}"


def shared_prefix(left: str, right: str) -> int:
    """Count the letters that both begin with."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def apply_script(form: str, script: str) -> str:
    """Return the lemma; a script that would leave nothing gives the form back."""
    case, cut, add = script.split("|", 2)
    changed = CASES[case](form)
    return (changed[: max(len(changed) - int(cut), 0)] + add) or form
