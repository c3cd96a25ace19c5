"""A trained network comes in, the files of the package's weights go out: an int8 graph, the relation tensor, labels.

int8 is per channel (per tensor loses names and relations); what scores relations outside the graph is float16.
"""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import Network, Sizes
from training.statements.heads import READ, Heads
from twosource.read.language.windows import MOST_PIECES

OPSET = 17
TREE_OUTPUTS = ("arc_dependent", "arc_head", "relation_dependent", "relation_head")
STATEMENT_OUTPUTS = ("cue", "nobody", "teller", "told")


@dataclass(frozen=True, slots=True)
class Package:
    """What is written beside the weights."""

    name: str
    labels: dict[str, list[str]]
    sentence_threshold: float
    outside_bias: float
    vocabulary: Path


class OneWindow(nn.Module):
    """The network for one window without padding: (T), (T) and (W) in, one (W, width) array an output."""

    def __init__(self, network: Network, statements: Heads) -> None:
        super().__init__()
        self.network = network
        self.statements = statements
        self.names = [*network.heads.keys(), *TREE_OUTPUTS, *STATEMENT_OUTPUTS]

    def forward(self, pieces: Tensor, marks: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """Return the outputs in the order of `names`."""
        states = self.network.encoder(pieces[None], marks[None], None)
        outputs = self.network.judge(states, firsts[None])
        outputs |= self.statements.words(torch.stack([states[at][:, firsts] for at in READ]))
        return tuple(outputs[name][0] for name in self.names)


def export(network: Network, statements: Heads, package: Package, folder: Path, full: Path) -> None:
    """Write the weights into `folder`, and with the graph in float32 into `full`, beside which int8 is measured."""
    full.mkdir(parents=True, exist_ok=True)
    write_graph(network, statements, full / "model.onnx")
    write_relations(network, statements, full / "relations.npz")
    write_labels(package, full / "labels.json")
    shutil.copy(package.vocabulary, full / "vocab.txt")
    fresh = folder.with_name(folder.name + ".new")
    shutil.copytree(full, fresh, dirs_exist_ok=True)
    quantise(full / "model.onnx", fresh / "model.onnx")
    folder.mkdir(parents=True, exist_ok=True)
    for file in fresh.iterdir():
        file.rename(folder / file.name)
    fresh.rmdir()


def write_graph(network: Network, statements: Heads, path: Path) -> None:
    """Write the graph in float32, without the places that no window reaches."""
    places = network.encoder.places
    places.weight = nn.Parameter(places.weight[: MOST_PIECES + 2].detach().clone(), requires_grad=False)
    module = OneWindow(network.eval(), statements.eval())
    inputs = (torch.tensor([101, 7592, 2088, 102]), torch.tensor([0, 5, 6, 0]), torch.tensor([1, 2]))
    torch.onnx.export(
        module,
        inputs,
        str(path),
        input_names=["pieces", "marks", "firsts"],
        output_names=module.names,
        dynamic_axes={"pieces": {0: "T"}, "marks": {0: "T"}, "firsts": {0: "W"}, **{n: {0: "W"} for n in module.names}},
        opset_version=OPSET,
        dynamo=False,
    )


def quantise(full: Path, path: Path) -> None:
    """Write the graph with int8 weights, of seven bits: with eight, processors without VNNI saturate in between."""
    quantize_dynamic(
        full,
        path,
        op_types_to_quantize=["MatMul", "Gather"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
    )


def write_relations(network: Network, statements: Heads, path: Path) -> None:
    """Write what scores relations outside the graph, in float16."""
    names = ("arc_root", "relation_root", "relation")
    parts = {name: getattr(network, name).detach().numpy().astype(np.float16) for name in names}
    ways = ("distance", "down", "up")
    parts |= {name: getattr(statements, name).detach().numpy().astype(np.float16) for name in ways}
    with path.open("wb") as file:
        np.savez_compressed(file, **parts)


def write_labels(package: Package, path: Path) -> None:
    """Write the classes' names and the threshold of a sentence break."""
    thresholds = {"sentence_threshold": package.sentence_threshold, "outside_bias": package.outside_bias}
    table = {"name": package.name, **thresholds, "labels": package.labels}
    path.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def load_checkpoint(labels: dict[str, list[str]], path: Path) -> Network:
    """Return the network of a training run's checkpoint."""
    network = Network(Sizes({name: len(values) for name, values in labels.items()}))
    network.load_state_dict(torch.load(path, weights_only=True)["weights"])
    return network.eval()
