"""Others' ways of finding copies in a large collection beside ours: one input, documented settings.

`python -m benchmarks.archive_peers [REPORTS]`. datatrove and text-dedup live in an environment of
their own (`benchmarks/peers/README.md`), rensa in ours (group `peers`). Each runs as a command,
start included, over the same Parquet files. They look for whole documents that are near copies,
we for passages: what each finds of what was planted says which question it answers.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from benchmarks import planted
from benchmarks.planted import Operation
from benchmarks.process_tree import Watch
from benchmarks.table import Row, print_table

_HERE = Path(__file__).parent / "peers"
_THEIRS = Path(os.environ.get("RETOLD_PEERS", ".venv-peers/bin/python"))
_MIX = {
    Operation.PARAGRAPH: 0.10,
    Operation.SPUN_15: 0.05,
    Operation.REPLACED_40: 0.05,
    Operation.WIRE_CUT: 0.05,
}
_FILES = 2
_IN_A_DAY = 2_000
_ITEMS_IN_FILE = 1 << 24
_FIRST_DAY = "2031-05-01"

Truth = dict[int, tuple[int, Operation]]


@dataclass(frozen=True, slots=True)
class _Peer:
    """A program: what runs it, and the file that it leaves its clusters in."""

    name: str
    python: Path
    is_there: bool


def rows(size: int = 20_000) -> Iterator[Row]:
    """Rate, memory and recall of each, over so many generated reports."""
    data = f"copies in {size:,} reports"
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        truth = _write(work / "in", size)
        yield from _rows_of_ours(data, work, size, truth)
        for peer in (
            _Peer("datatrove", _THEIRS, _THEIRS.exists()),
            _Peer("text_dedup", _THEIRS, _THEIRS.exists()),
            _Peer("rensa", Path(sys.executable), find_spec("rensa") is not None),
        ):
            if not peer.is_there:
                yield Row(data, peer.name, "-", "not installed: benchmarks/peers/README.md")
                continue
            script, out = _HERE / f"{peer.name}_minhash.py", work / f"{peer.name}.json"
            spent = _run([str(peer.python), str(script), str(work / "in"), str(out)])
            clusters = [[int(one) for one in found] for found in json.loads(out.read_text())]
            yield from _rate_rows(data, peer.name, size, spent)
            if peer.name == "rensa":
                # It says that a text is like an earlier one, not which.
                doubled = {number for (number,) in clusters}
                pairs = {(truth[one][0], one) for one in doubled if one in truth}
                wrong = len(doubled - truth.keys())
            else:
                pairs = {pair for found in clusters for pair in combinations(sorted(found), 2)}
                wrong = _wrong(pairs, truth)
            yield from _recall_rows(data, peer.name, pairs, truth)
            yield Row(data, f"{peer.name}: wrong per 100 reports", f"{100 * wrong / size:.2f}")
        yield Row(data, "passim", "-", "not on a package registry; needs GraphFrames for Spark 3")


def _rows_of_ours(data: str, work: Path, size: int, truth: Truth) -> Iterator[Row]:
    out = work / "archive"
    given = ["archive", str(work / "in"), "--out", str(out), "--until", "pairs"]
    spent = _run([sys.executable, "-m", "retold", *given])
    places = ds.dataset(out / "reports", partitioning="hive").to_table(columns=["id", "place"])
    in_file = size // _FILES
    numbers = {
        row["id"]: row["place"] // _ITEMS_IN_FILE * in_file + row["place"] % _ITEMS_IN_FILE
        for row in places.to_pylist()
    }
    found = ds.dataset(out / "candidates", partitioning="hive").to_table()
    pairs = {
        (min(pair), max(pair))
        for row in found.to_pylist()
        for pair in [(numbers[row["left_report"]], numbers[row["right_report"]])]
    }
    yield from _rate_rows(data, "retold", size, spent)
    yield from _recall_rows(data, "retold", pairs, truth)
    yield Row(data, "retold: wrong per 100 reports", f"{100 * _wrong(pairs, truth) / size:.2f}")


def _rate_rows(data: str, name: str, size: int, spent: tuple[float, float, int]) -> Iterator[Row]:
    wall, cpu, peak = spent
    note = f"{size / wall:.0f} a second of the clock, two processes at most"
    yield Row(data, f"{name}: reports a CPU second", f"{size / cpu:.0f}", note)
    yield Row(data, f"{name}: memory, MB", f"{peak / 1e6:.0f}")


def _recall_rows(data: str, name: str, pairs: set[tuple[int, int]], truth: Truth) -> Iterator[Row]:
    for operation in _MIX:
        wanted = [(exemplar, copy) for copy, (exemplar, how) in truth.items() if how is operation]
        share = sum(pair in pairs for pair in wanted) / max(1, len(wanted))
        yield Row(data, f"{name}: recall, {operation}", f"{share:.3f}", f"{len(wanted)} planted")


def _wrong(pairs: set[tuple[int, int]], truth: Truth) -> int:
    """How many pairs are neither exemplar and copy nor two copies of one exemplar."""
    roots = {copy: exemplar for copy, (exemplar, _) in truth.items()}
    return sum(roots.get(a, a) != roots.get(b, b) for a, b in pairs)


def _write(folder: Path, size: int) -> Truth:
    """The input of all: the ids are numbers; days, which ours reads, come 2,000 reports each."""
    folder.mkdir()
    truth: Truth = {}
    rows_of_file: list[dict[str, str]] = []
    first = time.mktime(time.strptime(_FIRST_DAY, "%Y-%m-%d"))
    for made in planted.reports(size, words=600, mix=_MIX):
        day = time.strftime("%Y-%m-%d", time.localtime(first + 86_400 * (made.number // _IN_A_DAY)))
        rows_of_file.append({"id": f"{made.number:07}", "text": made.text, "published": day})
        truth.update((made.number, (one.exemplar, one.operation)) for one in made.planted)
        if len(rows_of_file) == size // _FILES:
            name = f"{made.number:07}.parquet"
            pq.write_table(pa.Table.from_pylist(rows_of_file), folder / name)
            rows_of_file = []
    return truth


def _run(command: Sequence[str]) -> tuple[float, float, int]:
    """Seconds by the clock and of processors, and the most memory, of a command."""
    start = time.perf_counter()
    with (
        subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        ) as running,
        Watch(running.pid) as watch,
    ):
        _, said = running.communicate()
    if running.returncode:
        raise RuntimeError(f"{' '.join(command)}: {said[-2000:]}")
    return time.perf_counter() - start, watch.cpu, watch.take_peak()


if __name__ == "__main__":
    print_table(rows(*map(int, sys.argv[1:2])))
