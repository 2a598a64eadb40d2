"""Many texts at once as plain bytes: letters folded, everything else a space or a quotation mark.

One look-up in a table of code points replaces lower-casing, the taking off of accents, the styles
of quotation marks and the finding of words, for a whole batch in one step of NumPy. Texts with a
letter that one byte cannot stand for (Cyrillic, Chinese, a combining accent) take a slower road,
code point by code point, to the same bytes.
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
_DOUBLES = frozenset('"“”„‟«»″「」『』')
_SINGLES = frozenset("'‘’‚‛‹›`´ʼ")
# Where Latin letters, marks and signs stand; other scripts take the slower road.
_IN_TABLE = (*range(0x590), *range(0x1E00, 0x2800))
# Pictures, and what chooses their look, are spaces: their halves in UTF-16 too.
_PICTURES, _LOOKS = range(0x1F000, 0x1FC00), range(0xFE00, 0xFE10)
_HALVES = (*range(0xD83C, 0xD83F), *range(0xDC00, 0xE000))
# Scripts written without spaces: every letter counts as a word.
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_SYLLABLES = range(0xAC00, 0xD7A4)  # of Korean, which stay whole


def fold_to_bytes(texts: Sequence[str]) -> tuple[Bytes, Ends]:
    """The bytes of all texts in a row, a space after each, and where each ends.

    Letters are lower-case and without accents, in UTF-8 where they are not Latin; the two kinds of
    quotation marks are `"` and `'` in every style; everything else is a space.
    """
    joined = "\n".join(texts) + "\n"
    units = np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), np.uint16)
    folded: Bytes = _table().take(units)
    if len(units) == len(joined) and not (folded == _ELSEWHERE).any():
        return folded, np.cumsum([len(text) + 1 for text in texts], dtype=np.int64)
    parts = [_fold_fast(text) or _fold_slowly(text) for text in texts]
    ends = np.cumsum([len(part) for part in parts], dtype=np.int64)
    return np.frombuffer(b"".join(parts), np.uint8), ends


def _fold_fast(text: str) -> bytes:
    """A text by the table, with a space at its end; nothing if the table cannot tell."""
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    folded = _table().take(units)
    return b"" if (folded == _ELSEWHERE).any() else folded.tobytes() + b" "


def _fold_slowly(text: str) -> bytes:
    return text.translate(_folds()).encode("utf-8") + b" "


class _Folds(dict[int, str]):
    """What each code point becomes, made when it is met."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold(chr(code))
        return self[code]


@cache
def _folds() -> _Folds:
    return _Folds()


def _fold(letter: str) -> str:
    """What one code point becomes: letters, a mark, a space, or nothing."""
    code = ord(letter)
    if letter in _DOUBLES:
        return '"'
    if letter in _SINGLES:
        return "'"
    if code in _PICTURES or code in _LOOKS:
        return " "
    if unicodedata.category(letter) in {"Mn", "Cf"}:
        return ""
    parts = letter if code in _SYLLABLES else unicodedata.normalize("NFKD", letter).casefold()
    kept = (one for one in parts if unicodedata.category(one) not in {"Mn", "Cf"})
    folded = "".join(one if unicodedata.category(one)[0] in "LMN" else " " for one in kept)
    return f" {folded} " if _UNSPACED.match(letter) else folded


@cache
def _table() -> Bytes:
    """For each unit of UTF-16 its byte, or that it takes the slower road."""
    table = np.full(65_536, _ELSEWHERE, dtype=np.uint8)
    for code in _IN_TABLE:
        folded = _fold(chr(code))
        if len(folded) == 1 and folded.isascii():
            table[code] = ord(folded)
    table[[*_HALVES, *_LOOKS]] = SPACE
    return table
