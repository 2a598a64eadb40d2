"""How much two reports must share to be worth aligning."""

from __future__ import annotations

import numpy as np

from retold.text.shingles import KIND_BITS

# What one shared fingerprint of each kind counts (`text.shingles.Kind`), and how much is enough:
# three shingles, two chains of rare words, one quotation of eight words. Measured on reports that
# share one sentence: docs/decisions/0017-fingerprint-index.md.
WEIGHTS = np.array([1, 2, 1, 3], dtype=np.int64)
LEAST_SHARED = 3
# What more reports than this have counts less, by the root of how many have it: on news of one
# subject that takes away three of five needless candidates.
FULL_REPORTS = 4
# A fingerprint that more reports have than this leads to few of them: it is furniture, or the
# reports are copies of one text. Each is then compared with so many that came just before it, and
# taken for a copy where it shares most of what the shorter one has.
MOST_REPORTS = 50
NEIGHBOURS = 6
COPIES_SHARE = 0.6
# Whole numbers add up alike in any order.
UNIT = 16
# For each kind and number of reports that have it, what one shared fingerprint counts, in units.
POINTS = np.array(
    [
        [
            round(UNIT * weight * min(1.0, (FULL_REPORTS / max(1, held)) ** 0.5))
            for held in range(MOST_REPORTS + 1)
        ]
        for weight in WEIGHTS.tolist()
    ],
    dtype=np.int64,
)
KIND = np.uint64((1 << KIND_BITS) - 1)
