"""Two reports side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from retold.desk import Desk
from retold.export.views.comparing import ComparisonView, build_comparison
from retold.export.views.lookup import Lookup
from retold.model import Trace
from retold.web.pages.report import OtherView


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage:
    """Two reports side by side, of one story or not."""

    title: Annotated[str, "The one and the other."]
    story: Annotated[str, "Their story's id; empty where they have none in common."]
    comparison: Annotated[ComparisonView, "Passage beside passage."]
    others: Annotated[tuple[OtherView, ...], "The reports of the left one's story, to choose from."]


def build_compare_page(desk: Desk, left_id: str, right_id: str) -> ComparePage:
    """Two reports side by side.

    Raises:
        RetoldError: There is no such report.
    """
    story, other = desk.story_of(left_id), desk.story_of(right_id)
    trace = desk.story(story.id)
    pair = {left_id, right_id}
    known = (one for one in trace.alignments if {one.left_id, one.right_id} == pair)
    alignment = next(known, None) or desk.compare(left_id, right_id)
    if other.id != story.id:
        trace = Trace(reports=(desk.report(left_id), desk.report(right_id)))
    lookup = Lookup.of(trace)
    left, right = lookup.reports[left_id], lookup.reports[right_id]
    return ComparePage(
        title=f"{lookup.name(left_id)} and {lookup.name(right_id)}",
        story=story.id if other.id == story.id else "",
        comparison=build_comparison(lookup, left, right, alignment),
        others=tuple(
            OtherView(id=one.id, siglum=lookup.siglum(one.id), name=lookup.name(one.id))
            for one in trace.reports
        ),
    )
