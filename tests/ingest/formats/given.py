"""What the tests of all formats share: an article, a page of it, and how bytes are read."""

from __future__ import annotations

from retold.ingest.formats.document import Document
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.formats.readers import read_input
from retold.ingest.input import Input
from retold.ingest.limits import LIMITS
from retold.ingest.reading import _read_document
from retold.model import How, Report, Skip, Zone

HEADLINE = "Ferry strikes mole at Port Ellery"
PARAGRAPHS = (
    'The ferry "Patient Anne" struck the mole on Sunday night, the guard said.',
    "“She came in too fast,” said Jorund Pell, who mends nets there.",
    "Nobody was hurt, the harbour office said on Monday.",
)
TEXT = "\n\n".join(PARAGRAPHS)
PAGE = (
    f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{HEADLINE}</title></head><body>"
    f"<h1>{HEADLINE}</h1>" + "".join(f"<p>{one}</p>" for one in PARAGRAPHS) + "</body></html>"
)


def read_all(body: bytes, path: str, options: ReadingOptions | None = None) -> list[Report | Skip]:
    """Everything in some bytes; every promise about offsets is checked on the way."""
    options = options or ReadingOptions(limits=LIMITS)
    found: list[Report | Skip] = []
    for number, one in enumerate(read_input(Input.of_bytes(path, body), options)):
        if isinstance(one, Document):
            report = _read_document(one, number, options.limits)
            if isinstance(report, Report):
                check_offsets(report, one.text)
            found.append(report)
        else:
            assert one.item.startswith(path)
            assert one.detail
            assert "\n" not in one.detail
            found.append(one)
    return found


def check_offsets(report: Report, raw: str) -> None:
    """Pieces stand in order, inside both texts; what is called EXACT is so."""
    end = 0
    for piece in report.pieces:
        assert end <= piece.text.start < piece.text.end <= len(report.text)
        assert piece.raw.end <= len(raw)
        end = piece.text.end
        if piece.how is How.EXACT:
            assert piece.text.of(report.text) == piece.raw.of(raw)
    for candidate in report.published.candidates:
        if candidate.raw is not None:
            assert candidate.raw.end <= len(raw)


def reports_in(body: bytes, path: str, options: ReadingOptions | None = None) -> list[Report]:
    """The reports in some bytes, nothing else being in them."""
    found = read_all(body, path, options)
    assert all(isinstance(one, Report) for one in found), found
    return [one for one in found if isinstance(one, Report)]


def skips_in(body: bytes, path: str, options: ReadingOptions | None = None) -> list[Skip]:
    """What is left out of some bytes."""
    return [one for one in read_all(body, path, options) if isinstance(one, Skip)]


def body_of(report: Report) -> tuple[str, ...]:
    """The paragraphs of a report's body."""
    return tuple(block.span.of(report.text) for block in report.blocks_in(Zone.BODY))
