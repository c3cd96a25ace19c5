"""`python -m training.cnn --minutes N` trains spaCy's small CNN on the language model's own corpora and scores both.

It ships nowhere: it is the peer that docs/decisions/0002-language-model.md weighs the language model against. Both see
the same windows; the CNN reads three at a time with blank lines between, since it is run on whole texts.
"""

import argparse
import random
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example, minibatch_by_words
from spacy.vocab import Vocab
from thinc.api import Adam, fix_random_seed

from benchmarks.language.gold import GoldText, lay_text, read_dev
from benchmarks.language.measure import Reader, measure_raw
from training.corpora import Document, Word
from training.sources import read_sources
from training.windows import Drawing, Placed, draw_windows
from twosource.read.language import LanguageModel, load_language
from twosource.read.language.words import make_tokenizer

WIDTH = 96
WINDOWS_A_TEXT = 3
WORDS_A_BATCH = 600
ROUNDS = 3
BREAK = Word("\n", space_after=False, upos="SPACE", xpos="_SP", feats="", deprel="dep")
COLUMNS = (
    *(("ewt", layer) for layer in ("las", "sentences", "upos", "xpos", "lemma", "names")),
    *(("news", layer) for layer in ("las", "sentences", "upos", "xpos", "lemma")),
)

EMBED = {
    "@architectures": "spacy.MultiHashEmbed.v2",
    "width": WIDTH,
    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
    "rows": [5000, 1000, 2500, 2500],
    "include_static_vectors": False,
}
ENCODE = {
    "@architectures": "spacy.MaxoutWindowEncoder.v2",
    "width": WIDTH,
    "depth": 4,
    "window_size": 1,
    "maxout_pieces": 3,
}
LISTEN = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "*"}
TAG = {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": LISTEN}
MOVE = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "extra_state_tokens": False,
    "use_upper": True,
    "nO": None,
    "tok2vec": LISTEN,
}
MODELS: dict[str, dict[str, Any]] = {
    "tok2vec": {"@architectures": "spacy.Tok2Vec.v2", "embed": EMBED, "encode": ENCODE},
    "tagger": TAG,
    "morphologizer": TAG,
    "trainable_lemmatizer": TAG,
    "senter": TAG,
    "parser": {**MOVE, "state_type": "parser", "hidden_width": 128, "maxout_pieces": 3},
    "ner": {**MOVE, "state_type": "ner", "hidden_width": 64, "maxout_pieces": 2},
}
"""The components in order; spaCy's own settings for a small CPU pipeline."""


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m training.cnn", description=__doc__)
    parser.add_argument("stage", nargs="?", choices=("all", "train", "score"), default="all")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/train"), help="folder of the corpora")
    parser.add_argument("--output", type=Path, default=Path("build/cnn"), help="folder of the trained pipeline")
    parser.add_argument("--minutes", type=float, default=10, help="minutes of processor time to train for")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.stage != "score":
        fix_random_seed(options.seed)
        train(read_sources(options.corpora).train, random.Random(options.seed), options.minutes, options.output)  # noqa: S311
    if options.stage != "train":
        print("\n".join(score(options.corpora, options.output)))


def train(documents: list[Document], rng: random.Random, minutes: float, output: Path) -> None:
    """Train until the processor time is spent; averaged weights are saved after every pass and at the end."""
    began = time.process_time()
    pipeline = make_pipeline()
    first = list(draw_examples(documents, rng, pipeline.vocab))
    pipeline.initialize(lambda: first)
    optimizer = Adam(0.001, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    words, passes = 0, 0
    while spent(began) < minutes:
        examples = first if passes == 0 else list(draw_examples(documents, rng, pipeline.vocab))
        rng.shuffle(examples)
        for batch in minibatch_by_words(examples, WORDS_A_BATCH):
            pipeline.update(batch, sgd=optimizer, drop=0.1)
            words += sum(len(one.reference) for one in batch)
            if spent(began) >= minutes:
                break
        passes += 1
        with pipeline.use_params(optimizer.averages):
            pipeline.to_disk(output)
        print(f"pass {passes}: {words:,} words, {spent(began):.1f} minutes of processor time", flush=True)


def spent(began: float) -> float:
    """Return the processor minutes since `began`."""
    return (time.process_time() - began) / 60


def make_pipeline() -> Language:
    """Return the untrained pipeline, with the word rules that ship."""
    tokenizer = make_tokenizer()
    pipeline = spacy.blank("en", vocab=tokenizer.vocab)
    pipeline.tokenizer = tokenizer
    for name, model in MODELS.items():
        pipeline.add_pipe(name, config={"model": model})
    return pipeline


def draw_examples(documents: list[Document], rng: random.Random, vocab: Vocab) -> Iterator[Example]:
    """Yield one pass over the documents, drawn anew."""
    for document in documents:
        windows = list(draw_windows([document], rng, Drawing()))
        for at in range(0, len(windows), WINDOWS_A_TEXT):
            gold = lay_doc(vocab, windows[at : at + WINDOWS_A_TEXT])
            spaces = [bool(token.whitespace_) for token in gold]
            yield Example(Doc(vocab, words=[token.text for token in gold], spaces=spaces), gold)


def lay_doc(vocab: Vocab, windows: list[list[Placed]]) -> Doc:
    """Return windows as one gold Doc; a line break is a token that hangs on the word before, as spaCy has it."""
    words: list[Word] = []
    spaces: list[bool] = []
    sentences: list[tuple[int, int]] = []
    for number, window in enumerate(windows):
        for one in window:
            if words and "\n" in one.gap:
                words.append(replace(BREAK, form=one.gap, lemma=one.gap, name=break_name(one.word)))
                spaces.append(False)
                sentences.append(sentences[-1])
            elif words:
                spaces[-1] = bool(one.gap)
            words.append(one.word)
            spaces.append(False)
            sentences.append((number, one.sentence))
    return make_doc(vocab, words, spaces, find_heads(words, sentences))


def break_name(following: Word) -> str | None:
    """Return the name label of a line break: inside a name that goes on after it."""
    return following.name if following.name is None or following.name.startswith("I-") else "O"


def find_heads(words: list[Word], sentences: list[tuple[int, int]]) -> list[int]:
    """Return the place of each word's head, a root's own."""
    places: dict[tuple[int, int], list[int]] = {}
    for at, word in enumerate(words):
        if word.upos != "SPACE":
            places.setdefault(sentences[at], []).append(at)
    return [
        at - 1 if word.upos == "SPACE" else places[sentences[at]][word.head - 1] if word.head else at
        for at, word in enumerate(words)
    ]


def make_doc(vocab: Vocab, words: list[Word], spaces: list[bool], heads: list[int]) -> Doc:
    """Return a Doc with what the corpus gives; tweets have names only."""
    names = ["" if word.name is None else "O" if word.name == "?" else word.name for word in words]
    forms = [word.form for word in words]
    if any(word.upos is None for word in words):
        return Doc(vocab, words=forms, spaces=spaces, ents=names)
    return Doc(
        vocab,
        words=forms,
        spaces=spaces,
        ents=names,
        heads=heads,
        deps=[word.deprel or "" for word in words],
        tags=[word.xpos or "" for word in words],
        pos=[word.upos or "" for word in words],
        morphs=[word.feats or "" for word in words],
        lemmas=[word.lemma or "" for word in words],
    )


def score(corpora: Path, folder: Path) -> Iterator[str]:
    """Yield a table of the language model and the CNN on the same dev parts, from raw text."""
    dev = read_dev(corpora)
    golds = {genre: list(map(lay_text, dev[genre])) for genre in ("ewt", "news")}
    yield "| model | " + " | ".join(f"{genre} {layer}" for genre, layer in COLUMNS) + " | words a second |"
    yield "|---|" + "---:|" * (len(COLUMNS) + 1)
    for title, model in (("language model", load_language()), ("spaCy CNN", Peer(load_language(str(folder))))):
        reader = cast("Reader", model)  # raw text needs `parse` alone
        tallies = {genre: measure_raw(reader, every) for genre, every in golds.items()}
        figures = [f"{100 * tallies[genre].f1(layer):.1f}" for genre, layer in COLUMNS]
        yield f"| {title} | " + " | ".join(figures) + f" | {measure_speed(model, golds['ewt']):,.0f} |"


@dataclass(frozen=True, slots=True)
class Peer:
    """A spaCy pipeline whose roots are called as the treebanks call them; a reader that can be measured."""

    pipeline: LanguageModel

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Yield one Doc for each text, in order."""
        for doc in self.pipeline.parse(texts):
            for token in doc:
                token.dep_ = "root" if token.dep_ == "ROOT" else token.dep_
            yield doc


def measure_speed(model: Peer | LanguageModel, golds: list[GoldText]) -> float:
    """Return words a second of processor time, the best of three rounds."""
    best = 0.0
    for _ in range(ROUNDS):
        began = time.process_time()
        words = sum(not token.is_space for doc in model.parse(gold.text for gold in golds) for token in doc)
        best = max(best, words / (time.process_time() - began))
    return best


if __name__ == "__main__":
    main()
