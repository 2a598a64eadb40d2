"""Which stretch of lines holds the article: the run of lines with the greatest weight.

Prose weighs by its words and everything else weighs against it, so that the best run is found by
one pass (the maximum-sum segment; on pages see Pasternack and Roth, "Extracting article text from
the web with maximum subsequence segmentation", 2009).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from retold.ingest.linekinds import LineKind, is_comments_label
from retold.ingest.linemodel import choose
from retold.ingest.linemodel.measures import Numbers
from retold.ingest.lines import Line
from retold.ingest.linesigns import COMMENTS
from retold.text.stems import content_stems

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
# How sure the model has to be of a sentence that its neighbours speak for.
_BETWEEN, _BELOW, _ABOVE = 0.1, 0.08, 0.3
_BELOW_BEST = 0.35  # of what it says of the surest line
_SENTENCE_WORDS = 8
_CHARS_A_WORD = 6
# An article that goes on behind a list of links shares words with what stands above it.
_LEAST_LINKS, _RESUMED_LINES, _SHARED_WORDS = 2, 6, 2
_BODY_LINES, _LINE_CHARS = 60, 2000
_MOST_LABELS, _CREDITED_LINES = 3, 5
# What stands between paragraphs and ends no article.
_PASSED_OVER = (LineKind.READ_MORE, LineKind.CAPTION, LineKind.CREDIT)
# How readers' comments begin.
_SPEAKS = re.compile(r"(?i)\w (?:said|says|wrote|writes|commented|replied)\s?:?$")
_SENTENCE_CHARS, _FRAME_CHARS, _FRAME_LINES = 120, 100, 4


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


def find_clean(lines: Sequence[Line]) -> range | None:
    """The whole text from its article's first line on, where it is an article alone.

    None where a page stands round the article that needs cutting off.
    """
    if _has_menu(lines, 0, _HEADER_RUN):
        return None
    region = find_region(lines)
    if region is None or any(line.kind in _MENU_KINDS for line in lines[: region.start]):
        return None
    if _has_menu(lines, region.start, _MENU_RUN):
        return None
    return range(region.start, len(lines))


def _has_menu(lines: Sequence[Line], start: int, longest: int) -> bool:
    """Whether some lines from a place on are short and bare, one after the other, or furniture."""
    run = 0
    for line in lines[start:]:
        run = run + 1 if line.kind in _BARE_KINDS and line.words <= 12 else 0
        if run >= longest or (line.kind is LineKind.FURNITURE and line.has_bullet):
            return True
    return False


def choose_lines(lines: Sequence[Line], scores: Numbers) -> set[int]:
    """The numbers of the lines to take for the article, by their scores; none if none is sure.

    What stands below a label of readers' comments, with an article above it, is not asked for. A
    sentence that stands between chosen lines or follows the last, be it behind a label and a few
    links, needs less to be chosen.

    Args:
        lines: All lines of the page.
        scores: What the line model says of each; changed here below a label of comments.
    """
    # Characters stand for words: they need no counting.
    lengths = [len(line.text) for line in lines]
    words = np.array(lengths) / _CHARS_A_WORD
    taken = choose(scores, words)
    end = _first_comment(lines, lengths, taken)
    if end is not None:
        scores[end:] = 0
        taken = choose(scores, words)
    if taken.any():
        _fill(lines, scores, taken)
        _go_on(lines, scores, taken)
        _head(lines, taken)
    return {lines[at].number for at in np.flatnonzero(taken).tolist()}


def _first_comment(
    lines: Sequence[Line], lengths: Sequence[int], taken: npt.NDArray[np.bool_]
) -> int | None:
    """Where the readers' comments begin, if they do.

    At a label below what was taken; below any sentence, where the first of them follows at once.
    """
    labels = [at for at, line in enumerate(lines) if line.signs & COMMENTS]
    if not labels:
        return None
    chars = np.cumsum(np.where(taken, lengths, 0))
    first = int(np.searchsorted(chars, _ARTICLE_WEIGHT * _CHARS_A_WORD)) + 1
    sentence = next(
        (at for at in range(min(first, labels[-1])) if _is_long_sentence(lines[at])), len(lines)
    )
    for at in labels:
        is_below = at >= first or (at > sentence and _is_framed(lines, at))
        if is_below and is_comments_label(lines[at].folded):
            return at
    return None


def _is_long_sentence(line: Line) -> bool:
    return len(line.text) >= _SENTENCE_CHARS and _is_sentence(line)


def _is_framed(lines: Sequence[Line], at: int) -> bool:
    """Whether somebody speaks in the way of comments just below a line: "Roe on May 4 said:"."""
    return any(
        len(line.text) <= _FRAME_CHARS and _SPEAKS.search(line.text)
        for line in lines[at + 1 : at + 1 + _FRAME_LINES]
    )


def _fill(lines: Sequence[Line], scores: Numbers, taken: npt.NDArray[np.bool_]) -> None:
    """Take sentences between chosen lines, and those just above the first."""
    chosen = np.flatnonzero(taken)
    first, last = int(chosen[0]), int(chosen[-1])
    is_taken: list[bool] = taken.tolist()
    for at in (first + np.flatnonzero(scores[first:last] >= _BETWEEN)).tolist():
        is_between = True in is_taken[max(0, at - 2) : at] and True in is_taken[at + 1 : at + 3]
        if is_between and not is_taken[at] and _is_sentence(lines[at]):
            is_taken[at] = True
    at = first - 1
    while at >= 0 and scores[at] >= _ABOVE and _is_sentence(lines[at]):
        is_taken[at] = True
        at -= 1
    taken[:] = is_taken


def _go_on(lines: Sequence[Line], scores: Numbers, taken: npt.NDArray[np.bool_]) -> None:
    """Take the sentences that follow the last chosen line, over links and single headings."""
    at = int(np.flatnonzero(taken)[-1]) + 1
    # Where the model is sure of nothing, less has to do.
    least = min(_BELOW, _BELOW_BEST * float(scores.max()))
    while at < len(lines):
        begin = _skip_links(lines, at)
        reach = _resumed(lines, taken, begin) if begin - at > _LEAST_LINKS else begin
        if reach > begin:
            taken[begin:reach] = [_is_sentence(line) for line in lines[begin:reach]]
            at = reach
            continue
        is_headed = begin + 1 < len(lines) and lines[begin].kind is LineKind.HEADING
        sentence = begin + 1 if is_headed else begin
        if sentence >= len(lines) or scores[sentence] < least or not _is_sentence(lines[sentence]):
            end = _credited(lines, at)
            taken[at:end] = [_is_sentence(line) for line in lines[at:end]]
            return
        taken[begin : sentence + 1] = True
        at = sentence + 1


def _resumed(lines: Sequence[Line], taken: npt.NDArray[np.bool_], begin: int) -> int:
    """How far the article goes on behind a list of links; `begin` where it does not.

    To the last of a few sentences that speaks of what the article speaks of, or to the credit that
    closes it. A sentence alone is as often the teaser of the last link, or about the author.
    """
    reach, sentences = begin, 0
    known: set[str] | None = None
    for at in range(begin, min(begin + _RESUMED_LINES, len(lines))):
        kind = lines[at].kind
        if kind is LineKind.CREDIT and reach > begin:
            return at
        if kind in _PASSED_OVER:
            continue
        if not _is_sentence(lines[at]):
            break
        if known is None:
            body = (lines[int(one)].text for one in np.flatnonzero(taken)[-_BODY_LINES:])
            known = {stem for text in body for stem in _stems(text)}
        if len(known.intersection(_stems(lines[at].text))) >= _SHARED_WORDS:
            reach = at + 1
        sentences += 1
    return reach if sentences > 1 else begin


def _credited(lines: Sequence[Line], at: int) -> int:
    """The number of the credit that closes the few sentences from a line on; that line if none."""
    for end in range(at, min(at + _CREDITED_LINES, len(lines))):
        if lines[end].kind is LineKind.CREDIT:
            return end
        if not _is_sentence(lines[end]) and lines[end].kind is not LineKind.CAPTION:
            break
    return at


def _head(lines: Sequence[Line], taken: npt.NDArray[np.bool_]) -> None:
    """Take the headings of sentences at which the article goes on."""
    begins = np.flatnonzero(taken[1:] & ~taken[:-1]) + 1
    for at in begins[1 - int(taken[0]) :].tolist():
        taken[at - 1] = _is_sentence(lines[at]) and _heads(lines[at - 1], lines[at])


def _heads(line: Line, below: Line) -> bool:
    """Whether a line without a stop heads the sentence below it, and is no link above it."""
    if line.kind is not LineKind.HEADING:
        return False
    return len(_stems(line.text).intersection(_stems(below.text))) >= _SHARED_WORDS


def _stems(text: str) -> set[str]:
    return set(content_stems(text[:_LINE_CHARS]))


def _skip_links(lines: Sequence[Line], at: int) -> int:
    """The first line behind some labels and the few links each opens; the same if none is there."""
    for _ in range(_MOST_LABELS):
        if at >= len(lines) or lines[at].kind not in (LineKind.LIST_LABEL, LineKind.READ_MORE):
            break
        at += 1
        last = min(at + _LINKS_AFTER_LABEL, len(lines))
        while at < last and lines[at].kind in (LineKind.HEADING, LineKind.LONG):
            at += 1
    return at


def _is_sentence(line: Line) -> bool:
    return line.words >= _SENTENCE_WORDS and line.kind is LineKind.SENTENCE
