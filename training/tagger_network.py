"""The network that is trained: the lower layers of MiniLM, and a small one for every cue.

The first network reads a window once. The second sees, for one cue, the vectors that the first
made, bent by that of the cue (feature-wise linear modulation, Perez et al. 2018), and looks at
neighbours through convolutions: about a hundredth of the work of a layer for a piece.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from retold.attribution.relations import BEFORE, BEHIND
from retold.attribution.windows import SHAPES

WIDTH, HEADS, INNER, POSITIONS = 384, 12, 1536, 512
LEFT = 768  # of the inner units of a layer: those that say most
LAYERS = 2  # of six: with more, reading is too slow on a processor without products of bytes
NARROW = 96  # width of the second network
STEPS = (1, 3)  # from a piece to the neighbours that a convolution takes in, one after the other
ROLES, ACTS, RULED = 4, 10, 5
DROPPED = 0.1
_NEVER = -1e4

_NAMES = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "joined": "attention.output.dense", "norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense", "outer": "output.dense", "last": "output.LayerNorm",
}  # fmt: skip


class Layer(nn.Module):  # type: ignore[misc]  # torch is not there when types are checked
    """A layer of BERT; attention written out, so that its products can be made int8."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.joined = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm, self.last = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))

    def forward(self, given: Tensor, bias: Tensor) -> Tensor:
        """The vectors of the next layer; `bias` is added to the weights before the softmax."""
        rows, width, _ = given.shape
        query, key, value = (
            part(given).view(rows, width, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        if self.training:
            wide = bias.to(query.dtype).expand(rows, 1, width, width)
            seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=wide)
        else:
            weight = query @ key.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + bias
            seen = torch.softmax(weight, -1) @ value
        seen = self.joined(seen.transpose(1, 2).reshape(rows, width, WIDTH))
        middle = self.norm(given + functional.dropout(seen, DROPPED, self.training))
        made = self.outer(functional.gelu(self.inner(middle)))
        return self.last(middle + functional.dropout(made, DROPPED, self.training))


class ByteTable(nn.Module):  # type: ignore[misc]
    """An embedding in whole numbers from -127 to 127, each row with its own scale."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-9) / 127
        self.register_buffer("rows", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """The rows of some ids."""
        return self.rows[ids].to(self.scale.dtype) * self.scale[ids]


class Reader(nn.Module):  # type: ignore[misc]
    """The first network: a window of pieces to vectors and to logits of cues."""

    def __init__(self, pieces: int, layers: int = LAYERS) -> None:
        super().__init__()
        self.word, self.place = nn.Embedding(pieces, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.shape, self.norm = nn.Embedding(SHAPES, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        nn.init.zeros_(self.shape.weight)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.narrow, self.cue = nn.Linear(WIDTH, 2 * NARROW), nn.Linear(WIDTH, 3)

    def forward(self, ids: Tensor, shape: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors, half of them for a piece as a cue, half as a role of one; logits of cues.

        A piece with id 0 is padding.
        """
        made = self.word(ids) + self.shape(shape) + self.place.weight[: ids.shape[1]]
        made = functional.dropout(self.norm(made), DROPPED, self.training)
        bias = (ids == 0).to(made.dtype)[:, None, None, :] * _NEVER
        for layer in self.layers:
            made = layer(made, bias)
        return self.narrow(made), self.cue(made)


class Relater(nn.Module):  # type: ignore[misc]
    """The second network: the vectors around one cue to roles, worth and act."""

    def __init__(self) -> None:
        super().__init__()
        self.bend = nn.Linear(NARROW, 2 * NARROW)
        self.mark, self.rule = nn.Embedding(2, NARROW), nn.Embedding(RULED, NARROW)
        self.distance = nn.Embedding(BEFORE + BEHIND, NARROW)
        for table in (self.mark, self.rule):
            nn.init.normal_(table.weight, std=0.1)
        nn.init.zeros_(self.distance.weight)
        self.norms = nn.ModuleList(nn.LayerNorm(NARROW) for _ in (0, *STEPS))
        self.steps = nn.ModuleList(
            nn.Conv1d(NARROW, NARROW, 3, padding=step, dilation=step) for step in STEPS
        )
        self.role, self.valid = nn.Linear(NARROW, ROLES), nn.Linear(2 * NARROW, 1)
        self.act = nn.Linear(2 * NARROW, ACTS)

    def forward(
        self, vectors: Tensor, marks: Tensor, distance: Tensor, rule: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of roles, of being an attribution, of acts; `marks` is 2 on the cue, 0 past."""
        as_cue, made = vectors.chunk(2, -1)
        weight = (marks == 2).to(made.dtype).unsqueeze(-1)
        inside = (marks > 0).to(made.dtype).unsqueeze(-1)
        cue = (as_cue * weight).sum(1) / weight.sum(1).clamp(min=1)
        scale, shift = self.bend(cue).unsqueeze(1).chunk(2, -1)
        made = made * (1 + scale) + shift + self.mark((marks == 2).long())
        made = self.norms[0](made + self.distance(distance) + self.rule(rule))
        for norm, step in zip(self.norms[1:], self.steps, strict=True):
            near = step((made * inside).transpose(1, 2)).transpose(1, 2)
            near = functional.dropout(functional.gelu(near), DROPPED, self.training)
            made = norm(made + near)
        mean = (made * weight).sum(1) / weight.sum(1).clamp(min=1)
        seen = torch.cat([mean, (made + (inside - 1) * -_NEVER).max(1).values], -1)
        return self.role(made), self.valid(seen)[:, 0], self.act(seen)


class TaggerNetwork(nn.Module):  # type: ignore[misc]
    """Both networks."""

    def __init__(self, pieces: int, layers: int = LAYERS) -> None:
        super().__init__()
        self.reader, self.relater = Reader(pieces, layers), Relater()


def start_from_minilm(folder: Path, layers: int = LAYERS) -> TaggerNetwork:
    """The network with the lower layers of all-MiniLM-L6-v2, the rest of it untrained."""
    held = AutoModel.from_pretrained(str(folder)).state_dict()
    words = held["embeddings.word_embeddings.weight"]
    made = TaggerNetwork(len(words), layers)
    reader = made.reader
    reader.word.weight.data.copy_(words)
    kinds = held["embeddings.token_type_embeddings.weight"]
    reader.place.weight.data.copy_(held["embeddings.position_embeddings.weight"] + kinds[0])
    reader.norm.weight.data.copy_(held["embeddings.LayerNorm.weight"])
    reader.norm.bias.data.copy_(held["embeddings.LayerNorm.bias"])
    for number, layer in enumerate(reader.layers):
        for ours, theirs in _NAMES.items():
            for part in ("weight", "bias"):
                weight = held[f"encoder.layer.{number}.{theirs}.{part}"]
                getattr(getattr(layer, ours), part).data.copy_(weight)
    return made


def prune(network: TaggerNetwork, ids: Tensor, shape: Tensor, left: int = LEFT) -> None:
    """Keep the inner units of each layer that say most: mean size times the weight of the way on.

    The sizes are those on one batch of text, read before training.
    """
    layers = network.reader.layers
    sizes: list[Tensor] = []
    hooks = [
        layer.inner.register_forward_hook(
            lambda _layer, _given, made: sizes.append(functional.gelu(made).abs().mean((0, 1)))
        )
        for layer in layers
    ]
    with torch.no_grad():
        network.eval().reader(ids, shape)
        for layer, size, hook in zip(layers, sizes, hooks, strict=True):
            hook.remove()
            best = (size * layer.outer.weight.norm(dim=0)).topk(left).indices.sort().values
            inner, outer = nn.Linear(WIDTH, left), nn.Linear(left, WIDTH)
            inner.weight.copy_(layer.inner.weight[best])
            inner.bias.copy_(layer.inner.bias[best])
            outer.weight.copy_(layer.outer.weight[:, best])
            outer.bias.copy_(layer.outer.bias)
            layer.inner, layer.outer = inner, outer
