"""The quantities of a report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.figures import find_figures
from retold.model import (
    Act,
    Attribution,
    AttributionKind,
    Block,
    Bound,
    Figure,
    Naming,
    Report,
    Span,
    Words,
    Zone,
)

# text, then (words, low, high, bound, unit, category) of each figure
CASES = [
    ("On Wednesday 1,100 homes were still dark.",
     [("1,100 homes", 1100, 1100, "EXACT", "homes", "other")]),
    ("At least 14 people were killed and 30 others injured.",
     [("At least 14 people", 14, 14, "AT_LEAST", "people", "killed"),
      ("30 others", 30, 30, "EXACT", "people", "injured")]),
    ("It ended in the deaths of at least 60 islanders and the wounding of almost 300 others.",
     [("at least 60 islanders", 60, 60, "AT_LEAST", "people", "killed"),
      ("almost 300 others", 300, 300, "ABOUT", "people", "injured")]),
    ("The storm left 3 dead and wounded dozens.",
     [("3 dead", 3, 3, "EXACT", "people", "killed"),
      ("dozens", None, None, "EXACT", "people", "injured")]),
    ("A man was killed and another woman was hurt.",
     [("A man", 1, 1, "EXACT", "people", "killed"),
      ("another woman", 1, 1, "EXACT", "people", "injured")]),
    ("The blast killed one man and injured another.",
     [("one man", 1, 1, "EXACT", "people", "killed"),
      ("another", 1, 1, "EXACT", "people", "injured")]),
    ("Four people, including three children, were wounded.",
     [("Four people", 4, 4, "EXACT", "people", "injured"),
      ("three children", 3, 3, "EXACT", "people", "injured")]),
    ("A guard was shot by an officer.", [("A guard", 1, 1, "EXACT", "people", "injured")]),
    ("Two men who shot a guard were held.",
     [("Two men", 2, 2, "EXACT", "people", "people"),
      ("a guard", 1, 1, "EXACT", "people", "injured")]),
    ("Four people were shot, one fatally.",
     [("Four people", 4, 4, "EXACT", "people", "injured"),
      ("one", 1, 1, "EXACT", "people", "killed")]),
    ("A 7-year-old is dead.", [("A 7-year-old", 1, 1, "EXACT", "people", "killed")]),
    ("One guard is dead and another man is wanted for murder.",
     [("One guard", 1, 1, "EXACT", "people", "killed")]),
    ("A sailor was shot dead.", [("A sailor", 1, 1, "EXACT", "people", "killed")]),
    ("Police arrested five suspects.", [("five suspects", 5, 5, "EXACT", "people", "arrested")]),
    ("Ten crew are missing.", [("Ten crew", 10, 10, "EXACT", "people", "missing")]),
    ("More than 2,000 islanders fled.",
     [("More than 2,000 islanders", 2000, 2000, "MORE_THAN", "people", "displaced")]),
    ("The death toll rose to 14.", [("14", 14, 14, "EXACT", "people", "killed")]),
    ("The ferry carried 120 passengers.",
     [("120 passengers", 120, 120, "EXACT", "people", "people")]),
    ("Between 10 and 12 boats sank.",
     [("Between 10 and 12 boats", 10, 12, "RANGE", "boats", "other")]),
    ("A $320 million ferry was sold.", [("$320 million", 3.2e8, 3.2e8, "EXACT", "USD", "money")]),
    ("Fares rose by 12 per cent.", [("12 per cent", 12, 12, "EXACT", "%", "percent")]),
    ("It lies 12 kilometres off.", [("12 kilometres", 12, 12, "EXACT", "km", "distance")]),
    ("It rained for four days on end.", [("four days", 4, 4, "EXACT", "days", "duration")]),
    ("A 27-year contract was signed.", [("27-year", 27, 27, "EXACT", "years", "duration")]),
    ("Two resolutions failed.", [("Two resolutions", 2, 2, "EXACT", "resolutions", "other")]),
    ("Three Northern countries agreed.",
     [("Three Northern countries", 3, 3, "EXACT", "countries", "other")]),
    ("A third of the hall is lost.",
     [("A third of the hall", 1 / 3, 1 / 3, "EXACT", "", "percent")]),
    ("One lamp in ten could fail.", [("One lamp in ten", 10, 10, "EXACT", "%", "percent")]),
    ("About nine out of ten voters stayed.",
     [("About nine out of ten", 90, 90, "ABOUT", "%", "percent")]),
    ("They killed five in 12 attacks.",
     [("five", 5, 5, "EXACT", "people", "killed"),
      ("12 attacks", 12, 12, "EXACT", "attacks", "other")]),
    ("He met two men in three days.",
     [("two men", 2, 2, "EXACT", "people", "people"),
      ("three days", 3, 3, "EXACT", "days", "duration")]),
    ("Fourteen bodies have been recovered.",
     [("Fourteen bodies", 14, 14, "EXACT", "people", "killed")]),
    ("Two bodies oversee the banks.", [("Two bodies", 2, 2, "EXACT", "bodies", "other")]),
    ("It stays shut for ten days or more.",
     [("ten days or more", 10, 10, "AT_LEAST", "days", "duration")]),
    ("It took a year and a half.",
     [("a year and a half", 1.5, 1.5, "EXACT", "years", "duration")]),
    ("They lost 300 kg of hay.", [("300 kg", 300, 300, "EXACT", "kg", "other")]),
    ("The 148-foot bridge is shut.", [("148-foot", 148, 148, "EXACT", "feet", "distance")]),
    ("It holds 40 cubic metres.",
     [("40 cubic metres", 40, 40, "EXACT", "cubic metres", "other")]),
    ("He hurt 21 workers, up from 14.",
     [("21 workers", 21, 21, "EXACT", "people", "injured"),
      ("14", 14, 14, "EXACT", "people", "injured")]),
    ("The number of people killed by the storm in the valley has risen to 12, he said.",
     [("12", 12, 12, "EXACT", "people", "killed")]),
]  # fmt: skip


def found(text: str) -> list[tuple[str, float | None, float | None, str, str, str]]:
    """What is found in a text, as in CASES."""
    return [
        (one.text, one.low, one.high, one.bound.value, one.unit, one.category.value)
        for one in find_figures(Report.from_text(text))
    ]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_a_quantity_is_found_with_value_bound_unit_and_category(
    text: str, wanted: list[tuple[str, float | None, float | None, str, str, str]]
) -> None:
    """Numbers, what they count, and what befell those counted."""
    assert found(text) == wanted


VAGUE = [
    ("numerous visitors came", "numerous visitors"),
    ("several reports said so", "several reports"),
    ("she rang the bell multiple times", "multiple times"),
    ("many islanders are sailors", "many islanders"),
    ("a significant number of islanders left", "a significant number of islanders"),
    ("all hospitals are closed", "all hospitals"),
    ("hundreds of homes burned", "hundreds of homes"),
    ("it came after years of neglect", "years"),
]


@pytest.mark.parametrize(("text", "words"), VAGUE)
def test_a_vague_quantity_has_neither_low_nor_high(text: str, words: str) -> None:
    """Words of quantity without a number are figures without a value."""
    [one] = find_figures(Report.from_text(text))
    assert (one.text, one.low, one.high, one.bound) == (words, None, None, Bound.EXACT)


def test_who_tells_of_the_dead_is_not_one_of_them() -> None:
    """One person named as the source of a sentence on deaths is counted only if hurt himself."""
    report = Report.from_text("Six people died, an official said. A wounded guard said so too.")
    said = [_said(report, "an official", "said"), _said(report, "A wounded guard", "said so")]
    assert [one.text for one in find_figures(report, said)] == ["Six people", "A wounded guard"]


def _said(report: Report, source: str, cue: str) -> Attribution:
    words = [
        Words.at(report.text, Span(at, at + len(part)))
        for part in (source, cue)
        if (at := report.text.index(part)) >= 0
    ]
    return Attribution(
        id=source,
        report_id=report.id,
        kind=AttributionKind.INDIRECT,
        act=Act.STATEMENT,
        naming=Naming.NAMED,
        source=tuple(words[:1]),
        cue=tuple(words[1:]),
        content=(),
    )


NONE = [
    "It has run since 2002, on October 7, and in May 2031.",
    "Ana Pell, 51, spoke. The 51-year-old left.",
    "Shots were fired in the 4100 block of Mole Street.",
    "Guards were called to 14 North Quay Road and shot nobody.",
    "A neighbour called 911 and said the man, 29, had a .22 calibre gun; 1 / 28 pictures.",
    "They sailed at 9 a.m. under Article 5 of Resolution 242.",
    "One of the quays was shut, and no one was hurt.",
    "The crew of the A380 rested.",
    "All parties agreed at all times.",
    "Three seem to be content.",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_dates_ages_hours_and_labels_are_no_figures(text: str) -> None:
    """A number that counts nothing is no figure."""
    assert find_figures(Report.from_text(text)) == ()


def attribute(report: Report, name: str, content: str, within: str | None = None) -> Attribution:
    """An attribution with this content."""
    start = report.text.index(content)
    return Attribution(
        id=name,
        report_id=report.id,
        kind=AttributionKind.INDIRECT,
        act=Act.STATEMENT,
        naming=Naming.NAMED,
        source=(),
        cue=(),
        content=(report.words(Span(start, start + len(content))),),
        within_id=within,
    )


def test_a_figure_belongs_to_the_innermost_attribution_that_holds_it() -> None:
    """Of two attributions around a figure the inner one states it."""
    report = Report.from_text("The board said that Brell counted 14 boats; 9 boats sank.")
    outer = attribute(report, "outer", "that Brell counted 14 boats")
    inner = attribute(report, "inner", "14 boats", within="outer")
    figures = find_figures(report, [inner, outer])
    assert [one.attribution_id for one in figures] == ["inner", None]


def test_a_figure_that_only_shares_the_sentence_is_the_outlets() -> None:
    """A figure beside the content, not in it, is attributed to nobody."""
    report = Report.from_text("After 14 boats sank, Brell said the sea was rough.")
    said = attribute(report, "said", "the sea was rough")
    assert [one.attribution_id for one in find_figures(report, [said])] == [None]


def test_a_teaser_is_passed_over() -> None:
    """A teaser repeats the body, so its figures would count twice."""
    text = "14 boats sank\n14 boats sank"
    blocks = (
        Block(zone=Zone.TEASER, span=Span(0, 13)),
        Block(zone=Zone.BODY, span=Span(14, 27)),
    )
    figures = find_figures(Report.from_text(text, blocks=blocks))
    assert [one.span for one in figures] == [Span(14, 22)]


def test_the_time_a_figure_holds_for_is_kept() -> None:
    """A day with "by" dates the toll that was reached then."""
    report = Report.from_text("The toll had reached 14 by Monday.", published="2031-05-07")
    [one] = find_figures(report)
    assert one.as_of is not None
    assert one.as_of.date().isoformat() == "2031-05-05"


def test_ids_are_unique_and_in_order() -> None:
    """Figures are numbered in text order."""
    report = Report.from_text("14 boats sank. 9 boats sailed.")
    assert [one.id for one in find_figures(report)] == [f"{report.id}-f1", f"{report.id}-f2"]


@given(st.text(alphabet="123, .-%$\n\x00'“”abkilledpom of the", max_size=200))
def test_every_figure_shows_its_words(text: str) -> None:
    """Whatever the text, a figure's words are those at its span."""
    report = Report.from_text(text)
    figures: tuple[Figure, ...] = find_figures(report)
    assert all(one.text == text[one.span.start : one.span.end] for one in figures)


def test_a_long_line_does_not_hang() -> None:
    """A line without end costs no more than its length."""
    assert find_figures(Report.from_text("12 " * 200_000)) is not None
