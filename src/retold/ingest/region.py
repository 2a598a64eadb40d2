"""Which stretch of lines holds the article: the run of lines with the greatest weight.

Prose weighs by its words and everything else weighs against it, so that the best run is found by
one pass (the maximum-sum segment; on pages see Pasternack and Roth, "Extracting article text from
the web with maximum subsequence segmentation", 2009).
"""

from __future__ import annotations

from collections.abc import Sequence

from retold.ingest.lines import Line, LineKind

_MAX_WORDS = 60
_ARTICLE_WEIGHT = 40
_LINKS_AFTER_LABEL, _LISTED_WEIGHT = 3, -2.0
_WEIGHTS = {
    LineKind.LONG: -6.0,
    LineKind.HEADING: -5.0,
    LineKind.FRAGMENT: -4.0,
    LineKind.DATE: -2.0,
    LineKind.BYLINE: -1.0,
    LineKind.CREDIT: 0.0,
    LineKind.CAPTION: 0.0,
    LineKind.READ_MORE: -2.0,
    LineKind.LIST_LABEL: -6.0,
    LineKind.FURNITURE: -4.0,
    LineKind.COMMENTS: -4.0,
}
_MENU_KINDS = (
    LineKind.FURNITURE, LineKind.LIST_LABEL, LineKind.READ_MORE, LineKind.COMMENTS
)  # fmt: skip
_BARE_KINDS = (LineKind.HEADING, LineKind.FRAGMENT, LineKind.LONG)
_MENU_RUN, _HEADER_RUN = 3, 5
_FEW_LINES = 6


def find_region(lines: Sequence[Line]) -> range | None:
    """The line numbers of the article, from its first to its last line of prose; none if none."""
    best, best_sum = None, 0.0
    begun, total = 0, 0.0
    label = -_LINKS_AFTER_LABEL - 1
    for line in lines:
        if total <= 0:
            begun, total = line.number, 0.0
        if line.kind is LineKind.COMMENTS and best_sum >= _ARTICLE_WEIGHT:
            break  # what follows was written by readers
        if line.kind is LineKind.LIST_LABEL:
            label = line.number
        is_listed = line.kind is LineKind.HEADING and line.number - label <= _LINKS_AFTER_LABEL
        # A few links under a label stand in mid-article as often as below it.
        total += _LISTED_WEIGHT if is_listed else weigh(line)
        if total > best_sum:
            best, best_sum = range(begun, line.number + 1), total
    if best is not None:
        return best
    # A few words with no stop at all, as one may paste them, are a text too, a menu is not.
    worded = [line for line in lines if line.words >= 4]
    if worded and len(lines) <= _FEW_LINES:
        return range(worded[0].number, worded[-1].number + 1)
    return None


def weigh(line: Line) -> float:
    """How much a line speaks for being part of an article."""
    if line.kind is LineKind.SENTENCE:
        return float(min(line.words, _MAX_WORDS))
    return _WEIGHTS[line.kind]


def is_clean(lines: Sequence[Line], region: range) -> bool:
    """Whether the text is an article alone, with no page around it that would need cutting off."""
    if any(line.kind in _MENU_KINDS for line in lines[: region.start]):
        return False
    run = 0
    for line in lines:
        run = run + 1 if line.kind in _BARE_KINDS and line.words <= 12 else 0
        longest = _MENU_RUN if line.number >= region.start else _HEADER_RUN
        if run >= longest or (line.kind is LineKind.FURNITURE and line.has_bullet):
            return False
    return True
