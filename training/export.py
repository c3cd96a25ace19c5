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

from training.network import Network

OPSET = 17
TREE_OUTPUTS = ("arc_dependent", "arc_head", "relation_dependent", "relation_head")


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

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.names = [*network.heads.keys(), *TREE_OUTPUTS]

    def forward(self, pieces: Tensor, marks: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """Return the outputs in the order of `names`."""
        outputs = self.network.words(pieces[None], marks[None], firsts[None])
        return tuple(outputs[name][0] for name in self.names)


def export(network: Network, package: Package, folder: Path) -> None:
    """Write the weights into `folder`, each file moved into place when it is whole."""
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder.with_name(folder.name + ".new")
    fresh.mkdir(exist_ok=True)
    write_graph(network, fresh / "full.onnx")
    quantise(fresh / "full.onnx", fresh / "model.onnx")
    write_relations(network, fresh / "relations.npz")
    write_labels(package, fresh / "labels.json")
    shutil.copy(package.vocabulary, fresh / "vocab.txt")
    (fresh / "full.onnx").unlink()
    for file in fresh.iterdir():
        file.rename(folder / file.name)
    fresh.rmdir()


def write_graph(network: Network, path: Path) -> None:
    """Write the graph in float32."""
    module = OneWindow(network.eval())
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
    """Write the graph with int8 weights."""
    quantize_dynamic(
        full,
        path,
        op_types_to_quantize=["MatMul", "Gather"],
        per_channel=True,
        weight_type=QuantType.QInt8,
    )


def write_relations(network: Network, path: Path) -> None:
    """Write what scores relations outside the graph, in float16."""
    names = ("arc_root", "relation_root", "relation")
    parts = {name: getattr(network, name).detach().numpy().astype(np.float16) for name in names}
    with path.open("wb") as file:
        np.savez_compressed(file, **parts)


def write_labels(package: Package, path: Path) -> None:
    """Write the classes' names and the threshold of a sentence break."""
    thresholds = {"sentence_threshold": package.sentence_threshold, "outside_bias": package.outside_bias}
    table = {"name": package.name, **thresholds, "labels": package.labels}
    path.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def load_checkpoint(network: Network, path: Path) -> Network:
    """Fill a network from a checkpoint of a training run."""
    network.load_state_dict(torch.load(path, weights_only=True)["weights"])
    return network.eval()
