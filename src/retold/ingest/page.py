"""Saved HTML pages: trafilatura says what the article is, our lines say where it stands."""

from __future__ import annotations

import logging

import regex
import trafilatura

from retold.ingest.layout import Layout
from retold.ingest.limits import ReadingLimits
from retold.ingest.lines import Line, LineKind, Role, split_lines
from retold.ingest.markup import Markup
from retold.ingest.plain import lay_out_lines

_INK = regex.compile(r"[^\s\p{C}]+")
_LONG = 25
_MIN_CHOSEN_WORDS = 8


def lay_out_page(markup: Markup, limits: ReadingLimits) -> Layout | None:
    """The zones of a page; the line model decides where the extractor cannot or finds nothing."""
    lines = split_lines(markup.source.flat, roles=markup.roles)
    _mark_title(markup, lines)
    chosen = _chosen_lines(markup, lines, limits)
    if chosen:
        layout = lay_out_lines(markup.source, chosen=chosen, lines=lines)
        if layout is not None:
            return layout
    return lay_out_lines(markup.source, lines=lines)


def _mark_title(markup: Markup, lines: list[Line]) -> None:
    """Give the line that repeats the page's stated title its role."""
    stated = " ".join((markup.meta("og:title", "twitter:title") or markup.title).casefold().split())
    for index, line in enumerate(lines):
        if stated and line.key == stated and line.role is not Role.TITLE:
            lines[index] = line._replace(role=Role.TITLE)
            return


def _chosen_lines(markup: Markup, lines: list[Line], limits: ReadingLimits) -> set[int]:
    """The lines whose words the extractor kept."""
    if markup.is_heavy(limits):
        return set()
    ink = _ink(_extract(markup.reduced))
    chosen: set[int] = set()
    cursor = 0
    for line in lines:
        mine = _ink(line.text)
        if line.role is Role.TITLE or not mine:
            continue
        if ink.startswith(mine, cursor):
            found = cursor
        else:
            found = ink.find(mine, cursor) if len(mine) >= _LONG else -1
        if found >= 0:
            chosen.add(line.number)
            cursor = found + len(mine)
    prose = sum(lines[number].words for number in chosen if lines[number].kind is LineKind.SENTENCE)
    return chosen if prose >= _MIN_CHOSEN_WORDS else set()


def _extract(reduced: str) -> str:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = trafilatura.bare_extraction(
            reduced, include_comments=False, include_tables=False, with_metadata=False
        )
    except Exception:  # noqa: BLE001 - whatever breaks it on a hostile page, the lines are left
        return ""
    text = getattr(document, "text", None) if document is not None else None
    return text if isinstance(text, str) else ""


def _ink(text: str) -> str:
    """The text without white space and invisible marks."""
    return "".join(_INK.findall(text))
