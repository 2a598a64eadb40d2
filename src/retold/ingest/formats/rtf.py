"""RTF (Microsoft's specification 1.9.1) to its text: one pass over the control words.

Left out: pictures, page headers and footers, footnotes, field instructions, and every destination
that a writer marked as one to leave out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from retold.ingest.decode import known_codec
from retold.ingest.delivery.split import split_delivery
from retold.ingest.formats.document import Document, capture_of
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.input import Input
from retold.ingest.lines import Role
from retold.ingest.refusal import RefusedError
from retold.ingest.sniff import Format
from retold.model import Skip, SkipReason

_TOKEN = regex.compile(
    r"\\(?P<word>[A-Za-z]{1,32}+)(?P<number>-?\d{1,10}+)? ?"
    r"|(?P<hex>(?:\\'[0-9A-Fa-f]{2}){1,1000}+)"
    r"|\\(?P<symbol>[^A-Za-z])"
    r"|(?P<brace>[{}])"
    r"|[\r\n\0]++"
    r"|(?P<plain>[^\\{}\r\n\0]++)"
    r"|\\"
)
_MAX_DEPTH = 500
_MAX_PARTS = 10_000
_MAX_HEADINGS = 20_000
_PASSED = frozenset(
    "colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf "
    "footnote fldinst listtable listoverridetable revtbl rsidtbl themedata colorschememapping "
    "latentstyles datastore generator xe tc pntext pnseclvl bkmkstart bkmkend annotation atnid "
    "atnauthor atntime atnref objdata objclass filetbl mmathPr nonshppict template".split()
)
_BREAKS = {
    "par": "\n", "line": "\n", "sect": "\n\n", "page": "\n\n", "row": "\n", "tab": "\t",
    "cell": "\t", "nestcell": "\t", "emdash": "—", "endash": "–", "emspace": "\u2003",
    "enspace": "\u2002", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”",
}  # fmt: skip
_SYMBOLS = {"~": "\u00a0", "_": "\u2011", "-": "\u00ad", "\n": "\n", "\r": "\n", "\t": "\t"}
# The character sets of fonts (the specification's table for \fcharset).
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}


def read(source: Input, options: ReadingOptions) -> Iterator[Document | Skip]:
    """Yield the text of a document, or the articles of a delivery."""
    body = source.read_whole(options.limits)
    text, roles = read_rtf(body, options.limits.max_chars // 4)
    if not text.strip():
        raise RefusedError(SkipReason.EMPTY, "there is no text in the document")
    document = Document(
        capture=capture_of(source, body, Format.RTF),
        body=body,
        text=text,
        roles=roles,
        stated=source.stated,
    )
    yield from split_delivery(document, source)


def read_rtf(body: bytes, max_chars: int) -> tuple[str, dict[int, Role]]:
    """The text of a document, and which of its lines are headings.

    Raises:
        RefusedError: It is nested too deep, or its text is too long.
    """
    reader = _Reader(max_chars)
    raw = body.decode("latin-1")
    at = 0
    while at < len(raw) and not reader.is_over:
        token = _TOKEN.match(raw, at)
        if token is None:
            break
        at = token.end() + reader.take(token)
    return reader.finish(), reader.roles


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds within a pair of braces."""

    is_passed: bool = False
    is_fonts: bool = False
    fallback_chars: int = 1
    font: int = -1


class _Reader:
    """The state of one pass."""

    def __init__(self, max_chars: int) -> None:
        self._max_chars = max_chars
        self._done: list[str] = []
        self._parts: list[str] = []
        self._length = 0
        self._line_start = 0
        self._group = _Group()
        self._above: list[_Group] = []
        self._bytes = bytearray()
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._to_pass = 0
        self._outline: int | None = None
        self._has_surrogates = False
        self.is_over = False
        self.roles: dict[int, Role] = {}

    def take(self, token: regex.Match[str]) -> int:
        """Read a token; how many characters behind it are to be passed over."""
        kind = token.lastgroup
        if kind == "plain":
            self._take_plain(token.group())
        elif kind in {"word", "number"}:
            number = token["number"]
            return self._take_word(token["word"], int(number) if number else None)
        elif kind == "hex":
            self._take_bytes(bytes.fromhex(token.group().replace("\\'", "")))
        elif kind == "brace":
            self._take_brace(token.group())
        elif kind == "symbol":
            self._take_symbol(token["symbol"])
        return 0

    def finish(self) -> str:
        """The whole text."""
        self._end_line()
        text = "".join([*self._done, *self._parts])
        if self._has_surrogates:
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            self.roles = {}  # their offsets have moved
        return text

    def _take_brace(self, brace: str) -> None:
        self._flush()
        self._to_pass = 0
        if brace == "{":
            if len(self._above) >= _MAX_DEPTH:
                raise RefusedError(SkipReason.DAMAGED, "its groups are nested too deep")
            self._above.append(self._group)
        elif self._above:
            self._group = self._above.pop()
            self.is_over = not self._above

    def _take_symbol(self, symbol: str) -> None:
        if self._to_pass:
            self._to_pass -= 1
        elif symbol == "*":
            self._group = replace(self._group, is_passed=True)
        elif symbol in "\\{}":
            self._add(symbol)
        elif symbol in _SYMBOLS:
            self._add(_SYMBOLS[symbol])

    def _take_bytes(self, given: bytes) -> None:
        passed = min(self._to_pass, len(given))
        self._to_pass -= passed
        if not self._group.is_passed:
            self._bytes += given[passed:]

    def _take_plain(self, text: str) -> None:
        if self._to_pass:
            passed = min(self._to_pass, len(text))
            self._to_pass -= passed
            text = text[passed:]
        if text.isascii():
            self._add(text)
        elif not self._group.is_passed:
            self._bytes += text.encode("latin-1", "replace")

    def _take_word(self, word: str, number: int | None) -> int:
        if word == "bin":
            return max(0, number or 0)
        self._to_pass = 0
        if word == "u":
            self._take_unicode(number or 0)
        elif word in _BREAKS:
            self._add(_BREAKS[word])
            if word in {"par", "sect", "page", "row"}:
                self._outline = self._outline if word == "par" else None
        elif word in _PASSED:
            self._group = replace(self._group, is_passed=True)
        elif word == "fonttbl":
            self._group = replace(self._group, is_passed=True, is_fonts=True)
        elif word in {"pard", "plain"}:
            self._outline = None if word == "pard" else self._outline
        else:
            self._take_setting(word, number)
        return 0

    def _take_setting(self, word: str, number: int | None) -> None:
        if word == "outlinelevel":
            self._outline = number
        elif word == "uc" and number is not None:
            self._group = replace(self._group, fallback_chars=max(0, min(number, 20)))
        elif word == "f" and number is not None:
            self._flush()
            self._group = replace(self._group, font=number)
        elif word == "fcharset" and self._group.is_fonts and number in _CHARSETS:
            self._fonts[self._group.font] = _CHARSETS[number]
        elif word == "ansicpg" and number:
            self._page = known_codec(f"cp{number}") or self._page
        elif word in _PAGES:
            self._page = _PAGES[word]

    def _take_unicode(self, number: int) -> None:
        self._to_pass = self._group.fallback_chars
        code = number + 0x10000 if number < 0 else number
        if 0 < code <= 0xFFFF:
            self._has_surrogates |= 0xD800 <= code <= 0xDFFF
            self._add(chr(code))

    def _add(self, text: str) -> None:
        self._flush()
        if self._group.is_passed:
            return
        for_line = text.startswith("\n")
        if for_line:
            self._end_line()
        self._parts.append(text)
        self._length += len(text)
        if for_line:
            self._line_start = self._length
        if len(self._parts) > _MAX_PARTS:  # millions of short strings take far more than one
            self._done.append("".join(self._parts))
            self._parts.clear()
        if self._length > self._max_chars:
            raise RefusedError(SkipReason.TOO_LARGE, "its text is too long; split it")

    def _end_line(self) -> None:
        """Note what the paragraph was, now that it ends."""
        self._flush()
        is_heading = self._outline is not None and len(self.roles) < _MAX_HEADINGS
        if is_heading and self._length > self._line_start:
            role = Role.TITLE if self._outline == 0 else Role.HEADING
            self.roles[self._line_start] = role

    def _flush(self) -> None:
        if self._bytes:
            encoding = self._fonts.get(self._group.font, self._page)
            text = self._bytes.decode(encoding, "replace")
            self._bytes.clear()
            self._parts.append(text)
            self._length += len(text)
