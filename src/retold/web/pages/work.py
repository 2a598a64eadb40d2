"""Adding reports, and work that goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from retold.export.private import without_places
from retold.web.jobs import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPage:
    """The form that adds reports."""

    title: Annotated[str, "The page's title."]
    complaint: Annotated[str, "What is wrong with what was given; empty if nothing."]
    most: Annotated[str, "How much may be given at once."]


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPage:
    """A piece of work that goes on, or is over."""

    title: Annotated[str, "What it is."]
    number: Annotated[int, "Its number."]
    said: Annotated[str, "What is done now, or what came of it."]
    done: Annotated[int, "How many of its parts are done."]
    total: Annotated[int, "Of how many; 0 where that is not known."]
    is_over: Annotated[bool, "Whether it has ended."]
    is_failed: Annotated[bool, "Whether it ended without being done."]
    next: Annotated[str, "Where to go then."]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPage:
    """What is shown where there is no page."""

    title: Annotated[str, "What is the matter."]
    said: Annotated[str, "A line that says more."]
    story: Annotated[str, "The story that it was looked for in, if that is there."] = ""


def build_job_page(job: Job) -> JobPage:
    """How far a piece of work is."""
    state = job.state
    return JobPage(
        title=job.title,
        number=job.number,
        said=without_places(state.said),
        done=state.done,
        total=state.total,
        is_over=state.is_over,
        is_failed=state.is_failed,
        next=job.next,
    )
