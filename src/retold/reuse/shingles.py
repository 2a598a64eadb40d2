"""Fingerprints of a text, of which two texts share some as soon as they share a sentence."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from zlib import crc32

WORDS_IN_SHINGLE = 4
# Any run of `WORDS_IN_SHINGLE + WINDOW - 1` equal words leaves the same fingerprint in both texts.
WINDOW = 10


def fingerprints(folded: Sequence[str]) -> set[int]:
    """The winnowed hashes of a text's word shingles.

    Winnowing (Schleimer, Wilkerson & Aiken 2003): of every ten shingles that follow one another
    the least hash is kept, so that any 13 words in a row that two texts share are found.
    """
    return set(_winnow(_hashes(folded), WINDOW))


def _hashes(folded: Sequence[str]) -> Iterable[int]:
    if 0 < len(folded) < WORDS_IN_SHINGLE:
        yield crc32(" ".join(folded).encode("utf-8", "surrogatepass"))
    for start in range(len(folded) - WORDS_IN_SHINGLE + 1):
        words = " ".join(folded[start : start + WORDS_IN_SHINGLE])
        yield crc32(words.encode("utf-8", "surrogatepass"))


def _winnow(hashes: Iterable[int], window: int) -> Iterable[int]:
    """The minimum of every window, each once in a row; a deque keeps it linear."""
    rising: deque[tuple[int, int]] = deque()
    last = -1
    place = -1
    for place, value in enumerate(hashes):
        while rising and rising[-1][1] >= value:
            rising.pop()
        rising.append((place, value))
        if rising[0][0] <= place - window:
            rising.popleft()
        if place >= window - 1 and rising[0][0] != last:
            last = rising[0][0]
            yield rising[0][1]
    if 0 <= place < window - 1:
        yield rising[0][1]
