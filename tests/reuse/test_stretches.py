"""Long texts, cut at the sentences they share word by word."""

from __future__ import annotations

import pytest

from retold.model import PassageLabel, Report
from retold.reuse import align, stretches
from retold.reuse.equal import find_equal
from retold.reuse.profile import Profile
from retold.text.weights import WordWeights
from reuse.reports import made_of, shared

LINES = [
    f"On day {number} the keeper of lamp {number} wrote {number * 7} lines." for number in range(60)
]


def _profile(sentences: list[str]) -> Profile:
    return Profile(made_of(sentences, path="some"), WordWeights().weight)


def test_what_has_an_equal_is_left_out() -> None:
    """Of two short texts the sentences without an equal are compared, all at once."""
    left = _profile([*LINES[:2], "Nobody read them.", LINES[3]])
    right = _profile([*LINES[:2], "Few ever read them.", LINES[3]])
    parts = list(stretches.stretches(left, right, find_equal(left, right)))
    assert [(ours.tolist(), theirs.tolist()) for ours, theirs in parts] == [([2], [2])]


def test_long_texts_are_cut_at_equal_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between equal sentences the others of both sides come together, none twice."""
    monkeypatch.setattr(stretches, "MAX_CELLS", 100)
    mine, yours = list(LINES[:9]), list(LINES[:9])
    for place in (1, 2, 6):
        mine[place], yours[place] = f"Left {place} of a pair.", f"Right {place} of a pair."
    left, right = _profile(mine), _profile(yours)
    parts = list(stretches.stretches(left, right, find_equal(left, right)))
    assert [(ours.tolist(), theirs.tolist()) for ours, theirs in parts] == [
        ([1, 2], [1, 2]),
        ([6], [6]),
    ]


def test_long_reports_are_aligned_in_pieces() -> None:
    """Two reports too long to be compared whole keep their equal and their edited sentences."""
    many = [f"{line} {'The lamp burned all night. ' * 3}" for line in LINES * 3]
    left = [line.replace("keeper", f"keeper {number}") for number, line in enumerate(many)]
    right = [
        line.replace("wrote", "scribbled") if number % 9 == 4 else line
        for number, line in enumerate(left)
    ]
    a, b = made_of(left, path="l"), made_of(right, path="r")
    alignment = align(a, b)
    labels = [one.label for one in shared(alignment)]
    assert labels.count(PassageLabel.EDITED) >= 15
    assert alignment.share_left > 0.95


def test_equal_texts_of_one_repeated_line_are_equal() -> None:
    """A text of half a million words that repeats itself is still the same as itself."""
    text = "The bell rang once more. " * 12_000
    alignment = align(Report.from_text(text, path="l"), Report.from_text(text, path="r"))
    assert alignment.share_left == 1.0
