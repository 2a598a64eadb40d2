"""The best of many chains that end at different places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right


class Front:
    """The best chain that ends at or before each column: columns and worths rise together."""

    def __init__(self) -> None:
        self.columns = [-1]
        self.worths = [0.0]
        self.lasts = [-1]

    def best(self, column: int) -> tuple[float, int]:
        """The worth of the best chain that ends there or before, and its last bead."""
        at = bisect_right(self.columns, column) - 1
        return self.worths[at], self.lasts[at]

    def add(self, column: int, worth: float, last: int) -> None:
        """Take in a chain that ends at a column."""
        at = bisect_right(self.columns, column)
        if self.worths[at - 1] >= worth:
            return
        first = at - 1 if self.columns[at - 1] == column else at
        end = bisect_left(self.worths, worth, at)
        self.columns[first:end] = [column]
        self.worths[first:end] = [worth]
        self.lasts[first:end] = [last]
