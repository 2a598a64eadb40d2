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


def test_closed_by_a_mark_on_the_wrong_side_of_its_space() -> None:
    """A later line closes with the mark against the next word, where a speaker follows."""
    text = '"We won.\nThey lost, "she said.\n"It rained, "said Orr.'
    assert quoted(text) == [("We won.\nThey lost, ", True), ("It rained, ", True)]


def test_opened_anew() -> None:
    """A line that opens anew is a quotation of its own."""
    text = "“We won.\n“They lost.”"
    assert quoted(text) == [("We won.", False), ("They lost.", True)]


def test_never_closed() -> None:
    """A quotation that nothing closes ends with its line."""
    assert quoted("He said: “We won.\nIt rained.") == [("We won.", False)]


def test_opened_behind_a_word() -> None:
    """A mark behind a mere word opens a quotation where a later line closes it."""
    assert quoted('He said "We won.\nThey lost." It rained.') == [("We won.\nThey lost.", True)]


def test_stray_mark() -> None:
    """A mark behind a mere word that nothing closes opens nothing."""
    assert quoted('He said "We won.\nIt rained.') == []
