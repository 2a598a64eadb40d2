"""Finding one's way in a trace."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.sample import make_trace
from retold.export.views.lookup import Lookup, anchor, shorten
from retold.model import Report, Span, Trace


def test_context_is_the_sentence_around_the_words() -> None:
    """Words are shown with the rest of their sentence, and not with the next one."""
    text = "One thing happened. The quay was closed on Monday. Nobody was hurt."
    report = Report.from_text(text)
    lookup = Lookup.of(Trace(reports=(report,)))
    start = text.index("closed")
    context = lookup.context(report.id, Span(start, start + 6))
    assert (context.before, context.words, context.after) == (
        "The quay was ",
        "closed",
        " on Monday.",
    )


@given(st.text(max_size=300), st.integers(0, 320), st.integers(0, 320))
def test_context_of_any_place_in_any_text(text: str, one: int, other: int) -> None:
    """Whatever the text and the place, there is a context, and it is short."""
    report = Report.from_text(text)
    lookup = Lookup.of(Trace(reports=(report,)))
    context = lookup.context(report.id, Span(min(one, other), max(one, other)), 40)
    assert len(context.before) <= 43
    assert len(context.words) <= 123
    assert len(context.after) <= 43


def test_a_report_without_an_outlet_is_called_by_its_file() -> None:
    """There is always something to call a report."""
    named, filed, bare = (
        Report.from_text("a", outlet="Tideway 24"),
        Report.from_text("b", path="clippings/b.txt"),
        Report.from_text("c"),
    )
    lookup = Lookup.of(Trace(reports=(named, filed, bare)))
    assert [lookup.name(one.id) for one in (named, filed, bare)] == [
        "Tideway 24",
        "b.txt",
        "unnamed report",
    ]
    assert lookup.name("nowhere") == "unknown report"
    assert lookup.sigla_of([bare.id, named.id, "nowhere"]) == "? R1 R3"


def test_sigla_are_those_of_the_stemma() -> None:
    """A report is called what the picture calls it."""
    trace = make_trace()
    lookup = Lookup.of(trace)
    assert [lookup.siglum(report.id) for report in trace.reports] == [*"ABCDEF", "A"]


@pytest.mark.parametrize("part", ["", "a b", "α", "<script>", "x" * 500, "\u202e\x00", "a/b#c"])
def test_an_anchor_is_one_harmless_word(part: str) -> None:
    """Whatever an id holds, its anchor has no blank, no quote and no bracket."""
    made = anchor("report", part)
    assert len(made) < 400
    assert not set(made) & set(" \"'<>&#/\u202e\x00")


def test_different_ids_have_different_anchors() -> None:
    """Two sigla that differ in a mark alone do not share a place."""
    made = {anchor("edge", part) for part in ("A*", "A'", "A_", "A", "x" * 99, "x" * 98)}
    assert len(made) == 6


@given(st.text(max_size=200), st.integers(1, 50))
def test_shortening(text: str, most: int) -> None:
    """A shortened text is on one line and hardly longer than asked for."""
    made = shorten(text, most)
    assert len(made) <= most + 2
    assert "\n" not in made


def test_what_is_short_stays() -> None:
    """A text that fits is not touched but for its white space."""
    assert shorten("one\n two", 20) == "one two"
    assert shorten("one two three", 9) == "one two …"
    assert shorten("x" * 1_000_000, 5) == "xxxxx …"
