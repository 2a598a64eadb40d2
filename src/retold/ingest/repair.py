"""A page or a text with its garbled words repaired, and the way back to the raw text kept."""

from __future__ import annotations

from retold.ingest.garbled import Edit, edited, find_edits, repair_text
from retold.ingest.joining import compose
from retold.ingest.lines import Role
from retold.ingest.markup import Markup
from retold.ingest.source import Source


def repair(source: Source, roles: dict[int, Role]) -> tuple[Source, dict[int, Role]]:
    """The source, garbled runs repaired and accents composed, and the roles at their new places.

    Args:
        source: A source.
        roles: What the format says of the line that begins at an offset of its flat text.
    """
    edits = list(find_edits(source.flat))
    if not edits:
        return source, roles
    return compose(edited(source.flat, edits), source), _moved(roles, edits)


def repair_page(markup: Markup) -> None:
    """Repair a page in place: its lines, and what the extractor is given of it."""
    source, roles = repair(markup.source, markup.roles)
    if source is not markup.source:
        markup.source, markup.roles = source, roles
        markup.reduced = repair_text(markup.reduced)
        markup.title = repair_text(markup.title)


def _moved(roles: dict[int, Role], edits: list[Edit]) -> dict[int, Role]:
    """Roles at the offsets that their lines have after the edits."""
    moved: dict[int, Role] = {}
    shift, waiting = 0, iter([*edits, None])
    edit = next(waiting)
    for offset in sorted(roles):
        while edit is not None and edit.span.end <= offset:
            shift += len(edit.text) - len(edit.span)
            edit = next(waiting)
        moved[offset + shift] = roles[offset]
    return moved
