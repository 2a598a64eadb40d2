"""PDF files with a text layer."""

from __future__ import annotations

import io
import logging
import sys

import pypdf
import pytest

from ingest.delivery import deliveries
from ingest.formats.given import HEADLINE, body_of, read_all, reports_in, skips_in
from ingest.formats.pages import assemble, pdf
from retold.ingest.formats import pdf as pdf_reader
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.limits import ReadingLimits
from retold.ingest.refusal import RefusedError
from retold.model import Report, Skip, SkipReason

LONG = (
    "The harbour office will hear both pilots on Friday, its head told the council",
    "of the town, and the hearing is open to all who live on the quay and to those",
    "who mend nets there. She said that the ferry had been late on that night, and",
    "that the light on the mole had been out since the storm of the week before it.",
)


def test_an_article() -> None:
    """Lines are read and put back into paragraphs."""
    (report,) = reports_in(pdf([[HEADLINE, "", *LONG, "", "Nobody was hurt."]]), "a.pdf")
    assert report.headline == HEADLINE
    assert " ".join(LONG) in report.text


def test_running_heads_are_no_text() -> None:
    """What stands at the top and the foot of every page is left out; a paragraph goes on."""
    towns = ("Ellery", "Tarsk", "Norvane", "Quill")
    pages = [
        ["The Herald, 5 May 2031", *(line.replace("of", town) for line in LONG), f"Page {n} of 4"]
        for n, town in enumerate(towns, start=1)
    ]
    (report,) = reports_in(pdf(pages), "a.pdf")
    assert "Herald" not in report.text
    assert "Page" not in report.text
    assert all(f"{town} the town, and the hearing" in report.text for town in towns)


def test_a_paragraph_over_two_pages() -> None:
    """A paragraph that goes on behind a page break is one."""
    (report,) = reports_in(pdf([[HEADLINE, *LONG[:3]], [*LONG[3:], "2"]]), "a.pdf")
    assert " ".join(LONG) in report.text


def test_lines_of_a_short_page() -> None:
    """The lines of a page are put together into paragraphs, be there few of them."""
    lines = ["Three menders were hurt on Tuesday when a net fell from the front of the office,",
             "police said.", "The quay stayed closed until the evening."]  # fmt: skip
    (report,) = reports_in(pdf([[HEADLINE, *lines]]), "a.pdf")
    assert body_of(report) == (f"{lines[0]} {lines[1]}", lines[2])


def test_a_delivery() -> None:
    """A delivery is split into its articles, page marks and all."""
    pages = []
    for number, headline in enumerate(deliveries.HEADLINES):
        pages.append(
            ["From the library", headline, deliveries.OUTLET, deliveries.DAYS[number],
             "Copyright 2031 Port Ellery Press All Rights Reserved",
             "Length: 112 words", f"Byline: {deliveries.BYLINES[number]}", "Body",
             *deliveries.BODIES[number], "Load-Date: May 8, 2031", "End of Document"]
        )  # fmt: skip
    reports = reports_in(pdf(pages), "d.pdf")
    assert [report.headline for report in reports] == list(deliveries.HEADLINES)
    assert [body_of(report) for report in reports] == list(deliveries.BODIES)
    assert {report.outlet.name for report in reports} == {deliveries.OUTLET}


def test_no_text_layer() -> None:
    """A file of pictures alone needs text recognition, and says so."""
    (skip,) = skips_in(assemble([b"0 0 100 100 re f"] * 3), "scan.pdf")
    assert skip.reason is SkipReason.NO_TEXT


def test_encrypted() -> None:
    """A file that opens with a password is told; one that opens without is read."""
    for password, reads in (("secret", False), ("", True)):
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([[HEADLINE, *LONG]])))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        made = io.BytesIO()
        writer.write(made)
        (found,) = read_all(made.getvalue(), "a.pdf")
        assert isinstance(found, Report) is reads
        assert reads or (isinstance(found, Skip) and found.reason is SkipReason.ENCRYPTED)


def test_one_broken_page() -> None:
    """A page that cannot be read costs that page, and is told."""
    good = pdf([[HEADLINE, *LONG], [*LONG]])
    contents = pypdf.PdfReader(io.BytesIO(good)).pages[0].get_contents()
    assert contents is not None
    found = read_all(assemble([contents.get_data(), b" " * 20_000_000]), "a.pdf")
    assert [type(one) for one in found] == [Report, Skip]
    assert isinstance(found[1], Skip)
    assert found[1].detail == "1 of its 2 pages cannot be read: 2"


def test_a_bomb() -> None:
    """A page that unpacks to far too much is not unpacked."""
    (skip,) = skips_in(assemble([b" " * 200_000_000]), "a.pdf")
    assert skip.reason is SkipReason.NO_TEXT


def test_one_drawing_on_a_thousand_pages() -> None:
    """A small file that draws the same again and again is read up to a bound, and that is told."""
    options = ReadingOptions(limits=ReadingLimits(max_bytes=40_000))
    found = read_all(pdf([[HEADLINE, *LONG * 5]] * 40), "a.pdf", options)
    assert isinstance(found[0], Report)
    assert isinstance(found[-1], Skip)
    assert "of its 40 pages cannot be read" in found[-1].detail


def test_too_many_pages() -> None:
    """A file of more pages than any delivery is refused."""
    options = ReadingOptions(limits=ReadingLimits(max_pages=3))
    (skip,) = skips_in(pdf([["a"]] * 4), "a.pdf", options)
    assert skip.reason is SkipReason.TOO_LARGE


@pytest.mark.parametrize("cut", [20, 300, -40])
def test_cut_off(cut: int) -> None:
    """A file without its end is read from what is left, or damaged."""
    for found in read_all(pdf([[HEADLINE, *LONG]])[:cut], "a.pdf"):
        assert isinstance(found, Report) or found.reason in {
            SkipReason.DAMAGED, SkipReason.NO_TEXT}  # fmt: skip


def test_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where its reader is not installed, the skip says how to install it."""
    monkeypatch.setitem(sys.modules, "pypdf", None)
    (skip,) = skips_in(pdf([[HEADLINE]]), "a.pdf")
    assert skip.reason is SkipReason.NOT_INSTALLED
    assert "pip install 'retold[documents]'" in skip.detail


def test_letters_that_are_none() -> None:
    """Half of a pair of surrogates, which a font can give, could not be saved: it is no letter."""
    body = pdf([[HEADLINE, *LONG]], compressed=False)
    body = body.replace(b"/WinAnsiEncoding", b"<< /Differences [70 /uniD800] >>")
    (report,) = reports_in(body, "a.pdf")
    assert "\ufffderry" in report.text
    report.text.encode()


def test_what_broke_it_is_told_the_same_twice() -> None:
    """What pypdf says of an object names its place in memory, which is no one's concern."""
    body = pdf([[HEADLINE, *LONG]]).replace(b"<< /Type /Catalog /Pages 2 0 R >>", b"1 0 R")
    (skip,) = skips_in(body, "a.pdf")
    assert skip.reason is SkipReason.DAMAGED
    assert skip == skips_in(body, "a.pdf")[0]


def test_a_part_that_is_broken_everywhere() -> None:
    """Complaints of a broken part are bounded, however often the part is read anew."""
    font = b"/BaseFont /Helvetica"
    body = pdf([[HEADLINE, *LONG]] * 3).replace(font, font + b" 1" * 3_000)
    kept = pdf_reader._MAX_COMPLAINTS_IN_ALL
    complaints: list[str] = []
    listener = pdf_reader._Listener(complaints)
    record = logging.LogRecord("pypdf", logging.WARNING, "", 0, "broken", None, None)
    for _ in range(kept):
        listener.emit(record)
    with pytest.raises(RefusedError):
        listener.emit(record)
    assert len(complaints) < 100
    assert read_all(body, "a.pdf")
