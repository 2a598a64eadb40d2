"""A story: who had it from whom, and everything that was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from markupsafe import Markup

from retold.desk import Desk
from retold.errors import RetoldError
from retold.export.formats import FORMATS
from retold.export.timeline import draw_timeline
from retold.export.views.page import StoryView, build_story
from retold.export.views.stemma import EdgeView, find_edge
from retold.export.views.swaps import MOST_SWAPS
from retold.web.links import page_of


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """One story."""

    title: Annotated[str, "The line that names it."]
    story: Annotated[StoryView, "Everything that was found in it, without the reports' texts."]
    picture: Annotated[Markup, "The stemma laid out by time; empty where there is none."]
    counts: Annotated[tuple[tuple[int, str], ...], "What was found, in numbers."]
    formats: Annotated[tuple[tuple[str, str], ...], "What it can be exported as, and what that is."]


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgePage:
    """One line of descent, with its evidence and the runners-up."""

    title: Annotated[str, "Who from whom."]
    story: Annotated[str, "The story's id."]
    label: Annotated[str, "The line that names the story."]
    edge: Annotated[EdgeView, "The line of descent."]
    copy: Annotated[str, "The copy's report; empty for one that is not in the set."]
    exemplar: Annotated[str, "The exemplar's report; empty for one that is not in the set."]


def build_story_page(desk: Desk, story_id: str) -> StoryPage:
    """One story.

    Raises:
        RetoldError: There is no such story.
    """
    trace = desk.story(story_id, has_alignments=False, most_swaps=MOST_SWAPS + 1)
    story = build_story(trace, trace.stories[0])
    stemma = next((one for one in trace.stemmata if one.story_id == story_id), None)
    picture = ""
    if stemma is not None and story.stemma.edges:
        reports = {report.id: report for report in trace.reports}
        title = f"Who had “{story.label}” from whom, by time"
        picture = draw_timeline(stemma, reports, title=title, link=page_of)
    return StoryPage(
        title=story.label,
        story=story,
        picture=Markup(picture),  # noqa: S704 - the picture escapes every text in it
        counts=_counts(story),
        formats=tuple((one.name, one.help) for one in FORMATS.values()),
    )


def _counts(story: StoryView) -> tuple[tuple[int, str], ...]:
    quotations = (*story.quotations, *story.plain_quotations)
    lost = sum(one.places for one in story.changes if one.is_loss)
    altered = sum(one.is_altered for one in quotations)
    conflicts = sum(one.is_conflict for one in story.clashes)
    given = (
        (len(story.reports), "report", "reports"),
        (altered, "quotation altered", "quotations altered"),
        (lost, "source lost", "sources lost"),
        (conflicts, "figure that disagrees", "figures that disagree"),
    )
    return tuple((number, one if number == 1 else many) for number, one, many in given)


def build_edge_page(desk: Desk, story_id: str, exemplar: str, copy: str) -> EdgePage:
    """One line of descent, by its ends: the ids of their reports, or their sigla.

    Raises:
        RetoldError: There is no such story, or no such line in it.
    """
    trace = desk.story(story_id, has_alignments=False, most_swaps=0)
    story = build_story(trace, trace.stories[0])
    edge = find_edge(story.stemma.edges, exemplar, copy)
    if edge is None:
        raise RetoldError(
            f"no such line of descent in story {story_id}: as more is known of it, a report may be"
            " given another exemplar"
        )
    return EdgePage(
        title=f"{edge.copy.name}, from {edge.exemplar.name}",
        story=story_id,
        label=story.label,
        edge=edge,
        copy=edge.copy.report_id,
        exemplar=edge.exemplar.report_id,
    )
