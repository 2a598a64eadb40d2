"""The network that is trained: MiniLM cut in two, with a head on each part."""

from __future__ import annotations

import math
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from retold.attribution.relations import BEFORE, BEHIND
from retold.attribution.windows import CUED

WIDTH, HEADS, INNER, LAYERS, POSITIONS = 384, 12, 1536, 6, 512
PER_CUE = 3  # layers that are run for every cue; the others once for every window
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


class Reader(nn.Module):  # type: ignore[misc]
    """The first network: a window of pieces to vectors and to logits of cues."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.word, self.place = nn.Embedding(pieces, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.shape, self.norm = nn.Embedding(2 * CUED, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        nn.init.zeros_(self.shape.weight)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS - PER_CUE))
        self.cue = nn.Linear(WIDTH, 3)

    def forward(self, ids: Tensor, shape: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors and logits; a piece with id 0 is padding."""
        made = self.word(ids) + self.shape(shape) + self.place.weight[: ids.shape[1]]
        made = functional.dropout(self.norm(made), DROPPED, self.training)
        bias = (ids == 0).to(made.dtype)[:, None, None, :] * _NEVER
        for layer in self.layers:
            made = layer(made, bias)
        return made, self.cue(made)


class Relater(nn.Module):  # type: ignore[misc]
    """The second network: the vectors around one cue to roles, worth and act."""

    def __init__(self) -> None:
        super().__init__()
        self.mark, self.rule = nn.Embedding(2, WIDTH), nn.Embedding(RULED, WIDTH)
        self.distance = nn.Embedding(BEFORE + BEHIND, WIDTH)
        for table in (self.mark, self.rule):
            nn.init.normal_(table.weight, std=0.02)
        nn.init.zeros_(self.distance.weight)
        self.layers = nn.ModuleList(Layer() for _ in range(PER_CUE))
        self.role, self.valid = nn.Linear(WIDTH, ROLES), nn.Linear(WIDTH, 1)
        self.act = nn.Linear(WIDTH, ACTS)

    def forward(
        self, vectors: Tensor, marks: Tensor, distance: Tensor, rule: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of roles, of being an attribution, of acts; `marks` is 2 on the cue, 0 past."""
        is_cue = marks == 2
        made = vectors + self.mark(is_cue.long()) + self.distance(distance) + self.rule(rule)
        bias = (marks == 0).to(made.dtype)[:, None, None, :] * _NEVER
        for layer in self.layers:
            made = layer(made, bias)
        weight = is_cue.to(made.dtype).unsqueeze(-1)
        mean = (made * weight).sum(1) / weight.sum(1).clamp(min=1)
        return self.role(made), self.valid(mean)[:, 0], self.act(mean)


class TaggerNetwork(nn.Module):  # type: ignore[misc]
    """Both networks."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.reader, self.relater = Reader(pieces), Relater()


def start_from_minilm(folder: Path) -> TaggerNetwork:
    """The network with the weights of all-MiniLM-L6-v2, its heads untrained."""
    held = AutoModel.from_pretrained(str(folder)).state_dict()
    words = held["embeddings.word_embeddings.weight"]
    made = TaggerNetwork(len(words))
    reader = made.reader
    reader.word.weight.data.copy_(words)
    kinds = held["embeddings.token_type_embeddings.weight"]
    reader.place.weight.data.copy_(held["embeddings.position_embeddings.weight"] + kinds[0])
    reader.norm.weight.data.copy_(held["embeddings.LayerNorm.weight"])
    reader.norm.bias.data.copy_(held["embeddings.LayerNorm.bias"])
    for number, layer in enumerate([*reader.layers, *made.relater.layers]):
        for ours, theirs in _NAMES.items():
            for part in ("weight", "bias"):
                weight = held[f"encoder.layer.{number}.{theirs}.{part}"]
                getattr(getattr(layer, ours), part).data.copy_(weight)
    return made
