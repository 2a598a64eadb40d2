"""What is read of flattened pages beside their body: date, headline and byline.

The pages are those of wcxb-dev (CC BY 4.0), flattened to lines, with the title, author and date
that their makers stated in them. The day is *visible* where one of the usual printed forms of it
(month by name, short or long, before or after the day; or figures in any order, the year in two or
four) stands in the lines of the page.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date
from functools import cache

import numpy as np
import regex

from benchmarks.seeds import SHARED
from benchmarks.table import Row, print_table
from retold.ingest import read_bytes
from retold.model import Report
from retold.model.moment import EASTERNMOST

PAGES = SHARED / "data" / "reading" / "wcxb-dev.jsonl"
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_WORDS = regex.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page, what is stated of it, and what was read in it; no report where it was skipped."""

    text: str
    title: str
    author: str
    day: date | None
    report: Report | None

    @property
    def found_day(self) -> date | None:
        """The day of publication that was read."""
        if self.report is None or self.report.published.moment is None:
            return None
        moment = self.report.published.moment
        zone = UTC if moment.zone_known else EASTERNMOST
        return moment.earliest.astimezone(zone).date()

    @property
    def is_visible(self) -> bool:
        """Whether the day stands in the page's lines, in one of its printed forms."""
        if self.day is None:
            return False
        text = " ".join(self.text.lower().split())
        return any(
            regex.search(rf"(?<!\d){regex.escape(form)}(?!\d)", text) for form in _forms(self.day)
        )


@cache
def read_pages() -> tuple[Page, ...]:
    """The pages, each read from its lines alone; none where the data is absent."""
    return tuple(_read()) if PAGES.exists() else ()


def _read() -> Iterator[Page]:
    for line in PAGES.read_text(encoding="utf-8").splitlines():
        held = json.loads(line)
        text = "\n".join(words for _, words in held["lines"])
        found = read_bytes(text.encode(), path=f"{held['id']}.txt")
        yield Page(
            text=text,
            title=held["title"] or "",
            author=held["author"] or "",
            day=date.fromisoformat(held["date"][:10]) if held["date"] else None,
            report=found if isinstance(found, Report) else None,
        )


def _forms(day: date) -> set[str]:
    name, year = _MONTHS[day.month - 1].lower(), day.year
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10 if day.day not in (11, 12, 13) else 0)
    numbers = {str(day.day), f"{day.day:02}"}
    made = set()
    for month in {name, name[:3], f"{name[:3]}.", name[:4], f"{name[:4]}."}:
        for number in numbers | {f"{one}{ending or 'th'}" for one in numbers}:
            for mark in (", ", " ", ","):
                made |= {f"{month} {number}{mark}{year}", f"{number} {month}{mark}{year}"}
            made |= {f"{number} of {month} {year}", f"{number}-{month}-{year}"}
    for month in {str(day.month), f"{day.month:02}"}:
        for number in numbers:
            for mark in "/.-":
                for short in (str(year), f"{year % 100:02}"):
                    orders = (
                        (short, month, number),
                        (number, month, short),
                        (month, number, short),
                    )
                    made |= {mark.join(order) for order in orders}
    return made


def share(hits: list[bool]) -> str:
    """A share with its 95 % interval, by bootstrap over pages."""
    if not hits:
        return "-"
    drawn = np.random.default_rng(0).binomial(len(hits), sum(hits) / len(hits), 2000) / len(hits)
    low, high = np.quantile(drawn, (0.025, 0.975))
    return f"{sum(hits) / len(hits):.3f} [{low:.3f}, {high:.3f}]"


def date_hits() -> tuple[list[bool], list[bool]]:
    """Where the day is visible: is it read? Where it is not: is a wrong one read?"""
    dated = [page for page in read_pages() if page.day]
    visible = [page.found_day == page.day for page in dated if page.is_visible]
    hidden = [page.found_day not in (None, page.day) for page in dated if not page.is_visible]
    return visible, hidden


def headline_hits() -> list[bool]:
    """Whether the headline is the stated title, or one of the two begins the other, folded."""
    hits = []
    for page in read_pages():
        one, other = _folded(page.title), _folded(page.report.headline if page.report else "")
        hits.append(bool(other) and (one.startswith(other) or other.startswith(one)))
    return hits


def byline_hits() -> tuple[list[bool], list[bool]]:
    """Of pages with an author: does the byline name one? Of bylines read: do they?"""
    recall, precision = [], []
    for page in read_pages():
        if not page.author:
            continue
        byline = _folded(page.report.byline if page.report else "")
        names = [_folded(name) for name in regex.split(r",| and |&|;", page.author)]
        is_named = any(name and name in byline for name in names)
        recall.append(is_named)
        if byline:
            precision.append(is_named)
    return recall, precision


def _folded(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def rows() -> list[Row]:
    """The table's rows for the pages."""
    if not read_pages():
        return [Row("wcxb-dev", "dates", "-", f"no pages at {PAGES}")]
    visible, hidden = date_hits()
    recall, precision = byline_hits()
    made: list[tuple[str, list[bool], Callable[[int], str]]] = [
        (
            "date, where visible",
            visible,
            lambda n: f"exact day, of {n} whose day stands in the lines",
        ),
        ("date made up", hidden, lambda n: f"a wrong day, of {n} whose day does not stand there"),
        ("headline", headline_hits(), lambda n: f"is the title of {n}, folded, or begins it"),
        ("byline found", recall, lambda n: f"names an author, of {n} with one, stated or printed"),
        ("byline right", precision, lambda n: f"of {n} bylines read on pages with an author"),
    ]
    return [Row("wcxb-dev", name, share(hits), note(len(hits))) for name, hits, note in made]


if __name__ == "__main__":
    print_table(rows())
