"""A partition with 100,000 identical reports, and one with as many near copies of one text.

`python -m benchmarks.archive_crowd [REPORTS]`. Neither may cost more than so many reports that have
nothing to do with one another; all are listed, a few are told.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa

from benchmarks import planted
from benchmarks.archive_collection import WORDS, item_of
from benchmarks.archive_run import MEMORY
from benchmarks.process_tree import Watch
from benchmarks.table import Row, print_table
from retold.archive import ArchiveSettings, build_archive
from retold.archive.engines.local import LocalEngine
from retold.archive.folders import Folders
from retold.archive.reading import twin_of
from retold.archive.tables import FILES, ITEMS
from retold.model import Report

_SHOWN = ("reports", "copies", "candidates", "stories")
_AT_ONCE = 2_000


def rows(size: int = 100_000) -> Iterator[Row]:
    """What each crowd costs, and what is in its archive."""
    (made,) = planted.reports(1, words=WORDS)

    def same(_: int) -> str:
        return made.text

    def near(number: int) -> str:
        return f"{made.text}\n\nThe office of district {number} had nothing to add."

    for name, text_of, until in (("identical", same, "stories"), ("near copies", near, "pairs")):
        data = f"{size:,} reports, {name}"
        with tempfile.TemporaryDirectory() as folder:
            yield from _rows_of(data, size, text_of, until, Path(folder) / "out")


def _rows_of(
    data: str, size: int, text_of: Callable[[int], str], until: str, out: Path
) -> Iterator[Row]:
    _lay(out, size, text_of)
    engine = LocalEngine(MEMORY, str(out / "work" / "spill"))
    with Watch() as watch:
        start = time.perf_counter()
        manifest = build_archive(["crowd"], str(out), engine, ArchiveSettings(until=until))
        wall = time.perf_counter() - start
        peak = watch.take_peak()
    engine.close()
    yield Row(data, "CPU seconds per 1,000", f"{1000 * watch.cpu / size:.2f}", f"{wall:.0f} s")
    yield Row(data, "peak memory, MB", f"{peak / 1e6:.0f}", f"limit {MEMORY}")
    for table in _SHOWN:
        if table in manifest["tables"]:
            yield Row(data, f"rows of {table}", f"{manifest['tables'][table]:,}")


def _lay(out: Path, size: int, text_of: Callable[[int], str]) -> None:
    """Reports of one day where reading leaves its own."""
    folders = Folders(str(out))
    folders.write_table("work/files/part-00000", FILES.empty_table())
    folders.mark_done("work/files")
    for start in range(0, size, _AT_ONCE):
        items = []
        for number in range(start, min(size, start + _AT_ONCE)):
            report = Report.from_text(text_of(number), path=f"{number:07}.txt")
            items.append(item_of(0, report) | {"number": number, "twin": twin_of(report)})
        name = f"work/items/part-00000/{start:07}"
        folders.write_table(name, pa.Table.from_pylist(items, ITEMS))
    folders.mark_done("work/items/part-00000")


if __name__ == "__main__":
    print_table(rows(*map(int, sys.argv[1:2])))
