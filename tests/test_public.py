"""The public names: few, and stable."""

from __future__ import annotations

import subprocess
import sys

import pytest

import retold

LOADS = "import sys; before = set(sys.modules); {}; print(*sorted(set(sys.modules) - before))"
HEAVY = {"numpy", "trafilatura", "lxml", "networkx", "rapidfuzz", "jinja2", "regex", "htmldate"}


@pytest.mark.parametrize("name", retold.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """Each name that is promised can be fetched."""
    assert getattr(retold, name) is not None


def test_no_other_name_is_made_up() -> None:
    """An unknown name is an AttributeError, as of any module."""
    with pytest.raises(AttributeError, match="no attribute 'judge'"):
        retold.judge  # noqa: B018


@pytest.mark.parametrize("start", ["import retold", "import retold.cli"])
def test_importing_loads_no_stage(start: str) -> None:
    """Importing retold, or its command line, loads nothing heavy."""
    done = subprocess.run(
        [sys.executable, "-c", LOADS.format(start)], capture_output=True, check=True, text=True
    )
    assert not HEAVY & set(done.stdout.split())
