"""As much of Thrift's compact protocol as the headers and the footer of Parquet take."""

from __future__ import annotations

from collections.abc import Iterator

STOP, TRUE, FALSE, BYTE, I16, I32, I64, DOUBLE, BINARY, LIST, SET, MAP, STRUCT = range(13)
_FIXED = {TRUE: 0, FALSE: 0, BYTE: 1, DOUBLE: 8}
_MAX_NESTING = 12


class Compact:
    """Some bytes read value by value; `at` is behind what was read.

    Raises:
        ValueError, IndexError: They are no such values, or end too early.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def fields(self) -> Iterator[tuple[int, int]]:
        """The number and the kind of each field of a struct; its value is to be read or passed."""
        field = 0
        while (head := self._byte()) != STOP:
            field = field + (head >> 4) if head >> 4 else self.number()
            yield field, head & 15

    def number(self) -> int:
        """A whole number."""
        value = self._plain()
        return (value >> 1) ^ -(value & 1)

    def text(self) -> str:
        """A string."""
        size = self._plain()
        begin = self.at
        self.at += size
        if self.at > len(self.data):
            raise ValueError
        return self.data[begin : self.at].decode("utf-8", "replace")

    def items(self) -> Iterator[int]:
        """The kind of each item of a list; the item itself is to be read or passed."""
        head = self._byte()
        size = head >> 4 if head >> 4 != 15 else self._plain()
        if size > len(self.data):
            raise ValueError
        for _ in range(size):
            yield head & 15

    def skip(self, kind: int, depth: int = 0) -> None:
        """Step over a value."""
        if depth > _MAX_NESTING:
            raise ValueError
        if kind in {I16, I32, I64}:
            self._plain()
        elif kind in _FIXED:
            self.at += _FIXED[kind]
        elif kind == BINARY:
            size = self._plain()
            self.at += size
        elif kind in {LIST, SET}:
            for inner in self.items():
                # A truth in a list takes a byte, in a struct none.
                self.skip(BYTE if inner in {TRUE, FALSE} else inner, depth + 1)
        elif kind == STRUCT:
            for _, inner in self.fields():
                self.skip(inner, depth + 1)
        else:
            raise ValueError

    def _byte(self) -> int:
        value = self.data[self.at]
        self.at += 1
        return value

    def _plain(self) -> int:
        value = shift = 0
        while True:
            byte = self._byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value
            if shift > 63:
                raise ValueError
