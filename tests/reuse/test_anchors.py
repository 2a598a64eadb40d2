"""Long texts, cut at the sentences they share word by word."""

from __future__ import annotations

from retold.model import PassageLabel, Report
from retold.reuse import align, pairing
from retold.reuse.anchors import find_anchors, stretches
from retold.reuse.units import read_units
from reuse.reports import made_of, shared

LINES = [
    f"On day {number} the keeper of lamp {number} wrote {number * 7} lines." for number in range(60)
]


def test_anchors_stand_in_order() -> None:
    """Equal lines anchor, one that changed its place does not."""
    left = read_units(made_of(LINES[:6], path="l"))
    right = read_units(made_of([LINES[0], LINES[2], LINES[1], *LINES[3:6]], path="r"))
    anchors = find_anchors(left, right)
    assert anchors[0] == (0, 0)
    assert anchors[-1] == (5, 5)
    assert len(anchors) == 5


def test_stretches_cover_what_lies_between() -> None:
    """Between anchors the sentences of both sides come together, none twice."""
    left, right = read_units(made_of(LINES[:5], path="l")), read_units(made_of(LINES[:5], path="r"))
    parts = list(stretches([(0, 0), (3, 3)], left, right))
    assert [(part.left, part.right) for part in parts] == [
        (slice(1, 3), slice(1, 3)),
        (slice(4, 5), slice(4, 5)),
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
    units = read_units(a), read_units(b)
    assert pairing._cells(*units) > pairing.MAX_CELLS
    alignment = align(a, b)
    labels = [one.label for one in shared(alignment)]
    assert labels.count(PassageLabel.EDITED) >= 15
    assert alignment.share_left > 0.95


def test_equal_texts_of_one_repeated_line_are_equal() -> None:
    """A text of half a million words that repeats itself is still the same as itself."""
    text = "The bell rang once more. " * 12_000
    alignment = align(Report.from_text(text, path="l"), Report.from_text(text, path="r"))
    assert alignment.share_left == 1.0
