"""What two reports can share that speaks for descent, unit by unit, in text order."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import pairwise

import numpy as np

from retold.descent.wording import RUN, Words
from retold.text.function_words import is_function_word

Unit = tuple[str, ...]


def free_runs(words: Words) -> list[Unit]:
    """The runs of five words, but for those in quotation marks throughout: anyone can quote them.

    A run lies in one sentence: where two copies leave out the same sentence, what stood around it
    meets in both.
    """
    starts = np.arange(max(0, len(words) - RUN + 1))
    quoted = np.concatenate([[0], np.cumsum(words.quoted)])
    is_free = quoted[starts + RUN] - quoted[starts] < RUN
    is_whole = words.places[starts] == words.places[starts + RUN - 1]
    return [words.folded[at : at + RUN] for at in np.flatnonzero(is_free & is_whole).tolist()]


def content_words(words: Words) -> list[tuple[str, int]]:
    """The content words outside quotation marks, each with the sentence that it stands in."""
    return [
        (word, place)
        for word, is_quoted, place in zip(
            words.folded, words.quoted.tolist(), words.places.tolist(), strict=True
        )
        if not is_quoted and not is_function_word(word)
    ]


def content_pairs(words: Words) -> list[Unit]:
    """Two content words of a sentence that follow each other but for small words.

    That is what stays of a sentence that is told again.
    """
    kept = content_words(words)
    return [(one, other) for (one, here), (other, there) in pairwise(kept) if here == there]


def holders_of(rows: Iterable[Collection[Unit]]) -> dict[Unit, list[int]]:
    """By number, in ascending order, the reports that have each unit.

    Args:
        rows: The units of each report, each once.
    """
    holders: dict[Unit, list[int]] = {}
    for number, units in enumerate(rows):
        for unit in units:
            holders.setdefault(unit, []).append(number)
    return holders
