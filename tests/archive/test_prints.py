from __future__ import annotations

import json

import pyarrow as pa

from archive.collection import OTHER, WIRE
from retold.archive.prints import take_prints
from retold.archive.reading import twin_of
from retold.archive.tables import ITEMS
from retold.model import Report


def test_equal_reports_have_the_fingerprints_of_the_first_alone() -> None:
    """Of reports of the same words in a batch only the one numbered least has rows."""
    reports = [Report.from_text(text, path=str(n)) for n, text in enumerate([WIRE, OTHER, WIRE])]
    rows = [
        {
            "number": 9 - place,
            "what": "report",
            "id": report.id,
            "week": "2031-W18",
            "day": 22_400,
            "twin": twin_of(report),
            "record": json.dumps(report.to_dict()),
        }
        for place, report in enumerate(reports)
    ]
    found = pa.Table.from_batches(
        take_prints(iter([pa.RecordBatch.from_pylist(rows, schema=ITEMS)]), window_days=14)
    )
    assert set(found["number"].to_pylist()) == {7, 8}
    assert set(found["rare"].to_pylist()) == {0, 1}
