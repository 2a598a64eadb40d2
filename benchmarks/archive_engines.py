"""The same tables from every engine, row by row, on more reports than a test can have.

`python -m benchmarks.archive_engines`: 20,000 generated reports to their pairs, the labelled
stories to their pairs, and those of Wikinews with their sources to all that is told. Needs the
group `engines`, and Java 17 for Spark itself.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow.dataset as ds
from pyarrow import compute as pc

from benchmarks import grouping_data
from benchmarks.archive_collection import Collection
from benchmarks.archive_run import MEMORY
from benchmarks.grouping_data import Filed
from benchmarks.table import Row, print_table
from retold.archive import ArchiveSettings, build_archive
from retold.archive.engines.engine import Engine
from retold.archive.engines.local import LocalEngine
from retold.archive.engines.spark import SparkEngine

ENGINES = ("duckdb", "sail", "spark")
GENERATED = 20_000


def rows(folder: str = "", engines: Iterable[str] = ENGINES) -> Iterator[Row]:
    """For each collection and engine the tables that differ from DuckDB's, and the seconds.

    Args:
        folder: Where generated reports are kept for the next time; nowhere if empty.
        engines: Which engines; DuckDB first.
    """
    with tempfile.TemporaryDirectory() as own:
        kept, work = Collection(Path(folder or own)), Path(own)
        kept.grow(GENERATED)
        for name, source, until in _sources(work):
            expected: dict[str, str] = {}
            for engine in engines:
                out = work / engine
                if source is None:
                    kept.lay(GENERATED, str(out))
                seconds = _build_apart(engine, source, out, until)
                found = _digests(out)
                expected = expected or found
                differing = sorted(
                    table for table in expected | found if expected.get(table) != found.get(table)
                )
                what = "differ: " + ", ".join(differing) if differing else "the same"
                yield Row(name, f"{engine}, {len(found)} tables", what, f"{seconds:.0f} s")
                shutil.rmtree(out)


def _sources(work: Path) -> Iterator[tuple[str, Path | None, str]]:
    """The name of each collection, its folder (none: laid as read already), and how far it goes."""
    yield f"{GENERATED:,} generated reports", None, "pairs"
    if not grouping_data.STORIES.exists():
        return
    sets = {
        "incidents": grouping_data.incidents(),
        "ecbplus": grouping_data.ecb_plus(),
        "wikinews": grouping_data.wikinews_sources(),
        "similarity": [
            Filed(report, "")
            for pair in grouping_data.pairs()
            for report in (pair.left, pair.right)
        ],
    }
    for name, filed in sets.items():
        _write(work / "all" / f"{name}.jsonl", filed)
    yield "labelled stories", work / "all", "pairs"
    _write(work / "told" / "wikinews.jsonl", sets["wikinews"])
    yield "wikinews and sources", work / "told", "stories"


def _write(path: Path, filed: Iterable[Filed]) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8") as stream:
        for one in filed:
            published = one.report.published.earliest
            row = {
                "text": one.report.text,
                "headline": one.report.headline,
                "published": None if published is None else published.isoformat(),
            }
            stream.write(json.dumps(row) + "\n")


def _build_apart(engine: str, source: Path | None, out: Path, until: str) -> float:
    """Make an archive in a process of its own: one that spoke Spark Connect starts no Spark."""
    given = [engine, str(source or "generated"), str(out), until]
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "benchmarks.archive_engines", "--one", *given],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


def _build(engine: str, source: str, out: str, until: str) -> None:
    used, stop = _open(engine, out)
    build_archive([source], out, used, ArchiveSettings(until=until))
    used.close()
    if stop is not None:
        stop.stop()  # type: ignore[attr-defined]


def _open(engine: str, out: str) -> tuple[Engine, object]:
    if engine == "duckdb":
        return LocalEngine(MEMORY, f"{out}/work/spill"), None
    if engine == "spark":
        return SparkEngine(master="local-cluster[2,1,2048]", memory="2GB"), None
    from pysail.spark import SparkConnectServer  # noqa: PLC0415 - large, and not always there

    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    return SparkEngine(remote=f"sc://127.0.0.1:{server.listening_address[1]}"), server


def _digests(out: Path) -> dict[str, str]:
    """For each table a digest of its rows, in an order of their own."""
    made = {}
    for folder in sorted(path for path in out.iterdir() if path.is_dir()):
        dataset = ds.dataset(folder, format="parquet", partitioning="hive")
        columns = {name: pc.field(name) for name in sorted(dataset.schema.names)}
        lines = sorted(
            hashlib.sha256(json.dumps(row, sort_keys=True, default=str).encode()).digest()
            for batch in dataset.to_batches(columns=columns)
            for row in batch.to_pylist()
        )
        made[folder.name] = f"{len(lines)} {hashlib.sha256(b''.join(lines)).hexdigest()}"
    return made


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", nargs=4, help="an engine, a source, a folder, how far")
    parser.add_argument("--folder", default="", help="where generated reports are kept")
    parser.add_argument("engines", nargs="*", default=ENGINES)
    given = parser.parse_args()
    if given.one:
        _build(*given.one)
    else:
        for row in rows(given.folder, given.engines):
            print_table([row])
