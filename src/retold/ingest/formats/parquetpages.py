"""How much memory the pages of a Parquet file ask for, before they are unpacked.

A page states the size it unpacks to in its header (Apache Parquet format, `PageHeader`, in Thrift's
compact protocol), and Arrow takes that much at once: a file of a few kilobytes can ask for 2 GB.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from retold.ingest.limits import ReadingLimits
from retold.ingest.refusal import RefusedError
from retold.model import SkipReason

_HEADER_BYTES = 64 * 1024
_MAX_PAGES = 1_000_000
_STOP, _TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = range(
    13
)
_FIXED = {_TRUE: 0, _FALSE: 0, _BYTE: 1, _DOUBLE: 8}
_MAX_NESTING = 8


def check_pages(
    stream: BinaryIO,
    metadata: Any,  # noqa: ANN401 - Arrow is untyped
    numbers: Sequence[int],
    limits: ReadingLimits,
) -> None:
    """Make sure that no page of some columns unpacks to more than one text may have.

    Raises:
        RefusedError: One does, or its header cannot be read.
    """
    before = stream.tell()
    try:
        for group in range(metadata.num_row_groups):
            for number in numbers:
                _check_column(stream, metadata.row_group(group).column(number), limits)
    finally:
        stream.seek(before)


def _check_column(stream: BinaryIO, column: Any, limits: ReadingLimits) -> None:  # noqa: ANN401
    start = column.data_page_offset
    if column.dictionary_page_offset is not None:
        start = min(start, column.dictionary_page_offset)
    end = start + column.total_compressed_size
    for unpacked in _page_sizes(stream, start, end):
        if not 0 <= unpacked <= limits.max_bytes:
            raise RefusedError(SkipReason.TOO_LARGE, f"one of its pages has {unpacked:,} bytes")


def _page_sizes(stream: BinaryIO, at: int, end: int) -> Iterator[int]:
    for _ in range(_MAX_PAGES):
        if at >= end:
            return
        stream.seek(at)
        header = _Compact(stream.read(_HEADER_BYTES))
        sizes = header.read_sizes()
        if sizes is None or sizes[1] < 0:
            raise RefusedError(SkipReason.DAMAGED, "the header of one of its pages is broken")
        yield sizes[0]
        at += header.at + sizes[1]


class _Compact:
    """As much of Thrift's compact protocol as it takes to find two numbers and the end."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def read_sizes(self) -> tuple[int, int] | None:
        """The unpacked and the packed size of the page; `at` is then behind its header."""
        found: dict[int, int] = {}
        field = 0
        try:
            while (kind := self._byte()) != _STOP:
                field = field + (kind >> 4) if kind >> 4 else self._number()
                if kind & 15 == _I32 and field in {2, 3}:
                    found[field] = self._number()
                else:
                    self._pass(kind & 15, 0)
        except (IndexError, ValueError):
            return None
        return (found[2], found[3]) if len(found) == 2 else None

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

    def _number(self) -> int:
        value = self._plain()
        return (value >> 1) ^ -(value & 1)

    def _pass(self, kind: int, depth: int) -> None:
        """Step over a value."""
        if depth > _MAX_NESTING:
            raise ValueError
        if kind in {_I16, _I32, _I64}:
            self._plain()
        elif kind in _FIXED:
            self.at += _FIXED[kind]
        elif kind == _BINARY:
            size = self._plain()
            self.at += size
        elif kind in {_LIST, _SET}:
            self._pass_list(depth)
        elif kind == _STRUCT:
            self._pass_struct(depth)
        else:
            raise ValueError

    def _pass_struct(self, depth: int) -> None:
        while (inner := self._byte()) != _STOP:
            if not inner >> 4:
                self._plain()
            self._pass(inner & 15, depth + 1)

    def _pass_list(self, depth: int) -> None:
        head = self._byte()
        size = head >> 4 if head >> 4 != 15 else self._plain()
        if size > len(self.data):
            raise ValueError
        for _ in range(size):
            self._pass(_BYTE if head & 15 in {_TRUE, _FALSE} else head & 15, depth + 1)
