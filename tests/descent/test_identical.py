from __future__ import annotations

from retold.descent.identical import group_identical, put_first
from retold.model import Report, ReportKind


def test_case_and_marks_do_not_make_a_text_another() -> None:
    """Reports are grouped by their folded words, the earliest first."""
    late = Report.from_text("The mole was struck!", path="a", published="2031-05-06")
    early = Report.from_text("the MOLE was struck.", path="b", published="2031-05-04")
    other = Report.from_text("Bakers strike.", path="c")
    groups = group_identical([late, other, early])
    assert [(one.first.path, [two.path for two in one.others]) for one in groups] == [
        ("b", ["a"]),
        ("c", []),
    ]


def test_texts_without_words_are_not_equal() -> None:
    """Two empty pages are two reports; one report given twice is one."""
    empty = Report.from_text("", path="a")
    assert len(group_identical([empty, empty, Report.from_text("", path="b")])) == 2


def test_a_source_stands_for_its_copies() -> None:
    """A statement does whatever the dates; so does an outlet that others name."""
    texts = "The mole was struck."
    copy = Report.from_text(texts, path="a", outlet="Ossel", published="2031-05-04")
    wire = Report.from_text(texts, path="b", outlet="Norvane")
    (group,) = group_identical([copy, wire])
    assert group.first == copy
    assert put_first(group, lambda one: one.outlet.name == "Norvane").first == wire
    statement = Report.from_text(texts, path="c", kind=ReportKind.STATEMENT)
    (group,) = group_identical([copy, wire, statement])
    assert group.first == statement
    assert put_first(group, lambda one: one.outlet.name == "Norvane").first == statement
