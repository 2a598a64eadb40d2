"""What a process and all it started take of memory and of processors, from Linux's own books."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Self

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_SECONDS = 0.25


def cpu_seconds(pid: int | None = None) -> float:
    """Processor time so far of a process (this one if left out) and all below it, ended or not."""
    return sum(_ticks(one) for one in tree(os.getpid() if pid is None else pid)) / _TICKS


def resident_bytes(pid: int | None = None) -> int:
    """Memory now in use by a process and all below it; what they share is counted for each."""
    return sum(_pages(one) for one in tree(os.getpid() if pid is None else pid)) * _PAGE


def tree(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(task).split():
            yield from tree(int(child))


class MemoryWatch:
    """Watches the memory of a process and all below it, in a thread of its own."""

    def __init__(self, pid: int | None = None) -> None:
        self._pid, self._is_over, self._peak = pid, threading.Event(), 0
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    def take_peak(self) -> int:
        """The most bytes in use since this was last asked."""
        peak, self._peak = max(self._peak, resident_bytes(self._pid)), 0
        return peak

    def _watch(self) -> None:
        while not self._is_over.wait(_SECONDS):
            self._peak = max(self._peak, resident_bytes(self._pid))


def _ticks(pid: int) -> int:
    # The name of a program, in brackets, may hold anything.
    fields = _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return sum(int(one) for one in fields[11:15])


def _pages(pid: int) -> int:
    fields = _read(Path(f"/proc/{pid}/statm")).split()
    return int(fields[1]) if fields else 0


def _read(path: Path) -> str:
    """What a file says; nothing once its process is gone."""
    try:
        return path.read_text()
    except OSError:
        return ""
