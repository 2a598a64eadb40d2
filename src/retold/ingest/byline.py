"""Who wrote an article, by a line beside it that says so, or by the page's metadata."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from retold.ingest.layout import Layout
from retold.ingest.lines import Line, LineKind
from retold.ingest.names import (
    LABEL,
    NAMES,
    SIGNED,
    find_alone,
    is_office,
    names_workplace,
)

_COUNTS = (LineKind.DATE, LineKind.FURNITURE)
_PAGE_CHARS = 100_000
_WORDS = regex.compile(r"\p{Lu}[\p{L}\p{M}]++")
_AT_FOOT = regex.compile(
    r"\(?(?i:(?:additional )?reporting by|written by|reported by|words by|story by|report by)"
)
_IS = ("is", "has", "was", "covers", "writes", "reports", "joined")
_MAX_CHARS = 160
_NEAR_ABOVE, _LINES_BELOW, _FOOT_LINES = 40, 200, 12
_ABOVE_TITLE, _BELOW_FIRST, _LAST_PARAGRAPHS, _MENU = 8, 6, 3, 3


def find_byline(layout: Layout, stated: str) -> tuple[str, str]:
    """The byline as printed, and what says so; two empty texts where nothing does.

    Args:
        layout: The page.
        stated: The author that its metadata or its container states.
    """
    header = layout.header(_NEAR_ABOVE)
    for line in reversed(header):
        if line.kind is LineKind.BYLINE and not _is_choice(layout, line, line.text):
            return line.text, "a line above the article"
    for line in reversed(header):
        names = _names(line, _next(layout, line))
        if names and not _is_choice(layout, line, names):
            return names, f'the line "{line.text[:60]}" above the article'
    if stated:
        return stated, "stated with the page"
    return _find_alone(layout) or _find_inside(layout) or _find_at_foot(layout) or ("", "")


def _is_choice(layout: Layout, line: Line, names: str) -> bool:
    """Whether a line is an entry of a menu: "By type", "By place", "By year"."""
    beside = layout.lines[max(0, line.number - 2) : line.number + 3]
    if sum(one.text[:3].casefold() == "by " for one in beside) >= _MENU:
        return True
    title = layout.headline
    if title is None or line.number > title.number:
        return False
    return _has_words(layout, names.removeprefix("By ").removeprefix("by "))


def _next(layout: Layout, line: Line) -> Line | None:
    at = line.number + 1
    return layout.lines[at] if at < len(layout.lines) else None


def _names(line: Line, below: Line | None) -> str:
    """The byline that a line holds beside other things, or that it and the next line make."""
    if len(line.text) > _MAX_CHARS:
        return ""
    if LABEL.fullmatch(line.text):
        named = NAMES.match(below.text) if below else None
        return f"By {named.group()}" if named else ""
    for pattern in SIGNED:
        more = pattern.match(line.text)
        if more:
            return f"By {more['names']}"
    return ""


def _find_alone(layout: Layout) -> tuple[str, str] | None:
    """A name alone beside the headline, with a day, a counter or an office, or told again below."""
    for line in _beside_title(layout):
        name, is_told = find_alone(line.text) if len(line.text) <= _MAX_CHARS else ("", False)
        if not name or line.has_bullet or line.kind is LineKind.FURNITURE:
            continue
        is_below = layout.headline is not None and line.number > layout.headline.number
        following = _next(layout, line)
        is_dated = following is not None and (
            following.kind in _COUNTS or is_office(following.text)
        )
        is_told = is_below and (is_told or is_dated)
        is_known = is_told or _comes_again(layout, line, name, is_below=is_below)
        if is_known and (names_workplace(name) or not _has_words(layout, name)):
            where = "below" if is_below else "above"
            return name, f'the line "{line.text[:60]}" {where} the headline'
    return None


def _beside_title(layout: Layout) -> Iterator[Line]:
    """The lines between the headline and the article, then some above the headline."""
    title = layout.headline
    if title is None:
        return
    first = layout.first_body()
    yield from layout.lines[max(title.number + 1, first - _NEAR_ABOVE) : first]
    yield from reversed(layout.lines[max(0, title.number - _ABOVE_TITLE) : title.number])


def _comes_again(layout: Layout, line: Line, name: str, *, is_below: bool) -> bool:
    """Whether a name stands behind the article again, as who somebody is or alone: the author.

    Alone tells nothing of what stands above the headline, where menus are. What is said of an
    author is often taken for the last paragraph.
    """
    body = layout.body_lines()
    first = body[-min(len(body), _LAST_PARAGRAPHS)].number
    below = layout.lines[max(first, line.number + 1) : layout.last_body() + _LINES_BELOW]
    said = tuple(f"{name} {word} " for word in _IS)
    return any(one.text.startswith(said) or (is_below and one.text == name) for one in below)


def _find_inside(layout: Layout) -> tuple[str, str] | None:
    """A line just below the first paragraph, which was an introduction."""
    first = layout.first_body()
    for line in layout.lines[first + 1 : min(first + 1 + _BELOW_FIRST, layout.last_body())]:
        if line.number in layout.zones or _is_choice(layout, line, line.text):
            continue
        if line.kind is LineKind.BYLINE:
            return line.text, "a line below the first paragraph"
        names = _names(line, _next(layout, line))
        if names:
            return names, f'the line "{line.text[:60]}" below the first paragraph'
    return None


def _find_at_foot(layout: Layout) -> tuple[str, str] | None:
    """A line below the article that says who wrote it, and is no other article's "By"."""
    last = layout.last_body()
    for line in layout.lines[last + 1 : last + 1 + _FOOT_LINES]:
        if line.kind is LineKind.BYLINE and _AT_FOOT.match(line.text):
            return line.text, "a line below the article"
    return None


def _has_words(layout: Layout, names: str) -> bool:
    """Whether the page has a word of some names in lower case: then they name a subject."""
    text = layout.source.flat[:_PAGE_CHARS]
    return any(
        word in text and regex.search(rf"\b{word}\b", text) is not None
        for word in map(str.lower, _WORDS.findall(names))
    )
