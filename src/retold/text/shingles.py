"""Fingerprints of many texts at once; two texts share some as soon as they share a sentence.

Three kinds, each a number of 38 bits with its kind in the lowest two:

- shingles: of every ten runs of four words that follow one another the one with the least hash
  (winnowing; Schleimer, Wilkerson & Aiken 2003), so that any 13 words in a row that two texts
  share are found;
- chains: every three rare words that follow one another, whatever stands between them, so that one
  sentence is enough even where its common words were edited;
- quotations: the first words of what stands in quotation marks.

All work is done by NumPy on batches of texts. `docs/decisions/0017-fingerprint-index.md` has the
figures beside a compiled kernel.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from retold.text.wordhashes import FACTORS, HashedWords, Hashes, Places, hash_words, is_common

WORDS_IN_SHINGLE = 4
# Any run of `WORDS_IN_SHINGLE + WINDOW - 1` equal words leaves the same fingerprint in both texts.
WINDOW = 10
WORDS_IN_CHAIN = 3
LEAST_QUOTED, LONG_QUOTED = 5, 8
# A longer text is read this far: its fingerprints are bounded.
MAX_CHARS = 400_000
VALUE_BITS, KIND_BITS = 38, 2
# So many characters at once stay in the nearer caches.
_BATCH_CHARS = 500_000
Shorts = npt.NDArray[np.uint32]


class Kind(IntEnum):
    """What a fingerprint was made of: its lowest two bits."""

    SHINGLE = 0
    CHAIN = 1
    QUOTED = 2  # the first five words of a quotation
    LONG_QUOTED = 3  # its first eight


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """Fingerprints of some texts, in no order: `texts[i]` is the number of the text of `values[i]`.

    A text may hold one value twice. `count` is the number of texts.
    """

    values: Hashes
    texts: Places
    count: int

    def of_each(self) -> list[Hashes]:
        """The fingerprints of each text, each once and in ascending order."""
        if not self.count:
            return []
        order = np.lexsort((self.values, self.texts))
        ends = np.searchsorted(self.texts[order], np.arange(1, self.count))
        return [np.unique(values) for values in np.split(self.values[order], ends)]


def fingerprints(texts: Sequence[str]) -> Fingerprints:
    """The fingerprints of texts, the same on every machine; each is read to 400,000 characters."""
    made = [_of_batch(batch) for batch in _batches(texts)]
    firsts = np.cumsum([0, *(one.count for one in made)])
    return Fingerprints(
        np.concatenate([np.zeros(0, np.uint64), *(one.values for one in made)]),
        np.concatenate(
            [
                np.zeros(0, np.int64),
                *(one.texts + first for one, first in zip(made, firsts, strict=False)),
            ]
        ),
        len(texts),
    )


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    chars = 0
    for text in texts:
        cut = text[:MAX_CHARS]
        batch.append(cut)
        chars += len(cut)
        if chars > _BATCH_CHARS:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch


def _of_batch(texts: Sequence[str]) -> Fingerprints:
    words = hash_words(texts)
    found = [_shingles(words), _chains(words), *_quotations(words)]
    values = np.concatenate(
        [_marked(values, kind) for kind, (values, _) in zip(Kind, found, strict=True)]
    )
    owners = [_owners(words.ends, places) for _, places in found]
    return Fingerprints(values, np.concatenate(owners), len(texts))


def _owners(ends: Places, places: Places) -> Places:
    """The texts that words in ascending order stand in."""
    counts = np.diff(np.searchsorted(places, ends), prepend=0)
    return np.repeat(np.arange(len(ends), dtype=np.int64), counts)


def _marked(hashes: Hashes, kind: Kind) -> Hashes:
    """The upper 36 bits of a hash, with the kind below."""
    return (hashes >> np.uint64(64 - VALUE_BITS + KIND_BITS) << np.uint64(KIND_BITS)) | np.uint64(
        kind
    )


def _runs(hashes: Hashes, size: int) -> Hashes:
    """A hash of every run of so many words; its upper bits are the better ones."""
    count = max(0, len(hashes) - size + 1)
    made: Hashes = hashes[:count] * FACTORS[1]
    for place in range(1, size):
        made += hashes[place : place + count]
        made *= FACTORS[place % 4]
    made ^= made >> np.uint64(32)
    made *= FACTORS[3]
    return made


def _shingles(words: HashedWords) -> tuple[Hashes, Places]:
    """The winnowed shingles, and the word at which each window starts, in ascending order."""
    shingles = (_runs(words.hashes, WORDS_IN_SHINGLE) >> np.uint64(32)).astype(np.uint32)
    least = _window_minima(shingles)
    is_kept = np.ones(len(least), dtype=np.bool_)
    is_kept[1:] = least[1:] != least[:-1]
    short: list[tuple[int, int]] = []
    start = 0
    for end in words.ends.tolist():
        windows = end - start - WORDS_IN_SHINGLE - WINDOW + 2
        if windows > 0:
            is_kept[start] = True
        elif end > start:
            short.append((start, end))
        is_kept[start + max(0, windows) : end] = False
        start = end
    places = np.flatnonzero(is_kept)
    few = [_least(words.hashes, shingles, start, end) for start, end in short]
    values = np.concatenate([least[places], np.array(few, dtype=np.uint32)])
    firsts = np.array([start for start, _ in short], dtype=np.int64)
    places = np.concatenate([places, firsts])
    order = np.argsort(places, kind="stable") if short else slice(None)
    return values[order].astype(np.uint64) << np.uint64(32), places[order]


def _least(hashes: Hashes, shingles: Shorts, start: int, end: int) -> int:
    """The one fingerprint of a text too short for a window: its least shingle, or all of it."""
    if end - start < WORDS_IN_SHINGLE:
        return int(_runs(hashes[start:end], end - start)[0] >> np.uint64(32))
    return int(shingles[start : end - WORDS_IN_SHINGLE + 1].min())


def _window_minima(values: Shorts) -> Shorts:
    """The least of every ten values in a row, by doubling."""
    made = values
    for step in (1, 2, 4, 2):
        made = np.minimum(made[:-step], made[step:]) if len(made) > step else made[:0]
    return made


def _chains(words: HashedWords) -> tuple[Hashes, Places]:
    """Every three rare words in a row, and the first word of each."""
    rare = np.flatnonzero(~is_common(words.hashes))
    chains = _runs(words.hashes[rare], WORDS_IN_CHAIN)
    starts = rare[: len(chains)]
    is_whole = np.ones(len(chains), dtype=np.bool_)
    for border in np.searchsorted(rare, words.ends).tolist():
        is_whole[max(0, border - WORDS_IN_CHAIN + 1) : border] = False
    return chains[is_whole], starts[is_whole]


def _quotations(words: HashedWords) -> list[tuple[Hashes, Places]]:
    """The first words of quotations: of those of five words or more five, of longer ones eight."""
    sizes = words.closed - words.opened
    made = []
    for least in (LEAST_QUOTED, LONG_QUOTED):
        opened = np.sort(words.opened[sizes >= least])
        first_words = words.hashes[opened[:, None] + np.arange(least)]
        made.append((_runs(first_words.ravel(), least)[::least], opened))
    return made
