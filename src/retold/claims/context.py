"""The words around a figure, and how alike they are to those around another one.

What a number is of is said close to it, by a noun, a verb or an adjective ("a reward of", "would
cost", "metres high"): the nearer a word stands the more it weighs, and the rarer it is in the
story. Two words answer to each other where they are one stem, where they tell of one quantity
(families.txt), and, less, where their vectors lie close together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
import regex

from retold.model import Figure, Span
from retold.text.number_words import SCALES, is_small
from retold.text.stems import FUNCTION_WORDS, is_alike, stem_word
from retold.text.tokens import fold_word
from retold.text.units import unit_of_word
from retold.text.vectors import sentence_vector
from retold.text.wordlists import read_list

MAX_WORDS = 16
# By how much a word weighs less for each word, and each mark or conjunction, that stands between.
FADES, CUT = 0.8, 2
# A sentence of fewer words takes up the one before, whose words stand so far away.
FEW, FAR = 5, 4
FAMILY, CLOSE, FURTHEST, SPREAD = 0.85, 0.8, 0.35, 0.5
_TOKEN = regex.compile(r"[\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]+)*|[,;:()—–]")
_SPLITS = frozenset("and but while although whereas".split())

Vector = npt.NDArray[np.float32]
Grid = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Context:
    """Words around a figure, each with its stem, its weight by distance, and its vector."""

    stems: tuple[str, ...]
    weights: tuple[float, ...]
    vectors: Vector


def read_context(
    text: str, sentence: Span, figure: Figure, above: Span | None = None, counted: str = ""
) -> Context:
    """The words that carry matter around a figure, its own first.

    Args:
        text: The report's text.
        sentence: The sentence.
        figure: The figure.
        above: The sentence before, which a short one takes up.
        counted: What is counted, where the figure itself does not say it.
    """
    found: dict[str, tuple[float, str]] = {}
    for word in (counted or figure.counted).split():
        _take(found, word, 0)
    start, end = figure.span.start, figure.span.end
    for tokens in (
        reversed(_TOKEN.findall(text, sentence.start, start)),
        _TOKEN.findall(text, end, max(end, sentence.end)),
    ):
        _take_all(found, tokens, 1)
    if above is not None and len(found) < FEW:
        _take_all(found, reversed(_TOKEN.findall(text, above.start, above.end)), FAR)
    words = [word for _, word in found.values()]
    vectors = np.array([sentence_vector(word) for word in words], dtype=np.float32)
    return Context(tuple(found), tuple(weight for weight, _ in found.values()), vectors)


def _take_all(found: dict[str, tuple[float, str]], tokens: Iterable[str], away: int) -> None:
    """Keep the words of a stretch, the nearest first."""
    for token in tokens:
        if not token[0].isalpha() or token.casefold() in _SPLITS:
            away += CUT
        elif _take(found, token, away):
            away += 1
        if away > MAX_WORDS:
            break


def _take(found: dict[str, tuple[float, str]], word: str, away: int) -> bool:
    """Whether a word carries matter; it is then kept with its weight at that distance."""
    folded = fold_word(word)
    if folded in FUNCTION_WORDS or len(folded) < 2 or _is_number(folded):
        return False
    stem, weight = stem_word(folded), FADES**away
    if weight > found.get(stem, (0.0, ""))[0]:
        found[stem] = weight, folded
    return True


def _is_number(folded: str) -> bool:
    return bool(unit_of_word(folded)) or folded.removesuffix("s") in SCALES or is_small(folded)


def compare_contexts(
    one: Context, other: Context, rarity: Mapping[str, float]
) -> tuple[float, float]:
    """How alike the words around two figures are, and how near and rare one is that both have.

    Both are 0 to 1.

    Args:
        one: The words around the first.
        other: Those around the second.
        rarity: How rare stems are in the story, 0 to 1; 1 for one that is not in it.
    """
    if not one.stems or not other.stems:
        return 0.0, 0.0
    grid = _grid(one, other)
    ours, theirs = (_weights(each, rarity) for each in (one, other))
    shared = ours @ grid.max(axis=1) + theirs @ grid.max(axis=0)
    nearest = (np.sqrt(np.outer(ours, theirs)) * grid).max()
    return float(shared / (ours.sum() + theirs.sum())), float(nearest)


def _weights(context: Context, rarity: Mapping[str, float]) -> Grid:
    rare = (rarity.get(stem, 1.0) for stem in context.stems)
    weighed = (weight * how for weight, how in zip(context.weights, rare, strict=True))
    return np.fromiter(weighed, dtype=np.float64, count=len(context.stems))


def _grid(one: Context, other: Context) -> Grid:
    """How surely each word of one answers to each word of the other."""
    close = (one.vectors @ other.vectors.T - FURTHEST) / SPREAD
    grid: Grid = np.clip(close, 0.0, CLOSE).astype(np.float64)
    for i, a in enumerate(one.stems):
        for j, b in enumerate(other.stems):
            grid[i, j] = max(grid[i, j], _kinship(a, b))
    return grid


@lru_cache(maxsize=200_000)
def _kinship(one: str, other: str) -> float:
    """1 for one stem, less for two words of one quantity, else 0."""
    if is_alike(one, other):
        return 1.0
    return FAMILY if _families().get(one, _NONE) & _families().get(other, _NONE) else 0.0


_NONE: frozenset[int] = frozenset()


@cache
def _families() -> dict[str, frozenset[int]]:
    """For each stem the numbers of the quantities that it tells of."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(read_list("retold.claims", "families.txt")):
        for word in line.split():
            found.setdefault(stem_word(word), set()).add(number)
    return {stem: frozenset(numbers) for stem, numbers in found.items()}
