"""Choosing what a correction is said with: the other story, the other speaker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from retold.desk import Desk, SpeakerRow, StoryRow
from retold.export.views.dates import days_between
from retold.export.views.lookup import shorten
from retold.export.views.wording import count_words

MOST = 30
_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChoice:
    """A story that may be the one."""

    id: Annotated[str, "Its id."]
    label: Annotated[str, "The line that names it."]
    said: Annotated[str, "When, how many reports, and of whom."]


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinPage:
    """The stories that a report may belong to."""

    title: Annotated[str, "The report's headline."]
    id: Annotated[str, "The report's id."]
    words: Annotated[str, "What the stories have to hold; the headline at first."]
    stories: Annotated[tuple[StoryChoice, ...], "The stories, those most like the words first."]


@dataclass(frozen=True, slots=True, kw_only=True)
class SamePage:
    """The speakers who may be another name for one."""

    title: Annotated[str, "The fullest name found."]
    id: Annotated[str, "The speaker's id."]
    name: Annotated[str, "What their names have to hold; the last word of the name at first."]
    speakers: Annotated[tuple[SpeakerRow, ...], "The speakers, the most quoted first."]


def build_join_page(desk: Desk, report_id: str, words: str = "") -> JoinPage:
    """The stories, but for its own, in which the words of a report's headline stand, or others.

    Raises:
        RetoldError: There is no such report.
    """
    report, own = desk.report(report_id), desk.story_of(report_id).id
    headline = shorten(report.headline, 200)
    wanted = words.strip() or headline
    found = sorted(desk.find(wanted, limit=100), key=lambda one: -one.likeness)
    ids = list(dict.fromkeys(one.story_id for one in found if one.story_id != own))[:MOST]
    rows = {row.id: row for row in desk.rows(ids)}
    return JoinPage(
        title=headline or "A report without a headline",
        id=report_id,
        words=wanted,
        stories=tuple(_choice(rows[one]) for one in ids if one in rows),
    )


def _choice(row: StoryRow) -> StoryChoice:
    outlets = ", ".join(shorten(one, 60) for one in row.outlets[:_SHOWN])
    more = len(row.outlets) - _SHOWN
    when = days_between(row.first_day, row.last_day)
    parts = (when, count_words(row.reports, "report"), outlets)
    return StoryChoice(
        id=row.id,
        label=shorten(row.label, 200),
        said=" · ".join(filter(None, parts)) + (f" and {more} more" if more > 0 else ""),
    )


def build_same_page(desk: Desk, speaker_id: str, name: str = "") -> SamePage:
    """The speakers, but for this one, whose names hold some words.

    Raises:
        RetoldError: There is no such speaker.
    """
    title = shorten(desk.speaker(speaker_id).speaker.name, 160)
    wanted = name.strip() or (title.split() or [""])[-1]
    found = desk.speakers(name=wanted, limit=MOST + 1)
    return SamePage(
        title=title or "A speaker",
        id=speaker_id,
        name=wanted,
        speakers=tuple(one for one in found if one.id != speaker_id)[:MOST],
    )
