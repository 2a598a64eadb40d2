"""How much of each report each other one explains if words may be replaced by near ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from retold.descent.distance import Matrix
from retold.text.function_words import is_function_word
from retold.text.vectors import sentence_vectors

# Of one report, and of a set: bound the work at words squared, and the memory at 150 MB.
MAX_WORDS = 1_000
MAX_VOCABULARY = 6_000
_FUNCTION_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Nearest:
    """The words of a story, and how near each report has something to each of them.

    `columns` are the words; `weights` what they weigh; `held` is 1 where a report (row) has the
    word itself; `nearest` is how far its nearest word agrees.
    """

    columns: dict[str, int]
    weights: Matrix
    held: Matrix
    nearest: Matrix


def find_nearest(rows: Sequence[tuple[str, ...]]) -> Nearest:
    """How near each report has something to each word of the story.

    Args:
        rows: The folded words of each report; of each the first 1,000 are looked at.
    """
    sets = [sorted(set(row[:MAX_WORDS])) for row in rows]
    counts = Counter(word for row in sets for word in row)
    words = sorted(counts, key=lambda word: (-counts[word], word))[:MAX_VOCABULARY]
    columns = {word: number for number, word in enumerate(words)}
    alike = _alike(words)
    held = np.zeros((len(rows), len(words)), dtype=np.float32)
    nearest = np.zeros_like(held)
    for number, row in enumerate(sets):
        places = [columns[word] for word in row if word in columns]
        held[number, places] = 1.0
        if places:
            nearest[number] = alike[places].max(axis=0)
    weights = np.array([_weight(word, counts[word], len(rows)) for word in words])
    return Nearest(columns, weights, held, nearest)


def measure_rewording(near: Nearest) -> Matrix:
    """The share of each copy's words (row) that each exemplar (column) has, or has a near one for.

    Each word of a copy counts as far as the exemplar's nearest word agrees with it (the cosine of
    their vectors, 1 for the same word), weighted by its rarity within the set: a soft matching in
    the manner of greedy word alignment (Rus & Lintean 2012). It tells reworded copies from reports
    of their own where hardly a word is left in common.

    Args:
        near: How near each report has something to each word, from `find_nearest`.
    """
    weighted = near.held * near.weights
    made: Matrix = (weighted @ near.nearest.T).astype(np.float32)
    made /= np.maximum(weighted.sum(axis=1), 1e-6)[:, None].astype(np.float32)
    np.fill_diagonal(made, 1.0)
    return made


def _alike(words: Sequence[str]) -> Matrix:
    """The cosine of each two words, 0 at least; a word is like itself even if it is unknown."""
    vectors = sentence_vectors(words)
    alike: Matrix = np.maximum(vectors @ vectors.T, np.float32(0))
    np.fill_diagonal(alike, 1.0)
    return alike


def _weight(word: str, count: int, rows: int) -> float:
    rarity = float(np.log1p(rows / count))
    return rarity * _FUNCTION_WEIGHT if is_function_word(word) else rarity
