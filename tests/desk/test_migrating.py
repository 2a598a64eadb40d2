"""Desks of earlier versions."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desk.told import light, market
from retold import Desk, Report
from retold.errors import RetoldError
from retold.store.documents import pack

# Two wordings of one sentence, so that words are swapped between outlets.
OTHER = {"lamp": "lantern", "trawlers": "boats"}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A desk as version 1 had it: swaps a row each, and none by outlet."""
    path = tmp_path / "old.retold"
    with Desk(path) as desk:
        one, other = light("Reef Gazette"), light("Skerry Wire", "2031-06-02")
        text = other.text
        for word, instead in OTHER.items():
            text = text.replace(word, instead)
        desk.add([one, Report.from_text(text, outlet="Skerry Wire"), market("Quay")], tier="fast")
        traces = [desk.story(row.id) for row in desk.stories()]
    with closing(sqlite3.connect(path)) as file:
        for table in ("swaps", "former_stories", "former_findings"):
            file.execute(f"DROP TABLE {table}")
        for trace in traces:
            for place, swap in enumerate(trace.swaps):
                row = [trace.stories[0].id, "swap", place, None, pack(swap.to_dict())]
                file.execute("INSERT INTO findings VALUES (?, ?, ?, ?, ?)", row)
        file.execute("PRAGMA user_version = 1")
        file.commit()
    return path


def test_a_desk_of_version_1_is_brought_up_to_date_as_it_is_opened(
    old: Path, tmp_path: Path
) -> None:
    """Nothing is analysed again, and its words swapped are those that it had, by outlet too."""
    shutil.copy(old, tmp_path / "new.retold")
    with Desk(old) as desk:
        before = {row.id: desk.story(row.id) for row in desk.stories()}
        assert any(trace.outlet_swaps for trace in before.values())
        assert desk.check().problems == ()
        report = next(iter(before.values())).reports[0]
        desk.judge("WRONG_OUTLET", report.id, "", report.outlet.name)
        for story_id, trace in before.items():
            after = desk.story(story_id)
            assert after.swaps == trace.swaps
            assert after.outlet_swaps == trace.outlet_swaps


def test_reading_alone_does_not_change_it(old: Path) -> None:
    """Who may only read it is told in a line what to do."""
    with pytest.raises(RetoldError, match="older retold: bring it up to date with"):
        Desk(old, read_only=True)
    with closing(sqlite3.connect(old)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (1,)
