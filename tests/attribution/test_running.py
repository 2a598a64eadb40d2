"""Quotations over several lines."""

from __future__ import annotations

from retold.attribution.running import find_running_quotes
from retold.model.span import Span


def quoted(text: str) -> list[tuple[str, bool]]:
    """The inner words of every quotation, and whether it is closed."""
    found = find_running_quotes(text, [Span(0, len(text))])
    return [(one.inner.of(text), one.closed) for one in found]


def test_closed_on_a_later_line() -> None:
    """A quotation closed on the next line, not opened anew, is one."""
    assert quoted('He said: "We won.\nThey lost." It rained.') == [("We won.\nThey lost.", True)]


def test_opened_anew() -> None:
    """A line that opens anew is a quotation of its own."""
    text = "“We won.\n“They lost.”"
    assert quoted(text) == [("We won.", False), ("They lost.", True)]


def test_never_closed() -> None:
    """A quotation that nothing closes ends with its line."""
    assert quoted("He said: “We won.\nIt rained.") == [("We won.", False)]
