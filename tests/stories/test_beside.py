"""Stories beside each other."""

from __future__ import annotations

from dataclasses import replace

from retold.model import Report
from retold.reuse import align
from retold.stories import PlacementKind, StoryStream, group_stories
from retold.stories.beside import find_beside

FIRST = (
    "A fire destroyed the Wendle bakery in Pottery Street, Orlen, early on Friday. Nobody was "
    "hurt. Fire chief Dorrit Hask said the flames started in a flue at about four in the morning "
    "and reached the flats above, from which eleven people were led out. The owner, Matthis "
    "Wendle, 61, put his loss at 300,000 crowns."
)
SECOND = (
    "Second bakery fire in eight days\n\nFlames damaged the Corran bakery in Lime Yard, Orlen, on "
    "Saturday night. Fire chief Dorrit Hask said a fryer had been left on. The baker, Ilse Corran, "
    "38, burned her hand. The damage is about 40,000 crowns."
)
ONIONS = "Onions are dear this spring, growers in Sarn sigh. A frost in May took half of them."
REPORTS = [
    Report.from_text(text, path=path, outlet=outlet, published=day)
    for text, path, outlet, day in (
        (FIRST, "first", "Orlen Gazette", "2033-02-04"),
        (SECOND, "second", "Orlen Gazette", "2033-02-12"),
        (ONIONS, "onions", "Sarn Post", "2033-02-13"),
    )
]


def test_another_event_is_a_story_of_its_own_beside_the_first() -> None:
    """A second fire in one town is another story; the link says why, and names the first."""
    stream = StoryStream()
    placements = [stream.add(report) for report in REPORTS]
    assert [one.kind for one in placements] == [
        PlacementKind.MINTED,
        PlacementKind.FORKED,
        PlacementKind.MINTED,
    ]
    assert placements[1].related_ids == (placements[0].story_id,)
    grouped = {story.report_ids[0]: story for story in group_stories(REPORTS)}
    for report, placement in zip(REPORTS, placements, strict=True):
        for story in (stream.story(placement.story_id), grouped[report.id]):
            if report is not REPORTS[1]:
                assert story.beside == ()
                continue
            (beside,) = story.beside
            assert beside.report_id == REPORTS[0].id
            assert beside.label.startswith("A fire destroyed the Wendle bakery")
            assert "both name Dorrit Hask" in beside.evidence
            assert beside.evidence not in story.evidence


def test_the_link_outlives_a_restart_and_ends_where_the_user_makes_them_one() -> None:
    """It is kept in the entry; of two stories that were put together neither is beside itself."""
    stream = StoryStream()
    for report in REPORTS[:2]:
        stream.add(report)
    again = StoryStream.restore([stream.entry(report.id) for report in REPORTS[:2]])
    assert again.stories() == stream.stories()
    assert any(story.beside for story in again.stories())
    again.put_together(REPORTS[0].id, REPORTS[1].id)
    (story,) = again.stories()
    assert story.beside == ()


def test_what_is_said_of_a_removed_report_goes_with_it() -> None:
    """A story that stood beside it is named as changed, and stands beside nothing any more."""
    stream = StoryStream()
    placements = [stream.add(report) for report in REPORTS[:2]]
    changed = stream.remove(REPORTS[0].id)
    assert set(changed) == {one.story_id for one in placements}
    assert stream.story(placements[1].story_id).beside == ()


def test_a_report_that_passages_moved_says_why_and_stands_beside_nothing() -> None:
    """Why it moved is no reason why its story stands beside another, should they part again."""
    stream = StoryStream()
    placements = [stream.add(report) for report in REPORTS[:2]]
    first, second = (report.id for report in REPORTS[:2])
    whole = align(REPORTS[0], replace(REPORTS[0], id=second))
    stream.weigh([first, second], [whole])
    assert stream.story_of(second) == placements[0].story_id
    stream.keep_apart(first, second)
    story = stream.story(stream.story_of(second))
    assert story.report_ids == (second,)
    assert story.beside == ()


def test_of_several_the_nearest_story_is_beside() -> None:
    """A later story is tied to the earlier one that it misses by least, and only by little."""
    groups = [["a", "b"], ["c"], ["d"], ["e"]]
    scores = {("a", "d"): 0.5, ("b", "d"): -1.0, ("c", "d"): 0.4, ("a", "e"): -3.0}
    found = find_beside(groups, scores)
    assert found.keys() == {2}
    earlier, near = found[2]
    assert (earlier, near.report_id, near.other_id) == (1, "d", "c")
