from __future__ import annotations

import json

import pyarrow as pa
import pytest

from retold.archive.columns import schema_of, unfold
from retold.archive.telling import told_nouns
from retold.model import Report


@pytest.mark.parametrize("name", sorted(told_nouns()))
def test_every_noun_that_is_told_has_columns(name: str) -> None:
    """Each table has the noun's own fields behind the three that all tables have."""
    names = schema_of(told_nouns()[name]).names
    assert names[:3] == ["week", "in_story", "place"]
    assert len(names) > 4


def test_a_record_unfolds_into_its_columns_and_back() -> None:
    """A report that went through columns is the same report."""
    report = Report.from_text("Gulls at Port Emmel.", outlet="Norvane", published="2031-05-03")
    rows = [{"week": "2031-W18", "story": "s1", "place": 7, "record": json.dumps(report.to_dict())}]
    (made,) = unfold(iter([pa.RecordBatch.from_pylist(rows)]), Report)
    (row,) = made.to_pylist()
    assert row["in_story"] == "s1"
    assert Report.from_dict(row) == report
