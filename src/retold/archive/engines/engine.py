"""What an engine has to do; the steps of an archive ask for nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from retold.archive.stages import Stage

# Where the Parquet files of a table lie: folders.
Table = Sequence[str]


class Engine(Protocol):
    """Runs stages over tables, and SQL over tables; what it makes are folders of Parquet files."""

    name: str

    def map(self, stage: Stage, table: Table, out: str, *, rows: int) -> None:
        """Apply a stage to the rows of a table.

        Args:
            stage: What is done.
            table: The rows.
            out: The folder that the result is written to; not there yet.
            rows: How many rows are handed over at a time.
        """

    def query(
        self, sql: str, tables: Mapping[str, Table], out: str, *, by_week: bool = False
    ) -> None:
        """Write the rows of a query.

        Args:
            sql: One SELECT, in the words that all engines share.
            tables: The tables it names.
            out: The folder that the result is written to; not there yet.
            by_week: Whether that holds a folder `week=...` for each value of that column, which the
                files in it then lack.
        """

    def close(self) -> None:
        """Let go of processes and memory."""
