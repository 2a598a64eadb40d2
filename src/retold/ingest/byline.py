"""Who wrote an article, by the line above it that says so, or by the page's metadata."""

from __future__ import annotations

import regex

from retold.ingest.layout import Layout
from retold.ingest.lines import Line, LineKind

_SAYS = (
    r"(?:(?i:by|(?:article )?written by|reported by|reporting by|story by|report by|words by"
    r"|posted by)|Author)"
)
_NAME = r"\p{Lu}[\p{L}\p{M}.'’-]{0,24}"
_PERSON = rf"{_NAME}(?: (?:de|da|van|von|der|bin|al|el|{_NAME})){{1,3}}"
_PEOPLE = rf"{_PERSON}(?:(?:, (?:and )?| and | & ){_PERSON}){{0,4}}"
_LABEL = regex.compile(rf"{_SAYS}\s?:?")
_NAMES = regex.compile(_PEOPLE)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]{0,8}"
_BEFORE_MORE = regex.compile(
    rf"{_SAYS}\s?:?\s{{0,2}}(?P<names>{_PEOPLE})\s{{0,2}}"
    rf"(?=$|[,|•·–—(/@\d-]|\b(?:Updated?|Last|Published|Posted|on|in|for)\b|{_MONTH} \d)"
)
_BEHIND_DAY = regex.compile(rf"[^.!?]{{0,30}}\d{{4}},? [bB]y (?P<names>{_PEOPLE})$")
_ALONE = regex.compile(rf"{_PEOPLE}(?=$|,? {_MONTH} \d|\s?[|•·]\s)")
_COUNTS = (LineKind.DATE, LineKind.FURNITURE)
_BODY_CHARS = 6000
_LOWER, _WORDS = regex.compile(r"\b\p{Ll}{2,}+\b"), regex.compile(r"\p{Lu}[\p{L}\p{M}]++")
_MAX_CHARS = 160
_NEAR_ABOVE, _LINES_BELOW = 40, 200


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
    if stated:
        return stated, "stated with the page"
    return _find_alone(layout, header)


def _names(line: Line, below: Line | None) -> str:
    """The byline that a line holds beside other things, or that it and the next line make."""
    if len(line.text) > _MAX_CHARS:
        return ""
    if _LABEL.fullmatch(line.text):
        named = _NAMES.match(below.text) if below else None
        return f"By {named.group()}" if named else ""
    more = _BEFORE_MORE.match(line.text) or _BEHIND_DAY.match(line.text)
    return f"By {more['names']}" if more else ""


def _find_alone(layout: Layout, header: list[Line]) -> tuple[str, str]:
    """A name alone between headline and article, beside a day or a counter, or again below it."""
    title = layout.headline
    if title is None:
        return "", ""
    below = [line for line in header if line.number > title.number]
    for line, following in zip(below, [*below[1:], None], strict=False):
        found = _ALONE.match(line.text) if len(line.text) <= _MAX_CHARS else None
        if found is None or line.has_bullet or line.kind is LineKind.FURNITURE:
            continue
        name = found.group()
        is_dated = found.end() < len(line.text) or (
            following is not None and following.kind in _COUNTS
        )
        if (is_dated or _comes_again(layout, name)) and not _has_words(layout, name):
            return name, f'the line "{line.text[:60]}" between the headline and the article'
    return "", ""


def _comes_again(layout: Layout, name: str) -> bool:
    """Whether a name stands below the article again, alone or as who somebody is: the author."""
    below = layout.lines[layout.last_body() + 1 :][:_LINES_BELOW]
    return any(line.text == name or line.text.startswith(f"{name} is ") for line in below)


def _has_words(layout: Layout, names: str) -> bool:
    """Whether the article has a word of some names in lower case: then they name a subject."""
    text = ""
    for line in layout.body_lines():
        text += f" {line.text}"
        if len(text) > _BODY_CHARS:
            break
    words = set(_LOWER.findall(text[:_BODY_CHARS]))
    return any(word.casefold() in words for word in _WORDS.findall(names))
