"""The lines of a flattened page, and what each looks like taken alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import regex

from retold.ingest.linekinds import LineKind, sort_line
from retold.model import Span

__all__ = ["Line", "LineKind", "split_lines"]

_BREAKS = regex.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BULLET = regex.compile(r"(?:[•·▪▫■□●○◦‣⁃∙➤►▶»*+–—-]{1,2}[ \t\u00a0]{1,8}){1,3}|[•▪●◦‣]")
_BLANK = " \t\u00a0\u202f\u2007\u3000\u200b\ufeff\x00\u2002\u2003\u2009\u00ad"
_WORDS = regex.compile(r"[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.,-]*")
_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}]")
_COUNTED_CHARS = 4000
_COMPARED_CHARS = 20_000


class Role(StrEnum):
    """What the markup of a page says of a line, where there is markup."""

    NONE = ""
    TITLE = "title"
    HEADING = "heading"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that is not blank.

    `span` covers its words in the flat text, without white space and bullet; `gap` is the number
    of blank lines above it; `number` counts the lines that are not blank.
    """

    number: int
    span: Span
    text: str
    gap: int
    has_bullet: bool
    words: int
    kind: LineKind
    role: Role = Role.NONE

    @property
    def key(self) -> str:
        """The line folded, to see whether two lines are the same."""
        return " ".join(self.text[:_COMPARED_CHARS].casefold().split())

    @property
    def letters(self) -> str:
        """The line folded to its letters and digits, to see whether it differs in marks alone."""
        return "".join(
            letter for letter in self.text[:_COMPARED_CHARS].casefold() if letter.isalnum()
        )


def split_lines(flat: str, *, start: int = 0, roles: dict[int, Role] | None = None) -> list[Line]:
    """The lines of a flat text that are not blank, from an offset on.

    Args:
        flat: The text.
        start: Where to begin.
        roles: What the markup says of the line that begins at an offset.
    """
    lines: list[Line] = []
    gap = 0
    at = start
    while at <= len(flat):
        found = _BREAKS.search(flat, at)
        span, has_bullet = _trim(flat, at, found.start() if found else len(flat))
        if len(span):
            text = span.of(flat)
            words = count_words(text)
            lines.append(
                Line(
                    number=len(lines),
                    span=span,
                    text=text,
                    gap=gap,
                    has_bullet=has_bullet,
                    words=words,
                    kind=sort_line(text, words),
                    role=(roles or {}).get(at, Role.NONE),
                )
            )
        gap = 0 if len(span) else gap + 1
        if not found:
            break
        at = found.end()
    return lines


def _trim(flat: str, start: int, end: int) -> tuple[Span, bool]:
    """A line without white space at its ends and without its bullet; empty if nothing is left."""
    start, end = _strip(flat, start, end)
    bullet = _BULLET.match(flat, start, end)
    if bullet and bullet.end() < end:
        start, end = _strip(flat, bullet.end(), end)
        return Span(start, end), True
    return Span(start, end), False


def _strip(flat: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (flat[start].isspace() or flat[start] in _BLANK):
        start += 1
    while end > start and (flat[end - 1].isspace() or flat[end - 1] in _BLANK):
        end -= 1
    return start, end


def count_words(text: str) -> int:
    """About how many words a line has; scripts without spaces count three letters a word."""
    head = text[:_COUNTED_CHARS]
    words = len(_WORDS.findall(head))
    wide = len(_WIDE.findall(head))
    return max(words, words // 2 + wide // 3) if wide else words
