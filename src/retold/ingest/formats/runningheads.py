"""The running heads and page numbers of a paged document: lines that come again on its pages."""

from __future__ import annotations

from collections import Counter

import regex

from retold.model import Span

_DIGITS = regex.compile(r"\d+")
_NUMBER = regex.compile(
    r"(?i)\s{0,99}(?:page|seite|p\.|s\.)?\s{0,5}[-–]?\s?\d{1,5}\s?[-–]?(?:\s{1,3}(?:of|von|/)\s{1,3}\d{1,5})?\s{0,99}"
)
_LOOKED_AT = 3
_MIN_PAGES = 3
_SHARE = 0.5
_MAX_CHARS = 200


def find_page_texts(pages: list[str]) -> list[Span]:
    """For each page, the stretch of it that is left without running heads and page numbers."""
    lines = [_lines(page) for page in pages]
    tops = _repeated([one[:_LOOKED_AT] for one in lines], pages)
    feet = _repeated([one[-_LOOKED_AT:] for one in lines], pages)
    return [
        _inner(page, one, tops, feet) for page, one in zip(pages, lines, strict=True)
    ]  # fmt: skip


def _lines(page: str) -> list[Span]:
    """The lines of a page that are not blank."""
    spans: list[Span] = []
    at = 0
    for line in page.splitlines(keepends=True):
        if line.strip():
            spans.append(Span(at, at + len(line.rstrip("\r\n"))))
        at += len(line)
    return spans


def _repeated(ends: list[list[Span]], pages: list[str]) -> frozenset[str]:
    """The lines, folded, that stand at this end of most pages."""
    counts: Counter[str] = Counter()
    for spans, page in zip(ends, pages, strict=True):
        counts.update({_fold(span.of(page)) for span in spans})
    needed = max(_MIN_PAGES, _SHARE * len(pages))
    return frozenset(line for line, count in counts.items() if line and count >= needed)


def _inner(page: str, lines: list[Span], tops: frozenset[str], feet: frozenset[str]) -> Span:
    first, last = 0, len(lines)
    while first < min(_LOOKED_AT, last) and _is_out(lines[first].of(page), tops):
        first += 1
    while last > max(first, len(lines) - _LOOKED_AT) and _is_out(lines[last - 1].of(page), feet):
        last -= 1
    if first == last:  # nothing would be left: then it is no running head
        return Span(0, len(page))
    return Span(lines[first].start, lines[last - 1].end)


def _is_out(line: str, repeated: frozenset[str]) -> bool:
    return _NUMBER.fullmatch(line[:_MAX_CHARS]) is not None or _fold(line) in repeated


def _fold(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line[:_MAX_CHARS].casefold().split()))
