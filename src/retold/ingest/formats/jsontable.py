"""JSON Lines, arrays of objects, and an object that holds such an array: row by row."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

import regex

from retold.ingest.formats.document import Document
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.formats.row import RowReader
from retold.ingest.input import Input
from retold.ingest.refusal import RefusedError
from retold.model import Skip, SkipReason

_CHUNK = 64 * 1024
_BLANK = regex.compile(r"[\s,]*")
_FIRST = regex.compile(rb"(?:\xef\xbb\xbf)?\s{0,2000}(.)", regex.DOTALL)
_MAX_NODES = 1000


def read(source: Input, options: ReadingOptions) -> Iterator[Document | Skip]:
    """Yield the text of every row."""
    rows = RowReader(source, options)
    first = _FIRST.match(source.head)
    if first is not None and first.group(1) == b"[":
        found = _read_array(source, options, rows)
    elif _is_one_object(source.head):
        found = _read_object(source, options, rows)
    else:
        found = _read_lines(source, options, rows)
    yield from _join_skips(found, rows)


def _join_skips(found: Iterator[Document | Skip], rows: RowReader) -> Iterator[Document | Skip]:
    """One skip for rows in a row that have no column of text, and for a file of such rows alone."""
    run: Skip | None = None
    start = end = 0
    for one in found:
        if isinstance(one, Skip) and one.reason is SkipReason.UNKNOWN_FORMAT:
            if run is None:
                run, start = one, rows.number
            end = rows.number
            continue
        if run is not None:
            yield _skip_of_run(run, _rows(start, end))
            run = None
        yield one
    if run is not None:
        yield _skip_of_run(run, _rows(start, end) if start > 1 else "")


def _rows(start: int, end: int) -> str:
    return f"rows {start} to {end}" if start < end else f"row {end}"


def _skip_of_run(first: Skip, named: str) -> Skip:
    why = first.detail.partition(": ")[2]
    return replace(first, detail=f"{named}: {why}" if named else why)


def _is_one_object(head: bytes) -> bool:
    """Whether the first line is no whole object, so that one object goes over several lines."""
    line, found, rest = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if not found or not rest.strip():
        return False
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        # A broken first row of JSON Lines is followed by another row.
        return not rest.lstrip().startswith(b"{")
    return False


def _read_lines(
    source: Input, options: ReadingOptions, rows: RowReader
) -> Iterator[Document | Skip]:
    limit = options.limits.max_row_bytes
    while line := source.stream.readline(limit + 1):
        if len(line) > limit and not line.endswith(b"\n"):
            rows.number += 1
            _pass_line(source.stream)
            yield source.skip(SkipReason.TOO_LARGE, f"row {rows.number}: it is too long")
        elif line.strip(b"\xef\xbb\xbf \t\r\n\0"):
            yield _read_row(source, rows, line)


def _pass_line(stream: BinaryIO) -> None:
    while part := stream.readline(_CHUNK):
        if part.endswith(b"\n"):
            return


def _read_row(source: Input, rows: RowReader, line: bytes) -> Document | Skip:
    body = line.removeprefix(codecs.BOM_UTF8).strip(b" \t\r\n\0")
    try:
        row = json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        rows.number += 1
        return source.skip(SkipReason.DAMAGED, f"row {rows.number}: it is no JSON")
    return _document(source, rows, row, body)


def _document(
    source: Input,
    rows: RowReader,
    row: Any,  # noqa: ANN401 - as parsed
    body: bytes | None = None,
) -> Document | Skip:
    if not isinstance(row, dict):
        rows.number += 1
        return source.skip(SkipReason.DAMAGED, f"row {rows.number}: it is no object")
    try:
        return rows.read(row, body)
    except RefusedError as refusal:
        detail = str(refusal)
        named = detail if detail.startswith("row ") else f"row {rows.number}: {detail}"
        return source.skip(refusal.reason, named)


def _read_object(
    source: Input, options: ReadingOptions, rows: RowReader
) -> Iterator[Document | Skip]:
    """One object over several lines: an article, or what holds a list of them."""
    limit = options.limits.max_row_bytes
    body = source.stream.read(limit + 1)
    if len(body) > limit:
        raise RefusedError(SkipReason.TOO_LARGE, "one JSON object of this size is not read")
    try:
        whole = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        raise RefusedError(SkipReason.DAMAGED, "it is no JSON") from None
    held = _find_rows(whole)
    for row in held if held is not None else [whole]:
        yield _document(source, rows, row)


def _find_rows(whole: Any) -> list[Any] | None:  # noqa: ANN401 - as parsed
    """The first list of objects within an object, the shallowest one."""
    waiting = [whole]
    for _ in range(_MAX_NODES):
        if not waiting:
            return None
        node = waiting.pop(0)
        for value in node.values():
            if isinstance(value, list) and value and isinstance(value[0], dict) and (
                len(value[0]) > 1
            ):  # fmt: skip
                return value
            if isinstance(value, dict):
                waiting.append(value)
    return None


def _read_array(
    source: Input, options: ReadingOptions, rows: RowReader
) -> Iterator[Document | Skip]:
    """The elements of an array one after the other; the array itself is never held."""
    elements = _Elements(source.stream, options.limits.max_row_bytes)
    for row in elements:
        yield _document(source, rows, row)
    if elements.damage:
        detail = f"after row {rows.number}: {elements.damage}; the rest was not read"
        yield source.skip(SkipReason.DAMAGED, detail)


class _Elements:
    """The elements of a JSON array in a stream."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._text = ""
        self._at = 0
        self._is_over = False
        self.damage = ""

    def __iter__(self) -> Iterator[Any]:
        self._fill(_CHUNK)
        self._at = self._text.find("[") + 1
        while True:
            self._at = _end(_BLANK.match(self._text, self._at), self._at)
            if self._at >= len(self._text):
                if self._is_over:
                    self.damage = "the array is not closed"
                    return
                self._fill(_CHUNK)
                continue
            if self._text[self._at] == "]":
                return
            element = self._next_element()
            if self.damage:
                return
            yield element

    def _next_element(self) -> Any:  # noqa: ANN401 - as parsed
        """The element that begins here; more is read, twice as much each time, until it ends."""
        parser = json.JSONDecoder()
        while True:
            try:
                element, end = parser.raw_decode(self._text, self._at)
            except RecursionError:
                self.damage = "it is nested too deep"
                return None
            except ValueError:
                if self._is_over or len(self._text) - self._at > self._limit:
                    self.damage = "it is no JSON, or an element is too long"
                    return None
                self._fill(max(_CHUNK, len(self._text) - self._at))
                continue
            # A number at the end of what was read may go on.
            if end == len(self._text) and not self._is_over:
                self._fill(_CHUNK)
                continue
            self._at = end
            return element

    def _fill(self, size: int) -> None:
        part = self._stream.read(size)
        self._is_over = not part
        self._text = self._text[self._at :] + self._decoder.decode(part, final=not part)
        self._at = 0


def _end(match: regex.Match[str] | None, default: int) -> int:
    return match.end() if match is not None else default
