"""One writer: a lock beside the desk's file, let go of by the system when its process ends."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path

# Seconds for which a thread waits for another of its own process.
PATIENCE = 10.0


class WriterLock:
    """The right to write to a desk, held by one thread of one process, as often as it likes.

    It is SQLite's own exclusive lock on an empty file beside the desk (`desk.retold-lock`): the
    same on every system, and gone with its process however that ends. A lock on the desk itself
    would not do, since a writer has to let go of it at each commit, and what it holds in memory
    would no longer be so if another wrote in between.
    """

    def __init__(self, desk: Path) -> None:
        self.file = desk.with_name(desk.name + "-lock")
        self._threads = threading.RLock()
        self._depth = 0
        self._connection: sqlite3.Connection | None = None

    @property
    def is_held(self) -> bool:
        """Whether the calling thread holds it already."""
        if not self._threads.acquire(blocking=False):
            return False
        held = self._depth > 0
        self._threads.release()
        return held

    def acquire(self) -> bool:
        """Take the lock, if nobody else has it.

        Raises:
            sqlite3.Error, OSError: The file cannot be made or locked.
        """
        if not self._threads.acquire(timeout=PATIENCE):
            return False
        try:
            if self._depth == 0:
                self._connection = self._lock_file()
                if self._connection is None:
                    self._threads.release()
                    return False
        except BaseException:
            self._threads.release()
            raise
        self._depth += 1
        return True

    def release(self) -> None:
        """Let go of it, once for each time that it was taken."""
        self._depth -= 1
        if self._depth == 0 and self._connection is not None:
            self._connection.close()
            self._connection = None
        self._threads.release()

    def _lock_file(self) -> sqlite3.Connection | None:
        with suppress(FileExistsError):
            os.close(os.open(self.file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        connection = sqlite3.connect(
            self.file, isolation_level=None, timeout=0, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA journal_mode = MEMORY")  # nothing is ever written to it
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            connection.close()
            if error.sqlite_errorname.startswith("SQLITE_BUSY"):
                return None
            raise
        return connection
