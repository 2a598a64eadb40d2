"""Units: sentences with their quotations closed up."""

from __future__ import annotations

import pytest

from retold.attribution.units import MAX_CHARS, find_units, is_speech
from retold.model.span import Span
from retold.text.quotes import find_quotes

SPEECH = [
    ("He said: “We won the case.”", True),
    ("“We won,” he said.", True),
    ("It rained. “Patience,” he said.", True),
    ("It was “a great day for us” in Oster.", False),
    ("The “Port Plan” failed.", False),
    ("He said it was “a farce for us. It will fail again.”", True),
]


@pytest.mark.parametrize(("text", "expected"), SPEECH)
def test_is_speech(text: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    """A clause in marks is read apart, a fragment or a name is not."""
    (quoted,) = find_quotes(text)
    assert is_speech(text, quoted) is expected


def test_sentence_does_not_end_in_a_quotation() -> None:
    """The stops inside a quotation end no unit."""
    text = "“We won. They lost,” he said. It rained."
    units = find_units(text, Span(0, len(text)), (Span(0, 20),))
    assert [unit.span.of(text) for unit in units] == ["“We won. They lost,” he said.", "It rained."]


def test_long_sentence_is_cut() -> None:
    """What is longer than any sentence is read in pieces that leave nothing out."""
    text = "word " * (MAX_CHARS // 2)
    units = find_units(text, Span(0, len(text)), ())
    assert all(len(unit.span) <= MAX_CHARS for unit in units)
    assert "".join(unit.span.of(text) for unit in units) == text.strip()


def test_empty() -> None:
    """An empty stretch has no units."""
    assert find_units("some text", Span(4, 4), ()) == []
