"""Who wrote an article, by the line above it that says so, or by the page's metadata."""

from __future__ import annotations

import regex

from retold.ingest.layout import Layout
from retold.ingest.lines import Line, LineKind

_SAYS = (
    r"(?:By|BY|Written by|Reported by|Reporting by|Story by|Report by|Words by|Posted by|Author)"
)
_NAME = r"\p{Lu}[\p{L}\p{M}.'’-]{0,24}"
_PERSON = rf"{_NAME}(?: (?:de|da|van|von|der|bin|al|el|{_NAME})){{1,3}}"
_PEOPLE = rf"{_PERSON}(?:(?:, (?:and )?| and | & ){_PERSON}){{0,4}}"
_LABEL = regex.compile(rf"{_SAYS}\s?:?")
_NAMES = regex.compile(_PEOPLE)
_BEFORE_MORE = regex.compile(
    rf"{_SAYS}\s?:?\s{{0,2}}(?P<names>{_PEOPLE})\s{{0,2}}"
    r"(?=$|[,|•·–—(/@\d-]|\b(?:Updated?|Last|Published|Posted|on|in|for)\b|(?:Jan|Feb|Mar|Apr|May|Jun"
    r"|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]{0,8} \d)"
)
_MAX_CHARS = 160
_NEAR_ABOVE = 40


def find_byline(layout: Layout, stated: str) -> tuple[str, str]:
    """The byline as printed, and what says so; two empty texts where nothing does.

    Args:
        layout: The page.
        stated: The author that its metadata or its container states.
    """
    header = layout.header(_NEAR_ABOVE)
    for line in reversed(header):
        if line.kind is LineKind.BYLINE:
            return line.text, "a line above the article"
    for line, below in zip(reversed(header), [None, *reversed(header)], strict=False):
        names = _names(line, below)
        if names:
            return names, f'the line "{line.text[:60]}" above the article'
    return (stated, "stated with the page") if stated else ("", "")


def _names(line: Line, below: Line | None) -> str:
    """The byline that a line holds beside other things, or that it and the next line make."""
    if len(line.text) > _MAX_CHARS:
        return ""
    if _LABEL.fullmatch(line.text):
        named = _NAMES.match(below.text) if below else None
        return f"By {named.group()}" if named else ""
    more = _BEFORE_MORE.match(line.text)
    return f"By {more['names']}" if more else ""
