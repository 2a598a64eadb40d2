"""Passages that stand together."""

from __future__ import annotations

from retold.model import Report
from retold.reuse import align, join_passages
from reuse.test_align import HARBOUR

OTHER = "A cake sale raised ninety crowns for the orchestra of the school in Upper Pym."


def test_sentences_copied_in_one_go_are_one_stretch() -> None:
    """Three sentences in a row, one of them dropped on the way, make one stretch."""
    left = Report.from_text(" ".join(HARBOUR), path="l")
    right = Report.from_text(f"{OTHER}\n\n{HARBOUR[0]} {HARBOUR[1]} {HARBOUR[3]}", path="r")
    ((ours, theirs),) = join_passages(align(left, right))
    assert ours.of(left.text) == " ".join(HARBOUR[:4])
    assert theirs.of(right.text) == right.text[len(OTHER) + 2 :]


def test_what_stands_apart_is_two_stretches() -> None:
    """Two sentences with much else between them on one side are two stretches."""
    left = Report.from_text(f"{HARBOUR[0]} {HARBOUR[1]}", path="l")
    right = Report.from_text(f"{HARBOUR[0]} {OTHER * 8} {HARBOUR[1]}", path="r")
    assert len(join_passages(align(left, right))) == 2
    assert len(join_passages(align(left, right), max_gap=1000)) == 1
