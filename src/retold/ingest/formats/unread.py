"""Files whose format is known and holds no article that could be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from retold.ingest.decode import name_unread
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.input import Input
from retold.model import Skip, SkipReason


def read(source: Input, _options: ReadingOptions) -> Iterator[Skip]:
    """Yield why it is not read."""
    name = name_unread(source.head)
    ending = PurePath(source.path).suffix.casefold()
    detail = f"this is {name}, which is not read" if name else f"{ending} files are not read"
    yield source.skip(SkipReason.UNKNOWN_FORMAT, detail)
