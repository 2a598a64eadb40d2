"""What SQLite says when a file cannot be used, in words that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from retold.errors import RetoldError

_SAYINGS = {
    "SQLITE_FULL": "the disk is full; what was added before is safe: make room and run it again",
    "SQLITE_READONLY": "it cannot be written to: check who may write to the file and its folder",
    "SQLITE_CANTOPEN": "it cannot be opened: check the folder, and who may write to it",
    "SQLITE_NOTADB": "it is no desk of retold's; choose another file",
    "SQLITE_CORRUPT": "the file is damaged; `retold check` says where, a copy of it may be whole",
    "SQLITE_BUSY": "another program is writing to it; wait for it to end",
    "SQLITE_LOCKED": "another program is writing to it; wait for it to end",
    "SQLITE_IOERR": "the disk cannot be read or written; what was added before is safe",
    "SQLITE_INTERRUPT": "it was closed while it was read",
    "SQLITE_PERM": "permission denied: check who may write to the file and its folder",
    "SQLITE_AUTH": "permission denied: check who may write to the file and its folder",
}


@contextmanager
def explained(shown: str) -> Iterator[None]:
    """Say what the user can put right as a `RetoldError`; let our own mistakes through.

    Args:
        shown: The file, as the user gave it.
    """
    try:
        yield
    except (sqlite3.OperationalError, sqlite3.DatabaseError) as error:
        saying = _saying(error)
        if saying is None:
            raise
        raise RetoldError(f"{shown}: {saying}") from error
    except OSError as error:
        raise RetoldError(f"{shown}: {(error.strerror or str(error)).lower()}") from error


def _saying(error: sqlite3.Error) -> str | None:
    name = getattr(error, "sqlite_errorname", "")
    return next((said for code, said in _SAYINGS.items() if name.startswith(code)), None)
