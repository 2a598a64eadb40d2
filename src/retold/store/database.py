"""A desk's file: opened, checked, made; read by many at once, written by one."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from retold.errors import RetoldError
from retold.store.failures import explained
from retold.store.lock import WriterLock
from retold.store.versions import APPLICATION, VERSION, lacks, migrate

# Milliseconds for which a statement waits for another process's checkpoint or migration.
PATIENCE_MS = 5_000


class Database:
    """The file of a desk.

    Every thread reads through a connection of its own; each statement sees the file as it was
    when it began, whatever is written meanwhile. Writing goes through `writing`, one at a time.

    Raises:
        RetoldError: The file is no desk, is of a newer version, cannot be opened or made.
    """

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        # A desk reached through a link is locked as the file that it is.
        self.path = Path(os.path.realpath(path))
        self.shown = str(path)
        self.read_only = read_only
        self._local = threading.local()
        self._opened: list[tuple[sqlite3.Connection, threading.RLock]] = []
        self._guard = threading.Lock()
        self._lock = WriterLock(self.path)
        with explained(self.shown):
            self._open_first()

    def reader(self) -> sqlite3.Connection:
        """This thread's connection, for reading."""
        made: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if made is None:
            made, self._local.busy = self._connect()
            self._local.connection = made
        return made

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection, all of whose statements see the file at one moment."""
        connection = self.reader()
        if connection.in_transaction:
            yield connection
            return
        with explained(self.shown), self._local.busy:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")

    @contextmanager
    def claimed(self, purpose: str) -> Iterator[None]:
        """The right to write, for several transactions.

        Args:
            purpose: What is done, in words for whoever has to wait.

        Raises:
            RetoldError: Somebody else has it, or the desk was opened for reading alone.
        """
        if self.read_only:
            raise RetoldError(f"{self.shown} was opened for reading alone")
        with explained(self.shown):
            is_first = not self._lock.is_held
            if not self._lock.acquire():
                raise RetoldError(f"{self.shown} is being written to{self._by_whom()}")
        try:
            if is_first:
                self._note(purpose)
            yield
        finally:
            self._lock.release()

    @contextmanager
    def writing(self, purpose: str) -> Iterator[sqlite3.Connection]:
        """A transaction that is on the disk when this ends, and leaves no trace if it fails."""
        with self.claimed(purpose), self._transaction() as connection:
            yield connection
            connection.execute("UPDATE desk SET version = version + 1")

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        connection = self.reader()
        with explained(self.shown), self._local.busy:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def _note(self, purpose: str) -> None:
        now = datetime.now(UTC).strftime("%H:%M UTC")
        writer = f"{purpose}, process {os.getpid()}, since {now}"
        with self._transaction() as connection:
            connection.execute("UPDATE desk SET writer = ?", [writer])

    def _by_whom(self) -> str:
        (writer,) = self.reader().execute("SELECT writer FROM desk").fetchone()
        return f" ({writer}): wait for it to end; reading goes on meanwhile"

    @property
    def version(self) -> int:
        """How often the desk was written to: what was read at one number is current at it."""
        with explained(self.shown):
            (version,) = self.reader().execute("SELECT version FROM desk").fetchone()
        return int(version)

    def close(self) -> None:
        """Close every connection; the desk's file is then one file alone.

        What other threads read just now is broken off first: a connection that is closed under a
        running statement takes the whole process with it.
        """
        with self._guard:
            opened, self._opened = self._opened, []
        self._local = threading.local()
        for connection, busy in opened:
            with suppress(sqlite3.Error):
                if not busy.acquire(blocking=False):
                    # Not of those at rest: what is broken off does not tidy up the log at its end.
                    connection.interrupt()
                    if not busy.acquire(timeout=PATIENCE_MS / 1000):
                        continue
                connection.close()
                busy.release()

    def _open_first(self) -> None:
        if self.path.is_dir():
            raise RetoldError(f"{self.shown} is a folder; name a file in it")
        is_new = not self.path.exists() or self.path.stat().st_size == 0
        if is_new and self.read_only:
            raise RetoldError(f"{self.shown}: there is no desk; make one with retold add")
        if is_new:
            self._make()
        else:
            self._check()

    def _make(self) -> None:
        if not self.path.parent.is_dir():
            raise RetoldError(f"{self.shown}: there is no folder {self.path.parent.name}")
        # Made by us first, so that nobody else can read it even for a moment.
        with suppress(FileExistsError):
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        self._migrate()

    def _check(self) -> None:
        connection = self.reader()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if application != APPLICATION:
            raise RetoldError(f"{self.shown} is no desk of retold's; choose another file")
        if version > VERSION:
            raise RetoldError(
                f"{self.shown} was made by a newer retold (its version is {version}, this one "
                f"reads up to {VERSION}): update retold"
            )
        if version < VERSION:
            if self.read_only:
                raise RetoldError(
                    f"{self.shown} was made by an older retold: bring it up to date with"
                    f" retold add --desk {self.shown}"
                )
            self._migrate()
        if missing := lacks(self.reader()):
            raise RetoldError(
                f"{self.shown} is of a version of retold that was never released (it has no"
                f" {missing}): make another desk of the same reports with retold add"
            )

    def _migrate(self) -> None:
        if not self._lock.acquire():
            raise RetoldError(f"{self.shown} is being made by another retold; try again")
        try:
            connection = self.reader()
            connection.execute("PRAGMA journal_mode = WAL")
            migrate(connection)
        finally:
            self._lock.release()

    def _mode(self) -> str:
        """How SQLite opens the file; where nobody can write, it is taken for unchanging."""
        if not self.read_only:
            return "mode=rw"
        log = self.path.with_name(self.path.name + "-wal")
        is_fixed = not os.access(self.path.parent, os.W_OK) and not log.exists()
        return "mode=ro&immutable=1" if is_fixed else "mode=ro"

    def _connect(self) -> tuple[sqlite3.Connection, threading.RLock]:
        """A connection, and what is held while it is used."""
        connection = sqlite3.connect(
            f"{self.path.as_uri()}?{self._mode()}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=PATIENCE_MS / 1000,
        )
        connection.execute("PRAGMA foreign_keys = ON")
        # What is acknowledged survives a loss of power, not only the end of a process.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA cache_size = -16000")
        connection.execute("PRAGMA mmap_size = 268435456")
        # A file that others made may hold schemas that call functions: none is trusted.
        connection.execute("PRAGMA trusted_schema = OFF")
        made = connection, threading.RLock()
        with self._guard:
            self._opened.append(made)
        return made
