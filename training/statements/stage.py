"""A trained language model and our marked texts come in; the heads for statements and how well they do go out."""

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch

from training.batches import Encoder
from training.network import Network
from training.statements.examples import Drawn, cut, draw_again
from training.statements.heads import Heads, Shape
from training.statements.learn import Course, learn
from training.statements.marks import MarkedText, read_texts
from training.statements.rate import Tally, read, tally
from training.statements.states import FrozenModel
from twosource.read.language.wordpiece import WordPiece
from twosource.read.language.words import make_tokenizer

HELD_BACK = ("3", "8")
"""Last figures of the files that train nothing: every fifth of each writer's."""
CHANCES = (0.3, 0.5, 0.7)
"""How likely a cue must be for the figures that are kept."""
HEADS = "statements.pt"
RATES = "statements.json"


@dataclass(frozen=True, slots=True)
class Parts:
    """Texts that train, and texts that are held back."""

    train: list[MarkedText]
    dev: list[MarkedText]


def split(texts: list[MarkedText]) -> Parts:
    """Hold whole files back, of each genre."""
    train = [text for text in texts if not text.file.endswith(HELD_BACK)]
    return Parts(train, [text for text in texts if text.file.endswith(HELD_BACK)])


def train_heads(network: Network, labels: dict[str, list[str]], vocabulary: Path, work: Path) -> Heads:
    """Train the heads on the frozen network; keep them and their figures in `work`."""
    numbers = {name: {label: at for at, label in enumerate(values)} for name, values in labels.items()}
    model = FrozenModel(network, Encoder(WordPiece.read(vocabulary), numbers))
    tokenizer, course, shape = make_tokenizer(), Course(), Shape()
    parts = split(read_texts())
    train, dev = ([one for text in part for one in cut(text, tokenizer, model)] for part in (parts.train, parts.dev))
    rng = Random(course.seed)  # noqa: S311 (a seeded draw, no secret)
    views = [train, *(draw_again(train, model, rng) for _ in range(course.views - 1))]
    heads = learn(views, len(labels["deprel"]), shape, course)
    torch.save(heads.state_dict(), work / HEADS)
    rates = rate(heads, dev)
    (work / RATES).write_text(json.dumps(rates, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(rates), flush=True)
    return heads


def rate(heads: Heads, drawn: list[Drawn]) -> dict[str, dict[str, float]]:
    """Return the figures on texts held back, by how likely a cue must be."""
    read_once = [(read(heads, one), one.example.told) for one in drawn]
    rates = {}
    for chance in CHANCES:
        count = Tally()
        for heard, told in read_once:
            tally(count, heard, told, chance)
        rates[str(chance)] = count.figures()
    return rates


def load_heads(labels: dict[str, list[str]], path: Path) -> Heads:
    """Return the heads of a run."""
    heads = Heads(Shape(), len(labels["deprel"]))
    heads.load_state_dict(torch.load(path, weights_only=True))
    return heads.eval()
