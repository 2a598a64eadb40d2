"""What people see of the ferry story, whole: `make golden` renews it, and the diff is reviewed."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from benchmarks import ferry
from retold.cli.terminal.summary import print_summary

GOLDEN = Path(__file__).parent / "golden" / "ferry.txt"


def test_the_summary_of_the_ferry_story(request: pytest.FixtureRequest) -> None:
    """The terminal shows the ferry story word for word as it did when it was last looked at."""
    shown = StringIO()
    console = Console(file=shown, width=100, color_system=None)
    print_summary(ferry.trace(), "The end.", console)
    if request.config.getoption("--renew-golden"):
        GOLDEN.write_text(shown.getvalue(), encoding="utf-8")
    assert shown.getvalue() == GOLDEN.read_text(encoding="utf-8")
