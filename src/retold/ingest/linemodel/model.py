"""The shipped model: lines in, for each how surely it belongs to the article."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from retold.errors import RetoldError
from retold.ingest.linemodel.context import describe_lines
from retold.ingest.linemodel.measures import Numbers, measure_lines
from retold.ingest.linemodel.sheet import Sheet, lay_sheets
from retold.ingest.linemodel.trees import Trees

_PACKAGE = "retold.ingest.linemodel"
_WEIGHTS = "weights.npz"


def score_lines(texts: Sequence[str]) -> Numbers:
    """How surely each line of a page belongs to its article, from 0 to 1.

    Args:
        texts: The lines of a page in order, without white space at their ends, none empty.

    Raises:
        RetoldError: The shipped weights are missing or damaged.
    """
    return score_sheets(lay_sheets(texts))


def score_sheets(sheets: Iterable[Sheet]) -> Numbers:
    """How surely each line of a page belongs to its article, from 0 to 1.

    The features are counts, endings, neighbours, the place on the page, repetition and known labels
    of furniture; no word of any article is known to the model (docs/model-cards/lines.md).

    Args:
        sheets: All lines of a page in order.

    Raises:
        RetoldError: The shipped weights are missing or damaged.
    """
    trees = load_trees()
    scores = [trees.scores(describe_lines(measure_lines(sheet))) for sheet in sheets]
    return np.concatenate([np.zeros(0, dtype=np.float32), *scores])


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
