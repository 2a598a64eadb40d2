"""Archives at scale: what is found, how fast, in how much memory, beside DuckDB's bare plan.

`python -m benchmarks.archive` measures 20,000 reports; `make bench-archive` 50,000, 100,000 and
200,000. Reading is measured by itself: the generated reports are laid where it leaves its own.
Telling is measured on a sample of the groups that were found: it costs most by far.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.archive_collection import Collection
from benchmarks.archive_run import MEMORY, STAGES, measure
from benchmarks.table import Row, print_table

DATA = "generated archive"


def rows(sizes: Sequence[int] = (20_000,), folder: str = "") -> Iterator[Row]:
    """The figures of archives of these sizes."""
    for table in tables(sizes, folder):
        yield from table


def tables(sizes: Sequence[int], folder: str) -> Iterator[list[Row]]:
    """The same, size by size, each measured in a process of its own.

    Args:
        sizes: How many reports each has: multiples of 2,000.
        folder: Where generated reports are kept for the next time; nowhere if empty.
    """
    with tempfile.TemporaryDirectory() as own:
        kept = Collection(Path(folder or own))
        before: dict[str, Any] | None = None
        for size in sizes:
            kept.grow(size)
            found = _measure_apart(kept.folder, size)
            yield list(_rows_of(size, found, before))
            before = found


def _rows_of(size: int, found: dict[str, Any], before: dict[str, Any] | None) -> Iterator[Row]:
    data = f"{DATA}, {size:,}"
    for name, (hits, of) in found["recall"].items():
        yield Row(data, f"recall: {name}", f"{hits / of:.4f}", f"{of} planted")
    yield Row(data, "wrong pairs per 100 reports", f"{100 * found['wrong'] / size:.2f}", "")
    spent = found["spent"]
    for name in STAGES:
        one = spent[name]
        note = f"{one['wall']:.0f} s, {one['peak'] / 1e6:.0f} MB at most"
        yield Row(data, f"{name}, CPU seconds per 1,000", f"{1000 * one['cpu'] / size:.2f}", note)
    bare = found["bare"]
    for clock in ("cpu", "wall"):
        ratio = spent["pairs"][clock] / bare[clock]
        yield Row(
            data, f"pairs: times the bare plan, {clock}", f"{ratio:.2f}", f"{bare[clock]:.1f} s"
        )
    peak = max(one["peak"] for one in spent.values())
    yield Row(data, "peak memory of all processes, MB", f"{peak / 1e6:.0f}", f"limit {MEMORY}")
    yield from (Row(data, name, str(value)) for name, value in found["sizes"].items())
    for name, (reports, seconds) in found["told"].items():
        rate = f"{1000 * seconds / max(1, reports):.0f}"
        yield Row(data, f"telling {name}, CPU seconds per 1,000", rate, f"{reports} told")
    if before is not None:
        for clock in ("cpu", "wall"):
            now, then = (sum(at["spent"][name][clock] for name in STAGES) for at in (found, before))
            yield Row(data, f"time, times that of the size before, {clock}", f"{now / then:.2f}")


def _measure_apart(folder: Path, size: int) -> dict[str, Any]:
    given = [
        sys.executable,
        "-m",
        "benchmarks.archive",
        "--folder",
        str(folder),
        "--one",
        str(size),
    ]
    done = subprocess.run(given, check=True, stdout=subprocess.PIPE, text=True)
    made: dict[str, Any] = json.loads(done.stdout)
    return made


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", type=int, help="measure one size in this process, as JSON")
    parser.add_argument("--folder", default=os.environ.get("RETOLD_GENERATED", ""))
    parser.add_argument("sizes", nargs="*", type=int, default=[20_000])
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(Collection(Path(given.folder)), given.one)))
    else:
        for table in tables(given.sizes, given.folder):
            print_table(table)
