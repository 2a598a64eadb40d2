"""How much of each report's wording each other report can explain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from retold.model.report import Report
from retold.text.function_words import is_function_word
from retold.text.tokens import fold_words
from retold.text.vectors import sentence_vectors

Matrix = npt.NDArray[np.float32]

MAX_WORDS = 4_000
# Columns of the unit table multiplied at once; bounds the memory at witnesses * CHUNK * 8 bytes.
CHUNK = 16_384
_FUNCTION_WEIGHT = 0.3
ALONE = 0.3


def measure_wording(reports: Sequence[Report]) -> Matrix:
    """The share of each copy's wording (row) that each exemplar (column) accounts for, 0 to 1.

    The mean of four coverages, of words, pairs and triples of words, and runs of four characters,
    each unit weighted by its rarity within the set (idf). What the copy has and the exemplar has
    not counts against the pair; what the exemplar alone has does not: a trimmed copy is fully
    explained. Novelty is one minus this.
    """
    words = [tuple(fold_words(report.text[: MAX_WORDS * 12])[:MAX_WORDS]) for report in reports]
    kinds: tuple[Callable[[tuple[str, ...]], set[str]], ...] = (
        set,
        lambda row: _runs(row, 2),
        lambda row: _runs(row, 3),
        lambda row: _characters(row, 4),
    )
    total = np.zeros((len(reports), len(reports)), dtype=np.float32)
    for kind in kinds:
        total += _coverage([kind(row) for row in words])
    made: Matrix = total / np.float32(len(kinds))
    np.fill_diagonal(made, 1.0)
    return made


def measure_sense(reports: Sequence[Report]) -> Matrix:
    """How alike each two reports are in sense, -1 to 1: the cosine of their vectors.

    It tells reworded copies apart where few words are left in common.
    """
    vectors = sentence_vectors([report.text for report in reports])
    return (vectors @ vectors.T).astype(np.float32)


def _runs(words: tuple[str, ...], length: int) -> set[str]:
    return {" ".join(words[at : at + length]) for at in range(len(words) - length + 1)}


def _characters(words: tuple[str, ...], length: int) -> set[str]:
    text = " ".join(words)
    return {text[at : at + length] for at in range(len(text) - length + 1)}


def _coverage(rows: Sequence[set[str]]) -> Matrix:
    """The weighted share of each row's units that each other row has."""
    counts = Counter(unit for row in rows for unit in row)
    # Units of one row alone explain nothing: they count in the total and need no column.
    shared = sorted(unit for unit, count in counts.items() if count > 1)
    columns = {unit: number for number, unit in enumerate(shared)}
    weights = {unit: _weight(unit, count, len(rows)) for unit, count in counts.items()}
    held = np.zeros((len(rows), len(rows)), dtype=np.float32)
    for start in range(0, len(shared), CHUNK):
        width = min(CHUNK, len(shared) - start)
        table = np.zeros((len(rows), width), dtype=np.float32)
        for number, row in enumerate(rows):
            places = [columns[unit] - start for unit in row if unit in columns]
            table[number, [place for place in places if 0 <= place < width]] = 1.0
        weight = np.array([weights[unit] for unit in shared[start : start + width]], np.float32)
        held += (table * weight) @ table.T
    totals = np.array([sum(sorted(weights[unit] for unit in row)) for row in rows], np.float32)
    return (held / np.maximum(totals, np.float32(1e-6))[:, None]).astype(np.float32)


def _weight(unit: str, count: int, rows: int) -> float:
    """The rarity of a unit in the set; a unit of words that only bind counts for little."""
    rarity = float(np.log1p(rows / count))
    if count == 1 and rows > 2:
        rarity *= ALONE
    if all(is_function_word(word) for word in unit.split()):
        return rarity * _FUNCTION_WEIGHT
    return rarity
