"""How much memory the pages of a Parquet file ask for, before they are unpacked.

A page states the size it unpacks to in its header (Apache Parquet format, `PageHeader`, in Thrift's
compact protocol), and Arrow takes that much at once: a file of a few kilobytes can ask for 2 GB.
"""

from __future__ import annotations

import io
from collections.abc import Container, Iterator
from typing import BinaryIO

from retold.ingest.formats.parquetfooter import find_chunks
from retold.ingest.formats.thrift import I32, Compact
from retold.ingest.limits import ReadingLimits
from retold.ingest.refusal import RefusedError
from retold.model import SkipReason

_HEADER_BYTES = 64 * 1024
_MAX_PAGES = 1_000_000
_UNPACKED, _PACKED = 2, 3  # fields of a header


def check_pages(stream: BinaryIO, names: Container[str], limits: ReadingLimits) -> None:
    """Make sure that no page of some columns unpacks to more than one text may have.

    Raises:
        RefusedError: One does, or its header, or the footer, cannot be read.
    """
    before = stream.tell()
    length = stream.seek(0, io.SEEK_END)
    try:
        for chunk in find_chunks(stream):
            if chunk.name not in names:
                continue
            for unpacked in _page_sizes(stream, chunk.start, chunk.start + chunk.size, length):
                if not 0 <= unpacked <= limits.max_bytes:
                    detail = f"one of its pages has {unpacked:,} bytes"
                    raise RefusedError(SkipReason.TOO_LARGE, detail)
    finally:
        stream.seek(before)


def _page_sizes(stream: BinaryIO, at: int, end: int, length: int) -> Iterator[int]:
    """What the pages between two places of a file unpack to; the file has so many bytes."""
    for _ in range(_MAX_PAGES):
        if at >= end:
            return
        stream.seek(at)
        header = Compact(stream.read(_HEADER_BYTES))
        sizes = _read_sizes(header)
        # Arrow takes as much memory as a page says it has, before it looks whether the file does.
        if sizes is None or not 0 <= sizes[1] <= length - at - header.at:
            raise RefusedError(SkipReason.DAMAGED, "the header of one of its pages is broken")
        yield sizes[0]
        at += header.at + sizes[1]


def _read_sizes(header: Compact) -> tuple[int, int] | None:
    """The unpacked and the packed size of a page; `header` is then read to its end."""
    found: dict[int, int] = {}
    try:
        for field, kind in header.fields():
            if kind == I32 and field in {_UNPACKED, _PACKED}:
                found[field] = header.number()
            else:
                header.skip(kind)
    except (IndexError, ValueError):
        return None
    return (found[_UNPACKED], found[_PACKED]) if len(found) == 2 else None
