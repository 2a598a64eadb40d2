"""How much of each report's wording each other report can explain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retold.text.function_words import is_function_word

Matrix = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]
# Units of a text, each with the passage in which it stands first.
Units = dict[str, int]

# Columns of the unit table multiplied at once; bounds the memory at witnesses * CHUNK * 8 bytes.
CHUNK = 16_384
_FUNCTION_WEIGHT = 0.3
ALONE = 0.3


@dataclass(frozen=True, slots=True)
class Distances:
    """What each exemplar (column) accounts for of each copy's wording (row), 0 to 1.

    `wording` is the mean of four coverages, of words, pairs and triples of words, and runs of four
    characters, each unit weighted by its rarity within the set (idf). What the copy has and the
    exemplar has not counts against the pair; what the exemplar alone has does not: a trimmed copy
    is fully explained. Novelty is one minus this. `closeness` is the same in both directions (the
    mean of four cosines): of two that explain all, the closer has more.
    """

    wording: Matrix
    closeness: Matrix


def measure_wording(words: Sequence[tuple[str, ...]]) -> Distances:
    """How much of each report's wording each other report can explain, and how close they are.

    Args:
        words: The folded words of each report.
    """
    wording = np.zeros((len(words), len(words)), dtype=np.float32)
    closeness = np.zeros_like(wording)
    for kind in _KINDS:
        covered = _coverage([kind(row) for row in words])
        wording += covered / np.float32(len(_KINDS))
        closeness += np.sqrt(covered * covered.T) / np.float32(len(_KINDS))
    np.fill_diagonal(wording, 1.0)
    np.fill_diagonal(closeness, 1.0)
    return Distances(wording, closeness)


def _runs(words: tuple[str, ...], length: int) -> set[str]:
    return {" ".join(words[at : at + length]) for at in range(len(words) - length + 1)}


def _characters(words: tuple[str, ...], length: int) -> set[str]:
    text = " ".join(words)
    return {text[at : at + length] for at in range(len(text) - length + 1)}


_KINDS: tuple[Callable[[tuple[str, ...]], set[str]], ...] = (
    set,
    lambda row: _runs(row, 2),
    lambda row: _runs(row, 3),
    lambda row: _characters(row, 4),
)


def find_units(rows: Sequence[tuple[str, ...]], places: Sequence[Places]) -> Iterator[list[Units]]:
    """Words, pairs and triples of words of every row, each with the place where it stands first.

    Args:
        rows: The words of each report.
        places: For each word, in which passage it stands.
    """
    for length in (1, 2, 3):
        yield [
            {
                " ".join(row[at : at + length]): int(where[at])
                for at in reversed(range(len(row) - length + 1))
            }
            for row, where in zip(rows, places, strict=True)
        ]


def weigh_units(rows: Sequence[Collection[str]]) -> tuple[dict[str, float], list[str]]:
    """What each unit weighs, and the units that two rows or more have, in order."""
    counts = Counter(unit for row in rows for unit in row)
    # Units of one row alone explain nothing: they count in the total and need no column.
    shared = sorted(unit for unit, count in counts.items() if count > 1)
    rarity = {count: _rarity(count, len(rows)) for count in set(counts.values())}
    weights = {
        unit: rarity[count] * (_FUNCTION_WEIGHT if _binds(unit) else 1.0)
        for unit, count in counts.items()
    }
    return weights, shared


def _coverage(rows: Sequence[set[str]]) -> Matrix:
    """The weighted share of each row's units that each other row has."""
    weights, shared = weigh_units(rows)
    columns = {unit: number for number, unit in enumerate(shared)}
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


def _rarity(count: int, rows: int) -> float:
    """What a unit that so many rows have is worth in the set."""
    rarity = float(np.log1p(rows / count))
    return rarity * ALONE if count == 1 and rows > 2 else rarity


def _binds(unit: str) -> bool:
    """Whether a unit has only words that bind; it counts for little."""
    return all(is_function_word(word) for word in unit.split())
