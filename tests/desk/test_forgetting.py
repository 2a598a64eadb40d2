"""Reports that are forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

import retold
from desk.told import tell
from retold import Desk
from retold.desk import Captures
from retold.errors import RetoldError

LOST = "Nobody but the cooper Vrenka Zwalm saw the barrel roll off the pier at Zwinhove."


def test_a_report_is_gone_with_all_that_came_from_it(desk: Desk) -> None:
    """Its story is found again without it."""
    story = desk.story(desk.stories(order="largest")[0].id)
    gone = story.reports[0].id
    assert desk.forget(gone).story_id == story.stories[0].id
    after = desk.story(story.stories[0].id)
    assert len(after.reports) == 2
    assert gone not in str(after.to_dict())
    with pytest.raises(RetoldError, match="no such report"):
        desk.report(gone)


def test_a_story_of_one_report_goes_with_it(desk: Desk) -> None:
    """No empty story stays."""
    desk.add([tell(LOST, "Barrel Times")], tier="fast")
    (found,) = desk.find(LOST)
    desk.forget(found.report_id)
    assert desk.count() == 2
    assert desk.find(LOST) == []


def test_no_word_of_it_stays_in_the_file(tmp_path: Path) -> None:
    """The bytes of the desk hold nothing of a forgotten report, its capture or its file name."""
    (tmp_path / "zwalm.txt").write_text(f"Barrel lost\n\n{LOST * 20}\n\n{LOST}")
    path = tmp_path / "b.retold"
    captures = Captures()
    with Desk(path) as desk:
        read = retold.read(tmp_path / "zwalm.txt", keep=captures.keep)
        (report_id,) = desk.add(read, tier="fast", captures=captures).report_ids
        assert desk.body(desk.report(report_id).capture_id)
        assert desk.forget(report_id).is_capture_gone
        desk.add([tell("A lamp failed at Corrie Point on Tuesday.", "Reef Gazette")], tier="fast")
    held = b"".join(one.read_bytes() for one in tmp_path.glob("b.retold*")).lower()
    assert b"zwalm" not in held
    assert b"zwinhove" not in held


def test_what_is_not_there_cannot_be_forgotten(desk: Desk) -> None:
    """An unknown report is a line for the user, and nothing changes."""
    with pytest.raises(RetoldError, match="no such report"):
        desk.forget("r0")
    assert desk.count() == 2
