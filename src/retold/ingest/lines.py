"""The lines of a flattened page, and what each looks like taken alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import regex

from retold.ingest.linekinds import LineKind, sort_line
from retold.model import Span

__all__ = ["Line", "LineKind", "split_lines"]

_BULLET = regex.compile(r"(?:[•·▪▫■□●○◦‣⁃∙➤►▶»*+–—-]{1,2}[ \t\u00a0]{1,8}){1,3}|[•▪●◦‣]")
_BULLET_MARKS = frozenset("•·▪▫■□●○◦‣⁃∙➤►▶»*+–—-")
# White space, and what prints as blank.
_BLANK = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\ufeff\x00\u00ad"
)
_WORDS = regex.compile(r"[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.,-]*")
_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}]")
# Marks beyond ASCII that most prose has and that are no letters; the apostrophe joins words.
_PLAIN = (("’", "'"), ("“", " "), ("”", " "), ("‘", " "), ("–", " "), ("—", " "), ("…", " "),
          ("\u00a0", " "), ("•", " "), ("·", " "), ("©", " "), ("£", " "), ("€", " "))  # fmt: skip
_BLANKED = bytes(code if chr(code).isalnum() else 32 for code in range(128)) + bytes(128)
_JOINERS = b"'.,-"
_COUNTED_CHARS = 4000
COMPARED_CHARS = 20_000


class Role(StrEnum):
    """What the markup of a page says of a line, where there is markup."""

    NONE = ""
    TITLE = "title"
    HEADING = "heading"
    CAPTION = "caption"


@dataclass(slots=True, kw_only=True, eq=False)
class Line:
    """One line that is not blank.

    `start` and `end` bound its words in the flat text, without white space and bullet; `gap` is the
    number of blank lines above it; `number` counts the lines that are not blank. How many words it
    has and what kind it is are found when they are first asked for: most lines of a page are never
    asked.
    """

    number: int
    start: int
    end: int
    text: str
    gap: int
    has_bullet: bool
    role: Role = Role.NONE
    _words: int = field(default=-1, init=False, repr=False)
    _kind: LineKind | None = field(default=None, init=False, repr=False)
    _key: str = field(default="", init=False, repr=False)

    @property
    def span(self) -> Span:
        """Where its words stand in the flat text."""
        return Span(self.start, self.end)

    @property
    def words(self) -> int:
        """About how many words it has."""
        if self._words < 0:
            self._words = count_words(self.text)
        return self._words

    @property
    def kind(self) -> LineKind:
        """What it is by its own looks."""
        if self._kind is None:
            self._kind = sort_line(self.text, self.words)
        return self._kind

    @property
    def key(self) -> str:
        """The line folded, to see whether two lines are the same."""
        if not self._key:
            self._key = " ".join(self.text[:COMPARED_CHARS].casefold().split())
        return self._key

    def reads(self, key: str | None) -> bool:
        """Whether its key is this one; the first letter settles most."""
        return key is not None and key[:1] == self.text[0].casefold()[:1] and self.key == key

    @property
    def letters(self) -> str:
        """The line folded to its letters and digits, to see whether it differs in marks alone."""
        return "".join(
            letter for letter in self.text[:COMPARED_CHARS].casefold() if letter.isalnum()
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
    for raw in (flat[start:] if start else flat).splitlines(keepends=True):
        text = raw.strip(_BLANK)
        if text:
            begin = at if raw[0] == text[0] else at + len(raw) - len(raw.lstrip(_BLANK))
            end = begin + len(text)
            unmarked = _without_bullet(text) if text[0] in _BULLET_MARKS else text
            lines.append(
                Line(
                    number=len(lines),
                    start=end - len(unmarked),
                    end=end,
                    text=unmarked,
                    gap=gap,
                    has_bullet=unmarked is not text,
                    role=roles.get(at, Role.NONE) if roles else Role.NONE,
                )
            )
            gap = 0
        else:
            gap += 1
        at += len(raw)
    return lines


def _without_bullet(text: str) -> str:
    """A line behind its bullet; itself where it has none, or is nothing else."""
    bullet = _BULLET.match(text)
    return text[bullet.end() :].lstrip(_BLANK) if bullet and bullet.end() < len(text) else text


def count_words(text: str) -> int:
    """About how many words a line has; scripts without spaces count three letters a word."""
    head = text[:_COUNTED_CHARS]
    if not head.isascii():
        for mark, plain in _PLAIN:
            head = head.replace(mark, plain)
    if head.isascii():
        return len(head.encode().translate(_BLANKED, _JOINERS).split())
    words = len(_WORDS.findall(head))
    wide = len(_WIDE.findall(head))
    return max(words, words // 2 + wide // 3) if wide else words
