"""Archives at scale: what is found, how fast, in how much memory, beside DuckDB's bare plan.

`python -m benchmarks.archive` measures 20,000 reports; `make bench-archive` 50,000, 100,000 and
200,000. Reading is measured by itself: the generated reports are laid where it leaves its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks import planted
from benchmarks.planted import Operation
from benchmarks.table import Row, print_table
from retold.archive import ArchiveSettings, build_archive
from retold.archive.engines.engine import Table
from retold.archive.engines.local import LocalEngine
from retold.archive.folders import Folders
from retold.archive.reading import week_of
from retold.archive.tables import FILES, ITEMS
from retold.model import Report

DATA = "generated archive"
MEMORY = "4GB"
WORDS = 600
_IN_A_DAY = 2_000
_FIRST_DAY = 22_400  # a day of 2031, counted from 1970
_AT_ONCE = 2_000
# Two texts share a passage: the pairs that a join without windows, caps and crowds would give.
_BARE = """
WITH held AS (SELECT print FROM postings WHERE rare = 0 GROUP BY print HAVING count(*) <= 50),
cold AS (SELECT p.* FROM postings AS p JOIN held AS h ON p.print = h.print WHERE p.rare = 0)
SELECT a.number, b.number AS other, sum(a.weight) AS shared
FROM cold AS a JOIN cold AS b ON a.print = b.print AND a.number < b.number
GROUP BY a.number, b.number HAVING sum(a.weight) >= 6
"""


def rows(sizes: tuple[int, ...] = (20_000,)) -> list[Row]:
    """The figures of archives of these sizes, each measured in a process of its own."""
    made: list[Row] = []
    before: dict[str, Any] | None = None
    for size in sizes:
        found = _measure_apart(size)
        made += _rows_of(size, found, before)
        before = found
    return made


def _rows_of(size: int, found: dict[str, Any], before: dict[str, Any] | None) -> Iterator[Row]:
    data = f"{DATA}, {size:,}"
    for name, (hits, of) in found["recall"].items():
        yield Row(data, f"recall: {name}", f"{hits / of:.4f}", f"{of} planted")
    yield Row(data, "wrong pairs per 100 reports", f"{100 * found['wrong'] / size:.2f}", "")
    seconds = found["seconds"]
    yield Row(data, "fingerprints, reports a second", f"{size / seconds['prints']:.0f}", "2 cores")
    ratio = seconds["pairs"] / seconds["bare"]
    yield Row(data, "pairs: times the bare plan", f"{ratio:.2f}", f"{seconds['bare']:.1f} s bare")
    yield Row(data, "peak memory, MB", f"{found['memory'] / 1e6:.0f}", f"limit {MEMORY}")
    if before is not None:
        grown = sum(seconds.values()) / sum(before["seconds"].values())
        yield Row(data, "time, times that of the size before", f"{grown:.2f}", "")


def _measure_apart(size: int) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.archive", "--one", str(size)],
        check=True,
        capture_output=True,
        text=True,
    )
    made: dict[str, Any] = json.loads(done.stdout)
    return made


def _measure(size: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        truth = _lay_items(Folders(str(out)), size)
        at: dict[tuple[str, int], float] = {}

        def note(step: str, done: int, _: int) -> None:
            at.setdefault((step, done), time.perf_counter())

        engine = _Kept(MEMORY, str(out / "work" / "spill"), folder)
        build_archive(
            ["generated"],
            str(out),
            engine,
            ArchiveSettings(until="pairs"),
            note,
        )
        seconds = {
            "prints": at["comparing", 1] - at["comparing", 0],
            "pairs": at["comparing", 2] - at["comparing", 1],
            "kin": at["comparing", 3] - at["comparing", 2],
            "bare": engine.time_bare(),
        }
        pairs = pq.ParquetDataset(engine.kept).read().to_pylist()
        engine.close()
        usage = [
            resource.getrusage(who).ru_maxrss
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        ]
        return _score(pairs, truth) | {"seconds": seconds, "memory": max(usage) * 1024}


class _Kept(LocalEngine):
    """The local engine, which keeps the tables of fingerprints and pairs to be looked at."""

    def __init__(self, memory: str, spill: str, folder: str) -> None:
        super().__init__(memory, spill)
        self.kept, self._postings = f"{folder}/pairs", f"{folder}/postings"

    def query(
        self, sql: str, tables: Mapping[str, Table], out: str, *, by_week: bool = False
    ) -> None:
        """Run it, and keep a copy of the pairs and of what they were found by."""
        super().query(sql, tables, out, by_week=by_week)
        if out.endswith("/pairs"):
            shutil.copytree(out, self.kept)
            shutil.copytree(tables["postings"][0], self._postings)

    def time_bare(self) -> float:
        """Seconds that DuckDB takes for the same join with nothing around it."""
        bare = duckdb.connect(":memory:", config={"memory_limit": MEMORY, "threads": 2})
        bare.read_parquet(f"{self._postings}/*.parquet").create_view("postings")
        start = time.perf_counter()
        bare.sql(_BARE).write_parquet(f"{self.kept}.bare")
        return time.perf_counter() - start


def _lay_items(folders: Folders, size: int) -> dict[int, tuple[int, Operation]]:
    """Lay generated reports where reading leaves its own; for each copy its exemplar, and how."""
    truth: dict[int, tuple[int, Operation]] = {}
    batch: list[dict[str, Any]] = []
    folders.write_table("work/files/part-00000", FILES.empty_table())
    folders.mark_done("work/files")
    for made in planted.reports(size, words=WORDS):
        for one in made.planted:
            truth[made.number] = (one.exemplar, one.operation)
        batch.append(_item(made.number, made.report()))
        if len(batch) == _AT_ONCE or made.number == size - 1:
            name = f"work/items/part-00000/{made.number:07}"
            folders.write_table(name, pa.Table.from_pylist(batch, ITEMS))
            batch = []
    folders.mark_done("work/items/part-00000")
    return truth


def _item(number: int, report: Report) -> dict[str, Any]:
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


def _score(pairs: list[dict[str, int]], truth: dict[int, tuple[int, Operation]]) -> dict[str, Any]:
    passages = {(one["a_number"], one["b_number"]) for one in pairs}
    recall: dict[str, list[int]] = {}
    for copy, (exemplar, operation) in truth.items():
        hits = recall.setdefault(operation.value.lower(), [0, 0])
        hits[0] += (exemplar, copy) in passages
        hits[1] += 1

    def root(number: int) -> int:
        return truth[number][0] if number in truth else number

    wrong = sum(root(a) != root(b) for a, b in passages)
    return {"recall": recall, "wrong": wrong}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", type=int, help="measure one size in this process, as JSON")
    parser.add_argument("sizes", nargs="*", type=int, default=[20_000])
    given = parser.parse_args()
    if given.one:
        print(json.dumps(_measure(given.one)))
    else:
        print_table(rows(tuple(given.sizes)))
