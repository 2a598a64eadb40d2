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


def tree(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(task).split():
            yield from tree(int(child))


class Watch:
    """Watches a process and all below it, in a thread of its own."""

    def __init__(self, pid: int | None = None) -> None:
        self._pid = os.getpid() if pid is None else pid
        self._is_over, self._peak = threading.Event(), 0
        self._spent: dict[tuple[int, str], int] = {}
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    def take_peak(self) -> int:
        """The most bytes in use since this was last asked."""
        self._look()
        peak, self._peak = self._peak, 0
        return peak

    @property
    def cpu(self) -> float:
        """Processor time seen so far, in seconds, also of processes that nobody waited for.

        The last quarter of a second of each may be missing.
        """
        return sum(self._spent.values()) / _TICKS

    def _watch(self) -> None:
        while not self._is_over.wait(_SECONDS):
            self._look()

    def _look(self) -> None:
        pids = list(tree(self._pid))
        self._peak = max(self._peak, sum(map(_pages, pids)) * _PAGE)
        for pid in pids:
            if fields := _fields(pid):
                # A number is given to another process once its own is gone: told by the start.
                self._spent[pid, fields[19]] = int(fields[11]) + int(fields[12])


def _fields(pid: int) -> list[str]:
    # The name of a program, in brackets, may hold anything.
    return _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()


def _ticks(pid: int) -> int:
    return sum(int(one) for one in _fields(pid)[11:15])


def _pages(pid: int) -> int:
    fields = _read(Path(f"/proc/{pid}/statm")).split()
    return int(fields[1]) if fields else 0


def _read(path: Path) -> str:
    """What a file says; nothing once its process is gone."""
    try:
        return path.read_text()
    except OSError:
        return ""
