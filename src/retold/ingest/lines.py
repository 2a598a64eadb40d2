"""The lines of a flattened page, and what each looks like taken alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import partial
from itertools import accumulate, count, pairwise, repeat
from typing import NamedTuple

import regex

from retold.ingest.linekinds import LineKind, sort_line
from retold.ingest.linemodel.sheet import MAX_CHARS, Sheet, lay_sheets
from retold.ingest.linesorting import sort_lines
from retold.model import Span

__all__ = ["Line", "LineKind", "Lines", "split_lines"]

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


class Line(NamedTuple):
    """One line that is not blank.

    `start` and `end` bound its words in the flat text, without white space and bullet; `gap` is the
    number of blank lines above it; `number` counts the lines that are not blank. It stands in row
    `row` of `sheet`, and has about so many `words`. `signs` tell what may speak for some kind
    (`linesigns`); `kinds` holds the kind of each row of its sheet that is known.

    A tuple, because a page has hundreds of them and few are ever looked at.
    """

    row: int
    words: int
    signs: int
    number: int
    start: int
    text: str
    gap: int
    has_bullet: bool
    role: Role
    sheet: Sheet
    kinds: list[LineKind | None]

    @property
    def end(self) -> int:
        """Where its words end in the flat text."""
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        """Where its words stand in the flat text."""
        return Span(self.start, self.end)

    @property
    def folded(self) -> str:
        """The line, case folded."""
        if len(self.text) > MAX_CHARS:
            return self.text[:COMPARED_CHARS].casefold()
        return self.sheet.fold(self.row)

    @property
    def kind(self) -> LineKind:
        """What it is by its own looks: found when first asked for, where it takes a pattern."""
        kind = self.kinds[self.row]
        if kind is None:
            kind = sort_line(self.text, self.folded, self.words, self.signs)
            self.kinds[self.row] = kind
        return kind

    @property
    def key(self) -> str:
        """The line folded, white space as single spaces, to see whether two lines are the same."""
        folded = self.folded
        if self.sheet.is_even and len(self.text) <= MAX_CHARS:
            return folded
        return " ".join(folded.split())

    def reads(self, key: str | None) -> bool:
        """Whether its key is this one; the first letter settles most."""
        return key is not None and key[:1] == self.folded[:1] and self.key == key

    @property
    def letters(self) -> str:
        """The line folded to its letters and digits, to see whether it differs in marks alone."""
        return "".join(letter for letter in self.folded if letter.isalnum())


# Made without asking how many fields there are: a third quicker than `Line._make`.
_MAKE: Callable[[Iterable[object]], Line] = partial(tuple.__new__, Line)


class Lines(list[Line]):
    """The lines of a page, and the sheets that they stand on, in order."""

    __slots__ = ("sheets",)

    def __init__(self, lines: Iterable[Line] = (), sheets: Sequence[Sheet] = ()) -> None:
        super().__init__(lines)
        self.sheets = sheets


def split_lines(flat: str, *, start: int = 0, roles: dict[int, Role] | None = None) -> Lines:
    """The lines of a flat text that are not blank, from an offset on.

    Args:
        flat: The text.
        start: Where to begin.
        roles: What the markup says of the line that begins at an offset.
    """
    raws = (flat[start:] if start else flat).splitlines(keepends=True)
    # Bare `strip` knows white space without a list of it, and is quicker.
    is_odd = any(map(flat.__contains__, _UNPRINTED))
    texts = [raw.strip(_BLANK) for raw in raws] if is_odd else [raw.strip() for raw in raws]
    begins = list(accumulate(map(len, raws), initial=start))
    said = [roles.get(at, Role.NONE) for at in begins[:-1]] if roles else [Role.NONE] * len(raws)
    gaps = [0] * len(raws)
    if not all(texts):
        held = [at for at, text in enumerate(texts) if text]
        gaps = [at - above - 1 for above, at in pairwise([-1, *held])]
        raws, texts = [raws[at] for at in held], [texts[at] for at in held]
        begins, said = [begins[at] for at in held], [said[at] for at in held]
    starts = [
        at if raw[0] == text[0] else at + len(raw) - len(raw.lstrip(_BLANK))
        for at, raw, text in zip(begins, raws, texts, strict=False)
    ]
    bullets = [False] * len(texts)
    for at in [at for at, text in enumerate(texts) if text[0] in _BULLET_MARKS]:
        unmarked = _without_bullet(texts[at])
        bullets[at] = len(unmarked) < len(texts[at])
        starts[at] += len(texts[at]) - len(unmarked)
        texts[at] = unmarked
    lines = Lines(sheets=lay_sheets(texts))
    cut = tuple(map(iter, (count(), starts, texts, gaps, bullets, said)))
    for sheet in lines.sheets:
        signs, kinds = sort_lines(sheet)
        # The row comes first: it ends with the sheet, and of what was cut no more is taken.
        rows = zip(range(len(signs)), sheet.words, signs, *cut, repeat(sheet), repeat(kinds))
        lines.extend(map(_MAKE, rows))
    return lines


def _without_bullet(text: str) -> str:
    """A line behind its bullet; itself where it has none, or is nothing else."""
    bullet = _BULLET.match(text)
    return text[bullet.end() :].lstrip(_BLANK) if bullet and bullet.end() < len(text) else text
