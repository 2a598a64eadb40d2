"""MHTML pages and e-mail."""

from __future__ import annotations

from email.message import EmailMessage
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from ingest.formats.given import HEADLINE, PAGE, PARAGRAPHS, TEXT, body_of, reports_in, skips_in
from retold.model import SkipReason

ADDRESS = "https://herald.example/ferry"


def mhtml(encoding: str = "utf-8") -> bytes:
    """A page as browsers save it in one file."""
    whole = MIMEMultipart("related", type="text/html")
    whole["From"] = "<Saved by a browser>"
    whole["Snapshot-Content-Location"] = ADDRESS
    whole["Date"] = "Mon, 5 May 2031 10:00:00 -0000"
    page = MIMEText(PAGE.replace("charset=utf-8", ""), "html", encoding)
    page["Content-Location"] = ADDRESS
    whole.attach(page)
    whole.attach(MIMEImage(b"\x89PNG" + b"\0" * 50_000, "png"))
    return whole.as_bytes()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_a_saved_page(encoding: str) -> None:
    """The page is read, in the encoding that its header states, and its address is kept."""
    (report,) = reports_in(mhtml(encoding), "page.mhtml")
    assert report.headline == HEADLINE
    assert body_of(report) == PARAGRAPHS
    assert report.url == ADDRESS


def test_line_ends_of_the_network() -> None:
    """Line ends of two characters, as the format has them, change nothing."""
    (report,) = reports_in(mhtml().replace(b"\n", b"\r\n"), "page.mhtml")
    assert body_of(report) == PARAGRAPHS


def test_the_time_of_saving_is_no_date() -> None:
    """A page was published when it says; when it was saved is not taken for it."""
    (report,) = reports_in(mhtml(), "page.mhtml")
    assert report.published.moment is None


def test_mail() -> None:
    """Subject, day and text of an e-mail; the part in HTML comes before the plain one."""
    mail = EmailMessage()
    mail["From"], mail["To"] = "News <n@herald.example>", "reader@quay.example"
    mail["Subject"] = "Ferry – strikes mole"
    mail["Date"] = "Mon, 5 May 2031 10:00:00 +0000"
    mail.set_content(TEXT)
    (report,) = reports_in(mail.as_bytes(), "mail.eml")
    assert report.headline == "Ferry – strikes mole"
    assert body_of(report) == PARAGRAPHS
    assert report.published.moment is not None
    mail.add_alternative(PAGE, subtype="html")
    (report,) = reports_in(mail.as_bytes(), "mail.eml")
    assert report.blocks[0].span.of(report.text) == HEADLINE


def test_no_page_in_it() -> None:
    """A message of pictures holds no text."""
    whole = MIMEMultipart("related")
    whole["Message-ID"] = "<1@quay.example>"
    whole.attach(MIMEImage(b"\x89PNG", "png"))
    (skip,) = skips_in(whole.as_bytes(), "page.mhtml")
    assert skip.reason is SkipReason.NO_TEXT


def test_parts_within_parts() -> None:
    """Parts nested without end are not followed without end."""
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(500)
    )
    (skip,) = skips_in(b"MIME-Version: 1.0\nMessage-ID: <1>\n" + deep, "a.eml")
    assert skip.reason is SkipReason.NO_TEXT


def test_an_article_that_begins_with_labels() -> None:
    """A text whose first lines have colons is no message."""
    (report,) = reports_in(f"Port: Ellery\nShip: Anne\n\n{TEXT}".encode(), "a.txt")
    assert body_of(report) == PARAGRAPHS


WRONG_HEADERS = {
    "broken base64 in a subject": ("Subject: x", "Subject: =?utf-8?b?a?="),
    "an encoding of no letters in a subject": ("Subject: x", "Subject: =?iso-\u00e9859-1?Q?a?="),
    "NUL in the name of an encoding": ("charset=utf-8", "charset*=a\0b''x"),
    "NUL in a plain one": ("charset=utf-8", 'charset="a\0b"'),
}


@pytest.mark.parametrize("name", WRONG_HEADERS)
def test_headers_that_the_library_fails_on(name: str) -> None:
    """A header that is broken costs itself alone."""
    wrong = (
        "From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\n\n"
    ).replace(*WRONG_HEADERS[name])
    (report,) = reports_in((wrong + TEXT).encode(), "mail.eml")
    assert body_of(report) == PARAGRAPHS


def test_a_boundary_that_the_library_fails_on() -> None:
    """A message whose parts cannot be found is a skip."""
    header = "From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary*=a\0b''x\n\n"
    (skip,) = skips_in((header + TEXT).encode(), "mail.eml")
    assert skip.reason is SkipReason.NO_TEXT
