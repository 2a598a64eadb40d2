"""How surely two passages are the same, from what is measured of them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from retold.reuse.evidence import Features
from retold.reuse.semantic import Matrix

# Logistic regressions, ridge, in the order of `signs_of`; the bias first. Of reports that tell one
# story throughout: fitted to the invented reports of tests/reuse/invented.json and to the ferry
# story. Of reports of which nothing is known: by training/alignment.py, to planted passages too.
THROUGHOUT = (-2.0, 0, 3.0, 0, 0.25, 0, 2.0, 1.1, -1.0, 0, 1.5, 6.3, 0, 5.2)
PASSING = (-5.7, 3.3, 1.71, 1.94, 1.08, 1.08, 3.1, 0.79, -1.98, -2.12, 3.06, 3.17, 2.15, 6.42)
_MARGIN_CAP = 0.3
_FEW, _MANY = 3, 6
_MOST_MARKED = 2


def log_odds(features: Features, weights: tuple[float, ...] = PASSING) -> Matrix:
    """The measures of passages as log-odds that they are the same."""
    value = np.full(features.plain.shape, weights[0], dtype=np.float32)
    for weight, sign in zip(weights[1:], signs_of(features), strict=True):
        if weight:
            value += np.float32(weight) * sign
    return value


def signs_of(features: Features) -> tuple[npt.NDArray[np.float32], ...]:
    """The measures as they are weighed: what is shared counts less the more there is."""
    return (
        features.soft,
        features.plain,
        features.plain_least,
        np.minimum(features.shared, _FEW),
        np.minimum(features.shared, _MANY),
        np.minimum(features.numbers, _MOST_MARKED),
        np.minimum(features.quoted, _MOST_MARKED),
        features.names_clash,
        features.numbers_clash,
        features.cosine,
        np.clip(features.soft_margin, -_MARGIN_CAP, _MARGIN_CAP),
        np.clip(features.plain_margin, -_MARGIN_CAP, _MARGIN_CAP),
        np.clip(features.cosine_margin, -_MARGIN_CAP, _MARGIN_CAP),
    )
