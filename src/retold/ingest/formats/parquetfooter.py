"""Where the pages of each column of a Parquet file stand, by its footer.

Apache Parquet format, `FileMetaData`. Arrow's own account of a column is not asked for: on a broken
footer it ends the whole process (26.0: an exception in C++ that nothing catches).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from retold.ingest.formats.thrift import BINARY, I64, LIST, STRUCT, Compact
from retold.ingest.refusal import RefusedError
from retold.model import SkipReason

_TAIL, _MARK = 8, b"PAR1"
MAX_FOOTER_BYTES = 8 * 2**20
# Fields of the structs, by their numbers.
_ROW_GROUPS, _COLUMNS, _META_DATA = 4, 1, 3
_PATH, _SIZE, _DATA, _DICTIONARY = 3, 7, 9, 11


@dataclass(slots=True)
class Chunk:
    """A column's pages in one group of rows: from `start` on, so many bytes; `name` is its own."""

    name: str = ""
    size: int = -1
    data: int = -1
    dictionary: int = -1

    @property
    def start(self) -> int:
        """Where its first page stands."""
        return min(self.data, self.dictionary) if self.dictionary > 0 else self.data


def find_chunks(stream: BinaryIO) -> list[Chunk]:
    """The chunks of all columns, in the order of the file.

    Raises:
        RefusedError: The footer is broken, or has more than 8 MB.
    """
    end = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, end - _TAIL))
    tail = stream.read(_TAIL)
    size = int.from_bytes(tail[:4], "little")
    if len(tail) < _TAIL or tail[4:] != _MARK or size > end - _TAIL:
        raise RefusedError(SkipReason.DAMAGED, "its footer is broken")
    if size > MAX_FOOTER_BYTES:
        raise RefusedError(SkipReason.TOO_LARGE, f"its footer has {size:,} bytes")
    stream.seek(end - _TAIL - size)
    chunks = []
    try:
        for chunk in _read_chunks(Compact(stream.read(size))):
            if not 0 <= chunk.start <= end or chunk.size < 0:
                raise ValueError  # noqa: TRY301 - one road for whatever is wrong
            chunks.append(chunk)
    except (ValueError, IndexError):
        raise RefusedError(SkipReason.DAMAGED, "its footer is broken") from None
    return chunks


def _read_chunks(footer: Compact) -> Iterator[Chunk]:
    for _ in _each(footer, _ROW_GROUPS):
        for _ in _each(footer, _COLUMNS):
            yield from _read_column(footer)


def _each(footer: Compact, wanted: int) -> Iterator[None]:
    """Stop at each struct in one list of a struct, to be read there; the rest is passed over."""
    for field, kind in footer.fields():
        if (field, kind) != (wanted, LIST):
            footer.skip(kind)
            continue
        for item in footer.items():
            if item != STRUCT:
                raise ValueError
            yield


def _read_column(footer: Compact) -> Iterator[Chunk]:
    for field, kind in footer.fields():
        if (field, kind) == (_META_DATA, STRUCT):
            yield _read_chunk(footer)
        else:
            footer.skip(kind)


def _read_chunk(footer: Compact) -> Chunk:
    made = Chunk()
    for field, kind in footer.fields():
        if (field, kind) == (_PATH, LIST):
            names = []
            for item in footer.items():
                if item != BINARY:
                    raise ValueError
                names.append(footer.text())
            made.name = names[0] if names else ""
        elif kind == I64 and field == _SIZE:
            made.size = footer.number()
        elif kind == I64 and field == _DATA:
            made.data = footer.number()
        elif kind == I64 and field == _DICTIONARY:
            made.dictionary = footer.number()
        else:
            footer.skip(kind)
    return made
