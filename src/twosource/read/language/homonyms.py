"""The words of a text come in, the words to read go out: what an uncased network takes for a verb is exchanged.

"Mahamat Said, 55, told the court" and "said Saw Htoo Wah" are read as if "Saeed" and "Maung" stood there,
and "according to Medics Reach" as if a foundation did.
"""

from dataclasses import dataclass
from typing import Self

from twosource.read.language.shapes import Shape, shape_of
from twosource.read.language.words import TokenRules

BODY = "Foundation"
"""What is read for the last word of such a name: an end that bodies have."""
LONGEST = 4
"""Words of such a name before its last."""
AROUND = 12
"""Words on either side that tell running text from a headline in capitals."""


@dataclass(frozen=True, slots=True)
class Homonyms:
    """Names and first words of compounds, each with the word that is read in its place."""

    names: dict[str, str]
    compounds: dict[tuple[str, str], str]
    endings: frozenset[str] = frozenset()

    @classmethod
    def of(cls, rules: TokenRules) -> Self:
        """Take them from codebook/tokens.yaml."""
        pairs = ((words.partition(" "), other) for words, other in rules.compounds.items())
        return cls(
            rules.names, {(first, second): other for (first, _, second), other in pairs}, frozenset(rules.endings)
        )

    def exchange(self, forms: list[str]) -> list[str]:
        """Return the words with all homonyms exchanged; their number stays the same."""
        read = list(forms)
        for at, form in enumerate(forms):
            after = forms[at + 1] if at + 1 < len(forms) else ""
            if form in self.names and is_named(forms, at) and runs_on(forms, at):
                read[at] = self.names[form]
            elif (other := self.compounds.get((form, after))) is not None:
                read[at] = other
            elif form in self.endings and ends_voice(forms, at) and runs_on(forms, at):
                read[at] = BODY
        return read


def ends_voice(forms: list[str], at: int) -> bool:
    """Tell the last word of a name that somebody goes by: "according to Clean Water | Now |"."""
    first = at
    while first and is_title(forms[first - 1]) and at - first < LONGEST:
        first -= 1
    before = [form.lower() for form in forms[max(first - 2, 0) : first]]
    after = forms[at + 1] if at + 1 < len(forms) else ""
    return first < at and before == ["according", "to"] and not is_title(after)


def is_named(forms: list[str], at: int) -> bool:
    """Tell a name by the name right before it, or by the one behind it where no sentence begins."""
    before, after = forms[at - 1] if at else "", forms[at + 1] if at + 1 < len(forms) else ""
    return is_title(before) or (before[:1].islower() and is_title(after))


def is_title(word: str) -> bool:
    """Tell a word of letters with a capital at its beginning alone."""
    return shape_of(word) == Shape.TITLE and word.isalpha()


def runs_on(forms: list[str], at: int) -> bool:
    """Tell running text from a headline, where verbs have capitals too."""
    around = [form for form in forms[max(at - AROUND, 0) : at + AROUND] if form.isalpha()]
    return 2 * sum(form.islower() for form in around) >= len(around)
