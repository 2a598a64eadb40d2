"""Many texts at once as plain bytes: letters folded, everything else a space or a quotation mark.

One look-up in a table of code points replaces lower-casing, the taking off of accents, the styles
of quotation marks and the finding of words, for a whole batch in one step of NumPy. Texts with a
letter that one byte cannot stand for (Cyrillic, Chinese, a combining accent) take a slower road to
the same bytes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
import regex

SPACE, DOUBLE, SINGLE = 32, 34, 39
# Bytes from here on belong to words.
FIRST_OF_WORD = 48
Bytes = npt.NDArray[np.uint8]
Ends = npt.NDArray[np.int64]
_ELSEWHERE = 255  # no byte of UTF-8
_DOUBLES = '"“”„‟«»″「」『』'
_SINGLES = "'‘’‚‛‹›`´ʼ"
# Scripts without a letter of Latin in them take the slower road whole.
_LAST_IN_TABLE = 0x2E80
# Scripts written without spaces: every letter counts as a word.
_UNSPACED = regex.compile(
    r"([\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]\p{M}*)"
)
_DROPPED = regex.compile(r"[\p{Mn}\p{Cf}]+")
_NO_WORD = regex.compile(r"[^\p{L}\p{M}\p{Nd}\p{Nl}\p{No}\"']+")


def fold_to_bytes(texts: Sequence[str]) -> tuple[Bytes, Ends]:
    """The bytes of all texts in a row, a space after each, and where each ends.

    Letters are lower-case and without accents, in UTF-8 where they are not Latin; the two kinds of
    quotation marks are `"` and `'` in every style; everything else is a space.
    """
    joined = "\n".join(texts) + "\n"
    units = np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), np.uint16)
    folded: Bytes = _table().take(units)
    strange = np.flatnonzero(folded == _ELSEWHERE)
    if not len(strange) and len(units) == len(joined):
        return folded, np.cumsum([len(text) + 1 for text in texts], dtype=np.int64)
    return _fold_apart(texts)


def _fold_apart(texts: Sequence[str]) -> tuple[Bytes, Ends]:
    """The same, text by text."""
    parts = [_fold_fast(text) or _fold_slowly(text) for text in texts]
    ends = np.cumsum([len(part) for part in parts], dtype=np.int64)
    return np.frombuffer(b"".join(parts), np.uint8), ends


def _fold_fast(text: str) -> bytes:
    """A text by the table, with a space at its end; nothing if the table cannot tell."""
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    folded = _table().take(units)
    return b"" if (folded == _ELSEWHERE).any() else folded.tobytes() + b" "


def _fold_slowly(text: str) -> bytes:
    parted = _DROPPED.sub("", unicodedata.normalize("NFKD", text))
    whole = unicodedata.normalize("NFKC", parted).casefold().translate(_marks())
    spaced = _UNSPACED.sub(r" \1 ", _NO_WORD.sub(" ", whole))
    return spaced.encode("utf-8", "surrogatepass") + b" "


@cache
def _marks() -> dict[int, str]:
    return {ord(mark): '"' for mark in _DOUBLES} | {ord(mark): "'" for mark in _SINGLES}


@cache
def _table() -> Bytes:
    """For each code point of the basic plane its byte, or that it takes the slower road."""
    table = np.full(65_536, _ELSEWHERE, dtype=np.uint8)
    for code in range(_LAST_IN_TABLE):
        byte = _byte_of(chr(code))
        if byte is not None:
            table[code] = byte
    return table


def _byte_of(letter: str) -> int | None:
    """The byte of a code point; None for what is no one letter of Latin, no mark and no space."""
    if letter in _DOUBLES:
        return DOUBLE
    if letter in _SINGLES:
        return SINGLE
    folded = _fold_slowly(letter).strip()
    if len(folded) == 1:
        return folded[0]
    is_dropped = unicodedata.category(letter) in {"Mn", "Cf"}
    return None if folded or is_dropped else SPACE
