"""What was done with the desk, and what was left out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated

from retold.desk import Desk, RunRow
from retold.export.private import file_name, without_places
from retold.export.views.lookup import shorten
from retold.export.views.wording import SKIP, count_words
from retold.model import Skip


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """One time that something was done."""

    number: Annotated[int, "Its number."]
    step: Annotated[str, "What was done."]
    settings: Annotated[str, "With what settings."]
    software: Annotated[str, "By which version of retold."]
    began: Annotated[str, "When it began."]
    ended: Annotated[str, "When it ended; or that it was broken off, or goes on."]
    did: Annotated[str, "What came of it, in numbers."]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutView:
    """Something that was left out."""

    item: Annotated[str, "The file or report; a file by its name alone."]
    reason: Annotated[str, "Why, in words."]
    detail: Annotated[str, "A line that says more."]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunsPage:
    """What was done, and what was left out."""

    title: Annotated[str, "The page's title."]
    runs: Annotated[tuple[RunView, ...], "What was done, the latest first."]
    skips: Annotated[tuple[LeftOutView, ...], "What was left out."]


def build_runs_page(desk: Desk) -> RunsPage:
    """What was done with the desk."""
    return RunsPage(
        title="Runs",
        runs=tuple(_run(one) for one in desk.runs()),
        skips=tuple(_skip(one) for one in desk.skips()),
    )


def _run(run: RunRow) -> RunView:
    did = (
        (run.added, "report added", "reports added"),
        (run.known, "known already", "known already"),
        (run.skipped, "item left out", "items left out"),
        (run.stories, "story analysed", "stories analysed"),
    )
    return RunView(
        number=run.number,
        step=run.step,
        settings=_settings(run.settings),
        software=run.software,
        began=_minute(run.began),
        ended=_minute(run.ended) if run.ended else "goes on, or was broken off",
        did=", ".join(count_words(*one) for one in did if one[0]) or "nothing new",
    )


def _settings(text: str) -> str:
    try:
        held = json.loads(text)
    except ValueError:
        return ""
    if not isinstance(held, dict):
        return ""
    return without_places(shorten(", ".join(f"{name} {value}" for name, value in held.items())))


def _minute(instant: str) -> str:
    return f"{instant[:16].replace('T', ' ')} UTC"


def _skip(skip: Skip) -> LeftOutView:
    is_address = skip.item.startswith(("http://", "https://"))
    return LeftOutView(
        item=shorten(skip.item if is_address else file_name(skip.item), 300),
        reason=f"{SKIP[skip.reason]} (step: {skip.step})",
        detail=without_places(shorten(skip.detail, 600)),
    )
