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


def rows() -> list[Row]:
    """The table's rows: exact counts where the label is zero and where it is not."""
    made = []
    for category in LABELS:
        for is_zero, name in ((False, "label not 0"), (True, "label 0")):
            hits = exact(counts(category), is_zero=is_zero)
            if hits:
                low, high = mean_interval(hits)
                share = sum(hits) / len(hits)
                note = f"[{low:.3f}, {high:.3f}] of {len(hits)}"
                if not is_zero:
                    ones = sum(one.label == 1 for one in counts(category))
                    note += f"; saying 1 of every report: {ones / len(hits):.3f}, and 0 below"
                made.append(Row("figures", f"{category}, {name}", f"{share:.3f}", note))
    return made


if __name__ == "__main__":
    print_table(rows())
