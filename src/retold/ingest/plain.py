"""The line model: a flattened page, with no tags left, to the zones of its article."""

from __future__ import annotations

import regex

from retold.ingest.headline import find_headline, is_repeated
from retold.ingest.layout import Layout
from retold.ingest.linemodel import LineMemory, score_sheets
from retold.ingest.lines import Line, LineKind, Lines, Role, split_lines
from retold.ingest.region import choose_lines, find_clean, find_region
from retold.ingest.source import Source
from retold.model import Zone

_OUT = (
    LineKind.FURNITURE, LineKind.READ_MORE, LineKind.DATE, LineKind.BYLINE, LineKind.COMMENTS
)  # fmt: skip
_HEADER_MATTER = (LineKind.DATE, LineKind.BYLINE)
_TAIL_LINES = 6
_MAX_SUBHEADING_WORDS = 14
_LEAD_LINES = 2
# What an agency prints between its headline and its dateline: "(Corrects the toll to 14, not 40)".
_CORRECTION = regex.compile(
    r"\s*\(?(?:(?:Corrects|Clarifies|Refiles to correct|Removes|Withdraws)\s\p{L}|"
    r"(?:Correction|Clarification|Editor[’']s note):\s)"
)


def lay_out_lines(
    source: Source,
    *,
    start: int = 0,
    chosen: set[int] | None = None,
    lines: Lines | None = None,
    memory: LineMemory | None = None,
) -> Layout | None:
    """The zones of a flattened page; none where there is no article in it.

    Args:
        source: The page.
        start: Where to begin, behind a collector's prefix.
        chosen: The numbers of the lines that an extractor took for the article, if one was asked.
        lines: The lines of the page, if they are split already.
        memory: The lines of other pages of the collection, if they were read.
    """
    lines = split_lines(source.flat, start=start) if lines is None else lines
    clean = None if chosen else find_clean(lines)
    by_model = set() if chosen or clean else _by_model(lines, memory)
    chosen = chosen or by_model
    region = clean or (range(min(chosen), max(chosen) + 1) if chosen else find_region(lines))
    if region is None:
        return None
    layout = Layout(source=source, lines=lines, region=region, is_clean=clean is not None)
    layout.headline = find_headline(layout, chosen)
    _zone_region(layout, chosen)
    _zone_lead(layout)
    _zone_header(layout, is_scored=bool(by_model))
    _zone_tail(layout)
    return layout if layout.body_lines() else None


def _by_model(lines: Lines, memory: LineMemory | None) -> set[int]:
    """The lines that the line model takes, but those that other pages of the same make have."""
    scores = score_sheets(lines.sheets)
    if memory is not None:
        scores[sorted(memory.find_repeated([line.text for line in lines]))] = 0
    return choose_lines(lines, scores) if lines else set()


def _zone_region(layout: Layout, chosen: set[int]) -> None:
    """Decide line by line what of the region is kept, and as what."""
    title = layout.headline.key if layout.headline else None
    seen_captions: set[str] = set()
    in_links = False
    for number in layout.region:
        line = layout.lines[number]
        kind = line.kind
        if kind in _OUT or line.reads(title):
            continue
        if kind is LineKind.LIST_LABEL:
            in_links = True
            continue
        is_chosen = number in chosen
        is_kept = is_chosen or _heads(line, chosen)
        if in_links and not (is_kept or _leaves_links(line)):
            continue
        in_links = False
        if chosen and not is_kept and not _is_small_print(line):
            continue
        zone = _zone_of(layout, line, chosen) or (Zone.BODY if is_chosen else None)
        if zone is Zone.CAPTION:
            if line.letters in seen_captions:
                continue
            seen_captions.add(line.letters)
        if zone is not None:
            layout.zones[number] = zone


def _is_small_print(line: Line) -> bool:
    """Whether a line inside an article is kept though it is no body."""
    return line.role is Role.CAPTION or line.kind in (LineKind.CAPTION, LineKind.CREDIT)


def _heads(line: Line, chosen: set[int]) -> bool:
    """Whether the markup calls a line a heading, and it stands on a chosen one."""
    return line.role is Role.HEADING and line.number + 1 in chosen


def _leaves_links(line: Line) -> bool:
    """Whether a line is prose again, after a label that opened a list of links."""
    return line.kind is LineKind.SENTENCE and line.words >= 8


def _zone_of(layout: Layout, line: Line, chosen: set[int]) -> Zone | None:
    kind = line.kind
    if line.role is Role.CAPTION or kind is LineKind.CAPTION:
        return Zone.CAPTION
    if line.role is Role.HEADING and kind is not LineKind.CREDIT:
        return Zone.SUBHEADING
    if kind is LineKind.CREDIT:
        return Zone.CREDIT
    return Zone.BODY if kind is LineKind.SENTENCE else _zone_of_bare(layout, line, chosen)


def _zone_of_bare(layout: Layout, line: Line, chosen: set[int]) -> Zone | None:
    """A line with no stop: a sub-heading, an item of a list, or a link."""
    if line.kind is LineKind.LONG:
        return Zone.BODY
    above, below = _neighbour(layout, line, -1), _neighbour(layout, line, 1)
    if line.has_bullet:
        worded = line.words >= 3 and all(one is None or one.words >= 3 for one in (above, below))
        return Zone.BODY if worded else None
    # Where lines were chosen, a heading that was not is the last of some links.
    is_link = bool(chosen) and above is not None and above.number not in chosen
    follows_prose = above is not None and (above.kind is not LineKind.HEADING or is_link)
    leads_prose = below is not None and below.kind is LineKind.SENTENCE
    if leads_prose and line.words <= _MAX_SUBHEADING_WORDS and (follows_prose or layout.is_clean):
        return Zone.SUBHEADING if line.kind is LineKind.HEADING or layout.is_clean else None
    return Zone.BODY if layout.is_clean else None


def _neighbour(layout: Layout, line: Line, step: int) -> Line | None:
    """The next line of the region, above or below, that is not furniture by itself."""
    number = line.number + step
    while number in layout.region:
        found = layout.lines[number]
        if found.kind not in _OUT and found.kind is not LineKind.LIST_LABEL:
            return found
        number += step
    return None


def _zone_lead(layout: Layout) -> None:
    """Tell a standfirst, above the date line, and a collector's teaser from the body."""
    body = layout.body_lines()
    for line in body[:_LEAD_LINES]:
        later = [other for other in body if other.number > line.number]
        if not later:
            return
        if _has_header_matter(layout, line, later[0]):
            for above in body:
                if above.number <= line.number:
                    layout.zones[above.number] = Zone.STANDFIRST
        elif line is body[0] and is_repeated(line, [other.key for other in later]):
            has_header = any(
                layout.lines[number].kind is not LineKind.FRAGMENT for number in range(line.number)
            )
            layout.zones[line.number] = Zone.STANDFIRST if has_header else Zone.TEASER


def _has_header_matter(layout: Layout, line: Line, following: Line) -> bool:
    """Whether a date line, a byline or the headline again stands between two lines."""
    title = layout.headline.key if layout.headline else None
    between = layout.lines[line.number + 1 : following.number]
    return any(one.kind in _HEADER_MATTER or one.key == title for one in between)


def _zone_header(layout: Layout, *, is_scored: bool) -> None:
    """Zones of what stands above the region: headline, standfirst, caption and credit.

    Where the line model scored the page, a standfirst would have been chosen by it.
    """
    title = layout.headline
    if title is None:
        first = layout.region.start
        above = range(max(0, first - _TAIL_LINES), first)
    else:
        layout.zones[title.number] = Zone.HEADLINE
        above = range(title.number + 1, layout.region.start)
    for number in above:
        line = layout.lines[number]
        if title is not None and line.key == title.key:
            continue
        is_prose = line.kind is LineKind.SENTENCE and not is_scored
        if title is not None and (is_prose or _CORRECTION.match(line.text)):
            layout.zones[number] = Zone.STANDFIRST
        elif line.kind is LineKind.CREDIT and title is not None:
            layout.zones[number] = Zone.CREDIT
        elif line.kind is LineKind.CAPTION or line.role is Role.CAPTION:
            layout.zones[number] = Zone.CAPTION
        elif title is None and is_repeated(line, [one.key for one in layout.body_lines()]):
            layout.zones[number] = Zone.TEASER


def _zone_tail(layout: Layout) -> None:
    """Keep the credit that follows the last paragraph; drop what a clean text ends with by form."""
    end = layout.region.stop
    for number in range(end, min(len(layout.lines), end + _TAIL_LINES)):
        kind = layout.lines[number].kind
        if kind is LineKind.CREDIT:
            layout.zones[number] = Zone.CREDIT
        if kind in (LineKind.LIST_LABEL, LineKind.SENTENCE):
            return
