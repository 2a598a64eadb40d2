"""Reads a file and prints how much memory that took at most, in megabytes: a program of its own."""

from __future__ import annotations

import resource
import sys
from collections import Counter
from pathlib import Path

from retold.ingest import read
from retold.model import Report

_STATUS = Path("/proc/self/status")


def peak_megabytes() -> int:
    """The most memory that this process had; `getrusage` would count what its parent had, too."""
    if _STATUS.exists():
        lines = _STATUS.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    found = Counter(
        "REPORT" if isinstance(one, Report) else one.reason.value for one in read(sys.argv[1])
    )
    sys.stdout.write(f"{peak_megabytes()} {dict(found)}\n")
