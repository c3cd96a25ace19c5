"""Word pieces and their marks come in, the scores of every head for every word go out: the one model, in torch.

The encoder is BERT's (Devlin et al. 2019) in the six layers of all-MiniLM-L6-v2, written out here because
`transformers` would be a heavy way to say sixty lines. Each group of heads reads its own mix of layers (Peters et al.
2018); relations are scored biaffinely (Dozat and Manning 2017).
"""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from training.labels import HEADS, MIXES
from twosource.read.language.shapes import MARKS

WIDTH = 384
LAYERS = 6
ATTENTION_HEADS = 12


@dataclass(frozen=True, slots=True)
class Sizes:
    """The numbers that fix the heads' shapes; `classes` has the width of each head and "deprel"."""

    classes: dict[str, int]
    arc: int = 192
    relation: int = 96
    dropout: float = 0.1
    head_dropout: float = 0.2


class Layer(nn.Module):
    """One transformer layer."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.heads_in = nn.Linear(WIDTH, 3 * WIDTH)
        self.heads_out = nn.Linear(WIDTH, WIDTH)
        self.widen = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrow = nn.Linear(4 * WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.output_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """Return the (B, T, 384) states after this layer; `mask` is (B, 1, 1, T), true where a piece stands."""
        rows, length, _ = states.shape
        heads = self.heads_in(states).view(rows, length, 3, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS)
        query, key, value = heads.permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(2, 3) * (WIDTH // ATTENTION_HEADS) ** -0.5
        scores = scores if mask is None else scores.masked_fill(~mask, -1e4)
        mixed = scores.softmax(-1).to(value.dtype) @ value
        mixed = mixed.transpose(1, 2).reshape(rows, length, WIDTH)
        states = self.attention_norm(states + self.dropout(self.heads_out(mixed)))
        return self.output_norm(states + self.dropout(self.narrow(functional.gelu(self.widen(states)))))


class Encoder(nn.Module):
    """The backbone with the mark embedding beside its word pieces; gives the states before and after each layer."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.marks = nn.Embedding(MARKS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.marks.weight)

    def forward(self, pieces: Tensor, marks: Tensor, mask: Tensor | None) -> list[Tensor]:
        """Return seven (B, T, 384) states."""
        places = self.places.weight[: pieces.shape[1]]
        states = self.dropout(self.norm(self.pieces(pieces) + self.marks(marks) + places))
        every = [states]
        for layer in self.layers:
            states = layer(states, mask)
            every.append(states)
        return every


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes.dropout)
        self.mixes = nn.ParameterDict({name: nn.Parameter(torch.linspace(-2, 1, LAYERS + 1)) for name in MIXES})
        self.norms = nn.ModuleDict({name: nn.LayerNorm(WIDTH) for name in MIXES})
        self.heads = nn.ModuleDict({head.name: nn.Linear(WIDTH, max(sizes.classes[head.name], 1)) for head in HEADS})
        self.tree = nn.Linear(WIDTH, 2 * sizes.arc + 2 * sizes.relation)
        self.arc = nn.Linear(sizes.arc, sizes.arc)
        self.arc_root = nn.Parameter(torch.randn(sizes.arc) * 0.02)
        self.relation_root = nn.Parameter(torch.randn(sizes.relation) * 0.02)
        relation = torch.zeros(sizes.classes["deprel"], sizes.relation + 1, sizes.relation + 1)
        self.relation = nn.Parameter(nn.init.normal_(relation, std=0.02))
        self.dropout = nn.Dropout(sizes.head_dropout)

    def words(self, pieces: Tensor, marks: Tensor, firsts: Tensor) -> dict[str, Tensor]:
        """Return every head's (B, W, width) output, the tree's four vectors among them."""
        mask = (pieces > 0)[:, None, None, :] if self.training or pieces.shape[0] > 1 else None
        return self.judge(self.encoder(pieces, marks, mask), firsts)

    def judge(self, states: list[Tensor], firsts: Tensor) -> dict[str, Tensor]:
        """Return every head's output from the encoder's states."""
        places = firsts[:, :, None].expand(-1, -1, WIDTH)
        picked = torch.stack([torch.gather(one, 1, places) for one in states])
        mixed = {name: self.dropout(self._mix(name, picked)) for name in MIXES}
        outputs = {head.name: self.heads[head.name](mixed[head.mix]) for head in HEADS}
        return {**outputs, **self._tree_vectors(mixed["tree"])}

    def _mix(self, name: str, picked: Tensor) -> Tensor:
        weights = self.mixes[name].softmax(0)
        return self.norms[name]((weights[:, None, None, None] * picked).sum(0))

    def _tree_vectors(self, states: Tensor) -> dict[str, Tensor]:
        sizes = self.sizes
        vectors = self.dropout(functional.leaky_relu(self.tree(states), 0.1))
        parts = vectors.split([sizes.arc, sizes.arc, sizes.relation, sizes.relation], dim=-1)
        names = ("arc_dependent", "arc_head", "relation_dependent", "relation_head")
        outputs = dict(zip(names, parts, strict=True))
        return {**outputs, "arc_dependent": self.arc(outputs["arc_dependent"])}

    def arcs(self, outputs: dict[str, Tensor]) -> Tensor:
        """Return (B, W, W + 1) head scores; column 0 is the root."""
        dependent = outputs["arc_dependent"]
        root = self.arc_root.expand(dependent.shape[0], 1, -1).to(dependent.dtype)
        heads = torch.cat([root, outputs["arc_head"]], 1)
        return (dependent @ heads.transpose(1, 2)).float()

    def relations(self, outputs: dict[str, Tensor], heads: Tensor) -> Tensor:
        """Return (B, W, labels) relation scores of each word under the head given (0: root)."""
        vectors = outputs["relation_head"]
        root = self.relation_root.expand(vectors.shape[0], 1, -1).to(vectors.dtype)
        places = heads.clamp(min=0)[:, :, None].expand(-1, -1, vectors.shape[2])
        above = with_one(torch.gather(torch.cat([root, vectors], 1), 1, places))
        below = with_one(outputs["relation_dependent"])
        labels, size, _ = self.relation.shape
        products = (below @ self.relation.permute(1, 0, 2).reshape(size, -1)).view(*below.shape[:2], labels, size)
        return (products @ above[..., None]).squeeze(-1).float()


def with_one(vectors: Tensor) -> Tensor:
    """Return the vectors with a 1 appended, so that a bilinear form has linear terms too."""
    return torch.cat([vectors, torch.ones_like(vectors[..., :1])], -1)


def load_backbone(encoder: Encoder, path: Path) -> None:
    """Fill the encoder from the published weights; segment embedding 0 is added to the places."""
    found = load_file(path)
    encoder.pieces.weight.data.copy_(found["embeddings.word_embeddings.weight"])
    places = found["embeddings.position_embeddings.weight"] + found["embeddings.token_type_embeddings.weight"][0]
    encoder.places.weight.data.copy_(places)
    copy_module(encoder.norm, found, "embeddings.LayerNorm")
    for number, layer in enumerate(encoder.layers):
        at = f"encoder.layer.{number}."
        parts = [at + f"attention.self.{name}." for name in ("query", "key", "value")]
        layer.heads_in.weight.data.copy_(torch.cat([found[part + "weight"] for part in parts]))
        layer.heads_in.bias.data.copy_(torch.cat([found[part + "bias"] for part in parts]))
        copy_module(layer.heads_out, found, at + "attention.output.dense")
        copy_module(layer.attention_norm, found, at + "attention.output.LayerNorm")
        copy_module(layer.widen, found, at + "intermediate.dense")
        copy_module(layer.narrow, found, at + "output.dense")
        copy_module(layer.output_norm, found, at + "output.LayerNorm")


def copy_module(module: nn.Module, found: dict[str, Tensor], name: str) -> None:
    """Copy weight and bias of one module."""
    module.weight.data.copy_(found[name + ".weight"])
    module.bias.data.copy_(found[name + ".bias"])
