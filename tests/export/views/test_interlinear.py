from __future__ import annotations

import pytest

from export.sample import make_trace
from retold.export.views.interlinear import InterlinearView, build_interlinear
from retold.export.views.lookup import Lookup
from retold.model import Alignment, Report, Trace
from retold.reuse import align

EXEMPLAR = Report.from_text(
    "The crane failed on Saturday. Nobody was hurt. The brake was old, the office said. "
    "It had been mended twice."
)
COPY = Report.from_text(
    "The crane failed on Sunday. The brake was old, the office said. The quay is shut.",
    path="copy.txt",
)


def _view(alignment: Alignment | None) -> InterlinearView:
    trace = Trace(reports=(EXEMPLAR, COPY))
    return build_interlinear(Lookup.of(trace), COPY, [], alignment)


def _text(view: InterlinearView) -> str:
    lines = [line for paragraph in view.paragraphs for line in paragraph.lines]
    return "".join(run.text for line in lines for run in line.runs)


@pytest.mark.parametrize("is_turned", [False, True])
def test_a_report_reads_whole_over_its_exemplar(is_turned: bool) -> None:  # noqa: FBT001 - a case
    """Every line has its own text; together they are the report, whichever side it stands on."""
    pair = (COPY, EXEMPLAR) if is_turned else (EXEMPLAR, COPY)
    view = _view(align(*pair))
    assert _text(view) == COPY.text
    labels = [line.label for paragraph in view.paragraphs for line in paragraph.lines]
    assert labels[-1] == "not in the other"
    assert "the same words" in labels


def test_what_was_dropped_is_a_gap_where_it_would_stand() -> None:
    """The sentence left out lies before the one that follows it; the last one at the end."""
    view = _view(align(EXEMPLAR, COPY))
    lines = [line for paragraph in view.paragraphs for line in paragraph.lines]
    gaps = [(number, gap.text) for number, line in enumerate(lines) for gap in line.gaps]
    assert (1, "Nobody was hurt.") in gaps
    ends = [gap.text for gap in view.end_gaps] + [text for _, text in gaps]
    assert "It had been mended twice." in ends


def test_the_exemplars_changed_words_are_marked() -> None:
    """In its own wording, word by word."""
    view = _view(align(EXEMPLAR, COPY))
    first = view.paragraphs[0].lines[0]
    marked = [bit.text for bit in first.exemplar if bit.mark.name != "SAME"]
    assert marked == ["Saturday"]


def test_without_an_exemplar_nothing_is_compared() -> None:
    """The report is there, and no line claims anything."""
    view = _view(None)
    assert _text(view) == COPY.text
    assert not view.end_gaps
    assert all(not line.label for paragraph in view.paragraphs for line in paragraph.lines)


def test_every_attribution_keeps_its_note() -> None:
    """Notes stand in the paragraph in which their content begins, each once."""
    trace = make_trace()
    lookup = Lookup.of(trace)
    for report in trace.reports:
        said = [one for one in trace.attributions if one.report_id == report.id]
        view = build_interlinear(lookup, report, said, None)
        assert sum(len(one.notes) for one in view.paragraphs) == len(said)
