"""What a bibliography says of a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import regex

from retold.export.views.lookup import one_line, shorten
from retold.model import Precision, Report
from retold.text.escape import visible

_BY = regex.compile(r"(?i)^\s*by\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One report as a bibliography names it; every text is on one line."""

    id: Annotated[str, "The report's id."]
    title: Annotated[str, "Its headline."]
    author: Annotated[str, "Its byline without the word `by`; empty if none."]
    outlet: Annotated[str, "Who published it."]
    date: Annotated[str, "Year, month and day as far as they are known: 2031-05-03."]
    url: Annotated[str, "Its address; empty if none."]
    language: Annotated[str, "ISO 639-1; empty where it cannot be told."]


def build_entry(report: Report) -> Entry:
    """What a bibliography says of a report."""
    return Entry(
        id=report.id,
        title=_line(report.headline) or _line(shorten(report.text, 80)),
        author=_BY.sub("", _line(report.byline)),
        outlet=_line(report.outlet.name),
        date=_date(report),
        url=_address(report.url),
        language="" if report.language == "und" else report.language,
    )


def _line(text: str) -> str:
    return one_line(visible(text)).strip()


def _date(report: Report) -> str:
    moment = report.published.moment
    if moment is None:
        return ""
    if moment.precision is Precision.YEAR:
        return f"{moment.middle:%Y}"
    return f"{moment.middle:%Y-%m}" if moment.precision is Precision.MONTH else _day(report)


def _day(report: Report) -> str:
    moment = report.published.moment
    return f"{moment.middle:%Y-%m-%d}" if moment else ""


def _address(url: str) -> str:
    """An address in which nothing ends a field or a line."""
    return "".join(
        char if char.isprintable() and char not in ' {}\\"<>^`|' else f"%{ord(char):02X}"
        for char in visible(url.strip())
    )
