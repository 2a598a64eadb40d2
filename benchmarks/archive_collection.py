"""Generated reports laid where reading leaves its own, once for all sizes: a size is a prefix."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks import planted
from benchmarks.planted import Operation
from retold.archive.folders import Folders
from retold.archive.reading import week_of
from retold.archive.tables import FILES, ITEMS
from retold.model import Report

WORDS = 600
# Reports come in whole parts, each a file.
IN_PART = 2_000
_IN_A_DAY = 2_000
_FIRST_DAY = 22_400  # a day of 2031, counted from 1970
_ITEMS = "items"
_PLANTED = "planted"
_TRUTH = pa.schema([("copy", pa.int64()), ("exemplar", pa.int64()), ("operation", pa.string())])


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder of generated reports, and what was planted in them."""

    folder: Path

    def grow(self, size: int) -> None:
        """Make sure that it holds so many reports, made by two processes at once."""
        for name in (_ITEMS, _PLANTED):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        missing = [part for part in range(_parts(size)) if not self._file(_PLANTED, part).exists()]
        if missing:
            with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
                list(pool.map(self.write_part, missing))

    def write_part(self, part: int) -> None:
        """Make the reports of one part."""
        stream = list(planted.reports(IN_PART, words=WORDS, first=part * IN_PART))
        items = [item_of(made.number, made.report()) for made in stream]
        truth = [
            {"copy": made.number, "exemplar": one.exemplar, "operation": one.operation.value}
            for made in stream
            for one in made.planted
        ]
        pq.write_table(pa.Table.from_pylist(items, ITEMS), self._file(_ITEMS, part))
        pq.write_table(pa.Table.from_pylist(truth, _TRUTH), self._file(_PLANTED, part))

    def lay(self, size: int, out: str) -> None:
        """Link the first so many reports to where an archive begun in a folder reads them."""
        folders = Folders(out)
        folders.write_table("work/files/part-00000", FILES.empty_table())
        folders.mark_done("work/files")
        items = Path(out) / "work" / "items" / "part-00000"
        items.mkdir(parents=True)
        for part in range(_parts(size)):
            os.link(self._file(_ITEMS, part), items / f"{part:06}.parquet")
        folders.mark_done("work/items/part-00000")

    def truth(self, size: int) -> dict[int, tuple[int, Operation]]:
        """For each copy among the first so many its exemplar, and what was done."""
        made = {}
        for part in range(_parts(size)):
            for row in pq.read_table(self._file(_PLANTED, part)).to_pylist():
                made[row["copy"]] = (row["exemplar"], Operation(row["operation"]))
        return made

    def texts(self, size: int) -> Iterator[str]:
        """The texts of the first so many, in order."""
        for part in range(_parts(size)):
            for record in self._records(part):
                yield json.loads(record)["text"]

    def records(self, wanted: Iterable[int]) -> dict[int, str]:
        """The records of the reports of these numbers."""
        made: dict[int, str] = {}
        for part, numbers in groupby(sorted(wanted), lambda number: number // IN_PART):
            records = self._records(part)
            made.update((number, records[number % IN_PART]) for number in numbers)
        return made

    def _records(self, part: int) -> list[str]:
        found: list[str] = pq.read_table(self._file(_ITEMS, part))["record"].to_pylist()
        return found

    def _file(self, name: str, part: int) -> Path:
        return self.folder / name / f"{part:06}.parquet"


def item_of(number: int, report: Report) -> dict[str, Any]:
    """A report as reading leaves it; each has words of its own, and so a twin hash of its own."""
    day = _FIRST_DAY + number // _IN_A_DAY
    record = json.dumps(report.to_dict(), ensure_ascii=False)
    return {
        "number": number,
        "what": "report",
        "id": report.id,
        "week": week_of(day),
        "day": day,
        "twin": number,
        "record": record,
    }


def _parts(size: int) -> int:
    if size % IN_PART:
        raise ValueError(f"a size is a multiple of {IN_PART:,}, not {size:,}")
    return size // IN_PART
