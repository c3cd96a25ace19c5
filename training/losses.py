"""A batch and the network's outputs come in, one loss a head goes out; labels that nobody gave do not count."""

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import IGNORED, OPEN_NAME, Batch
from training.labels import HEADS, NAME_LABELS
from training.network import Network

CLASSES = ("xpos", "upos", "feats", "lemma")
OPEN_CLASSES = [NAME_LABELS.index(label) for label in ("O", "B-MISC", "I-MISC")]


def score_losses(network: Network, outputs: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Return each head's mean loss over the words that have its label."""
    columns = batch.columns
    losses = {name: classify(outputs[name], columns[name]) for name in CLASSES}
    losses["names"] = classify_names(outputs["names"], columns["names"])
    losses["sentence"] = decide(outputs["sentence"], columns["sentence"])
    losses["event"] = decide(outputs["event"], columns["event"])
    losses["factuality"] = regress(outputs["factuality"], columns["factuality"])
    losses["arcs"] = classify(mask_arcs(network.arcs(outputs), columns["group"]), columns["head"])
    losses["relations"] = classify(network.relations(outputs, columns["head"].long()), columns["deprel"])
    return losses


def weigh(losses: dict[str, Tensor]) -> Tensor:
    """Return the sum of losses by the weights of the heads; the tree's two count one each."""
    weights = {head.name: head.weight for head in HEADS}
    return torch.stack([weights.get(name, 1.0) * loss for name, loss in losses.items()]).sum()


def classify(scores: Tensor, labels: Tensor) -> Tensor:
    """Return cross-entropy; zero, not NaN, when no word has a label."""
    flat = labels.long().flatten()
    total = functional.cross_entropy(scores.float().flatten(0, 1), flat, ignore_index=IGNORED, reduction="sum")
    return total / (flat != IGNORED).sum().clamp(min=1)


def classify_names(scores: Tensor, labels: Tensor) -> Tensor:
    """Return cross-entropy in which the label "O or MISC" is the sum of these classes' probabilities."""
    logs = scores.float().log_softmax(-1)
    either = logs[..., OPEN_CLASSES].logsumexp(-1)
    exact = logs.gather(-1, labels.long().clamp(min=0)[..., None]).squeeze(-1)
    picked = torch.where(labels == OPEN_NAME, either, exact)
    counted = labels != IGNORED
    return -(picked * counted).sum() / counted.sum().clamp(min=1)


def decide(scores: Tensor, labels: Tensor) -> Tensor:
    """Return binary cross-entropy of one logit a word."""
    counted = labels != IGNORED
    logits, targets = scores.float().squeeze(-1), labels.clamp(min=0)
    losses = functional.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    return (losses * counted).sum() / counted.sum().clamp(min=1)


def regress(scores: Tensor, labels: Tensor) -> Tensor:
    """Return the absolute error, smooth near zero, of one value a word."""
    counted = labels != IGNORED
    losses = functional.smooth_l1_loss(scores.float().squeeze(-1), labels, reduction="none", beta=0.5)
    return (losses * counted).sum() / counted.sum().clamp(min=1)


def mask_arcs(scores: Tensor, group: Tensor) -> Tensor:
    """Shut out heads in another sentence of the window, and the word itself."""
    same = group[:, :, None] == group[:, None, :]
    same = same & ~torch.eye(same.shape[1], dtype=torch.bool)
    root = torch.ones_like(same[:, :, :1])
    return scores.masked_fill(~torch.cat([root, same], 2), -1e4)
