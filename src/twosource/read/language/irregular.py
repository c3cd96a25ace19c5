"""A form, its tag and an edit script come in, the lemma goes out: irregular forms are looked up, others follow scripts.

Apart from the scripts, because training reads those without the codebook.
"""

from dataclasses import dataclass

from twosource.codebook import load_vocabulary
from twosource.read.language.lemmas import apply_script


@dataclass(frozen=True, slots=True)
class Irregular:
    """The lists of codebook/irregular.yaml: lemma to forms."""

    past: dict[str, tuple[str, ...]]
    plural: dict[str, tuple[str, ...]]


def load_irregular() -> dict[tuple[str, str], str]:
    """Return the lemma of each irregular form in lower case under each of its Penn tags."""
    listed = load_vocabulary("irregular", Irregular)
    return {
        (form, tag): lemma
        for forms_of, tags in ((listed.past, ("VBD", "VBN")), (listed.plural, ("NNS",)))
        for lemma, forms in forms_of.items()
        for form in forms
        for tag in tags
    }


def find_lemma(form: str, tag: str, script: str, irregular: dict[tuple[str, str], str]) -> str:
    """Return the lemma: an irregular form's from the list, else by the script that the network chose."""
    lower = form.lower()
    known = irregular.get((lower, tag))
    if known is None and tag == "NNS" and lower.endswith("men") and len(lower) > len("women"):
        known = lower.removesuffix("men") + "man"
    return known or apply_script(form, script)
