"""Which reader reads what, and what becomes of a reader that cannot go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from retold.ingest.formats.document import Document
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.input import Input
from retold.ingest.refusal import RefusedError
from retold.ingest.sniff import Format, sniff
from retold.model import Skip, SkipReason

Reader = Callable[[Input, ReadingOptions], Iterator[Document | Input | Skip]]

# Imported when the first file of a format is met: some need a package that may not be there.
_MODULES = {
    Format.TEXT: "text",
    Format.HTML: "text",
    Format.MIME: "mime",
    Format.MBOX: "mbox",
    Format.DOCX: "docx",
    Format.RTF: "rtf",
    Format.PDF: "pdf",
    Format.JSON: "jsontable",
    Format.CSV: "csvtable",
    Format.PARQUET: "parquet",
    Format.WARC: "warc",
    Format.GZIP: "packed",
    Format.ZSTANDARD: "packed",
    Format.ZIP: "zipped",
    Format.OLE: "ole",
    Format.FEED: "feed",
    Format.UNREAD: "unread",
}
# What a record of a web archive may be: an answer in JSON is no table of articles.
_PAGES = frozenset(
    [Format.TEXT, Format.HTML, Format.PDF, Format.DOCX, Format.RTF, Format.MIME, Format.ZIP]
)
_EXTRAS = {
    "pypdf": "documents", "pyarrow": "tables", "backports": "archives",
    "backports.zstd": "archives",
}  # fmt: skip


def read_input(source: Input, options: ReadingOptions) -> Iterator[Document | Skip]:
    """Yield every document in an input, and a skip for whatever cannot be read of it."""
    has_document = False
    for found in _read_input(source, options):
        if isinstance(found, Document) and source.instead is not None:
            has_document, found.instead = True, source.instead
        yield found
    if source.instead is not None and not has_document:
        yield from read_input(source.instead, options)


def _read_input(source: Input, options: ReadingOptions) -> Iterator[Document | Skip]:
    form = sniff(source.head, source.path)
    if source.is_page and form not in _PAGES:
        form = Format.TEXT
    if source.nesting > options.limits.max_nesting:
        yield source.skip(SkipReason.TOO_LARGE, "it is an archive within too many archives")
        return
    try:
        for found in _reader(form)(source, options):
            if isinstance(found, Input):
                found.nesting, found.tally = source.nesting + 1, source.tally.within()
                yield from read_input(found, options)
            else:
                yield found
    except RefusedError as refusal:
        yield source.skip(refusal.reason, str(refusal))
    except ModuleNotFoundError as error:
        extra = _EXTRAS.get(error.name or "")
        if extra is None:
            raise
        detail = f"reading it needs a package: pip install 'retold[{extra}]'"
        yield source.skip(SkipReason.NOT_INSTALLED, detail)
    except OSError as error:
        detail = (error.strerror or "it cannot be read to its end").lower()
        yield source.skip(SkipReason.UNREADABLE, detail)


def _reader(form: Format) -> Reader:
    reader: Reader = import_module(f"retold.ingest.formats.{_MODULES[form]}").read
    return reader
