"""The shipped model: lines in, for each how surely it belongs to the article."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from retold.errors import RetoldError
from retold.ingest.linemodel.context import describe_lines
from retold.ingest.linemodel.measures import MAX_CHARS, Numbers, measure_lines
from retold.ingest.linemodel.trees import Trees

_PACKAGE = "retold.ingest.linemodel"
_WEIGHTS = "weights.npz"
# Of a longer page each such stretch is scored by itself, so that memory stays bounded.
_BLOCK_LINES, _BLOCK_CHARS = 8_000, 1_000_000


def score_lines(texts: Sequence[str]) -> Numbers:
    """How surely each line of a page belongs to its article, from 0 to 1.

    The features are counts, endings, neighbours, the place on the page, repetition and known labels
    of furniture; no word of any article is known to the model (docs/model-cards/lines.md).

    Args:
        texts: The lines of a page in order, without white space at their ends, none empty.

    Raises:
        RetoldError: The shipped weights are missing or damaged.
    """
    trees = load_trees()
    scores: list[Numbers] = [np.zeros(0, dtype=np.float32)]
    for block in _blocks(texts):
        _, rows = describe_lines(measure_lines(block))
        scores.append(trees.scores(rows))
    return np.concatenate(scores)


@cache
def load_trees() -> Trees:
    """The shipped trees, their hash checked."""
    folder = files(_PACKAGE)
    try:
        body = folder.joinpath(_WEIGHTS).read_bytes()
        stated = folder.joinpath("weights.sha256").read_text(encoding="ascii").split()[0]
    except (OSError, IndexError) as error:
        raise RetoldError("the line model's weights are missing: install retold again") from error
    if hashlib.sha256(body).hexdigest() != stated:
        raise RetoldError("the line model's weights are damaged: install retold again")
    with np.load(io.BytesIO(body), allow_pickle=False) as held:
        return Trees(
            features=held["features"],
            borders=held["borders"],
            questions=held["questions"],
            leaves=held["leaves"],
            bias=float(held["bias"]),
        )


def _blocks(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    if len(texts) <= _BLOCK_LINES and sum(map(len, texts)) + len(texts) <= _BLOCK_CHARS:
        if texts:
            yield texts
        return
    begun, chars = 0, 0
    for number, text in enumerate(texts):
        length = min(len(text), MAX_CHARS) + 1
        if number > begun and (number - begun >= _BLOCK_LINES or chars + length > _BLOCK_CHARS):
            yield texts[begun:number]
            begun, chars = number, 0
        chars += length
    if texts[begun:]:
        yield texts[begun:]
