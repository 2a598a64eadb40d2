"""Sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Span
from retold.text.sentences import find_sentences

CASES = [
    ("One. Two.", ["One.", "Two."]),
    ("Dr. Vale met Mr. Pell. They spoke.", ["Dr. Vale met Mr. Pell.", "They spoke."]),
    ("It began at 9 a.m. and ended.", ["It began at 9 a.m. and ended."]),
    ("It began at 9 a.m. The sea rose.", ["It began at 9 a.m.", "The sea rose."]),
    ("The U.S. fleet left. J. R. Orn stayed.", ["The U.S. fleet left.", "J. R. Orn stayed."]),
    ("“Go.” He went.", ["“Go.”", "He went."]),
    ('"It is late," he said. "Go home." She went.',
     ['"It is late," he said.', '"Go home."', "She went."]),
    ("Line one\nline two", ["Line one", "line two"]),
    ("It cost 1.5 million. Nobody paid.", ["It cost 1.5 million.", "Nobody paid."]),
    ("Really?! Yes.", ["Really?!", "Yes."]),
    ("He said ... and left.", ["He said ... and left."]),
    ("   ", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_sentences_are_split_where_they_end(text: str, wanted: list[str]) -> None:
    """Stops end sentences; abbreviations, initials and decimals do not."""
    assert [span.of(text) for span in find_sentences(text)] == wanted


@given(st.text(max_size=120))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    """The sentences hold every character of a text that is no white space, in order."""
    spans = find_sentences(text)
    kept = "".join("".join(span.of(text).split()) for span in spans)
    assert kept == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_a_window_is_kept() -> None:
    """Only the given span is read."""
    assert find_sentences("One. Two. Three.", Span(5, 9)) == [Span(5, 9)]
