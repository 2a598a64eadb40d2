"""The lines of a flattened page, and what each looks like taken alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import regex

from retold.ingest.linekinds import LineKind, sort_line
from retold.ingest.linemodel.sheet import MAX_CHARS, Sheet, lay_sheets
from retold.ingest.linesigns import find_signs
from retold.model import Span

__all__ = ["Line", "LineKind", "sheets_of", "split_lines"]

_BULLET = regex.compile(r"(?:[•·▪▫■□●○◦‣⁃∙➤►▶»*+–—-]{1,2}[ \t\u00a0]{1,8}){1,3}|[•▪●◦‣]")
_BULLET_MARKS = frozenset("•·▪▫■□●○◦‣⁃∙➤►▶»*+–—-")
# White space, and what prints as blank.
_UNPRINTED = "\u200b\ufeff\x00\u00ad"
_BLANK = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000" + _UNPRINTED
)
COMPARED_CHARS = 20_000


class Role(StrEnum):
    """What the markup of a page says of a line, where there is markup."""

    NONE = ""
    TITLE = "title"
    HEADING = "heading"
    CAPTION = "caption"


@dataclass(slots=True, eq=False)
class Line:
    """One line that is not blank.

    `start` and `end` bound its words in the flat text, without white space and bullet; `gap` is the
    number of blank lines above it; `number` counts the lines that are not blank. It stands in row
    `row` of `sheet`. `signs` tell what may speak for some kind (`linesigns`). What kind it is is
    found when it is first asked for: many lines of a page are never asked.
    """

    number: int
    start: int
    end: int
    text: str
    gap: int
    has_bullet: bool
    role: Role
    sheet: Sheet
    row: int
    signs: int
    _kind: LineKind | None = field(default=None, init=False, repr=False)

    @property
    def span(self) -> Span:
        """Where its words stand in the flat text."""
        return Span(self.start, self.end)

    @property
    def words(self) -> int:
        """About how many words it has."""
        return self.sheet.words[self.row]

    @property
    def folded(self) -> str:
        """The line, case folded."""
        if len(self.text) > MAX_CHARS:
            return self.text[:COMPARED_CHARS].casefold()
        return self.sheet.folded[self.row]

    @property
    def kind(self) -> LineKind:
        """What it is by its own looks."""
        if self._kind is None:
            self._kind = sort_line(self.text, self.folded, self.words, self.signs)
        return self._kind

    @property
    def key(self) -> str:
        """The line folded, white space as single spaces, to see whether two lines are the same."""
        folded = self.folded
        if self.sheet.is_even[self.row] and len(self.text) <= MAX_CHARS:
            return folded
        return " ".join(folded.split())

    def reads(self, key: str | None) -> bool:
        """Whether its key is this one; the first letter settles most."""
        return key is not None and key[:1] == self.folded[:1] and self.key == key

    @property
    def letters(self) -> str:
        """The line folded to its letters and digits, to see whether it differs in marks alone."""
        return "".join(letter for letter in self.folded if letter.isalnum())


def split_lines(flat: str, *, start: int = 0, roles: dict[int, Role] | None = None) -> list[Line]:
    """The lines of a flat text that are not blank, from an offset on.

    Args:
        flat: The text.
        start: Where to begin.
        roles: What the markup says of the line that begins at an offset.
    """
    cut: list[tuple[int, int, str, int, bool, Role]] = []
    gap = 0
    at = start
    for raw in (flat[start:] if start else flat).splitlines(keepends=True):
        text = raw.strip()
        if text and (text[0] in _UNPRINTED or text[-1] in _UNPRINTED):
            text = text.strip(_BLANK)
        if text:
            begin = at if raw[0] == text[0] else at + len(raw) - len(raw.lstrip(_BLANK))
            end = begin + len(text)
            unmarked = _without_bullet(text) if text[0] in _BULLET_MARKS else text
            role = roles.get(at, Role.NONE) if roles else Role.NONE
            cut.append((end - len(unmarked), end, unmarked, gap, unmarked is not text, role))
            gap = 0
        else:
            gap += 1
        at += len(raw)
    lines: list[Line] = []
    for sheet in lay_sheets([one[2] for one in cut]):
        for row, signs in enumerate(find_signs(sheet)):
            lines.append(Line(len(lines), *cut[len(lines)], sheet, row, signs))
    return lines


def sheets_of(lines: Sequence[Line]) -> list[Sheet]:
    """The sheets that all lines of a page stand on, in order."""
    made: list[Sheet] = []
    at = 0
    while at < len(lines):
        made.append(lines[at].sheet)
        at += len(made[-1].texts)
    return made


def _without_bullet(text: str) -> str:
    """A line behind its bullet; itself where it has none, or is nothing else."""
    bullet = _BULLET.match(text)
    return text[bullet.end() :].lstrip(_BLANK) if bullet and bullet.end() < len(text) else text
