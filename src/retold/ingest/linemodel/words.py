"""Where the words of some lines stand, and a number for any run of their characters."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from retold.ingest.linemodel import alphabet
from retold.ingest.linemodel.sheet import Places, Sheet

Keys = npt.NDArray[np.uint64]
_BASE, _TABLE_STEP = 0x9E3779B97F4A7C15, 1 << 15


class Words:
    """The words of a sheet's lines, in order.

    Word *i* reaches from `begins[i]` to `stops[i]` and begins with a character of the class
    `firsts[i]`; `lengths` are in characters. The words of line *n* are those from `bounds[n]` to
    `bounds[n + 1]`; every letter of a script without spaces is a word. `sorts` are the classes of
    all characters, `folded` what they fold to, `starts` and `ends` bound the lines.
    """

    __slots__ = (
        "_inverses", "_sums", "begins", "bounds", "ends", "firsts", "folded", "lengths", "sorts",
        "starts", "stops",
    )  # fmt: skip

    def __init__(self, sheet: Sheet) -> None:
        self.sorts, self.folded = sheet.classes()
        self.starts, self.ends = sheet.starts, sheet.ends
        self.begins, self.stops = _find_words(self.sorts)
        self.bounds = np.empty(len(self.ends) + 1, dtype=np.intp)
        self.bounds[:-1] = self.begins.searchsorted(self.starts)
        self.bounds[-1] = len(self.begins)
        self.firsts = self.sorts.take(self.begins)
        self.lengths = self.stops - self.begins
        powers, self._inverses = _tables(-(-(len(self.folded) + 1) // _TABLE_STEP))
        self._sums = np.zeros(len(self.folded) + 1, dtype=np.uint64)
        (self.folded * powers[: len(self.folded)]).cumsum(out=self._sums[1:])

    def keys(self, begins: Places, stops: Places) -> Keys:
        """A number for each run of characters, equal runs equal numbers, case aside.

        A polynomial in an odd base modulo 2 to the 64th: one pass makes the sums for all, and
        multiplying by the inverse power of the base moves each run to the front. Collisions cost a
        little evidence and nothing else.
        """
        return (self._sums.take(stops) - self._sums.take(begins)) * self._inverses.take(begins)

    def line_keys(self) -> Keys:
        """The number of each line from its first word to its last; 0 where it has no word."""
        if not len(self.begins):
            return np.zeros(len(self.ends), dtype=np.uint64)
        first, behind = self.bounds[:-1], self.bounds[1:]
        keys = self.keys(
            self.begins.take(first, mode="clip"), self.stops.take(behind - 1, mode="clip")
        )
        keys[first == behind] = 0
        return keys

    def first_keys(self) -> Keys:
        """The number of each line's first word; of another line's where it has none."""
        if not len(self.begins):
            return np.zeros(len(self.ends), dtype=np.uint64)
        first = self.bounds[:-1]
        return self.keys(self.begins.take(first, mode="clip"), self.stops.take(first, mode="clip"))


def _find_words(sorts: alphabet.Bytes) -> tuple[Places, Places]:
    """Where words begin and end."""
    in_word = (sorts >= alphabet.LOWER) & (sorts <= alphabet.DIGIT)
    # An apostrophe, or a mark of quotation, between two letters belongs to the word.
    in_word[1:-1] |= in_word[:-2] & in_word[2:] & (sorts[1:-1] == alphabet.QUOTE)
    change = np.empty(len(sorts), dtype=bool)
    change[0] = True
    np.not_equal(in_word[1:], in_word[:-1], out=change[1:])
    wide = sorts == alphabet.WIDE
    if wide.any():
        change[1:] |= wide[1:] | wide[:-1]
    # What begins at one change ends at the next; the last character of all is a line break.
    at = change.nonzero()[0]
    words = in_word.take(at[:-1]).nonzero()[0]
    return at.take(words), at.take(words + 1)


@lru_cache(maxsize=4)
def _tables(steps: int) -> tuple[Keys, Keys]:
    """The powers of the base and of its inverse; pages of about one length share them."""
    count = steps * _TABLE_STEP
    return _powers(_BASE, count), _powers(pow(_BASE, -1, 2**64), count)


def _powers(base: int, count: int) -> Keys:
    powers = np.full(count, base, dtype=np.uint64)
    powers[0] = 1
    return np.cumprod(powers, dtype=np.uint64)
