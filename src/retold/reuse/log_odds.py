"""How surely two passages are the same, from what is measured of them."""

from __future__ import annotations

import numpy as np

from retold.reuse.evidence import Features
from retold.reuse.semantic import Matrix, products

# A logistic regression, ridge, in the order of `signs_of`; the bias first. Of reports that tell one
# story throughout: fitted to the invented reports of tests/reuse/invented.json and to the ferry
# story. The weights of reports of which nothing is known are in `passing`.
THROUGHOUT = (-2.0, 0, 3.0, 0, 0.25, 0, 2.0, 1.1, -1.0, 0, 1.5, 6.3, 0, 5.2)
_SIGNS = 13
_MARGIN_CAP = np.float32(0.3)
_FEW, _MANY = np.float32(3), np.float32(6)
_MOST_MARKED = np.float32(2)


def log_odds(features: Features, *weights: tuple[float, ...]) -> Matrix:
    """The measures of passages as log-odds that they are the same: [weights, shape, left, right].

    Args:
        features: The measures.
        weights: Sets of weights, such as `THROUGHOUT` and `passing.PASSING`.
    """
    signs = signs_of(features)
    flat = signs.reshape(len(signs), -1)
    factors = np.array(weights, dtype=np.float32)
    made = products(factors[:, 1:], flat.T) + factors[:, :1]
    return made.reshape(len(weights), *signs.shape[1:])


def signs_of(features: Features) -> Matrix:
    """The measures as they are weighed, one after the other along the first axis.

    What is shared counts less the more there is.
    """
    made = np.empty((_SIGNS, *features.soft.shape), dtype=np.float32)
    made[0], made[1], made[2] = features.soft, features.plain, features.plain_least
    np.minimum(features.shared, _FEW, out=made[3])
    np.minimum(features.shared, _MANY, out=made[4])
    np.minimum(features.numbers, _MOST_MARKED, out=made[5])
    np.minimum(features.quoted, _MOST_MARKED, out=made[6])
    made[7], made[8], made[9] = features.names_clash, features.numbers_clash, features.cosine
    margins = features.soft_margin, features.plain_margin, features.cosine_margin
    for place, margin in enumerate(margins, start=10):
        np.minimum(np.maximum(margin, -_MARGIN_CAP), _MARGIN_CAP, out=made[place])
    return made
