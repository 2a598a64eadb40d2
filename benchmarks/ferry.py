"""The ferry story against its known history (truth.json): what is found of it."""

from __future__ import annotations

from importlib.resources import files

from benchmarks.known import KnownStory
from benchmarks.table import Row
from retold.model import Trace

FERRY = KnownStory("ferry", files("retold") / "data" / "ferry")


def trace() -> Trace:
    """The trace of the ferry story."""
    return FERRY.trace


def rows() -> list[Row]:
    """The table's rows for the ferry story."""
    return FERRY.rows()
