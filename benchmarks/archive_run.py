"""One archive of generated reports, measured stage by stage."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.archive_collection import Collection
from benchmarks.planted import Operation
from benchmarks.process_tree import Watch, cpu_seconds
from retold.archive import ArchiveSettings, build_archive
from retold.archive.engines.engine import Table
from retold.archive.engines.local import LocalEngine
from retold.archive.telling import tell

MEMORY = "4GB"
STAGES = ("fingerprints", "pairs", "kin", "groups", "writing")
# What has been done when so many parts of comparing are.
_COMPARED = {1: "fingerprints", 2: "pairs", 3: "kin", 5: "groups"}
_KEPT = ("pairs", "members", "postings")
# Groups of so many reports in all are told, and so many reports that are in none.
_GROUPED_TOLD, _ALONE_TOLD = 100, 100
# Two texts share a passage: the pairs that a join without windows, caps and crowds would give.
_BARE = """
WITH held AS (SELECT print FROM postings WHERE rare = 0 GROUP BY print HAVING count(*) <= 50),
cold AS (SELECT p.* FROM postings AS p JOIN held AS h ON p.print = h.print WHERE p.rare = 0)
SELECT a.number, b.number AS other, sum(a.weight) AS shared
FROM cold AS a JOIN cold AS b ON a.print = b.print AND a.number < b.number
GROUP BY a.number, b.number HAVING sum(a.weight) >= 6
"""


def measure(collection: Collection, size: int) -> dict[str, Any]:
    """What was found, and what every stage took, as plain values.

    Args:
        collection: Holds so many reports at least.
        size: How many of them the archive has.
    """
    with tempfile.TemporaryDirectory(dir=collection.folder) as folder, Watch() as memory:
        out = Path(folder) / "out"
        collection.lay(size, str(out))
        engine = _Keeping(MEMORY, str(out / "work" / "spill"), Path(folder))
        meter = _Meter(memory)
        settings = ArchiveSettings(until="pairs")
        build_archive(["generated"], str(out), engine, settings, meter.note)
        meter.end("writing")
        engine.close()
        kept = {name: Path(folder) / name for name in _KEPT}
        pairs = pq.ParquetDataset(kept["pairs"]).read()
        members = pq.ParquetDataset(kept["members"]).read()
        return _score(pairs.to_pylist(), collection.truth(size)) | {
            "spent": meter.spent,
            "bare": _time_bare(kept["postings"], folder),
            "sizes": _sizes(pairs, members, kept["postings"]),
            "told": _time_telling(collection, members),
        }


class _Keeping(LocalEngine):
    """The local engine, which keeps tables on the way to be looked at."""

    def __init__(self, memory: str, spill: str, folder: Path) -> None:
        super().__init__(memory, spill)
        self._folder = folder

    def query(
        self, sql: str, tables: Mapping[str, Table], out: str, *, by_week: bool = False
    ) -> None:
        """Run it, and link the files that it read and made."""
        super().query(sql, tables, out, by_week=by_week)
        for name, (folder,) in {**tables, Path(out).name: [out]}.items():
            if name in _KEPT and not (self._folder / name).exists():
                shutil.copytree(folder, self._folder / name, copy_function=os.link)


@dataclass(slots=True)
class _Meter:
    """What each stage took, from the notes of its progress."""

    memory: Watch
    spent: dict[str, dict[str, float]] = field(default_factory=dict)
    _since: tuple[float, float] = (0.0, 0.0)

    def note(self, step: str, done: int, _: int) -> None:
        """Begin with the first comparing; a stage ends where the next begins."""
        if (step, done) == ("comparing", 0):
            self._begin()
        elif step == "comparing" and done in _COMPARED:
            self.end(_COMPARED[done])

    def end(self, name: str) -> None:
        """Write down what was spent since the stage before ended."""
        wall, cpu = self._since
        peak = self.memory.take_peak()
        self._begin()
        self.spent[name] = {
            "wall": self._since[0] - wall,
            "cpu": self._since[1] - cpu,
            "peak": peak,
        }

    def _begin(self) -> None:
        self._since = (time.perf_counter(), cpu_seconds())


def _time_bare(postings: Path, folder: str) -> dict[str, float]:
    """What DuckDB takes for the same join with nothing around it."""
    config: dict[str, Any] = {"memory_limit": MEMORY, "threads": 2, "temp_directory": folder}
    with duckdb.connect(":memory:", config=config) as bare:
        bare.read_parquet(f"{postings}/*.parquet").create_view("postings")
        wall, cpu = time.perf_counter(), cpu_seconds()
        bare.sql(_BARE).write_parquet(f"{folder}/bare.parquet")
        return {"wall": time.perf_counter() - wall, "cpu": cpu_seconds() - cpu}


def _sizes(pairs: pa.Table, members: pa.Table, postings: Path) -> dict[str, int]:
    files = list(postings.glob("*.parquet"))
    groups = members["together"].value_counts().field("counts").to_numpy()
    return {
        "postings": sum(pq.read_metadata(file).num_rows for file in files),
        "bytes of postings": sum(file.stat().st_size for file in files),
        "pairs": pairs.num_rows,
        "groups of two and more": int((groups > 1).sum()),
        "reports in them": int(groups[groups > 1].sum()),
        "largest group": int(groups.max()),
    }


def _time_telling(collection: Collection, members: pa.Table) -> dict[str, tuple[int, float]]:
    """For groups and for reports in none how many reports were told, in how many seconds."""
    together: dict[int, list[int]] = {}
    for row in members.to_pylist():
        together.setdefault(row["together"], []).append(row["number"])
    told = {}
    for name, most, groups in (
        ("in groups", _GROUPED_TOLD, [one for one in together.values() if len(one) > 1]),
        ("alone", _ALONE_TOLD, [one for one in together.values() if len(one) == 1]),
    ):
        sample = _some_of(groups, most)
        records = collection.records(number for group in sample for number in group)
        rows = [
            {"records": [records[number] for number in group], "first_week": "2031-W18"}
            for group in sample
        ]
        start = time.process_time()
        for _ in tell(iter([pa.RecordBatch.from_pylist(rows)] if rows else []), "fast"):
            pass
        told[name] = (len(records), time.process_time() - start)
    return told


def _some_of(groups: list[list[int]], most: int) -> list[list[int]]:
    """Groups drawn at random, the same in every run, until they hold so many reports."""
    made: list[list[int]] = []
    for group in Random(0).sample(groups, len(groups)):  # noqa: S311 - a sample
        if sum(map(len, made)) >= most:
            break
        made.append(group)
    return made


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
