"""Files to reports: the first stage of an archive."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

from retold.archive.places import open_place
from retold.archive.stages import Batches, Stage, batches_of
from retold.archive.tables import ITEMS, UNDATED
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.input import Input
from retold.ingest.reading import read_inputs
from retold.model import Report, Skip, SkipReason
from retold.text.tokens import fold_words

# A file's items are numbered within it; no crawl packs more into one.
ITEMS_IN_FILE = 1 << 24


def reading_stage(columns: Mapping[str, str]) -> Stage:
    """The stage that reads files.

    Args:
        columns: Which columns of tables hold what, as for `read`.
    """
    return Stage("read", partial(read_files, columns=dict(columns)), ITEMS)


def read_files(batches: Batches, columns: Mapping[str, str]) -> Batches:
    """The reports and skips of the files that the rows name."""
    rows = (
        row for batch in batches for file in batch.to_pylist() for row in _items_of(file, columns)
    )
    yield from batches_of(rows, ITEMS, lambda row: len(row[-1]))


def _items_of(file: dict[str, Any], columns: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    first = file["file"] * ITEMS_IN_FILE
    for place, item in enumerate(_read(file, columns)):
        record = json.dumps(item.to_dict(), ensure_ascii=False)
        if isinstance(item, Skip):
            yield (first + place, "skip", "", UNDATED, None, None, record)
        else:
            day = day_of(item)
            yield (first + place, "report", item.id, week_of(day), day, twin_of(item), record)


def _read(file: dict[str, Any], columns: Mapping[str, str]) -> Iterator[Report | Skip]:
    shown = file["shown"]
    options = ReadingOptions(columns=columns)
    try:
        with open_place(file["place"]) as stream:
            yield from read_inputs([Input.of(shown, stream)], options)
    except OSError as error:
        detail = (error.strerror or "it cannot be opened").lower()
        yield Skip(item=shown, step="read", reason=SkipReason.UNREADABLE, detail=detail)


def day_of(report: Report) -> int | None:
    """The day of publication, counted from 1970; nothing where it is not known."""
    moment = report.published.moment
    return None if moment is None else int(moment.middle.timestamp() // 86_400)


def week_of(day: int | None) -> str:
    """The ISO week of a day, as `2031-W18`: the partition that a report lies in.

    >>> week_of(0), week_of(None)
    ('1970-W01', 'undated')
    """
    if day is None:
        return UNDATED
    year, week, _ = datetime.fromtimestamp(day * 86_400, UTC).isocalendar()
    return f"{year}-W{week:02}"


def twin_of(report: Report) -> int:
    """A hash that reports of the same words have alike, however they are set."""
    words = " ".join(fold_words(report.text)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(words, digest_size=8).digest(), "big", signed=True)
