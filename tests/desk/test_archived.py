from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import retold
from archive.collection import build, small
from retold.desk.archived import ArchiveDesk
from retold.errors import RetoldError
from retold.pipeline import tell_stories


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ArchiveDesk]:
    """An archive of the small collection, opened."""
    folder = tmp_path_factory.mktemp("browse")
    build(small(folder / "in"), folder / "out")
    with retold.Desk.open_archive(folder / "out") as opened:
        yield opened


def test_a_story_is_what_telling_it_here_gives(desk: ArchiveDesk) -> None:
    """The trace of a story read from the tables is the trace of its reports."""
    (row, *_) = desk.stories(order="largest")
    found = desk.story(row.id)
    (told,) = tell_stories(sorted(found.reports, key=lambda one: one.id), "fast")
    assert found.to_dict() == told.to_dict()


def test_stories_are_listed_with_their_counts(desk: ArchiveDesk) -> None:
    """A row says how many reports there are, by whom, and from when."""
    largest = desk.stories(order="largest")[0]
    assert largest.reports == 3
    assert set(largest.outlets) == {"Norvane", "Emmel Courier", "Sound Mercury"}
    assert (largest.first_day, largest.last_day) == ("2031-05-03", "2031-05-04")
    assert desk.count() == 2


@pytest.mark.parametrize(
    ("given", "count"),
    [
        ({"outlet": "Norvane"}, 1),
        ({"outlet": "nobody'; DROP TABLE listed; --"}, 0),
        ({"since": "2031-06-01"}, 1),
        ({"until": "2031-06-01"}, 1),
        ({"language": "en"}, 2),
        ({"language": "lu"}, 0),
    ],
)
def test_filters_narrow_the_list(desk: ArchiveDesk, given: dict[str, str], count: int) -> None:
    """Each filter keeps the stories that have such a report."""
    assert desk.count(**given) == count
    assert len(desk.stories(**given)) == count  # type: ignore[arg-type]


def test_a_report_leads_to_its_story(desk: ArchiveDesk) -> None:
    """From a report to its story, and back."""
    report = desk.story(desk.stories()[0].id).reports[0]
    assert desk.report(report.id) == report
    assert report.id in desk.story_of(report.id).report_ids


def test_what_is_not_there_is_said_in_a_line(desk: ArchiveDesk, tmp_path: Path) -> None:
    """An unknown id and a folder that is no archive are the user's to put right."""
    with pytest.raises(RetoldError, match="no such story in this archive"):
        desk.story("s0")
    with pytest.raises(RetoldError, match="holds no finished archive"):
        retold.Desk.open_archive(tmp_path)


def test_an_archive_is_not_corrected(desk: ArchiveDesk) -> None:
    """What would write says what to do instead."""
    with pytest.raises(RetoldError, match="retold add --from"):
        desk.judge("WRONG_DATE", "r1", value="2031-05-03")


def test_words_are_found_in_every_version(desk: ArchiveDesk) -> None:
    """A sentence of the wire is found in both of its copies too, the earliest first."""
    found = desk.find("her master did what a careful master does")
    assert [one.outlet for one in found] == ["Norvane", "Emmel Courier", "Sound Mercury"]
    assert all("careful master" in one.text for one in found)
    assert desk.find('" OR 1=1 --') == []


def test_a_speaker_is_shown_with_everything_said(desk: ArchiveDesk) -> None:
    """A speaker's page holds the sayings of all reports, with their outlets."""
    (row, *_) = desk.speakers(name="harbour guard")
    speaking = desk.speaker(row.id)
    assert speaking.speaker.name == row.name
    assert {one.outlet for one in speaking.sayings} <= {"Norvane", "Emmel Courier", "Sound Mercury"}
    assert speaking.sayings
    with pytest.raises(RetoldError, match="no such speaker in this archive"):
        desk.speaker("s0")


def test_stories_are_listed_by_their_ids(desk: ArchiveDesk) -> None:
    """Rows can be asked for by id, the largest story first; an unknown id is left out."""
    ids = [one.id for one in desk.stories(order="oldest")]
    assert [one.reports for one in desk.rows([*ids, "s0"])] == [3, 1]


def test_two_reports_are_compared_as_they_were_told(desk: ArchiveDesk) -> None:
    """What was aligned is read; what was not is aligned now."""
    first = desk.story(desk.stories(order="largest")[0].id)
    kept = first.alignments[0]
    assert desk.compare(kept.left_id, kept.right_id) == kept
    other = desk.story(desk.stories(order="largest")[1].id).reports[0]
    assert desk.compare(kept.left_id, other.id).passages is not None


def test_all_stories_are_one_trace(desk: ArchiveDesk) -> None:
    """An archive as one trace document has every story and every report."""
    trace = desk.trace()
    assert len(trace.stories) == 2
    assert len(trace.reports) == 4
