"""Documents as LibreOffice 7.4 wrote them, from invented text: not by our own hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.delivery import deliveries
from ingest.formats.given import body_of, reports_in

WRITTEN = Path(__file__).parent / "written"


def test_an_article_as_rtf() -> None:
    """Marks of quotation, letters of other scripts, a list and a link are the text they were."""
    (report,) = reports_in((WRITTEN / "note.rtf").read_bytes(), "note.rtf")
    assert report.headline == "Ferry strikes mole at Port Ellery"
    assert report.byline == "By Hanne Orlick"
    assert report.dateline == "PORT ELLERY, May 5 (Norvane)"
    assert "said Zoë Brandt of the guard’s café, in Паром’s shade 🚢." in report.text
    assert "Two boats sail a day, without vehicles aboard." in report.text
    assert "More is on the harbour’s page, which the guard keeps up to date." in report.text
    assert "HYPERLINK" not in report.text


@pytest.mark.parametrize("name", ["delivery.rtf", "delivery.docx"])
def test_a_delivery(name: str) -> None:
    """The articles of a delivery keep their headlines and their text."""
    reports = reports_in((WRITTEN / name).read_bytes(), name)
    assert [report.headline for report in reports] == list(deliveries.HEADLINES)
    assert [body_of(report) for report in reports] == list(deliveries.BODIES)
