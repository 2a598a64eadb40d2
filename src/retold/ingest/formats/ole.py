"""The container of old Word and Excel files, and of encrypted new ones."""

from __future__ import annotations

from collections.abc import Iterator

from retold.ingest.formats.options import ReadingOptions
from retold.ingest.input import Input
from retold.model import Skip, SkipReason

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SEARCHED_BYTES = 4 * 2**20


def read(source: Input, _options: ReadingOptions) -> Iterator[Skip]:
    """Yield whether it is encrypted, or old."""
    head = source.stream.read(_SEARCHED_BYTES)
    if _ENCRYPTED in head:
        yield source.skip(SkipReason.ENCRYPTED, "it is encrypted; save it without a password")
        return
    detail = "this is an old Word or Excel file; save it as DOCX or as text"
    yield source.skip(SkipReason.UNKNOWN_FORMAT, detail)
