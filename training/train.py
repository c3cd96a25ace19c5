"""Corpora, backbone and a plan come in, a trained network goes out; each epoch leaves a checkpoint and dev scores."""

import copy
import json
import math
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from torch import Tensor, nn

from training.backbone import Backbone
from training.batches import Batch, Encoder, batch_examples
from training.evaluate import evaluate
from training.labels import collect_labels
from training.losses import score_losses, weigh
from training.network import Network, Sizes, load_backbone
from training.sources import Sources
from training.windows import Drawing, draw_windows
from twosource.read.language.wordpiece import WordPiece


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to train; `steps` makes a run repeatable, `minutes` fits one to a machine."""

    seed: int = 20210822
    steps: int | None = None
    minutes: float | None = None
    batch: int = 1280
    """Word pieces in a batch, padding counted."""
    encoder_rate: float = 2.5e-4
    head_rate: float = 1.5e-3
    layer_decay: float = 0.9
    """Each layer learns this much slower than the one above it."""
    warm_up: float = 0.06
    weight_decay: float = 0.02
    averaging: float = 0.998
    """Share of the running average of weights kept at each step; the average is what ships."""
    bfloat16: bool = True
    """Half as wide numbers in the forward pass; 1.5 times as fast on a CPU with avx512_bf16, no loss seen."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run works with and where it leaves its checkpoints."""

    encoder: Encoder
    sources: Sources
    plan: Plan
    folder: Path


class Schedule:
    """Tells how far the run is, from 0 to 1, by steps or by the clock."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.began = time.monotonic()
        self.step = 0

    def minutes(self) -> float:
        """Return the minutes since the run began."""
        return (time.monotonic() - self.began) / 60

    def progress(self) -> float:
        """Return the share of the run that is done."""
        if self.plan.steps is not None:
            return self.step / self.plan.steps
        return self.minutes() / (self.plan.minutes or 60.0)

    def factor(self) -> float:
        """Return the share of the peak rate: a linear rise, then a half cosine down to nothing."""
        done, warm = min(self.progress(), 1.0), self.plan.warm_up
        return done / warm if done < warm else 0.5 + 0.5 * math.cos(math.pi * (done - warm) / (1 - warm))


def train(sources: Sources, backbone: Backbone, plan: Plan, folder: Path) -> Network:
    """Train to the plan's end; the averaged weights of each epoch are kept in `folder`/checkpoint.pt."""
    torch.manual_seed(plan.seed)
    labels = collect_labels(sources.train)
    network = Network(Sizes({name: len(values) for name, values in labels.items()}))
    load_backbone(network.encoder, backbone.weights)
    numbers = {name: {label: at for at, label in enumerate(values)} for name, values in labels.items()}
    encoder = Encoder(WordPiece.read(backbone.vocabulary), numbers)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "labels.json").write_text(json.dumps(labels, ensure_ascii=False), encoding="utf-8")
    return run_epochs(network, Run(encoder, sources, plan, folder))


def run_epochs(network: Network, run: Run) -> Network:
    """Go through the corpora until the schedule says that the run is over."""
    plan = run.plan
    rng, schedule = Random(plan.seed), Schedule(plan)  # noqa: S311 (a seeded draw, no secret)
    optimizer = make_optimizer(network, plan)
    average = copy.deepcopy(network).eval()
    for epoch in range(1, 1000):
        examples = [run.encoder.encode(window) for window in draw_windows(run.sources.train, rng, Drawing())]
        for batch in batch_examples(examples, plan.batch, rng):
            losses = take_step(network, optimizer, batch, schedule, plan)
            blend(average, network, min(plan.averaging, schedule.step / (schedule.step + 20)))
            report(schedule, losses)
            if schedule.progress() >= 1:
                break
        keep(average, epoch, schedule, run)
        if schedule.progress() >= 1:
            return average
    return average


def make_optimizer(network: Network, plan: Plan) -> torch.optim.Optimizer:
    """Return AdamW with a rate for each depth: embeddings slowest, heads fastest."""
    groups: dict[float, list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        groups.setdefault(rate_of(name, plan), []).append(parameter)
    settings = [{"params": parameters, "lr": rate, "peak": rate} for rate, parameters in groups.items()]
    return torch.optim.AdamW(settings, betas=(0.9, 0.98), weight_decay=plan.weight_decay, fused=True)


def rate_of(name: str, plan: Plan) -> float:
    """Return the peak rate of one parameter by its name."""
    if not name.startswith("encoder.") or name.startswith("encoder.marks"):
        return plan.head_rate
    depth = int(name.split(".")[2]) + 1 if name.startswith("encoder.layers.") else 0
    return float(plan.encoder_rate * plan.layer_decay ** (6 - depth))


def take_step(
    network: Network, optimizer: torch.optim.Optimizer, batch: Batch, schedule: Schedule, plan: Plan
) -> dict[str, Tensor]:
    """Learn from one batch and return its losses."""
    network.train()
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * schedule.factor()
    with torch.autocast("cpu", torch.bfloat16, enabled=plan.bfloat16):
        outputs = network.words(batch.pieces, batch.marks, batch.firsts)
        losses = score_losses(network, outputs, batch)
    weigh(losses).backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    schedule.step += 1
    return losses


@torch.no_grad()
def blend(average: Network, network: Network, kept: float) -> None:
    """Move the running average of weights towards the network's."""
    torch._foreach_lerp_(list(average.parameters()), list(network.parameters()), 1 - kept)


def report(schedule: Schedule, losses: dict[str, Tensor]) -> None:
    """Print the losses every hundredth step."""
    if schedule.step % 100 == 0:
        figures = " ".join(f"{name} {loss.item():.3f}" for name, loss in losses.items())
        print(f"step {schedule.step} {schedule.progress():.3f} {figures}", flush=True)


def keep(average: Network, epoch: int, schedule: Schedule, run: Run) -> None:
    """Write the averaged weights in one move and print their dev scores."""
    state = {"weights": average.state_dict(), "epoch": epoch, "steps": schedule.step, "minutes": schedule.minutes()}
    torch.save(state, run.folder / "checkpoint.new")
    (run.folder / "checkpoint.new").rename(run.folder / "checkpoint.pt")
    for genre, documents in run.sources.dev.items():
        figures = " ".join(f"{name} {value:.3f}" for name, value in evaluate(average, run.encoder, documents).items())
        print(f"epoch {epoch} step {schedule.step} {schedule.progress():.3f} {genre}: {figures}", flush=True)
