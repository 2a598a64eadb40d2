"""Printed credits: which body a report, or a part of it, was taken from."""

from __future__ import annotations

import regex

from retold.ingest.layout import Layout
from retold.ingest.lines import Line
from retold.ingest.smallprint import is_agency
from retold.model import Span, Zone

_LABEL = regex.compile(
    r"(?i)[(\[—–-]?\s?(?:sources?|via|credits?|agency|originally published (?:by|in|on|at)"
    r"|first published (?:by|in|on|at)|this (?:story|article|report) (?:was )?(?:first|originally)"
    r" (?:published|appeared) (?:by|in|on|at)|(?:with|additional)\s(?:agency\s)?"
    r"(?:inputs?|(?:additional )?reporting)\s(?:from|by)"
    r"|translated\s(?:from\s.{2,30}?\s)?by)\s?[:|]?\s?"
)
_TAIL = regex.compile(
    r"\s(?i:contributed)\s(?i:to (?:this|the) (?:report|story|article)|reporting)\.?$"
)
_EDGES = " \t\u00a0()[]—–-."
_AND = regex.compile(r"\s?[/,;&|]\s?(?:and\s)?|\sand\s")
_AT_END = regex.compile(
    r"[.!?\"”’'][ \u00a0]?(?P<credit>(?:\(|[—–-]{1,2}\s?)(?P<name>[^()—–\n]{2,40})\)?)\s?$"
)
_WINDOW = 60


def find_credits(layout: Layout) -> list[tuple[Span, tuple[str, ...]]]:
    """The credits of a page in its flat text, each with the bodies it names, in order."""
    found = []
    last = layout.last_body()
    for number in sorted(layout.zones):
        line = layout.lines[number]
        if layout.zones[number] is Zone.CREDIT:
            found.append((line.span, names_in(line.text)))
        elif layout.zones[number] is Zone.BODY and number == last:
            found.extend(_credit_at_end(line))
    return found


def names_in(text: str) -> tuple[str, ...]:
    """The bodies that a credit names.

    >>> names_in("(With inputs from Harbour Press and agencies)")
    ('Harbour Press', 'agencies')
    """
    text = _TAIL.sub("", text.strip())
    label = _LABEL.match(text)
    names = _AND.split(text[label.end() if label else 0 :])
    return tuple(name.strip(_EDGES) for name in names if name.strip(_EDGES))


def _credit_at_end(line: Line) -> list[tuple[Span, tuple[str, ...]]]:
    """A credit that closes the last paragraph: "... said. (Agency)"."""
    match = _AT_END.search(line.text, max(0, len(line.text) - _WINDOW))
    if not match:
        return []
    names = names_in(match["name"])
    marked = match["credit"].startswith("(") and match["name"][0].isupper()
    if not names or not (marked or all(is_agency(name) for name in names)):
        return []
    start = line.span.start + match.start("credit")
    return [(Span(start, line.span.start + match.end("credit")), names)]
