"""Which reports hold which fingerprint: sorted rows of numbers, few enough to look through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from retold.text.shingles import VALUE_BITS

Keys = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
# A posting is one number of 64 bits: the fingerprint above, the report's number below.
NUMBER_BITS = np.uint64(64 - VALUE_BITS)
_NUMBER = np.uint64((1 << int(NUMBER_BITS)) - 1)
MOST_NUMBERS = 1 << int(NUMBER_BITS)
# A row this long is merged no more: merging takes two and a half times its memory.
_LONGEST = 1 << 24
# New postings wait until there are so many, or until somebody asks.
_WAITING = 1 << 20


@dataclass(slots=True)
class Postings:
    """Sorted rows of postings, each at least twice as long as the next one, but for the longest.

    Adding n postings costs n log n in all; asking costs a binary search in each row.
    """

    rows: list[Keys] = field(default_factory=list)
    _waiting: list[Keys] = field(default_factory=list)
    _waiting_size: int = 0

    def __len__(self) -> int:
        return sum(len(row) for row in self.rows) + self._waiting_size

    def add(self, values: Keys, numbers: Numbers) -> None:
        """Note fingerprints, each with the number of its report; repeated ones count once."""
        self._waiting.append((values << NUMBER_BITS) | numbers.astype(np.uint64))
        self._waiting_size += len(values)
        if self._waiting_size >= _WAITING:
            self.settle()

    def settle(self) -> None:
        """Sort what waits into a row, and merge rows that have grown alike."""
        if not self._waiting:
            return
        self.rows.append(_distinct(np.sort(np.concatenate(self._waiting))))
        self._waiting, self._waiting_size = [], 0
        while len(self.rows) > 1 and len(self.rows[-2]) < min(2 * len(self.rows[-1]), _LONGEST):
            last = self.rows.pop()
            self.rows[-1] = _merged(self.rows[-1], last)

    def keep(self, is_kept: npt.NDArray[np.bool_]) -> None:
        """Drop the postings of all reports but these, given by number."""
        self.settle()
        self.rows = [row[is_kept[numbers_of(row)]] for row in self.rows]
        self.rows = [row for row in self.rows if len(row)]

    def find(self, values: Keys) -> list[tuple[Numbers, Numbers]]:
        """For each row, where the postings of each of these fingerprints start and end in it.

        Args:
            values: Fingerprints in ascending order.
        """
        self.settle()
        first = values << NUMBER_BITS
        last = first | _NUMBER
        return [
            (np.searchsorted(row, first), np.searchsorted(row, last, side="right"))
            for row in self.rows
        ]

    def parts(self, most: int) -> Iterator[Keys]:
        """All postings in ascending order, in parts of about so many that cut no fingerprint."""
        self.settle()
        count = max(1, -(-len(self) // most))
        longest = max(self.rows, key=len, default=np.zeros(1, np.uint64))
        edges = longest[np.arange(1, count) * len(longest) // count]
        borders = values_of(edges) << NUMBER_BITS
        cuts = [
            np.concatenate([[0], np.searchsorted(row, borders), [len(row)]]) for row in self.rows
        ]
        for place in range(count):
            pieces = [
                row[cut[place] : cut[place + 1]] for row, cut in zip(self.rows, cuts, strict=True)
            ]
            yield _merged(*pieces)


def values_of(keys: Keys) -> Keys:
    """The fingerprints of postings."""
    return keys >> NUMBER_BITS


def numbers_of(keys: Keys) -> Numbers:
    """The report numbers of postings."""
    return (keys & _NUMBER).astype(np.int64)


def _merged(*rows: Keys) -> Keys:
    whole = np.concatenate([np.zeros(0, np.uint64), *rows])
    whole.sort(kind="stable")  # sorted rows in a row are merged, not sorted anew
    return whole


def _distinct(keys: Keys) -> Keys:
    is_new = np.ones(len(keys), dtype=np.bool_)
    is_new[1:] = keys[1:] != keys[:-1]
    return keys if is_new.all() else keys[is_new]
