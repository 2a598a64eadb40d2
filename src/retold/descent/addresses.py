"""Which reports print the address of another report of their story."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import regex

from retold.descent.evidence import MAX_CHARS, Basis, Citation, touching
from retold.model.report import Report
from retold.text.sentences import find_sentences

Pair = tuple[int, int]

_ADDRESS = regex.compile(r"(?i)\bhttps?://[^\s<>\"“”‘’()\[\]{}]{4,400}")
_FRONT = regex.compile(r"(?i)^[a-z]+://(?:www\.|m\.|amp\.)?")
# Of one report: what prints more is a list of links.
MAX_ADDRESSES = 100


def find_links(reports: Sequence[Report]) -> dict[Pair, Citation]:
    """For each report (first) and each other one (second) whose address it prints: where it does.

    Addresses are equal if they lead to one page of one site; what follows `?` or `#`, and how the
    page is asked for, do not count. The front page of a site is no report.
    """
    place = {_page(report.url): at for at, report in enumerate(reports) if report.url}
    place.pop("", None)
    made: dict[Pair, Citation] = {}
    for copy, report in enumerate(reports if place else ()):
        text = report.text[:MAX_CHARS]
        firsts: dict[int, regex.Match[str]] = {}
        for found in islice(_ADDRESS.finditer(text), MAX_ADDRESSES):
            exemplar = place.get(_page(found.group()), copy)
            if exemplar != copy:
                firsts.setdefault(exemplar, found)
        sentences = find_sentences(text) if firsts else ()
        for exemplar, found in firsts.items():
            made[copy, exemplar] = Citation(
                name=reports[exemplar].outlet.name or found.group(),
                basis=Basis.LINK,
                words=found.group().rstrip(".,;:!?"),
                governed=touching(sentences, *found.span()),
            )
    return made


def _page(address: str) -> str:
    """The site and the page of an address; empty for a front page."""
    bare = regex.split(r"[?#]", _FRONT.sub("", address.strip()))[0].rstrip("/.,;:!?")
    site, slash, page = bare.partition("/")
    return f"{site.casefold()}/{page}" if slash and page else ""
