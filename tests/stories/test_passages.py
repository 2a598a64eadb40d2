"""Small stories of a stream, looked at once more with what their reports share."""

from __future__ import annotations

from itertools import combinations

from retold.reuse import align
from retold.stories import StoryStream
from reuse.reports import ferry_reports, made_of

TOLD = (
    "The ferry bridge at Orlow was shut on Monday over a crack, the harbour office said.",
    "A crack closed the ferry bridge at Orlow on Monday. Buses go round by Tarn, said the office.",
    "Orlow has no ferry bridge since Monday: the harbour office found a crack and closed it.",
)


def test_reports_in_words_of_their_own_stay_together() -> None:
    """That nothing is shared says nothing where no two reports of the story share anything."""
    stream = StoryStream()
    reports = [made_of([text], path=text, published="2031-05-06") for text in TOLD]
    for report in reports:
        stream.add(report)
    (story,) = stream.stories()
    assert stream.weigh(stream.neighbours(story.id), []) == ()
    assert stream.stories() == (story,)


def test_a_story_of_copies_lets_go_of_the_report_that_shares_nothing() -> None:
    """The tanker leaves the ferry, says why, and a stream read from the entries knows it."""
    held = ferry_reports()
    reports = list(held.values())
    stream = StoryStream()
    for report in reports:
        stream.add(report)
    near = stream.neighbours(stream.story_of(held["A"].id))
    chosen = [report for report in reports if report.id in near]
    changed = stream.weigh(near, [align(a, b) for a, b in combinations(chosen, 2)])
    tanker = stream.story(stream.story_of(held["M"].id))
    assert tanker.report_ids == (held["M"].id,)
    assert tanker.id in changed
    assert tanker.evidence[0].startswith("a story of its own: ")
    again = StoryStream.restore([stream.entry(report.id) for report in reports])
    assert again.stories() == stream.stories()


def test_large_stories_and_those_that_are_gone_have_no_neighbours() -> None:
    """More than 24 reports are not aligned each with each."""
    stream = StoryStream()
    for number in range(25):
        stream.add(made_of([TOLD[0]], path=str(number), published="2031-05-06"))
    (story,) = stream.stories()
    assert len(story.report_ids) == 25
    assert stream.neighbours(story.id) == ()
    assert stream.neighbours("s0") == ()
