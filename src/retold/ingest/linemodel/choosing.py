"""From how sure each line is to which lines are taken."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from retold.ingest.linemodel.context import best_stretch
from retold.ingest.linemodel.measures import Numbers
from retold.ingest.linemodel.sums import close_sums, open_sums

_RADIUS, _SMOOTHED = 8, 0.3
_STRETCH_ABOVE, _OUTSIDE = 0.2, 0.5
_LEAST_SURE = 0.3


def choose(scores: Numbers, words: npt.NDArray[np.floating]) -> npt.NDArray[np.bool_]:
    """Which lines to take for the article; none where none is at all sure.

    A score leans a little on those round it, and counts half outside the best stretch. Then those
    lines are taken whose word F1 is expected to be greatest if each belongs to the article as
    surely as its score says: where all scores are low, so is the threshold (Lipton, Elkan and
    Naryanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", 2014).

    Args:
        scores: From 0 to 1, one for each line.
        words: How many words each line has.
    """
    taken = np.zeros(len(scores), dtype=bool)
    if not len(scores) or scores.max() < _LEAST_SURE:
        return taken
    weights = words.astype(np.float64) + 1
    sure = (1 - _SMOOTHED) * scores + _SMOOTHED * _mean_around(scores, weights)
    first, last, _ = best_stretch(weights * (sure - _STRETCH_ABOVE))
    sure[:first] *= _OUTSIDE
    sure[last:] *= _OUTSIDE
    order = (-sure).argsort(kind="stable")
    right = (sure * words).take(order).cumsum()
    expected = 2 * right / np.maximum(words.take(order).cumsum() + right[-1], 1)
    taken[order[: int(expected.argmax()) + 1]] = True
    return taken


def _mean_around(scores: Numbers, weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The mean score of the words within some lines of each line."""
    sums, body = open_sums(2, len(scores), _RADIUS)
    np.multiply(scores, weights, out=body[0])
    body[1] = weights
    close_sums(sums, body, _RADIUS)
    within = sums[:, 2 * _RADIUS + 1 :] - sums[:, : -2 * _RADIUS - 1]
    made: npt.NDArray[np.float64] = within[0] / within[1]
    return made
