"""A desk whose writer is killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CRASHING = Path(__file__).with_name("crashing.py")


def crash(desk: Path, kills: int, seed: int) -> None:
    """Kill runs that add 500 reports; what is wrong then ends the script."""
    subprocess.run(
        [sys.executable, str(CRASHING), str(desk), "500", str(kills), str(seed)], check=True
    )


def test_a_killed_desk_has_lost_nothing(tmp_path: Path) -> None:
    """Killed at twenty moments, it is sound, holds what it acknowledged, and finishes the rest."""
    crash(tmp_path / "a.retold", 20, 1)


@pytest.mark.slow
def test_a_desk_that_is_killed_all_the_time_has_lost_nothing(tmp_path: Path) -> None:
    """The same at two hundred moments."""
    crash(tmp_path / "a.retold", 200, 2)
