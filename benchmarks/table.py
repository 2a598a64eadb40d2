"""The table that the bench prints."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "floors.toml"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: which data, which measure, its value, and what it is of or against."""

    data: str
    measure: str
    value: str
    note: str = ""


def floors() -> dict[str, Any]:
    """The floors of the scores, by data and measure; a test fails below them."""
    held: dict[str, Any] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    return held


def print_table(rows: Iterable[Row]) -> None:
    """Print rows in columns, each with its floor where it has one."""
    held = floors()
    made = []
    for row in rows:
        least = held.get(row.data, {}).get("least", {}).get(row.measure)
        most = held.get(row.data, {}).get("most", {}).get(row.measure)
        bar = f">= {least:g}" if least is not None else f"<= {most:g}" if most is not None else ""
        made.append((row.data, row.measure, row.value, bar, row.note))
    head = ("data", "measure", "value", "floor", "")
    widths = [max(len(line[place]) for line in [head, *made]) for place in range(5)]
    for line in [head, *made]:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print("  ".join(cells).rstrip())
