"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from retold.errors import RetoldError
from retold.text.escape import visible


def write_whole(path: Path, body: bytes) -> None:
    """Write a file, or leave what was there.

    Raises:
        RetoldError: It cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".retold-", dir=path.parent)
        try:
            with open(handle, "wb") as file:  # noqa: PTH123 - a handle
                file.write(body)
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise RetoldError(f"cannot write {visible(str(path))}: {reason}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
