"""What likeness says of descent: the log-odds of each exemplar against "none of these"."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from retold.descent.distance import Distances, Matrix, measure_wording
from retold.descent.rewording import measure_rewording

MAX_WORDS = 4_000

Signs = npt.NDArray[np.float64]

# Fitted by training/descent_weights.py to simulated stories: the weights of a log-linear model of
# trees, one for each of `signs_of`, and what speaks against any exemplar before a word is read.
BIAS = -7.76
WEIGHTS = (9.88, 2.55, 2.8, 5.47, 3.8)
# To the scale of the evidence that is set by hand: credits, dates.
SCALE = 0.58


def measure_likeness(words: Sequence[tuple[str, ...]]) -> tuple[Matrix, Matrix]:
    """The share of wording explained, 0 to 1, and the log-odds that likeness gives each exemplar.

    Rows are copies, columns exemplars.

    Args:
        words: The folded words of each report; of each the first 4,000 are compared.
    """
    rows = [one[:MAX_WORDS] for one in words]
    distances = measure_wording(rows)
    odds = BIAS + signs_of(distances, measure_rewording(rows)) @ np.array(WEIGHTS)
    return distances.wording, (SCALE * odds).astype(np.float32)


def signs_of(distances: Distances, rewording: Matrix) -> Signs:
    """For each copy and exemplar what the weights weigh, five numbers from 0 to 1.

    The copy's wording that the exemplar explains; how close they are both ways; the words of the
    copy for which the exemplar has the same or a near one, the same the other way round (of two
    that explain a copy, the one that has less besides is the nearer ancestor), and the square of
    the first.
    """
    return np.stack(
        [distances.wording, distances.closeness, rewording, rewording.T, rewording**2], axis=-1
    ).astype(np.float64)
