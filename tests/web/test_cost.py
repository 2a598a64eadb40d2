"""What a page costs, in counts."""

from __future__ import annotations

from pathlib import Path

from benchmarks.desk import statements
from benchmarks.table import floors
from retold import Desk


def test_a_page_takes_few_statements(desk_file: Path, desk: Desk) -> None:
    """No page asks the file once for each report, story or noun on it."""
    found = {one.measure: int(one.value) for one in statements(desk_file, desk.stories()[0].id)}
    most = floors()["desk"]["most"]
    assert found.keys() == most.keys()
    assert {name: value for name, value in found.items() if value > most[name]} == {}
