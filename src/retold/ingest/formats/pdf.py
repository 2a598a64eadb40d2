"""PDF with a text layer: the text of its pages, running heads and page numbers set aside."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import regex

from retold.ingest.decode import without_surrogates
from retold.ingest.delivery.split import split_delivery
from retold.ingest.formats.document import Document, Stretch, capture_of
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.formats.runningheads import find_page_texts
from retold.ingest.input import Input
from retold.ingest.limits import ReadingLimits
from retold.ingest.lines import Role
from retold.ingest.refusal import RefusedError
from retold.ingest.sniff import Format
from retold.model import Skip, SkipReason, Span

if TYPE_CHECKING:
    import pypdf

_MAX_COMPLAINTS = 50
# All that a document's parts are complained of: a broken part is read anew for each page that
# refers to it, and a hostile one is complained of at every byte.
_MAX_COMPLAINTS_IN_ALL = 20_000
_ADDRESS = regex.compile(r"(IndirectObject\(\d{1,20}, \d{1,20}), \d{1,20}\)")
_PAGE_BREAK = "\n\n"
_MIN_LETTERS_PER_PAGE = 20
# What drawing one page may cost: a page of a newspaper has some tens of thousands of operands.
_MAX_OPERANDS = 300_000
_MAX_ELEMENTS = 50_000
_MAX_DRAWINGS = 200
_MAX_OBJECTS = 300_000


def read(source: Input, options: ReadingOptions) -> Iterator[Document | Skip]:
    """Yield the text of a document, or the articles of a delivery."""
    body = source.read_whole(options.limits)
    pages, problem = _read_pages(body, options.limits)
    letters = sum(sum(map(str.isalpha, page)) for page in pages)
    if letters < _MIN_LETTERS_PER_PAGE * min(len(pages), 3):
        detail = "its pages hold no text, pictures of it perhaps: it needs text recognition"
        raise RefusedError(SkipReason.NO_TEXT, problem or detail)
    text = _PAGE_BREAK.join(pages)
    document = Document(
        capture=capture_of(source, body, Format.PDF),
        body=body,
        text=text,
        stretches=tuple(Stretch(Role.NONE, span) for span in _spans(pages)),
        has_set_lines=True,
        stated=source.stated,
    )
    yield from split_delivery(document, source)
    if problem:
        yield source.skip(SkipReason.DAMAGED, problem)


def _spans(pages: list[str]) -> Iterator[Span]:
    """Where the text of each page stands in the whole, without its running heads."""
    at = 0
    for page, span in zip(pages, find_page_texts(pages), strict=True):
        if len(span):
            yield Span(at + span.start, at + span.end)
        at += len(page) + len(_PAGE_BREAK)


def _read_pages(body: bytes, limits: ReadingLimits) -> tuple[list[str], str]:
    """The text of every page, and what kept some of them from being read."""
    import pypdf  # noqa: PLC0415 - an extra, and slow to load
    from pypdf import errors  # noqa: PLC0415

    most = limits.max_page_bytes
    with (
        _listening() as complaints,
        pypdf.apply_configuration(
            maximum_declared_stream_length=limits.max_bytes,
            array_based_stream_maximum_output_length=most,
            lzw_maximum_output_length=most,
            run_length_maximum_output_length=most,
            zlib_maximum_output_length=most,
            brotli_maximum_output_length=most,
            stream_decoding_work_maximum_length=4 * most,
            zlib_maximum_recovery_input_length=most // 4,
            stream_parsing_work_maximum_count=_MAX_OPERANDS,
            array_maximum_element_count=_MAX_ELEMENTS,
            dictionary_maximum_element_count=_MAX_ELEMENTS,
            xform_maximum_invocations_per_extraction=_MAX_DRAWINGS,
        ),
    ):
        try:
            reader = pypdf.PdfReader(io.BytesIO(body), xref_stream_maximum_entries=_MAX_OBJECTS)
            is_open = not reader.is_encrypted or bool(reader.decrypt(""))
            count = len(reader.pages) if is_open else 0
        except (errors.DependencyError, NotImplementedError):
            is_open, count = False, 0
        except Exception as error:  # noqa: BLE001 - whatever breaks it on a broken file
            raise RefusedError(SkipReason.DAMAGED, _line(error)) from None
        if not is_open:
            raise RefusedError(SkipReason.ENCRYPTED, "it is encrypted; save it without a password")
        if count > limits.max_pages:
            raise RefusedError(SkipReason.TOO_LARGE, f"it has {count:,} pages")
        return _extract(reader, count, limits, complaints)


@contextmanager
def _listening() -> Iterator[list[str]]:
    """What pypdf logs, kept from the user's eyes: it logs that a page is lost, and gives none."""
    complaints: list[str] = []
    logger = logging.getLogger("pypdf")
    handler = _Listener(complaints)
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield complaints
    finally:
        logger.removeHandler(handler)
        logger.propagate = before


class _Listener(logging.Handler):
    """Keeps the first words of what is logged, and ends the reading where that is too much."""

    def __init__(self, complaints: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._complaints = complaints
        self._count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message.

        Raises:
            RefusedError: There were too many.
        """
        self._count += 1
        if self._count > _MAX_COMPLAINTS_IN_ALL:
            raise RefusedError(SkipReason.DAMAGED, "too many of its parts are broken")
        if len(self._complaints) < _MAX_COMPLAINTS:
            self._complaints.append(str(record.msg)[:100])


def _extract(
    reader: pypdf.PdfReader, count: int, limits: ReadingLimits, complaints: list[str]
) -> tuple[list[str], str]:
    pages: list[str] = []
    broken: list[int] = []
    length = drawn = 0
    for number in range(count):
        complaints.clear()
        try:
            drawn += _drawn_bytes(reader.pages[number])
            page = reader.pages[number].extract_text() if drawn <= limits.max_bytes else ""
        except Exception:  # noqa: BLE001 - one broken page does not lose the others
            broken.append(number + 1)
            page = ""
        is_lost = bool(complaints) or drawn > limits.max_bytes
        if is_lost and not page.strip() and number + 1 not in broken:
            broken.append(number + 1)
        length += len(page)
        if length * 4 > limits.max_chars:
            raise RefusedError(SkipReason.TOO_LARGE, "its text is too long; split it")
        pages.append(without_surrogates(page.replace("\x00", "")))
    if not broken:
        return pages, ""
    shown = ", ".join(map(str, broken[:5])) + (", ..." if len(broken) > 5 else "")
    return pages, f"{len(broken)} of its {count} pages cannot be read: {shown}"


def _drawn_bytes(page: pypdf.PageObject) -> int:
    """The length of a page's drawing instructions: a small file can draw one thing often."""
    contents = page.get_contents()
    return len(contents.get_data()) if contents is not None else 0


def _line(error: Exception) -> str:
    """What broke it, without the places in memory that pypdf names."""
    words = _ADDRESS.sub(r"\1)", " ".join(str(error).split()))[:150]
    return "it is broken: " + (words or type(error).__name__)
