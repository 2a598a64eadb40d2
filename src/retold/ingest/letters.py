"""Short runs of letters as numbers: which of many a page holds is asked of all places at once."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from retold.ingest.linemodel.alphabet import PLANE, Codes, Places

_FACTOR = np.uint16(40503)
Bits = npt.NDArray[np.uint8]


def number_runs(codes: Codes, length: int) -> Codes:
    """A number for each run of so many characters: equal runs have equal ones, others seldom."""
    count = max(0, len(codes) - length + 1)
    made = codes[:count].copy()
    for step in range(1, length):
        made *= _FACTOR
        made += codes[step : step + count]
    return made


def look_up(table: Bits, numbers: Codes) -> Bits:
    """What a table has for some numbers."""
    made = np.empty(len(numbers), dtype=np.uint8)
    return table.take(numbers.astype(np.intp), mode="clip", out=made)


class Beginnings:
    """What lines can be by their first letters, as bits; now and then too much, never too little.

    Args:
        first: The bits of each character of the first plane, where a line begins with it.
        known: The bits of longer beginnings.
    """

    def __init__(self, first: Bits, known: Mapping[str, int]) -> None:
        longer = max(map(len, known)) - 1
        self._tables = [first.copy(), *(np.zeros(PLANE, np.uint8) for _ in range(longer))]
        for letters, bits in known.items():
            codes = np.array([ord(letter) for letter in letters], dtype=np.uint16)
            self._tables[len(letters) - 1][number_runs(codes, len(letters))] |= bits

    def of_lines(self, codes: Codes, starts: Places) -> Bits:
        """The bits of the lines that begin at some places of a text."""
        numbers = codes.take(starts)
        made = look_up(self._tables[0], numbers)
        for step, table in enumerate(self._tables[1:], start=1):
            numbers *= _FACTOR
            numbers += codes.take(starts + step, mode="clip")
            made |= look_up(table, numbers)
        return made
