"""Decoded windows and a Doc of bare words come in, the Doc with every layer of annotation goes out.

Labels are hashed once and written as one array: setting them token by token would cost as much as the network.
"""

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.parts_of_speech import NAMES as POS_NAMES
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from twosource.read.language.decode import Decoded
from twosource.read.language.irregular import find_lemma, load_irregular

COLUMNS = (TAG, POS, MORPH, DEP, HEAD, LEMMA, ENT_IOB, ENT_TYPE)
POS_NUMBERS = {name: number for number, name in POS_NAMES.items()}
AGE = 2
"""Digits of an age, and words of a name that has one behind it."""
PAST = "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"
BASES = frozenset(
    ("bore", "bound", "fell", "felt", "found", "ground", "lay", "left", "lit", "rent", "rose", "saw", "shot", "wound")
)
"""Past forms that are also base forms, of verbs that the list of irregular ones need not hold."""
INSIDE, OUTSIDE, BEGINS = 1, 2, 3
"""spaCy's numbers for I, O and B."""

if not Token.has_extension("factuality"):
    Token.set_extension("factuality", default=None)


def factuality_of(token: Token) -> float | None:
    """Return how real the event at this token is, -3 (certainly not) to 3 (certainly), None where there is none.

    The scale is that of UDS It Happened (White et al. 2016; Rudinger et al. 2018).
    """
    value = token._.factuality
    return None if value is None else float(value)


@dataclass(frozen=True, slots=True)
class Annotator:
    """Writes what was decoded into Docs of one vocabulary."""

    vocab: Vocab
    labels: dict[str, list[str]]
    hashes: dict[str, NDArray[np.uint64]]
    irregular: dict[tuple[str, str], str]
    pasts: frozenset[str]
    lemmas: dict[tuple[str, int, int], int] = field(default_factory=dict)

    @classmethod
    def prepare(cls, vocab: Vocab, labels: dict[str, list[str]]) -> "Annotator":
        """Hash every label into the vocabulary."""
        kinds = [label.partition("-")[2] for label in labels["names"]]
        hashes = {
            "xpos": [vocab.strings.add(label) for label in labels["xpos"]],
            "upos": [POS_NUMBERS[label] for label in labels["upos"]],
            "feats": [vocab.morphology.add(label) for label in labels["feats"]],
            "deprel": [vocab.strings.add(label) for label in labels["deprel"]],
            "names": [vocab.strings.add(kind) if kind else 0 for kind in kinds],
        }
        for label in ("_SP", "dep"):
            vocab.strings.add(label)
        arrays = {name: np.array(row, dtype=np.uint64) for name, row in hashes.items()}
        irregular = load_irregular()
        return cls(vocab, labels, arrays, irregular, find_pasts(irregular))

    def annotate(self, doc: Doc, places: NDArray[np.int64], decoded: Decoded) -> Doc:
        """Write the layers of the words at `places` into the Doc, white space beside them, and return it."""
        self._mend_pasts(doc, places, decoded)
        self._name_aged(doc, places, decoded)
        table = np.zeros((len(doc), len(COLUMNS)), dtype=np.uint64)
        self._fill_spaces(table, places)
        for column, name in enumerate(("xpos", "upos", "feats", "deprel")):
            table[places, column] = self.hashes[name][decoded.classes[name]]
        table[places, 4] = (places[decoded.heads] - places).astype(np.int64).view(np.uint64)
        table[places, 5] = self._find_lemmas(doc, places, decoded)
        table[:, 6] = OUTSIDE
        table[places, 6] = np.where(decoded.names == 0, OUTSIDE, np.where(decoded.names % 2 == 1, BEGINS, INSIDE))
        table[places, 7] = self.hashes["names"][decoded.names]
        bridge_names(table, places)
        doc.from_array(list(COLUMNS), table)  # type: ignore[arg-type] # its stub knows signed numbers only
        for at in np.flatnonzero(~np.isnan(decoded.factuality)):
            doc[int(places[at])]._.factuality = float(decoded.factuality[at])
        return doc

    def _mend_pasts(self, doc: Doc, places: NDArray[np.int64], decoded: Decoded) -> None:
        """Tag as past what cannot be present ("insurgents overran a base"): the network errs on rare verbs."""
        tags = self.labels["xpos"]
        xpos, feats = decoded.classes["xpos"], decoded.classes["feats"]
        for at in np.flatnonzero(np.isin(xpos, [tags.index("VBP"), tags.index("VB")])).tolist():
            if doc[int(places[at])].lower_ in self.pasts:
                xpos[at] = tags.index("VBD")
                feats[at] = self._put_past(int(feats[at]))

    def _name_aged(self, doc: Doc, places: NDArray[np.int64], decoded: Decoded) -> None:
        """Name a person whose age stands behind the name ("Oksana Marchuk, 31, runs"): the network may see a place."""
        words = [doc[at].text for at in places.tolist()]
        proper = decoded.classes["xpos"] == self.labels["xpos"].index("NNP")
        begin, inside = (self.labels["names"].index(label) for label in ("B-PER", "I-PER"))
        for at in (at for at, word in enumerate(words[:-1]) if len(word) == AGE and word.isdecimal()):
            first = at - 1
            while first > 0 and proper[first - 1] and words[first - 1].istitle():
                first -= 1
            if at - first > AGE and words[at - 1] == words[at + 1] == ",":
                decoded.names[first : at - 1] = [begin, *[inside] * (at - first - 2)]

    def _put_past(self, feats: int) -> int:
        """Return the features of the same person and number in the past, the plural's where the network saw none."""
        listed = self.labels["feats"]
        past = listed[feats].replace("Tense=Pres", "Tense=Past")
        return listed.index(past if "Tense=Past" in past and past in listed else PAST)

    def _fill_spaces(self, table: NDArray[np.uint64], places: NDArray[np.int64]) -> None:
        before = np.zeros(len(table), dtype=np.int64)
        before[places] = places
        before = np.maximum.accumulate(before)
        before[: places[0]] = places[0]
        table[:, 4] = (before - np.arange(len(table))).view(np.uint64)
        table[:, 0] = self.vocab.strings["_SP"]
        table[:, 1] = POS_NUMBERS["SPACE"]
        table[:, 2] = self.vocab.morphology.add("")
        table[:, 3] = self.vocab.strings["dep"]

    def _find_lemmas(self, doc: Doc, places: NDArray[np.int64], decoded: Decoded) -> list[int]:
        columns = (decoded.classes["lemma"].tolist(), decoded.classes["xpos"].tolist())
        return [self._find_lemma(doc[at].text, *rest) for at, *rest in zip(places.tolist(), *columns, strict=True)]

    def _find_lemma(self, form: str, script: int, tag: int) -> int:
        key = (form, script, tag)
        known = self.lemmas.get(key)
        if known is None:
            if len(self.lemmas) > 100_000:  # noqa: PLR2004 (hostile text must not fill the memory)
                self.lemmas.clear()
            lemma = find_lemma(form, self.labels["xpos"][tag], self.labels["lemma"][script], self.irregular)
            known = self.lemmas[key] = int(self.vocab.strings.add(lemma))
        return known


def find_pasts(irregular: dict[tuple[str, str], str]) -> frozenset[str]:
    """Return the irregular past forms that are no verb's base form ("found", "fell" and "hit" are)."""
    bases = {*irregular.values(), *BASES}
    return frozenset(form for form, tag in irregular if tag == "VBD" and form not in bases)


def bridge_names(table: NDArray[np.uint64], places: NDArray[np.int64]) -> None:
    """Let white space inside a name belong to it, as a line break in "Panjshir Valley" does."""
    for left, right in pairwise(places.tolist()):
        if right - left > 1 and table[right, 6] == INSIDE:
            table[left + 1 : right, 6] = INSIDE
            table[left + 1 : right, 7] = table[right, 7]
