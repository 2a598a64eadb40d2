"""The tables of an archive, opened for questions; nothing of them is held in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import duckdb

from retold.archive.folders import Folders
from retold.archive.run import MANIFEST
from retold.errors import RetoldError


class ArchiveTables:
    """DuckDB over the Parquet files that `retold archive` wrote.

    What is asked are our own words; whatever a user typed is handed over beside them.
    """

    def __init__(self, folder: str) -> None:
        """Open an archive.

        Raises:
            RetoldError: There is no finished archive in that folder.
        """
        folders = Folders(folder)
        manifest = folders.read_json(MANIFEST)
        if manifest is None:
            raise RetoldError(f"{folder} holds no finished archive (it has no {MANIFEST})")
        self.manifest: Mapping[str, Any] = manifest
        self._duck = duckdb.connect(":memory:")
        self._names = {name for name, rows in manifest["tables"].items() if rows}
        for name in self._names:
            files = f"{folders.path(name)}/**/*.parquet"
            self._duck.read_parquet(files, hive_partitioning=True).create_view(name)

    def __contains__(self, name: str) -> bool:
        """Whether a table of this name has rows; only such a table may be asked."""
        return name in self._names

    def make(self, sql: str) -> None:
        """Make a table beside those of the archive, in memory."""
        self._duck.execute(sql)

    def rows(self, sql: str, given: Iterable[Any] = ()) -> list[dict[str, Any]]:
        """The rows of a query, by the names of its columns."""
        found: Any = self._duck.sql(sql, params=list(given))
        rows: list[dict[str, Any]] = found.to_arrow_table().to_pylist()
        return rows

    def tuples(self, sql: str, given: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query, bare."""
        return self._duck.execute(sql, list(given)).fetchall()

    def first(self, sql: str, given: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a query; nothing if it has none."""
        return next(iter(self.tuples(sql, given)), None)

    def close(self) -> None:
        """Let go of the files."""
        self._duck.close()
