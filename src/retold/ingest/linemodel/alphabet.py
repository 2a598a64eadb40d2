"""What each character is to the line it stands in, for all of Unicode's first plane at once.

Classes come from Unicode's general categories, so no script is favoured.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
import numpy.typing as npt

# The order matters: the classes from LOWER to DIGIT make up words.
SPACE, LOWER, UPPER, CASELESS, WIDE, DIGIT, STOP, COMMA, QUOTE, BRACKET, OTHER, BREAK = range(12)
_PLANE = 0x10000
_STOPS = frozenset(".!?…。！？؟۔।")
_COMMAS = frozenset(",;:،؛、；：")
_QUOTES = frozenset("\"'“”‘’«»„‚‹›「」『』")
# Scripts that put no spaces between words: Thai and Lao, Myanmar, Khmer, kana, Han.
_WIDE = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF),
         (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))  # fmt: skip

Bytes = npt.NDArray[np.uint8]
Codes = npt.NDArray[np.uint32]


@cache
def _tables() -> tuple[Bytes, Codes]:
    """The class of every character of the first plane, and its lower-case form."""
    classes = np.array([_class_of(chr(code)) for code in range(_PLANE)], dtype=np.uint8)
    lower = np.arange(_PLANE, dtype=np.uint32)
    for code in np.flatnonzero(classes == UPPER):
        lower[code] = ord(chr(code).lower()[0])
    return classes, lower


def classify(text: str) -> tuple[Bytes, Codes]:
    """The class of each character of a text, and the number of its lower-case form.

    Characters beyond the first plane (emoji, rare ideographs) count as other marks.
    """
    classes, lower = _tables()
    encoded = text.encode("utf-32-le", "surrogatepass")
    codes = np.minimum(np.frombuffer(encoded, dtype=np.uint32), np.uint32(_PLANE - 1))
    return classes[codes], lower[codes]


def _class_of(letter: str) -> int:
    if letter == "\n":
        return BREAK
    for members, sort in ((_STOPS, STOP), (_COMMAS, COMMA), (_QUOTES, QUOTE)):
        if letter in members:
            return sort
    if any(low <= ord(letter) <= high for low, high in _WIDE):
        return WIDE if unicodedata.category(letter)[0] in "LM" else OTHER
    return _class_of_category(unicodedata.category(letter))


def _class_of_category(category: str) -> int:
    if category == "Ll" or category[0] == "M":
        return LOWER
    if category in {"Lu", "Lt"}:
        return UPPER
    if category in {"Ps", "Pe"}:
        return BRACKET
    return {"L": CASELESS, "N": DIGIT, "Z": SPACE}.get(category[0], OTHER)
