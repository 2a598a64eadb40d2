"""The desk that answers under load: copies of analysed stories under other ids."""

from __future__ import annotations

from pathlib import Path

from benchmarks.desk_load import build_desk
from retold import Desk, Report


def test_a_desk_of_copies_takes_reports(tmp_path: Path) -> None:
    """Each copy is placed by what it has itself, so that a story that grows can take its own."""
    path = tmp_path / "load.retold"
    held = build_desk(path, reports=40, stories=1)
    assert held >= 40
    with Desk(path) as desk:
        story = desk.story(desk.stories()[0].id)
        text = f"{story.reports[0].text}\n\nThe harbour office had nothing to add."
        added = desk.add([Report.from_text(text, path="again")], tier="fast")
        assert len(added.report_ids) == 1
        assert desk.check().problems == ()
