"""Reports that name each other's outlet as a source."""

from __future__ import annotations

import math

import numpy as np

from retold import Report
from retold.stories import StoryStream, group_stories
from retold.stories.citing import citations_between, cited_bonus
from retold.stories.profile import Profile, read_profile
from retold.stories.table import TermTable

NEWS = Report.from_text(
    "TARSK - The tram company of Tarsk had known since March that the brakes of nine cars were "
    "worn, its former inspector, Hale Ribbon, said. He had written three letters about it.",
    outlet="Tarsk Evening Bell",
    published="2031-05-06",
)
COLUMN = Report.from_text(
    "Nobody reads letters any more. So I was not astonished when the Bell told us of an inspector "
    "who wrote three of them in vain. My aunt, who rides to the market on Candle Row, will walk.",
    outlet="Saturday Lens",
    published="2031-05-08",
)


def profiles(*reports: Report) -> tuple[TermTable, list[Profile]]:
    """The profiles of some reports, all outlets known."""
    table = TermTable()
    for report in reports:
        table.name_outlet(report.outlet.name)
    return table, [read_profile(report, table) for report in reports]


def test_a_column_stands_with_the_report_it_has_its_matter_from() -> None:
    """What is too little alike to be one story is one where the one cites the other."""
    other = Report.from_text(COLUMN.text.replace("the Bell", "Jon"), published="2031-05-08")
    assert len(group_stories([NEWS, COLUMN])) == 1
    assert len(group_stories([NEWS, other])) == 2


def test_a_story_says_that_a_report_cites_another() -> None:
    """The evidence names who names whom."""
    (story,) = group_stories([NEWS, COLUMN])
    assert "Saturday Lens names the Bell as a source" in story.evidence[0]


def test_a_stream_joins_what_cites_and_says_so() -> None:
    """The same as reports arrive, also once the stream was stopped."""
    stream = StoryStream()
    stream.add(NEWS)
    again = StoryStream.restore([stream.entry(NEWS.id)])
    for one in (stream, again):
        placement = one.add(COLUMN)
        assert placement.story_id == one.story_of(NEWS.id)
        assert "names the Bell as a source" in placement.evidence[0]


def test_of_several_reports_of_an_outlet_the_likest_is_meant() -> None:
    """A paper prints many reports: what names it has hardly anything from those unlike it."""
    table, (copy, *others) = profiles(COLUMN, NEWS, NEWS)
    likest, other = cited_bonus(table, copy, others, [2.0, -3.0])
    assert likest > 10 * other > 0


def test_what_came_first_cites_nobody_who_came_later() -> None:
    """Days before a report nobody has anything from it."""
    early = Report.from_text(COLUMN.text, outlet="Saturday Lens", published="2031-05-01")
    table, (copy, exemplar) = profiles(early, NEWS)
    assert cited_bonus(table, copy, [exemplar], [0.0]) == [0.0]


def test_a_citation_reaches_what_is_one_with_the_cited() -> None:
    """Who has something from a report tells of what others tell that are one story with it."""
    table, held = profiles(COLUMN, NEWS, Report.from_text("Rain."))
    scores = np.array([[0.0, -1.0, -2.0], [-1.0, 0.0, 3.0], [-2.0, 3.0, 0.0]])
    bonus = citations_between(table, held, scores)
    assert bonus[0, 1] > bonus[0, 2] > 0.5
    assert bonus[1, 2] == 0
    assert (bonus == bonus.T).all()


def test_an_outlet_that_all_cite_tells_little() -> None:
    """The more reports are of an outlet or cite it, the less it tells that one does."""
    table, (copy, exemplar) = profiles(COLUMN, NEWS)
    (rare,) = cited_bonus(table, copy, [exemplar], [0.0])
    table.count(np.array(copy.cited), 500)
    table.grow(500)
    table.refresh()
    (common,) = cited_bonus(table, copy, [exemplar], [0.0])
    assert 0 < common < rare / 2
    assert math.isfinite(common)
