"""How many were killed and hurt: what reports of shootings say, against their (noisy) labels.

Measured, never fitted: the labels count one incident each, and many of the reports tell of several.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.seeds import SHARED
from benchmarks.table import Row, print_table
from benchmarks.tally import mean_interval
from retold.figures import find_figures, find_toll
from retold.model import Category, Report

FOLDER = SHARED / "data" / "figures"
PARTS = ("train", "val")
LABELS = {Category.KILLED: "n_killed", Category.INJURED: "n_injured"}


@dataclass(frozen=True, slots=True)
class Count:
    """One report: how many its label gives, and how many were found."""

    label: int
    found: int

    @property
    def is_exact(self) -> bool:
        """Whether the two are equal."""
        return self.label == self.found


def digest() -> str:
    """The SHA-256 of the files, in order of their names."""
    made = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.json")):
        made.update(path.read_bytes())
    return made.hexdigest()


@cache
def counts(category: Category, step: int = 1) -> tuple[Count, ...]:
    """The counts of every report with a text, or of every so manieth; none where data is absent."""
    return tuple(_counts(category, step)) if FOLDER.exists() else ()


def _counts(category: Category, step: int) -> Iterator[Count]:
    for part in PARTS:
        texts, labels = _read(FOLDER / f"X_{part}.json"), _read(FOLDER / f"y_{part}.json")
        for row, label in list(zip(texts, labels, strict=True))[::step]:
            if row["text"].strip():
                report = Report.from_text(row["text"], published=row["publish_date"] or None)
                toll = find_toll(report, find_figures(report), category)
                yield Count(label[LABELS[category]], toll.count)


def _read(path: Path) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return made


def exact(some: Sequence[Count], *, is_zero: bool) -> list[bool]:
    """For each report whose label is zero, or is not, whether the count is exact."""
    return [one.is_exact for one in some if (one.label == 0) == is_zero]


# By label: reports of nobody, of one, of two, and of three or more.
SIZES = {"0": (0, 0), "1": (1, 1), "2": (2, 2), "3 or more": (3, 10**9)}


def by_size(some: Sequence[Count]) -> dict[str, list[bool]]:
    """For each size of label whether the counts of its reports are exact.

    Most labels are 0 or 1, so that a share over all of them says little: who says 1 of every
    report is right of all of one size and of none of the others.
    """
    return {
        name: [one.is_exact for one in some if low <= one.label <= high]
        for name, (low, high) in SIZES.items()
    }


def rows() -> list[Row]:
    """The table's rows: exact counts where the label is not zero, and by its size."""
    return [row for category in LABELS for row in _rows(category)]


def _rows(category: Category) -> list[Row]:
    some = counts(category)
    hits = exact(some, is_zero=False)
    if not hits:
        return []
    ones = sum(one.label == 1 for one in some)
    made = [_row(f"{category}, label not 0", hits, f"; always 1: {ones / len(hits):.3f}")]
    sizes = by_size(some)
    made += [
        _row(f"{category}, label {name}", mine, f"; always 1: {float(name == '1'):.3f}")
        for name, mine in sizes.items()
    ]
    mean = sum(sum(mine) / len(mine) for mine in sizes.values()) / len(sizes)
    note = f"always 1, or always 0: {1 / len(sizes):.3f}"
    return [*made, Row("figures", f"{category}, mean of the sizes", f"{mean:.3f}", note)]


def _row(measure: str, hits: Sequence[bool], others: str) -> Row:
    low, high = mean_interval(hits)
    note = f"[{low:.3f}, {high:.3f}] of {len(hits)}{others}"
    return Row("figures", measure, f"{sum(hits) / len(hits):.3f}", note)


if __name__ == "__main__":
    print_table(rows())
