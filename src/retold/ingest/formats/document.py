"""What a format's reader gives: one text of a capture, and what is stated of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from retold.ingest.input import Input
from retold.ingest.lines import Role
from retold.ingest.stated import Stated
from retold.model import Capture, Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the linear text that belongs to the article, and what the format says of it.

    A stretch of role NONE holds any number of lines, all others one.
    """

    role: Role
    span: Span


@dataclass(slots=True, kw_only=True)
class Document:
    """One text, before anything is known of its zones.

    `text` is the linear text of the whole capture; `stretches` are those of it that this document
    is made of, in reading order, none where it is all of it.
    `has_set_lines` says that its lines are those of a printed page; `roles` is what the format says
    of the line that begins at an offset of the linear text; `instead` what to read where this turns
    out to hold no report.
    """

    capture: Capture
    body: bytes
    text: str
    is_markup: bool = False
    roles: dict[int, Role] = field(default_factory=dict)
    stretches: tuple[Stretch, ...] = ()
    has_set_lines: bool = False
    stated: Stated = field(default_factory=Stated)
    instead: Input | None = None


def capture_of(source: Input, body: bytes, media_type: str, number: int = 0) -> Capture:
    """The capture of an input's bytes."""
    return Capture.of(
        body,
        path=source.path,
        media_type=media_type,
        url=source.stated.url,
        fetched=source.stated.fetched,
        number=number,
    )
