"""Reports to fingerprints: what pairs are found by."""

from __future__ import annotations

import json
from functools import partial
from operator import itemgetter
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from retold.archive.stages import Batches, Stage
from retold.archive.tables import POSTINGS
from retold.model import Report
from retold.reuse.rarest import rarest_stems
from retold.reuse.sharing import WEIGHTS
from retold.text.article import article_of
from retold.text.shingles import KIND_BITS, VALUE_BITS, fingerprints
from retold.text.tokens import fold_words
from retold.text.weights import WordWeights

Numbers = npt.NDArray[np.int64]

# Rare words do not meet fingerprints: they stand above the bits of those.
_RARE = 1 << VALUE_BITS
_NO_SLOT = -1_000_000
_TEXTS = 500


def prints_stage(window_days: int) -> Stage:
    """The stage that takes fingerprints of texts.

    Args:
        window_days: How long a slot of publication time is; see `slot_of`.
    """
    return Stage("prints", partial(take_prints, window_days=window_days), POSTINGS)


def take_prints(batches: Batches, window_days: int) -> Batches:
    """The fingerprints of the reports in the rows' records, and their rarest words, a row each.

    Of reports of the same words in one batch the first alone has rows: the others would be passed
    over in every query, and a partition may hold a hundred thousand of them.
    """
    weights = WordWeights()
    for batch in batches:
        reports = [item for item in batch.to_pylist() if item["what"] == "report"]
        first: dict[int, int] = {}
        for item in sorted(reports, key=itemgetter("number")):
            first.setdefault(item["twin"], item["number"])
        items = [item for item in reports if first[item["twin"]] == item["number"]]
        for start in range(0, len(items), _TEXTS):
            yield _postings_of(items[start : start + _TEXTS], window_days, weights)


def slot_of(day: int | None, window_days: int) -> int:
    """The slot of publication time that a day lies in; undated texts have one of their own.

    Two days that lie at most `window_days` apart are in one slot or in two that follow one
    another, so that a join on slots finds all such pairs.

    >>> slot_of(27, 14), slot_of(28, 14)
    (1, 2)
    """
    return _NO_SLOT if day is None else day // window_days


def _postings_of(
    items: list[dict[str, Any]], window_days: int, weights: WordWeights
) -> pa.RecordBatch:
    texts = [article_of(Report.from_dict(json.loads(item["record"]))) for item in items]
    found = [values.astype(np.int64) for values in fingerprints(texts).of_each()]
    rare = [_rare_prints(text, weights) for text in texts]
    values = np.concatenate([part for both in zip(found, rare, strict=True) for part in both])
    is_rare = values >= _RARE
    many = [len(one) + len(other) for one, other in zip(found, rare, strict=True)]
    days = pa.array([item["day"] for item in items], pa.int32())
    slots = [slot_of(item["day"], window_days) for item in items]
    columns = {
        "print": values,
        "number": np.repeat([item["number"] for item in items], many),
        "weight": np.where(is_rare, 0, WEIGHTS[values & ((1 << KIND_BITS) - 1)]).astype(np.int32),
        "rare": is_rare.astype(np.int32),
        "prints": np.repeat([len(one) for one in found], many).astype(np.int32),
        "day": days.take(pa.array(np.repeat(np.arange(len(items)), many))),
        "slot": np.repeat(slots, many).astype(np.int32),
    }
    return pa.RecordBatch.from_arrays(
        [pa.array(columns[one]) for one in POSTINGS.names], schema=POSTINGS
    )


def _rare_prints(text: str, weights: WordWeights) -> Numbers:
    hashes = {
        crc32(stem.encode("utf-8", "surrogatepass"))
        for stem in rarest_stems(fold_words(text), weights)
    }
    return np.array(sorted(hashes), dtype=np.int64) | _RARE
