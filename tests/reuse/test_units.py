"""The sentences of a report, read for comparison."""

from __future__ import annotations

from retold.model import Report
from retold.reuse.units import MAX_CHARS, MAX_UNIT_WORDS, read_units
from reuse.reports import made_of

PIER = "The pier at Port Ellery is closed."


def test_a_repeated_standfirst_is_left_out() -> None:
    """A headline that the body repeats word by word is not counted twice."""
    units = read_units(made_of([PIER, PIER, "Nobody was hurt."], headlines=[0]))
    assert [len(unit.words) for unit in units] == [7, 3]


def test_names_are_told_from_words_that_open_a_sentence() -> None:
    """A capital at the start of a sentence alone makes no name."""
    report = made_of(["The pier is closed.", "Boats from Ellery wait.", "Ellery is angry."])
    names = {word.folded for unit in read_units(report) for word in unit.words if word.is_name}
    assert names == {"ellery"}


def test_numbers_are_read_from_digits_and_words() -> None:
    """Digits and words of one number are one."""
    words = read_units(made_of(["Seventeen of 1,500 boats, no one's."]))[0].words
    assert [word.number for word in words if word.number] == ["17", "1500"]


def test_words_between_marks_know_their_marks() -> None:
    """A few words between marks carry the stretch; those of a long quotation are only quoted."""
    report = made_of(['The "Octet" said: "We will meet here in the spring and not before."'])
    words = read_units(report)[0].words
    assert words[1].marked is not None
    assert words[1].marked.of(report.text) == '"Octet"'
    assert words[5].quoted
    assert words[5].marked is None


def test_a_line_without_stops_is_cut() -> None:
    """A sentence longer than any sentence is read in pieces that do not join out of order."""
    units = read_units(Report.from_text("quay " * 1000, path="long"))
    assert max(len(unit.words) for unit in units) == MAX_UNIT_WORDS
    assert sum(len(unit.words) for unit in units) == 1000


def test_a_huge_text_is_read_to_its_limit() -> None:
    """Of five million characters the first half million are read."""
    units = read_units(Report.from_text("quay. " * 800_000, path="huge"))
    assert units[-1].span.end <= MAX_CHARS
