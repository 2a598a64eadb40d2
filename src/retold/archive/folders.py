"""The folders of an archive, on this machine or an object store, and which of them are whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs

from retold.archive.places import FILES_ABOVE

_DONE = "_DONE"


class Folders:
    """A folder, and folders below it that are made one after the other.

    A folder without its mark was interrupted while it was made: it is cleared and made again.
    """

    def __init__(self, root: str) -> None:
        if FILES_ABOVE in root:
            self._store, self._base = fs.FileSystem.from_uri(root)
            self.root = root.partition("?")[0].rstrip("/")
        else:
            self._store, self._base = fs.LocalFileSystem(), str(Path(root).absolute())
            self.root = self._base

    def path(self, name: str) -> str:
        """The address of a folder below this one."""
        return f"{self.root}/{name}"

    def is_done(self, name: str) -> bool:
        """Whether a folder was made to its end."""
        found = self._store.get_file_info(f"{self._base}/{name}/{_DONE}")
        return bool(found.type is fs.FileType.File)

    def mark_done(self, name: str) -> None:
        """Mark a folder as whole."""
        self._store.create_dir(f"{self._base}/{name}", recursive=True)
        self._write(f"{name}/{_DONE}", b"")

    def clear(self, name: str) -> None:
        """Remove a folder with all in it, if it is there; its parent is made."""
        self._store.create_dir(f"{self._base}/{name}".rpartition("/")[0], recursive=True)
        found = self._store.get_file_info(f"{self._base}/{name}")
        if found.type is fs.FileType.Directory:
            self._store.delete_dir(f"{self._base}/{name}")

    def below(self, name: str) -> list[str]:
        """The names of the folders in a folder, sorted."""
        selector = fs.FileSelector(f"{self._base}/{name}", allow_not_found=True)
        infos = self._store.get_file_info(selector)
        return sorted(one.base_name for one in infos if one.type is fs.FileType.Directory)

    def write_table(self, name: str, table: pa.Table) -> None:
        """Write a table as the one file of a folder."""
        self._store.create_dir(f"{self._base}/{name}", recursive=True)
        pq.write_table(table, f"{self._base}/{name}/part-000000.parquet", filesystem=self._store)

    def read_table(self, name: str, columns: list[str] | None = None) -> pa.Table:
        """All rows of a folder's files."""
        return pa.concat_tables(
            pq.ParquetFile(one, filesystem=self._store).read(columns=columns)
            for one in self._files(name)
        )

    def count_rows(self, name: str) -> int:
        """How many rows a folder's files hold."""
        return sum(
            pq.read_metadata(one, filesystem=self._store).num_rows for one in self._files(name)
        )

    def write_json(self, name: str, data: Any) -> None:  # noqa: ANN401 - JSON
        """Write a file of JSON."""
        self._store.create_dir(f"{self._base}/{name}".rpartition("/")[0], recursive=True)
        self._write(name, json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n")

    def read_json(self, name: str) -> Any:  # noqa: ANN401 - JSON
        """What a file of JSON holds; nothing if it is not there."""
        if self._store.get_file_info(f"{self._base}/{name}").type is not fs.FileType.File:
            return None
        with self._store.open_input_file(f"{self._base}/{name}") as stream:
            return json.loads(stream.read())

    def _files(self, name: str) -> Iterator[str]:
        selector = fs.FileSelector(f"{self._base}/{name}", recursive=True, allow_not_found=True)
        for one in sorted(self._store.get_file_info(selector), key=lambda info: info.path):
            if one.type is fs.FileType.File and one.path.endswith(".parquet"):
                yield one.path

    def _write(self, name: str, body: bytes) -> None:
        with self._store.open_output_stream(f"{self._base}/{name}") as stream:
            stream.write(body)
