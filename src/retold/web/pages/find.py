"""Where words come from: every version of a sentence, earliest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from retold.desk import Desk, Found, FoundBy
from retold.export.views.dates import day_of
from retold.export.views.lookup import shorten
from retold.export.views.marks import Bit, Mark, cut_bits
from retold.model import Span
from retold.text.worddiff import diff_words

MOST_CHARS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """One version of the words."""

    report: Annotated[str, "The report that has it."]
    story: Annotated[str, "Its story."]
    outlet: Annotated[str, "Who published it."]
    headline: Annotated[str, "Under which headline."]
    day: Annotated[str, "The day of its publication, ISO 8601; empty where it is unknown."]
    when: Annotated[str, "The same in words."]
    bits: Annotated[tuple[Bit, ...], "The sentence; what is not in the words asked for is marked."]
    likeness: Annotated[str, "How much of the words stands there; or that other words do."]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindPage:
    """Every version of some words."""

    title: Annotated[str, "The page's title."]
    words: Annotated[str, "What is looked for."]
    versions: Annotated[tuple[VersionView, ...], "The versions, earliest first, undated last."]


def build_find_page(desk: Desk, words: str) -> FindPage:
    """Every version of some words that is on the desk."""
    wanted = words.strip()[:MOST_CHARS]
    found = desk.find(wanted, limit=50) if wanted else []
    title = f"Find “{shorten(wanted, 60)}”" if wanted else "Find"
    # Word for word the same sentence in many reports is compared with the words once.
    bits = {text: _bits(text, wanted) for text in dict.fromkeys(one.text for one in found)}
    versions = tuple(_version(one, bits[one.text]) for one in found)
    return FindPage(title=title, words=wanted, versions=versions)


def _bits(text: str, wanted: str) -> tuple[Bit, ...]:
    shown = text[:MOST_CHARS]
    diff = diff_words(shown, Span(0, len(shown)), wanted, Span(0, len(wanted)))
    places = [edit.a for edit in diff.edits if edit.a is not None]
    return cut_bits(shown, ((place, Mark.DIFFERS) for place in places))


def _version(found: Found, bits: tuple[Bit, ...]) -> VersionView:
    is_reworded = found.by is FoundBy.PASSAGE
    return VersionView(
        report=found.report_id,
        story=found.story_id,
        outlet=shorten(found.outlet, 120) or "outlet unknown",
        headline=shorten(found.headline, 200),
        day=found.day or "",
        when=day_of(found.day),
        # Of words that stand in place of those asked for nearly all would be marked.
        bits=(Bit(text=found.text[:MOST_CHARS]),) if is_reworded else bits,
        likeness="in other words" if is_reworded else f"{100 * found.likeness:.0f} % alike",
    )
