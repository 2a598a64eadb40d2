"""The notes of programs that save pages."""

from __future__ import annotations

import pytest

from ingest.formats.given import PAGE, PARAGRAPHS, body_of, reports_in

NOTES = [
    "<!--\n Page saved with SingleFile \n url: https://herald.example/ferry \n saved date: x\n-->",
    "<!-- saved from url=(0029)https://herald.example/ferry -->",
    "<!-- Mirrored from herald.example/ferry by HTTrack Website Copier/3.x, 05 May 2031 -->",
]


@pytest.mark.parametrize("note", NOTES)
def test_the_address_is_kept(note: str) -> None:
    """The address that the saver wrote down is the report's, and nothing of the note is text."""
    (report,) = reports_in(PAGE.replace("<html>", note + "<html>").encode(), "page.html")
    assert report.url.endswith("://herald.example/ferry")
    assert body_of(report) == PARAGRAPHS


def test_the_pages_own_address_goes_first() -> None:
    """A canonical address is the page's own word."""
    page = PAGE.replace("<head>", '<head><link rel="canonical" href="https://herald.example/a">')
    (report,) = reports_in(page.replace("<html>", NOTES[0] + "<html>").encode(), "page.html")
    assert report.url == "https://herald.example/a"
