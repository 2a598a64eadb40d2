"""Text for the terminal: always `rich.text.Text`, always visible, never markup."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from retold.export.views.marks import Bit, Mark
from retold.text.escape import visible

LABEL = "bold"
QUIET = "dim"
CHANGED = "bold underline"
DIFFERS = "underline"
HEADING = "bold"


def plain(*parts: str | tuple[str, str] | Text) -> Text:
    """Parts joined: words, words with a style, or texts made before; all of them made safe.

    Words are shown on one line: a line break in a report cannot begin a line of ours.
    """
    made = Text()
    for part in parts:
        if isinstance(part, Text):
            made.append_text(part)
        elif isinstance(part, tuple):
            made.append(_safe(part[0]), style=part[1])
        else:
            made.append(_safe(part))
    return made


def marked(bits: Iterable[Bit]) -> Text:
    """A reading with its changed words underlined and in brackets, to be seen without colour.

    The brackets are for the places that are judged altered; where none is, for all that differ.
    """
    given = list(bits)
    gravest = max((bit.mark for bit in given), default=Mark.SAME)
    return plain(*(_mark(bit, gravest) for bit in given))


def _mark(bit: Bit, gravest: Mark) -> str | tuple[str, str]:
    if bit.mark is Mark.SAME:
        return bit.text
    return (f"[{bit.text}]", CHANGED) if bit.mark is gravest else (bit.text, DIFFERS)


def shorten_bits(bits: Iterable[Bit], most: int) -> list[Bit]:
    """The bits up to a number of characters, with an ellipsis where there were more."""
    kept: list[Bit] = []
    for bit in bits:
        if most <= 0:
            kept.append(Bit(text=" …"))
            break
        kept.append(Bit(text=shortened(bit.text, most), mark=bit.mark))
        most -= len(bit.text)
    return kept


def shortened(words: str, most: int) -> str:
    """The words, cut at a space with an ellipsis where they are longer than that."""
    if len(words) <= most:
        return words
    cut = words[:most].rpartition(" ")[0] or words[:most]
    return cut.rstrip(",;:") + " …"


def _safe(words: str) -> str:
    return visible(words.replace("\r", " ").replace("\n", " ").replace("\t", " "))
