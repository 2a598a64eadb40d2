"""This machine alone: DuckDB for SQL, a few processes for the stages."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from retold.archive.engines.engine import Table
from retold.archive.stages import Stage
from retold.errors import RetoldError

_ROWS_IN_GROUP = 16_384


class LocalEngine:
    """DuckDB as a calculator over Parquet: it keeps no file of its own, but spills to one."""

    name = "duckdb"

    def __init__(self, memory: str, spill: str, processes: int | None = None) -> None:
        """Open it.

        Args:
            memory: How much memory SQL may take, as `4GB`; the stages stream.
            spill: The folder for what does not fit.
            processes: How many processes run stages; as many as there are processors if left out.
        """
        self._processes = processes or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None
        try:
            settings: dict[str, str | bool | int | float | list[str]] = {
                "memory_limit": memory,
                "temp_directory": spill,
                "threads": str(self._processes),
                "preserve_insertion_order": "false",
            }
            self._duck = duckdb.connect(":memory:", config=settings)
        except duckdb.Error as error:
            raise RetoldError(f"--memory {memory}: {str(error).splitlines()[0]}") from error

    def map(self, stage: Stage, table: Table, out: str, *, rows: int) -> None:
        """Apply a stage to the rows of a table; see `Engine`."""
        Path(out).mkdir(parents=True)
        batches = _batches(table, rows)
        first = list(islice(batches, 2))
        given = enumerate(chain(first, batches))
        # One batch is done here: a process takes longer to start than most of them do.
        if self._processes == 1 or len(first) < 2:
            for number, batch in given:
                _run(stage, batch, _part(out, number))
            return
        try:
            self._share_out(stage, given, out)
        except BrokenProcessPool as error:
            raise RetoldError(
                "a process was ended from outside, perhaps for want of memory: "
                "the same command goes on where it ended"
            ) from error

    def query(
        self, sql: str, tables: Mapping[str, Table], out: str, *, by_week: bool = False
    ) -> None:
        """Write the rows of a query; see `Engine`."""
        self._rest()
        for name, table in tables.items():
            files = [str(one) for one in _files(table)]
            self._duck.read_parquet(files, hive_partitioning=False).create_view(name)
        Path(out).mkdir(parents=True)
        target, options = _quoted(f"{out}/part-00000.parquet"), "FORMAT parquet"
        if by_week:
            target = _quoted(out)
            options += ", PARTITION_BY (week)"
        self._duck.execute(f"COPY ({sql}) TO {target} ({options})")
        for name in tables:
            self._duck.execute(f"DROP VIEW {name}")

    def close(self) -> None:
        """Let go of processes and memory."""
        self._rest()
        self._duck.close()

    def _rest(self) -> None:
        """Let go of the processes: SQL may need the memory that they hold."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _share_out(
        self, stage: Stage, given: Iterable[tuple[int, pa.RecordBatch]], out: str
    ) -> None:
        """Apply a stage to batches in several processes."""
        waiting: deque[Future[None]] = deque()
        for number, batch in given:
            waiting.append(self._start(stage, batch, _part(out, number)))
            # A bound on what is in memory: no more batches wait than twice the processes.
            if len(waiting) > 2 * self._processes:
                waiting.popleft().result()
        while waiting:
            waiting.popleft().result()

    def _start(self, stage: Stage, batch: pa.RecordBatch, out: str) -> Future[None]:
        if self._pool is None:
            # Started afresh, not forked: DuckDB and Arrow have threads that a fork would lose.
            method = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(
                self._processes, mp_context=method, initializer=_end_with_parent
            )
        return self._pool.submit(_run, stage, batch, out)


def _end_with_parent() -> None:
    """Have this process end when the one that started it does, however that ends.

    Else one that is killed leaves its processes behind: they would wait for ever, or write into
    the folder that the next run makes anew.
    """
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _run(stage: Stage, batch: pa.RecordBatch, out: str) -> None:
    """Apply a stage to one batch; a part is there whole or not at all."""
    made = Path(out)
    unfinished = made.with_suffix(".unfinished")
    with pq.ParquetWriter(unfinished, stage.schema, compression="zstd") as writer:
        for result in stage.function(iter([batch])):
            writer.write_batch(result)
    unfinished.replace(made)


def _batches(table: Table, rows: int) -> Iterator[pa.RecordBatch]:
    for file in _files(table):
        with pq.ParquetFile(file) as opened:
            yield from opened.iter_batches(rows)


def _files(table: Table) -> list[Path]:
    return [file for folder in table for file in sorted(Path(folder).rglob("*.parquet"))]


def _part(out: str, number: int) -> str:
    return f"{out}/part-{number:06}.parquet"


def _quoted(text: Any) -> str:  # noqa: ANN401 - a path
    return "'" + str(text).replace("'", "''") + "'"
