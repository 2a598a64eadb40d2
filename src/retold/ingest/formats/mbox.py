"""Mailboxes (mbox): one message after the other, each behind a line that begins with "From ".

A message is held at a time, whatever the size of the mailbox. Lines that a mailer put a mark
before (">From") are left as they are: bytes are never edited.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import regex

from retold.ingest.formats import mime
from retold.ingest.formats.document import Document
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.input import Input
from retold.ingest.limits import ReadingLimits
from retold.ingest.refusal import RefusedError
from retold.model import Skip, SkipReason

_MARK = b"From "
# "From roe@gull.example Wed May 14 07:10:00 2031": a day, a month and an hour end the line.
_ENVELOPE = regex.compile(
    rb"From .{0,300}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d.{0,60}"
)
_LINE_BYTES = 1 << 20


def read(source: Input, options: ReadingOptions) -> Iterator[Document | Skip]:
    """Yield the text of every message, and a skip for each that has none or is too large."""
    for number, body in enumerate(_split(source.stream, options.limits), start=1):
        if body is None:
            yield source.skip(SkipReason.TOO_LARGE, f"message {number} is too large")
            continue
        message = Input.of_bytes(source.path, body, stated=source.stated)
        try:
            yield from mime.read(message, options)
        except RefusedError as refusal:
            yield source.skip(refusal.reason, f"message {number}: {refusal}")


def _split(stream: BinaryIO, limits: ReadingLimits) -> Iterator[bytes | None]:
    """The messages, without the lines that part them; none for one past the bound."""
    lines: list[bytes] = []
    size, is_after_blank = 0, True
    is_begun = False
    while line := stream.readline(_LINE_BYTES):
        if is_after_blank and line.startswith(_MARK) and _ENVELOPE.fullmatch(line.rstrip()):
            if is_begun:
                yield b"".join(lines) if size <= limits.max_record_bytes else None
            lines, size, is_begun = [], 0, True
        else:
            size += len(line)
            if size <= limits.max_record_bytes:
                lines.append(line)
            else:
                lines.clear()
        is_after_blank = not line.strip()
    if is_begun:
        yield b"".join(lines) if size <= limits.max_record_bytes else None
