"""Read the invented events of corpus/tellings, each told by several who copied nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from retold.model import Report

CORPUS = Path(__file__).parents[1] / "corpus" / "tellings"
# Every fifth family of events is held out of the fit of descent's weights.
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Told:
    """A report of the corpus, its event and its family, and its date as it is written there."""

    report: Report
    event: str
    family: str
    published: str


def read_tellings(folder: Path = CORPUS) -> list[Told]:
    """All reports of the corpus, file by file."""
    made = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            report = Report.from_text(
                row["text"],
                headline=row["headline"],
                outlet=row["outlet"],
                published=row["published"],
                path=f"{path.stem}/{number}",
            )
            made.append(Told(report, row["event"], row["family"], row["published"]))
    return made


def read_events() -> Iterator[tuple[str, bool, list[Report]]]:
    """Each event's family, whether that is held out of the fit of descent, and its reports."""
    told = sorted(read_tellings(), key=lambda one: (one.family, one.event))
    for number, (family, events) in enumerate(groupby(told, key=lambda one: one.family)):
        for _, event in groupby(events, key=lambda one: one.event):
            yield family, number % _FOLDS == 0, [one.report for one in event]
