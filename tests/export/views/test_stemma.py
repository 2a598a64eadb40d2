"""Descent as a reader sees it."""

from __future__ import annotations

from retold.export.views.lookup import Lookup
from retold.export.views.stemma import build_stemma
from retold.model import Report, Stemma, Story, Trace, Witness


def test_a_witness_that_stands_for_equal_reports_says_how_many() -> None:
    """They are drawn nowhere else."""
    report = Report.from_text("The quay was closed on Monday.", outlet="Norvane")
    story = Story(id="s1", report_ids=(report.id,), label="quay")
    carriers = tuple(f"r{number}" for number in range(4999))
    witness = Witness(siglum="A", report_id=report.id, label="Norvane", carriers=carriers)
    stemma = Stemma(story_id="s1", witnesses=(witness,), descents=())
    trace = Trace(reports=(report,), stories=(story,), stemmata=(stemma,))
    (view,) = build_stemma(Lookup.of(trace), story).witnesses
    assert view.when.endswith("4,999 more reports with the same words")
