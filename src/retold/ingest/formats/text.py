"""Plain text and HTML: decoded, nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from retold.ingest.decode import Decoded, Refusal, decode
from retold.ingest.delivery.split import split_delivery
from retold.ingest.formats.document import Document, capture_of
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.formats.saved import read_saved
from retold.ingest.input import Input
from retold.ingest.markup import is_markup
from retold.ingest.refusal import RefusedError
from retold.ingest.sniff import Format
from retold.model import Skip


def read(source: Input, options: ReadingOptions) -> Iterator[Document | Skip]:
    """Yield the text of a file, or the articles of a delivery in plain text."""
    body = source.read_whole(options.limits)
    text = decode_text(body, source, options).text
    if not is_markup(text, source.path):
        capture = capture_of(source, body, Format.TEXT)
        document = Document(capture=capture, body=body, text=text, stated=source.stated)
        yield from split_delivery(document, source)
        return
    source.stated = read_saved(text, source.stated)
    yield Document(
        capture=capture_of(source, body, Format.HTML),
        body=body,
        text=text,
        is_markup=True,
        stated=source.stated,
    )


def decode_text(body: bytes, source: Input, options: ReadingOptions) -> Decoded:
    """The text of some bytes.

    Raises:
        RefusedError: They are no text, or too long a one.
    """
    decoded = decode(body, declared=source.charset, max_chars=options.limits.max_chars)
    if isinstance(decoded, Refusal):
        raise RefusedError(decoded.reason, decoded.detail)
    return decoded
