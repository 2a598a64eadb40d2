"""Which reports link to another report of their story, or print its address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import regex

from retold.descent.evidence import MAX_CHARS, Basis, Citation, touching
from retold.descent.pages import Page, page_of
from retold.model.report import Report
from retold.model.span import Span
from retold.text.sentences import find_sentences
from retold.text.tokens import find_words

Pair = tuple[int, int]

_ADDRESS = regex.compile(r"(?i)\bhttps?://[^\s<>\"“”‘’()\[\]{}]{4,400}")
# Of one report: what prints or links more is a list of links.
MAX_ADDRESSES = 100
# A link that stands alone points to more reading; one that has other words beside it in its
# sentence says where these are from.
MIN_BESIDE = 3


def find_links(reports: Sequence[Report]) -> dict[Pair, Citation]:
    """For each report (first) and each other one (second) that it links to: where it does.

    Addresses are equal if they lead to one page; the front page of a site is no report.
    """
    place: dict[Page, int] = {}
    for at, report in enumerate(reports):
        page = page_of(report.url)
        if page:
            place[page] = at
    made: dict[Pair, Citation] = {}
    for copy, report in enumerate(reports if place else ()):
        firsts: dict[int, tuple[str, Span]] = {}
        for address, words, span in _addresses(report):
            exemplar = _leads_to(address, place, copy)
            if exemplar != copy:
                firsts.setdefault(exemplar, (words, span))
        sentences = find_sentences(report.text[:MAX_CHARS]) if firsts else ()
        for exemplar, (words, span) in firsts.items():
            governed = touching(sentences, span.start, span.end)
            made[copy, exemplar] = Citation(
                name=reports[exemplar].outlet.name or words,
                basis=Basis.LINK,
                words=words,
                governed=governed,
            )
    return made


def _leads_to(address: str, place: dict[Page, int], copy: int) -> int:
    """The report that an address leads to; the copy itself where it leads to none of them."""
    page = page_of(address)
    if page is None:
        return copy
    # What it asks for besides does not matter to a page that is stored without any of it.
    return place.get(page, place.get(page.bare(), copy))


def _addresses(report: Report) -> Iterator[tuple[str, str, Span]]:
    """The addresses that a report prints, then those that it links to: in what words, and where."""
    for found in islice(_ADDRESS.finditer(report.text[:MAX_CHARS]), MAX_ADDRESSES):
        printed = found.group().rstrip(".,;:!?")
        yield printed, printed, Span(*found.span())
    for link in report.links[:MAX_ADDRESSES]:
        if link.span.end <= MAX_CHARS and _has_words_beside(report, link.span):
            yield link.url, f"{link.span.of(report.text)} ({link.url})", link.span


def _has_words_beside(report: Report, span: Span) -> bool:
    """Whether a link has other words beside it in its paragraph: it is no line of its own."""
    block = next((one.span for one in report.blocks if one.span.covers(span)), span)
    within = find_words(report.text, block)
    return sum(not span.covers(word) for word in within) >= MIN_BESIDE
