"""CSV and its kin, row by row: the separator and the encoding found, every cell bounded."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from retold.ingest.decode import Decoded, decode
from retold.ingest.formats.columns import FIELDS, find_columns
from retold.ingest.formats.document import Document
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.formats.row import RowReader
from retold.ingest.input import Input
from retold.ingest.refusal import RefusedError
from retold.model import Skip, SkipReason

_SEPARATORS = ",\t;|"
_SAMPLE_ROWS = 20


def read(source: Input, options: ReadingOptions) -> Iterator[Document | Skip]:
    """Yield the text of every row; the first row names the columns."""
    encoding, sample = _encoding(source.head)
    lines = _Lines(source, encoding, options.limits.max_row_bytes)
    try:
        yield from _read_rows(source, lines, sample, options)
    finally:
        lines.release()


def _read_rows(
    source: Input, lines: _Lines, sample: str, options: ReadingOptions
) -> Iterator[Document | Skip]:
    separator = _find_separator(sample)
    table = _Rows(csv.reader(lines, delimiter=separator), lines, options.limits.max_row_bytes)
    names = tuple(name.strip().lstrip("\ufeff") for name in table.next_row() or ())
    if len(names) > options.limits.max_columns:
        raise RefusedError(SkipReason.TOO_LARGE, f"it has {len(names):,} columns")
    rows = RowReader(source, options)
    rows.columns_of(names)
    while True:
        try:
            cells = table.next_row()
        except RefusedError as refusal:
            rows.number += 1
            yield source.skip(refusal.reason, f"row {rows.number}: {refusal}")
            continue
        if cells is None:
            return
        if any(cells):
            yield _document(source, rows, names, cells)


def _document(
    source: Input, rows: RowReader, names: tuple[str, ...], cells: list[str]
) -> Document | Skip:
    if len(cells) < 2 <= len(names) or any(cells[len(names) :]):
        rows.number += 1
        detail = (
            f"row {rows.number}: it has {len(cells)} cells instead of {len(names)}; a text that "
            "holds the separator stands in quotation marks"
        )
        return source.skip(SkipReason.DAMAGED, detail)
    padded = [*cells, *[""] * (len(names) - len(cells))]
    try:
        return rows.read(dict(zip(names, padded, strict=False)))
    except RefusedError as refusal:
        return source.skip(refusal.reason, str(refusal))


class _Lines:
    """The lines of a table; refuses a row that goes on over too many of them."""

    def __init__(self, source: Input, encoding: str, limit: int) -> None:
        self._text = io.TextIOWrapper(
            source.stream, encoding=encoding, errors="replace", newline=""
        )
        self._limit = limit
        self.taken = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._text.readline(self._limit + 1)
        if not line:
            raise StopIteration
        self.taken += len(line)
        if self.taken > self._limit:
            self._pass(line)
            raise RefusedError(
                SkipReason.TOO_LARGE, "it is too long; a quotation mark may not be closed"
            )
        return line

    def release(self) -> None:
        """Let go of the stream, which is not ours to close."""
        self._text.detach()

    def _pass(self, line: str) -> None:
        while line and not line.endswith("\n"):
            line = self._text.readline(1 << 16)


class _Rows:
    """The rows of a table; the bound that the csv module keeps for all is lifted for a moment."""

    def __init__(self, reader: Iterator[list[str]], lines: _Lines, limit: int) -> None:
        self._reader = reader
        self._lines = lines
        self._limit = limit

    def next_row(self) -> list[str] | None:
        """The next row; none at the end.

        Raises:
            RefusedError: It is too long, or broken.
        """
        self._lines.taken = 0
        before = csv.field_size_limit(self._limit + 1)
        try:
            return next(self._reader, None)
        except csv.Error as error:
            raise RefusedError(SkipReason.DAMAGED, str(error)) from None
        finally:
            csv.field_size_limit(before)


def _encoding(head: bytes) -> tuple[str, str]:
    """The encoding of a table and its first rows, the last one perhaps cut off left out."""
    whole = head[: head.rfind(b"\n") + 1] or head
    decoded = decode(whole)
    if not isinstance(decoded, Decoded):
        raise RefusedError(decoded.reason, decoded.detail)
    return decoded.encoding, decoded.text


def _find_separator(sample: str) -> str:
    """The mark that parts the cells: the one by which most columns are known, and rows are even."""

    def worth(mark: str) -> tuple[int, int, int]:
        try:
            rows = list(csv.reader(sample.splitlines()[:_SAMPLE_ROWS], delimiter=mark))
        except csv.Error:
            return (0, 0, 0)
        names = [name.strip().lstrip("\ufeff") for name in rows[0]] if rows else []
        known = len(find_columns(names, {})) if len(names) <= len(FIELDS) * 50 else 0
        even = sum(len(row) == len(names) for row in rows)
        return (known, even if len(names) > 1 else 0, len(names))

    return max(_SEPARATORS, key=worth)
