"""A story of known reports: the line that names it, and its times."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model import Report, Story
from retold.stories.label import story_label


def describe_story(story_id: str, reports: Sequence[Report]) -> Story:
    """The story that some reports tell, in the order of their publication."""
    ordered = sorted(reports, key=_by_time)
    moments = [one.published.moment for one in ordered if one.published.moment]
    return Story(
        id=story_id,
        label=story_label(ordered),
        report_ids=tuple(one.id for one in ordered),
        first=min((one.earliest for one in moments), default=None),
        last=max((one.latest for one in moments), default=None),
    )


def _by_time(report: Report) -> tuple[bool, float, str]:
    moment = report.published.moment
    return (moment is None, moment.middle.timestamp() if moment else 0.0, report.id)
