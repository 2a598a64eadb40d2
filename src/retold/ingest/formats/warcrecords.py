"""The records of a web archive (ISO 28500), whatever their headers say of their length.

Every record must be followed by the next one or by the end. Where it is not, its stated length is
wrong, and the next record is looked for; the archive goes on from there. (The published readers
end at the first such record, and those behind it are lost.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

import regex

from retold.ingest.limits import ReadingLimits

_CHUNK = 256 * 1024
_MAX_HEADER = 64 * 1024
_VERSION = regex.compile(rb"WARC/\d\.\d{1,2}\r?\n")
# A line of a page may read "WARC/1.0"; a record goes on with its fields.
_START = regex.compile(rb"WARC/\d\.\d{1,2}\r?\n(?=(?:WARC-|Content-)[A-Za-z-]{1,40}:)")
_START_CHARS = 64
_BREAKS = regex.compile(rb"[\r\n\0]*+")
_HEADER_END = regex.compile(rb"\r?\n\r?\n")
# wget is known to be out by one or two, and some writers end a record with one line break.
_TOLERATED = 8


@dataclass(slots=True)
class Record:
    """One record: its fields by their names in lower case, its block, and what is wrong with it."""

    number: int
    fields: dict[str, str] = field(default_factory=dict)
    block: bytes = b""
    problem: str = ""
    is_too_large: bool = False

    @property
    def type(self) -> str:
        """What sort of record it is."""
        return self.fields.get("warc-type", "").casefold()


def read_records(stream: BinaryIO, limits: ReadingLimits) -> Iterator[Record]:
    """Yield the records of an archive in their order, those with a problem too."""
    window = _Window(stream)
    number = 0
    while True:
        has_garbage = not window.is_at_record() and window.pass_to_record()
        number += 1
        if has_garbage:
            yield Record(number, problem="there is no record where one should be")
            number += 1
        if not window.fill(1):
            return
        record = Record(number)
        if _read_header(window, record):
            _read_block(window, record, limits)
        else:
            record.problem = "its header is broken"
            window.drop(1)
            window.pass_to_record()
        yield record


def _read_header(window: _Window, record: Record) -> bool:
    window.fill(_MAX_HEADER)
    end = _HEADER_END.search(window.held, 0, _MAX_HEADER)
    if end is None:
        return False
    for line in bytes(window.held[: end.start()]).splitlines()[1:]:
        name, found, value = line.decode("utf-8", "replace").partition(":")
        if found:
            record.fields.setdefault(name.strip().casefold(), value.strip()[:4000])
    window.drop(end.end())
    return True


def _read_block(window: _Window, record: Record, limits: ReadingLimits) -> None:
    stated = record.fields.get("content-length", "")
    length = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 19 else -1
    if length > limits.max_record_bytes:
        record.is_too_large = True
        record.problem = f"it states {length:,} bytes"
        window.pass_to_record(length)
        return
    window.fill(max(0, length) + _START_CHARS + _TOLERATED)
    if length >= 0 and _is_followed(window.held, length):
        record.block = bytes(window.held[:length])
        window.drop(length)
        return
    # The length is wrong: the record ends where the next one begins.
    record.problem = f"it states {stated[:30] or 'no'} bytes, and that is wrong"
    window.pass_to_record()


def _is_followed(held: bytearray, length: int) -> bool:
    """Whether behind the block stand the next record, or the end of the archive.

    Or garbage behind the line breaks that end a record, if no other record begins in the block.
    """
    if len(held) < length:
        return False
    rest = bytes(held[length : length + _START_CHARS + _TOLERATED])
    start = _VERSION.search(rest)
    if (start is not None and start.start() <= _TOLERATED) or not rest.strip(b"\r\n\0"):
        return True
    return rest.startswith(b"\r\n\r\n") and _START.search(held, 0, length) is None


class _Window:
    """What was read of a stream and not yet used."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.held = bytearray()

    def fill(self, size: int) -> int:
        """Read on until so much is held, or the end; how much is held."""
        while len(self.held) < size:
            part = self._stream.read(max(_CHUNK, min(size - len(self.held), 16 * _CHUNK)))
            if not part:
                break
            self.held += part
        return len(self.held)

    def drop(self, size: int) -> None:
        """Be done with so much of it."""
        del self.held[:size]

    def is_at_record(self) -> bool:
        """Whether the next record begins here, behind line breaks at most; they are dropped."""
        self.fill(_START_CHARS)
        blank = _BREAKS.match(self.held)
        while blank is not None and blank.end():
            self.drop(blank.end())
            self.fill(_START_CHARS)
            blank = _BREAKS.match(self.held)
        return not self.held or _VERSION.match(self.held) is not None

    def pass_to_record(self, length: int | None = None) -> bool:
        """Go to where the next record begins, or over so many bytes; whether any were passed."""
        left = length
        passed = False
        while (left is None or left > 0) and self.fill(_CHUNK) > 0:
            end = len(self.held) if left is None else min(left, len(self.held))
            start = _START.search(self.held, 0, end)
            if start is not None:
                self.drop(start.start())
                return passed or start.start() > 0
            # The end of what is held stays for the next turn: a record may begin in it.
            is_last = len(self.held) < _CHUNK
            size = end if is_last else min(end, len(self.held) - _START_CHARS)
            self.drop(size)
            left = None if left is None else left - size
            passed = True
        return passed
