"""Whom a stemma, or a simple baseline, takes for the exemplar of each text of a family."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from retold.descent import infer_stemma
from retold.descent.arborescence import best_arborescence
from retold.descent.distance import measure_wording
from retold.descent.sequence import measure_sequence
from retold.model import Report, Stemma
from retold.text.tokens import fold_words

Floats = npt.NDArray[np.float64]
UNSEEN = -2  # an exemplar that is not among the reports


def mains_of(stemma: Stemma, reports: Sequence[Report]) -> dict[int, tuple[int, float]]:
    """The main exemplar of each report that has one, the greatest share, with its confidence."""
    places = {report.id: number for number, report in enumerate(reports)}
    of_siglum = {one.siglum: places.get(one.report_id or "", UNSEEN) for one in stemma.witnesses}
    made = {}
    for descent in sorted(stemma.descents, key=lambda one: one.share):
        copy = of_siglum[descent.copy]
        if copy != UNSEEN:
            made[copy] = (of_siglum[descent.exemplar], descent.confidence)
    return made


def infer_mains(reports: Sequence[Report]) -> dict[int, tuple[int, float]]:
    """What retold takes for the main exemplars."""
    return mains_of(infer_stemma(reports), reports)


def char_tfidf(texts: Sequence[str]) -> Floats:
    """The cosine of each two texts over runs of three to five characters."""
    return _tfidf([_runs(text.lower()) for text in texts])


def word_tfidf(texts: Sequence[str]) -> Floats:
    """The cosine of each two texts over words."""
    return _tfidf([list(fold_words(text)) for text in texts])


def jaccard(texts: Sequence[str]) -> Floats:
    """The words that each two texts share, of all that they have."""
    sets = [set(fold_words(text)) for text in texts]
    return np.array([[len(a & b) / max(1, len(a | b)) for b in sets] for a in sets])


def edit_distance(texts: Sequence[str]) -> Floats:
    """How few words must be put in, left out or replaced between each two texts, 1 for none."""
    return measure_sequence([tuple(fold_words(text)) for text in texts]).astype(np.float64)


def idf_novelty(texts: Sequence[str]) -> Floats:
    """The share of each text's wording, weighted by rarity, that each other one has."""
    words = [tuple(fold_words(text)) for text in texts]
    return measure_wording(words).wording.astype(np.float64)


DISTANCES: dict[str, Callable[[Sequence[str]], Floats]] = {
    "character TF-IDF": char_tfidf,
    "word TF-IDF": word_tfidf,
    "Jaccard": jaccard,
    "word edit distance": edit_distance,
    "idf novelty": idf_novelty,
}


def nearest_earlier(alike: Floats, order: Sequence[int]) -> list[int]:
    """For each text the likest one before it; -1 for the first."""
    made = [-1] * len(order)
    for at, text in enumerate(order[1:], 1):
        made[text] = max(order[:at], key=lambda other: alike[text, other])
    return made


def star(order: Sequence[int]) -> list[int]:
    """Every text made from the earliest one."""
    return [-1 if text == order[0] else order[0] for text in range(len(order))]


def latest(order: Sequence[int]) -> list[int]:
    """Every text made from the one before it."""
    before = dict(zip(order[1:], order[:-1], strict=True))
    return [before.get(text, -1) for text in range(len(order))]


def best_tree(alike: Floats) -> list[int]:
    """The exemplars of the tree whose edges are the likest, with one text at the top."""
    # A second text at the top would cost more than any tree can differ by.
    scores = np.full((len(alike) + 1, len(alike) + 1), -1e6)
    scores[1:, 1:] = alike
    return [parent - 1 for parent in best_arborescence(scores)[1:]]


def _runs(text: str) -> list[str]:
    return [text[at : at + size] for size in (3, 4, 5) for at in range(len(text) - size + 1)]


def _tfidf(rows: Sequence[Sequence[str]]) -> Floats:
    counts = [Counter(row) for row in rows]
    holders = Counter(unit for row in counts for unit in row)
    columns = {unit: number for number, unit in enumerate(holders)}
    table = np.zeros((len(rows), len(columns)), dtype=np.float32)
    for number, row in enumerate(counts):
        for unit, count in row.items():
            rarity = np.log((1 + len(rows)) / (1 + holders[unit])) + 1
            table[number, columns[unit]] = (1 + np.log(count)) * rarity
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    return (table @ table.T).astype(np.float64)
