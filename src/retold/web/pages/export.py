"""What a story can be taken away as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from retold.desk import Desk
from retold.errors import RetoldError
from retold.export.formats import FORMATS
from retold.export.views.lookup import shorten

_STORIES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportPage:
    """The formats, and the stories to choose from."""

    title: Annotated[str, "The page's title."]
    story: Annotated[str, "The story that is chosen; empty for none."]
    label: Annotated[str, "The line that names it."]
    stories: Annotated[tuple[tuple[str, str], ...], "The stories to choose from: id and label."]
    formats: Annotated[tuple[tuple[str, str, str], ...], "Name, file ending, and what it holds."]


def build_export_page(desk: Desk, story_id: str = "") -> ExportPage:
    """The formats; for a story where one is chosen.

    Raises:
        RetoldError: There is no such story.
    """
    chosen = desk.rows([story_id]) if story_id else []
    if story_id and not chosen:
        raise RetoldError(f"no such story on this desk: {story_id}")
    label = chosen[0].label if chosen else ""
    rows = desk.stories(order="largest", limit=_STORIES)
    return ExportPage(
        title=f"Export “{shorten(label, 100)}”" if label else "Export",
        story=story_id,
        label=shorten(label, 200),
        stories=tuple((row.id, shorten(row.label, 120)) for row in rows),
        formats=tuple((one.name, one.suffix, one.help) for one in FORMATS.values()),
    )
