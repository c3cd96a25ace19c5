"""Windows with statements come in, trained heads go out; the language model they stand on stays as it is."""

import copy
import math
from dataclasses import dataclass
from itertools import pairwise
from random import Random

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.statements.examples import Drawn, Told
from training.statements.heads import Heads, Shape
from training.statements.states import batches, pad
from twosource.read.language.cues import Tree, find_ways

SHUT = -1e4
"""The score of a word in another sentence."""
SENTENCE = 20
"""Words of a sentence, by which what is lost on one is put on the scale of the other losses."""


@dataclass(frozen=True, slots=True)
class Course:
    """How the heads are trained."""

    seed: int = 20210822
    passes: int = 24
    views: int = 3
    """How often each window is drawn: once as it stands, the others varied; passes take them in turn."""
    batch: int = 1200
    """Words in a batch, padding counted."""
    rate: float = 2e-3
    table_rate: float = 5e-3
    weight_decay: float = 0.02
    warm_up: float = 0.1
    averaging: float = 0.99
    weights: tuple[tuple[str, float], ...] = (
        ("cue", 1.0),
        ("inside", 1.0),
        ("begin", 0.3),
        ("end", 0.3),
        ("voice", 0.5),
    )


def learn(views: list[list[Drawn]], relations: int, shape: Shape, course: Course) -> Heads:
    """Train heads on the views in turn and return the running average of their weights."""
    torch.manual_seed(course.seed)
    rng = Random(course.seed)  # noqa: S311 (a seeded draw, no secret)
    heads = Heads(shape, relations)
    average = copy.deepcopy(heads).eval()
    optimizer = make_optimizer(heads, course)
    plans = [plan(views[number % len(views)], course, rng) for number in range(course.passes)]
    total, step = sum(map(len, plans)), 0
    for number, groups in enumerate(plans):
        sums: dict[str, float] = {}
        for group in groups:
            losses = take_step(heads, optimizer, [views[number % len(views)][at] for at in group], step / total, course)
            step += 1
            blend(average, heads, min(course.averaging, step / (step + 10)))
            for name, loss in losses.items():
                sums[name] = sums.get(name, 0.0) + loss.item() / len(groups)
        print(f"pass {number + 1} " + " ".join(f"{name} {value:.3f}" for name, value in sums.items()), flush=True)
    return average


def plan(view: list[Drawn], course: Course, rng: Random) -> list[list[int]]:
    """Return one pass's batches in random order, windows of like length together."""
    sizes = [len(one.frozen) for one in view]
    order = sorted(range(len(view)), key=lambda at: sizes[at] + rng.random() * 6)
    groups = list(batches(sizes, order, course.batch))
    rng.shuffle(groups)
    return groups


def make_optimizer(heads: Heads, course: Course) -> torch.optim.Optimizer:
    """Return AdamW, the tables of ways learning faster, since each of their numbers is seldom asked."""
    tables = [heads.distance, heads.down, heads.up]
    rest = [parameter for name, parameter in heads.named_parameters() if name not in {"distance", "down", "up"}]
    groups = [{"params": rest, "peak": course.rate}, {"params": tables, "peak": course.table_rate}]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=course.weight_decay)


def take_step(
    heads: Heads, optimizer: torch.optim.Optimizer, group: list[Drawn], done: float, course: Course
) -> dict[str, Tensor]:
    """Learn from one batch and return its losses."""
    heads.train()
    warm = course.warm_up
    factor = done / warm if done < warm else 0.5 + 0.5 * math.cos(math.pi * (done - warm) / (1 - warm))
    for one in optimizer.param_groups:
        one["lr"] = one["peak"] * max(factor, 0.01)
    losses = score_losses(heads, group)
    weights = dict(course.weights)
    torch.stack([weights[name] * loss for name, loss in losses.items()]).sum().backward()
    nn.utils.clip_grad_norm_(heads.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    return losses


def score_losses(heads: Heads, group: list[Drawn]) -> dict[str, Tensor]:
    """Return the loss of cues, and of content and voice at each cue that is one."""
    mixed = heads.mix_states(pad([one.frozen for one in group]))
    cue, nobody = heads.judge(mixed)
    losses = {"cue": cue_loss(cue.squeeze(-1), group)}
    told = [(row, one) for row, drawn in enumerate(group) for one in drawn.example.told]
    if not told:
        return losses
    rows, cues = torch.tensor([row for row, _ in told]), torch.tensor([one.cue for _, one in told])
    scores = heads.score_pairs(mixed, rows, cues, find_all_ways(group, told, mixed.shape[1]))
    there = find_sentences(group, told, mixed.shape[1])
    losses["inside"] = inside_loss(scores[..., 0], there, [one for _, one in told])
    shut = scores.masked_fill(~there[..., None], SHUT)
    losses["begin"] = choose(shut[..., 1], [one.content[0][0] for _, one in told])
    losses["end"] = choose(shut[..., 2], [one.content[-1][1] - 1 for _, one in told])
    voices = [0 if one.voice is None else one.voice + 1 for _, one in told]
    losses["voice"] = choose(torch.cat([nobody[rows, cues], shut[..., 3]], 1), voices)
    return losses


def inside_loss(scores: Tensor, there: Tensor, told: list[Told]) -> Tensor:
    """Return binary cross-entropy of "inside the content", by the sentence of `SENTENCE` words."""
    inside = torch.zeros_like(scores)
    for at, one in enumerate(told):
        for start, stop in one.content:
            inside[at, start:stop] = 1
    losses = functional.binary_cross_entropy_with_logits(scores, inside, reduction="none")
    return (losses * there).sum(1).mean() / SENTENCE


def choose(scores: Tensor, right: list[int]) -> Tensor:
    """Return mean cross-entropy of choices among words; one that is shut out, in another sentence, does not count."""
    labels = torch.tensor(right)
    reachable = scores.gather(1, labels[:, None]).squeeze(1) > SHUT
    losses = functional.cross_entropy(scores, labels, reduction="none")
    return (losses * reachable).sum() / reachable.sum().clamp(min=1)


def find_all_ways(group: list[Drawn], told: list[tuple[int, Told]], words: int) -> Tensor:
    """Return (3, N, W): the ways over the tree from N cues to the words of their sentences, 0 elsewhere."""
    table = torch.zeros(3, len(told), words, dtype=torch.long)
    for at, (row, one) in enumerate(told):
        start, stop = sentence_of(group[row].frozen.tree, one.cue)
        table[:, at, start:stop] = torch.tensor(find_ways(group[row].frozen.tree, one.cue, start, stop))
    return table


def find_sentences(group: list[Drawn], told: list[tuple[int, Told]], words: int) -> Tensor:
    """Return (N, W): which words stand in the sentences of N cues."""
    there = torch.zeros(len(told), words, dtype=torch.bool)
    for at, (row, one) in enumerate(told):
        there[at, slice(*sentence_of(group[row].frozen.tree, one.cue))] = True
    return there


def sentence_of(tree: Tree, place: int) -> tuple[int, int]:
    """Return the first word of a word's sentence, and the one behind its last."""
    starts = [*tree.starts.nonzero()[0].tolist(), len(tree.starts)]
    return next((start, stop) for start, stop in pairwise(starts) if start <= place < stop)


def cue_loss(logits: Tensor, group: list[Drawn]) -> Tensor:
    """Return binary cross-entropy over the words, without those that are part of a longer cue; a window's sum."""
    targets, counted = torch.zeros_like(logits), torch.zeros_like(logits)
    for row, drawn in enumerate(group):
        counted[row, : len(drawn.frozen)] = 1
        counted[row, list(drawn.example.doubtful)] = 0
        targets[row, [one.cue for one in drawn.example.told]] = 1
    losses = functional.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    return (losses * counted).sum() / targets.sum().clamp(min=1)


@torch.no_grad()
def blend(average: Heads, heads: Heads, kept: float) -> None:
    """Move the running average of weights towards the heads'."""
    torch._foreach_lerp_(list(average.parameters()), list(heads.parameters()), 1 - kept)
