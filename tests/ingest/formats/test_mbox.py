"""Mailboxes."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage

from ingest.formats.given import TEXT, read_all, reports_in
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.limits import LIMITS
from retold.model import Report, Skip, SkipReason

ENVELOPE = b"From roe@gull.example Wed May 14 07:10:00 2031\n"


def message(subject: str, text: str = TEXT) -> bytes:
    """A message behind its envelope line."""
    made = EmailMessage()
    made["From"], made["Subject"] = "roe@gull.example", subject
    made["Date"] = "Wed, 14 May 2031 07:10:00 +0000"
    made.set_content(text)
    return ENVELOPE + made.as_bytes() + b"\n"


def test_every_message_is_a_report() -> None:
    """The messages of a mailbox are read one by one, each with its own subject and id."""
    found = reports_in(message("Ferry strikes mole") + message("Mole is closed"), "press.mbox")
    assert [one.headline for one in found] == ["Ferry strikes mole", "Mole is closed"]
    assert len({one.id for one in found}) == 2


def test_words_that_look_like_an_envelope() -> None:
    """A paragraph that begins with "From" parts no message."""
    text = f"{TEXT}\n\nFrom the quay one sees the mole, said the guard on Wednesday.\n"
    (report,) = reports_in(message("Ferry strikes mole", text), "press.mbox")
    assert "From the quay one sees the mole" in report.text


def test_a_broken_message_costs_itself_alone() -> None:
    """A message without a text, and one past the bound, are skips; the others are read."""
    empty = ENVELOPE + b"Subject: x\nContent-Type: image/png\n\nabc\n\n"
    large = message("Too long", "The mole is closed, the guard said.\n" * 2000)
    body = message("First") + empty + large + message("Last")
    limits = replace(LIMITS, max_record_bytes=30_000)
    found = read_all(body, "press.mbox", ReadingOptions(limits=limits))
    assert [one.headline for one in found if isinstance(one, Report)] == ["First", "Last"]
    reasons = [one.reason for one in found if isinstance(one, Skip)]
    assert reasons == [SkipReason.NO_TEXT, SkipReason.TOO_LARGE]
