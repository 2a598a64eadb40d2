"""Memory stays under 500 MB whatever the input; measured in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.heavy import QUICK, SLOW

_PROGRAM = Path(__file__).with_name("measure.py")
_MOST_MEGABYTES = 500


def measure(path: Path, write: Callable[[Path], None]) -> tuple[int, str]:
    """The most memory that reading a file takes, in megabytes, and what came of it."""
    write(path)
    try:
        made = subprocess.run(
            [sys.executable, str(_PROGRAM), str(path)], capture_output=True, text=True, check=False
        )
    finally:
        path.unlink()
    assert made.returncode == 0, made.stderr[-2000:]
    peak, _, found = made.stdout.partition(" ")
    return int(peak), found


@pytest.mark.parametrize("name", QUICK)
def test_memory(tmp_path: Path, name: str) -> None:
    """Files of 2 GB, of tags, of braces: each is a report or a skip."""
    peak, found = measure(tmp_path / name, QUICK[name])
    assert peak < _MOST_MEGABYTES
    assert ":" in found


@pytest.mark.slow
@pytest.mark.parametrize("name", SLOW)
def test_memory_of_what_takes_longer(tmp_path: Path, name: str) -> None:
    """Bombs, pages that carry their pictures, deliveries of thousands of pages."""
    peak, found = measure(tmp_path / name, SLOW[name])
    assert peak < _MOST_MEGABYTES
    assert ":" in found
