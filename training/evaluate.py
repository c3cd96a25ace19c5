"""A network and dev documents come in, quick scores on gold words go out; what the log shows after each epoch.

The figures of the model card come from `benchmarks.language`, which runs the exported model on raw text.
"""

from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray

from training.batches import Encoder, pad
from training.corpora import Document, Word
from training.network import Network
from training.windows import Placed
from twosource.read.language.decode import Biaffine, Choices, Decoded, decode, find_starts
from twosource.read.language.lemmas import apply_script

LONGEST = 150


def evaluate(
    network: Network, encoder: Encoder, documents: list[Document], *, capitals: bool = False
) -> dict[str, float]:
    """Return accuracies (LAS and UAS with predicted and with gold breaks), sentence F1 and names F1."""
    counts: dict[str, float] = dict.fromkeys(("words", "las", "uas", "las_gold", "xpos", "upos", "feats", "lemma"), 0)
    counts |= dict.fromkeys(("starts", "starts_said", "starts_right", "names", "names_said", "names_right"), 0)
    biaffine = take_biaffine(network)
    for window in paragraph_windows(documents, capitals=capitals):
        tally(network, encoder, biaffine, window, counts)
    return summarise(counts)


def paragraph_windows(documents: list[Document], *, capitals: bool) -> Iterator[list[Placed]]:
    """Yield paragraphs, cut at sentence ends where they are longer than a window."""
    for document in documents:
        window: list[Placed] = []
        for number, sentence in enumerate(document.sentences):
            if window and (sentence.opens_paragraph or len(window) + len(sentence.words) > LONGEST):
                yield window
                window = []
            for at, word in enumerate(sentence.words):
                spaced = at == 0 or sentence.words[at - 1].space_after
                form = word.form.upper() if capitals else word.form
                window.append(Placed(with_form(word, form), " " * spaced if window else "\n\n", number))
        yield window


def with_form(word: Word, form: str) -> Word:
    """Return the word written otherwise."""
    return Word(**{name: getattr(word, name) for name in Word.__slots__} | {"form": form})


@torch.no_grad()
def run_network(network: Network, encoder: Encoder, window: list[Placed]) -> dict[str, NDArray[np.float32]]:
    """Return the outputs for one window as NumPy arrays (W, width)."""
    batch = pad([encoder.encode(window)])
    outputs = network.eval().words(batch.pieces, batch.marks, batch.firsts)
    return {name: output[0].float().numpy() for name, output in outputs.items()}


def take_biaffine(network: Network) -> Biaffine:
    """Return the weights that score relations outside the graph."""
    return Biaffine(
        *(part.detach().numpy() for part in (network.arc_root, network.relation_root, network.relation)),
    )


def tally(
    network: Network, encoder: Encoder, biaffine: Biaffine, window: list[Placed], counts: dict[str, float]
) -> None:
    """Add one window's counts."""
    outputs = run_network(network, encoder, window)
    groups = np.array([one.sentence for one in window])
    gold_starts = np.concatenate([[True], groups[1:] != groups[:-1]])
    starts = find_starts(outputs["sentence"][:, 0], 0.0)
    first = np.maximum.accumulate(np.where(gold_starts, np.arange(len(window)), 0))
    words = [one.word for one in window]
    if words[0].upos is not None:
        counts["words"] += len(words)
        counts["starts"] += gold_starts.sum()
        counts["starts_said"] += starts.sum()
        counts["starts_right"] += (starts & gold_starts).sum()
        tally_tree(decode(outputs, biaffine, starts, Choices()), encoder, words, first, counts)
        right = decode(outputs, biaffine, gold_starts, Choices())
        counts["las_gold"] += sum(tree_hits(right, encoder, words, first))
    tally_names(decode(outputs, biaffine, starts, Choices()), words, encoder, counts)


def tally_tree(
    decoded: Decoded, encoder: Encoder, words: list[Word], first: NDArray[np.int64], counts: dict[str, float]
) -> None:
    """Count right heads, relations, tags and lemmas."""
    counts["las"] += sum(tree_hits(decoded, encoder, words, first))
    counts["uas"] += sum(int(gold_head(words, first, at)) == head for at, head in enumerate(decoded.heads))
    for name in ("xpos", "upos", "feats"):
        gold = [encoder.numbers[name].get(str(getattr(word, name)), -1) for word in words]
        counts[name] += (decoded.classes[name] == gold).sum()
    scripts = list(encoder.numbers["lemma"])
    pairs = zip(words, decoded.classes["lemma"], strict=True)
    counts["lemma"] += sum(word.lemma == apply_script(word.form, scripts[number]) for word, number in pairs)


def gold_head(words: list[Word], first: NDArray[np.int64], at: int) -> int:
    """Return the gold head's place in the window, the word's own for a root."""
    head = words[at].head or 0
    return at if head == 0 else int(first[at]) + head - 1


def tree_hits(decoded: Decoded, encoder: Encoder, words: list[Word], first: NDArray[np.int64]) -> Iterator[bool]:
    """Yield for each word whether head and relation are right."""
    numbers = encoder.numbers["deprel"]
    for at, word in enumerate(words):
        right = int(decoded.heads[at]) == gold_head(words, first, at)
        yield right and int(decoded.classes["deprel"][at]) == numbers.get(word.deprel or "", -1)


def tally_names(decoded: Decoded, words: list[Word], encoder: Encoder, counts: dict[str, float]) -> None:
    """Count names of type PER, ORG and LOC."""
    labels = list(encoder.numbers["names"])
    if any(word.name is None for word in words):
        return
    gold = find_spans(["O" if word.name == "?" else str(word.name) for word in words])
    said = {span for span in find_spans([labels[number] for number in decoded.names]) if span[2] != "MISC"}
    counts["names"] += len(gold)
    counts["names_said"] += len(said)
    counts["names_right"] += len(gold & said)


def find_spans(labels: list[str]) -> set[tuple[int, int, str]]:
    """Return (start, end, type) of each name in BIO labels."""
    spans, start = set(), None
    for place, label in enumerate([*labels, "O"]):
        if start is not None and not label.startswith("I-"):
            spans.add((start, place, labels[start][2:]))
            start = None
        if label.startswith("B-"):
            start = place
    return spans


def summarise(counts: dict[str, float]) -> dict[str, float]:
    """Turn counts into shares and F1."""
    figures = {}
    if counts["words"]:
        names = ("las", "las_gold", "uas", "upos", "xpos", "feats", "lemma")
        figures = {name: counts[name] / counts["words"] for name in names}
        figures["sentence"] = f1(counts["starts_right"], counts["starts_said"], counts["starts"])
    return {**figures, "names": f1(counts["names_right"], counts["names_said"], counts["names"])}


def f1(right: float, said: float, gold: float) -> float:
    """Return the harmonic mean of precision and recall, 0 when nothing is right."""
    return 2 * right / (said + gold) if right else 0.0
