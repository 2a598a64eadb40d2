"""How much two reports must share to be worth aligning."""

from __future__ import annotations

import numpy as np

# What one shared fingerprint of each kind counts (`text.shingles.Kind`), and how much is enough:
# three shingles, two chains of rare words, one quotation of eight words. Measured on reports that
# share one sentence: docs/decisions/0017-fingerprint-index.md.
WEIGHTS = np.array([1, 2, 1, 3], dtype=np.int64)
LEAST_SHARED = 3
# A fingerprint that more reports have than this leads to few of them: it is furniture, or the
# reports are copies of one text. Each is then compared with so many that came just before it, and
# taken for a copy where it shares most of what the shorter one has.
MOST_REPORTS = 50
NEIGHBOURS = 6
COPIES_SHARE = 0.6
