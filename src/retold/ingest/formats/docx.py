"""DOCX: the paragraphs of the main part, read as a stream of XML events.

No tree is built: one of a delivery of a thousand articles takes a gigabyte. No other part is
opened, so nothing that a document refers to is fetched; a document type is refused, so there are no
entities to expand.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from functools import partial
from xml.parsers import expat

import regex

from retold.ingest.delivery.split import split_delivery
from retold.ingest.formats.document import Document, capture_of
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.formats.zipmembers import MemberStream, open_member
from retold.ingest.input import Input
from retold.ingest.lines import Role
from retold.ingest.refusal import RefusedError
from retold.ingest.sniff import Format
from retold.model import Skip, SkipReason

_MAIN = regex.compile(r"word/document\d{0,3}\.xml")
_CHUNK = 64 * 1024
_WIDEST = 4
_MAX_DEPTH = 1_000
# A delivery of a thousand articles has two million; a file of 600 kB can have thirty.
_MAX_ELEMENTS = 4_000_000
_MAX_TOKEN_BYTES = 8 * 2**20
_MAX_HEADINGS = 20_000
# Style ids keep the language of the program that made them.
_TITLE = regex.compile(
    r"(?i)(?:heading|title|berschrift|titre|t.?tulo|titolo|kop|rubrik)_?1?(?:_|$)"
)
_HEADING = regex.compile(r"(?i)(?:heading|berschrift|titre|t.?tulo|titolo|kop|rubrik)_?[2-9]")
_CAPTION = regex.compile(r"(?i)(?:caption|beschriftung|l.?gende|didascalia)")
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
# Text that was moved away, and the second drawing of what newer programs draw otherwise.
_PASSED = frozenset(["moveFrom", "Fallback", "del"])


def is_docx(members: Iterable[str]) -> bool:
    """Whether a ZIP with these members is a Word document."""
    return any(_MAIN.fullmatch(name) for name in members)


def read_docx(
    source: Input, archive: zipfile.ZipFile, options: ReadingOptions
) -> Iterator[Document | Skip]:
    """Yield the text of a document, or the articles of a delivery."""
    source.stream.seek(0)
    body = source.read_whole(options.limits)
    name = next(name for name in archive.namelist() if _MAIN.fullmatch(name))
    reader = _Paragraphs(options.limits.max_chars // _WIDEST)
    try:
        spend = partial(source.tally.spend, limits=options.limits)
        with open_member(archive, archive.getinfo(name), spend) as part:
            reader.read(part)
    except (expat.ExpatError, LookupError, ValueError) as error:  # the latter: its encoding
        detail = f"its text is broken: {error}"
        raise RefusedError(SkipReason.DAMAGED, detail) from None
    except OSError as error:
        raise RefusedError(SkipReason.DAMAGED, error.strerror or str(error)) from None
    text = reader.text()
    if not text.strip():
        raise RefusedError(SkipReason.EMPTY, "there is no text in the document")
    document = Document(
        capture=capture_of(source, body, Format.DOCX),
        body=body,
        text=text,
        roles=reader.roles,
        stated=source.stated,
    )
    yield from split_delivery(document, source)


class _Paragraphs:
    """Collects the paragraphs of a document; a text box within one comes before it."""

    def __init__(self, max_chars: int) -> None:
        self._max_chars = max_chars
        self._length = 0
        self._at = 0
        self._depth = 0
        self._elements = 0
        self._unheard = 0
        self._done: list[str] = []
        self._open: list[list[str]] = []
        self._styles: list[str] = []
        self._passed = 0
        self._in_text = False
        self.roles: dict[int, Role] = {}

    def read(self, part: MemberStream) -> None:
        """Read the main part.

        Raises:
            RefusedError: Its text is too long, or it declares a document type.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = _refuse
        while data := part.read(_CHUNK):
            self._unheard += len(data)
            parser.Parse(data, False)  # noqa: FBT003 - the parser's own signature
            if self._length > self._max_chars:
                raise RefusedError(SkipReason.TOO_LARGE, "its text is too long; split it")
            if self._unheard > _MAX_TOKEN_BYTES:
                raise RefusedError(SkipReason.TOO_LARGE, "one of its tags is too long")
        parser.Parse(b"", True)  # noqa: FBT003

    def text(self) -> str:
        """The paragraphs, a line each."""
        return "".join(self._done)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._unheard = 0
        self._depth += 1
        self._elements += 1
        if self._elements > _MAX_ELEMENTS:
            raise RefusedError(SkipReason.TOO_LARGE, "it has too many parts; split it")
        if self._depth > _MAX_DEPTH:
            raise RefusedError(SkipReason.DAMAGED, "its parts are nested too deep")
        local = _local(name)
        if local in _PASSED:
            self._passed += 1
        elif local == "p":
            self._open.append([])
            self._styles.append("")
        elif local == "t":
            self._in_text = not self._passed
        elif local == "pStyle" and self._styles:
            self._styles[-1] = next(iter(attributes.values()), "")[:60]
        elif local in _BREAKS and self._open and not self._passed:
            self._open[-1].append(_BREAKS[local])

    def _end(self, name: str) -> None:
        self._depth -= 1
        local = _local(name)
        if local in _PASSED:
            self._passed -= 1
        elif local == "t":
            self._in_text = False
        elif local == "p" and self._open:
            self._close("".join(self._open.pop()), self._styles.pop())

    def _text(self, data: str) -> None:
        self._unheard = 0
        if self._in_text and self._open:
            self._open[-1].append(data)
            self._length += len(data)

    def _close(self, paragraph: str, style: str) -> None:
        role = _role(style)
        if role is not Role.NONE and paragraph.strip() and len(self.roles) < _MAX_HEADINGS:
            self.roles[self._at + len(paragraph) - len(paragraph.lstrip())] = role
        self._done.append(paragraph + "\n")
        self._at += len(paragraph) + 1
        self._length += 1


def _local(name: str) -> str:
    """The name of an element of WordprocessingML; of others too where they matter."""
    namespace, _, local = name.rpartition(" ")
    return local if "wordprocessingml" in namespace or local == "Fallback" else ""


def _role(style: str) -> Role:
    for mark, role in ((_TITLE, Role.TITLE), (_HEADING, Role.HEADING), (_CAPTION, Role.CAPTION)):
        if mark.match(style):
            return role
    return Role.NONE


def _refuse(*_: object) -> None:
    raise RefusedError(SkipReason.DAMAGED, "it declares a document type, which no document needs")
