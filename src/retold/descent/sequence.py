"""How far two reports have the same words in the same order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from retold.descent.distance import Matrix

# Of one report, and of all together: bounds the work at MAX_ALL squared / 64 operations.
MAX_WORDS = 2_000
MAX_ALL = 500_000
MIN_WORDS = 100


def measure_sequence(rows: Sequence[tuple[str, ...]]) -> Matrix:
    """The word edit similarity of each two reports: 1 for equal ones, 0 where nothing is kept.

    Words are put in, left out or replaced (Levenshtein 1966), counted against the longer report.
    Who rewords a text sentence by sentence keeps its sequence, and of the words whichever come to
    mind; so that this tells an exemplar where the words alone mislead.

    Args:
        rows: The folded words of each report; of each the first 2,000 are compared, fewer (100 at
            least) where there are many reports.
    """
    most = max(MIN_WORDS, min(MAX_WORDS, MAX_ALL // max(1, len(rows))))
    letters: dict[str, str] = {}
    spelt = ["".join(_letter(letters, word) for word in row[:most]) for row in rows]
    made: Matrix = cdist(
        spelt, spelt, scorer=Levenshtein.normalized_similarity, dtype=np.float32, workers=1
    ).astype(np.float32)
    np.fill_diagonal(made, 1.0)
    return made


def _letter(letters: dict[str, str], word: str) -> str:
    """A character that stands for a word: there are a million of them, and past that they recur."""
    if word not in letters:
        number = len(letters) % 0x100000
        # Beyond the surrogates, which are no characters.
        letters[word] = chr(number + (0x800 if number >= 0xD800 else 0))
    return letters[word]
