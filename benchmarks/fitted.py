"""Small models that are fitted inside a bench, for measuring what features are worth.

They never ship: the data they see may be measured on, not learned from.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Table = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]
Fit = Callable[[Table, Labels], Callable[[Table], Labels]]

_STEPS, _CLASS_STEPS = 25, 300


def cross_validated(table: Table, labels: Labels, folds: int, fit: Fit) -> Labels:
    """The label of every row by a model that was fitted without its fold; rows are dealt out."""
    guessed = np.empty_like(labels)
    fold = np.arange(len(labels)) % folds
    for number in range(folds):
        inside = fold != number
        mean, spread = table[inside].mean(axis=0), table[inside].std(axis=0) + 1e-9
        model = fit((table[inside] - mean) / spread, labels[inside])
        guessed[~inside] = model((table[~inside] - mean) / spread)
    return guessed


def fit_logistic(ridge: float) -> Fit:
    """Logistic regression of two classes on the features and their products, by Newton's steps."""

    def fit(table: Table, labels: Labels) -> Callable[[Table], Labels]:
        made = _squared(table)
        mean, spread = made.mean(axis=0), made.std(axis=0) + 1e-9

        def ready(rows: Table) -> Table:
            scaled = (_squared(rows) - mean) / spread
            return np.hstack([np.ones((len(rows), 1)), scaled])

        weights = _newton(ready(table), labels, ridge)
        return lambda rows: (ready(rows) @ weights > 0).astype(np.int64)

    return fit


def fit_classes(ridge: float) -> Fit:
    """Logistic regression of several classes, by accelerated gradient steps (Nesterov 1983)."""

    def fit(table: Table, labels: Labels) -> Callable[[Table], Labels]:
        rows = np.hstack([np.ones((len(table), 1)), table])
        wanted = np.eye(int(labels.max()) + 1)[labels]
        step = 1 / (np.linalg.norm(rows, 2) ** 2 / 2 + ridge)
        weights = ahead = np.zeros((rows.shape[1], wanted.shape[1]))
        pace = 1.0
        for _ in range(_CLASS_STEPS):
            slope = rows.T @ (_shares(rows @ ahead) - wanted)
            slope[1:] += ridge * ahead[1:]
            last, weights = weights, ahead - step * slope
            faster = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
            ahead = weights + (pace - 1) / faster * (weights - last)
            pace = faster

        def guess(some: Table) -> Labels:
            scores = np.hstack([np.ones((len(some), 1)), some]) @ weights
            guessed: Labels = scores.argmax(axis=1)
            return guessed

        return guess

    return fit


def _shares(scores: Table) -> Table:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def _squared(table: Table) -> Table:
    """The features, and the products of every two."""
    one, other = np.triu_indices(table.shape[1])
    return np.hstack([table, table[:, one] * table[:, other]])


def _newton(table: Table, labels: Labels, ridge: float) -> Table:
    weights = np.zeros(table.shape[1])
    penalty = np.eye(len(weights)) * ridge
    penalty[0, 0] = 0
    for _ in range(_STEPS):
        sure = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (labels - sure) - penalty @ weights
        step = np.linalg.solve((table * (sure * (1 - sure))[:, None]).T @ table + penalty, slope)
        weights += step
        if np.abs(step).max() < 1e-5:
            break
    return weights
